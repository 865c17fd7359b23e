package explore

import "lostupdate/engine"

// Variable adds a shared integer.
func (w *World) Variable(name string, init int64) engine.ObjectID {
	return w.add(engine.Object{Name: name, Kind: engine.Variable, Init: init})
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
