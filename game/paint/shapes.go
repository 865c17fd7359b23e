package paint

import (
	"math"

	"lostupdate/game/draw"
)

// soft is how far a soft edge reaches to either side of the true edge: half a pixel, so that
// a pixel is as dark as the shape covers of it.
const soft = 0.5

// round fills a rectangle with round corners.
func (m *mesh) round(r draw.Rect, radius float32, ink paint) {
	r, ink = visible(r, ink)
	bow := m.bow(r, radius, radius)
	m.inner = m.roundRing(m.inner[:0], r, radius, soft, bow, ink)
	m.fan(m.inner)
	m.outer = m.roundRing(m.outer[:0], r, radius, -soft, bow, paint{})
	m.band(m.inner, m.outer)
}

// roundStroke draws the rim of a round rectangle, inside of it.
func (m *mesh) roundStroke(r draw.Rect, radius, width float32, ink paint) {
	if width < 1 { // as wide as a pixel, and fainter
		grow := (1 - width) / 2
		r, radius, ink, width = r.Inset(-grow), radius+grow, ink.faint(width), 1
	}
	bow := m.bow(r, radius, radius)
	m.outer = m.roundRing(m.outer[:0], r, radius, -soft, bow, paint{})
	for _, edge := range [...]struct {
		depth float32
		ink   paint
	}{{soft, ink}, {width - soft, ink}, {width + soft, paint{}}} {
		m.inner = m.roundRing(m.inner[:0], r, radius, edge.depth, bow, edge.ink)
		m.band(m.inner, m.outer)
		m.inner, m.outer = m.outer, m.inner
	}
}

// ellipse fills the ellipse inscribed in a rectangle.
func (m *mesh) ellipse(r draw.Rect, ink paint) {
	r, ink = visible(r, ink)
	bow := m.bow(r, r.W/2, r.H/2)
	m.inner = m.ellipseRing(m.inner[:0], r, soft, bow, ink)
	m.fan(m.inner)
	m.outer = m.ellipseRing(m.outer[:0], r, -soft, bow, paint{})
	m.band(m.inner, m.outer)
}

// visible makes a shape that is thinner than a pixel as wide as one and fainter.
func visible(r draw.Rect, ink paint) (draw.Rect, paint) {
	share := min(r.W, 1) * min(r.H, 1)
	if share < 1 {
		r = draw.RectAround(r.Center(), max(r.W, 1), max(r.H, 1))
		ink = ink.faint(share)
	}
	return r, ink
}

// roundRing appends the vertices of a round rectangle that runs at a depth inside of r.
func (m *mesh) roundRing(ring []uint32, r draw.Rect, radius, depth float32, bow bow, ink paint) []uint32 {
	r = r.Inset(depth)
	radius = min(max(0, radius-depth), min(r.W, r.H)/2)
	return m.around(ring, r, radius, radius, bow, func(center, out draw.Point) draw.Point {
		return center.Add(out.Mul(radius))
	}, ink)
}

// ellipseRing appends the vertices of a line that runs at a depth inside of an ellipse,
// measured across its edge.
func (m *mesh) ellipseRing(ring []uint32, r draw.Rect, depth float32, bow bow, ink paint) []uint32 {
	rx, ry := r.W/2, r.H/2
	return m.around(ring, r, rx, ry, bow, func(center, out draw.Point) draw.Point {
		across := unit(draw.Pt(out.X/rx, out.Y/ry))
		return center.Add(draw.Pt(out.X*rx, out.Y*ry)).Sub(across.Mul(depth))
	}, ink)
}

// bow is how a ring goes round its corners: the directions of a quarter, and whether a quarter
// begins where the one before has ended, since no straight side lies between them.
type bow struct {
	quarter []draw.Point
	meets   [4]bool
}

// sharp is the radius in pixels up to which a corner looks like one without; corner is its only direction.
const sharp = 0.75

var corner = [1]draw.Point{{X: 1, Y: 1}}

// bow returns the bow of a rectangle with corners of two radii. It is the same for all rings
// of a shape, so that they have the same number of vertices.
func (m *mesh) bow(r draw.Rect, rx, ry float32) bow {
	across, up := 2*rx >= r.W-same, 2*ry >= r.H-same
	if max(rx, ry) <= sharp && !(across && up) {
		return bow{quarter: corner[:]}
	}
	return bow{m.turns.quarter(max(rx, ry) + soft), [4]bool{up, across, up, across}}
}

// around walks clockwise round a rectangle whose corners are quarters with radii rx and ry,
// and appends a vertex for each direction of each quarter.
func (m *mesh) around(ring []uint32, r draw.Rect, rx, ry float32, bow bow,
	place func(center, out draw.Point) draw.Point, ink paint) []uint32 {
	centers := [4]draw.Point{ // the first quarter points right and down
		draw.Pt(r.Right()-rx, r.Bottom()-ry), draw.Pt(r.X+rx, r.Bottom()-ry),
		draw.Pt(r.X+rx, r.Y+ry), draw.Pt(r.Right()-rx, r.Y+ry),
	}
	for i, center := range centers {
		quarter := bow.quarter
		if bow.meets[i] {
			quarter = quarter[1:]
		}
		for _, out := range quarter {
			for range i {
				out = draw.Pt(-out.Y, out.X) // a quarter turn further
			}
			ring = append(ring, m.corner(place(center, out), ink))
		}
	}
	return ring
}

// fan fills the convex shape that a ring of vertices encloses.
func (m *mesh) fan(ring []uint32) {
	for i := 2; i < len(ring); i++ {
		m.triangle(ring[0], ring[i-1], ring[i])
	}
}

// band fills what lies between two rings with the same number of vertices.
func (m *mesh) band(a, b []uint32) {
	last := len(a) - 1
	for i := range a {
		m.quad(a[last], a[i], b[i], b[last])
		last = i
	}
}

// unit returns the vector with length 1; a vector without length stays.
func unit(v draw.Point) draw.Point {
	length := float32(math.Hypot(float64(v.X), float64(v.Y)))
	if length == 0 {
		return v
	}
	return v.Mul(1 / length)
}
