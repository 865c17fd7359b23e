package kit

import "lostupdate/game/draw"

// Fault is something wrong with a frame.
type Fault struct {
	Kind string // "text cut", "texts overlap", "text leaves panel", "shortened", "text covered", "targets overlap", "off screen"
	What string // the texts or targets concerned
	At   draw.Rect
}

// Inspect returns what is wrong with a finished frame.
func Inspect(f *Frame) []Fault { return nil }

// Sizes are the screens that every view must work on, in logical pixels.
func Sizes() []draw.Point {
	return []draw.Point{draw.Pt(844, 390), draw.Pt(1024, 640), draw.Pt(1280, 800), draw.Pt(1440, 900), draw.Pt(1920, 1080)}
}
