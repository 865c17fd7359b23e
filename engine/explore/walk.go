package explore

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// walk is one run, made with the machine and the learned bodies: no goroutine runs
// unless a body does something for the first time.
type walk struct {
	space *space
	state *machine.State
	nodes []routine.NodeID
	first *engine.Finding // of a body that goes wrong before its first operation
}

func newWalk(sp *space) *walk {
	r := &walk{space: sp}
	r.state, r.nodes, r.first = sp.begin()
	return r
}

func (r *walk) node(t engine.TaskID) *routine.Node { return r.space.body[t].Node(r.nodes[t]) }

// ways returns in how many ways a task can move: 0 if it cannot.
func (r *walk) ways(t engine.TaskID) int {
	if r.first != nil || r.state.Tasks[t] != machine.Started || r.node(t).Stage != routine.Announced {
		return 0
	}
	return r.space.machine.Branches(r.state, t, r.node(t).Op)
}

// enabled returns the tasks that can move.
func (r *walk) enabled() (tasks engine.TaskSet) {
	for t := range r.nodes {
		if r.ways(engine.TaskID(t)) > 0 {
			tasks = tasks.With(engine.TaskID(t))
		}
	}
	return tasks
}

// step lets a task move and returns what went wrong with that step, or nil.
func (r *walk) step(c engine.Choice) *engine.Finding {
	return r.space.advance(r.state, r.nodes, c)
}

// end returns what is wrong with a run that stops here, or nil: a data race, if
// those count, tasks that wait though nobody can move, or a claim that is false.
func (r *walk) end(races bool) *engine.Finding {
	switch {
	case r.first != nil:
		return r.first
	case races:
		if f := r.race(); f != nil {
			return f
		}
	}
	if r.enabled() != 0 {
		return nil
	}
	var waiting engine.TaskSet
	for t := range r.nodes {
		if r.state.Tasks[t] == machine.Started && !r.space.program.Tasks[t].Daemon {
			waiting = waiting.With(engine.TaskID(t))
		}
	}
	return sched.EndFinding(r.space.machine, r.state, waiting)
}

// race returns a data race between two tasks that could both move next, or nil.
func (r *walk) race() *engine.Finding {
	next := func(t engine.TaskID) (engine.ObjectID, engine.Access) {
		if r.ways(t) == 0 || !exists(r.node(t).Op.Object, len(r.space.program.Objects)) {
			return -1, 0
		}
		return r.node(t).Op.Object, r.node(t).Op.Kind.Access()
	}
	for b := range engine.TaskID(len(r.nodes)) {
		for a := range b {
			x, one := next(a)
			y, other := next(b)
			if x == y && one.Clashes(other) {
				return &engine.Finding{Kind: engine.DataRace, Task: b, Object: x, Waiting: engine.TaskSet(0).With(a).With(b)}
			}
		}
	}
	return nil
}
