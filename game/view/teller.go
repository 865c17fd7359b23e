package view

import (
	"strings"

	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/keys"
	"lostupdate/game/model/sabotage"
	engineerview "lostupdate/game/view/engineer"
	sabotageview "lostupdate/game/view/sabotage"
	"lostupdate/game/view/sheet"
	"lostupdate/levels/puzzle"
)

// teller finds the sentences about a model.
type teller struct {
	m     *model.Model
	words loc.Words
	keys  keys.Map
}

func (t teller) say(key string, args ...loc.Args) string { return t.words.Say(key, args...) }

func (t teller) language() puzzle.Language { return puzzle.Language(t.words.Language()) }

// scene tells what fills the screen.
func (t teller) scene() []string {
	switch {
	case t.m.Engineer != nil:
		return t.engineer(t.m.Engineer)
	case t.m.Sabotage != nil:
		return t.sabotage(t.m.Sabotage)
	case t.m.Scene == model.Map:
		return t.campaign()
	}
	return append([]string{t.say("tell.screen.title"), t.say("shell.tagline"), t.say("shell.pitch")}, t.playing()...)
}

// campaign tells about the map, or the room of it that is looked into.
func (t teller) campaign() []string {
	chart := t.m.Chart()
	parts := []string{t.say("tell.screen.map"), t.say("shell.campaign"), t.say("shell.map.stars", loc.Args{"Earned": chart.Stars, "Most": chart.Most})}
	for _, room := range chart.Rooms {
		if room.Number == t.m.Room {
			parts[0] = t.say("tell.screen.room")
			parts[1] = t.say("shell.map.room", loc.Args{"Number": room.Number, "Title": room.Title.In(t.language())})
		}
	}
	return parts
}

func (t teller) engineer(m *engineer.Model) []string {
	text := m.Level.Text(t.language())
	parts := []string{t.say("tell.screen.engineer"), text.Title, text.Goal}
	switch m.Phase() {
	case engineer.Inspecting:
		parts = append(parts, t.say("shell.tell.inspecting"))
	case engineer.Building:
		if p := m.Level.Puzzle; len(p.Tools.Gates)+len(p.Tools.Cards) > 0 {
			parts = append(parts, t.say("shell.tell.gates", loc.Args{"N": len(m.Blueprint().Gates)}))
		}
	case engineer.Judged:
		parts = append(parts, t.verdict(m)...)
	}
	now, _ := engineerview.Tell(m, t.words)
	return append(parts, now...)
}

// verdict tells what the inspector has found out.
func (t teller) verdict(m *engineer.Model) []string {
	j := m.Judgement()
	if j == nil || j.Result == nil {
		return nil
	}
	var parts []string
	key := map[engineer.Outcome]string{
		engineer.Safe: "shell.tell.safe", engineer.Unsafe: "shell.tell.unsafe",
		engineer.Missed: "shell.tell.missed", engineer.Unsure: "shell.tell.unsure",
	}[m.Verdict()]
	if key != "" {
		parts = append(parts, t.say(key))
	}
	parts = append(parts, j.Result.Explanation.In(t.language()))
	if m.Verdict() == engineer.Safe {
		parts = append(parts, t.say("shell.tell.stars", loc.Args{"N": j.Result.Stars.Count()}))
	}
	return parts
}

func (t teller) sabotage(m *sabotage.Model) []string {
	text := m.Level.Text(t.language())
	parts := []string{
		t.say("tell.screen.sabotage"), text.Title, text.Goal, t.say("shell.tell.steps", loc.Args{"N": m.Place(), "Interrupts": m.Interrupts()}),
	}
	parts = append(parts, sabotageview.Tell(m, t.words)...)
	switch m.Outcome() {
	case sabotage.Broken:
		parts = append(parts, t.say("shell.tell.broken"))
		if r := m.Result(); r != nil {
			parts = append(parts, r.Explanation.In(t.language()), t.say("shell.tell.stars", loc.Args{"N": r.Stars.Count()}))
		}
	case sabotage.Honest:
		parts = append(parts, t.say("sabotage.honest"), m.Explanation().In(t.language()))
	case sabotage.Mistaken:
		parts = append(parts, t.say("sabotage.mistaken"), m.Explanation().In(t.language()))
	case sabotage.Harmless:
		parts = append(parts, t.say("shell.tell.harmless"))
	case sabotage.Astray:
		parts = append(parts, t.say("shell.tell.astray"))
	}
	return parts
}

