package draw

import (
	"math"

	"lostupdate/game/glyph"
)

// List is a display list. The zero value is an empty list, ready for use. It is not safe
// for use by several goroutines at once.
type List struct {
	ops    []Op
	points []Point
	clips  []Rect      // the clips in force, innermost last
	moves  []transform // the transforms in force, innermost last, each for the whole way out

	scratch []Point // one dash
}

// Ops returns the operations in the order in which they are to be painted. The slice
// belongs to the list: it is valid until the next change and must not be changed.
func (l *List) Ops() []Op { return l.ops }

// Points returns the points of a line or polygon of this list, under the same rule as Ops.
func (l *List) Points(op Op) []Point {
	return l.points[op.first : op.first+op.count]
}

// Len returns the number of operations.
func (l *List) Len() int { return len(l.ops) }

// Reset empties the list and keeps its memory for the next frame.
func (l *List) Reset() {
	clear(l.ops) // let go of the texts
	l.ops, l.points = l.ops[:0], l.points[:0]
	l.clips, l.moves = l.clips[:0], l.moves[:0]
}

// Open returns how many clips and transforms were pushed and not yet popped: 0 at the end
// of a well-formed frame.
func (l *List) Open() int { return len(l.clips) + len(l.moves) }

// FillRect fills a rectangle, snapped to whole device pixels. One that has an area is never
// thinner than a device pixel, so a hairline stays visible at every scale.
func (l *List) FillRect(r Rect, c Color) {
	l.add(Op{Kind: KindRect, Rect: r, Color: c})
}

// FillRound fills a rectangle with round corners. A radius larger than half a side is cut
// down to it. Inside of a PushTransform it is not snapped, also with radius 0.
func (l *List) FillRound(r Rect, radius float32, c Color) {
	radius = cornerRadius(r, radius)
	l.add(Op{Kind: KindRound, Rect: r, Radius: radius, Color: c, Snapped: !isCircle(r, radius)})
}

// StrokeRound draws the rim of FillRound(r, radius), width wide, wholly inside r.
func (l *List) StrokeRound(r Rect, radius, width float32, c Color) {
	radius = cornerRadius(r, radius)
	if half := min(r.W, r.H) / 2; width >= half { // the rim closes over the middle
		l.FillRound(r, radius, c)
		return
	}
	if width > 0 {
		l.add(Op{Kind: KindRoundStroke, Rect: r, Radius: radius, Width: width, Color: c,
			Snapped: !isCircle(r, radius)})
	}
}

// FillCircle fills a disc.
func (l *List) FillCircle(center Point, radius float32, c Color) {
	l.FillRound(RectAround(center, 2*radius, 2*radius), radius, c)
}

// StrokeCircle draws a ring, width wide, whose outer rim has the radius.
func (l *List) StrokeCircle(center Point, radius, width float32, c Color) {
	l.StrokeRound(RectAround(center, 2*radius, 2*radius), radius, width, c)
}

// FillEllipse fills the ellipse inscribed in r.
func (l *List) FillEllipse(r Rect, c Color) {
	l.add(Op{Kind: KindEllipse, Rect: r, Color: c})
}

// Arc draws a part of a ring with round ends: the middle of its width runs at the radius
// about the centre, from one angle to another. Angles are radians, 0 points right, and
// they grow clockwise. A whole turn or more is a ring.
func (l *List) Arc(center Point, radius, from, to, width float32, c Color) {
	if to < from {
		from, to = to, from
	}
	if to-from >= 2*math.Pi {
		l.StrokeCircle(center, radius+width/2, width, c)
		return
	}
	if width > 0 && radius > 0 && to > from {
		outer := 2*radius + width
		l.add(Op{Kind: KindArc, Rect: RectAround(center, outer, outer),
			Radius: radius, Width: width, From: from, To: to, Color: c})
	}
}

// Line draws a straight line with round ends, which reach half the width beyond a and b.
func (l *List) Line(a, b Point, width float32, c Color) {
	l.Polyline([]Point{a, b}, width, Dash{}, c)
}

// Polyline joins the points with a line, round at ends and bends. When the last point
// equals the first the line is closed. The points are copied.
func (l *List) Polyline(points []Point, width float32, dash Dash, c Color) {
	if len(points) < 2 || !(width > 0) {
		return
	}
	if l.dashable(points, width, dash) {
		l.addDashes(points, width, dash, c)
		return
	}
	l.addPoints(Op{Kind: KindPolyline, Width: width, Color: c}, points)
}

// FillPolygon fills a simple polygon (its edges do not cross), convex or not, given in
// either direction. The points are copied.
func (l *List) FillPolygon(points []Point, c Color) {
	if len(points) >= 3 {
		l.addPoints(Op{Kind: KindPolygon, Color: c}, points)
	}
}

// Text writes one line of text; x and y are where its baseline begins.
func (l *List) Text(x, y float32, text string, style glyph.Style, c Color) {
	if text != "" && style.Size > 0 {
		l.add(Op{Kind: KindText, Rect: Rect{X: x, Y: y}, Text: text, Style: style, Color: c})
	}
}
