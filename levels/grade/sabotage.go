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
		if _, err := session.Choose(choice); err != nil {
			r.Replay = session.Trace()
			r.Explanation = explain.Impossible(level, f, i, choice.Task, session.Done())
			return r
		}
	}
	r.Replay = session.Trace()
	r.Measures = Measures{Steps: len(f.Blueprint.Schedule), Interrupts: r.Replay.Preemptions()}
	demands := &level.Puzzle.Goal.Demands
	r.atMost(DemandInterrupts, demands.InterruptsMax, int64(r.Measures.Interrupts))
	r.atMost(DemandSteps, demands.StepsMax, int64(r.Measures.Steps))
	switch {
	case !Broken(f, session):
		r.Missed = nil
		r.Explanation = explain.NotBroken(level, f, r.Replay.Final, session.Done())
	case len(r.Missed) > 0:
		r.Explanation = explain.Missed(string(r.Missed[0].Demand), r.Missed[0].Want, r.Missed[0].Got)
	default:
		r.Verdict, r.Finding = engine.Proved, engine.NoFinding
		r.tellFailure(level, f)
		r.Stars = saboteurStars(&level.Par, &r.Measures)
	}
	return r
}

// tellFailure says what the saboteur has shown.
func (r *Result) tellFailure(level *levels.Level, f *compile.Factory) {
	if level.Puzzle.Goal.BreakFinding == engine.Livelock {
		r.Round, _ = Round(f, r.Replay)
		r.Explanation = explain.GoingRound()
		return
	}
	r.Explanation, r.Decisive = explain.Failure(level, f, r.Replay)
}

// Broken reports whether a run of a sabotage level has shown the failure that
// the level asks for. A screen asks after every step of the player.
func Broken(f *compile.Factory, session *sched.Session) bool {
	goal := &f.Puzzle.Goal
	if goal.BreakFinding == engine.Livelock && session.Finding() == nil {
		_, round := Round(f, session.Trace())
		return round
	}
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
