package figure

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

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

// outline returns the shape as a polygon that fills a circle well.
func (s Shape) outline(c draw.Point, radius float32) curve {
	switch s {
	case Triangle:
		return corners(c.Add(draw.Pt(0, radius*0.16)), radius*1.24, 3, -halfPi)
	case Square:
		return corners(c, radius*1.22, 4, pi/4)
	case Diamond:
		return corners(c, radius*1.18, 4, 0)
	case Hexagon:
		return corners(c, radius*1.06, 6, 0)
	case Drop:
		top := draw.Pt(c.X, c.Y-radius*1.25)
		return curve{top}.bend(c.X+radius*0.5, c.Y-radius*0.55, c.X+radius*0.93, c.Y+radius*0.05).
			swing(c.X, c.Y+radius*0.15, radius*0.95, radius*0.95, -0.1, pi+0.1).
			bend(c.X-radius*0.5, c.Y-radius*0.55, top.X, top.Y)
	}
	return curve{}.swing(c.X, c.Y, radius, radius, 0, fullPi*17/18)
}

func corners(c draw.Point, radius float32, count int, turn float32) curve {
	var shape curve
	for i := range count {
		sin, cos := sincos(turn + float32(i)*fullPi/float32(count))
		shape = append(shape, draw.Pt(c.X+radius*cos, c.Y+radius*sin))
	}
	return shape
}

// Mark draws a key's shape in its colour with its letter on it, as a badge.
func (p Pen) Mark(c draw.Point, radius float32, k Key) {
	p.blob(k.Shape.outline(c, radius), max(radius*0.2, 1.4), k.Color)
	p.letter(c, radius, k)
}

// letter writes the key's letter into its shape, where the shape is widest.
func (p Pen) letter(c draw.Point, radius float32, k Key) {
	switch k.Shape {
	case Triangle:
		c.Y += radius * 0.28
	case Drop:
		c.Y += radius * 0.14
	}
	p.centred(c, k.Letter, glyph.Bold(radius*1.16), p.Ink.On(k.Color))
}

// Natural size of a key at scale 1.
const (
	KeyWidth  = 28
	KeyHeight = 54
)

// Key draws a key hanging from the point.
func (p Pen) Key(top draw.Point, scale float32, k Key) {
	p.hanging(top, scale, k, 0)
}

// hanging draws a key that has swung out by an angle.
func (p Pen) hanging(top draw.Point, scale float32, k Key, angle float32) {
	p.List.PushTransform(top, scale)
	defer p.List.PopTransform()
	nail := draw.Pt(0, 0)
	head := draw.Pt(0, 18).Turn(nail, angle)
	shaft := from(0, 28).line(0, 52).turned(nail, angle)
	teeth := from(0, 50).line(7.5, 50).turned(nail, angle)
	tooth := from(0, 42.5).line(5.5, 42.5).turned(nail, angle)
	for _, part := range []curve{shaft, teeth, tooth} {
		p.stroke(part, 7.6, p.Ink.Outline)
	}
	for _, part := range []curve{shaft, teeth, tooth} {
		p.stroke(part, 3, k.Color.Mix(p.Ink.White, 0.15))
	}
	ring := draw.Pt(0, 4).Turn(nail, angle)
	p.List.StrokeCircle(ring, 5, 2.4, p.Ink.Outline)
	p.blob(k.Shape.outline(head, 12), 2.6, k.Color)
	p.letter(head, 12, k)
}

// Natural size of a padlock at scale 1.
const (
	PadlockWidth  = 34
	PadlockHeight = 42
)

// Padlock draws a key's padlock with its middle at c.
func (p Pen) Padlock(c draw.Point, scale float32, k Key, open bool) {
	p.List.PushTransform(c, scale)
	defer p.List.PopTransform()
	bow := from(-9.5, -4).line(-9.5, -9).swing(0, -9, 9.5, 9.5, pi, fullPi)
	if open {
		// Swung out about its left leg: an open padlock is seen from far.
		bow = from(-9.5, -6).line(-9.5, -13).swing(-1, -13, 8.5, 8, pi, 1.93*pi)
	} else {
		bow = bow.line(9.5, -4)
	}
	p.stroke(bow, 6.6, p.Ink.Outline)
	p.stroke(bow, 2.4, p.Ink.Gleam)
	body := draw.Rect{X: -16, Y: -7, W: 32, H: 27}
	p.solid(body, 7, 2.5, k.Color)
	p.List.FillPolygon(k.Shape.outline(draw.Pt(0, 6.8), 8.6), p.Ink.White)
	p.letter(draw.Pt(0, 6.8), 8.6, Key{p.Ink.White, k.Shape, k.Letter})
}

// Hook is where a key hangs on a line's wall.
type Hook struct {
	Key    Key
	Holder int     // the worker who has it; 0 when it hangs here
	Swing  float32 // -1 to 1: how far the key swings
}

// Natural size of a hook with its key at scale 1.
const (
	HookWidth  = 44
	HookHeight = 70
)

// Hook draws a hook with its key, or with the holder's face, in the box whose
// upper edge has its middle at top.
func (p Pen) Hook(top draw.Point, scale float32, h Hook) {
	p.List.PushTransform(top, scale)
	defer p.List.PopTransform()
	if h.Holder > 0 {
		// The key's shape stays on the board, empty: what is missing can be seen.
		ghost := h.Key.Shape.outline(draw.Pt(0, 28), 14)
		p.List.FillPolygon(ghost, h.Key.Color.WithAlpha(50))
		p.List.Polyline(append(ghost, ghost[0]), 2, draw.Dash{On: 4, Off: 4}, h.Key.Color.Mix(p.Ink.Outline, 0.25))
		p.letter(draw.Pt(0, 26), 9, Key{p.Ink.Paper, h.Key.Shape, h.Key.Letter})
		p.Face(draw.Pt(0, 55), 13, h.Holder)
	} else {
		p.hanging(draw.Pt(0, 11), 1, h.Key, 0.35*h.Swing)
	}
	p.solid(draw.RectAround(draw.Pt(0, 5), 22, 10), 4, 2.2, p.Ink.Wood)
	p.ball(draw.Pt(0, 9), 4, 1.8, p.Ink.Gleam)
}
