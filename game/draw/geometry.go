package draw

import "math"

// Point is a place, or a displacement, in logical pixels.
type Point struct{ X, Y float32 }

// Pt is short for Point{X: x, Y: y}.
func Pt(x, y float32) Point { return Point{X: x, Y: y} }

// Add returns p moved by q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub returns the displacement from q to p.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Mul returns p scaled by k from the origin.
func (p Point) Mul(k float32) Point { return Point{p.X * k, p.Y * k} }

// Lerp returns the point that lies the share t of the way from p to q.
func (p Point) Lerp(q Point, t float32) Point {
	return Point{p.X + float32((q.X-p.X)*t), p.Y + float32((q.Y-p.Y)*t)}
}

// Turn returns p turned clockwise by the angle (radians) about the centre c.
func (p Point) Turn(c Point, angle float32) Point {
	sin, cos := math.Sincos(float64(angle))
	d := p.Sub(c)
	return Point{
		c.X + float32(d.X*float32(cos)) - float32(d.Y*float32(sin)),
		c.Y + float32(d.X*float32(sin)) + float32(d.Y*float32(cos)),
	}
}

// Distance returns how far p is from q.
func (p Point) Distance(q Point) float32 {
	return float32(math.Hypot(float64(p.X-q.X), float64(p.Y-q.Y)))
}

// Rect is an upright rectangle; without a positive width and height it is empty.
type Rect struct{ X, Y, W, H float32 }

// Everything is a rectangle that contains every picture: the clip of a list without clips.
func Everything() Rect { return Rect{X: -1 << 20, Y: -1 << 20, W: 2 << 20, H: 2 << 20} }

// RectAround returns the rectangle of the given size with its middle at c.
func RectAround(c Point, w, h float32) Rect { return Rect{c.X - w/2, c.Y - h/2, w, h} }

// RectBetween returns the smallest rectangle that contains both points.
func RectBetween(a, b Point) Rect {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return Rect{x, y, max(a.X, b.X) - x, max(a.Y, b.Y) - y}
}

// Right returns the x of the right edge.
func (r Rect) Right() float32 { return r.X + r.W }

// Bottom returns the y of the lower edge.
func (r Rect) Bottom() float32 { return r.Y + r.H }

// Min returns the upper left corner.
func (r Rect) Min() Point { return Point{r.X, r.Y} }

// Max returns the lower right corner.
func (r Rect) Max() Point { return Point{r.X + r.W, r.Y + r.H} }

// Center returns the middle.
func (r Rect) Center() Point { return Point{r.X + r.W/2, r.Y + r.H/2} }

// Empty tells whether the rectangle has no area.
func (r Rect) Empty() bool { return !(r.W > 0 && r.H > 0) }

// Contains tells whether p lies inside; the left and upper edges belong to the
// rectangle, the others do not, so that neighbours never both contain a point.
func (r Rect) Contains(p Point) bool {
	return p.X >= r.X && p.Y >= r.Y && p.X < r.Right() && p.Y < r.Bottom()
}

// Move returns the rectangle moved by dx and dy.
func (r Rect) Move(dx, dy float32) Rect { return Rect{r.X + dx, r.Y + dy, r.W, r.H} }

// Inset returns the rectangle made smaller by d on every side (larger when d is
// negative). A rectangle that would turn inside out shrinks to its middle.
func (r Rect) Inset(d float32) Rect { return r.InsetXY(d, d) }

// InsetXY is Inset with one distance for left and right and one for top and bottom.
func (r Rect) InsetXY(dx, dy float32) Rect {
	dx, dy = min(dx, max(r.W, 0)/2), min(dy, max(r.H, 0)/2)
	return Rect{r.X + dx, r.Y + dy, r.W - 2*dx, r.H - 2*dy}
}

// Intersect returns the part that both rectangles cover; it is empty when they do not meet.
func (r Rect) Intersect(s Rect) Rect {
	x, y := max(r.X, s.X), max(r.Y, s.Y)
	w, h := min(r.Right(), s.Right())-x, min(r.Bottom(), s.Bottom())-y
	return Rect{x, y, max(w, 0), max(h, 0)}
}

// Union returns the smallest rectangle that contains both; empty ones do not count.
func (r Rect) Union(s Rect) Rect {
	if r.Empty() {
		return s
	}
	if s.Empty() {
		return r
	}
	x, y := min(r.X, s.X), min(r.Y, s.Y)
	return Rect{x, y, max(r.Right(), s.Right()) - x, max(r.Bottom(), s.Bottom()) - y}
}

// Overlaps tells whether the two rectangles share an area.
func (r Rect) Overlaps(s Rect) bool { return !r.Intersect(s).Empty() }

// CutLeft cuts a strip of width w off the left and returns the strip and the rest.
// The four Cut methods are how a layout is written: cut, keep the rest, cut again.
// A strip is never wider than what is there.
func (r Rect) CutLeft(w float32) (strip, rest Rect) {
	w = within(w, r.W)
	return Rect{r.X, r.Y, w, r.H}, Rect{r.X + w, r.Y, r.W - w, r.H}
}

// CutRight cuts a strip of width w off the right and returns the strip and the rest.
func (r Rect) CutRight(w float32) (strip, rest Rect) {
	w = within(w, r.W)
	return Rect{r.X + r.W - w, r.Y, w, r.H}, Rect{r.X, r.Y, r.W - w, r.H}
}

// CutTop cuts a strip of height h off the top and returns the strip and the rest.
func (r Rect) CutTop(h float32) (strip, rest Rect) {
	h = within(h, r.H)
	return Rect{r.X, r.Y, r.W, h}, Rect{r.X, r.Y + h, r.W, r.H - h}
}

// CutBottom cuts a strip of height h off the bottom and returns the strip and the rest.
func (r Rect) CutBottom(h float32) (strip, rest Rect) {
	h = within(h, r.H)
	return Rect{r.X, r.Y + r.H - h, r.W, h}, Rect{r.X, r.Y, r.W, r.H - h}
}

// within keeps a length between nothing and all there is.
func within(length, all float32) float32 { return max(0, min(length, max(0, all))) }
