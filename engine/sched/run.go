package sched

import (
	"fmt"

	"lostupdate/engine"
)

// LimitError says that a run was cut short by a limit.
type LimitError struct {
	Limit engine.LimitName
	Steps int
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("sched: the run was cut short after %d steps by its limit on %s", e.Steps, e.Limit)
}

// Run makes one run under a scheduler, up to its end, to where the scheduler
// stops it or to limits.Transitions, which is engine.ScheduleStepsMax at most and
// where it is zero. The trace is as far as the run came; it is nil only if the
// program cannot be run. The error is a *LimitError, a *NotEnabledError where the
// scheduler chose a task that cannot move, or the scheduler's own (see Failing).
func Run(p *engine.Program, scheduler Scheduler, limits engine.Limits) (*engine.Trace, error) {
	s, err := NewSession(p)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	err = drive(s, scheduler, limits)
	return s.Trace(), err
}

func drive(s *Session, scheduler Scheduler, limits engine.Limits) error {
	stepsMax := engine.ScheduleStepsMax
	if limits.Transitions > 0 && limits.Transitions < stepsMax {
		stepsMax = limits.Transitions
	}
	last := engine.TaskID(-1)
	for !s.Done() {
		if s.Steps() == stepsMax {
			return &LimitError{Limit: engine.TransitionsLimit, Steps: stepsMax}
		}
		next := scheduler.Next(s.Enabled(), last, s.Branches)
		if next.Task == Stop {
			if failing, ok := scheduler.(Failing); ok {
				return failing.Err()
			}
			return nil
		}
		if _, err := s.Choose(next); err != nil {
			return err
		}
		last = next.Task
	}
	return nil
}
