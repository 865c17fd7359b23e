package figure

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// Pen draws figures onto a list. Make one with NewPen.
type Pen struct {
	List *draw.List
	Book *glyph.Book
	Ink  Palette
}

// NewPen returns a pen in the standard colours.
func NewPen(list *draw.List, book *glyph.Book) Pen {
	return Pen{List: list, Book: book, Ink: Standard()}
}

// Faint returns a pen that draws as if the figure were almost rubbed out: for
// ghosts and for what is over. The figure stays opaque, since parts that lie
// over one another would show through each other.
func (p Pen) Faint(ground draw.Color) Pen {
	p.Ink = p.Ink.Pale(ground, 0.62)
	return p
}

// centred writes a line of text with its middle at c.
func (p Pen) centred(c draw.Point, text string, style glyph.Style, color draw.Color) {
	width := p.Book.Measure(text, style)
	p.List.Text(c.X-width/2, p.Book.Metrics(style).Middle(c.Y, 0), text, style, color)
}

// fitted writes a line of text with its middle at c, smaller and at last
// shortened if it would be wider than width.
func (p Pen) fitted(c draw.Point, text string, style glyph.Style, least, width float32, color draw.Color) {
	style = p.Book.Fit(text, style, width, least)
	p.centred(c, p.Book.Ellipsis(text, style, width), style, color)
}

// solid fills a round rectangle and gives it an outline inside its edge.
func (p Pen) solid(r draw.Rect, radius, line float32, fill draw.Color) {
	p.rimmed(r, radius, line, fill, p.Ink.Outline)
}

// rimmed is solid with another colour for the outline.
func (p Pen) rimmed(r draw.Rect, radius, line float32, fill, rim draw.Color) {
	p.List.FillRound(r, radius, rim)
	p.List.FillRound(r.Inset(line), max(radius-line, 0), fill)
}

// ball fills a disc with an outline inside its edge.
func (p Pen) ball(c draw.Point, radius, line float32, fill draw.Color) {
	p.List.FillCircle(c, radius, p.Ink.Outline)
	p.List.FillCircle(c, radius-line, fill)
}

// blob fills a closed shape and outlines it, the line half inside and half outside.
func (p Pen) blob(shape curve, line float32, fill draw.Color) {
	p.List.FillPolygon(shape, fill)
	p.List.Polyline(append(shape[:len(shape):len(shape)], shape[0]), line, draw.Dash{}, p.Ink.Outline)
}

// stroke draws an open line.
func (p Pen) stroke(line curve, width float32, color draw.Color) {
	p.List.Polyline(line, width, draw.Dash{}, color)
}

// shadow puts a soft shadow under what stands at the origin.
func (p Pen) shadow(width float32) {
	p.List.FillEllipse(draw.RectAround(draw.Pt(0, 0.5), width, width/5), p.Ink.Outline.WithAlpha(38))
}
