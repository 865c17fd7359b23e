package draw

import (
	"image"
	"math"
)

// Grid returns the whole device pixels that a rectangle snaps to, on a screen with scale
// device pixels to the logical pixel: each edge goes to the nearest line of the grid, so
// rectangles that share an edge still do. Both painters snap by it.
func Grid(r Rect, scale float32) image.Rectangle {
	return image.Rectangle{
		Min: image.Point{gridLine(r.X, scale), gridLine(r.Y, scale)},
		Max: image.Point{gridLine(r.Right(), scale), gridLine(r.Bottom(), scale)},
	}
}

// FillGrid is Grid for a filled rectangle, which never vanishes between two lines of the
// grid: it covers at least one pixel each way.
func FillGrid(r Rect, scale float32) image.Rectangle {
	g := Grid(r, scale)
	if g.Dx() == 0 {
		g.Min.X = int(math.Floor(float64(r.X * scale)))
		g.Max.X = g.Min.X + 1
	}
	if g.Dy() == 0 {
		g.Min.Y = int(math.Floor(float64(r.Y * scale)))
		g.Max.Y = g.Min.Y + 1
	}
	return g
}

// Outline returns the place and the line width of a round rectangle in device pixels, snapped
// to whole pixels if it is to be.
func (op Op) Outline(scale float32) (r Rect, width float32) {
	if !op.Snapped {
		r := op.Rect
		return Rect{r.X * scale, r.Y * scale, r.W * scale, r.H * scale}, op.Width * scale
	}
	g := FillGrid(op.Rect, scale)
	r = Rect{float32(g.Min.X), float32(g.Min.Y), float32(g.Dx()), float32(g.Dy())}
	return r, max(1, float32(math.Round(float64(op.Width*scale))))
}

func gridLine(v, scale float32) int { return int(math.Round(float64(v * scale))) }
