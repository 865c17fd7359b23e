package kit

import (
	"lostupdate/game/draw"
	"lostupdate/game/model/msg"
)

// concerns tells whether what is being carried means anything to the target: it may be dropped there, or there is a
// reason why not.
func (h *Hands) concerns(t *placed) bool {
	if h.carried == nil || t.Accepts == nil {
		return false
	}
	m, why := t.Accepts(h.carried.Payload)
	return m.Verb != msg.None || why != ""
}

// carry moves what is being carried to a place.
func (h *Hands) carry(p draw.Point) {
	h.carried.At, h.carried.aim = p, ""
	if t := h.zone(p); t != nil {
		h.carried.aim = t.ID
	}
}

// putDown drops what is being carried on a target. Where that is not allowed the player hears why; by mouse it goes
// back, by keyboard it stays in the hand, so that the next place can be tried.
func (h *Hands) putDown(t *placed) []msg.Msg {
	var m msg.Msg
	var why string
	if t.Accepts != nil {
		m, why = t.Accepts(h.carried.Payload)
	}
	if m.Verb == msg.None {
		h.refuse(why, t.visible)
		if !h.carried.keys {
			h.carried = nil
		}
		return nil
	}
	if h.carried.keys {
		h.focus, h.reveal = t.ID, true
	}
	h.carried = nil
	return []msg.Msg{m}
}

// pickUpByKeys takes what the focus is on into the hand, above the nearest place that takes it.
func (h *Hands) pickUpByKeys(t *placed) {
	h.carried = &carried{Cargo: Cargo{Payload: t.Carry, From: t.ID, At: t.Rect.Center()}, sticky: true, keys: true}
	var best *placed
	for i := range h.targets {
		to := &h.targets[i]
		if to.ID == t.ID || !h.concerns(to) {
			continue
		}
		if m, _ := to.Accepts(t.Carry); m.Verb == msg.None {
			continue
		}
		if best == nil || to.Rect.Center().Distance(t.Rect.Center()) < best.Rect.Center().Distance(t.Rect.Center()) {
			best = to
		}
	}
	if best != nil {
		h.aimAt(best)
	}
}

func (h *Hands) aimAt(t *placed) {
	h.carried.aim, h.carried.At = t.ID, t.Rect.Center()
	h.since, h.reveal = h.now, true
}
