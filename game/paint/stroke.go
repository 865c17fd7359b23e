package paint

import (
	"math"

	"lostupdate/game/draw"
)

// A line is a row of quads along its points. Across it run four lanes: the outer rims of its
// two soft edges and between them the inner ones. A section is the four vertices of the lanes
// where a segment begins or ends.
type section [4]uint32

// pen is the lanes of a line: how far the inner and outer rims lie from its middle.
type pen struct {
	inner, outer float32
	ink          paint
}

func penOf(width float32, ink paint) pen {
	if width < 1 { // as wide as a pixel, and fainter
		width, ink = 1, ink.faint(max(width, 0))
	}
	return pen{inner: width/2 - soft, outer: width/2 + soft, ink: ink}
}

// load takes the points of a line or polygon, in device pixels, without those that repeat
// the one before, and without those that a straight line comes near enough to: figures are
// drawn for three times the size that they often have.
func (m *mesh) load(points []draw.Point, scale float32) {
	m.points = m.points[:0]
	for _, p := range points {
		m.addPoint(p.Mul(scale))
	}
	m.straighten()
}

// skipMost is how many points in a row one straight line may stand for.
const skipMost = 8

// straighten leaves out points that lie within the flatness of a line between two others.
func (m *mesh) straighten() {
	all := m.points
	if len(all) < 4 {
		return
	}
	kept, from := all[:1], 0 // kept overwrites what has been looked at
	anchor := all[0]
	for i := 2; i < len(all); i++ {
		if i-from <= skipMost && allNear(anchor, all[i], all[from+1:i]) {
			continue
		}
		from, anchor = i-1, all[i-1]
		kept = append(kept, anchor)
	}
	m.points = append(kept, all[len(all)-1])
}

// allNear tells whether points lie along the line from a to b. On a line that comes back to where it began nothing does.
func allNear(a, b draw.Point, points []draw.Point) bool {
	along := b.Sub(a)
	square := along.X*along.X + along.Y*along.Y
	if square <= same*same {
		return false
	}
	for _, p := range points {
		off := p.Sub(a)
		across := along.X*off.Y - along.Y*off.X
		ahead := along.X*off.X + along.Y*off.Y
		if across*across > flatness*flatness*square || ahead < 0 || ahead > square {
			return false
		}
	}
	return true
}

// same is the distance in pixels below which two points count as one.
const same = 1.0 / 64

func (m *mesh) addPoint(p draw.Point) {
	if n := len(m.points); n == 0 || m.points[n-1].Distance(p) > same {
		m.points = append(m.points, p)
	}
}

// arc draws a part of a circle with round ends.
func (m *mesh) arc(center draw.Point, radius, from, to, width float32, ink paint) {
	angle := float64(to - from)
	steps := stepsFor(radius+width/2, angle)
	m.points = m.points[:0]
	for i := range steps + 1 {
		sin, cos := math.Sincos(float64(from) + angle*float64(i)/float64(steps))
		m.addPoint(center.Add(draw.Pt(float32(cos), float32(sin)).Mul(radius)))
	}
	m.stroke(width, ink)
}

// stroke draws the loaded points as a line.
func (m *mesh) stroke(width float32, ink paint) {
	points := m.points
	pen := penOf(width, ink)
	if len(points) == 1 {
		m.round(draw.RectAround(points[0], width, width), width/2, ink) // a dot
		return
	}
	closed := len(points) > 3 && points[0].Distance(points[len(points)-1]) <= same
	if closed {
		points = points[:len(points)-1]
	}
	m.sections = m.sections[:0]
	for i := range points {
		switch {
		case i == 0 && !closed:
			m.sections = append(m.sections, m.end(points[0], points[1], pen, true))
		case i == len(points)-1 && !closed:
			m.sections = append(m.sections, m.end(points[i], points[i-1], pen, false))
		default:
			before := points[(i+len(points)-1)%len(points)]
			after := points[(i+1)%len(points)]
			arrive, leave := m.bend(before, points[i], after, pen)
			m.sections = append(m.sections, arrive, leave)
		}
	}
	m.joinSections(closed)
}

// joinSections fills the segments between the sections, which stand in the order: leave the
// first point, arrive at the second, leave it, and so on; a closed line begins with the
// arrival at its first point.
func (m *mesh) joinSections(closed bool) {
	s := m.sections
	if closed {
		m.segment(s[len(s)-1], s[0])
		s = s[1 : len(s)-1]
	}
	for i := 0; i+1 < len(s); i += 2 {
		m.segment(s[i], s[i+1])
	}
}

