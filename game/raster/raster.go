package raster

import (
	"image"
	"image/color"
	idraw "image/draw"

	"golang.org/x/image/vector"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// Painter paints display lists. It keeps the letters that it has drawn for the next picture,
// and is not safe for use by several goroutines at once.
type Painter struct {
	book    *glyph.Book
	letters map[glyph.Key]glyph.Mask
	shape   vector.Rasterizer
	mask    image.Alpha // how much the current operation covers of each pixel

	// The picture that is being painted.
	target *image.RGBA
	clip   image.Rectangle
	scale  float32
	ink    image.Uniform
}

// maxLetters bounds the memory for letters; it is far more than one picture shows.
const maxLetters = 1 << 13

// New returns a painter that writes with the letters of a book.
func New(book *glyph.Book) *Painter {
	return &Painter{book: book, letters: make(map[glyph.Key]glyph.Mask)}
}

// Paint paints a list over what the picture shows, with scale pixels to the logical pixel.
// The origin of the list is the upper left corner of the picture, also of a sub-image. A
// scale that is not positive paints nothing.
func (p *Painter) Paint(picture *image.RGBA, list *draw.List, scale float32) {
	p.PaintPart(picture, list, scale, 0, list.Len())
}

// PaintPart is Paint for so many operations of the list, from one on, for those who have no
// time to paint all at once. It returns where to go on; the list has been painted when that
// is its length.
func (p *Painter) PaintPart(picture *image.RGBA, list *draw.List, scale float32, from, count int) (next int) {
	ops := list.Ops()
	next = min(from+count, len(ops))
	if !(scale > 0) || scale > maxScale {
		return next
	}
	target := &image.RGBA{Pix: picture.Pix, Stride: picture.Stride, Rect: picture.Rect.Sub(picture.Rect.Min)}
	p.target, p.scale = target, scale
	p.clip = target.Rect
	clip := from - 1
	for clip >= 0 && ops[clip].Kind != draw.KindClip {
		clip--
	}
	if clip >= 0 {
		p.clip = draw.Grid(ops[clip].Rect, scale).Intersect(target.Rect)
	}
	for _, op := range ops[from:next] {
		if op.Kind == draw.KindClip {
			p.clip = draw.Grid(op.Rect, scale).Intersect(target.Rect)
			continue
		}
		if !p.clip.Empty() {
			p.paint(list, op)
		}
	}
	p.target = nil
	return next
}

// maxScale keeps all device coordinates well inside what a float32 can tell apart.
const maxScale = 16

func (p *Painter) paint(list *draw.List, op draw.Op) {
	p.ink.C = color.NRGBA(op.Color)
	switch op.Kind {
	case draw.KindRect:
		area := draw.FillGrid(op.Rect, p.scale).Intersect(p.clip)
		idraw.Draw(p.target, area, &p.ink, image.Point{}, idraw.Over)
	case draw.KindText:
		p.text(op)
	case draw.KindRound, draw.KindRoundStroke, draw.KindEllipse, draw.KindPolygon:
		area := p.cover(op.Rect)
		if area.Empty() {
			return
		}
		p.shape.Reset(area.Dx(), area.Dy())
		p.shape.DrawOp = idraw.Src // the mask still holds the operation before
		o := outline{to: &p.shape, origin: draw.Pt(float32(area.Min.X), float32(area.Min.Y))}
		o.add(op, list.Points(op), p.scale)
		p.shape.Draw(&p.mask, p.mask.Rect, image.Opaque, image.Point{})
		p.stamp(&p.mask, area)
	case draw.KindPolyline, draw.KindArc:
		area := p.cover(op.Rect)
		if area.Empty() {
			return
		}
		if op.Kind == draw.KindArc {
			p.arc(op, area)
		} else {
			p.lines(list.Points(op), op.Width, area)
		}
		p.stamp(&p.mask, area)
	}
}

// cover returns the pixels that a shape within r can touch and makes the mask as large.
func (p *Painter) cover(r draw.Rect) image.Rectangle {
	area := draw.Grid(r, p.scale).Inset(-2).Intersect(p.clip)
	size := area.Dx() * area.Dy()
	if cap(p.mask.Pix) < size {
		p.mask.Pix = make([]uint8, size)
	}
	p.mask.Pix = p.mask.Pix[:size]
	p.mask.Stride = area.Dx()
	p.mask.Rect = image.Rect(0, 0, area.Dx(), area.Dy())
	return area
}

// stamp colours the pixels of area as the mask covers them.
func (p *Painter) stamp(mask *image.Alpha, area image.Rectangle) {
	visible := area.Intersect(p.clip)
	idraw.DrawMask(p.target, visible, &p.ink, image.Point{}, mask, visible.Min.Sub(area.Min), idraw.Over)
}

func (p *Painter) text(op draw.Op) {
	p.book.Set(op.Text, op.Style, op.Rect.X, op.Rect.Y, p.scale, func(l glyph.Letter) {
		mask := p.letter(l.Key)
		if len(mask.Pix) == 0 {
			return
		}
		p.stamp(&mask.Alpha, mask.Rect.Add(image.Pt(l.X+mask.Left, l.Y+mask.Top)))
	})
}

func (p *Painter) letter(key glyph.Key) glyph.Mask {
	mask, ok := p.letters[key]
	if !ok {
		if len(p.letters) >= maxLetters {
			clear(p.letters)
		}
		mask = p.book.Rasterise(key)
		p.letters[key] = mask
	}
	return mask
}
