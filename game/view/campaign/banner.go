package campaign

import (
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

// banner draws what a teacher asks for and how far the player is, over the whole width, and returns what is below it. A click
// shows the levels, and the ticket to hand in.
func banner(m *model.Model, f *kit.Frame, r draw.Rect) (below draw.Rect) {
	height := float32(44)
	if f.Compact() {
		height = 36
	}
	strip, below := r.CutTop(height)
	say := f.Words.Say
	s := m.Standing()
	name := m.Assigned.Label
	if name == "" {
		name = say("shell.assignment")
	}
	if m.Assigned.Due != "" {
		name += " · " + say("shell.hand-in.due", loc.Args{"Due": m.Assigned.Due})
	}
	standing := say("shell.hand-in.standing", loc.Args{"Done": s.Done, "All": s.Levels, "Stars": s.Stars, "Most": s.Most})
	state := f.Target(kit.Target{
		ID: "homework", Rect: strip, Label: name + ", " + standing, Plain: true, Click: msg.Say(msg.Show, string(model.Homework)),
	})
	fill := f.Theme.AccentDim
	if state.Warm() {
		fill = fill.Mix(f.Theme.Accent, 0.2)
	}
	f.List.FillRect(strip, fill)
	f.List.FillRect(draw.Rect{X: strip.X, Y: strip.Bottom() - 2, W: strip.W, H: 2}, f.Theme.Outline)
	inside := strip.InsetXY(16, 0)
	words, right := inside.CutLeft(inside.W - f.Book.Measure(standing, f.Font.Label) - 140)
	f.Line(words, name, f.Font.Body, f.Theme.Ink, kit.Left)
	bar, text := right.CutLeft(120)
	f.Progress(draw.RectAround(bar.Center(), 100, 10), int64(s.Stars), int64(s.Most))
	f.Line(text, standing, f.Font.Label, f.Theme.Ink, kit.Right)
	return below
}
