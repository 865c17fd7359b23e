package kit

import (
	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model/msg"
)

// at returns the target at a place, the one on top first. A finger that hits nothing, or only the ground that a target
// lies on or a place to drop things, gets the nearest target within reach: it is thicker than what it points at.
func (h *Hands) at(p draw.Point, finger bool) *placed {
	var hit *placed
	for i := len(h.targets) - 1; i >= 0 && hit == nil; i-- {
		if h.targets[i].visible.Contains(p) {
			hit = &h.targets[i]
		}
	}
	if !finger || hit != nil && hit.usable() {
		return hit
	}
	best := hit
	reach := float32(reachFinger)
	for i := range h.targets {
		t := &h.targets[i]
		if t.visible.Empty() || !t.usable() || hit != nil && hit.Accepts == nil && !inside(t.visible, hit.visible) {
			continue
		}
		if d := gap(t.visible, p); d < reach {
			best, reach = t, d
		}
	}
	return best
}

// gap is how far p is from the rectangle.
func gap(r draw.Rect, p draw.Point) float32 {
	near := draw.Pt(max(r.X, min(p.X, r.Right())), max(r.Y, min(p.Y, r.Bottom())))
	return p.Distance(near)
}

// zone returns the target at a place that what is being carried concerns.
func (h *Hands) zone(p draw.Point) *placed {
	var near *placed
	reach := float32(reachFinger)
	for i := len(h.targets) - 1; i >= 0; i-- {
		t := &h.targets[i]
		if !h.concerns(t) || t.visible.Empty() {
			continue
		}
		if t.visible.Contains(p) {
			return t
		}
		if d := gap(t.visible, p); d < reach {
			near, reach = t, d
		}
	}
	return near
}

func (h *Hands) setHover() {
	id := ""
	if !h.touching && !h.away {
		if t := h.at(h.pointer, false); t != nil {
			id = t.ID
		}
	}
	if id != h.hover {
		h.hover, h.since = id, h.now
	}
}

func (h *Hands) move(p draw.Point, finger bool) []msg.Msg {
	if !finger && h.press == nil && p == h.pointer {
		return nil
	}
	h.pointer, h.touching, h.away = p, finger, false
	if h.quiet && h.rest.Distance(p) > dragMouse {
		h.quiet, h.since = false, h.now
	}
	if h.press == nil && (h.carried == nil || !h.carried.keys) {
		h.keyboard = false
	}
	if h.press != nil {
		if sent := h.drag(p); sent != nil {
			return sent
		}
	}
	if h.carried != nil && !h.carried.keys {
		h.carry(p)
	}
	h.setHover()
	return nil
}

// drag moves what was pressed: a slider's handle, a thing to carry, or a list under a finger.
func (h *Hands) drag(p draw.Point) []msg.Msg {
	step := p.Sub(h.press.last)
	h.press.last = p
	t := h.find(h.press.id)
	if t != nil && t.Slide != nil && t.Disabled == "" {
		return h.slideTo(t, p)
	}
	limit := float32(dragMouse)
	if h.touching {
		limit = dragFinger
	}
	if !h.press.moved && h.press.at.Distance(p) > limit {
		h.press.moved = true
		if t != nil && t.Carry != "" && h.carried == nil {
			if t.Disabled != "" {
				h.refuse(t.Disabled, t.visible)
			} else {
				h.carried = &carried{Cargo: Cargo{Payload: t.Carry, From: t.ID, At: p}}
			}
		}
		step = p.Sub(h.press.at)
	}
	if h.press.moved && h.press.scroll != "" && h.carried == nil {
		h.scrollBy(h.press.scroll, -step.Y)
	}
	return nil
}

func (h *Hands) down(p draw.Point, e event.Event) []msg.Msg {
	h.pointer, h.touching, h.away = p, e.Touch, false
	h.keyboard, h.refused = false, refusal{}
	if h.carried != nil && h.carried.keys {
		h.carried.keys = false // the mouse takes over
		h.carry(p)
	}
	t := h.at(p, e.Touch)
	switch e.Button {
	case event.ButtonRight:
		if h.carried != nil {
			h.carried = nil
		} else if t != nil && t.Remove.Verb != msg.None && t.Disabled == "" {
			return []msg.Msg{t.Remove}
		}
		return nil
	case event.ButtonMiddle:
		return nil
	}
	h.press = &press{at: p, last: p, since: h.now}
	if area := h.scrollAt(p); area != nil && e.Touch {
		h.press.scroll = area.id
	}
	if t == nil {
		return nil
	}
	h.press.id = t.ID
	if t.usable() {
		h.focus = t.ID
	}
	if t.Slide != nil && t.Disabled == "" {
		h.press.value = t.Slide.Value
		return h.slideTo(t, p)
	}
	return nil
}

func (h *Hands) up(p draw.Point, e event.Event) []msg.Msg {
	if e.Button != event.ButtonLeft || h.press == nil {
		return nil
	}
	h.pointer = p
	was := *h.press
	h.press = nil
	if e.Touch {
		defer func() { h.away = true; h.setHover() }()
	}
	if h.carried != nil {
		return h.release(p, was)
	}
	t := h.at(p, e.Touch)
	if was.moved || was.told {
		// A mouse that slipped a little within a button still clicks it; a finger was scrolling.
		if was.told || e.Touch || t == nil || t.ID != was.id || t.Carry != "" {
			return nil
		}
	}
	if t == nil {
		if was.id == "" && h.top.dismiss.Verb != msg.None && !h.top.panel.Contains(p) && !h.top.panel.Contains(was.at) {
			return []msg.Msg{h.top.dismiss}
		}
		return nil
	}
	if t.ID != was.id || t.Slide != nil {
		return nil
	}
	if t.Carry != "" && t.Click.Verb == msg.None && t.Disabled == "" {
		// A click takes it into the hand, the next one puts it down: not everybody can drag.
		h.carried = &carried{Cargo: Cargo{Payload: t.Carry, From: t.ID, At: p}, sticky: true}
		return nil
	}
	return h.activate(t)
}

// release ends a drag, or puts down by a second click what a first one took.
func (h *Hands) release(p draw.Point, was press) []msg.Msg {
	h.carry(p)
	if to := h.find(h.carried.aim); to != nil {
		return h.putDown(to)
	}
	h.carried = nil
	return nil
}

// slideTo sends the value at a place of a slider, once for every value.
func (h *Hands) slideTo(t *placed, p draw.Point) []msg.Msg {
	value := t.Slide.at(t.Rect, p)
	if value == h.press.value || t.Slide.Send == nil {
		return nil
	}
	h.press.value = value
	return []msg.Msg{t.Slide.Send(value)}
}

// at returns the value at a place.
func (s *Slide) at(r draw.Rect, p draw.Point) int64 {
	share := (p.X - r.X) / r.W
	if s.Upright {
		share = (r.Bottom() - p.Y) / r.H
	}
	if !(share > 0) {
		share = 0
	}
	span := s.Max - s.Min
	return s.Min + min(span, int64(float64(share)*float64(span)+0.5))
}

func (h *Hands) wheel(p draw.Point, notches float32) {
	if area := h.scrollAt(p); area != nil {
		h.scrollBy(area.id, notches*wheelDistance)
	}
}
