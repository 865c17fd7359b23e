package sheet

import (
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// Text is what a toast says.
func Text(m *model.Model, words loc.Words, t model.Toast) string {
	level := t.Level
	if l, ok := m.Catalog.Level(t.Level); ok {
		level = l.Text(puzzle.Language(words.Language())).Title
	}
	if t.Key == "shell.keys.taken" {
		level = words.Say("shell.act." + t.Level)
	}
	return words.Say(t.Key, loc.Args{"Level": level})
}

// settings draws the player's wishes. Rows that do not fit scroll.
func settings(m *model.Model, f *kit.Frame) {
	say := f.Words.Say
	row, gap := float32(48), float32(16)
	if f.Compact() {
		row, gap = 42, 10
	}
	label := f.Book.Metrics(f.Font.Label).LineHeight + 4
	note := float32(0)
	for _, what := range []string{"contrast-what", "motion-what", "open-what"} {
		note = max(note, f.TextHeight(470, say("shell.set."+what), f.Font.Small))
	}
	height := 2*(label+row+gap) + 3*(row+note+gap) + 3*row + gap + label + row + 8 + row + gap/2 + row + gap/2 + 2*(row+gap)
	reached := sizeReached(m, f)
	if reached != "" {
		height += label
	}
	if m.Frozen() {
		height += 2 * label
	}
	inside := paper(f, "settings", say("shell.settings"), 600, height+94)
	body := f.Scroll("settings", inside, height).InsetXY(4, 0)
	next := func(h float32) (r draw.Rect) {
		r, body = body.CutTop(h)
		return r
	}
	heading := func(text string) { f.Line(next(label), text, f.Font.Label, f.Theme.InkSoft, kit.Left) }

	heading(say("shell.language"))
	f.Choice(next(row), languages(f))
	next(gap)
	heading(say("shell.set.size"))
	f.Choice(next(row), sizes(m, f))
	if reached != "" {
		f.Line(next(label), reached, f.Font.Small, f.Theme.InkSoft, kit.Left)
	}
	next(gap)
	toggle := func(name, text, what string, on bool) {
		wish := name + "=on"
		if on {
			wish = name + "=off"
		}
		f.Toggle(next(row), name, text, on, msg.Say(msg.Setting, wish))
		_, below := next(note).CutLeft(60)
		f.Text(draw.Rect{X: below.X, Y: below.Y, W: below.W}, what, f.Font.Small, f.Theme.InkSoft)
		next(gap)
	}
	toggle("contrast", say("shell.set.contrast"), say("shell.set.contrast-what"), m.Reached.Settings.Contrast)
	toggle("calm", say("shell.set.motion"), say("shell.set.motion-what"), m.Reached.Settings.Calm)
	toggle("open", say("shell.set.open"), say("shell.set.open-what"), m.Reached.Settings.Open)
	sounds(m, f, next(3*row))
	next(gap / 2)
	f.Button(next(row), kit.Button{ID: "keys", Text: say("shell.keys.open"), Icon: kit.IconKey, Click: msg.Say(msg.Show, string(model.Keys))})
	next(gap)
	name := loc.Args{"Name": ShownPlayer(m, f.Words)}
	heading(cutName(f, say("shell.set.progress", name), body.W))
	f.Button(next(row), kit.Button{ID: "players", Text: say("shell.players.open"), Icon: kit.IconWorker, Click: msg.Say(msg.Show, string(model.Players))})
	next(gap / 2)
	transfers(m, f, next(row))
	next(gap)
	f.Button(next(row), kit.Button{ID: "homework", Text: homeworkTitle(m, f), Icon: kit.IconCheck, Click: msg.Say(msg.Show, string(model.Homework))})
	next(gap)
	foot(m, f, next(row))
	if m.Frozen() {
		f.Text(next(2*label), say("shell.set.frozen"), f.Font.Small, f.Theme.Bad.Mix(f.Theme.Ink, 0.3))
	}
	f.EndScroll()
}

// sizeReached says how large everything is where the window has no room for the size that was chosen, and "" where it has.
func sizeReached(m *model.Model, f *kit.Frame) string {
	wish := m.Reached.Settings.Percent()
	reached := int(f.Zoom*100 + 0.5)
	if f.Zoom == 0 || wish == progress.Zooms()[0] || reached >= wish {
		return ""
	}
	return f.Words.Say("shell.set.size-most", loc.Args{"Percent": reached})
}

func languages(f *kit.Frame) []kit.Option {
	var options []kit.Option
	for _, language := range loc.Languages() {
		options = append(options, kit.Option{
			ID: "language " + language, Text: loc.Name(language), On: language == f.Words.Language(), Click: msg.Say(msg.Language, language),
		})
	}
	return options
}

func sizes(m *model.Model, f *kit.Frame) []kit.Option {
	var options []kit.Option
	for _, percent := range progress.Zooms() {
		options = append(options, kit.Option{
			ID:   "zoom " + strconv.Itoa(percent),
			Text: f.Words.Say("shell.set.percent", loc.Args{"Percent": percent}), On: percent == m.Reached.Settings.Percent(),
			Click: msg.Say(msg.Setting, "zoom="+strconv.Itoa(percent)),
		})
	}
	return options
}

// sounds draws both volumes and the switch that silences them.
func sounds(m *model.Model, f *kit.Frame, r draw.Rect) {
	row := r.H / 3
	wishes := m.Reached.Settings
	for _, volume := range []struct {
		name    string
		percent int
	}{{"effects", wishes.EffectsPercent()}, {"music", wishes.MusicPercent()}} {
		var line draw.Rect
		line, r = r.CutTop(row)
		text, groove := line.CutLeft(line.W * 0.34)
		f.Line(text, f.Words.Say("shell.set."+volume.name), f.Font.Body, f.Theme.Ink, kit.Left)
		groove, number := groove.CutLeft(groove.W - 64)
		said := f.Words.Say("shell.set.percent", loc.Args{"Percent": volume.percent})
		f.Slider(groove.InsetXY(12, 0), volume.name, f.Words.Say("shell.set."+volume.name)+": "+said, kit.Slide{
			Value: int64(volume.percent), Min: 0, Max: 100, Page: 20,
			Send: func(v int64) msg.Msg {
				return msg.Say(msg.Setting, volume.name+"="+strconv.FormatInt(v, 10))
			},
		})
		f.Line(number, said, f.Font.Label, f.Theme.InkSoft, kit.Right)
	}
	wish := "mute=on"
	if wishes.Mute {
		wish = "mute=off"
	}
	f.Toggle(r, "mute", f.Words.Say("shell.set.mute", loc.Args{"Key": f.Keys.Shown("F4")}), wishes.Mute, msg.Say(msg.Setting, wish))
}

// transfers offer progress as a file, and take it from one.
func transfers(m *model.Model, f *kit.Frame, r draw.Rect) {
	say := f.Words.Say
	left, right := r.CutLeft(r.W / 2)
	left, _ = left.CutLeft(left.W - 6)
	_, right = right.CutLeft(6)
	export := kit.Button{ID: "export progress", Text: say("shell.set.export"), Icon: kit.IconDown, Click: msg.Say(msg.Setting, "progress=export")}
	if !m.Begun() {
		export.Disabled = say("shell.set.nothing")
	}
	f.Button(left, export)
	bring := kit.Button{ID: "import progress", Text: say("shell.set.import"), Icon: kit.IconUp, Click: msg.Say(msg.Setting, "progress=import")}
	if m.Frozen() {
		bring.Disabled = say("shell.set.frozen")
	}
	f.Button(right, bring)
}

// foot draws what cannot be taken back, and the credits.
func foot(m *model.Model, f *kit.Frame, r draw.Rect) {
	left, right := r.CutLeft(r.W * 0.56)
	remove := kit.Button{
		ID: "delete progress", Text: f.Words.Say("shell.set.delete"), Icon: kit.IconTrash, Look: kit.Danger,
		Click: msg.Say(msg.Show, string(model.AskDelete)),
	}
	if !m.Begun() {
		remove.Disabled = f.Words.Say("shell.set.nothing")
	}
	f.Button(left, remove)
	_, right = right.CutLeft(12)
	f.Button(right, kit.Button{
		ID: "credits", Text: f.Words.Say("shell.credits"), Icon: kit.IconStar, Click: msg.Say(msg.Show, string(model.Credits)),
	})
}
