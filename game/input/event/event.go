package event

import (
	"fmt"
	"strings"
)

// Kind says what happened.
type Kind uint8

// The kinds of events.
const (
	// PointerMove is a mouse or the leading finger moving to X, Y.
	PointerMove Kind = iota + 1
	// PointerDown is a press at X, Y with Button. Touch tells a finger from a mouse.
	PointerDown
	// PointerUp ends the press at X, Y. Every PointerDown is followed by one PointerUp or one PointerCancel.
	PointerUp
	// PointerCancel ends the press without meaning it: the system took the finger away, or the window lost the focus.
	// A drag goes back to where it came from.
	PointerCancel
	// Wheel is a turn of the wheel, or two fingers on a touch pad, by DX, DY notches with the pointer at X, Y.
	// Positive DY is "further down the page", positive DX is "further right".
	Wheel
	// KeyDown is a key pressed, or, with Repeat, held.
	KeyDown
	// KeyUp is a key let go. Every KeyDown that is no Repeat is followed by one KeyUp.
	KeyUp
	// Text is one character that the keyboard or an input method wrote, in Rune.
	Text
	// Entry tells in Text all that stands now in the field of the page called Field: a phone's keyboard or an input
	// method may change any of it at once.
	Entry
	// Resize tells the new logical size in W, H.
	Resize
	// Focus tells in Focused whether the game has the keyboard.
	Focus
	// PadDown is a button of a gamepad pressed, or, with Repeat, a direction held. Pad tells which.
	PadDown
)

// Kinds lists every kind, in order.
func Kinds() []Kind {
	return []Kind{PointerMove, PointerDown, PointerUp, PointerCancel, Wheel, KeyDown, KeyUp, Text, Entry, Resize, Focus, PadDown}
}

// String names the kind as in the code.
func (k Kind) String() string {
	switch k {
	case PointerMove:
		return "PointerMove"
	case PointerDown:
		return "PointerDown"
	case PointerUp:
		return "PointerUp"
	case PointerCancel:
		return "PointerCancel"
	case Wheel:
		return "Wheel"
	case KeyDown:
		return "KeyDown"
	case KeyUp:
		return "KeyUp"
	case Text:
		return "Text"
	case Entry:
		return "Entry"
	case Resize:
		return "Resize"
	case Focus:
		return "Focus"
	case PadDown:
		return "PadDown"
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// Button is a button of the pointer. A finger always presses ButtonLeft.
type Button uint8

// The buttons of a pointer.
const (
	ButtonLeft Button = iota
	ButtonMiddle
	ButtonRight
)

// String names the button.
func (b Button) String() string {
	switch b {
	case ButtonLeft:
		return "left"
	case ButtonMiddle:
		return "middle"
	case ButtonRight:
		return "right"
	}
	return fmt.Sprintf("Button(%d)", uint8(b))
}

// Mods are the modifier keys that were held.
type Mods uint8

// The modifiers. ModCommand is the one that goes with shortcuts on this system: Control, or Command on a Mac; it is
// set together with ModControl or ModMeta.
const (
	ModShift Mods = 1 << iota
	ModControl
	ModAlt
	ModMeta
	ModCommand
)

// Has reports whether all of other are held.
func (m Mods) Has(other Mods) bool { return m&other == other }

// String lists the held modifiers, as in "Control+Shift".
func (m Mods) String() string {
	var names []string
	for _, one := range []struct {
		mod  Mods
		name string
	}{{ModControl, "Control"}, {ModAlt, "Alt"}, {ModShift, "Shift"}, {ModMeta, "Meta"}} {
		if m.Has(one.mod) {
			names = append(names, one.name)
		}
	}
	return strings.Join(names, "+")
}

// Event is one thing that a player, or the window, did. Which fields mean something depends on Kind; the others are
// zero, so that two equal deeds are equal values.
type Event struct {
	Kind Kind

	// X, Y is the place of the pointer in logical pixels: 0, 0 is the upper left corner of the game, and the size is
	// what the last Resize told. Set for the pointer kinds and for Wheel.
	X, Y float32
	// DX, DY is the turn of the wheel in notches.
	DX, DY float32
	// W, H is the new logical size of a Resize.
	W, H float32

	Button Button
	// Touch tells that the pointer is a finger: it cannot hover, and it covers what it touches.
	Touch bool

	Key  Key
	Mods Mods
	// Repeat tells that the key is being held and the system repeats it.
	Repeat bool

	Rune    rune
	Field   string
	Text    string
	Focused bool
	Pad     Pad
}

// String prints the event for logs and failing tests.
func (e Event) String() string {
	var b strings.Builder
	b.WriteString(e.Kind.String())
	switch e.Kind {
	case PointerMove, PointerCancel:
		fmt.Fprintf(&b, " %g,%g", e.X, e.Y)
	case PointerDown, PointerUp:
		fmt.Fprintf(&b, " %s %g,%g", e.Button, e.X, e.Y)
	case Wheel:
		fmt.Fprintf(&b, " %+g,%+g at %g,%g", e.DX, e.DY, e.X, e.Y)
	case KeyDown, KeyUp:
		fmt.Fprintf(&b, " %s", e.Key)
	case Text:
		fmt.Fprintf(&b, " %q", e.Rune)
	case Entry:
		fmt.Fprintf(&b, " %q in %s", e.Text, e.Field)
	case Resize:
		fmt.Fprintf(&b, " %gx%g", e.W, e.H)
	case Focus:
		fmt.Fprintf(&b, " %t", e.Focused)
	case PadDown:
		fmt.Fprintf(&b, " %s", e.Pad)
	}
	if e.Touch {
		b.WriteString(" touch")
	}
	if e.Mods != 0 {
		fmt.Fprintf(&b, " with %s", e.Mods)
	}
	if e.Repeat {
		b.WriteString(" repeated")
	}
	return b.String()
}
