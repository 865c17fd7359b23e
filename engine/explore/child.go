package explore

import "lostupdate/engine"

// Region adds a mark for a critical section: two tasks between Task.Enter and
// Task.Leave at once are a finding.
func (w *World) Region(name string) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.Region})
}

// RobustMutex adds a lock that its next owner gets, and is told, where the owner died.
func (w *World) RobustMutex(name string) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.Mutex, Robust: true})
}

// Child adds a process that a task of the one under construction starts, with
// Task.Fork of the task that is returned. What build adds lives in the child: an object
// with the name of one of the parent's begins as a copy of that, and the first task
// leads the child, which ends with it. A detached child goes on when its parent ends.
// Objects that build does not add are out of its reach unless they are shared.
func (w *World) Child(name string, detached bool, build func()) engine.TaskID {
	if len(w.program.Processes) == 0 {
		w.program.Processes = []engine.Process{{}}
	}
	parent, first := w.process, len(w.program.Tasks)
	w.process = len(w.program.Processes)
	w.program.Processes = append(w.program.Processes, engine.Process{Name: name, Forked: true, Parent: parent, Detached: detached})
	build()
	w.process = parent
	if first < len(w.program.Tasks) {
		w.program.Tasks[first].Leads = true
	}
	return engine.TaskID(first)
}

// Share puts objects where every process can reach them.
func (w *World) Share(objects ...engine.ObjectID) {
	for _, id := range objects {
		w.program.Objects[id].Process = engine.Shared
	}
}

// JoinAll asks that every task that another one starts is joined.
func (w *World) JoinAll() { w.program.JoinAll = true }

// StarvationFree asks that nobody can be passed over for ever while others make
// progress. Tasks that go round say so with Task.Progress.
func (w *World) StarvationFree() { w.program.StarvationFree = true }
