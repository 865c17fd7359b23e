package glyph

import (
	"image"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Key names one picture of a letter: which character, in which weight, how large and how far
// right of a pixel's left edge its pen stands. Painters keep pictures under it.
type Key struct {
	Rune  rune
	steps uint16 // height of the em square in pixels, in sizeSteps to the pixel
	phase uint8  // the pen's distance from the pixel's left edge, in phases to the pixel
	w     weight
}

const (
	// sizeSteps is how finely sizes are told apart. Text that grows or shrinks slowly then
	// needs few pictures, and nobody sees an eighth of a pixel.
	sizeSteps = 4
	// phases is how finely the place of a letter is told apart; whole pixels would space
	// small letters unevenly.
	phases = 4
	// phaseLimit is the size in pixels from which on letters stand on whole pixels.
	phaseLimit = 40
	// MaxPixels is the largest em square of a picture; larger text is shown at this size.
	MaxPixels = 512
)

// Letter is a picture and the pixel where its pen stands: X is the column, Y the row below
// the baseline.
type Letter struct {
	Key  Key
	X, Y int
}

// Set places the letters of a line of text for a screen with scale device pixels to the
// logical pixel, its baseline beginning at x, y (logical). It calls put for each letter that
// shows something. The pen moves by exactly the advances that Measure adds up; baselines
// stand on whole device pixels and letters on quarters.
func (b *Book) Set(text string, s Style, x, y, scale float32, put func(Letter)) {
	size := s.Size * scale
	steps := math.Round(float64(size * sizeSteps))
	if !(steps >= 1 && placeable(x*scale) && placeable(y*scale)) {
		return // invisibly small, or nowhere
	}
	key := Key{steps: uint16(min(steps, MaxPixels*sizeSteps))}
	w := s.weight() | language(text)
	row := int(math.Round(float64(y * scale)))
	fine := float64(phases)
	if size >= phaseLimit {
		fine = 1
	}
	pen, ems := float64(x*scale), float32(0)
	for _, r := range text {
		pic := b.lookup(r, w)
		if r > ' ' && r != '\u00a0' && r != '\u3000' {
			at := int(math.Round((pen + float64(ems*size)) * fine))
			column := floorDiv(at, int(fine))
			key.Rune, key.w = r, weightFor(r, w)
			key.phase = uint8((at - column*int(fine)) * (phases / int(fine)))
			put(Letter{Key: key, X: column, Y: row})
		}
		ems += pic.advance
	}
}

// placeable tells whether a coordinate, in device pixels, is a number small enough to count
// with.
func placeable(v float32) bool { return v > -1<<24 && v < 1<<24 }

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Mask is the picture of a letter: how much of each pixel it covers. Its first pixel stands
// Left columns right of the pen and Top rows below it (Top is mostly negative).
type Mask struct {
	image.Alpha
	Left, Top int
}

// Rasterise makes the picture that a key names. A letter without a shape, such as a space,
// gives an empty mask.
func (b *Book) Rasterise(key Key) Mask {
	pic := b.lookup(key.Rune, key.w)
	size := fixed.Int26_6(int(key.steps) * 64 / sizeSteps)
	outline, err := pic.face.outline(pic.index, size)
	if err != nil || len(outline) == 0 {
		return Mask{} // a damaged shape shows nothing; Read has found the font readable
	}
	shift := float32(key.phase) / phases
	if !pic.embolden {
		return fill(outline, shift, 0, bounds(outline, shift, 0, 0))
	}
	return embolden(outline, shift, float32(size)/64)
}

// How far emboldening moves the edges of an outline, in em: what lies between the regular
// and the bold stems of Chinese, whose uprights grow more than their crossbars.
const (
	growAcross = 0.026
	growUp     = 0.018
)

// embolden fills the union of the outline moved a little in eight directions.
func embolden(outline sfnt.Segments, shift, size float32) Mask {
	dx, dy := growAcross*size, growUp*size
	area := bounds(outline, shift, dx, dy)
	mask := fill(outline, shift, 0, area)
	const directions = 8
	for i := range directions {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / directions)
		moved := fill(outline, shift+dx*float32(cos), dy*float32(sin), area)
		for p, a := range moved.Pix {
			mask.Pix[p] = max(mask.Pix[p], a)
		}
	}
	return mask
}

// bounds returns the pixels that the outline can touch when it is moved right by shift and
// then dx and dy to any side.
func bounds(outline sfnt.Segments, shift, dx, dy float32) image.Rectangle {
	box := outline.Bounds()
	return image.Rect(
		int(math.Floor(float64(pixels(box.Min.X)+shift-dx))),
		int(math.Floor(float64(pixels(box.Min.Y)-dy))),
		int(math.Ceil(float64(pixels(box.Max.X)+shift+dx))),
		int(math.Ceil(float64(pixels(box.Max.Y)+dy))),
	)
}

// fill covers the inside of the outline, moved by dx and dy, within area.
func fill(outline sfnt.Segments, dx, dy float32, area image.Rectangle) Mask {
	dx -= float32(area.Min.X)
	dy -= float32(area.Min.Y)
	r := vector.NewRasterizer(area.Dx(), area.Dy())
	at := func(p fixed.Point26_6) (x, y float32) { return pixels(p.X) + dx, pixels(p.Y) + dy }
	for _, s := range outline {
		x, y := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			r.ClosePath()
			r.MoveTo(x, y)
		case sfnt.SegmentOpLineTo:
			r.LineTo(x, y)
		case sfnt.SegmentOpQuadTo:
			x1, y1 := at(s.Args[1])
			r.QuadTo(x, y, x1, y1)
		case sfnt.SegmentOpCubeTo:
			x1, y1 := at(s.Args[1])
			x2, y2 := at(s.Args[2])
			r.CubeTo(x, y, x1, y1, x2, y2)
		}
	}
	r.ClosePath()
	mask := Mask{Alpha: *image.NewAlpha(image.Rect(0, 0, area.Dx(), area.Dy())), Left: area.Min.X, Top: area.Min.Y}
	r.Draw(&mask.Alpha, mask.Rect, image.Opaque, image.Point{})
	return mask
}

func pixels(v fixed.Int26_6) float32 { return float32(v) / 64 }
