package kit

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/model/msg"
)

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
			f.explain(t)
		}
	}
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
		f.Tooltip(to.visible, f.tip(&to.Target))
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

// Measures of a bubble.
const (
	bubbleMargin = 10
	bubblePoint  = 7   // how far its tip stands out
	bubbleWidest = 360 //
	bubbleEdge   = 4   // between it and the edge of the screen
)

// bubble draws a text beside r, with a tip that points at it: below if there is room, else above, else at a side. Only
// what fills the screen is covered, at its foot.
func (f *Frame) bubble(r draw.Rect, text string, fill draw.Color) {
	style := f.Font.Small
	lines := f.Book.Wrap(text, style, min(bubbleWidest, f.Size.X-4*bubbleMargin))
	var width float32
	for _, line := range lines {
		width = max(width, f.Book.Measure(line, style))
	}
	row := f.Book.Metrics(style).LineHeight
	at, side := f.beside(r, draw.Pt(width+2*bubbleMargin, float32(len(lines))*row+2*bubbleMargin*0.7))
	f.told = at
	f.pointer(r, at, side, fill)
	f.List.FillRound(at, 8, fill)
	f.List.StrokeRound(at, 8, 1.5, f.Theme.Lens.Fade(0.55))
	for i, line := range lines {
		f.List.Text(at.X+bubbleMargin, f.Book.Metrics(style).Middle(at.Y+bubbleMargin*0.7+float32(i)*row, row), line, style, f.Theme.Lens)
	}
}

// beside finds room for a bubble of a size beside r, and says on which side of the bubble r lies: a direction, or none
// where there is no room beside it.
func (f *Frame) beside(r draw.Rect, size draw.Point) (at draw.Rect, side draw.Point) {
	const away = bubblePoint + 3
	inX := max(bubbleEdge, min(r.Center().X-size.X/2, f.Size.X-size.X-bubbleEdge))
	inY := max(bubbleEdge, min(r.Center().Y-size.Y/2, f.Size.Y-size.Y-bubbleEdge))
	at = draw.Rect{X: inX, Y: r.Bottom() + away, W: size.X, H: size.Y}
	if at.Bottom() <= f.Size.Y-bubbleEdge {
		return at, draw.Pt(0, -1)
	}
	if at.Y = r.Y - size.Y - away; at.Y >= bubbleEdge {
		return at, draw.Pt(0, 1)
	}
	at.X, at.Y = r.Right()+away, inY
	if at.Right() <= f.Size.X-bubbleEdge {
		return at, draw.Pt(-1, 0)
	}
	if at.X = r.X - size.X - away; at.X >= bubbleEdge {
		return at, draw.Pt(1, 0)
	}
	at.X, at.Y = inX, f.Size.Y-size.Y-bubbleEdge
	return at, draw.Point{}
}

// pointer draws the tip of a bubble, on the side where what it is about lies.
func (f *Frame) pointer(about, bubble draw.Rect, side draw.Point, fill draw.Color) {
	const size, corner = bubblePoint, 14
	x := max(bubble.X+corner, min(about.Center().X, bubble.Right()-corner))
	y := max(bubble.Y+corner, min(about.Center().Y, bubble.Bottom()-corner))
	var base, point draw.Point
	switch side {
	case draw.Pt(0, -1):
		base, point = draw.Pt(x, bubble.Y+1), draw.Pt(x, bubble.Y-size)
	case draw.Pt(0, 1):
		base, point = draw.Pt(x, bubble.Bottom()-1), draw.Pt(x, bubble.Bottom()+size)
	case draw.Pt(-1, 0):
		base, point = draw.Pt(bubble.X+1, y), draw.Pt(bubble.X-size, y)
	case draw.Pt(1, 0):
		base, point = draw.Pt(bubble.Right()-1, y), draw.Pt(bubble.Right()+size, y)
	default:
		return
	}
	across := draw.Pt(side.Y*size, side.X*size)
	f.List.FillPolygon([]draw.Point{base.Add(across), base.Sub(across), point}, fill)
}

// Chip draws the small card that a thing is carried as when it has no picture of its own.
func (f *Frame) Chip(middle draw.Point, text string, style glyph.Style) {
	r := draw.RectAround(middle, f.Book.Measure(text, style)+24, style.Size*2)
	f.List.FillRound(r.Move(2, 3), 8, f.Theme.Outline.Fade(0.25))
	f.List.FillRound(r, 8, f.Theme.AccentDim)
	f.List.StrokeRound(r, 8, 2, f.Theme.Accent)
	f.Line(r, text, style, f.Theme.Ink, Middle)
}
