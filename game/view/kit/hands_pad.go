package kit

import (
	"lostupdate/game/input/event"
	"lostupdate/game/model/msg"
)

// padDown does what a button of a gamepad means. Directions move the focus, also where arrow keys would be shortcuts;
// the others do what keys do, whatever keys the player has chosen for it.
func (h *Hands) padDown(e event.Event) []msg.Msg {
	key := padKey(e.Pad)
	if key == event.KeyNone {
		return nil
	}
	h.refused = refusal{}
	as := event.Event{Kind: event.KeyDown, Key: key, Repeat: e.Repeat}
	if h.carried != nil {
		if sent, done := h.keyCarrying(as, 0); done {
			return sent
		}
	}
	if _, direction := arrow(key); direction {
		return h.padMove(as)
	}
	switch key {
	case event.KeyEnter, event.KeySpace:
		if !h.keyboard || h.find(h.focus) == nil { // the first press shows where the focus is
			h.keyMove(event.Event{Key: event.KeyArrowDown}, 0)
			return nil
		}
		sent, _ := h.keyFocused(as)
		return sent
	case event.KeyEscape:
		if h.top.dismiss.Verb != msg.None {
			return []msg.Msg{h.top.dismiss}
		}
	}
	sent, _ := h.keyShortcut(as, 0)
	return sent
}

// padMove moves the focus, or the slider that has it.
func (h *Hands) padMove(as event.Event) []msg.Msg {
	if t := h.find(h.focus); t != nil && h.keyboard && t.Slide != nil {
		if sent, done := h.keyFocused(as); done {
			return sent
		}
	}
	h.keyMove(as, 0)
	return nil
}

// padKey returns the key that a button stands for.
func padKey(p event.Pad) event.Key {
	switch p {
	case event.PadUp:
		return event.KeyArrowUp
	case event.PadDownward:
		return event.KeyArrowDown
	case event.PadLeft:
		return event.KeyArrowLeft
	case event.PadRight:
		return event.KeyArrowRight
	case event.PadA:
		return event.KeyEnter
	case event.PadB:
		return event.KeyEscape
	case event.PadX:
		return event.KeySpace
	case event.PadY:
		return event.KeyH
	case event.PadShoulderLeft:
		return event.KeyComma
	case event.PadShoulderRight:
		return event.KeyPeriod
	case event.PadStart:
		return event.KeyR
	}
	return event.KeyNone
}
