package explore

import (
	"cmp"
	"slices"

	"lostupdate/engine"
)

// shortestSearch finds, among the witnesses with the fewest steps, one with the
// fewest preemptions.
//
// A shortest witness visits one state of each breadth-first layer, so only steps from
// a layer to the next are of interest, and of those only the ones that still lead to a
// finding in time. What can be reached by them is gone through by the number of
// preemptions that it takes, and for each number layer by layer: first by the steps
// that are no preemption. If those lead to no finding, the steps that are one begin the
// next number. So most of the graph is never looked at, and where the task that moved
// last can go on, nobody else is.
type shortestSearch struct {
	preemptions int
	paying      bool // the steps are tried that are one more preemption
	depth       int
	cursor      int       // in now[depth]
	now, next   [][]int32 // by depth: states to be visited, for this number of preemptions and for the next
	promising   []bool    // by state: a finding can be reached in time; nil where that is not known
	standing    bool      // some state of the last layer is a finding in itself
	arrivals    pairs[arrival]
	best        ending
}

// arrival is the best way to come to a state with a last task: with the fewest
// preemptions, and of several such ways the one that comes from the first state, by its
// first step, after the first task.
type arrival struct {
	fewest             int32 // preemptions + 1; 0 where the pair has not been reached
	state              int32 // that the last step was made in
	task, branch, last int8  // that step, and the task that moved last before it
	stage              stage
}

// stage is how far the search has gone on from a pair.
type stage uint8

const (
	unvisited stage = iota
	settled         // it was gone on from, and no step from there can be a preemption
	owing           // it was gone on from by the task that moved last; steps of others would be one
	paid            // it was gone on from by all steps
)

// columns is the number of tasks that may have moved last, nobody included.
func (s *Search) columns() int { return s.space.tasks + 1 }

// shorten does the next piece of the work and returns its size in transitions.
func (s *Search) shorten() (used int) {
	w, b := &s.shortest, s.whole
	if w.now == nil {
		w.now, w.next = make([][]int32, b.earliest+1), make([][]int32, b.earliest+1)
		w.promising = b.promising()
		w.standing = int(b.ends[len(b.ends)-1]) >= b.layersEnd(b.earliest-1)
		w.arrivals.columns = s.columns()
		w.arrivals.meet(0)[nobody+1].fewest = 1
		w.now[0] = []int32{0}
	}
	switch {
	case w.cursor < len(w.now[w.depth]):
		i := int(w.now[w.depth][w.cursor])
		w.cursor++
		if w.paying {
			return w.pay(b, i)
		}
		return w.goOn(b, i)
	case w.depth < b.earliest:
		w.depth, w.cursor = w.depth+1, 0
		return 1
	case !w.paying && !(w.best.known && w.best.preemptions == w.preemptions):
		w.paying, w.depth, w.cursor = true, 0, 0
		return 1
	case w.paying:
		clear(w.now)
		w.now, w.next = w.next, w.now
		w.paying, w.preemptions, w.depth, w.cursor = false, w.preemptions+1, 0, 0
		return 1
	}
	s.report.Shortest = s.witness(s.realise(b, w.way()))
	if s.report.Clearest == nil {
		s.report.Clearest = s.report.Shortest
		s.report.Inexact = true
	}
	s.shortest = shortestSearch{}
	s.afterWitness()
	return 1
}

// promising returns for each state, up to those in which shortest witnesses end, whether
// it is on the way of one: whether it is such an end, or some step leads from it to the
// next layer, to a state that is on a way. It returns nil where the edges were not kept.
func (b *breadth) promising() []bool {
	last := int(b.ends[len(b.ends)-1])
	if !b.edges.has(last) {
		return nil
	}
	promising := make([]bool, b.layersEnd(b.earliest))
	for _, end := range b.ends {
		promising[end] = true
	}
	for depth := b.earliest - 1; depth >= 0; depth-- {
		next, behind := b.layersEnd(depth), b.layersEnd(depth+1)
		for i := b.layers[depth]; i < next; i++ {
			for _, to := range b.edges.of(i) {
				promising[i] = promising[i] || int(to) >= next && int(to) < behind && promising[to]
			}
		}
	}
	return promising
}

