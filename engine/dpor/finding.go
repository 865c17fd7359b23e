package dpor

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// A task that goes wrong stops, and here the others go on: else every order of its
// last step and theirs would be a run of its own. So one run can show several
// findings. One counts if nothing went wrong before it happens; then there is a
// schedule on which it is the first. What such a run comes to is neither a deadlock
// nor an outcome.

// endRun looks at a run in which nobody can move any more.
func (s *Search) endRun() {
	s.report.Executions++
	var waiting engine.TaskSet
	for t := range engine.TaskID(s.tasks) {
		if s.past[t].now().stage != routine.Announced {
			continue
		}
		switch s.state.Tasks[t] {
		case machine.Started:
			s.wait(t, s.depth)
			if !s.program.Tasks[t].Daemon {
				waiting = waiting.With(t)
			}
		case machine.Stopped, machine.Crashed:
			if s.began(t) && !s.wentDown(t) {
				s.wait(t, s.stoppedWith(t)+1) // it could have moved before that
			}
		}
	}
	if len(s.failures) > 0 {
		return
	}
	wrong := engine.NoFinding
	switch {
	case waiting != 0:
		wrong = engine.Deadlock
	case s.program.Final != nil && !s.program.Final.Holds(s.value):
		wrong = engine.WrongOutcome
	case s.machine.Leaked(s.state) != 0:
		wrong = engine.LeakedTask
	}
	if wrong != engine.NoFinding {
		s.found[wrong] = true
		if s.report.Witness == nil {
			s.note(*sched.EndFinding(s.machine, s.state, waiting), s.schedule(s.depth))
		}
	}
	if waiting == 0 {
		s.outcomes.add(s.state)
	}
}

// began reports whether a task has ever been started.
func (s *Search) began(t engine.TaskID) bool { return s.latest[t] >= 0 || s.program.Begins(t) }

// wentDown reports whether a task stopped its process itself, so that what it would
// have done next can never happen.
func (s *Search) wentDown(t engine.TaskID) bool {
	last := s.latest[t]
	if last < 0 || s.events[last].task != t {
		return false
	}
	e := &s.events[last]
	return e.op.Kind == engine.OpExit || e.op.Kind == engine.OpCrash && e.branch == 0
}

// valueOf returns how to read an object in the current state.
func (s *Search) valueOf(id engine.ObjectID) int64 {
	if id < 0 || int(id) >= len(s.state.Objects) {
		return 0
	}
	return s.state.Objects[id]
}

// fail notes what went wrong with event d.
func (s *Search) fail(d int, f *engine.Finding) {
	s.events[d].failed = true
	s.failures = append(s.failures, int32(d))
	if !s.sound(s.clock(d), d) {
		return
	}
	s.found[f.Kind] = true
	if s.report.Witness == nil {
		s.note(*f, s.leadingTo(d, s.clock(d), nil))
	}
}

// watch keeps count of who is overtaken, with event d.
func (s *Search) watch(d int, value int64) {
	e := &s.events[d]
	if f := sched.PatienceFinding(s.machine, s.state, e.task, e.op, value, s.announced); f != nil && !e.failed {
		s.fail(d, f)
	}
}

// sound reports whether nothing went wrong before a step with that clock.
func (s *Search) sound(clock []uint32, d int) bool {
	for _, i := range s.failures {
		if int(i) != d && s.before(int(i), clock) {
			return false
		}
	}
	return true
}

// bodyFinding says what is wrong with a task.
func (s *Search) bodyFinding(t engine.TaskID) *engine.Finding {
	p := s.past[t].now()
	switch p.stage {
	case refused:
		return sched.RefusalFinding(s.state, t, s.past[t].ops[s.past[t].count-1], machine.Refusal(p.reason))
	case routine.Unrepeatable:
		return &engine.Finding{Kind: engine.NotRepeatable, Task: t, Object: -1, Detail: p.reason}
	}
	return sched.BodyFinding(t, p.stage, p.reason)
}

// dataRace notes that event i and a step of t can both be next, if they then clash.
func (s *Search) dataRace(i, d int, t engine.TaskID, op *engine.Op) {
	e := &s.events[i]
	if e.task == t || e.op.Object != op.Object || !e.op.Kind.Access().Clashes(op.Kind.Access()) {
		return
	}
	if s.raced[op.Object] && (s.report.Witness != nil || !s.options.Races) {
		return
	}
	began := make([]uint32, s.tasks)
	s.recall(t, began)
	other := make([]uint32, s.tasks)
	if e.before >= 0 {
		copy(other, s.clock(int(e.before)))
	}
	if !s.sound(began, -1) || !s.sound(other, -1) {
		return
	}
	s.raced[op.Object] = true
	if !s.options.Races {
		return
	}
	s.found[engine.DataRace] = true
	if s.report.Witness == nil {
		f := engine.Finding{Kind: engine.DataRace, Task: max(t, e.task), Object: op.Object,
			Waiting: engine.TaskSet(0).With(t).With(e.task)}
		s.note(f, s.leadingTo(d, began, other))
	}
}

// note keeps the first witness.
func (s *Search) note(f engine.Finding, schedule engine.Schedule) {
	s.found[f.Kind] = true
	s.report.Witness = &engine.Witness{Schedule: schedule, Finding: f}
}

// schedule returns the first steps of the current run.
func (s *Search) schedule(steps int) (schedule engine.Schedule) {
	for i := range steps {
		schedule = append(schedule, engine.Choice{Task: s.events[i].task, Branch: int(s.events[i].branch)})
	}
	return schedule
}

// leadingTo returns the events up to d that happen before a step with one of the
// two clocks: they are a run of their own.
func (s *Search) leadingTo(d int, clock, other []uint32) (schedule engine.Schedule) {
	for i := 0; i <= d && i < s.depth; i++ {
		if s.before(i, clock) || other != nil && s.before(i, other) {
			schedule = append(schedule, engine.Choice{Task: s.events[i].task, Branch: int(s.events[i].branch)})
		}
	}
	return schedule
}
