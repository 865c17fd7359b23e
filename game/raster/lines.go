package raster

import (
	"image"
	"math"

	"lostupdate/game/draw"
)

// lines covers what lies within half a width of the line through the points. A pixel near a
// bend belongs to two segments and takes the larger of both covers, so bends and ends come
// out round and nothing is covered twice.
func (p *Painter) lines(points []draw.Point, width float32, area image.Rectangle) {
	clear(p.mask.Pix)
	pen := newPen(width * p.scale)
	for i := 1; i < len(points); i++ {
		a, b := points[i-1].Mul(p.scale), points[i].Mul(p.scale)
		reach := draw.RectBetween(a, b).Inset(-pen.reach())
		p.near(draw.Grid(reach, 1).Inset(-1), area, pen, func(q draw.Point) float32 {
			return distanceToSegment(q, a, b)
		})
	}
}

// arc covers what lies within half a width of a part of a circle.
func (p *Painter) arc(op draw.Op, area image.Rectangle) {
	clear(p.mask.Pix)
	center, radius := op.Rect.Center().Mul(p.scale), op.Radius*p.scale
	right := center.Add(draw.Pt(radius, 0))
	from, to := right.Turn(center, op.From), right.Turn(center, op.To)
	span := op.To - op.From
	p.near(area, area, newPen(op.Width*p.scale), func(q draw.Point) float32 {
		d := q.Sub(center)
		angle := math.Atan2(float64(d.Y), float64(d.X)) - float64(op.From)
		angle = math.Mod(angle, 2*math.Pi)
		if angle < 0 {
			angle += 2 * math.Pi
		}
		if float32(angle) <= span {
			return float32(math.Abs(float64(q.Distance(center) - radius)))
		}
		return min(q.Distance(from), q.Distance(to))
	})
}

// near covers the pixels of part, as far as they lie in area, by the distance of their
// middles from the line.
func (p *Painter) near(part, area image.Rectangle, pen pen, distance func(draw.Point) float32) {
	part = part.Intersect(area)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		row := p.mask.Pix[(y-area.Min.Y)*p.mask.Stride:]
		for x := part.Min.X; x < part.Max.X; x++ {
			cover := pen.cover(distance(draw.Pt(float32(x)+0.5, float32(y)+0.5)))
			at := x - area.Min.X
			row[at] = max(row[at], uint8(cover*255+0.5))
		}
	}
}

// pen knows how a line fades at its edge: within one pixel. A line thinner than a pixel is
// as wide as one and fainter.
type pen struct{ half, strength float32 }

func newPen(width float32) pen {
	return pen{half: max(width, 1) / 2, strength: min(width, 1)}
}

// reach is the distance from which on nothing is covered.
func (p pen) reach() float32 { return p.half + 0.5 }

func (p pen) cover(distance float32) float32 {
	return p.strength * max(0, min(1, p.reach()-distance))
}

func distanceToSegment(q, a, b draw.Point) float32 {
	along := b.Sub(a)
	d := q.Sub(a)
	length2 := along.X*along.X + along.Y*along.Y
	if length2 == 0 {
		return q.Distance(a)
	}
	t := (d.X*along.X + d.Y*along.Y) / length2
	return q.Distance(a.Lerp(b, max(0, min(1, t))))
}
