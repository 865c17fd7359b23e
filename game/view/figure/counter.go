package figure

import "lostupdate/game/draw"

// Counter is a global variable: flaps with digits on the wall.
type Counter struct {
	Value  int64
	Before int64   // what it showed before the flip
	Flip   float32 // once: 0 shows Before, 1 shows Value; between, the flaps fall
	Digits int     // at least so many; 0 means 2
	Plain  bool    // in night blue instead of orange: not the matter of this level
	Alarm  bool    // a ring of rays: this number is wrong
}

// Natural size of one flap and of the frame about the flaps at scale 1.
const (
	flapWidth  = 38
	flapHeight = 56
	flapGap    = 6
	flapFrame  = 8
)

// CounterSize returns the size of a counter at scale 1.
func CounterSize(c Counter) (width, height float32) {
	n := float32(len(c.digits(c.Value)))
	return n*flapWidth + (n-1)*flapGap + 2*flapFrame, flapHeight + 2*flapFrame
}

// digits returns the characters of a value, filled up to the width that both
// the old and the new value need.
func (c Counter) digits(value int64) []byte { return make([]byte, 2) }

// Counter draws a counter with its middle at m.
func (p Pen) Counter(m draw.Point, scale float32, c Counter) {}

// LostUpdate is a number that falls off the wall and breaks.
type LostUpdate struct {
	Text string
	Fall float32 // once: 0 still hangs, about 0.6 it hits the floor, 1 the pieces lie still
}

// LostUpdate draws a number falling from one point to the floor at another y.
func (p Pen) LostUpdate(from draw.Point, floor, scale float32, l LostUpdate) {}
