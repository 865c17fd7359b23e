package draw

import "lostupdate/game/glyph"

// Shown is what a painter remembers of the list that it painted last, to find out what another one changes. The zero
// value remembers nothing. It is not safe for use by several goroutines at once.
type Shown struct {
	known     bool
	ops, next []seen // of the list that is shown, and of the one that comes
	changed   []Rect
	measure   Measure
}

// Measure returns the width of a text in logical pixels.
type Measure func(text string, style glyph.Style) float32

// seen is an operation as it can be recognised in another list, with what it takes to say where it is.
type seen struct {
	print uint64 // of all that it shows, and of its clip
	op    Op
	clip  Rect
}

// Forget lets the next list be another one wholly.
func (s *Shown) Forget() { s.known = false }

// Replace remembers a list in the place of the one before and returns where their pictures differ, as a few rectangles
// that may overlap: outside of them both pictures are the same to the pixel, up to the soft edges that a painter adds.
// With whole, everything may differ. Equal lists give neither.
//
// It looks for operations that both lists have, in the same order. Whatever else either list has is a difference, where
// it stands. A figure that moves is a difference twice, where it was and where it is.
func (s *Shown) Replace(l *List, measure Measure) (changed []Rect, whole bool) {
	s.next = s.next[:0]
	clip := Everything()
	for i := range l.ops {
		op := &l.ops[i]
		if op.Kind == KindClip {
			clip = op.Rect
			continue
		}
		h := hasher(hashSeed)
		h.pair(clip.X, clip.Y)
		h.pair(clip.W, clip.H)
		h.op(l, op)
		s.next = append(s.next, seen{h.sum(), *op, clip})
	}
	whole = !s.known
	if s.known {
		s.measure, s.changed = measure, s.changed[:0]
		s.compare()
		changed = s.changed
	}
	s.ops, s.next, s.known = s.next, s.ops, true
	return changed, whole
}

// How far compare looks for where two lists go on alike: as far as a figure that is drawn with as many operations as
// before, and not as far where their number has changed, which costs the square.
const (
	lookAlong  = 96
	lookAround = 24
)

// compare walks through both lists and notes what only one of them has.
func (s *Shown) compare() {
	before, after := s.ops, s.next
	for len(before) > 0 && len(after) > 0 && before[len(before)-1].print == after[len(after)-1].print {
		before, after = before[:len(before)-1], after[:len(after)-1]
	}
	for len(before) > 0 && len(after) > 0 {
		if before[0].print == after[0].print {
			before, after = before[1:], after[1:]
			continue
		}
		gone, come := apart(before, after)
		s.note(before[:gone])
		s.note(after[:come])
		before, after = before[gone:], after[come:]
	}
	s.note(before)
	s.note(after)
}

// apart returns how many operations of each list stand before the next one that both have. At least one is 1 or more.
func apart(before, after []seen) (gone, come int) {
	for n := 1; n <= lookAlong && n < len(before) && n < len(after); n++ {
		if before[n].print == after[n].print {
			return n, n
		}
	}
	for sum := 1; sum <= lookAround; sum++ {
		for gone := max(0, sum-len(after)+1); gone <= min(sum, len(before)-1); gone++ {
			if before[gone].print == after[sum-gone].print {
				return gone, sum - gone
			}
		}
	}
	return 1, 1
}

// note adds where operations stand to what has changed.
func (s *Shown) note(ops []seen) {
	for i := range ops {
		o := &ops[i]
		at := o.op.Rect
		if o.op.Kind == KindText {
			size := o.op.Style.Size
			at = Rect{at.X - size/2, at.Y - 1.5*size, s.measure(o.op.Text, o.op.Style) + size, 2.2 * size}
		}
		if at = at.Intersect(o.clip); !at.Empty() {
			s.add(at)
		}
	}
}

// Few rectangles are better than many: each is painted by itself. changedMost is how many there are at most; two become
// one where the one is not much larger than both, by wasteMost of the area.
const (
	changedMost = 6
	wasteMost   = 0.35
)

// add puts a rectangle among those that have changed.
func (s *Shown) add(r Rect) {
	for {
		best, waste := -1, float32(0)
		for i, c := range s.changed {
			if w := wasted(c, r); best < 0 || w < waste {
				best, waste = i, w
			}
		}
		if best < 0 || waste > wasteMost && len(s.changed) < changedMost {
			s.changed = append(s.changed, r)
			return
		}
		r = s.changed[best].Union(r)
		s.changed[best] = s.changed[len(s.changed)-1]
		s.changed = s.changed[:len(s.changed)-1]
	}
}

// wasted returns which share of the union of two rectangles neither covers; it is negative where they overlap much.
func wasted(a, b Rect) float32 {
	u := a.Union(b)
	return 1 - (a.W*a.H+b.W*b.H)/(u.W*u.H)
}
