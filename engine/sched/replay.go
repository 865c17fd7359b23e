package sched

import (
	"fmt"
	"strings"

	"lostupdate/engine"
)

// ReplayError says at which step a schedule does not fit its program.
type ReplayError struct {
	Step     int            // index in the schedule
	Task     engine.TaskID  // who was to move
	Branch   int            // in which way
	Enabled  engine.TaskSet // who could move; empty where the run was over
	Recorded engine.TaskSet // who could move when the step was recorded; empty where nobody wrote it down
}

func (e *ReplayError) Error() string {
	where := fmt.Sprintf("sched: step %d: worker %d was to move; %s", e.Step+1, e.Task+1, whoCan(e.Enabled))
	if e.Branch > 0 && e.Enabled.Has(e.Task) {
		where = fmt.Sprintf("sched: step %d: worker %d was to move in way %d, which there is not", e.Step+1, e.Task+1, e.Branch+1)
	}
	if e.Recorded != 0 {
		where += fmt.Sprintf("; when it was recorded, %s", whoCan(e.Recorded))
	}
	return where
}

func whoCan(enabled engine.TaskSet) string {
	if enabled == 0 {
		return "the run is over"
	}
	var b strings.Builder
	b.WriteString("these can:")
	for t := range enabled.All() {
		fmt.Fprintf(&b, " %d", t+1)
	}
	return b.String()
}

// Replay makes the run of a schedule, and no other: a choice that is not possible
// gives a *ReplayError, and so does a choice that is left over when the run has
// ended. The trace is as far as the run came. A schedule that ends early is no
// error; its trace has no finding.
//
// The schedule of a trace of package cores leads to the same values. If a body
// went wrong in its own work there, time passed before that; here it happens at
// once, and the steps that others made meanwhile are left over.
func Replay(p *engine.Program, schedule engine.Schedule) (*engine.Trace, error) {
	return replay(p, schedule, Follow(schedule))
}

// Repeat makes the run of a recorded trace once more, comparing at every step who
// can move: it fails where Replay would and where Verify would.
func Repeat(p *engine.Program, recorded *engine.Trace) (*engine.Trace, error) {
	schedule := recorded.Schedule()
	return replay(p, schedule, Verify(Follow(schedule), recorded))
}

func replay(p *engine.Program, schedule engine.Schedule, scheduler Scheduler) (*engine.Trace, error) {
	s, err := NewSession(p)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	err = drive(s, scheduler, engine.Limits{})
	if done := s.Steps(); err == nil && done < len(schedule) {
		err = &ReplayError{Step: done, Task: schedule[done].Task, Branch: schedule[done].Branch}
	}
	return s.Trace(), err
}
