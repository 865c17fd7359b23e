package kit

import (
	"lostupdate/game/draw"
	"lostupdate/game/input/event"
)

// scroller is a part of the screen that scrolls.
type scroller struct {
	id     string
	rect   draw.Rect
	height float32 // of what there is to show
	layer  int
	outer  int  // the scroll area around it, or -1
	ops    span // what was drawn in it, for Inspect
}

// ScrollBar is how much narrower what scrolls is than its place.
const ScrollBar = 10

// Scroll begins a part of the screen that scrolls up and down: what follows until EndScroll is clipped to r and moved.
// height is that of all there is to show. It returns the rectangle of that height to draw into; where it does not fit,
// it is narrower than r, to leave room for the scroll bar. The target in focus is kept in sight.
func (f *Frame) Scroll(id string, r draw.Rect, height float32) (inside draw.Rect) {
	f.scrolls = append(f.scrolls, scroller{id: id, rect: r, height: height, layer: f.top(), outer: f.scroll, ops: span{from: f.List.Len()}})
	f.scroll = len(f.scrolls) - 1
	offset := f.hands.offset(f.scrolls[f.scroll])
	f.PushClip(r)
	inside = draw.Rect{X: r.X, Y: r.Y - offset, W: r.W, H: max(height, r.H)}
	if height > r.H {
		inside.W -= ScrollBar
	}
	return inside
}

// Reveal scrolls the area that Scroll is about to begin so that a part of it, from y on and so
// high, is in sight: once for each key, so that the player can scroll away from it. visible is
// how high the area is.
func (f *Frame) Reveal(id, key string, y, height, visible float32) {
	h := f.hands
	if h.revealed[id] == key {
		return
	}
	h.revealed[id] = key
	if at := h.offsets[id]; y < at || y+height > at+visible {
		h.offsets[id] = max(0, y-min(visible/3, max(0, visible-height)/2))
	}
}

// EndScroll ends the last Scroll.
func (f *Frame) EndScroll() {
	if f.scroll < 0 {
		return
	}
	f.PopClip()
	f.scrolls[f.scroll].ops.to = f.List.Len()
	s := f.scrolls[f.scroll]
	f.scroll = s.outer
	if s.height <= s.rect.H {
		return
	}
	offset := f.hands.offset(s)
	track := draw.Rect{X: s.rect.Right() - 7, Y: s.rect.Y + 2, W: 5, H: s.rect.H - 4}
	f.List.FillRound(track, 2.5, f.Theme.InkSoft.Fade(0.18))
	length := max(28, track.H*s.rect.H/s.height)
	at := (track.H - length) * offset / (s.height - s.rect.H)
	f.List.FillRound(draw.Rect{X: track.X, Y: track.Y + at, W: track.W, H: length}, 2.5, f.Theme.InkSoft.Fade(0.7))
}

// offset returns how far an area is scrolled, kept within what there is.
func (h *Hands) offset(s scroller) float32 {
	return max(0, min(h.offsets[s.id], s.height-s.rect.H))
}

// scrollAt returns the innermost area at a place that has something to scroll.
func (h *Hands) scrollAt(p draw.Point) *scroller {
	for i := len(h.scrolls) - 1; i >= 0; i-- {
		s := &h.scrolls[i]
		if s.layer == h.depth && s.rect.Contains(p) && s.height > s.rect.H {
			return s
		}
	}
	return nil
}

func (h *Hands) scrollBy(id string, distance float32) {
	h.looked = nil
	for _, s := range h.scrolls {
		if s.id == id {
			h.offsets[id] = max(0, min(h.offset(s)+distance, s.height-s.rect.H))
		}
	}
}

// scrollsByPage scrolls as PageUp, PageDown, Home and End do, and reports whether the key is one of them.
func (h *Hands) scrollsByPage(key event.Key) bool {
	const page, all = 0.85, 1 << 20
	area := h.scrollForKeys()
	if area == nil {
		return false
	}
	switch key {
	case event.KeyPageUp:
		h.scrollByKey(-area.rect.H * page)
	case event.KeyPageDown:
		h.scrollByKey(area.rect.H * page)
	case event.KeyHome:
		h.scrollByKey(-all)
	case event.KeyEnd:
		h.scrollByKey(all)
	default:
		return false
	}
	return true
}

func (h *Hands) scrollByKey(distance float32) {
	if area := h.scrollForKeys(); area != nil && distance != 0 {
		h.scrollBy(area.id, distance)
	}
}

// scrollForKeys is the area that the keyboard scrolls: the one that the focus is in, otherwise the first one that has
// something to scroll.
func (h *Hands) scrollForKeys() *scroller {
	if t := h.find(h.focus); t != nil && t.scroll >= 0 && t.scroll < len(h.scrolls) {
		return &h.scrolls[t.scroll]
	}
	for i := range h.scrolls {
		if s := &h.scrolls[i]; s.layer == h.depth && s.height > s.rect.H {
			return s
		}
	}
	return nil
}

// revealFocus scrolls what the keyboard has moved to into sight, and reports whether anything was moved.
func (h *Hands) revealFocus() (moved bool) {
	if !h.reveal {
		return false
	}
	h.reveal = false
	id := h.focus
	if h.carried != nil {
		id = h.carried.aim
	}
	t := h.find(id)
	if t == nil || t.scroll < 0 || t.scroll >= len(h.scrolls) {
		return false
	}
	const margin = 14
	s := h.scrolls[t.scroll]
	before := h.offset(s)
	if above := s.rect.Y + margin - t.Rect.Y; above > 0 {
		h.scrollBy(s.id, -above)
	} else if below := t.Rect.Bottom() + margin - s.rect.Bottom(); below > 0 {
		h.scrollBy(s.id, min(below, -above))
	}
	return h.offset(s) != before
}
