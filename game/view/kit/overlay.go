package kit

import (
	"strings"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/model/msg"
)

// tip is what the target's tooltip says, or "".
func (t *Target) tip() string {
	text := t.Tip
	if text == "" && !t.Plain {
		text = t.Label
	}
	if t.Key != "" && text != "" {
		text += "  (" + t.Key + ")"
	}
	if t.Disabled != "" && text != "" {
		text += "\n" + t.Disabled
	}
	return text
}

// drawHands draws what the player's hands do on top of the finished picture.
func (f *Frame) drawHands() {
	h := f.hands
	if h.carried != nil {
		f.drawZones()
	}
	if t := h.find(h.focus); t != nil && h.keyboard && h.carried == nil {
		f.focusRing(t.visible)
	}
	switch {
	case h.refused.text != "":
		f.bubble(h.refused.at, h.refused.text, f.Theme.Bad)
	case h.carried != nil:
		f.drawCargo()
	default:
		if t := f.explained(); t != nil {
			f.Tooltip(t.visible, t.tip())
		}
	}
}

// explained is the target whose tooltip shows now, or nil.
func (f *Frame) explained() *placed {
	h := f.hands
	id := h.hover
	if h.keyboard {
		id = h.focus
	}
	if h.press != nil {
		if !h.press.told {
			return nil
		}
		id = h.press.id
	} else if h.quiet || h.now-h.since < tooltipTicks {
		return nil
	}
	t := h.find(id)
	if t == nil || t.visible.Empty() || t.tip() == "" {
		return nil
	}
	return t
}

// drawZones lights up the places that take what is being carried.
func (f *Frame) drawZones() {
	h := f.hands
	for i := range h.targets {
		t := &h.targets[i]
		if t.Accepts == nil || t.visible.Empty() {
			continue
		}
		m, why := t.Accepts(h.carried.Payload)
		aimed := h.carried.aim == t.ID
		r := t.visible.Inset(-2)
		radius := min(8, r.H/3, r.W/3)
		switch {
		case m.Verb != msg.None && aimed:
			f.List.FillRound(r, radius, f.Theme.Good.Fade(0.3))
			f.List.StrokeRound(r, radius, 3, f.Theme.Good)
		case m.Verb != msg.None && !t.Marked:
			f.List.FillRound(r, radius, f.Theme.Good.Fade(0.12))
			f.dashed(r, f.Theme.Good)
		case why != "" && aimed:
			f.List.StrokeRound(r, radius, 3, f.Theme.Bad)
		}
	}
}

// dashed outlines a rectangle with a broken line.
func (f *Frame) dashed(r draw.Rect, c draw.Color) {
	corners := []draw.Point{r.Min(), draw.Pt(r.Right(), r.Y), r.Max(), draw.Pt(r.X, r.Bottom()), r.Min()}
	f.List.Polyline(corners, 2, draw.Dash{On: 5, Off: 5}, c)
}

// drawCargo draws what is being carried, and says what dropping it here would do, or why it would do nothing.
func (f *Frame) drawCargo() {
	h := f.hands
	from := h.find(h.carried.From)
	if from == nil {
		return
	}
	at := h.carried.At
	if h.touching && !h.carried.keys {
		at.Y -= 34 // above the finger that covers it
	}
	if from.Ghost != nil {
		from.Ghost(f, at)
	} else {
		f.Chip(at, from.Label, f.Font.Label)
	}
	to := h.find(h.carried.aim)
	if to == nil || to.Accepts == nil {
		return
	}
	if m, why := to.Accepts(h.carried.Payload); m.Verb == msg.None {
		f.bubble(to.visible, why, f.Theme.Bad)
	} else if h.carried.keys || h.now-h.since >= tooltipTicks {
		f.Tooltip(to.visible, to.tip())
	}
}

// focusRing draws where the keyboard is: a ring of two colours, one of which shows on any ground.
func (f *Frame) focusRing(r draw.Rect) {
	if r.Empty() {
		return
	}
	r = r.Inset(-4).Intersect(f.Bounds())
	radius := min(Radius, r.H/2, r.W/2)
	f.List.StrokeRound(r, radius, 4, f.Theme.Lens)
	f.List.StrokeRound(r.Inset(0.5), radius, 3, f.Theme.Focus)
}

// Tooltip draws a bubble with text that points at r, beside it where there is room.
func (f *Frame) Tooltip(r draw.Rect, text string) {
	if strings.TrimSpace(text) != "" {
		f.bubble(r, text, f.Theme.Bar)
	}
}

// bubble draws a text below r, or above it where there is no room below, with a tip that points at it.
func (f *Frame) bubble(r draw.Rect, text string, fill draw.Color) {
	const margin, tip, widest = 10, 7, 360
	style := f.Font.Small
	lines := f.Book.Wrap(text, style, min(widest, f.Size.X-4*margin))
	var width float32
	for _, line := range lines {
		width = max(width, f.Book.Measure(line, style))
	}
	row := f.Book.Metrics(style).LineHeight
	w, h := width+2*margin, float32(len(lines))*row+2*margin*0.7
	x := max(4, min(r.Center().X-w/2, f.Size.X-w-4))
	y, up := r.Bottom()+tip+3, true
	if y+h > f.Size.Y-4 {
		y, up = max(4, r.Y-h-tip-3), false
	}
	f.pointer(r, draw.Rect{X: x, Y: y, W: w, H: h}, up, tip, fill)
	f.List.FillRound(draw.Rect{X: x, Y: y, W: w, H: h}, 8, fill)
	f.List.StrokeRound(draw.Rect{X: x, Y: y, W: w, H: h}, 8, 1.5, f.Theme.Lens.Fade(0.55))
	for i, line := range lines {
		f.List.Text(x+margin, f.Book.Metrics(style).Middle(y+margin*0.7+float32(i)*row, row), line, style, f.Theme.Lens)
	}
}

// pointer draws the tip of a bubble.
func (f *Frame) pointer(at, bubble draw.Rect, up bool, size float32, fill draw.Color) {
	x := max(bubble.X+14, min(at.Center().X, bubble.Right()-14))
	base, point := bubble.Y+1, bubble.Y-size
	if !up {
		base, point = bubble.Bottom()-1, bubble.Bottom()+size
	}
	f.List.FillPolygon([]draw.Point{draw.Pt(x-size, base), draw.Pt(x+size, base), draw.Pt(x, point)}, fill)
}

// Chip draws the small card that a thing is carried as when it has no picture of its own.
func (f *Frame) Chip(middle draw.Point, text string, style glyph.Style) {
	r := draw.RectAround(middle, f.Book.Measure(text, style)+24, style.Size*2)
	f.List.FillRound(r.Move(2, 3), 8, f.Theme.Outline.Fade(0.25))
	f.List.FillRound(r, 8, f.Theme.AccentDim)
	f.List.StrokeRound(r, 8, 2, f.Theme.Accent)
	f.Line(r, text, style, f.Theme.Ink, Middle)
}
