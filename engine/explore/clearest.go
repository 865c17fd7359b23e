package explore

import "lostupdate/engine"

// clearestSearch finds a witness with the fewest preemptions and, among those, the
// fewest steps: Dijkstra's algorithm over pairs of a state and the task that moved
// last, with costs (preemptions, steps) in lexicographic order. Each step costs
// (0, 1) or (1, 1), so the queue is a list for each number of steps, for this
// number of preemptions and for the next.
type clearestSearch struct {
	run         *breadth // whose graph the pairs are of; grown at will
	preemptions int
	steps       int
	cursor      int       // in now[steps]
	now, next   [][]visit // by number of steps
	cameFrom    pairs[source]
	best        ending
}

// visit is a pair to be visited, the pair that it was reached from, and the task
// that moved there.
type visit struct {
	pair, from   int
	task, branch int16
}

// source is where a pair was reached from: the pair before it + 1. It is zero while
// the pair has not been visited.
type source struct {
	pair         int32
	task, branch int16
}

// clearPairsMax bounds the pairs that are kept while looking for the clearest
// witness. Beyond it the shortest one has to do.
const clearPairsMax = 64_000_000

// clear does the next piece of the work and returns its size in transitions.
func (s *Search) clear() (used int) {
	w := &s.clearest
	if w.run == nil {
		w.run = s.whole
		if !w.run.done() { // it must go on later as if nobody had added states
			w.run = s.newWholeRun()
		}
		w.now = [][]visit{{{pair: nobody + 1}}}
		w.cameFrom.columns = s.columns()
	}
	if w.best.known && !w.cheaperThan(w.best) {
		s.endClearing()
		return 1
	}
	if s.clearingTooLong() {
		s.report.Inexact = true
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

// clearingTooLong reports whether a clearer witness than the best so far is not worth
// looking for any more. Where local states do not merge there may be no end to it: a
// task that goes round for ever costs no preemption.
func (s *Search) clearingTooLong() bool {
	b := s.clearest.run
	return b.graph.size()*s.columns() > clearPairsMax || b != s.whole && b.reached(s.options.Limits) != engine.NoLimit
}

// cheaperThan reports whether what is left to visit can still beat an ending.
func (w *clearestSearch) cheaperThan(e ending) bool {
	return w.preemptions < e.preemptions || w.preemptions == e.preemptions && w.steps < e.steps
}

// clearPair visits a pair for the first time and queues those that it leads to.
func (s *Search) clearPair(v visit) int {
	w, b := &s.clearest, s.clearest.run
	i, last := v.pair/s.columns(), v.pair%s.columns()-1
	from := &w.cameFrom.meet(i)[last+1]
	if *from != (source{}) {
		return 1
	}
	*from = source{int32(v.from + 1), v.task, v.branch}
	if !b.look(i, adding) {
		w.now, w.next, w.steps = nil, nil, 0 // too large: no clearer one will be found
		return 1
	}
	if s.assumed.broken {
		s.beginWholeAnew()
		s.phase = hunting
		return s.space.tasks
	}
	for _, o := range b.view.options {
		cost := int(b.preemption(last, o.task))
		if o.effect != stepped && !b.space.counts(o.effect) {
			continue
		}
		if o.effect != stepped {
			w.consider(ending{true, w.steps + 1, w.preemptions + cost, i, last, o.task, o.branch})
			continue
		}
		queue := &w.now
		if cost > 0 {
			queue = &w.next
		}
		for len(*queue) <= w.steps+1 {
			*queue = append(*queue, nil)
		}
		pair := int(o.state)*s.columns() + int(o.to) + 1
		(*queue)[w.steps+1] = append((*queue)[w.steps+1], visit{pair, v.pair, o.task, o.branch})
	}
	if b.isFinding(i) {
		w.consider(ending{true, w.steps, w.preemptions, i, last, nobody, 0})
	}
	return s.space.tasks
}

func (w *clearestSearch) consider(e ending) {
	if !w.best.known || e.preemptions < w.best.preemptions ||
		e.preemptions == w.best.preemptions && e.steps < w.best.steps {
		w.best = e
	}
}

// endClearing books the clearest witness. If it is as short as any can be, it is
// the shortest one with the fewest preemptions too.
func (s *Search) endClearing() {
	e := s.clearest.best
	if e.known {
		s.report.Clearest = s.witness(s.realise(s.clearest.run, s.wayTo(e)))
	}
	s.clearest = clearestSearch{}
	if e.known && e.steps == s.whole.earliest {
		s.report.Shortest = s.report.Clearest
		s.afterWitness()
		return
	}
	s.phase = shortening
}

func (s *Search) wayTo(e ending) []choice {
	way := e.way()
	for pair := e.state*s.columns() + e.last + 1; pair != nobody+1; {
		from := s.clearest.cameFrom.met(pair / s.columns())[pair%s.columns()]
		pair = int(from.pair) - 1
		way = append(way, choice{pair / s.columns(), from.task, from.branch})
	}
	return reversed(way)
}
