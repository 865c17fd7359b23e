package machine

import "lostupdate/engine"

// Spawn starts a dormant task; a task can be started once. Join waits until a
// task has ended: a task that joins itself, or one that is never spawned, waits
// for ever.

func applySpawn(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	if s.Tasks[op.Object] != Dormant {
		return 0, SpawnAgain
	}
	s.Tasks[op.Object] = Started
	return 0, Allowed
}

func taskEnded(s *State, _ engine.TaskID, op engine.Op) bool { return s.Tasks[op.Object] == Ended }
