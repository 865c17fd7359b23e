package solve

import (
	"lostupdate/engine"
	"lostupdate/engine/sched"
	"lostupdate/levels/compile"
)

// pattern is a way to schedule that does not depend on how many steps somebody's work
// has: "worker 1 until he is about to write, then worker 2 to the end, then worker 1".
// What broke one blueprint this way mostly breaks those that are like it.
type pattern []turn

// turn lets a worker go on until he is about to do something at a place for the n-th
// time in this turn, or can go on no longer.
type turn struct {
	task    engine.TaskID
	branch  int // of the turn's first step
	station int // before which he stops; -1 to stop after so many steps
	times   int
}

// endless is the n of a turn that ends when the worker can go on no longer.
const endless = 1 << 30

// patternStepsMax bounds a run: one that goes on longer shows nothing.
const patternStepsMax = 3_000

// firstPatterns are for the beginning, when nothing is known: everybody works
// alone, one after the other, in a few orders.
func firstPatterns(tasks int) []pattern {
	var all []pattern
	for first := range min(tasks, 4) {
		var up, down pattern
		for i := range tasks {
			up = append(up, turn{engine.TaskID((first + i) % tasks), 0, -1, endless})
			down = append(down, turn{engine.TaskID((first - i + tasks) % tasks), 0, -1, endless})
		}
		all = append(all, up, down)
	}
	return all
}

// patternOf makes a pattern of the schedule that broke a factory.
func patternOf(f *compile.Factory, trace *engine.Trace) pattern {
	var steps []engine.Event
	for _, e := range trace.Events {
		if e.Op.Kind.Visible() {
			steps = append(steps, e)
		}
	}
	var p pattern
	for i := 0; i < len(steps); {
		end := i + 1
		for end < len(steps) && steps[end].Task == steps[i].Task && steps[end].Op.Branch == 0 {
			end++
		}
		p = append(p, turnOf(f, steps, i, end))
		i = end
	}
	return p
}

// turnOf describes the steps from one on to another, which are one worker's: he stops
// where he goes on the next time that it is his turn.
func turnOf(f *compile.Factory, steps []engine.Event, from, to int) turn {
	t := turn{steps[from].Task, steps[from].Op.Branch, -1, endless}
	for next := to; next < len(steps); next++ {
		if steps[next].Task != t.task {
			continue
		}
		t.times = to - from
		site, ok := f.At(t.task, steps[next].Op)
		if !ok || site.Station < 0 {
			return t // at a gate, which another blueprint may not have
		}
		t.station, t.times = site.Station, 1
		for _, e := range steps[from:to] {
			if at, ok := f.At(t.task, e.Op); ok && at.Station == site.Station && e.Op.Site == steps[next].Op.Site {
				t.times++
			}
		}
		return t
	}
	return t
}

// breaks makes the run of the pattern, and lets everybody finish in the order of their
// numbers behind it. It returns what went wrong, or NoFinding.
func (p pattern) breaks(f *compile.Factory) engine.FindingKind {
	session, err := sched.NewSession(f.Program)
	if err != nil {
		return engine.NoFinding
	}
	defer session.Close()
	for _, t := range p {
		t.take(f, session)
	}
	for !session.Done() && session.Steps() < patternStepsMax {
		for t := range session.Enabled().All() {
			turn{t, 0, -1, endless}.take(f, session)
			break
		}
	}
	if session.Finding() == nil {
		return engine.NoFinding
	}
	return session.Finding().Kind
}

func (t turn) take(f *compile.Factory, session *sched.Session) {
	if int(t.task) >= len(f.Program.Tasks) {
		return
	}
	seen := 0
	for branch := t.branch; session.Steps() < patternStepsMax; branch = 0 {
		op, announced := session.Next(t.task)
		if !announced || session.Branches(t.task) == 0 {
			return
		}
		if t.station < 0 && seen == t.times {
			return
		}
		if site, ok := f.At(t.task, op); t.station < 0 || ok && site.Station == t.station {
			if seen++; t.station >= 0 && seen == t.times {
				return
			}
		}
		if branch >= session.Branches(t.task) {
			branch = 0
		}
		if _, err := session.Choose(engine.Choice{Task: t.task, Branch: branch}); err != nil {
			return
		}
	}
}
