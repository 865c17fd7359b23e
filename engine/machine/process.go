package machine

import "lostupdate/engine"

// A process is its tasks, and it needs no state of its own: a forked one has begun
// when the task that leads it has, and is over when that one is.
//
// Fork starts it, once, and only a task of its parent may. In the same step every
// object of the child that corresponds to one of the parent's (Program.Copies) takes
// what is in that one at that moment. So a mutex that the forking task holds is held
// by the child's leader then, and one that another task holds is held in the child
// by a task that is not there, for ever. Nobody sleeps on a condition of the child,
// and nobody is in its regions.
//
// A process ends when one of its tasks exits, which the one that leads it does at its
// end: then all its other tasks are stopped where they are. In a crash, all are. What
// they held, and what a task of it held that had ended before, stays held, unless it is
// robust. A stopped task sleeps on no condition any
// more. Child processes go down in the same way, at the same time, and so do theirs,
// but not those that are detached.

func (m *Machine) applyFork(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	leader := engine.TaskID(op.Object)
	parent, child := m.program.ProcessOf(task), m.program.ProcessOf(leader)
	switch {
	case !m.program.Forked(leader), !m.program.Tasks[leader].Leads, m.program.Processes[child].Parent != parent:
		return 0, ForkForeign
	case s.Tasks[leader] != Dormant:
		return 0, ForkAgain
	}
	m.copyMemory(s, child, task, leader)
	for t := range m.membersOf(child).All() {
		if !m.program.Tasks[t].Dormant {
			s.Tasks[t] = Started
		}
	}
	return 0, Allowed
}

// copyMemory gives the child's objects what is in the parent's.
func (m *Machine) copyMemory(s *State, child int, task, leader engine.TaskID) {
	mine := func(t engine.TaskID) engine.TaskID {
		if t == task {
			return leader
		}
		return t
	}
	for _, c := range m.copies[child] {
		o := &m.program.Objects[c.From]
		if o.Kind != engine.Condition && o.Kind != engine.Region { // nobody who sleeps or is inside comes along
			s.Objects[c.To] = Renamed(o, s.Objects[c.From], mine)
		}
	}
}

// crashBranches: whether a crash that need not happen does is the scheduler's choice.
func crashBranches(_ *State, op engine.Op) int {
	if op.Arg == 0 {
		return 1
	}
	return 2
}

func (m *Machine) applyCrash(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	if op.Branch == 0 {
		m.stop(s, m.program.ProcessOf(task), Crashed)
	}
	return 0, Allowed
}

func (m *Machine) applyExit(s *State, task engine.TaskID, _ engine.Op) (int64, Refusal) {
	s.Tasks[task] = Ended
	m.stop(s, m.program.ProcessOf(task), Stopped)
	return 0, Allowed
}

// End notes that a task's body has returned. That of a task that leads its process
// never does: see BodyOf.
func (m *Machine) End(s *State, task engine.TaskID) { s.Tasks[task] = Ended }

// stop ends a process, and with it its children that are not detached.
func (m *Machine) stop(s *State, process int, as Status) {
	members := m.membersOf(process)
	for t := range members.All() {
		if !s.Tasks[t].Over() {
			s.Tasks[t] = as
		}
	}
	for i, o := range m.program.Objects {
		if o.Kind == engine.Condition || o.Kind == engine.Region {
			s.Objects[i] &^= int64(members)
		}
	}
	m.abandon(s, members)
	for child, p := range m.program.Processes {
		if p.Forked && !p.Detached && p.Parent == process && m.hasBegun(s, child) {
			m.stop(s, child, as)
		}
	}
}

// abandon makes the robust mutexes of tasks that are over free to be locked.
func (m *Machine) abandon(s *State, owners engine.TaskSet) {
	if !m.robust {
		return
	}
	for i, o := range m.program.Objects {
		id := engine.ObjectID(i)
		owner := s.Owner(id)
		if o.Robust && owners.Has(owner) && m.reaches(owner, id) {
			s.Objects[i] = ownerDied | int64(owner) + 1
		}
	}
}

func (m *Machine) membersOf(process int) (tasks engine.TaskSet) {
	for t := range m.program.Tasks {
		if m.program.ProcessOf(engine.TaskID(t)) == process {
			tasks = tasks.With(engine.TaskID(t))
		}
	}
	return tasks
}

// hasBegun reports whether a forked process was forked.
func (m *Machine) hasBegun(s *State, process int) bool {
	for t := range m.membersOf(process).All() {
		if m.program.Tasks[t].Leads {
			return s.Tasks[t] != Dormant
		}
	}
	return false
}

// Begun returns the tasks that an operation has just started, in the state behind
// it. Some of them may be over already, with the process of the one that started
// them.
func (m *Machine) Begun(s *State, op engine.Op) (tasks engine.TaskSet) {
	switch op.Kind {
	case engine.OpSpawn:
		tasks = tasks.With(engine.TaskID(op.Object))
	case engine.OpFork:
		for t := range m.membersOf(m.program.ProcessOf(engine.TaskID(op.Object))).All() {
			if s.Tasks[t] == Started {
				tasks = tasks.With(t)
			}
		}
	}
	return tasks
}

// Spreads reports whether an operation may change more than the objects and tasks
// that it names and the local state of the task that does it.
func (m *Machine) Spreads(op engine.Op) bool {
	return op.Kind.OnProcess() || len(m.watches) > 0 || m.joined >= 0 && op.Kind == engine.OpJoin
}
