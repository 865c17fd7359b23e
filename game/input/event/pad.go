package event

import "fmt"

// Pad names a button of a gamepad by its place, as on the controllers that most others copy: A is the lower of the four
// buttons on the right, B the right one, X the left one and Y the upper one.
type Pad uint8

// The buttons. A direction is the cross, or the left stick moved that way.
const (
	PadNone Pad = iota
	PadUp
	PadDownward
	PadLeft
	PadRight
	PadA
	PadB
	PadX
	PadY
	PadShoulderLeft
	PadShoulderRight
	PadStart
)

var padNames = [...]string{"none", "up", "down", "left", "right", "A", "B", "X", "Y", "left shoulder", "right shoulder", "start"}

// Pads lists every button but PadNone, in order.
func Pads() []Pad {
	var all []Pad
	for p := PadUp; p <= PadStart; p++ {
		all = append(all, p)
	}
	return all
}

// String names the button.
func (p Pad) String() string {
	if int(p) < len(padNames) {
		return padNames[p]
	}
	return fmt.Sprintf("Pad(%d)", uint8(p))
}