// asking tells what a level asks, and what is true once the player wants to know.
func (t teller) asking() []string {
	m := t.m.Predict
	parts := []string{
		t.say("tell.screen.predict"), t.say("shell.predict.title"),
		t.say("shell.predict.question", loc.Args{"Name": m.Level.Text(t.language()).Name(m.Question.Global)}),
	}
	answer := m.Answer()
	if answer == nil {
		return parts
	}
	verdict := "shell.predict.wrong"
	if m.Right() {
		verdict = "shell.predict.right"
	}
	return append(parts, t.say(verdict), answer.Explanation.In(t.language()))
}

// question tells what the player is asked, or told, before anything goes on.
func (t teller) question() []string {
	name := loc.Args{"Name": sheet.ShownPlayer(t.m, t.words)}
	if t.m.Question == model.AskRemove {
		doomed, _ := t.m.Player(t.m.Doomed)
		name = loc.Args{"Name": sheet.PlayerName(t.words, doomed), "N": doomed.Stars}
	}
	key := "shell.ask." + string(t.m.Question)
	return []string{t.say("tell.screen.question"), t.say(key+"-title", name), t.say(key+"-text", name)}
}

// sheet tells which sheet lies on top of all, and what is written there.
func (t teller) sheet(reading []string) []string {
	name := t.say("shell." + string(t.m.Sheet))
	switch t.m.Sheet {
	case model.Share:
		name = t.say("shell.share.title")
	case model.Keys:
		name = t.say("shell.keys.sheet")
	case model.Players:
		return t.players()
	}
	parts := []string{t.say("tell.screen.sheet", loc.Args{"Name": name})}
	for _, text := range reading {
		if text != name {
			parts = append(parts, text)
		}
	}
	return parts
}

// onLevel tells which sheet of the level lies on top, and what is written there. What the scene has come to belongs to its
// result, and is not repeated with other sheets.
func (t teller) onLevel(scene, reading []string) []string {
	parts := []string{t.say(t.onTop())}
	if strings.HasSuffix(t.onTop(), "result") {
		return append(append(parts, scene...), reading...)
	}
	return append(append(parts, scene[1]), reading...)
}

// onTop returns the text about a sheet of the level; "" where there is none.
func (t teller) onTop() string {
	sheet := ""
	if t.m.Engineer != nil {
		sheet = string(t.m.Engineer.Sheet)
	}
	if t.m.Sabotage != nil {
		sheet = string(t.m.Sabotage.Sheet)
	}
	if sheet == "" {
		return ""
	}
	return "tell.on-top." + sheet
}

// code tells whether what is read is a program, whose lines are no sentences.
func (t teller) code() bool {
	return t.onTop() == "tell.on-top.code" && t.m.Sheet == model.NoSheet && t.m.Question == model.NoQuestion
}

// advice says what can be done.
func (t teller) advice() string {
	key := func(usual string) string {
		switch shown := t.keys.Shown(usual); shown { // a sign alone is not heard
		case ",":
			return t.say("tell.comma")
		case ".":
			return t.say("tell.full-stop")
		default:
			return shown
		}
	}
	args := loc.Args{
		"Run": key("R"), "Undo": key("U"), "Hint": key("H"), "Back": key(","), "Forward": key("."), "Build": key("B"),
		"Help": key("F1"), "Language": key("F2"),
	}
	switch {
	case t.m.Question != model.NoQuestion:
		return t.say("tell.do.question", args)
	case t.m.Rebinding != "":
		return t.say("tell.do.rebinding", args)
	case t.m.Naming != nil:
		return t.say("tell.do.naming", args)
	case t.m.Sheet == model.Players:
		return t.say("tell.do.players", args)
	case t.m.Sheet != model.NoSheet:
		return t.say("tell.do.sheet", args)
	case t.m.Predict != nil:
		return t.say("tell.do.predict", args)
	case t.onTop() != "":
		return t.say("tell.do.sheet", args)
	case t.m.Engineer != nil:
		return t.adviceToEngineer(args)
	case t.m.Sabotage != nil && t.m.Sabotage.Outcome() == sabotage.Running:
		return t.say("tell.do.sabotage", args)
	case t.m.Sabotage != nil:
		return t.say("tell.do.over", args)
	case t.m.Scene == model.Map:
		return t.say("tell.do.map", args)
	}
	return t.say("tell.do.title", args)
}

func (t teller) adviceToEngineer(args loc.Args) string {
	m := t.m.Engineer
	switch playing, _ := m.Rolling(); {
	case playing, m.Phase() == engineer.Inspecting:
		return t.say("tell.do.rolling", args)
	case m.Shown() != nil:
		return t.say("tell.do.run", args)
	}
	_, next := engineerview.Tell(m, t.words)
	return sentence(t.words, next) + between(t.words) + t.say("tell.do.build", args)
}
