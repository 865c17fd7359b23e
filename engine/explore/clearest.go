package explore

import "lostupdate/engine"

// clearestSearch finds a witness with the fewest preemptions and, among those, the
// fewest steps: Dijkstra's algorithm over pairs of a state and the task that moved
// last, with costs (preemptions, steps) in lexicographic order. Each step costs
// (0, 1) or (1, 1), so the queue is a list for each number of steps, for this
// number of preemptions and for the next.
//
// Where the graph is complete and the task that moved last can go on, what the others
// could do would be one preemption more. That is put off until everything with this
// number of them has been visited, and then mostly no longer needed.
type clearestSearch struct {
	run         *breadth // whose graph the pairs are of; grown at will
	preemptions int
	steps       int
	cursor      int       // in now[steps]
	now, next   [][]visit // by number of steps
	owing       []debt    // what has been put off, in the order of the visits
	paid        int       // of those
	cameFrom    pairs[source]
	best        ending
}

// visit is a pair to be visited, the pair that it was reached from, and the task
// that moved there.
type visit struct {
	pair, from   int32
	task, branch int16
}

// debt is a pair from which only the task that moved last has gone on.
type debt struct{ pair, steps int32 }

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
		if w.paid < len(w.owing) {
			w.paid++
			return s.payOff(w.owing[w.paid-1])
		}
		if len(w.next) == 0 {
			s.endClearing()
			return 1
		}
		w.now, w.next, w.owing, w.paid = w.next, nil, w.owing[:0], 0
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
	i, last := s.unpair(v.pair)
	from := &w.cameFrom.meet(i)[last+1]
	if *from != (source{}) {
		return 1
	}
	*from = source{v.from + 1, v.task, v.branch}
	if last != nobody && !s.options.Races && b.done() && b.lookAt(i, last) {
		s.clearSteps(v.pair, w.steps, 0)
		w.owing = append(w.owing, debt{v.pair, int32(w.steps)})
		return 1
	}
	if !b.look(i, adding) {
		w.now, w.next, w.owing, w.steps, w.paid = nil, nil, nil, 0, 0 // too large: no clearer one will be found
		return 1
	}
	if s.assumed.broken {
		s.beginWholeAnew()
		s.phase = hunting
		return s.space.tasks
	}
	s.clearSteps(v.pair, w.steps, 0)
	s.clearSteps(v.pair, w.steps, 1)
	if b.isFinding(i) {
		w.consider(ending{true, w.steps, w.preemptions, i, last, nobody, 0})
	}
	return s.space.tasks
}

// payOff queues what was put off.
func (s *Search) payOff(o debt) int {
	i, _ := s.unpair(o.pair)
	s.clearest.run.look(i, existing)
	s.clearSteps(o.pair, int(o.steps), 1)
	return s.space.tasks
}

// clearSteps queues what the steps from a pair lead to, of those that cost so many
// preemptions. Its state is the one looked at.
func (s *Search) clearSteps(from int32, steps, cost int) {
	w, b := &s.clearest, s.clearest.run
	i, last := s.unpair(from)
	queue := &w.now
	if cost > 0 {
		queue = &w.next
	}
	for _, o := range b.view.options {
		if int(b.preemption(last, o.task)) != cost {
			continue
		}
		if o.effect != stepped {
			if b.space.counts(o.effect) {
				w.consider(ending{true, steps + 1, w.preemptions + cost, i, last, o.task, o.branch})
			}
			continue
		}
		for len(*queue) <= steps+1 {
			*queue = append(*queue, nil)
		}
		(*queue)[steps+1] = append((*queue)[steps+1], visit{o.state*int32(s.columns()) + int32(o.to) + 1, from, o.task, o.branch})
	}
}

// unpair returns the state of a pair, and its last task.
func (s *Search) unpair(pair int32) (state, last int) {
	return int(pair) / s.columns(), int(pair)%s.columns() - 1
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
	for state, last := e.state, e.last; last != nobody; {
		from := s.clearest.cameFrom.met(state)[last+1]
		state, last = s.unpair(from.pair - 1)
		way = append(way, choice{state, from.task, from.branch})
	}
	return reversed(way)
}
