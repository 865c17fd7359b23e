package paint

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
	"lostupdate/game/draw"
)

// repaintMost is the share of the picture beyond which painting all of it is no more work than painting parts.
const repaintMost = 0.6

// Repaint brings a target to show a list, and reports whether anything had to be painted. Where the target shows already
// what Repaint has painted there last, with the same scale and size, only what has changed since is painted: the parts
// of the screen where the lists differ, each in one draw call. Nobody else may have painted on the target meanwhile.
func (p *Painter) Repaint(target *ebiten.Image, list *draw.List, scale float32) bool {
	if !(scale > 0) || scale > maxScale {
		return false
	}
	size := target.Bounds().Size()
	if target != p.canvas || size != p.size || scale != p.zoom {
		p.shown.Forget()
		p.canvas, p.size, p.zoom = target, size, scale
	}
	changed, whole := p.shown.Replace(list, p.book.Measure)
	p.work, p.painted = Work{}, p.painted[:0]
	switch {
	case whole || len(changed) > 0 && (!p.grounded(list) || p.place(changed)):
		p.painted = append(p.painted, image.Rectangle{Max: size})
	default:
		p.painted = append(p.painted, p.areas[:len(changed)]...)
	}
	for _, area := range p.painted {
		p.part(target, list, area, scale)
	}
	return whole || len(changed) > 0
}

// Painted returns the parts of the target that the last Repaint has painted, in pixels from its upper left corner. They
// may overlap, and are only valid until the next one.
func (p *Painter) Painted() []image.Rectangle { return p.painted }

// Forget lets the next Repaint paint all of the picture, whatever the target shows.
func (p *Painter) Forget() { p.shown.Forget() }

// grounded tells whether a list begins with a ground that hides all that the target showed before.
func (p *Painter) grounded(list *draw.List) bool {
	ops := list.Ops()
	if len(ops) == 0 || ops[0].Kind != draw.KindRect || ops[0].Color.A != 255 {
		return false
	}
	bounds := image.Rectangle{Max: p.size}
	return bounds.In(draw.FillGrid(ops[0].Rect, p.zoom))
}

// place finds the pixels of what has changed, with a border for soft edges, and tells whether they are so many that all
// may as well be painted.
func (p *Painter) place(changed []draw.Rect) (most bool) {
	p.areas = p.areas[:0]
	bounds, pixels := image.Rectangle{Max: p.size}, 0
	for _, r := range changed {
		area := draw.Grid(r, p.zoom).Inset(-2).Intersect(bounds)
		p.areas = append(p.areas, area)
		pixels += area.Dx() * area.Dy()
	}
	return float32(pixels) > repaintMost*float32(p.size.X*p.size.Y)
}
