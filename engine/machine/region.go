package machine

import "lostupdate/engine"

// A region is the set of tasks that are in it, bit i for task i. Entering never
// waits: it is a mark of the author's, and to find another task there is the
// finding. A task that ends in a region is taken to be there still; one that stops
// with its process is not.

func applyEnter(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	switch inside := s.Objects[op.Object]; {
	case inside == 0:
		s.Objects[op.Object] = sleeper(task)
		return 0, Allowed
	case inside == sleeper(task):
		return 0, EnterAgain
	}
	return 0, Collided
}

func applyLeave(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	if s.Objects[op.Object]&sleeper(task) == 0 {
		return 0, LeaveOutside
	}
	s.Objects[op.Object] &^= sleeper(task)
	return 0, Allowed
}

// Inside returns the tasks that are in a region.
func (s *State) Inside(region engine.ObjectID) engine.TaskSet {
	return engine.TaskSet(s.Objects[region])
}
