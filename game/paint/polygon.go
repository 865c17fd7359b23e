package paint

import "lostupdate/game/draw"

// maxMitre is how far, in widths of the soft edge, a sharp corner of a polygon may be drawn
// out.
const maxMitre = 3

// polygon fills the loaded points.
func (m *mesh) polygon(ink paint) {
	if n := len(m.points); n > 1 && m.points[0].Distance(m.points[n-1]) <= same {
		m.points = m.points[:n-1]
	}
	points := m.points
	if len(points) < 3 {
		return // it has no area
	}
	outward := float32(1)
	if doubleArea(points) < 0 {
		outward = -1
	}
	m.inner, m.outer = m.inner[:0], m.outer[:0]
	for i, p := range points {
		in := unit(p.Sub(points[(i+len(points)-1)%len(points)]))
		out := unit(points[(i+1)%len(points)].Sub(p))
		m.addRim(p, in, out, outward, ink)
	}
	m.band(m.inner, m.outer)
	if isConvex(points) {
		m.fan(m.inner)
		return
	}
	m.cutEars(points, outward)
}

// addRim adds the two vertices of the soft edge at a corner.
func (m *mesh) addRim(p, in, out draw.Point, outward float32, ink paint) {
	across := draw.Pt(in.Y+out.Y, -in.X-out.X).Mul(outward)
	share := 1 + in.X*out.X + in.Y*out.Y
	across = across.Mul(1 / max(share, 2.0/(maxMitre*maxMitre)))
	m.inner = append(m.inner, m.corner(p.Sub(across.Mul(soft)), ink))
	m.outer = append(m.outer, m.corner(p.Add(across.Mul(soft)), paint{}))
}

// cutEars fills the inside by cutting off one corner after the other: a corner that points
// outward and whose triangle holds no other corner.
func (m *mesh) cutEars(points []draw.Point, outward float32) {
	m.ears = m.ears[:0]
	for i := range points {
		m.ears = append(m.ears, int32(i))
	}
	at, misses := 0, 0
	for len(m.ears) > 3 {
		n := len(m.ears)
		at %= n
		a, b, c := m.ears[(at+n-1)%n], m.ears[at], m.ears[(at+1)%n]
		// An outline that crosses itself may have no ear left; then any corner will do.
		if misses < n && !m.isEar(points, a, b, c, outward) {
			at++
			misses++
			continue
		}
		m.triangle(m.inner[a], m.inner[b], m.inner[c])
		m.ears = append(m.ears[:at], m.ears[at+1:]...)
		misses = 0
	}
	m.triangle(m.inner[m.ears[0]], m.inner[m.ears[1]], m.inner[m.ears[2]])
}

func (m *mesh) isEar(points []draw.Point, a, b, c int32, outward float32) bool {
	pa, pb, pc := points[a], points[b], points[c]
	if cross(pa, pb, pc)*outward <= 0 {
		return false
	}
	for _, i := range m.ears {
		p := points[i]
		if i == a || i == b || i == c || p == pa || p == pb || p == pc {
			continue
		}
		if cross(pa, pb, p)*outward >= 0 && cross(pb, pc, p)*outward >= 0 && cross(pc, pa, p)*outward >= 0 {
			return false
		}
	}
	return true
}

// cross is positive if a, b, c turn clockwise on the screen, and 0 on a straight line.
func cross(a, b, c draw.Point) float32 {
	return (b.X-a.X)*(c.Y-b.Y) - (b.Y-a.Y)*(c.X-b.X)
}

// doubleArea returns twice the area; it is negative if the points run counterclockwise.
func doubleArea(points []draw.Point) float32 {
	var sum float32
	origin := points[0]
	for i := 2; i < len(points); i++ {
		sum += cross(origin, points[i-1], points[i])
	}
	return sum
}

func isConvex(points []draw.Point) bool {
	var left, right bool
	n := len(points)
	for i := range points {
		c := cross(points[(i+n-1)%n], points[i], points[(i+1)%n])
		left = left || c < 0
		right = right || c > 0
	}
	return !(left && right)
}
