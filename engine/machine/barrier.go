package machine

import "lostupdate/engine"

// A barrier is the set of tasks that have come to it and wait for the others, bit
// i for task i. Passing it takes two steps. Arrive never waits; the last of the
// parties to come empties the set, which opens the barrier for all who were in it.
// Pass, enabled when the task is not in the set, goes on. So a barrier can be used
// again at once: one who comes back before the others have gone on belongs to the
// next round, and does not close it for them.
//
// If more tasks use a barrier than it has parties, who shares a round with whom
// depends on the order in which they come.

func applyArrive(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	came := s.Came(op.Object)
	if came.Has(task) {
		return 0, ArriveAgain
	}
	if came = came.With(task); int64(came.Len()) >= s.kinds[op.Object].Init {
		came = 0
	}
	s.Objects[op.Object] = int64(came)
	return 0, Allowed
}

func barrierOpen(s *State, task engine.TaskID, op engine.Op) bool {
	return !s.Came(op.Object).Has(task)
}

// Came returns the tasks that have come to a barrier and for whom it has not
// opened yet.
func (s *State) Came(barrier engine.ObjectID) engine.TaskSet {
	return engine.TaskSet(s.Objects[barrier])
}
