package raster

import (
	"golang.org/x/image/vector"
	"lostupdate/game/draw"
)

// outline writes the contours of shapes, given in pixels of the picture, in those of a mask
// whose first pixel is the pixel origin of the picture.
type outline struct {
	to     *vector.Rasterizer
	origin draw.Point
}

func (o outline) add(op draw.Op, points []draw.Point, scale float32) {
	r, width := op.Outline(scale)
	radius := op.Radius * scale
	switch op.Kind {
	case draw.KindRound:
		o.round(r, radius, forwards)
	case draw.KindRoundStroke:
		o.round(r, radius, forwards)
		o.round(r.Inset(width), max(0, radius-width), backwards) // the hole
	case draw.KindEllipse:
		o.corners(r, r.W/2, r.H/2, forwards)
	case draw.KindPolygon:
		o.move(points[0].Mul(scale))
		for _, p := range points[1:] {
			o.line(p.Mul(scale))
		}
		o.to.ClosePath()
	}
}

// direction is the sense in which a contour runs; contours of opposite senses cancel.
type direction bool

const (
	forwards  direction = false
	backwards direction = true
)

func (o outline) round(r draw.Rect, radius float32, d direction) {
	radius = min(radius, min(r.W, r.H)/2) // snapping may have made the rectangle smaller
	o.corners(r, radius, radius, d)
}

// quarter is how far the control points of a Bézier curve lie from the ends of the quarter
// circle that it imitates, in radii.
const quarter = 0.5522847

// corners writes a rectangle whose corners are quarters of an ellipse with radii rx and ry.
func (o outline) corners(r draw.Rect, rx, ry float32, d direction) {
	left, top, right, bottom := r.X, r.Y, r.Right(), r.Bottom()
	kx, ky := rx*(1-quarter), ry*(1-quarter)
	at := draw.Pt
	// Each corner: where the curve begins, its two control points, where it ends.
	corners := [4][4]draw.Point{
		{at(right-rx, top), at(right-kx, top), at(right, top+ky), at(right, top+ry)},
		{at(right, bottom-ry), at(right, bottom-ky), at(right-kx, bottom), at(right-rx, bottom)},
		{at(left+rx, bottom), at(left+kx, bottom), at(left, bottom-ky), at(left, bottom-ry)},
		{at(left, top+ry), at(left, top+ky), at(left+kx, top), at(left+rx, top)},
	}
	for i := range corners {
		c := corners[i]
		if d == backwards {
			c = corners[len(corners)-1-i]
			c[0], c[1], c[2], c[3] = c[3], c[2], c[1], c[0]
		}
		if i == 0 {
			o.move(c[0])
		} else {
			o.line(c[0])
		}
		o.curve(c[1], c[2], c[3])
	}
	o.to.ClosePath()
}

func (o outline) move(p draw.Point) {
	p = p.Sub(o.origin)
	o.to.MoveTo(p.X, p.Y)
}

func (o outline) line(p draw.Point) {
	p = p.Sub(o.origin)
	o.to.LineTo(p.X, p.Y)
}

func (o outline) curve(p, q, r draw.Point) {
	p, q, r = p.Sub(o.origin), q.Sub(o.origin), r.Sub(o.origin)
	o.to.CubeTo(p.X, p.Y, q.X, q.Y, r.X, r.Y)
}
