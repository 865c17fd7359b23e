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

func gridLine(v, scale float32) int { return int(math.Round(float64(v * scale))) }
