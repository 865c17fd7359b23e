package kit

import "lostupdate/game/model/msg"

// Cursor is what the mouse pointer should look like.
type Cursor uint8

const (
	Arrow   Cursor = iota
	Hand           // it can be pressed or picked up
	Grab           // it is being carried
	Refused        // it cannot be dropped here, or not be used now
)

// Cursor returns what the mouse pointer should look like now.
func (h *Hands) Cursor() Cursor {
	if h.carried != nil && !h.carried.keys {
		if t := h.find(h.carried.aim); t != nil {
			if m, _ := t.Accepts(h.carried.Payload); m.Verb == msg.None {
				return Refused
			}
		}
		return Grab
	}
	t := h.find(h.hover)
	switch {
	case t == nil || !t.usable():
		return Arrow
	case t.Disabled != "":
		return Refused
	}
	return Hand
}
