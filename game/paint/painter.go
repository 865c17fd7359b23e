package paint

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// Painter paints display lists. Like all of Ebitengine's drawing it is to be used from the
// game's own goroutine.
type Painter struct {
	book    *glyph.Book
	atlas   *atlas
	mesh    mesh
	options ebiten.DrawTrianglesOptions
	put     func(glyph.Letter) // p.letter, bound once so that no text allocates it again
	ink     paint              // of the text that is being set

	// The frame that is being painted.
	target  *ebiten.Image
	bounds  image.Rectangle // of the target, from 0, 0
	region  image.Rectangle // the part of it that is painted
	clip    image.Rectangle // within bounds
	inside  image.Rectangle // the part of the clip in the region
	clipped bool            // the clip is smaller than the bounds
	scale   float32
	work    Work

	// What Repaint has painted last, and where.
	shown   draw.Shown
	canvas  *ebiten.Image
	size    image.Point
	zoom    float32
	areas   []image.Rectangle // of what has changed
	painted []image.Rectangle
}

// Work counts what a frame has sent to the graphics card.
type Work struct {
	Calls, Vertices, Triangles int
	Pixels                     int // in the parts of the screen that were painted
}

// maxScale keeps all device coordinates well inside what a float32 can tell apart.
const maxScale = 16

// New returns a painter that writes with the letters of a book.
func New(book *glyph.Book) *Painter {
	p := &Painter{book: book, atlas: newAtlas(firstSize, lastSize)}
	p.options.ColorScaleMode = ebiten.ColorScaleModePremultipliedAlpha
	p.put = p.letter
	return p
}

// Paint paints a list over what the target shows, with scale pixels to the logical pixel.
// The origin of the list is the upper left corner of the target, also of a sub-image, so a
// picture can be placed in a part of the screen. A scale that is not positive paints nothing.
func (p *Painter) Paint(target *ebiten.Image, list *draw.List, scale float32) {
	if !(scale > 0) || scale > maxScale {
		return
	}
	p.work = Work{}
	p.part(target, list, image.Rectangle{Max: target.Bounds().Size()}, scale)
}

// part paints what a list shows in a region of the target.
func (p *Painter) part(target *ebiten.Image, list *draw.List, region image.Rectangle, scale float32) {
	p.target = target
	p.build(list, target.Bounds().Size(), region, scale)
	p.flush()
	p.work.Pixels += region.Dx() * region.Dy()
	p.target = nil
}

// Work returns what the last Paint or Repaint sent to the graphics card.
func (p *Painter) Work() Work { return p.work }

// build appends the triangles of what a list shows in a region, for a target of a size in
// pixels.
func (p *Painter) build(list *draw.List, size image.Point, region image.Rectangle, scale float32) {
	p.scale = scale
	p.bounds, p.region = image.Rectangle{Max: size}, region
	p.setClip(p.bounds)
	ops := list.Ops()
	for i := range ops {
		op := &ops[i]
		if op.Kind == draw.KindClip {
			p.setClip(draw.Grid(op.Rect, scale).Intersect(p.bounds))
			continue
		}
		p.paint(list, op)
	}
}

func (p *Painter) setClip(clip image.Rectangle) {
	p.clip, p.clipped = clip, clip != p.bounds
	p.inside = clip.Intersect(p.region)
}

func (p *Painter) paint(list *draw.List, op *draw.Op) {
	if p.inside.Empty() {
		return
	}
	if op.Kind == draw.KindText {
		if p.beside(op) {
			return
		}
		p.ink = inkOf(op.Color)
		p.book.Set(op.Text, op.Style, op.Rect.X, op.Rect.Y, p.scale, p.put)
		return
	}
	// One pixel for the soft edge, one for snapping.
	reach := draw.Grid(op.Rect, p.scale).Inset(-2)
	if !reach.Overlaps(p.inside) || p.plain(op) {
		return
	}
	from := p.mesh.mark()
	p.shape(list, op)
	if p.clipped && !reach.In(p.clip) {
		p.mesh.cut(from, p.clip)
	}
	if !reach.In(p.region) {
		p.mesh.cull(from, p.region)
	}
}

