package paint

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
	"lostupdate/game/draw"
)

// mesh collects the triangles of a frame, in device pixels.
type mesh struct {
	vertices []ebiten.Vertex
	indices  []uint32

	turns    turns        // directions for round shapes
	points   []draw.Point // of the line or polygon at work
	ears     []int32      // corners of the polygon that are left
	uncut    []uint32     // triangles that are being cut at a clip
	inner    []uint32     // vertices along the inner side of a soft edge
	outer    []uint32     // vertices along the outer side of a soft edge
	sections []section    // of the line at work, one an end of a segment
}

// paint is a colour as the graphics card takes it: premultiplied, 0 to 1.
type paint struct{ r, g, b, a float32 }

func inkOf(c draw.Color) paint {
	a := float32(c.A) / 255
	return paint{float32(c.R) / 255 * a, float32(c.G) / 255 * a, float32(c.B) / 255 * a, a}
}

// faint returns the colour with less of it, from 0 (nothing) to 1.
func (c paint) faint(share float32) paint {
	return paint{c.r * share, c.g * share, c.b * share, c.a * share}
}

// mark is a place in the mesh, to come back to what was added since.
type mark struct{ vertices, indices int }

func (m *mesh) mark() mark { return mark{len(m.vertices), len(m.indices)} }

func (m *mesh) reset() {
	m.vertices, m.indices = m.vertices[:0], m.indices[:0]
}

// corner adds a vertex of a shape and returns its number.
func (m *mesh) corner(p draw.Point, ink paint) uint32 {
	m.vertices = append(m.vertices, ebiten.Vertex{
		DstX: p.X, DstY: p.Y, SrcX: whiteAt, SrcY: whiteAt,
		ColorR: ink.r, ColorG: ink.g, ColorB: ink.b, ColorA: ink.a,
	})
	return uint32(len(m.vertices) - 1)
}

func (m *mesh) triangle(a, b, c uint32) {
	m.indices = append(m.indices, a, b, c)
}

// quad adds the two triangles of a, b, c, d, in the order of its rim.
func (m *mesh) quad(a, b, c, d uint32) {
	m.indices = append(m.indices, a, b, c, a, c, d)
}

// rect fills whole pixels.
func (m *mesh) rect(r image.Rectangle, ink paint) {
	x0, y0, x1, y1 := float32(r.Min.X), float32(r.Min.Y), float32(r.Max.X), float32(r.Max.Y)
	m.quad(m.corner(draw.Pt(x0, y0), ink), m.corner(draw.Pt(x1, y0), ink),
		m.corner(draw.Pt(x1, y1), ink), m.corner(draw.Pt(x0, y1), ink))
}

// picture shows a part of the atlas, pixel for pixel, in a colour.
func (m *mesh) picture(area image.Rectangle, from image.Point, ink paint) {
	first := len(m.vertices)
	m.rect(area, ink)
	for i := range m.vertices[first:] {
		v := &m.vertices[first+i]
		v.SrcX = v.DstX + float32(from.X-area.Min.X)
		v.SrcY = v.DstY + float32(from.Y-area.Min.Y)
	}
}

// move moves all there is.
func (m *mesh) move(by image.Point) {
	if by == (image.Point{}) {
		return
	}
	for i := range m.vertices {
		m.vertices[i].DstX += float32(by.X)
		m.vertices[i].DstY += float32(by.Y)
	}
}
