package view

import (
	"strings"

	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/predict"
	"lostupdate/game/model/sabotage"
	"lostupdate/game/view/guide"
	"lostupdate/game/view/sheet"
	"lostupdate/levels/puzzle"
)

// Description is what is on the screen, for who cannot see it.
type Description struct {
	Screen string // title, map, play, sabotage or result
	Title  string // of the window
	Text   string // what there is to know now; it changes when something has happened
}

// Describe describes the screen. What the player's hands have to say is not in it: they say it themselves.
func Describe(m *model.Model, words loc.Words) Description {
	d := Description{Screen: string(m.Scene), Title: words.Say("shell.game")}
	var parts []string
	switch {
	case m.Engineer != nil:
		d.Screen = "play"
		if m.Engineer.Sheet == engineer.ResultSheet {
			d.Screen = "result"
		}
		parts = tellEngineer(m.Engineer, words)
	case m.Sabotage != nil:
		if m.Sabotage.Sheet == sabotage.ResultSheet {
			d.Screen = "result"
		}
		parts = tellSabotage(m.Sabotage, words)
	case m.Scene == model.Map:
		chart := m.Chart()
		parts = []string{words.Say("shell.campaign"), words.Say("shell.map.stars", loc.Args{"Earned": chart.Stars, "Most": chart.Most})}
		for _, room := range chart.Rooms {
			if room.Number == m.Room {
				parts[0] = words.Say("shell.map.room", loc.Args{"Number": room.Number, "Title": room.Title.In(puzzle.Language(words.Language()))})
			}
		}
	default:
		parts = []string{words.Say("shell.tagline"), words.Say("shell.pitch")}
	}
	if hint, ok := m.Hint(); ok {
		parts = append(parts, guide.Text(words, hint))
	}
	if level := m.Level(); level != nil {
		d.Title = level.Text(puzzle.Language(words.Language())).Title + " · " + d.Title
	}
	if m.Predict != nil {
		parts = tellQuestion(m.Predict, words)
	}
	if m.Sheet != model.NoSheet {
		parts = []string{words.Say("shell." + string(m.Sheet))}
		switch m.Sheet {
		case model.Share:
			parts = []string{words.Say("shell.share.title")}
		case model.Players:
			parts = tellPlayers(m, words)
		case model.Keys:
			parts = []string{words.Say("shell.keys.sheet")}
		}
	}
	if m.Question != model.NoQuestion {
		parts = tellAsked(m, words)
	}
	for _, t := range m.Toasts { // the latest, and what has come together with it
		if t.Since == m.Toasts[len(m.Toasts)-1].Since {
			parts = append(parts, sheet.Text(m, words, t))
		}
	}
	d.Text = sentences(words, parts)
	return d
}

// tellAsked says what must be answered first.
func tellAsked(m *model.Model, words loc.Words) []string {
	name := loc.Args{"Name": sheet.ShownPlayer(m, words)}
	if m.Question == model.AskRemove {
		doomed, _ := m.Player(m.Doomed)
		name = loc.Args{"Name": sheet.PlayerName(words, doomed), "N": doomed.Stars}
	}
	return []string{words.Say("shell.ask."+string(m.Question)+"-title", name), words.Say("shell.ask."+string(m.Question)+"-text", name)}
}

// tellPlayers says who is playing, and who else could.
func tellPlayers(m *model.Model, words loc.Words) []string {
	if m.Naming != nil {
		return []string{words.Say("shell.players.add-title"), words.Say("shell.players.name-note")}
	}
	parts := []string{words.Say("shell.players.title"), words.Say("shell.players.title-label", loc.Args{"Name": sheet.ShownPlayer(m, words)})}
	for _, p := range m.Players() {
		if p.Slot != m.Slot {
			parts = append(parts, sheet.PlayerName(words, p))
		}
	}
	return parts
}

// sentences joins what is to be said, each part ended once.
func sentences(words loc.Words, parts []string) string {
	var b strings.Builder
	for _, part := range parts {
		if part == "" {
			continue
		}
		b.WriteString(part)
		if !strings.HasSuffix(part, ".") && !strings.HasSuffix(part, "。") && !strings.HasSuffix(part, "?") && !strings.HasSuffix(part, "？") {
			b.WriteString(strings.TrimRight(words.Say("shell.map.then"), " "))
		}
		if words.Language() == loc.English {
			b.WriteByte(' ')
		}
	}
	return strings.TrimRight(b.String(), " ")
}

func tellEngineer(m *engineer.Model, words loc.Words) []string {
	language := puzzle.Language(words.Language())
	text := m.Level.Text(language)
	parts := []string{text.Title, text.Goal}
	switch m.Phase() {
	case engineer.Inspecting:
		return append(parts, words.Say("shell.tell.inspecting"))
	case engineer.Building:
		return append(parts, words.Say("shell.tell.gates", loc.Args{"N": len(m.Blueprint().Gates)}))
	}
	j := m.Judgement()
	if j == nil || j.Result == nil {
		return parts
	}
	key := map[engineer.Outcome]string{
		engineer.Safe: "shell.tell.safe", engineer.Unsafe: "shell.tell.unsafe",
		engineer.Missed: "shell.tell.missed", engineer.Unsure: "shell.tell.unsure",
	}[m.Verdict()]
	if key != "" {
		parts = append(parts, words.Say(key))
	}
	parts = append(parts, j.Result.Explanation.In(language))
	if m.Verdict() == engineer.Safe {
		parts = append(parts, words.Say("shell.tell.stars", loc.Args{"N": j.Result.Stars.Count()}))
	}
	return parts
}

// tellQuestion says what is asked, and what is true once the player wants to know.
func tellQuestion(m *predict.Model, words loc.Words) []string {
	language := puzzle.Language(words.Language())
	parts := []string{words.Say("shell.predict.title"), words.Say("shell.predict.question", loc.Args{"Name": m.Level.Text(language).Name(m.Question.Global)})}
	answer := m.Answer()
	if answer == nil {
		return parts
	}
	verdict := "shell.predict.wrong"
	if m.Right() {
		verdict = "shell.predict.right"
	}
	return append(parts, words.Say(verdict), answer.Explanation.In(language))
}

func tellSabotage(m *sabotage.Model, words loc.Words) []string {
	language := puzzle.Language(words.Language())
	text := m.Level.Text(language)
	parts := []string{text.Title, text.Goal, words.Say("shell.tell.steps", loc.Args{"N": m.Place(), "Interrupts": m.Interrupts()})}
	switch m.Outcome() {
	case sabotage.Broken:
		parts = append(parts, words.Say("shell.tell.broken"))
		if r := m.Result(); r != nil {
			parts = append(parts, r.Explanation.In(language), words.Say("shell.tell.stars", loc.Args{"N": r.Stars.Count()}))
		}
	case sabotage.Honest:
		parts = append(parts, words.Say("sabotage.honest"), m.Explanation().In(language))
	case sabotage.Mistaken:
		parts = append(parts, words.Say("sabotage.mistaken"), m.Explanation().In(language))
	case sabotage.Harmless:
		parts = append(parts, words.Say("shell.tell.harmless"))
	case sabotage.Astray:
		parts = append(parts, words.Say("shell.tell.astray"))
	}
	return parts
}
