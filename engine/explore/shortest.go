package explore

import (
	"slices"

	"lostupdate/engine"
)

// shortestSearch finds, among the witnesses with the fewest steps, one with the
// fewest preemptions.
//
// A shortest witness visits one state of each breadth-first layer. So a pass over
// the layers, in order, computes for each state and each task that may have moved
// last the fewest preemptions needed to get there. The way is then found from its
// end: in the layer before, some state and last task account for the number.
type shortestSearch struct {
	fewest []int32 // by state*columns + last task + 1; -1 where not reachable
	cursor int
	depth  int
	best   ending

	back     engine.Schedule // the witness, last step first
	at, last int             // where the way back has come to
}

// ending is where a witness ends: in a state, reached by a last task, or with one
// more move there.
type ending struct {
	known              bool
	steps, preemptions int
	state, last        int
	move               int // task whose move is the finding, or -1
}

// better reports whether e is known and has fewer steps, then preemptions, than f.
func (e ending) better(f ending) bool {
	if !e.known || !f.known {
		return e.known
	}
	return e.steps < f.steps || e.steps == f.steps && e.preemptions < f.preemptions
}

const nobody = -1 // the last task before the first step

func (s *Search) columns() int { return len(s.options) + 1 }

// shorten does the next piece of the work and returns its size in transitions.
func (s *Search) shorten() (used int) {
	w := &s.shortest
	if w.fewest == nil {
		w.fewest = slices.Repeat([]int32{-1}, s.layersEnd(s.earliest)*s.columns())
		w.fewest[nobody+1] = 0
	}
	switch {
	case w.back != nil && len(w.back) < w.best.steps:
		return s.wayBack()
	case w.back != nil: // done
	case w.cursor < s.layersEnd(w.depth):
		return s.shortenState()
	case w.depth < s.earliest:
		w.depth++
		return 1
	default:
		return s.beginWayBack()
	}
	slices.Reverse(w.back)
	s.report.Shortest = &engine.Witness{Schedule: w.back, Preemptions: w.best.preemptions,
		Finding: s.findingAt(w.best.state, w.best.move)}
	w.fewest = nil
	s.phase = clearing
	return 1
}

// layersEnd returns the index behind the last state of a depth.
func (s *Search) layersEnd(depth int) int {
	if depth+1 < len(s.layers) {
		return s.layers[depth+1]
	}
	return s.states
}

// shortenState passes the numbers of one state on to the next layer.
func (s *Search) shortenState() int {
	w := &s.shortest
	i := w.cursor
	w.cursor++
	s.look(i, false)
	leaf := true
	for last := nobody; last < len(s.options); last++ {
		so := w.fewest[i*s.columns()+last+1]
		if so < 0 {
			continue
		}
		for t, o := range s.options {
			if !s.movable(t) {
				continue
			}
			leaf = false
			cost := so + s.preemption(last, t)
			if o.effect != stepped {
				s.consider(ending{true, w.depth + 1, int(cost), i, last, t})
				continue
			}
			if o.target >= s.layersEnd(w.depth) && o.target < s.layersEnd(w.depth+1) && w.depth < s.earliest {
				to := &w.fewest[o.target*s.columns()+t+1]
				if *to < 0 || cost < *to {
					*to = cost
				}
			}
		}
		if leaf && s.isFinding(i) {
			s.consider(ending{true, w.depth, int(so), i, last, -1})
		}
	}
	return len(s.options)
}

func (s *Search) consider(e ending) {
	if e.better(s.shortest.best) {
		s.shortest.best = e
	}
}

// preemption returns 1 if letting t move, in the state looked at, interrupts the
// task that moved last.
func (s *Search) preemption(last, t int) int32 {
	if last != nobody && last != t && s.movable(last) {
		return 1
	}
	return 0
}

// isFinding reports whether a state in which nobody can move is one.
func (s *Search) isFinding(state int) bool {
	for _, o := range s.options {
		if o.effect == blocked {
			return true
		}
	}
	s.space.unpack(s.store.at(state))
	return !s.space.machine.FinalHolds(s.space.scratch)
}

func (s *Search) beginWayBack() int {
	w := &s.shortest
	w.back = make(engine.Schedule, 0, w.best.steps)
	if w.best.move >= 0 {
		w.back = append(w.back, engine.Choice{Task: engine.TaskID(w.best.move)})
	}
	w.at, w.last = w.best.state, w.best.last
	w.depth = w.best.steps - len(w.back) - 1 // the layer before w.at
	w.cursor = max(s.layers[max(w.depth, 0)], 0)
	return 1
}

// wayBack tries one state of the layer before.
func (s *Search) wayBack() int {
	w := &s.shortest
	i := w.cursor
	w.cursor++
	s.look(i, false)
	if o := s.options[w.last]; o.effect != stepped || o.target != w.at {
		return len(s.options)
	}
	want := w.fewest[w.at*s.columns()+w.last+1]
	for last := nobody; last < len(s.options); last++ {
		so := w.fewest[i*s.columns()+last+1]
		if so < 0 || so+s.preemption(last, w.last) != want {
			continue
		}
		w.back = append(w.back, engine.Choice{Task: engine.TaskID(w.last)})
		w.at, w.last = i, last
		w.depth--
		w.cursor = s.layers[max(w.depth, 0)]
		break
	}
	return len(s.options)
}
