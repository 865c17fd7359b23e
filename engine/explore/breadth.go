package explore

import (
	"math/bits"

	"lostupdate/engine"
	"lostupdate/engine/sched"
)

// breadth is one breadth-first run over a graph.
type breadth struct {
	space *space
	graph graph
	mode  lookMode
	view  view // of the state looked at last

	cursor      int   // next state to expand
	layers      []int // index of the first state of each depth
	layerEnd    int   // index behind the last state of the deepest layer begun
	transitions int

	size, occupied int // of the graph: its states, and the bytes they take

	earliest int     // fewest steps to a finding met so far, or -1; exact unless reducing
	ends     []int32 // the states that are such a finding, or in which a step is one; ascending
	outcomes outcomeSet
	edges    edges

	parents []parent // by state: how it was first reached; nil where nobody will ask
	finding ending   // the first finding met

	back bool // some step led to a state that had been reached before it: there may be a cycle

	// ways is the number of paths to each state, added up on the way. It is nil
	// where nobody will ask, and when it became impossible: a number overflowed, or
	// a step led back to a state that had been expanded. Where steps are left out
	// it means nothing.
	ways  []uint64
	total uint64 // paths that have ended
}

type parent struct {
	state        int32
	task, branch int16
}

func newBreadth(sp *space, g graph, mode lookMode, o Options) *breadth {
	b := &breadth{space: sp, graph: g, mode: mode, layers: []int{0}, layerEnd: 1, earliest: -1}
	b.size, b.occupied = g.size(), g.bytes()
	if !o.NoInterleavings {
		b.ways = []uint64{1}
	}
	if mode == reducing && !o.NoWitness {
		b.parents = make([]parent, 1)
	}
	if mode != reducing && !(o.NoWitness && o.NoInterleavings) {
		b.edges.first = make([]int32, 0, 1<<tableBitsMin)
	}
	return b
}

// done reports whether every state has been expanded.
func (b *breadth) done() bool { return b.cursor == b.size }

func (b *breadth) depth() int { return len(b.layers) - 1 }

// nextDepth returns the depth of the state to be expanded next.
func (b *breadth) nextDepth() int {
	if b.cursor == b.layerEnd {
		return len(b.layers)
	}
	return len(b.layers) - 1
}

// look fills b.view for a state, with a wider layout if need be. It reports false
// if states have become too large.
func (b *breadth) look(state int, mode lookMode) bool {
	for !b.graph.look(state, mode, &b.view) {
		wider := b.graph.repacked()
		if wider == nil {
			return false
		}
		b.graph = wider
	}
	if size := b.graph.size(); size != b.size {
		b.size, b.occupied = size, b.graph.bytes()
	}
	return true
}

// lookAt fills b.view with what one task can do in a state that has been expanded, and
// reports whether that is anything.
func (b *breadth) lookAt(state, task int) bool { return b.graph.lookAt(state, task, &b.view) }

// preemption returns 1 if letting t move, in the state looked at, interrupts the
// task that moved last.
func (b *breadth) preemption(last int, t int16) int32 {
	if last != nobody && last != int(t) && b.view.movable.Has(engine.TaskID(last)) {
		return 1
	}
	return 0
}

// expand does the next state and returns how many transitions that took, at least
// 1, or 0 if states have become too large.
func (b *breadth) expand() (used int) {
	if b.cursor == b.layerEnd {
		b.layers = append(b.layers, b.cursor)
		b.layerEnd = b.size
	}
	if !b.look(b.cursor, b.mode) {
		return 0
	}
	b.edges.keep(&b.view)
	for i := range b.view.options {
		o := &b.view.options[i]
		used += int(o.steps)
		if o.effect != stepped {
			if b.space.counts(o.effect) {
				b.found(b.depth()+1, *o)
			}
			b.end()
			continue
		}
		to := int(o.state)
		if to <= b.cursor || o.steps >= chainMax {
			b.back = true
		}
		if b.parents != nil && to == len(b.parents) {
			b.parents = append(b.parents, parent{int32(b.cursor), o.task, o.branch})
		}
		if b.ways != nil {
			b.addWays(to)
		}
	}
	if len(b.view.options) == 0 {
		b.end()
		b.judge()
	} else if b.view.raced {
		b.found(b.depth(), option{task: nobody})
	}
	b.transitions += used
	b.cursor++
	return max(used, 1)
}

