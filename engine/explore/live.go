package explore

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// living looks for livelocks: runs that go on for ever although every task that
// could always move gets its turn again and again (weak fairness).
//
// Such a run ends up inside one strongly connected component of the graph, and a
// component holds one exactly if each task either moves in it or cannot move in
// some state of it. A spin lock whose owner could go on is no livelock by this
// rule; two tasks that keep making way for each other are one. Components are
// found by Tarjan's algorithm. The graph is the whole one and tells all tasks
// apart: a reduced graph does not show who gets his turn.
type living struct {
	run *breadth

	// The edges of state i are targets[first[i]:first[i+1]].
	first   []int32
	targets []int32
	movers  []engine.Choice
	enabled []engine.TaskSet // by state
}

// live does the next piece of the work and returns its size in transitions.
func (s *Search) live() (used int) {
	w := &s.living
	if w.run == nil {
		w.run = s.whole
		if w.run == nil || !s.options.NoSymmetry {
			o := s.options
			o.NoSymmetry, o.NoInterleavings = true, true
			w.run = newBreadth(s.space, newGraph(s.space, o, nil, &assumptions{}), adding, o)
		}
	}
	b := w.run
	if !b.done() {
		limit := b.reached(s.options.Limits)
		if limit == engine.NoLimit {
			if used = b.expand(); used > 0 {
				return used
			}
			limit = engine.MemoryLimit
		}
		s.report.Verdict, s.report.Limit = engine.Unknown, limit
		s.stop(enlivening)
		return 1
	}
	if len(w.enabled) < b.graph.size() {
		return w.readState(len(w.enabled))
	}
	w.first = append(w.first, int32(len(w.targets)))
	if component := w.firstFair(); component != nil {
		s.report.Verdict = engine.Refuted
		s.report.Shortest = s.lasso(component)
		s.report.Clearest = s.report.Shortest
	}
	used = len(w.targets)
	s.living = living{}
	s.phase = completing
	if s.options.NoInterleavings {
		s.phase = finished
	}
	return max(used, 1)
}

// readState writes down the edges of the next state.
func (w *living) readState(i int) int {
	w.run.look(i, existing)
	w.first = append(w.first, int32(len(w.targets)))
	for _, o := range w.run.view.options {
		if o.effect == stepped {
			w.targets = append(w.targets, o.state)
			w.movers = append(w.movers, engine.Choice{Task: engine.TaskID(o.task), Branch: int(o.branch)})
		}
	}
	w.enabled = append(w.enabled, w.run.view.movable)
	return max(1, len(w.run.view.options))
}

// firstFair returns the states of the fair component that is entered first, in
// the order of the breadth-first search, or nil.
func (w *living) firstFair() []int32 {
	var best []int32
	w.components(func(component []int32) {
		if slices.Sort(component); w.fair(component) && (best == nil || component[0] < best[0]) {
			best = slices.Clone(component)
		}
	})
	return best
}

// fair reports whether a run can stay in the component for ever and be fair.
func (w *living) fair(component []int32) bool {
	always, moved, edges := ^engine.TaskSet(0), engine.TaskSet(0), 0
	for _, i := range component {
		always &= w.enabled[i]
		for e := w.first[i]; e < w.first[i+1]; e++ {
			if contains(component, w.targets[e]) {
				moved = moved.With(w.movers[e].Task)
				edges++
			}
		}
	}
	return edges > 0 && always&^moved == 0
}

func contains(sorted []int32, i int32) bool {
	_, found := slices.BinarySearch(sorted, i)
	return found
}

