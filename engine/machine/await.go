package machine

import "lostupdate/engine"

// A countdown is a number that only goes down, one at a time. Counting below 0 is
// refused. Await waits until it is 0, and from then on never again.
//
// A manual-reset event is set (1) or not (0). Setting what is set, and resetting
// what is not, changes nothing. Await waits until it is set: a task that comes too
// late, when it has been reset, waits for the next time.
//
// Await on an out tray waits until it is empty: see tray.go.

func applyCountDown(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	if s.Objects[op.Object] == 0 {
		return 0, CountBelowZero
	}
	s.Objects[op.Object]--
	return 0, Allowed
}

func applySet(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	s.Objects[op.Object] = 1
	return 0, Allowed
}

func applyReset(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	s.Objects[op.Object] = 0
	return 0, Allowed
}

func awaited(s *State, _ engine.TaskID, op engine.Op) bool {
	if s.kinds[op.Object].Kind == engine.ManualEvent {
		return s.Objects[op.Object] != 0
	}
	return s.Objects[op.Object] == 0
}
