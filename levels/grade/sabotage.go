package grade

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/explain"
	"lostupdate/levels/puzzle"
)

// judgeSchedule replays a sabotage schedule and says whether it shows the
// failure that the level asks for.
func judgeSchedule(level *levels.Level, f *compile.Factory) *Result {
	r := &Result{Verdict: engine.Refuted, Finding: engine.GoalMissed, Factory: f}
	session := must(sched.NewSession(f.Program))
	defer session.Close()
	for i, choice := range f.Blueprint.Schedule {
		if _, err := session.Step(choice.Task); err != nil {
			r.Replay = session.Trace()
			r.Explanation = explain.Impossible(level, f, i, choice.Task, session.Done())
			return r
		}
	}
	r.Replay = session.Trace()
	r.Measures = Measures{Steps: len(f.Blueprint.Schedule), Interrupts: r.Replay.Preemptions()}
	goal := &level.Puzzle.Goal
	most := int(goal.Demands.InterruptsMax)
	switch {
	case !Broken(f, session):
		r.Explanation = explain.NotBroken(level, f, r.Replay.Final, session.Done())
	case most != 0 && r.Measures.Interrupts > most:
		r.Missed = []Miss{{DemandInterrupts, int64(most), int64(r.Measures.Interrupts)}}
		r.Explanation = explain.Missed(string(DemandInterrupts), int64(most), int64(r.Measures.Interrupts))
	default:
		r.Verdict, r.Finding = engine.Proved, engine.NoFinding
		r.Explanation, r.Decisive = explain.Failure(level, f, r.Replay)
		r.Stars = saboteurStars(&level.Par, &r.Measures)
	}
	return r
}

// Broken reports whether a run of a sabotage level has shown the failure that
// the level asks for. A screen asks after every step of the player.
func Broken(f *compile.Factory, session *sched.Session) bool {
	goal := &f.Puzzle.Goal
	if goal.BreakFinding != engine.NoFinding {
		return session.Finding() != nil && session.Finding().Kind == goal.BreakFinding
	}
	want := f.Predicate(goal.Break)
	return want != nil && allHome(f, session) && want.Holds(func(id engine.ObjectID) int64 { return session.State().Objects[id] })
}

// allHome reports whether the shift is over and nobody is left waiting: only
// then is there an end whose values count.
func allHome(f *compile.Factory, session *sched.Session) bool {
	if !session.Done() {
		return false
	}
	for i := range f.Tasks {
		if session.State().Tasks[i] == machine.Started {
			return false
		}
	}
	return true
}

func saboteurStars(par *puzzle.Par, m *Measures) Stars {
	if par.None() {
		return Stars{Works: true}
	}
	return Stars{Works: true, Fast: m.Steps <= par.Steps, Lean: m.Interrupts <= par.Interrupts}
}
