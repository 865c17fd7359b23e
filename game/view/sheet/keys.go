package sheet

import (
	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model"
	"lostupdate/game/model/keys"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

// keySheet lists what every key does, lets the player choose others, and tells what the buttons of a gamepad do.
func keySheet(m *model.Model, f *kit.Frame) {
	say := f.Words.Say
	fixed := linesHeight(f, fixedKeys(f)) + linesHeight(f, padLines(f)) + 12
	left, right := columns(f, "keys", say("shell.keys.sheet"), chooseHeight(f, columnWidth(f)), fixed)
	choose(m, f, left)
	used := lines(f, right, say("shell.keys.fixed"), fixedKeys(f))
	_, right = right.CutTop(used + 12)
	lines(f, right, say("shell.keys.pad"), padLines(f))
	f.EndScroll()
	if m.Rebinding == "" {
		return
	}
	f.Capture(func(key event.Key) msg.Msg {
		if key == event.KeyEscape {
			return msg.Do(msg.Back)
		}
		return msg.Say(msg.Setting, "key="+key.String())
	})
}

const keyCap = 132 // the width of a key that can be chosen

func capRow(f *kit.Frame) float32 {
	if f.Compact() {
		return 40
	}
	return 38
}

func chooseHeight(f *kit.Frame, width float32) float32 {
	return headingHeight(f) + f.TextHeight(width, f.Words.Say("shell.keys.choose"), f.Font.Small) + 8 +
		float32(len(keys.Actions()))*capRow(f) + 54
}

// choose draws the keys that can be chosen: pressing one asks for another.
func choose(m *model.Model, f *kit.Frame, r draw.Rect) {
	say := f.Words.Say
	head, r := r.CutTop(headingHeight(f))
	f.Line(head, say("shell.keys.yours"), f.Font.Heading, f.Theme.Ink, kit.Left)
	note := f.TextHeight(r.W, say("shell.keys.choose"), f.Font.Small)
	head, r = r.CutTop(note + 8)
	f.Text(draw.Rect{X: head.X, Y: head.Y, W: head.W}, say("shell.keys.choose"), f.Font.Small, f.Theme.InkSoft)
	for _, a := range keys.Actions() {
		var row draw.Rect
		row, r = r.CutTop(capRow(f))
		cell, what := row.CutLeft(keyCap)
		label := say("shell.act." + a.Name)
		b := kit.Button{
			ID: "rebind " + a.Name, Text: keys.Write(f.Keys.Of(a)), Label: label + ": " + keys.Write(f.Keys.Of(a)),
			Tip: say("shell.keys.change"), Click: msg.Say(msg.Setting, "rebind="+a.Name),
		}
		if m.Rebinding == a.Name {
			b.Text, b.On, b.Label = say("shell.keys.press"), true, say("shell.keys.press")+" "+label
		}
		f.Button(draw.Rect{X: cell.X + 2, Y: cell.Y + 2, W: cell.W - 4, H: cell.H - 4}, b)
		_, what = what.CutLeft(12)
		f.Line(what, label, f.Font.Body, f.Theme.Ink, kit.Left)
	}
	_, r = r.CutTop(8)
	row, _ := r.CutTop(42)
	reset := kit.Button{ID: "reset keys", Text: say("shell.keys.reset"), Icon: kit.IconReset, Click: msg.Say(msg.Show, model.ShowAskKeys)}
	if len(m.Reached.Settings.Keys) == 0 {
		reset.Disabled = say("shell.keys.reset-no")
	}
	row, _ = row.CutLeft(min(row.W-4, 300))
	f.Button(draw.Rect{X: row.X + 2, Y: row.Y + 2, W: row.W - 2, H: row.H - 4}, reset)
}

// fixedKeys are those that stay what they are.
func fixedKeys(f *kit.Frame) []keyLine {
	say := f.Words.Say
	control := say("shell.keys.ctrl")
	return []keyLine{
		{"Tab", say("shell.keys.tab")},
		{"← ↑ ↓ →", say("shell.keys.arrows")},
		{"Enter", say("shell.keys.enter")},
		{"Space", say("shell.keys.space")},
		{"Esc", say("shell.keys.escape")},
		{"Del", say("shell.keys.delete")},
		{"1 … 9", say("shell.keys.step-n")},
		{control + "+Z, " + control + "+Y", say("shell.keys.undo")},
		{"?", say("shell.keys.this")},
	}
}

// padLines are the buttons of a gamepad.
func padLines(f *kit.Frame) []keyLine {
	say := f.Words.Say
	return []keyLine{
		{say("shell.pad.cross"), say("shell.pad.move")},
		{"A", say("shell.keys.enter")},
		{"B", say("shell.keys.escape")},
		{"X", say("shell.pad.take")},
		{"Y", say("shell.act.hint")},
		{"L1, R1", say("shell.pad.steps")},
		{"Start", say("shell.act.run")},
	}
}

func linesHeight(f *kit.Frame, all []keyLine) float32 {
	return headingHeight(f) + float32(len(all))*keyRow(f)
}

// lines draws keys and what they do, and returns how high that is.
func lines(f *kit.Frame, r draw.Rect, heading string, all []keyLine) float32 {
	f.Line(draw.Rect{X: r.X, Y: r.Y, W: r.W, H: headingHeight(f)}, heading, f.Font.Heading, f.Theme.Ink, kit.Left)
	y := r.Y + headingHeight(f)
	for _, line := range all {
		drawKeyLine(f, draw.Rect{X: r.X, Y: y, W: r.W, H: keyRow(f)}, line)
		y += keyRow(f)
	}
	return y - r.Y
}
