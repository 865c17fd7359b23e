package machine

import "lostupdate/engine"

// NamesTasks reports whether what is in such an object says who is who: if two
// tasks that do the same are exchanged, its content must be changed with Renamed.
func NamesTasks(o *engine.Object) bool {
	switch o.Kind {
	case engine.Mutex, engine.Condition, engine.Barrier, engine.RWLock, engine.Region:
		return true
	}
	return false
}

// Reads and Writes are how readers and the writer stand to a reader-writer lock.
const (
	Reads  = 1
	Writes = 2
)

// Standing says how a task stands to an object with some content: 0 if that does
// not name it, otherwise how often it holds a mutex, whether it reads or writes, or
// 1. Two tasks with the same standing can be exchanged without changing
// the content.
func Standing(o *engine.Object, content int64, t engine.TaskID) int64 {
	switch o.Kind {
	case engine.Mutex:
		if engine.TaskID(content&ownerMask)-1 == t {
			return content/onceMore + 1
		}
	case engine.RWLock:
		if writerIn(content) == t {
			return Writes
		}
		return standingIn(readersIn(content), t)
	case engine.Condition, engine.Barrier, engine.Region:
		return standingIn(engine.TaskSet(content), t)
	}
	return 0
}

func standingIn(set engine.TaskSet, t engine.TaskID) int64 {
	if set.Has(t) {
		return 1
	}
	return 0
}

// Named returns the tasks to which an object with some content has a standing.
func Named(o *engine.Object, content int64) (tasks engine.TaskSet) {
	switch {
	case content == 0:
	case o.Kind == engine.Mutex:
		return tasks.With(engine.TaskID(content&ownerMask) - 1)
	case o.Kind == engine.RWLock && writerIn(content) >= 0:
		return tasks.With(writerIn(content))
	case NamesTasks(o):
		return engine.TaskSet(content)
	}
	return tasks
}

// Renamed returns the content of an object with every task in it replaced.
func Renamed(o *engine.Object, content int64, by func(engine.TaskID) engine.TaskID) int64 {
	switch {
	case content == 0:
	case o.Kind == engine.Mutex:
		owner := by(engine.TaskID(content&ownerMask) - 1)
		return content&^ownerMask | int64(owner) + 1
	case o.Kind == engine.RWLock && writerIn(content) >= 0:
		return writing | int64(by(writerIn(content)))
	case NamesTasks(o):
		var after engine.TaskSet
		for t := range engine.TaskSet(content).All() {
			after = after.With(by(t))
		}
		return int64(after)
	}
	return content
}
