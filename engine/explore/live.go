package explore

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// living looks for what can go wrong in a run that goes on for ever although every
// task that could always move gets its turn again and again (weak fairness):
//
//   - a livelock: from some point on nobody makes progress. A run in which nothing is
//     marked as progress makes none;
//   - a partial deadlock: others make progress, but some task can never move again,
//     whatever anybody does;
//   - where the program asks for it, starvation: others make progress, but some task
//     that has started does not and never ends.
//
// Each of these runs ends up inside one strongly connected component of a part of the
// graph: without the steps that make progress, or without those of one task, and
// without the states in which that one has ended. A component holds a fair run
// exactly if each task either moves in it or cannot move in some state of it. A spin
// lock whose owner could go on is no livelock by this rule; two tasks that keep making
// way for each other are one. Wake-ups by ghosts are left out: they come any number of
// times, but not for ever.
//
// The graph is the whole one and tells all tasks apart: a reduced graph does not show
// who gets his turn.
type living struct {
	run *breadth

	// The edges of state i are targets[first[i]:first[i+1]].
	first   []int32
	targets []int32
	movers  []engine.Choice
	made    []bool           // by edge: it makes progress
	enabled []engine.TaskSet // by state
	started []engine.TaskSet // by state: the tasks that have started and are not over
	anyMade bool

	analysis
}

// part is what is looked at of the graph. A nil function leaves nothing out.
type part struct {
	state func(i int32) bool
	edge  func(e int32) bool
}

func (p part) has(to, e int32) bool {
	return (p.state == nil || p.state(to)) && (p.edge == nil || p.edge(e))
}

