package figure

import "lostupdate/game/draw"

// Gate is a lock gate or an unlock gate on a belt.
type Gate struct {
	Key    Key
	Unlock bool    // hangs the key back: the padlock is open
	Shut   bool    // somebody else has the key: the barrier is down and lit
	Raise  float32 // once: how far the barrier is up, 0 to 1; counts unless Shut
	Fixed  bool    // belongs to the level and cannot be moved: riveted
	Faint  bool    // as a ghost
}

// Natural size of a gate at scale 1, from the belt to the top of its post.
const (
	GateWidth  = 34
	GateHeight = 92
)

// Gate draws a gate whose post stands at the foot point.
func (p Pen) Gate(foot draw.Point, scale float32, g Gate) {}

// GateBox returns what a gate covers.
func GateBox(foot draw.Point, scale float32) draw.Rect {
	return draw.Rect{X: foot.X - GateWidth*scale/2, Y: foot.Y - GateHeight*scale, W: GateWidth * scale, H: GateHeight * scale}
}
