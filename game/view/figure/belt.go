package figure

import "lostupdate/game/draw"

// BeltHeight is the natural height of a belt.
const BeltHeight = 18

// Belt is a conveyor belt.
type Belt struct {
	Travel float32 // how far it has moved, in its own height; rollers turn with it
	Still  bool    // it stands: rollers without gleam
}

// Belt draws a belt that fills the rectangle.
func (p Pen) Belt(r draw.Rect, b Belt) {}

// Repeat is the way back of a loop.
type Repeat struct {
	Text  string  // such as "×3" or "2/3"
	Phase float32 // goes round: the dashes march
	Lit   bool    // somebody is on the way
}

// Repeat draws the loop's path from the right end back to the left over the
// belt: the rectangle's right edge down, its top edge, its left edge down with
// an arrow; the text sits in a tag on the top edge.
func (p Pen) Repeat(r draw.Rect, loop Repeat) {}

// Arrow is a line with a head.
type Arrow struct {
	Color  draw.Color
	Width  float32 // 0 means 3
	Bend   float32 // how far the middle bows to the left of the way, as a share of its length
	Dashed bool
	Phase  float32 // goes round: dashes march
	Label  string
}

// Arrow draws an arrow from a to b.
func (p Pen) Arrow(a, b draw.Point, arrow Arrow) {}
