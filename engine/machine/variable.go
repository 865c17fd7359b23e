package machine

import "lostupdate/engine"

// A variable is one integer. Each read, write and atomic operation is one
// indivisible step; a read followed by a write is two.

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

func applyExchange(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	before := s.Objects[op.Object]
	s.Objects[op.Object] = op.Arg
	return before, Allowed
}

func applySwap(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	if s.Objects[op.Object] != op.Arg {
		return 0, Allowed
	}
	s.Objects[op.Object] = op.New
	return 1, Allowed
}
