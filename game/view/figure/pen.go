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

// centred writes a line of text with its middle at c.
func (p Pen) centred(c draw.Point, text string, style glyph.Style, color draw.Color) {
	width := p.Book.Measure(text, style)
	p.List.Text(c.X-width/2, p.Book.Metrics(style).Middle(c.Y, 0), text, style, color)
}

// solid fills a round rectangle and gives it an outline inside its edge.
func (p Pen) solid(r draw.Rect, radius, line float32, fill draw.Color) {
	p.List.FillRound(r, radius, p.Ink.Outline)
	p.List.FillRound(r.Inset(line), max(radius-line, 0), fill)
}

// blob fills a polygon and outlines it, the line half inside and half outside.
func (p Pen) blob(points []draw.Point, line float32, fill draw.Color) {
	p.List.FillPolygon(points, fill)
	p.List.Polyline(append(append([]draw.Point{}, points...), points[0]), line, draw.Dash{}, p.Ink.Outline)
}
