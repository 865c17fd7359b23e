package draw

import "lostupdate/game/glyph"

// Kind says which shape an Op is and so which of its fields count.
type Kind uint8

const (
	// KindRect fills Rect, snapped to whole device pixels.
	KindRect Kind = iota + 1
	// KindRound fills Rect with corners of Radius; a circle is one with Radius of half its side.
	KindRound
	// KindRoundStroke draws the rim of a KindRound, Width wide, inside Rect.
	KindRoundStroke
	// KindEllipse fills the ellipse inscribed in Rect.
	KindEllipse
	// KindArc draws a part of a ring about the middle of Rect: the middle of its Width runs
	// at Radius, from the angle From to the angle To, with round ends.
	KindArc
	// KindPolyline joins its points with a line Width wide, round at ends and bends. A line
	// whose first and last points are equal is closed.
	KindPolyline
	// KindPolygon fills the simple polygon of its points.
	KindPolygon
	// KindText writes Text in Style with the start of its baseline at the corner of Rect.
	KindText
	// KindClip hides what later operations draw outside Rect, snapped to whole device pixels.
	// It replaces the clip before it.
	KindClip
)

// Op is one operation of a List: plain data, equal to another by ==. Points of lines and
// polygons stand in the list (see List.Points).
type Op struct {
	Kind     Kind
	Color    Color
	Rect     Rect
	Radius   float32
	Width    float32
	From, To float32
	Text     string
	Style    glyph.Style
	Snapped  bool // KindRound, KindRoundStroke: Rect and Width go to whole device pixels
	first    int32
	count    int32
}

// Limits: an operation beyond them is not recorded.
const (
	MaxLinePoints    = 1 << 14
	MaxPolygonPoints = 1 << 9  // cutting a polygon into triangles takes quadratic time
	MaxTextSize      = 1 << 10 // logical pixels, after transforms
)
