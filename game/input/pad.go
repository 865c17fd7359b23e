package input

import (
	"github.com/hajimehoshi/ebiten/v2"

	"lostupdate/game/input/event"
)

// Gamepads are sampled once a tick, on the desktop as in a browser, where they have no events either. Only those count
// whose buttons Ebitengine can tell by their places, which are nearly all.

// How a held key or direction repeats, in ticks. Ebitengine hides the system's own repeating of keys.
const (
	repeatAfter = 24
	repeatEvery = 3
)

// How far the stick must go to count as a direction, and how near to the middle it must come back: between the two it
// stays what it was, so that a trembling thumb is one press.
const (
	stickPress   = 0.6
	stickRelease = 0.4
)

// pads is which buttons are held, over all gamepads, and for how many ticks.
type pads struct {
	held [event.PadStart + 1]int
	ids  []ebiten.GamepadID
}

// padSample is what the gamepads say in one tick.
type padSample struct {
	down   [event.PadStart + 1]bool
	sticks [][2]float64 // right and down are positive
}

// translate appends the events of one tick. Directions repeat as keys do.
func (p *pads) translate(out []event.Event, now padSample) []event.Event {
	for _, stick := range now.sticks {
		for button, way := range map[event.Pad]float64{
			event.PadLeft: -stick[0], event.PadRight: stick[0], event.PadUp: -stick[1], event.PadDownward: stick[1],
		} {
			least := stickPress
			if p.held[button] > 0 {
				least = stickRelease
			}
			now.down[button] = now.down[button] || way >= least
		}
	}
	for _, button := range event.Pads() {
		if !now.down[button] {
			p.held[button] = 0
			continue
		}
		p.held[button]++
		ticks := p.held[button] - 1
		direction := button <= event.PadRight
		repeats := direction && ticks > repeatAfter && (ticks-repeatAfter)%repeatEvery == 0
		if ticks == 0 || repeats {
			out = append(out, event.Event{Kind: event.PadDown, Pad: button, Repeat: repeats})
		}
	}
	return out
}

// poll reads the gamepads and appends what they did. Without the keyboard, when another window is used, they are not
// the game's either.
func (p *pads) poll(out []event.Event) []event.Event {
	var now padSample
	if ebiten.IsFocused() {
		p.ids = ebiten.AppendGamepadIDs(p.ids[:0])
		for _, id := range p.ids {
			if ebiten.IsStandardGamepadLayoutAvailable(id) {
				now.add(id)
			}
		}
	}
	return p.translate(out, now)
}

func (s *padSample) add(id ebiten.GamepadID) {
	for button, is := range [...]ebiten.StandardGamepadButton{
		event.PadUp:            ebiten.StandardGamepadButtonLeftTop,
		event.PadDownward:      ebiten.StandardGamepadButtonLeftBottom,
		event.PadLeft:          ebiten.StandardGamepadButtonLeftLeft,
		event.PadRight:         ebiten.StandardGamepadButtonLeftRight,
		event.PadA:             ebiten.StandardGamepadButtonRightBottom,
		event.PadB:             ebiten.StandardGamepadButtonRightRight,
		event.PadX:             ebiten.StandardGamepadButtonRightLeft,
		event.PadY:             ebiten.StandardGamepadButtonRightTop,
		event.PadShoulderLeft:  ebiten.StandardGamepadButtonFrontTopLeft,
		event.PadShoulderRight: ebiten.StandardGamepadButtonFrontTopRight,
		event.PadStart:         ebiten.StandardGamepadButtonCenterRight,
	} {
		if event.Pad(button) != event.PadNone && ebiten.IsStandardGamepadButtonPressed(id, is) {
			s.down[button] = true
		}
	}
	s.sticks = append(s.sticks, [2]float64{
		ebiten.StandardGamepadAxisValue(id, ebiten.StandardGamepadAxisLeftStickHorizontal),
		ebiten.StandardGamepadAxisValue(id, ebiten.StandardGamepadAxisLeftStickVertical),
	})
}
