package figure

import "lostupdate/game/draw"

// Natural side of a box at scale 1.
const BoxSide = 30

// Box draws a closed box standing at the foot point.
func (p Pen) Box(foot draw.Point, scale float32) {}

// Product draws a finished product, a wrapped parcel, standing at the foot point.
func (p Pen) Product(foot draw.Point, scale float32) {}

// Star is one star of a result.
type Star struct {
	Full  bool
	Shine float32 // once: a gleam passes over; 0 and 1 are without
}

// Star draws a star.
func (p Pen) Star(c draw.Point, radius float32, s Star) {}

// Token draws an interrupt token: lit, or spent with a line through it.
func (p Pen) Token(c draw.Point, radius float32, spent bool) {}

// Waiting is one part of a ring: a worker who waits for a key that the next one holds.
type Waiting struct {
	Worker int
	Key    Key
}

// WaitRing draws a deadlock: workers in a circle, each pointing to who holds the
// key that he waits for. The pictures stay within the radius.
func (p Pen) WaitRing(c draw.Point, radius float32, ring []Waiting, phase float32) {}
