package machine

import (
	"math/bits"

	"lostupdate/engine"
)

// A condition is a set of sleeping tasks, bit i for task i. Waiting takes two
// steps. Wait gives the mutex back and puts the task to sleep, at once: nobody can
// notify in between. Wake, enabled when the task has been notified and the mutex
// is free, takes the mutex again; what another task did meanwhile may have made
// the reason for waking false. A condition with Ghosts also lets a task wake that
// nobody notified.
//
// Notify wakes one sleeping task, which one is the scheduler's choice, and
// remembers nothing if there is none. It does not ask for the mutex.

func applyWait(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	if s.Owner(op.With) != task {
		return 0, WaitUnheld
	}
	if s.Depth(op.With) > 1 {
		return 0, WaitNested
	}
	s.Objects[op.With] = 0
	s.Objects[op.Object] |= sleeper(task)
	return 0, Allowed
}

func mayWake(s *State, task engine.TaskID, op engine.Op) bool {
	return s.isFree(op.With) && s.Objects[op.Object]&sleeper(task) == 0
}

func mayWakeOrGhost(s *State, _ engine.TaskID, op engine.Op) bool { return s.isFree(op.With) }

func applyWake(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	s.Objects[op.Object] &^= sleeper(task)
	return applyLock(s, task, engine.Op{Object: op.With})
}

// sleepers returns how many tasks sleep, or 1: notifying nobody is one way too.
func sleepers(s *State, op engine.Op) int {
	return max(1, bits.OnesCount64(uint64(s.Objects[op.Object])))
}

func applyNotify(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	rest := uint64(s.Objects[op.Object])
	for range op.Branch {
		rest &= rest - 1
	}
	s.Objects[op.Object] &^= int64(rest & -rest)
	return 0, Allowed
}

func applyNotifyAll(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	s.Objects[op.Object] = 0
	return 0, Allowed
}

func sleeper(task engine.TaskID) int64 { return int64(1) << uint(task) }

// Sleepers returns the tasks that sleep on a condition.
func (s *State) Sleepers(condition engine.ObjectID) engine.TaskSet {
	return engine.TaskSet(s.Objects[condition])
}
