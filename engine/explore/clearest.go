package explore

import (
	"slices"

	"lostupdate/engine"
)

// clearestSearch finds a witness with the fewest preemptions and, among those, the
// fewest steps: Dijkstra's algorithm over pairs of a state and the task that moved
// last, with costs (preemptions, steps) in lexicographic order. Each step costs
// (0, 1) or (1, 1), so the queue is a list for each number of steps, for this
// number of preemptions and for the next.
type clearestSearch struct {
	begun       bool
	preemptions int
	steps       int
	cursor      int       // in now[steps]
	now, next   [][]visit // by number of steps
	cameFrom    []int     // by pair: the pair before it + 1; 0 while not visited
	best        ending
}

// visit is a pair to be visited, and the pair that it was reached from.
type visit struct{ pair, from int }

// clearPairsMax bounds the pairs that are kept while looking for the clearest
// witness. Beyond it the shortest one has to do.
const clearPairsMax = 64_000_000

// clear does the next piece of the work and returns its size in transitions.
func (s *Search) clear() (used int) {
	w := &s.clearest
	if !w.begun {
		w.begun = true
		w.now = [][]visit{{{pair: nobody + 1, from: 0}}}
	}
	if w.best.known && !w.cheaperThan(w.best) || s.store.count*s.columns() > clearPairsMax {
		s.endClearing()
		return 1
	}
	if w.steps == len(w.now) {
		if len(w.next) == 0 {
			s.endClearing()
			return 1
		}
		w.now, w.next = w.next, nil
		w.preemptions, w.steps, w.cursor = w.preemptions+1, 0, 0
		return 1
	}
	if w.cursor == len(w.now[w.steps]) {
		w.now[w.steps] = nil
		w.steps, w.cursor = w.steps+1, 0
		return 1
	}
	v := w.now[w.steps][w.cursor]
	w.cursor++
	return s.clearPair(v)
}

// cheaperThan reports whether what is left to visit can still beat an ending.
func (w *clearestSearch) cheaperThan(e ending) bool {
	return w.preemptions < e.preemptions || w.preemptions == e.preemptions && w.steps < e.steps
}

func (s *Search) clearPair(v visit) int {
	w := &s.clearest
	if n := s.store.count * s.columns(); len(w.cameFrom) < n {
		w.cameFrom = slices.Grow(w.cameFrom, n-len(w.cameFrom))[:n]
	}
	if w.cameFrom[v.pair] != 0 {
		return 1
	}
	w.cameFrom[v.pair] = v.from + 1
	i, last := v.pair/s.columns(), v.pair%s.columns()-1
	s.look(i, true)
	leaf := true
	for t, o := range s.options {
		if !s.movable(t) {
			continue
		}
		leaf = false
		cost := int(s.preemption(last, t))
		if o.effect != stepped {
			w.consider(ending{true, w.steps + 1, w.preemptions + cost, i, last, t})
			continue
		}
		queue := &w.now
		if cost > 0 {
			queue = &w.next
		}
		for len(*queue) <= w.steps+1 {
			*queue = append(*queue, nil)
		}
		(*queue)[w.steps+1] = append((*queue)[w.steps+1], visit{o.target*s.columns() + t + 1, v.pair})
	}
	if leaf && s.isFinding(i) {
		w.consider(ending{true, w.steps, w.preemptions, i, last, -1})
	}
	return len(s.options)
}

func (w *clearestSearch) consider(e ending) {
	if !w.best.known || e.preemptions < w.best.preemptions ||
		e.preemptions == w.best.preemptions && e.steps < w.best.steps {
		w.best = e
	}
}

func (s *Search) endClearing() {
	w := &s.clearest
	s.report.Clearest = s.report.Shortest
	if w.best.known {
		s.report.Clearest = &engine.Witness{Schedule: s.wayTo(w.best), Preemptions: w.best.preemptions,
			Finding: s.findingAt(w.best.state, w.best.move)}
	}
	if short, clear := s.report.Shortest, s.report.Clearest; clear.Steps() == short.Steps() && clear.Preemptions == short.Preemptions {
		s.report.Shortest = clear // just as short, and it lets the first workers begin
	}
	s.clearest = clearestSearch{}
	s.phase = counted
	if s.limit != engine.NoLimit {
		s.phase = finished
	}
}

func (s *Search) wayTo(e ending) engine.Schedule {
	var back engine.Schedule
	if e.move >= 0 {
		back = append(back, engine.Choice{Task: engine.TaskID(e.move)})
	}
	pair := e.state*s.columns() + e.last + 1
	for pair != nobody+1 {
		back = append(back, engine.Choice{Task: engine.TaskID(pair%s.columns() - 1)})
		pair = s.clearest.cameFrom[pair] - 1
	}
	slices.Reverse(back)
	return back
}
