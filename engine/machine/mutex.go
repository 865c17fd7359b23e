package machine

import "lostupdate/engine"

// A mutex has no owner (0) or one: the task's number from 1. Lock waits while
// anybody holds it, the task itself included: the mutex is not recursive, and a
// task that locks twice waits for itself. Try-lock never waits. Only the owner may
// unlock. There is no
// queue: of those that wait, the scheduler lets any one go first.
//
// A robust mutex whose owner's process is over is free to be locked; the dead owner's
// number stays in it below a mark, and who locks it is told. Any other mutex stays
// with an owner that is over, for ever.
//
// A recursive mutex lets its owner lock and try-lock it again, and is free when it
// has been unlocked as often. How often it is held stands above the owner's
// number, one less. Waiting for a condition with it is refused while it is held
// more than once: as in POSIX, that would give it back only once, and nobody else
// could take it.

const (
	ownerMask = 1<<8 - 1
	onceMore  = 1 << 8
	ownerDied = 1 << 62
)

// isFree reports whether nobody holds a mutex, or nobody who is alive.
func (s *State) isFree(mutex engine.ObjectID) bool {
	return s.Objects[mutex] == 0 || s.Objects[mutex]&ownerDied != 0
}

// mayLock reports whether the mutex is free, or held by the task and recursive.
func mayLock(s *State, task engine.TaskID, op engine.Op) bool {
	return s.isFree(op.Object) || s.kinds[op.Object].Recursive && s.Owner(op.Object) == task
}

func applyLock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	if !s.isFree(op.Object) {
		s.Objects[op.Object] += onceMore
		return 0, Allowed
	}
	died := s.Objects[op.Object] != 0
	if s.Objects[op.Object] = int64(task) + 1; died {
		return 1, Allowed
	}
	return 0, Allowed
}

func applyTryLock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	if !mayLock(s, task, op) {
		return 0, Allowed
	}
	died, _ := applyLock(s, task, op)
	return 1 + died, Allowed
}

func applyUnlock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	switch s.Owner(op.Object) {
	case -1:
		return 0, UnlockFree
	case task:
		if s.Objects[op.Object] -= onceMore; s.Objects[op.Object] < 0 {
			s.Objects[op.Object] = 0
		}
		return 0, Allowed
	}
	return 0, UnlockForeign
}

// Owner returns the task that holds a mutex, or -1. It may be a task that is over.
func (s *State) Owner(mutex engine.ObjectID) engine.TaskID {
	if s.isFree(mutex) {
		return -1
	}
	return engine.TaskID(s.Objects[mutex]&ownerMask) - 1
}

// Abandoned returns the task that died with a robust mutex, if nobody has locked it
// since, or -1.
func (s *State) Abandoned(mutex engine.ObjectID) engine.TaskID {
	if s.Objects[mutex]&ownerDied == 0 {
		return -1
	}
	return engine.TaskID(s.Objects[mutex]&ownerMask) - 1
}

// Depth returns how often a mutex is held: 0 if it is free, at most 1 unless it is
// recursive.
func (s *State) Depth(mutex engine.ObjectID) int64 {
	if s.isFree(mutex) {
		return 0
	}
	return s.Objects[mutex]/onceMore + 1
}
