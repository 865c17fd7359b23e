package sched

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// BodyFinding says what is wrong with a body that neither waits with an operation
// nor has returned. A body that was stopped for too much local work announces
// still: pass the stage routine.Stuck for it.
func BodyFinding(t engine.TaskID, stage routine.Stage, reason string) *engine.Finding {
	f := &engine.Finding{Task: t, Object: -1, Detail: reason}
	switch stage {
	case routine.Failed:
		f.Kind = engine.AssertFailed
	case routine.Panicked:
		f.Kind = engine.BodyPanicked
	case routine.Stuck:
		f.Kind, f.Detail = engine.Stuck, ""
	default:
		f.Kind, f.Detail = engine.BodyExited, ""
	}
	return f
}

// MisuseFinding says which operation was refused, and in Detail why.
func MisuseFinding(t engine.TaskID, op engine.Op, refusal machine.Refusal) *engine.Finding {
	f := &engine.Finding{Kind: engine.Misuse, Task: t, Object: -1, Detail: string(refusal)}
	if !op.Kind.OnTask() && refusal != machine.NoSuchObject && refusal != machine.NoSuchOperation {
		f.Object = op.Object
	}
	return f
}

// EndFinding says what is wrong with a run in which nobody can move any more and
// those in waiting have not ended, or returns nil.
func EndFinding(m *machine.Machine, s *machine.State, waiting engine.TaskSet) *engine.Finding {
	switch {
	case waiting != 0:
		return &engine.Finding{Kind: engine.Deadlock, Task: -1, Object: -1, Waiting: waiting}
	case !m.FinalHolds(s):
		return &engine.Finding{Kind: engine.WrongOutcome, Task: -1, Object: -1}
	}
	return nil
}
