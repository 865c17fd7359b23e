package hb

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/sched"
)

// Explain says what went wrong in a trace of the program. A trace of another
// program gives no more than the name of its finding.
func Explain(p *engine.Program, trace *engine.Trace) Explanation {
	if trace.Finding == nil {
		return Explanation{}
	}
	if sched.Validate(p) != nil || wellFormed(p, trace) != nil {
		return Explanation{Pattern: plainPattern(trace.Finding.Kind)}
	}
	d := newDiagnosis(p, trace)
	defer d.close()
	switch trace.Finding.Kind {
	case engine.WrongOutcome:
		return d.wrongOutcome()
	case engine.AssertFailed:
		return d.assertFailed()
	case engine.Deadlock:
		return d.deadlock()
	case engine.Misuse:
		return d.misuse()
	case engine.Collision:
		return d.collision()
	case engine.Starvation:
		return d.starvation()
	case engine.LeakedTask:
		return d.leak()
	}
	return d.grief()
}

// plainPattern names a finding of which nothing more is known.
func plainPattern(kind engine.FindingKind) Pattern {
	switch kind {
	case engine.WrongOutcome:
		return WrongOutcome
	case engine.AssertFailed:
		return AssertFailed
	case engine.Deadlock:
		return Deadlock
	case engine.Misuse:
		return NoSuchThing
	case engine.BodyPanicked:
		return Panicked
	case engine.BodyExited:
		return Exited
	case engine.Stuck:
		return Stuck
	case engine.NotRepeatable:
		return NotRepeatable
	case engine.DeadlineMissed:
		return DeadlineMissed
	case engine.GoalMissed:
		return GoalMissed
	case engine.Collision:
		return Collided
	case engine.Starvation:
		return Overtaken
	case engine.LeakedTask:
		return Leaked
	}
	return NoPattern
}

// grief explains a finding that is one task's own, or nobody's.
func (d *diagnosis) grief() Explanation {
	f := d.trace.Finding
	x := Explanation{Pattern: plainPattern(f.Kind)}
	if d.isTask(f.Task) {
		x.Tasks = []engine.TaskID{f.Task}
		x.Steps = d.lastStepOf(f.Task)
	}
	return x
}

// wrongOutcome looks for the order that made a claim about the end fail.
func (d *diagnosis) wrongOutcome() Explanation {
	looked, values := d.claimed()
	down, wentDown := d.wentDown()
	if wentDown && down.Tried {
		return down
	}
	if x, found := d.blame(looked); found {
		return x
	}
	if wentDown {
		return down
	}
	x := Explanation{Pattern: WrongOutcome, Objects: looked, Values: values}
	for _, id := range looked {
		if d.latest[id] >= 0 {
			x.Steps = append(x.Steps, d.latest[id])
		}
	}
	slices.Sort(x.Steps)
	for _, i := range x.Steps {
		x.Tasks = append(x.Tasks, d.author(i))
	}
	return x
}

// assertFailed looks for the order that made an assertion fail.
func (d *diagnosis) assertFailed() Explanation {
	task := d.trace.Finding.Task
	if !d.isTask(task) {
		return Explanation{Pattern: AssertFailed}
	}
	x := Explanation{Pattern: AssertFailed, Tasks: []engine.TaskID{task}}
	read := d.lastRead(task)
	if read < 0 {
		x.Steps = d.lastStepOf(task)
		return x
	}
	e := d.trace.Events[read]
	x.Objects, x.Values = []engine.ObjectID{e.Op.Object}, []int64{e.Value}
	if blamed, found := d.blame(x.Objects); found {
		return blamed
	}
	if from := d.change[read]; from >= 0 && d.author(from) != task {
		x.Steps = append(x.Steps, from)
		x.Tasks = append(x.Tasks, d.author(from))
	}
	x.Steps = append(x.Steps, d.lastStepOf(task)...)
	return x
}

// blame tries out who can be blamed for a wrong value in one of these variables:
// first those whose removal mends the run, then those that are confirmed in their
// own right.
func (d *diagnosis) blame(looked []engine.ObjectID) (Explanation, bool) {
	if x, found := d.inTray(); found {
		return x, true
	}
	lost, stale := d.lostUpdates(), d.staleChecks()
	for _, suspects := range [][]suspect{lost, stale} {
		for _, s := range suspects {
			if d.mends(s) {
				return d.describe(s, true), true
			}
		}
	}
	if x, found := d.tooEarly(); found {
		return x, true
	}
	for _, suspects := range [][]suspect{lost, stale} {
		for _, s := range suspects {
			if contains(looked, d.trace.Events[s.act].Op.Object) && !d.trace.Events[s.act].Op.Kind.OnTask() {
				return d.describe(s, false), true
			}
		}
	}
	return Explanation{}, false
}