// live does the next piece of the work and returns its size in transitions.
func (s *Search) live() (used int) {
	w := &s.living
	if w.run == nil {
		w.run = s.whole
		if w.run == nil || !s.options.NoSymmetry {
			o := s.options
			o.NoSymmetry, o.NoInterleavings, o.NoWitness = true, true, true // nobody asks this run for them
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
	if !w.begun() {
		w.first = append(w.first, int32(len(w.targets)))
		w.begin(s.endlessFinding)
	}
	if looked, going := w.goOn(); going {
		return max(1, looked/looksPerTransition)
	}
	if w.witness != nil {
		s.report.Verdict = engine.Refuted
		s.report.Shortest, s.report.Clearest = w.witness, w.witness
	}
	s.living = living{}
	s.phase = completing
	if s.options.NoInterleavings {
		s.phase = finished
	}
	return 1
}

// readState writes down the edges of the next state. Ghosts wake a task now and
// then, not for ever: a wake-up that nobody notified is no edge here, and a task
// that waits for nothing else cannot move.
func (w *living) readState(i int) int {
	w.run.look(i, existing)
	w.run.graph.unpack(i)
	w.first = append(w.first, int32(len(w.targets)))
	enabled := w.run.view.movable
	for _, o := range w.run.view.options {
		var op engine.Op
		if w.run.space.telling {
			op = w.run.graph.nextOp(i, int(o.task))
		}
		if ghost(w.run.space.scratch, engine.TaskID(o.task), op) {
			enabled &^= engine.TaskSet(0).With(engine.TaskID(o.task))
			continue
		}
		if o.effect == stepped {
			made := op.Kind == engine.OpProgress
			w.targets = append(w.targets, o.state)
			w.movers = append(w.movers, engine.Choice{Task: engine.TaskID(o.task), Branch: int(o.branch)})
			w.made = append(w.made, made)
			w.anyMade = w.anyMade || made
		}
	}
	w.enabled = append(w.enabled, enabled)
	var started engine.TaskSet
	for t, status := range w.run.space.scratch.Tasks {
		if status == machine.Started {
			started = started.With(engine.TaskID(t))
		}
	}
	w.started = append(w.started, started)
	return max(1, len(w.run.view.options))
}

// ghost reports whether a task that moves would wake although nobody has notified
// it.
func ghost(s *machine.State, task engine.TaskID, op engine.Op) bool {
	return op.Kind == engine.OpWake && s.Sleepers(op.Object).Has(task)
}

// endlessFinding returns the witness of what is wrong with a run without end, or nil.
func (s *Search) endlessFinding() *engine.Witness {
	w := &s.living
	demanding := ^engine.TaskSet(0) // whose waiting for ever matters
	for t, task := range s.program.Tasks {
		if task.Daemon {
			demanding &^= engine.TaskSet(0).With(engine.TaskID(t))
		}
	}
	idle := part{edge: func(e int32) bool { return !w.made[e] }}
	idler := func(c *component) bool {
		kind := engine.Livelock
		if w.waitingIn(c)&demanding != 0 {
			kind = engine.Deadlock
		}
		return w.started[c.entry]&demanding != 0 && s.space.seeks(kind)
	}
	if component := w.firstFair(idle, idler); component != nil {
		finding := engine.Finding{Kind: engine.Livelock, Task: -1, Object: -1}
		if stuck := w.waitingIn(component) & demanding; stuck != 0 {
			finding.Kind, finding.Waiting = engine.Deadlock, stuck // of some: the others go on for ever
		}
		return w.lasso(component, idle, finding)
	}
	if !w.anyMade {
		return nil
	}
	if s.space.seeks(engine.Deadlock) {
		if witness := w.partialDeadlock(demanding); witness != nil {
			return witness
		}
	}
	if !s.program.StarvationFree || !s.space.seeks(engine.Starvation) {
		return nil
	}
	for t := range s.space.tasks {
		if id := engine.TaskID(t); demanding.Has(id) {
			if witness := w.starvation(id); witness != nil {
				return witness
			}
		}
	}
	return nil
}

// waitingIn returns the tasks that have started and cannot move anywhere in a
// component.
func (w *living) waitingIn(c *component) engine.TaskSet {
	waiting := w.started[c.entry]
	for _, i := range c.states {
		w.look(1)
		waiting &= w.started[i] &^ w.enabled[i]
	}
	return waiting
}

// partialDeadlock looks for tasks that can never move again while others go on.
func (w *living) partialDeadlock(demanding engine.TaskSet) *engine.Witness {
	hopeful := w.hopeful()
	hopeless := func(c *component) engine.TaskSet {
		return w.waitingIn(c) &^ hopeful[c.entry] & demanding
	}
	component := w.firstFair(part{}, func(c *component) bool { return hopeless(c) != 0 })
	if component == nil {
		return nil
	}
	return w.lasso(component, part{}, engine.Finding{Kind: engine.Deadlock, Task: -1, Object: -1, Waiting: hopeless(component)})
}

// hopeful returns for each state the tasks that can move in it or in some state that
// can be reached from it: sets are passed on against the edges until nothing changes.
func (w *living) hopeful() []engine.TaskSet {
	sets := slices.Clone(w.enabled)
	for changed := true; changed; {
		changed = false
		for i := len(sets) - 1; i >= 0; i-- {
			set := sets[i]
			edges := w.targets[w.first[i]:w.first[i+1]]
			w.look(1 + len(edges))
			for _, to := range edges {
				set |= sets[to]
			}
			changed = changed || set != sets[i]
			sets[i] = set
		}
	}
	return sets
}

// starvation looks for a run in which others make progress and one task does not.
func (w *living) starvation(t engine.TaskID) *engine.Witness {
	without := part{
		state: func(i int32) bool { return w.started[i].Has(t) },
		edge:  func(e int32) bool { return !w.made[e] || w.movers[e].Task != t },
	}
	component := w.firstFair(without, func(c *component) bool { return w.makes(c, without) })
	if component == nil {
		return nil
	}
	finding := engine.Finding{Kind: engine.Starvation, Task: t, Object: -1, Waiting: engine.TaskSet(0).With(t)}
	first := int32(-1) // in the order of the search
	for _, i := range component.states {
		w.look(1)
		op := w.run.graph.nextOp(int(i), int(t))
		if (first < 0 || i < first) && !w.enabled[i].Has(t) && !op.Kind.OnTask() && !op.Kind.OnNothing() {
			first, finding.Object = i, op.Object
		}
	}
	return w.lasso(component, without, finding)
}

// makes reports whether progress can be made in a component.
func (w *living) makes(c *component, p part) bool {
	for _, i := range c.states {
		w.look(1 + int(w.first[i+1]-w.first[i]))
		for e := w.first[i]; e < w.first[i+1]; e++ {
			if w.made[e] && p.has(w.targets[e], e) && w.of[w.targets[e]] == c.number {
				return true
			}
		}
	}
	return false
}

// firstFair returns the fair component of a part that is entered first, in the order
// of the breadth-first search, among those that are wanted, or nil. It stays good
// until it is asked again.
func (w *living) firstFair(p part, wanted func(c *component) bool) *component {
	var best *component
	w.components(p, func(c *component) {
		if w.fair(c, p) && (best == nil || c.entry < best.entry) && wanted(c) {
			best = &component{number: c.number, entry: c.entry, states: slices.Clone(c.states)}
		}
	})
	return best
}

// fair reports whether a run can stay in the component for ever and be fair.
func (w *living) fair(c *component, p part) bool {
	always, moved, edges := ^engine.TaskSet(0), engine.TaskSet(0), 0
	for _, i := range c.states {
		w.look(1 + int(w.first[i+1]-w.first[i]))
		always &= w.enabled[i]
		for e := w.first[i]; e < w.first[i+1]; e++ {
			if p.has(w.targets[e], e) && w.of[w.targets[e]] == c.number {
				moved = moved.With(w.movers[e].Task)
				edges++
			}
		}
	}
	return edges > 0 && always&^moved == 0
}
