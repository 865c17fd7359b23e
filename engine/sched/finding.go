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

// RefusalFinding says which operation was refused, in a state that is as it was
// before it, and in Detail why. It is a misuse, but for a task that came into a
// region where another one is.
func RefusalFinding(s *machine.State, t engine.TaskID, op engine.Op, refusal machine.Refusal) *engine.Finding {
	if refusal == machine.Collided {
		return &engine.Finding{Kind: engine.Collision, Task: t, Object: op.Object, Waiting: s.Inside(op.Object).With(t)}
	}
	f := &engine.Finding{Kind: engine.Misuse, Task: t, Object: -1, Detail: string(refusal)}
	if !op.Kind.OnTask() && !op.Kind.OnNothing() && refusal != machine.NoSuchObject && refusal != machine.NoSuchOperation {
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
	if leaked := m.Leaked(s); leaked != 0 {
		return &engine.Finding{Kind: engine.LeakedTask, Task: leaked.First(), Object: -1, Waiting: leaked}
	}
	return nil
}

// PatienceFinding keeps count of who is overtaken, as Machine.Watch does, and says
// so when that was once too often, or returns nil.
func PatienceFinding(m *machine.Machine, s *machine.State, mover engine.TaskID, op engine.Op, value int64,
	next func(engine.TaskID) (engine.Op, bool)) *engine.Finding {
	if !m.Watches() {
		return nil
	}
	starved, at := m.Watch(s, mover, op, value, next)
	if starved < 0 {
		return nil
	}
	return &engine.Finding{Kind: engine.Starvation, Task: starved, Object: at, Waiting: engine.TaskSet(0).With(starved)}
}
