package hb

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// Wait is an edge of the wait-for graph: a task that cannot move.
type Wait struct {
	Task engine.TaskID
	Op   engine.Op     // the lock or join that it cannot do
	For  engine.TaskID // who holds the mutex, or is to be joined
}

// Mutex returns the mutex that is waited for, or -1 where it is a task.
func (w Wait) Mutex() engine.ObjectID {
	if w.Op.Kind.OnTask() {
		return -1
	}
	return w.Op.Object
}

// Waits returns the wait-for graph of a run in progress, or over, in ascending
// order of tasks.
func Waits(p *engine.Program, s *sched.Session) []Wait {
	m := machine.New(p)
	var waits []Wait
	for t := range engine.TaskID(len(p.Tasks)) {
		op, announced := s.Next(t)
		if !announced || m.Enabled(s.State(), t, op) {
			continue
		}
		w := Wait{Task: t, Op: op, For: engine.TaskID(op.Object)}
		if !op.Kind.OnTask() {
			w.For = s.State().Owner(op.Object)
		}
		waits = append(waits, w)
	}
	return waits
}
