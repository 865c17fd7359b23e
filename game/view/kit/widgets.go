package kit

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/model/msg"
)

// Badge draws a short text on a pill as high as r and as wide as the text, at the left of r, and returns its place.
func (f *Frame) Badge(r draw.Rect, text string, fill, ink draw.Color) draw.Rect {
	return draw.Rect{}
}

// Stars draws the stars of a level, count of three filled, each size wide, with their middle at the point.
func (f *Frame) Stars(middle draw.Point, size float32, count int) {}

// Progress draws how much of a whole is done. With a whole of 0 nobody knows how much it is, and the bar drifts.
func (f *Frame) Progress(r draw.Rect, done, whole int64) {}

// Slider draws a slider with its handle and makes it a target.
func (f *Frame) Slider(r draw.Rect, id, label string, s Slide) State { return State{} }

// Option is one way to choose.
type Option struct {
	ID       string // the target's; the whole of it
	Text     string
	Label    string // for screen readers; "" means Text
	Icon     Icon
	Click    msg.Msg
	Peek     Peek
	Disabled string
	On       bool // it is the one chosen
}

// Choice draws options side by side, of which one is on.
func (f *Frame) Choice(r draw.Rect, options []Option) {}

// Toggle draws a switch with its text to the right.
func (f *Frame) Toggle(r draw.Rect, id, text string, on bool, click msg.Msg) State { return State{} }

// Stepper draws a number between a minus and a plus button. A zero message means that it goes no further that way.
func (f *Frame) Stepper(r draw.Rect, id, label, value string, less, more msg.Msg) {}

// Scroll begins a part of the screen that scrolls up and down: what follows until EndScroll is clipped to r and moved.
// height is that of all there is to show. It returns the rectangle of that height to draw into; where it does not fit,
// it is narrower than r, to leave room for the scroll bar. The target in focus is kept in sight.
func (f *Frame) Scroll(id string, r draw.Rect, height float32) (inside draw.Rect) { return r }

// EndScroll ends the last Scroll.
func (f *Frame) EndScroll() {}

// Toast draws a short message at the foot of the screen.
func (f *Frame) Toast(text string, c draw.Color) {}

// Dialog is a question over everything else.
type Dialog struct {
	ID      string
	Title   string
	Text    string
	Buttons []Button // the last one is at the right; the first one is focused at first
	Dismiss msg.Msg  // what Escape and a click beside it send
}

// Dialog draws a dialog in a layer of its own.
func (f *Frame) Dialog(d Dialog) {}

// Tooltip draws a bubble with text that points at r, beside it where there is room.
func (f *Frame) Tooltip(r draw.Rect, text string) {}

// Chip draws the small card that a thing is carried as when it has no picture of its own.
func (f *Frame) Chip(middle draw.Point, text string, style glyph.Style) {}
