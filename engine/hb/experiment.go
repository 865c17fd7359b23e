package hb

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// retold is how a body behaved when it was told its part of the trace once more
// with one value changed.
type retold struct {
	did   int  // the event in whose place it did something of another kind or on another object; never if all was alike
	wrote bool // at the event that was asked about, it did the same with another argument
}

// never is an index behind every event.
const never = int(^uint(0) >> 1)

// retell runs the body of the task that did a read alone, and hands it the values
// of the trace, but another one at that read. All else is as it was: so whatever
// is different comes from that one value. The question is about the event act.
func (d *diagnosis) retell(read int, value int64, act int) (heard retold) {
	task := d.trace.Events[read].Task
	c := d.pool.Get()
	defer func() { d.pool.Put(c) }()
	said := c.Start(machine.BodyOf(d.program, task))
	for _, i := range d.mine[task] {
		d.retells--
		e := &d.trace.Events[i]
		if said.Stage != routine.Announced || said.Op.Kind != e.Op.Kind || said.Op.Object != e.Op.Object {
			heard.did = i
			return heard
		}
		if i == act {
			heard.wrote = said.Op.Arg != e.Op.Arg
		}
		tell := e.Value
		if i == read {
			tell = value
		}
		said = c.Resume(tell)
	}
	heard.did = never
	return heard
}

// rerun makes the run again with other choices. A choice that is not possible is
// passed over. When they are used up, all tasks but the one held back go on until
// they are through, and then that one too. It returns nil if the run does not
// come to an end within the budget.
func (d *diagnosis) rerun(choices []engine.TaskID, held engine.TaskID) *engine.Trace {
	s, err := sched.NewSession(d.program)
	if err != nil {
		return nil
	}
	defer s.Close()
	for _, t := range choices {
		if s.Enabled().Has(t) {
			if _, err := s.Step(t); err != nil {
				return nil
			}
			d.reruns--
		}
	}
	everyone := ^engine.TaskSet(0)
	if held >= 0 && !d.finish(s, everyone&^engine.TaskSet(0).With(held)) {
		return nil
	}
	if !d.finish(s, everyone) {
		return nil
	}
	return s.Trace()
}

// turnStepsMax is how many steps a task may make in a row while a run is brought
// to its end, so that one that spins does not keep out the one it waits for.
const turnStepsMax = 128

// finish lets tasks go on, one after the other, until none of them can.
func (d *diagnosis) finish(s *sched.Session, left engine.TaskSet) bool {
	turn := sched.RoundRobin()
	for last := engine.TaskID(-1); s.Enabled()&left != 0; {
		last = turn.Next(s.Enabled()&left, last, s.Branches).Task
		for steps := 0; steps < turnStepsMax && s.Enabled().Has(last); steps++ {
			if d.reruns--; d.reruns < 0 {
				return false
			}
			if _, err := s.Step(last); err != nil {
				return false
			}
		}
	}
	return true
}

// heldBack returns the choices of the trace, but with the events of a task from
// one event on held back until the others have come to another one.
func (d *diagnosis) heldBack(task engine.TaskID, from, until int) []engine.TaskID {
	var choices, back []engine.TaskID
	for i, e := range d.trace.Events {
		if i == until {
			choices = append(choices, back...)
		}
		switch {
		case !e.Op.Kind.Visible():
		case e.Task == task && i >= from && i < until:
			back = append(back, task)
		default:
			choices = append(choices, e.Task)
		}
	}
	if until >= len(d.trace.Events) {
		choices = slices.Concat(choices, back)
	}
	return choices
}

// goesWell reports whether a run came to its end without a finding.
func goesWell(trace *engine.Trace) bool { return trace != nil && trace.Finding == nil }
