package machine

import "lostupdate/engine"

// A variable is one integer. Each read, write and atomic add is one indivisible
// step; a read followed by a write is two.

func applyRead(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	return s.Objects[op.Object], Allowed
}

func applyWrite(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	s.Objects[op.Object] = op.Arg
	return 0, Allowed
}

func applyAdd(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	s.Objects[op.Object] += op.Arg
	return s.Objects[op.Object], Allowed
}
