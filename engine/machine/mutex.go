package machine

import "lostupdate/engine"

// A mutex has no owner (0) or one: the task's number from 1. Lock waits while
// anybody holds it, the task itself included: the mutex is not recursive, and a
// task that locks twice waits for itself. Try-lock never waits. Only the owner may
// unlock. There is no
// queue: of those that wait, the scheduler lets any one go first.
//
// A robust mutex whose owner is over, however that came, is the dead owner's number
// with a minus sign. It is free to be locked, and who locks it is told. Any other
// mutex stays with an owner that is over, for ever.

func mutexFree(s *State, _ engine.TaskID, op engine.Op) bool { return s.Objects[op.Object] <= 0 }

func applyLock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	died := s.Objects[op.Object] < 0
	if s.Objects[op.Object] = int64(task) + 1; died {
		return 1, Allowed
	}
	return 0, Allowed
}

func applyTryLock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	if s.Objects[op.Object] > 0 {
		return 0, Allowed
	}
	died, _ := applyLock(s, task, op)
	return 1 + died, Allowed
}

func applyUnlock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	switch owner := s.Objects[op.Object]; {
	case owner <= 0:
		return 0, UnlockFree
	case owner == int64(task)+1:
		s.Objects[op.Object] = 0
		return 0, Allowed
	}
	return 0, UnlockForeign
}

// Owner returns the task that holds a mutex, or -1. It may be a task that is over.
func (s *State) Owner(mutex engine.ObjectID) engine.TaskID {
	return engine.TaskID(max(0, s.Objects[mutex])) - 1
}

// Abandoned returns the task that died with a robust mutex, if nobody has locked it
// since, or -1.
func (s *State) Abandoned(mutex engine.ObjectID) engine.TaskID {
	return engine.TaskID(max(0, -s.Objects[mutex])) - 1
}
