package kit

import "lostupdate/game/draw"

// anchor is what the player looked at in a scroll area before the screen got another size. It holds until he scrolls, so
// that a window that was made large for a while comes back to the same place.
type anchor struct {
	scroll string
	target string  // the first one that could be seen wholly, "" if there was none
	below  float32 // how far it stood below the upper edge
	share  float32 // how much of all there is to show was above the upper edge
}

// anchors remembers what the player looks at in every area that is scrolled, by the frame that he saw.
func (h *Hands) anchors() []anchor {
	all := []anchor{}
	for i, s := range h.scrolls {
		offset := h.offset(s)
		if s.layer != h.depth || offset <= 0 || s.height <= 0 {
			continue
		}
		a := anchor{scroll: s.id, share: offset / s.height}
		for _, t := range h.targets {
			below := t.Rect.Y - s.rect.Y
			seen := t.scroll == i && below >= 0 && t.Rect.Bottom() <= s.rect.Bottom()
			if seen && (a.target == "" || below < a.below) {
				a.target, a.below = t.ID, below
			}
		}
		all = append(all, a)
	}
	return all
}

// keepSight scrolls so that the player sees after a change of the size what he saw before. It reports whether anything
// was moved: then the frame must be drawn again.
func (h *Hands) keepSight() (moved bool) {
	for _, a := range h.looked {
		for _, s := range h.scrolls {
			if s.id != a.scroll || s.layer != h.depth {
				continue
			}
			before := h.offset(s)
			h.offsets[s.id] = float32(a.share * s.height)
			if t := h.find(a.target); t != nil && a.target != "" {
				h.offsets[s.id] = max(0, before+t.Rect.Y-s.rect.Y-a.below)
			}
			moved = moved || h.offset(s) != before
		}
	}
	return moved
}

// Again tells whether a finished frame must be drawn once more, because it was drawn before it was known how far lists
// must be scrolled: after a change of the size, or when the keyboard has moved to something that is out of sight.
func (f *Frame) Again() bool { return f.again }

// resized is what adopt does with a frame of another size than the one before.
func (h *Hands) resized(from draw.Point) bool {
	return from != (draw.Point{}) && from != h.size && h.keepSight()
}

// Scrolled returns how far an area is scrolled down, in logical pixels.
func (h *Hands) Scrolled(id string) float32 { return h.offsets[id] }
