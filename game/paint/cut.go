package paint

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
)

// cut removes from the triangles added since a mark what lies outside the clip.
func (m *mesh) cut(from mark, clip image.Rectangle) {
	box := box{float32(clip.Min.X), float32(clip.Min.Y), float32(clip.Max.X), float32(clip.Max.Y)}
	m.uncut = append(m.uncut[:0], m.indices[from.indices:]...)
	m.indices = m.indices[:from.indices]
	for i := 0; i+2 < len(m.uncut); i += 3 {
		a, b, c := m.uncut[i], m.uncut[i+1], m.uncut[i+2]
		sa, sb, sc := box.sides(&m.vertices[a]), box.sides(&m.vertices[b]), box.sides(&m.vertices[c])
		switch {
		case sa|sb|sc == 0:
			m.triangle(a, b, c)
		case sa&sb&sc != 0: // all beyond the same side
		default:
			m.cutTriangle(a, b, c, box)
		}
	}
}

// cull removes the triangles added since a mark that lie wholly outside of a region. Those that reach into it stay whole.
func (m *mesh) cull(from mark, region image.Rectangle) {
	box := box{float32(region.Min.X), float32(region.Min.Y), float32(region.Max.X), float32(region.Max.Y)}
	kept := m.indices[:from.indices]
	for i := from.indices; i+2 < len(m.indices); i += 3 {
		a, b, c := m.indices[i], m.indices[i+1], m.indices[i+2]
		if box.sides(&m.vertices[a])&box.sides(&m.vertices[b])&box.sides(&m.vertices[c]) == 0 {
			kept = append(kept, a, b, c)
		}
	}
	if m.indices = kept; len(kept) == from.indices {
		m.vertices = m.vertices[:from.vertices]
	}
}

// box is a clip; its sides are numbered left, top, right, bottom.
type box struct{ left, top, right, bottom float32 }

// depth returns how far a vertex lies inside of a side; it is negative outside.
func (b box) depth(side int, v *ebiten.Vertex) float32 {
	switch side {
	case 0:
		return v.DstX - b.left
	case 1:
		return v.DstY - b.top
	case 2:
		return b.right - v.DstX
	default:
		return b.bottom - v.DstY
	}
}

// sides returns a bit for each side that the vertex lies beyond. It is the test that every
// triangle near a clip passes, so it spells out what depth would compute.
func (b box) sides(v *ebiten.Vertex) uint8 {
	var beyond uint8
	if v.DstX < b.left {
		beyond |= 1
	}
	if v.DstY < b.top {
		beyond |= 2
	}
	if v.DstX > b.right {
		beyond |= 4
	}
	if v.DstY > b.bottom {
		beyond |= 8
	}
	return beyond
}

// cutTriangle adds the part of a triangle inside the box: it is cut at one side after the
// other, which leaves a convex polygon of at most seven corners.
func (m *mesh) cutTriangle(a, b, c uint32, box box) {
	var buffers [2][8]ebiten.Vertex
	buffers[0] = [8]ebiten.Vertex{m.vertices[a], m.vertices[b], m.vertices[c]}
	polygon := buffers[0][:3]
	for side := range 4 {
		to := buffers[(side+1)%2][:0]
		for i := range polygon {
			v, before := &polygon[i], &polygon[(i+len(polygon)-1)%len(polygon)]
			dv, db := box.depth(side, v), box.depth(side, before)
			if (dv < 0) != (db < 0) {
				to = append(to, between(before, v, db/(db-dv)))
			}
			if dv >= 0 {
				to = append(to, *v)
			}
		}
		if polygon = to; len(polygon) < 3 {
			return
		}
	}
	first := uint32(len(m.vertices))
	m.vertices = append(m.vertices, polygon...)
	for i := 2; i < len(polygon); i++ {
		m.triangle(first, first+uint32(i)-1, first+uint32(i))
	}
}

// between returns the vertex at the share t of the way from a to b, with all that it carries.
func between(a, b *ebiten.Vertex, t float32) ebiten.Vertex {
	mix := func(a, b float32) float32 { return a + (b-a)*t }
	return ebiten.Vertex{
		DstX: mix(a.DstX, b.DstX), DstY: mix(a.DstY, b.DstY),
		SrcX: mix(a.SrcX, b.SrcX), SrcY: mix(a.SrcY, b.SrcY),
		ColorR: mix(a.ColorR, b.ColorR), ColorG: mix(a.ColorG, b.ColorG),
		ColorB: mix(a.ColorB, b.ColorB), ColorA: mix(a.ColorA, b.ColorA),
	}
}
