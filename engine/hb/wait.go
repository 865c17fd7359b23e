package hb

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// Wait is an edge of the wait-for graph: a task that cannot move.
type Wait struct {
	Task engine.TaskID
	Op   engine.Op     // what it cannot do
	For  engine.TaskID // who holds the mutex, or is to be joined; -1 where anybody could help
}

// Mutex returns the mutex that is waited for, or -1 where it is something else.
func (w Wait) Mutex() engine.ObjectID {
	switch {
	case w.Op.Kind == engine.OpLock:
		return w.Op.Object
	case w.Op.Kind == engine.OpWake && w.For >= 0:
		return w.Op.With
	}
	return -1
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
		w := Wait{Task: t, Op: op, For: -1}
		switch op.Kind {
		case engine.OpJoin:
			w.For = engine.TaskID(op.Object)
		case engine.OpLock:
			w.For = s.State().Owner(op.Object)
		case engine.OpWake:
			if !s.State().Sleepers(op.Object).Has(t) {
				w.For = s.State().Owner(op.With)
			}
		}
		waits = append(waits, w)
	}
	return waits
}
