package machine

import "lostupdate/engine"

// A semaphore is a number of tokens. Acquire waits while there is none; release
// adds one, whoever does it and whether or not he took one before. There is no
// queue: of those that wait, the scheduler lets any one go first.

func tokenLeft(s *State, _ engine.TaskID, op engine.Op) bool { return s.Objects[op.Object] > 0 }

func applyAcquire(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	s.Objects[op.Object]--
	return 0, Allowed
}

func applyRelease(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	s.Objects[op.Object]++
	return 0, Allowed
}
