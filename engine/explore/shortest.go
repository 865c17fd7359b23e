package explore

import "slices"

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

	back     []choice // the witness, last step first
	at, last int      // where the way back has come to
}

// columns is the number of tasks that may have moved last, nobody included.
func (s *Search) columns() int { return s.space.tasks + 1 }

// shorten does the next piece of the work and returns its size in transitions.
func (s *Search) shorten() (used int) {
	w, b := &s.shortest, s.whole
	if w.fewest == nil {
		w.fewest = slices.Repeat([]int32{-1}, b.layersEnd(b.earliest)*s.columns())
		w.fewest[nobody+1] = 0
	}
	switch {
	case w.back != nil && len(w.back) < w.best.steps:
		return s.wayBack()
	case w.back != nil: // done
	case w.cursor < b.layersEnd(w.depth):
		return s.shortenState()
	case w.depth < b.earliest:
		w.depth++
		return 1
	default:
		return s.beginWayBack()
	}
	s.report.Shortest = s.witness(s.realise(b, reversed(w.back)))
	if s.report.Clearest == nil {
		s.report.Clearest = s.report.Shortest
		s.report.Inexact = true
	}
	s.shortest = shortestSearch{}
	s.afterWitness()
	return 1
}

// shortenState passes the numbers of one state on to the next layer.
func (s *Search) shortenState() int {
	w, b := &s.shortest, s.whole
	i := w.cursor
	w.cursor++
	b.look(i, existing)
	finds := b.isFinding(i)
	for last := nobody; last < s.space.tasks; last++ {
		so := w.fewest[i*s.columns()+last+1]
		if so < 0 {
			continue
		}
		if finds {
			w.consider(ending{true, w.depth, int(so), i, last, nobody, 0})
		}
		for _, o := range b.view.options {
			cost := so + b.preemption(last, o.task)
			if o.effect != stepped && !b.space.counts(o.effect) {
				continue
			}
			if o.effect != stepped {
				w.consider(ending{true, w.depth + 1, int(cost), i, last, o.task, o.branch})
				continue
			}
			to := int(o.state)
			if w.depth == b.earliest || to < b.layersEnd(w.depth) || to >= b.layersEnd(w.depth+1) {
				continue
			}
			if known := &w.fewest[to*s.columns()+int(o.to)+1]; *known < 0 || cost < *known {
				*known = cost
			}
		}
	}
	return s.space.tasks
}

func (w *shortestSearch) consider(e ending) {
	if !w.best.known || e.steps < w.best.steps || e.steps == w.best.steps && e.preemptions < w.best.preemptions {
		w.best = e
	}
}

// beginWayBack begins to look for the way to the best ending, from its end.
func (s *Search) beginWayBack() int {
	w := &s.shortest
	w.back = append(make([]choice, 0, w.best.steps), w.best.way()...)
	w.at, w.last = w.best.state, w.best.last
	w.enterLayer(s.whole, w.best.steps-len(w.back)-1)
	return 1
}

func (w *shortestSearch) enterLayer(b *breadth, depth int) {
	w.depth = max(depth, 0)
	w.cursor = b.layers[w.depth]
}

// wayBack tries one state of the layer before.
func (s *Search) wayBack() int {
	w, b := &s.shortest, s.whole
	i := w.cursor
	w.cursor++
	b.look(i, existing)
	want := w.fewest[w.at*s.columns()+w.last+1]
	for _, o := range b.view.options {
		if o.effect != stepped || int(o.state) != w.at || int(o.to) != w.last {
			continue
		}
		for last := nobody; last < s.space.tasks; last++ {
			so := w.fewest[i*s.columns()+last+1]
			if so < 0 || so+b.preemption(last, o.task) != want {
				continue
			}
			w.back = append(w.back, choice{i, o.task, o.branch})
			w.at, w.last = i, last
			w.enterLayer(b, w.depth-1)
			return s.space.tasks
		}
	}
	return s.space.tasks
}
