package explore

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
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
	r := &walk{space: sp, state: sp.machine.Start(), nodes: make([]routine.NodeID, sp.tasks)}
	for t := range r.nodes {
		r.nodes[t] = sp.body[t].Start()
		if r.state.Tasks[t] == machine.Started {
			r.settle(engine.TaskID(t))
		}
	}
	if t := sp.startFails(); t >= 0 {
		f := findingOfNode(r.node(engine.TaskID(t)), t)
		r.first = &f
	}
	return r
}

func (r *walk) node(t engine.TaskID) *routine.Node { return r.space.body[t].Node(r.nodes[t]) }

// settle notes that a task has ended, if it has.
func (r *walk) settle(t engine.TaskID) {
	if r.node(t).Stage == routine.Ended {
		r.state.Tasks[t] = machine.Ended
	}
}

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
	op := r.node(c.Task).Op
	op.Branch = c.Branch
	value, refusal := r.space.machine.Apply(r.state, c.Task, op)
	if refusal != machine.Allowed {
		f := engine.Finding{Kind: engine.Misuse, Task: c.Task, Object: -1, Detail: string(refusal)}
		if !op.Kind.OnTask() && refusal != machine.NoSuchObject && refusal != machine.NoSuchOperation {
			f.Object = op.Object
		}
		return &f
	}
	r.nodes[c.Task] = r.space.body[c.Task].Next(r.nodes[c.Task], value)
	r.settle(c.Task)
	moved := []engine.TaskID{c.Task}
	if op.Kind == engine.OpSpawn {
		r.settle(engine.TaskID(op.Object))
		moved = append(moved, engine.TaskID(op.Object))
	}
	for _, t := range moved {
		if n := r.node(t); goesWrong(n.Stage) {
			f := findingOfNode(n, int(t))
			return &f
		}
	}
	return nil
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
	f := engine.Finding{Kind: engine.WrongOutcome, Task: -1, Object: -1}
	for t := range r.nodes {
		if r.state.Tasks[t] == machine.Started && !r.space.program.Tasks[t].Daemon {
			f.Kind = engine.Deadlock
			f.Waiting = f.Waiting.With(engine.TaskID(t))
		}
	}
	if f.Kind == engine.WrongOutcome && r.space.machine.FinalHolds(r.state) {
		return nil
	}
	return &f
}

// race returns a data race between two tasks that could both move next, or nil.
func (r *walk) race() *engine.Finding {
	next := func(t engine.TaskID) (engine.ObjectID, engine.Access) {
		if r.ways(t) == 0 || !exists(r.node(t).Op.Object, len(r.space.contents)) {
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
