package sched

import "lostupdate/engine"

// Verify makes the choices of another scheduler, and stops with a *ReplayError at
// the first step where other tasks can move than could in a recorded trace. It
// does not look at traces of package cores, whose events have no enabled sets, nor
// at steps behind the recorded ones.
func Verify(inner Scheduler, recorded *engine.Trace) Failing {
	v := &verify{inner: inner}
	for _, e := range recorded.Events {
		if e.Op.Kind.Visible() {
			v.recorded = append(v.recorded, choicePoint{e.Task, e.Enabled})
		}
	}
	return v
}

type verify struct {
	inner    Scheduler
	recorded []choicePoint
	step     int
	err      error
}

// choicePoint is one decision as it was taken.
type choicePoint struct {
	task    engine.TaskID
	enabled engine.TaskSet
}

func (v *verify) Next(enabled engine.TaskSet, last engine.TaskID, ways Ways) engine.Choice {
	if v.err != nil {
		return stop()
	}
	if v.step < len(v.recorded) {
		if before := v.recorded[v.step]; before.enabled != 0 && before.enabled != enabled {
			v.err = &ReplayError{Step: v.step, Task: before.task, Enabled: enabled, Recorded: before.enabled}
			return stop()
		}
	}
	v.step++
	return v.inner.Next(enabled, last, ways)
}

func (v *verify) Err() error {
	if v.err != nil {
		return v.err
	}
	if inner, ok := v.inner.(Failing); ok {
		return inner.Err()
	}
	return nil
}