// goOn visits a state after each last task with which it takes just so many
// preemptions to come there, and makes the steps from there that are no preemption. It
// returns the size of the work in transitions.
func (w *shortestSearch) goOn(b *breadth, i int) (used int) {
	entries, whole := w.arrivals.met(i), false
	for column := range entries {
		a, last := &entries[column], column-1
		if a.stage != unvisited || int(a.fewest) != w.preemptions+1 {
			continue
		}
		switch {
		case whole:
		case last != nobody && w.depth < b.earliest && b.lookAt(i, last): // nobody else is of interest
			used++
		default:
			b.look(i, existing)
			whole, used = true, used+len(entries)
		}
		a.stage = settled
		if last != nobody && b.view.movable.Has(engine.TaskID(last)) {
			a.stage = owing
		}
		if w.depth < b.earliest {
			w.step(b, i, last, 0)
		} else if b.isFinding(i) {
			w.consider(ending{true, w.depth, w.preemptions, i, last, nobody, 0})
		}
	}
	return max(used, 1)
}

// pay makes the steps from a visited state that are one more preemption.
func (w *shortestSearch) pay(b *breadth, i int) (used int) {
	entries := w.arrivals.met(i)
	for column := range entries {
		a := &entries[column]
		if a.stage != owing || int(a.fewest) != w.preemptions+1 || w.depth == b.earliest {
			continue
		}
		if used == 0 {
			b.look(i, existing)
			used = len(entries)
		}
		a.stage = paid
		w.step(b, i, column-1, 1)
	}
	return max(used, 1)
}

// step makes the steps from the state looked at that cost so many preemptions.
func (w *shortestSearch) step(b *breadth, i, last int, cost int32) {
	for _, o := range b.view.options {
		switch {
		case b.preemption(last, o.task) != cost:
		case o.effect == stepped:
			w.arrive(b, int(o.state), int(o.to), arrival{int32(w.preemptions+1) + cost, int32(i), int8(o.task), int8(o.branch), int8(last), unvisited})
		case b.space.counts(o.effect):
			w.consider(ending{true, w.depth + 1, w.preemptions + int(cost), i, last, o.task, o.branch})
		}
	}
}

// onTheWay reports whether a shortest witness may go from the layer under way to a
// state: one of the next layer that is promising, if that is known, and one in which a
// shortest witness ends, where the end is near.
func (w *shortestSearch) onTheWay(b *breadth, to int) bool {
	if to < b.layersEnd(w.depth) || to >= b.layersEnd(w.depth+1) {
		return false
	}
	if w.promising != nil {
		return w.promising[to]
	}
	left := b.earliest - w.depth - 1
	_, ends := slices.BinarySearch(b.ends, int32(to))
	return ends || left > 1 || left == 1 && w.standing
}

// arrive books a step to a state.
func (w *shortestSearch) arrive(b *breadth, to, last int, a arrival) {
	if !w.onTheWay(b, to) {
		return
	}
	known := &w.arrivals.meet(to)[last+1]
	switch {
	case known.fewest == 0 || a.fewest < known.fewest:
		*known = a
		if int(a.fewest) == w.preemptions+1 {
			w.now[w.depth+1] = append(w.now[w.depth+1], int32(to))
		} else {
			w.next[w.depth+1] = append(w.next[w.depth+1], int32(to))
		}
	case a.fewest == known.fewest && a.before(known):
		*known = a
	}
}

// before reports whether of two ways with as many preemptions a is the first one.
func (a *arrival) before(other *arrival) bool {
	return cmp.Or(cmp.Compare(a.state, other.state), cmp.Compare(a.task, other.task),
		cmp.Compare(a.branch, other.branch), cmp.Compare(a.last, other.last)) < 0
}

// consider keeps the best ending: with the fewest preemptions, and of several such the
// one in the first state, after the first task, by the first step.
func (w *shortestSearch) consider(e ending) {
	b := &w.best
	if !b.known || cmp.Or(cmp.Compare(e.preemptions, b.preemptions), cmp.Compare(e.state, b.state),
		cmp.Compare(e.last, b.last), cmp.Compare(e.move, b.move), cmp.Compare(e.branch, b.branch)) < 0 {
		*b = e
	}
}

// way returns the way to the best ending.
func (w *shortestSearch) way() []choice {
	way := w.best.way()
	for at, last := w.best.state, w.best.last; last != nobody; {
		a := w.arrivals.met(at)[last+1]
		way = append(way, choice{int(a.state), int16(a.task), int16(a.branch)})
		at, last = int(a.state), int(a.last)
	}
	return reversed(way)
}
