package input

import "lostupdate/game/input/event"

// mouse is the id of the mouse; fingers have ids above it.
const mouse = 0

// touch is one sight of a pointing device: which one, where, and with what held.
type touch struct {
	id     int
	finger bool
	x, y   float32
	button event.Button
	mods   event.Mods
}

// hand merges all pointing devices into one pointer. While something is pressed, its device leads and all others are
// not seen; a second button of the mouse is not seen either. So presses and releases always come in pairs.
type hand struct {
	pressed bool
	leader  touch
	x, y    float32
}

// move reports the device at a new place. A finger that presses nothing has no place.
func (h *hand) move(out []event.Event, at touch) []event.Event {
	if h.pressed && at.id != h.leader.id || !h.pressed && at.finger {
		return out
	}
	if at.x == h.x && at.y == h.y {
		return out
	}
	h.x, h.y = at.x, at.y
	return append(out, event.Event{Kind: event.PointerMove, X: at.x, Y: at.y, Touch: at.finger, Mods: at.mods})
}

// press reports a button going down, or a finger.
func (h *hand) press(out []event.Event, at touch) []event.Event {
	if h.pressed {
		return out
	}
	h.pressed, h.leader, h.x, h.y = true, at, at.x, at.y
	return append(out, event.Event{Kind: event.PointerDown, X: at.x, Y: at.y, Button: at.button, Touch: at.finger, Mods: at.mods})
}

// release reports the button, or the finger, going up.
func (h *hand) release(out []event.Event, at touch) []event.Event {
	if !h.leads(at) {
		return out
	}
	out = h.move(out, at)
	h.pressed = false
	return append(out, event.Event{Kind: event.PointerUp, X: at.x, Y: at.y, Button: at.button, Touch: at.finger, Mods: at.mods})
}

// cancel ends whatever is pressed without meaning it.
func (h *hand) cancel(out []event.Event) []event.Event {
	if !h.pressed {
		return out
	}
	h.pressed = false
	return append(out, event.Event{
		Kind: event.PointerCancel, X: h.x, Y: h.y, Button: h.leader.button, Touch: h.leader.finger,
	})
}

// leads tells whether the press that is going on is this device's and this button's.
func (h *hand) leads(at touch) bool {
	return h.pressed && at.id == h.leader.id && at.button == h.leader.button
}
