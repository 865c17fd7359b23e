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
	Enabled  engine.TaskSet // who could move; empty where the run was over
	Recorded engine.TaskSet // who could move when the step was recorded; empty where nobody wrote it down
}

func (e *ReplayError) Error() string {
	where := fmt.Sprintf("sched: step %d: worker %d was to move; %s", e.Step+1, e.Task+1, whoCan(e.Enabled))
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
func Replay(p *engine.Program, schedule engine.Schedule) (*engine.Trace, error) {
	s, err := NewSession(p)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	err = drive(s, Follow(schedule), engine.Limits{})
	if done := s.Steps(); err == nil && done < len(schedule) {
		err = &ReplayError{Step: done, Task: schedule[done].Task}
	}
	return s.Trace(), err
}