// components calls visit with each strongly connected component. It is Tarjan's
// algorithm without recursion, since graphs are deeper than stacks.
func (w *living) components(visit func([]int32)) {
	states := len(w.enabled)
	number := make([]int32, states) // order of discovery from 1; 0 while unknown
	low := make([]int32, states)
	onStack := make([]bool, states)
	var stack []int32
	type frame struct{ state, edge int32 }
	var calls []frame
	count := int32(0)
	enter := func(i int32) {
		count++
		number[i], low[i], onStack[i] = count, count, true
		stack = append(stack, i)
		calls = append(calls, frame{i, w.first[i]})
	}
	for root := range int32(states) {
		if number[root] != 0 {
			continue
		}
		enter(root)
		for len(calls) > 0 {
			f := &calls[len(calls)-1]
			i := f.state
			if f.edge < w.first[i+1] {
				to := w.targets[f.edge]
				f.edge++
				if number[to] == 0 {
					enter(to)
				} else if onStack[to] {
					low[i] = min(low[i], number[to])
				}
				continue
			}
			calls = calls[:len(calls)-1]
			if len(calls) > 0 {
				up := calls[len(calls)-1].state
				low[up] = min(low[up], low[i])
			}
			if low[i] == number[i] {
				at := len(stack)
				for onStack[i] {
					at--
					onStack[stack[at]] = false
				}
				visit(stack[at:])
				stack = stack[:at]
			}
		}
	}
}

// lasso returns the witness of a fair component: the shortest way into it, and a
// walk round it in which every task that could always move does.
func (s *Search) lasso(component []int32) *engine.Witness {
	w := &s.living
	entry := component[0]
	inside := func(i int32) bool { return contains(component, i) }
	finding := engine.Finding{Kind: engine.Livelock, Task: -1, Object: -1}
	always := ^engine.TaskSet(0)
	var moving engine.TaskSet
	for _, i := range component {
		always &= w.enabled[i]
		moving |= w.enabled[i]
	}
	prefix, _ := w.walk(0, func(int32) bool { return true }, func(i int32, _ int32) bool { return i == entry })
	var cycle engine.Schedule
	at := entry
	for t := range moving.All() {
		t := engine.TaskID(t)
		part, to := w.walk(at, inside, func(i, e int32) bool {
			return !w.enabled[i].Has(t) || e >= 0 && w.movers[e].Task == t
		})
		cycle, at = append(cycle, part...), to
	}
	for len(cycle) == 0 || at != entry { // at least one step, and back to the entry
		part, to := w.walk(at, inside, func(i, e int32) bool { return e >= 0 && i == entry })
		cycle, at = append(cycle, part...), to
	}
	for t := range s.space.tasks {
		if id := engine.TaskID(t); !moving.Has(id) && !s.hasEnded(int(entry), t) {
			finding.Waiting = finding.Waiting.With(id)
			finding.Kind = engine.Deadlock // of some: the others go on for ever
		}
	}
	return &engine.Witness{Schedule: prefix, Cycle: cycle, Preemptions: preemptionsOf(w, prefix), Finding: finding}
}

// hasEnded reports whether a task has nothing to do any more, or nothing yet.
func (s *Search) hasEnded(state, task int) bool {
	s.living.run.graph.unpack(state)
	return s.space.scratch.Tasks[task] != machine.Started
}

// walk returns the shortest way from a state to one that is wanted, through states
// that are allowed, and where it ends. wanted is told the state and the edge by
// which it was entered, or -1 for the state in which the walk begins.
func (w *living) walk(from int32, allowed func(int32) bool, wanted func(state, edge int32) bool) (engine.Schedule, int32) {
	if wanted(from, -1) {
		return nil, from
	}
	type arrival struct{ before, edge int32 }
	seen := map[int32]arrival{}
	queue := []int32{from}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for e := w.first[i]; e < w.first[i+1]; e++ {
			to := w.targets[e]
			if !allowed(to) {
				continue
			}
			if wanted(to, e) {
				way := engine.Schedule{w.movers[e]}
				for at := i; at != from; at = seen[at].before {
					way = append(way, w.movers[seen[at].edge])
				}
				slices.Reverse(way)
				return way, to
			}
			if _, known := seen[to]; !known && to != from {
				seen[to] = arrival{i, e}
				queue = append(queue, to)
			}
		}
	}
	return nil, from // not reached: components are strongly connected
}

// preemptionsOf counts the preemptions of a way from the start.
func preemptionsOf(w *living, way engine.Schedule) (count int) {
	at, last := int32(0), engine.TaskID(nobody)
	for _, c := range way {
		if last != nobody && last != c.Task && w.enabled[at].Has(last) {
			count++
		}
		last = c.Task
		for e := w.first[at]; e < w.first[at+1]; e++ {
			if w.movers[e] == c {
				at = w.targets[e]
				break
			}
		}
	}
	return count
}
