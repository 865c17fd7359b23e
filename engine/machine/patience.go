package machine

import (
	"slices"

	"lostupdate/engine"
)

// Patience bounds how often a task that waits may be overtaken. It begins to wait
// when it has announced an operation that cannot happen, or that somebody else makes
// impossible before it comes to it, and it waits until that operation has happened:
// that the operation becomes possible for a while in between ends nothing. What
// counts meanwhile is
//
//   - for an object with Patience, that another task gets what is waited for there:
//     the mutex or reader-writer lock, a token, a notified waiter's place, an item,
//     a free place in the queue;
//   - for a task with Patience, that another task makes progress. Where the task is
//     PatientAt some objects, only what happens while it waits for one of those.
//
// One task may be counted for in both ways. A word of State.Watched is 0 while its
// task does not wait, otherwise 1 more than what was counted.

// watch is one thing that is counted.
type watch struct {
	task      engine.TaskID
	atObjects bool // counted are those who overtake at an object, not progress
}

func watchesOf(p *engine.Program) (watches []watch) {
	objects := false
	for _, o := range p.Objects {
		objects = objects || o.Patience > 0
	}
	for i, t := range p.Tasks {
		if t.Patience > 0 {
			watches = append(watches, watch{task: engine.TaskID(i)})
		}
		if objects {
			watches = append(watches, watch{task: engine.TaskID(i), atObjects: true})
		}
	}
	return watches
}

// Watches reports whether Watch has anything to do.
func (m *Machine) Watches() bool { return len(m.watches) > 0 }

// Watch counts what a step of mover, an operation that returned value, means for
// those who wait. It is to be called after every step, when all tasks have announced
// what they do next, and before the first one, with -1 as the mover. next tells what
// a task has announced, if anything. It returns the first task that was overtaken
// once too often and what object it waits for, or -1 and -1; it may wait for another
// task, and so for no object.
func (m *Machine) Watch(s *State, mover engine.TaskID, op engine.Op, value int64,
	next func(engine.TaskID) (engine.Op, bool)) (starved engine.TaskID, at engine.ObjectID) {
	starved, at = -1, -1
	for i, w := range m.watches {
		waiting := &s.Watched[i]
		wanted, announced := next(w.task)
		if w.task == mover || !announced {
			*waiting = 0
		}
		if !announced {
			continue
		}
		patience, object := m.patience(w, wanted)
		if patience == 0 {
			continue
		}
		if *waiting > 0 && mover >= 0 && w.counts(wanted, op, value) {
			*waiting++
		}
		if *waiting > int64(patience)+1 && starved < 0 {
			starved, at = w.task, object
		}
		if *waiting == 0 && !m.Enabled(s, w.task, wanted) {
			*waiting = 1
		}
	}
	return starved, at
}

// Passed returns how often a task that waits was overtaken so far, in the way in
// which that happened most.
func (m *Machine) Passed(s *State, t engine.TaskID) (times int64) {
	for i, w := range m.watches {
		if w.task == t {
			times = max(times, s.Watched[i]-1)
		}
	}
	return times
}

// patience returns how much patience there is for what a task wants to do, 0 if
// that is not limited, and the object that it wants, or -1.
func (m *Machine) patience(w watch, wanted engine.Op) (patience int, object engine.ObjectID) {
	object = -1
	if !wanted.Kind.OnTask() && !wanted.Kind.OnNothing() && wanted.Object >= 0 && int(wanted.Object) < len(m.program.Objects) {
		object = wanted.Object
	}
	t := &m.program.Tasks[w.task]
	switch {
	case w.atObjects && object >= 0:
		return m.program.Objects[object].Patience, object
	case w.atObjects, t.PatientAt != nil && !slices.Contains(t.PatientAt, object):
		return 0, -1
	}
	return t.Patience, object
}

// counts reports whether a step of another task is one of those that are counted.
func (w watch) counts(wanted, done engine.Op, value int64) bool {
	if !w.atObjects {
		return done.Kind == engine.OpProgress
	}
	if rivals(wanted.Kind, done.Kind) && done.Object == wanted.Object {
		return done.Kind != engine.OpTryLock || value != 0
	}
	return wanted.Kind == engine.OpLock && done.Kind == engine.OpWake && done.With == wanted.Object
}

// rivals reports whether two operations on one object want the same thing, so that
// either can take it before the other.
func rivals(wanted, done engine.OpKind) bool {
	switch wanted {
	case engine.OpLock:
		return done == engine.OpLock || done == engine.OpTryLock
	case engine.OpReadLock, engine.OpWriteLock:
		return done == engine.OpReadLock || done == engine.OpWriteLock
	case engine.OpAcquire, engine.OpWake, engine.OpPut, engine.OpTake:
		return done == wanted
	}
	return false
}
