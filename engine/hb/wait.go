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
	For  engine.TaskID // who holds the lock, or is to be joined; -1 where anybody could help
}

// Mutex returns the mutex or reader-writer lock that is waited for, or -1 where it
// is something else.
func (w Wait) Mutex() engine.ObjectID {
	switch {
	case w.Op.Kind == engine.OpLock, w.Op.Kind == engine.OpReadLock, w.Op.Kind == engine.OpWriteLock:
		return w.Op.Object
	case w.Op.Kind == engine.OpWake && w.For >= 0:
		return w.Op.With
	}
	return -1
}

// Waits returns the wait-for graph of a run in progress, or over, in ascending
// order of tasks. Daemons are not among those who wait.
func Waits(p *engine.Program, s *sched.Session) []Wait {
	m := machine.New(p)
	var waits []Wait
	for t := range engine.TaskID(len(p.Tasks)) {
		op, announced := s.Next(t)
		if p.Tasks[t].Daemon || !announced || m.Enabled(s.State(), t, op) {
			continue
		}
		w := Wait{Task: t, Op: op, For: -1}
		switch op.Kind {
		case engine.OpJoin:
			w.For = engine.TaskID(op.Object)
		case engine.OpLock:
			w.For = s.State().Owner(op.Object)
		case engine.OpReadLock, engine.OpWriteLock:
			w.For = whoReadsOrWrites(s.State(), op.Object, t)
		case engine.OpWake:
			if !s.State().Sleepers(op.Object).Has(t) {
				w.For = s.State().Owner(op.With)
			}
		}
		waits = append(waits, w)
	}
	return waits
}

// whoReadsOrWrites returns who keeps a task from a reader-writer lock: the writer,
// or the lowest other reader, or itself if it is the only reader.
func whoReadsOrWrites(s *machine.State, lock engine.ObjectID, t engine.TaskID) engine.TaskID {
	if writer := s.Writer(lock); writer >= 0 {
		return writer
	}
	readers := s.Readers(lock)
	if others := readers &^ engine.TaskSet(0).With(t); others != 0 {
		return others.First()
	}
	return readers.First()
}
