package kit

// Measures of scrolling at an edge: how near the edge, in logical pixels, how far in a sixtieth of a second, and for how
// many of them at most since the frame before.
const (
	edgeReach = 26
	edgeSpeed = 4
	edgeTurns = 6
)

// scrollAtEdge scrolls an area at whose upper or lower edge the player holds what he carries, so that he can put it down
// where he does not see yet. turns is how long ago the frame before was, in sixtieths of a second.
func (h *Hands) scrollAtEdge(turns int64) {
	c := h.carried
	if c == nil || c.keys || turns <= 0 || h.press == nil && h.touching || h.press != nil && !h.press.moved {
		return
	}
	area := h.scrollAt(c.At)
	if area == nil {
		return
	}
	distance := float32(min(turns, edgeTurns) * edgeSpeed)
	switch {
	case c.At.Y < area.rect.Y+edgeReach:
		h.scrollBy(area.id, -distance)
		h.edging = true
	case c.At.Y > area.rect.Bottom()-edgeReach:
		h.scrollBy(area.id, distance)
		h.edging = true
	}
}

// hold keeps what is carried over the place where it would be put down, when what lies below has been scrolled: the
// keyboard's goes along with the place, and under a pointer's there is another place now.
func (h *Hands) hold() {
	edging := h.edging
	h.edging = false
	switch c := h.carried; {
	case c == nil:
	case !c.keys && edging:
		h.carry(c.At)
	case c.keys:
		if t := h.find(c.aim); t != nil {
			c.At = t.Rect.Center()
		}
	}
}
