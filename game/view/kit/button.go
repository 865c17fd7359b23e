package kit

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/model/msg"
)

// Look is how a button is dressed.
type Look uint8

const (
	Quiet   Look = iota // on a panel: light, with an outline
	Primary             // the one thing to do
	OnBar               // on the top bar or the timeline
	Danger              // destroys something
	Bare                // only its icon or label
)

// Button is what can be pressed. With an Icon and no Text it is an icon button, whose Label is its tooltip.
type Button struct {
	ID       string
	Text     string // written on it
	Icon     Icon
	Label    string // for screen readers and the tooltip; "" means Text
	Tip      string
	Key      string // the shortcut as people write it
	Click    msg.Msg
	Peek     Peek
	Disabled string // why it cannot be pressed now
	On       bool   // pressed in
	Look     Look
	Style    glyph.Style // of Text; zero means Font.Label
}

// Button draws a button and makes it a target.
func (f *Frame) Button(r draw.Rect, b Button) State {
	label := b.Label
	if label == "" {
		label = b.Text
	}
	state := f.Target(Target{
		ID: b.ID, Rect: r, Label: label, Tip: b.Tip, Plain: b.Text != "" && label == b.Text && b.Tip == "" && b.Key == "",
		Key: b.Key, Click: b.Click, Peek: b.Peek, Disabled: b.Disabled, On: b.On,
	})
	fill, ink, rim := f.buttonColors(b, state)
	at := r
	if state.Pressed && b.Disabled == "" {
		at = r.Move(0, 1)
	}
	radius := min(10, r.H/3)
	if fill.A > 0 {
		f.List.FillRound(at, radius, fill)
	}
	if rim.A > 0 {
		f.List.StrokeRound(at, radius, 2, rim)
	}
	f.buttonFace(at, b, ink)
	return state
}

func (f *Frame) buttonColors(b Button, s State) (fill, ink, rim draw.Color) {
	t := f.Theme
	var none draw.Color
	switch {
	case b.Disabled != "" && b.Look == OnBar:
		return t.Bar.Mix(t.BarPanel, 0.5), t.BarOff, none
	case b.Disabled != "" && b.Look == Bare:
		return none, t.InkOff, none
	case b.Disabled != "":
		return t.Well, t.InkOff, t.Rule
	}
	switch b.Look {
	case Primary:
		fill, ink, rim = t.Accent, t.AccentInk, t.Outline
	case Danger:
		fill, ink, rim = t.Panel, t.Bad.Mix(t.Ink, 0.2), t.Bad
	case OnBar:
		fill, ink = t.BarPanel, t.BarInk
		if b.On {
			fill = t.Accent
		}
	case Bare:
		ink = t.Ink
		if s.Warm() {
			fill = t.Ink.Fade(0.08)
		}
		return fill, ink, none
	default:
		fill, ink, rim = t.Card, t.Ink, t.Outline
		if b.On {
			fill, rim = t.AccentDim, t.Accent
		}
	}
	if s.Warm() {
		fill = warmer(fill, b.Look, t)
	}
	if s.Pressed {
		fill = fill.Mix(t.Outline, 0.15)
	}
	return fill, ink, rim
}

func warmer(fill draw.Color, look Look, t *Theme) draw.Color {
	if look == OnBar {
		return fill.Mix(t.BarInk, 0.14)
	}
	if look == Primary {
		return fill.Mix(t.AccentInk, 0.12)
	}
	return fill.Mix(t.Accent, 0.1)
}

// buttonFace draws icon and text in the middle of the button, one after the other.
func (f *Frame) buttonFace(r draw.Rect, b Button, ink draw.Color) {
	style := b.Style
	if style.Size == 0 {
		style = f.Font.Label
	}
	if b.Icon == NoIcon {
		f.Line(r.InsetXY(8, 0), b.Text, style, ink, Middle)
		return
	}
	side := min(r.H*0.56, style.Size*1.5)
	if b.Text == "" {
		side = min(r.H, r.W) * 0.56
		f.Icon(b.Icon, draw.RectAround(r.Center(), side, side), ink)
		return
	}
	const gap = 8
	room := r.W - side - gap - 16
	width := min(f.Book.Measure(b.Text, style), room)
	left := r.X + (r.W-side-gap-width)/2
	f.Icon(b.Icon, draw.Rect{X: left, Y: r.Center().Y - side/2, W: side, H: side}, ink)
	f.Line(draw.Rect{X: left + side + gap, Y: r.Y, W: room, H: r.H}, b.Text, style, ink, Left)
}
