package figure

import "lostupdate/game/draw"

// Key is how a mutex looks: a colour, a shape and a letter.
type Key struct {
	Color  draw.Color
	Shape  Shape
	Letter string
}

// Shape is a mark that tells keys apart without colour.
type Shape uint8

const (
	Disc Shape = iota
	Triangle
	Square
	Diamond
	Drop
	Hexagon
)

// KeyOf returns the look of a key by its name in levels (puzzle.Color). An
// unknown name gives a grey key with a question mark.
func (c Palette) KeyOf(name string) Key {
	switch name {
	case "red":
		return Key{c.Red, Disc, "R"}
	case "blue":
		return Key{c.Blue, Triangle, "B"}
	case "green":
		return Key{c.Green, Square, "G"}
	case "yellow":
		return Key{c.Yellow, Diamond, "Y"}
	case "purple":
		return Key{c.Purple, Hexagon, "P"}
	case "sky":
		return Key{c.Sky, Drop, "S"}
	}
	return Key{c.Gleam, Disc, "?"}
}

// Shape draws a key's mark within a circle.
func (p Pen) Shape(c draw.Point, radius float32, s Shape, color draw.Color) {}

// Key draws a key, 22 x 44 at scale 1, hanging from the point.
func (p Pen) Key(top draw.Point, scale float32, k Key) {}

// Padlock draws a key's padlock with its middle at c, 30 x 38 at scale 1.
func (p Pen) Padlock(c draw.Point, scale float32, k Key, open bool) {}

// Hook is where a key hangs on a line's wall.
type Hook struct {
	Key    Key
	Holder int     // the worker who has it; 0 when it hangs here
	Swing  float32 // -1 to 1: how far the key swings
}

// Natural size of a hook with its key at scale 1.
const (
	HookWidth  = 40
	HookHeight = 66
)

// Hook draws a hook with its key, or with the holder's badge, in the box whose
// upper edge has its middle at top.
func (p Pen) Hook(top draw.Point, scale float32, h Hook) {}