// beside tells whether a text stands where the region cannot see it: wholly above, below or right of it. How far it
// reaches to the right only its letters know.
func (p *Painter) beside(op *draw.Op) bool {
	x, y, size := op.Rect.X*p.scale, op.Rect.Y*p.scale, op.Style.Size*p.scale
	const air = 2 // in sizes: more than any letter reaches beyond its line
	return y+air*size < float32(p.inside.Min.Y) || y-air*size > float32(p.inside.Max.Y) || x-air*size > float32(p.inside.Max.X)
}

// plain paints a rectangle of which the region sees neither edge nor corner: its middle is one colour, and within its rim
// there is nothing. So panels and cards cost next to nothing where only something on them has changed; and what an
// opaque one hides need not be painted at all.
func (p *Painter) plain(op *draw.Op) bool {
	switch op.Kind {
	case draw.KindRect:
		if !p.inside.In(draw.FillGrid(op.Rect, p.scale)) {
			return false
		}
		p.ground(op)
		return true
	case draw.KindRound, draw.KindRoundStroke:
	default:
		return false
	}
	r, width := op.Outline(p.scale)
	x, y := float32(p.inside.Min.X), float32(p.inside.Min.Y)
	seen := draw.Rect{X: x, Y: y, W: float32(p.inside.Max.X) - x, H: float32(p.inside.Max.Y) - y}
	// Within the corners the sides alone have soft edges.
	const edge = 1
	inset := max(op.Radius*p.scale, width) + edge
	middle := r.InsetXY(inset, inset)
	if seen.Union(middle) != middle {
		return false
	}
	if op.Kind == draw.KindRound {
		p.ground(op)
	}
	return true
}

// ground fills all that the region and the clip leave of the picture.
func (p *Painter) ground(op *draw.Op) {
	if op.Color.A == 255 && p.inside == p.region {
		p.mesh.reset()
	}
	p.mesh.rect(p.inside, inkOf(op.Color))
}

// shape appends the triangles of an operation.
func (p *Painter) shape(list *draw.List, op *draw.Op) {
	m, ink := &p.mesh, inkOf(op.Color)
	r, width := op.Outline(p.scale)
	switch op.Kind {
	case draw.KindRect:
		m.rect(draw.FillGrid(op.Rect, p.scale), ink)
	case draw.KindRound:
		m.round(r, op.Radius*p.scale, ink)
	case draw.KindRoundStroke:
		m.roundStroke(r, op.Radius*p.scale, width, ink)
	case draw.KindEllipse:
		m.ellipse(r, ink)
	case draw.KindArc:
		m.arc(r.Center(), op.Radius*p.scale, op.From, op.To, width, ink)
	case draw.KindPolyline:
		m.load(list.Points(*op), p.scale)
		m.stroke(width, ink)
	case draw.KindPolygon:
		m.load(list.Points(*op), p.scale)
		m.polygon(ink)
	}
}

// letter appends a letter of the text that is being set.
func (p *Painter) letter(l glyph.Letter) {
	spot, ok := p.atlas.find(l.Key)
	if !ok {
		mask := p.book.Rasterise(l.Key)
		if spot, ok = p.atlas.add(l.Key, mask); !ok {
			p.flush() // the triangles so far look at the letters that are to go
			p.atlas.forget()
			spot, _ = p.atlas.add(l.Key, mask)
		}
	}
	area := spot.area.Sub(spot.area.Min).Add(image.Pt(l.X+spot.left, l.Y+spot.top))
	if !area.Overlaps(p.inside) {
		return
	}
	from := p.mesh.mark()
	p.mesh.picture(area, spot.area.Min, p.ink)
	if p.clipped && !area.In(p.clip) {
		p.mesh.cut(from, p.clip)
	}
}

// flush draws the triangles so far. The graphics card itself cuts them to the region.
func (p *Painter) flush() {
	if len(p.mesh.indices) > 0 {
		origin := p.target.Bounds().Min
		p.mesh.move(origin)
		target := p.target
		if p.region != p.bounds {
			target = target.RecyclableSubImage(p.region.Add(origin))
			defer target.Recycle()
		}
		target.DrawTriangles32(p.mesh.vertices, p.mesh.indices, p.atlas.image, &p.options)
		p.work.Calls++
		p.work.Vertices += len(p.mesh.vertices)
		p.work.Triangles += len(p.mesh.indices) / 3
	}
	p.mesh.reset()
}
