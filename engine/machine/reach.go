package machine

import "lostupdate/engine"

// Reach is what an operation that spreads may look at or change, its own task
// included.
type Reach struct {
	Tasks   engine.TaskSet
	Objects []engine.ObjectID
	Joined  bool // and the word of State.Watched in which it is kept who was joined
}

// ReachOf returns the reach of a task's operation that spreads. It reports false where
// that is everything: where patience is counted, a step is one for all who wait.
func (m *Machine) ReachOf(task engine.TaskID, op engine.Op) (Reach, bool) {
	r := Reach{Tasks: engine.TaskSet(0).With(task)}
	if len(m.watches) > 0 {
		return Reach{}, false
	}
	switch op.Kind {
	case engine.OpJoin:
		r.Joined = m.joined >= 0
		if op.Object >= 0 && int(op.Object) < len(m.program.Tasks) {
			r.Tasks = r.Tasks.With(engine.TaskID(op.Object))
		}
	case engine.OpFork:
		if leader := engine.TaskID(op.Object); leader >= 0 && int(leader) < len(m.program.Tasks) && m.program.Forked(leader) {
			child := m.program.ProcessOf(leader)
			r.Tasks |= m.membersOf(child)
			for _, c := range m.copies[child] {
				r.Objects = append(r.Objects, c.From, c.To)
			}
		}
	case engine.OpExit, engine.OpCrash:
		r.Tasks |= m.fallWith(m.program.ProcessOf(task))
		for i, o := range m.program.Objects {
			if o.Kind == engine.Condition || o.Kind == engine.Region || o.Robust {
				r.Objects = append(r.Objects, engine.ObjectID(i))
			}
		}
	}
	return r, true
}

// fallWith returns the tasks of a process and of those that go down with it.
func (m *Machine) fallWith(process int) engine.TaskSet {
	tasks := m.membersOf(process)
	for child, p := range m.program.Processes {
		if p.Forked && !p.Detached && p.Parent == process {
			tasks |= m.fallWith(child) // a parent stands before its children, so this ends
		}
	}
	return tasks
}
