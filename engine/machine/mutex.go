package machine

import "lostupdate/engine"

// A mutex has no owner (0) or one: the task's number from 1. Lock waits while
// anybody holds it, the task itself included: the mutex is not recursive, and a
// task that locks twice waits for itself. Try-lock never waits. Only the owner may
// unlock. There is no
// queue: of those that wait, the scheduler lets any one go first.

func mutexFree(s *State, _ engine.TaskID, op engine.Op) bool { return s.Objects[op.Object] == 0 }

func applyLock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	s.Objects[op.Object] = int64(task) + 1
	return 0, Allowed
}

func applyTryLock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	if s.Objects[op.Object] != 0 {
		return 0, Allowed
	}
	s.Objects[op.Object] = int64(task) + 1
	return 1, Allowed
}

func applyUnlock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	switch s.Objects[op.Object] {
	case 0:
		return 0, UnlockFree
	case int64(task) + 1:
		s.Objects[op.Object] = 0
		return 0, Allowed
	}
	return 0, UnlockForeign
}

// Owner returns the task that holds a mutex, or -1.
func (s *State) Owner(mutex engine.ObjectID) engine.TaskID {
	return engine.TaskID(s.Objects[mutex]) - 1
}
