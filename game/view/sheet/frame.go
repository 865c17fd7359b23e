package sheet

import (
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

// Draw draws the sheet, the question and the toasts that the model shows now.
func Draw(m *model.Model, f *kit.Frame) {
	predictSheet(m, f)
	switch m.Sheet {
	case model.Settings:
		settings(m, f)
	case model.Help:
		help(m, f)
	case model.Credits:
		credits(f)
	case model.Keys:
		keySheet(m, f)
	case model.Players:
		players(m, f)
	case model.Share:
		share(m, f)
	case model.Homework:
		homework(m, f)
	}
	question(m, f)
	toasts(m, f)
}

// paper lays a sheet with a name and a way to close it on the screen, and returns the space inside.
func paper(f *kit.Frame, id, name string, width, height float32) (inside draw.Rect) {
	r := draw.RectAround(f.Bounds().Center(), min(width, f.Size.X-24), min(height, f.Size.Y-16))
	f.Layer(id, r, msg.Do(msg.Back))
	head := float32(54)
	if f.Compact() {
		head = 42
	}
	title, inside := f.HeadedPanel(r, head, f.Theme.Bar, f.Theme.Panel, f.Theme.Outline)
	shut, title := title.CutRight(head - 14)
	f.Line(title, name, f.Font.Title, f.Theme.BarInk, kit.Left)
	side := min(shut.W, head-14)
	f.Button(draw.RectAround(shut.Center(), side, side), kit.Button{
		ID: "close", Icon: kit.IconClose, Look: kit.OnBar, Label: f.Words.Say("shell.close"), Key: "Esc", Click: msg.Do(msg.Back),
	})
	return inside
}

// question draws what must be answered first.
func question(m *model.Model, f *kit.Frame) {
	say := f.Words.Say
	back := msg.Do(msg.Back)
	switch m.Question {
	case model.AskDelete:
		f.Dialog(kit.Dialog{
			ID: "ask delete", Title: say("shell.ask.delete-title"), Text: say("shell.ask.delete-text", loc.Args{"Name": ShownPlayer(m, f.Words)}), Dismiss: back,
			Buttons: []kit.Button{
				{ID: "keep", Text: say("shell.ask.delete-no"), Click: back},
				{ID: "export", Text: say("shell.ask.export"), Label: say("shell.set.export"), Icon: kit.IconDown, Click: msg.Say(msg.Setting, "progress=export")},
				{ID: "delete", Text: say("shell.ask.delete-yes"), Icon: kit.IconTrash, Look: kit.Danger, Click: msg.Say(msg.Setting, "progress=delete")},
			},
		})
	case model.AskRemove:
		p, _ := m.Player(m.Doomed)
		name := loc.Args{"Name": PlayerName(f.Words, p), "N": p.Stars}
		f.Dialog(kit.Dialog{
			ID: "ask remove", Title: say("shell.ask.remove-title", name), Text: say("shell.ask.remove-text", name), Dismiss: back,
			Buttons: []kit.Button{
				{ID: "keep", Text: say("shell.ask.delete-no"), Click: back},
				{ID: "export", Text: say("shell.ask.export"), Label: say("shell.set.export"), Icon: kit.IconDown, Click: playerMsg(p.Slot, "export")},
				{ID: "remove", Text: say("shell.ask.remove-yes"), Icon: kit.IconTrash, Look: kit.Danger, Click: playerMsg(p.Slot, "remove")},
			},
		})
	case model.AskLeave:
		ask(f, "leave", kit.Button{ID: "leave", Icon: kit.IconClose, Click: msg.Do(msg.Assign)})
	case model.AskKeys:
		ask(f, "keys", kit.Button{ID: "reset", Icon: kit.IconReset, Click: msg.Say(msg.Setting, "keys=reset")})
	case model.AskImport:
		f.Dialog(kit.Dialog{
			ID: "ask import", Title: say("shell.ask.import-title"), Text: importText(m, f), Dismiss: back,
			Buttons: []kit.Button{
				{ID: "keep", Text: say("shell.ask.import-no"), Click: back},
				{ID: "accept", Text: say("shell.ask.import-yes"), Icon: kit.IconCheck, Look: kit.Danger, Click: msg.Say(msg.Setting, "progress=accept")},
			},
		})
	case model.TellNewer:
		tell(f, "tell newer", say("shell.ask.newer-title"), say("shell.ask.newer-text"))
	case model.TellDamaged:
		tell(f, "tell damaged", say("shell.ask.damaged-title"), say("shell.ask.damaged-text"))
	}
}

// ask draws a question about something that cannot be taken back, with the button that does it.
func ask(f *kit.Frame, name string, yes kit.Button) {
	say, back := f.Words.Say, msg.Do(msg.Back)
	yes.Text, yes.Look = say("shell.ask."+name+"-yes"), kit.Danger
	f.Dialog(kit.Dialog{
		ID: "ask " + name, Title: say("shell.ask." + name + "-title"), Text: say("shell.ask." + name + "-text"), Dismiss: back,
		Buttons: []kit.Button{{ID: "keep", Text: say("shell.ask.delete-no"), Click: back}, yes},
	})
}

// importText says what a file would bring and what it would replace.
func importText(m *model.Model, f *kit.Frame) string {
	text := "shell.ask.import-text"
	if !m.Alone() {
		text = "shell.ask.import-text-one"
	}
	return f.Words.Say(text, loc.Args{"Name": ShownPlayer(m, f.Words)}) + "\n\n" + f.Words.Say("shell.ask.import-counts", loc.Args{
		"File": m.StarsOf(m.Offered), "Here": m.StarsOf(&m.Reached),
	})
}

func tell(f *kit.Frame, id, title, text string) {
	back := msg.Do(msg.Back)
	f.Dialog(kit.Dialog{
		ID: id, Title: title, Text: text, Dismiss: back,
		Buttons: []kit.Button{{ID: "yes", Text: f.Words.Say("shell.ask.yes"), Look: kit.Primary, Click: back}},
	})
}

// toasts draws what there is to be read, the latest at the foot.
func toasts(m *model.Model, f *kit.Frame) {
	above := float32(0)
	for i := len(m.Toasts) - 1; i >= 0; i-- {
		t := m.Toasts[i]
		colour := f.Theme.Good
		if t.Bad {
			colour = f.Theme.Bad
		}
		above += f.ToastAbove(Text(m, f.Words, t), colour, above)
	}
}
