package sched

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
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
	d := &driver{session: s, scheduler: scheduler, last: -1, stepsMax: engine.ScheduleStepsMax}
	if limits.Transitions > 0 && limits.Transitions < d.stepsMax {
		d.stepsMax = limits.Transitions
	}
	s.inline = d.goOn
	defer func() { s.inline = nil }()
	for !s.Done() {
		if s.Steps() == d.stepsMax {
			return &LimitError{Limit: engine.TransitionsLimit, Steps: d.stepsMax}
		}
		next := d.next()
		if next.Task == Stop {
			if failing, ok := scheduler.(Failing); ok {
				return failing.Err()
			}
			return nil
		}
		d.last = next.Task
		if _, err := s.Choose(next); err != nil {
			return err
		}
		if d.panicked != nil {
			panic(d.panicked)
		}
	}
	return nil
}

// driver asks a scheduler for one step after the other. While he stays with the
// same task, that task makes its steps on its own goroutine, without a switch.
type driver struct {
	session   *Session
	scheduler Scheduler
	stepsMax  int
	last      engine.TaskID

	chosen   engine.Choice // what the scheduler chose on a task's goroutine, if
	isChosen bool          // it is still to be done
	panicked any           // what he panicked with there
}

// next returns the scheduler's next choice.
func (d *driver) next() engine.Choice {
	if d.isChosen {
		d.isChosen = false
		return d.chosen
	}
	return d.scheduler.Next(d.session.enabled, d.last, d.session.Branches)
}

// goOn is called on the goroutine of the task that moved last, when it announces
// its next operation. It lets that happen at once if the scheduler chooses it.
func (d *driver) goOn(said *routine.Announcement) (value int64, on bool) {
	s, t := d.session, d.last
	if !said.Op.Kind.Visible() || !isSimple(said.Op.Kind) {
		return 0, false
	}
	defer func() {
		if r := recover(); r != nil { // the scheduler's panic is not the task's
			d.panicked, value, on = r, 0, false
		}
	}()
	s.workers[t].op, s.workers[t].announced = said.Op, true
	s.settle()
	if s.Done() || s.steps == d.stepsMax {
		return 0, false
	}
	d.chosen, d.isChosen = d.next(), true
	if d.chosen.Task != t || d.chosen.Branch < 0 || d.chosen.Branch >= s.Branches(t) {
		return 0, false
	}
	op := said.Op
	op.Branch = d.chosen.Branch
	value, refusal := s.machine.Apply(s.state, t, op)
	if refusal != machine.Allowed {
		return 0, false // nothing has happened; Choose will find that out again
	}
	s.steps++
	s.events = append(s.events, engine.Event{Task: t, Op: op, Value: value, Enabled: s.enabled})
	s.workers[t].announced, d.isChosen = false, false
	return value, true
}
