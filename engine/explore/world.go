package explore

import (
	"lostupdate/engine"
	"lostupdate/engine/dpor"
	"lostupdate/engine/routine"
	"lostupdate/engine/watch"
)

// World is a small concurrent program under construction: shared objects, and
// tasks that are ordinary Go functions. Check builds one, and searches it.
type World struct {
	program   engine.Program
	process   int // that is under construction
	options   Options
	stateless dpor.Options
	sampling  Sampling

	variables []engine.ObjectID // without those that kinds need
	kinds     []*routine.Kind
	spares    []int        // by kind: how many tasks stand by, if that is known
	watch     *watch.Watch // told who has control, if watched
	watched   bool
}

// Variable adds a shared integer.
func (w *World) Variable(name string, init int64) engine.ObjectID {
	id := w.add(engine.Object{Name: name, Kind: engine.Variable, Init: init})
	w.variables = append(w.variables, id)
	return id
}

// Mutex adds a lock.
func (w *World) Mutex(name string) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.Mutex})
}

// Semaphore adds a box of tokens.
func (w *World) Semaphore(name string, tokens int64) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.Semaphore, Init: tokens})
}

// Condition adds a condition variable.
func (w *World) Condition(name string) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.Condition})
}

// RecursiveMutex adds a lock that its owner may take again.
func (w *World) RecursiveMutex(name string) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.Mutex, Recursive: true})
}

// RWLock adds a reader-writer lock.
func (w *World) RWLock(name string) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.RWLock})
}

// Barrier adds a barrier for so many parties.
func (w *World) Barrier(name string, parties int64) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.Barrier, Init: parties})
}

// Countdown adds a countdown from a number.
func (w *World) Countdown(name string, from int64) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.Countdown, Init: from})
}

// Event adds a manual-reset event that is not set.
func (w *World) Event(name string) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.ManualEvent})
}

// Queue adds a queue for so many items, from 1 to engine.QueueItemsMax.
func (w *World) Queue(name string, capacity int64) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.Queue, Init: capacity})
}

func (w *World) add(o engine.Object) engine.ObjectID {
	o.Process = w.process
	w.program.Objects = append(w.program.Objects, o)
	return engine.ObjectID(len(w.program.Objects) - 1)
}

// Finally claims something about the variables when every task has ended.
func (w *World) Finally(claim string, holds func(value func(engine.ObjectID) int64) bool) {
	w.program.Final = predicate{claim, holds}
}

type predicate struct {
	claim string
	holds func(value func(engine.ObjectID) int64) bool
}

func (p predicate) Holds(value func(engine.ObjectID) int64) bool { return p.holds(value) }
func (p predicate) String() string                               { return p.claim }

// Options are the options of the search over states, to be changed while building.
func (w *World) Options() *Options { return &w.options }

// Stateless are the options of the search that keeps no states, which is made where
// there are too many; to be changed while building.
func (w *World) Stateless() *dpor.Options { return &w.stateless }

// Sampling says how many random runs are made where nothing else comes to an end; to
// be changed while building.
func (w *World) Sampling() *Sampling { return &w.sampling }

// Watch is told who has control while Check is at work. Its patience may be changed
// while building.
func (w *World) Watch() *watch.Watch { return w.watch }
