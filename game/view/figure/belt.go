package figure

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// BeltHeight is the natural height of a belt.
const BeltHeight = 18

// Belt is a conveyor belt.
type Belt struct {
	Travel float32 // how far it has moved to the right, in logical pixels
	Still  bool    // it stands: without gleam
}

// Belt draws a belt that fills the rectangle.
func (p Pen) Belt(r draw.Rect, b Belt) {
	if r.Empty() {
		return
	}
	line := min(2.2, r.H/6)
	p.List.FillRound(r.Move(0, r.H*0.16), r.H/2, p.Ink.Outline.WithAlpha(40))
	p.solid(r, r.H/2, line, p.Ink.Steel)
	radius := r.H/2 - line - 0.6
	gap := r.H * 1.25
	count := max(2, int((r.W-r.H)/gap)+1)
	gap = (r.W - r.H) / float32(count-1)
	for i := range count {
		p.roller(draw.Pt(r.X+r.H/2+float32(i)*gap, r.Center().Y), radius, b)
	}
	p.List.PushClip(draw.Rect{X: r.X + r.H/2, Y: r.Y, W: max(0, r.W-r.H), H: r.H})
	defer p.List.PopClip()
	tread := r.H * 0.62
	shift := round(b.Travel/tread) * tread
	for x := r.X - tread + shift; x < r.Right(); x += tread {
		p.List.FillRound(draw.Rect{X: x, Y: r.Y + line, W: tread * 0.45, H: max(1.4, r.H*0.1)}, 0.5, p.Ink.Gleam)
	}
}

// smallRoller is the radius in logical pixels below which the bolts of a roller are smaller than the eye can see. A long
// belt has hundreds of them.
const smallRoller = 3.5

func (p Pen) roller(c draw.Point, radius float32, b Belt) {
	p.List.FillCircle(c, radius, p.Ink.Outline.Mix(p.Ink.Steel, 0.35))
	p.List.FillCircle(c, radius*0.78, p.Ink.Gleam)
	if b.Still {
		p.List.FillCircle(c, radius*0.28, p.Ink.Steel)
		return
	}
	if radius < smallRoller {
		return
	}
	angle := b.Travel / max(radius, 1)
	for i := range 3 {
		sin, cos := sincos(angle + float32(i)*fullPi/3)
		p.List.FillCircle(draw.Pt(c.X+cos*radius*0.42, c.Y+sin*radius*0.42), radius*0.17, p.Ink.Outline)
	}
}

// Repeat is the way back of a loop.
type Repeat struct {
	Text  string  // such as "×3" or "2/3"
	Phase float32 // goes round: the dashes march
	Lit   bool    // somebody is on the way
}

// RepeatTag is the height of the tag on a loop's path; half of it lies above the
// path's upper edge.
const RepeatTag = 20

// Repeat draws the loop's path from the right end of a belt back to the left: up
// the rectangle's right edge, along its upper edge, and down its left edge, with
// an arrow. The text sits in a tag on the upper edge.
func (p Pen) Repeat(r draw.Rect, loop Repeat) {
	color := p.Ink.Soft
	if loop.Lit {
		color = p.Ink.Red
	}
	bow := min(16, r.H/2, r.W/2)
	way := from(r.Right(), r.Bottom()).line(r.Right(), r.Y+bow).bend(r.Right(), r.Y, r.Right()-bow, r.Y).
		line(r.X+bow, r.Y).bend(r.X, r.Y, r.X, r.Y+bow).line(r.X, r.Bottom()-9)
	p.List.Polyline(way, 3, draw.Dash{On: 7, Off: 7, Phase: -14 * round(loop.Phase)}, color)
	p.List.FillPolygon(from(r.X, r.Bottom()).line(r.X-6.5, r.Bottom()-11).line(r.X+6.5, r.Bottom()-11), color)
	style := glyph.Bold(13)
	width := p.Book.Measure(loop.Text, style) + 36
	tag := draw.Rect{X: r.X + max(bow+6, min(44, (r.W-width)/2)), Y: r.Y - RepeatTag/2, W: width, H: RepeatTag}
	p.rimmed(tag, RepeatTag/2, 2, p.Ink.Paper, color)
	p.Icon(draw.Pt(tag.X+14, tag.Center().Y), 14, IconRepeat, color)
	p.List.Text(tag.X+25, p.Book.Metrics(style).Middle(tag.Y, tag.H), loop.Text, style, p.Ink.Outline)
}

// Arrow is a line with a head.
type Arrow struct {
	Color  draw.Color
	Width  float32 // 0 means 3
	Bend   float32 // how far the middle bows to the left of the way, as a share of its length
	Dashed bool
	Phase  float32 // goes round: dashes march
	Label  string
}

// Arrow draws an arrow from a to b.
func (p Pen) Arrow(a, b draw.Point, arrow Arrow) {
	length := a.Distance(b)
	if length < 1 {
		return
	}
	width := arrow.Width
	if width <= 0 {
		width = 3
	}
	way := b.Sub(a).Mul(1 / length)
	left := draw.Pt(way.Y, -way.X)
	top := a.Lerp(b, 0.5).Add(left.Mul(2 * arrow.Bend * length))
	head := min(width*3.6, length*0.6)
	into := b.Sub(top)
	if arrow.Bend == 0 || into == (draw.Point{}) {
		into = b.Sub(a)
	}
	into = into.Mul(1 / max(into.Distance(draw.Point{}), 0.001))
	neck := b.Sub(into.Mul(head * 0.8))
	var dash draw.Dash
	if arrow.Dashed {
		dash = draw.Dash{On: width * 2.4, Off: width * 2.2, Phase: -width * 4.6 * round(arrow.Phase)}
	}
	p.List.Polyline(curve{a}.bend(top.X, top.Y, neck.X, neck.Y), width, dash, arrow.Color)
	side := draw.Pt(-into.Y, into.X).Mul(head * 0.55)
	back := b.Sub(into.Mul(head))
	p.List.FillPolygon(curve{b, back.Add(side), back.Sub(side)}, arrow.Color)
	if arrow.Label == "" {
		return
	}
	middle := a.Lerp(top, 0.5).Lerp(top.Lerp(b, 0.5), 0.5)
	style := glyph.Bold(13)
	tag := draw.RectAround(middle, p.Book.Measure(arrow.Label, style)+16, 22)
	p.rimmed(tag, 11, 2, p.Ink.Paper, arrow.Color)
	p.centred(tag.Center(), arrow.Label, style, p.Ink.Outline)
}
