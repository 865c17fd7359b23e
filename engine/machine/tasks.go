package machine

import "lostupdate/engine"

// Spawn starts a dormant task; a task can be started once. Nobody starts a task in
// a process that was forked but those who are in it. Join waits until a task is
// over: a task that joins itself, or one that is never spawned, waits for ever. Its
// value tells whether the task went down in a crash.

func (m *Machine) applySpawn(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	other := engine.TaskID(op.Object)
	switch status := s.Tasks[other]; {
	case status == Stopped, status == Crashed:
		return 0, SpawnStopped
	case status != Dormant:
		return 0, SpawnAgain
	case m.program.Forked(other) && m.program.ProcessOf(other) != m.program.ProcessOf(task):
		return 0, SpawnForeign
	}
	s.Tasks[other] = Started
	return 0, Allowed
}

func taskOver(s *State, _ engine.TaskID, op engine.Op) bool { return s.Tasks[op.Object].Over() }

func (m *Machine) applyJoin(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	if m.joined >= 0 {
		s.Watched[m.joined] |= sleeper(engine.TaskID(op.Object))
	}
	if s.Tasks[op.Object] == Crashed {
		return 1, Allowed
	}
	return 0, Allowed
}