// addWays books a step to a state.
func (b *breadth) addWays(to int) {
	if to == len(b.ways) {
		b.ways = append(roomFor(b.ways, 1), 0)
	}
	sum, carry := bits.Add64(b.ways[to], b.ways[b.cursor], 0)
	if b.ways[to] = sum; carry != 0 || to <= b.cursor {
		b.ways = nil
	}
}

// roomFor returns a slice with room for some more elements. It is for slices that grow
// with the graph: they are made twice as large, where append would copy them more often.
func roomFor[E any](s []E, more int) []E {
	if len(s)+more <= cap(s) {
		return s
	}
	return append(make([]E, 0, max(2*cap(s), len(s)+more, 1<<tableBitsMin)), s...)
}

// parentsUpTo returns how the states up to one were first reached. A run that leaves
// nothing out does not write that down: its states are looked at again, and are met in
// the order of their numbers.
func (b *breadth) parentsUpTo(last int) []parent {
	if last < len(b.parents) {
		return b.parents
	}
	parents := make([]parent, 1, last+1)
	for i := 0; i <= b.cursor && len(parents) <= last; i++ {
		b.look(i, existing)
		for _, o := range b.view.options {
			if o.effect == stepped && int(o.state) == len(parents) {
				parents = append(parents, parent{int32(i), o.task, o.branch})
			}
		}
	}
	return parents
}

// end books that all paths to the state being expanded end there, or with one
// step from there.
func (b *breadth) end() {
	if b.ways == nil {
		return
	}
	sum, carry := bits.Add64(b.total, b.ways[b.cursor], 0)
	if b.total = sum; carry != 0 {
		b.ways = nil
	}
}

// judge looks at a state in which nobody can move.
func (b *breadth) judge() {
	if !b.view.waits {
		b.graph.unpack(b.cursor)
		b.outcomes.add(b.space, b.space.scratch)
	}
	if b.isFinding(b.cursor) {
		b.found(b.depth(), option{task: nobody})
	}
}

// isFinding reports whether a state that was looked at last is a finding in itself,
// whatever could happen next.
func (b *breadth) isFinding(state int) bool {
	if b.view.raced {
		return true
	}
	if len(b.view.options) > 0 {
		return false
	}
	if b.view.waits {
		return b.space.seeks(engine.Deadlock)
	}
	b.graph.unpack(state)
	end := sched.EndFinding(b.space.machine, b.space.scratch, 0)
	return end != nil && b.space.seeks(end.Kind)
}

func (b *breadth) found(steps int, move option) {
	if b.earliest < 0 {
		b.finding = ending{known: true, steps: steps, state: b.cursor, last: nobody, move: move.task, branch: move.branch}
	}
	if b.earliest < 0 || steps < b.earliest {
		b.earliest, b.ends = steps, b.ends[:0]
	}
	if n := len(b.ends); steps == b.earliest && (n == 0 || b.ends[n-1] != int32(b.cursor)) {
		b.ends = append(b.ends, int32(b.cursor))
	}
}

// layersEnd returns the index behind the last state of a depth.
func (b *breadth) layersEnd(depth int) int {
	if depth+1 < len(b.layers) {
		return b.layers[depth+1]
	}
	return b.size
}

// bytes returns about what the run occupies.
func (b *breadth) bytes() int {
	return b.occupied + b.space.bytes() + 8*(cap(b.ways)+cap(b.parents)) + 4*(cap(b.edges.first)+cap(b.edges.to))
}

// reached returns the limit that the run has reached.
func (b *breadth) reached(l engine.Limits) engine.LimitName {
	switch {
	case b.size > l.States:
		return engine.StatesLimit
	case b.transitions >= l.Transitions:
		return engine.TransitionsLimit
	case b.bytes() >= l.MemoryBytes:
		return engine.MemoryLimit
	}
	return engine.NoLimit
}