func (m *mesh) segment(a, b section) {
	for lane := range 3 {
		m.quad(a[lane], b[lane], b[lane+1], a[lane+1])
	}
}

// end adds the round end of a line at p; q is the next point inward. The section has its
// lanes from left to right as seen along the line, which the end begins or not.
func (m *mesh) end(p, q draw.Point, pen pen, begins bool) section {
	along := unit(q.Sub(p))
	left := draw.Pt(along.Y, -along.X)
	if !begins {
		left = left.Mul(-1)
	}
	s := m.section(p, left, pen)
	// Half a turn from left to right, round the outside.
	angle := math.Atan2(float64(left.Y), float64(left.X))
	turn := -math.Pi
	if !begins {
		turn = math.Pi
	}
	m.wedge(p, angle, turn, pen, s[2], s[1], s[0], s[2], s[3])
	return s
}

func (m *mesh) section(p, left draw.Point, pen pen) section {
	return section{
		m.corner(p.Add(left.Mul(pen.outer)), paint{}),
		m.corner(p.Add(left.Mul(pen.inner)), pen.ink),
		m.corner(p.Sub(left.Mul(pen.inner)), pen.ink),
		m.corner(p.Sub(left.Mul(pen.outer)), paint{}),
	}
}

// wedge fills a part of the pen's disc about p, between two places of its rim that are
// there already, each an inner and an outer vertex. root is the vertex that it fans from.
func (m *mesh) wedge(p draw.Point, angle, turn float64, pen pen, root, inner, outer, lastInner, lastOuter uint32) {
	steps := stepsFor(pen.outer, math.Abs(turn))
	for i := 1; i <= steps; i++ {
		nextInner, nextOuter := lastInner, lastOuter
		if i < steps {
			sin, cos := math.Sincos(angle + turn*float64(i)/float64(steps))
			out := draw.Pt(float32(cos), float32(sin))
			nextInner = m.corner(p.Add(out.Mul(pen.inner)), pen.ink)
			nextOuter = m.corner(p.Add(out.Mul(pen.outer)), paint{})
		}
		m.triangle(root, inner, nextInner)
		m.quad(inner, outer, nextOuter, nextInner)
		inner, outer = nextInner, nextOuter
	}
}

// gentle is the cosine of the turn below which a bend needs no round corner: the two
// segments simply meet in the middle.
const gentle = 0.9

// bend adds the corner of a line at p and returns the sections where it arrives and leaves.
func (m *mesh) bend(before, p, after draw.Point, pen pen) (arrive, leave section) {
	in, out := unit(p.Sub(before)), unit(after.Sub(p))
	leftIn, leftOut := draw.Pt(in.Y, -in.X), draw.Pt(out.Y, -out.X)
	cos := in.X*out.X + in.Y*out.Y
	// The lanes of both segments cross at p + mitre*lane.
	var mitre draw.Point
	if 1+cos > 1e-3 {
		mitre = leftIn.Add(leftOut).Mul(1 / (1 + cos))
	}
	if cos > gentle {
		s := m.section(p, mitre, pen)
		return s, s
	}
	// Inside the bend the lanes must not cross beyond the ends of the segments.
	room := min(p.Distance(before), p.Distance(after))
	if reach := float32(math.Hypot(float64(mitre.X), float64(mitre.Y))) * pen.outer; reach > room {
		mitre = mitre.Mul(room / reach)
	}
	side := float32(1) // the outside of the bend is on the left
	if in.X*out.Y-in.Y*out.X < 0 {
		side = -1
	}
	insideInner := m.corner(p.Sub(mitre.Mul(side*pen.inner)), pen.ink)
	insideOuter := m.corner(p.Sub(mitre.Mul(side*pen.outer)), paint{})
	fromOuter := m.corner(p.Add(leftIn.Mul(side*pen.outer)), paint{})
	fromInner := m.corner(p.Add(leftIn.Mul(side*pen.inner)), pen.ink)
	toOuter := m.corner(p.Add(leftOut.Mul(side*pen.outer)), paint{})
	toInner := m.corner(p.Add(leftOut.Mul(side*pen.inner)), pen.ink)

	angle := math.Atan2(float64(side*leftIn.Y), float64(side*leftIn.X))
	turn := float64(side) * math.Acos(float64(max(-1, min(1, cos))))
	m.wedge(p, angle, turn, pen, insideInner, fromInner, fromOuter, toInner, toOuter)
	if side > 0 {
		return section{fromOuter, fromInner, insideInner, insideOuter},
			section{toOuter, toInner, insideInner, insideOuter}
	}
	return section{insideOuter, insideInner, fromInner, fromOuter},
		section{insideOuter, insideInner, toInner, toOuter}
}
