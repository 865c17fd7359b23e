package grade

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/sched"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/explain"
	"lostupdate/levels/puzzle"
)

// judgeFactory says what the search and the reference shift mean together. A
// failure under some schedule weighs more than a demand that was missed, since
// ticks of a factory that does not work are worth nothing.
func judgeFactory(level *levels.Level, f *compile.Factory, shift *Shift, report *engine.Report) *Result {
	r := &Result{
		Verdict: report.Verdict, Report: report, Reference: shift.Trace, Measures: Measure(f, shift), Factory: f,
	}
	switch {
	case report.Verdict == engine.Refuted:
		r.refute(level, report.Shortest.Schedule, report.Shortest)
	case failed(shift.Trace.Finding):
		// The search met a limit first, or it is the bench's own doing: a worker
		// waits for one who is never let in.
		r.Verdict = engine.Refuted
		r.refuteByShift(level, shift.Trace)
	case report.Verdict == engine.Unknown:
		r.Limit, r.Explanation = report.Limit, explain.Undecided(report)
	default:
		r.Missed = missed(level.Puzzle, &r.Measures, shift)
		if len(r.Missed) > 0 {
			r.Verdict, r.Finding = engine.Refuted, r.Missed[0].finding()
			r.Explanation = explain.Missed(string(r.Missed[0].Demand), r.Missed[0].Want, r.Missed[0].Got)
			if unending(shift) {
				r.Explanation = explain.Unending(shift.Metrics.Round.From, shift.Metrics.Round.Ticks)
			}
			return r
		}
		r.Explanation = r.proved(level.Puzzle)
		r.Stars = engineerStars(&level.Par, &r.Measures)
	}
	return r
}

// proved says what was proved: that the shift is in time, or slow enough, where
// time is all there is to it.
func (r *Result) proved(p *puzzle.Puzzle) puzzle.Bilingual {
	d := p.Goal.Demands
	switch {
	case r.TimeAlone() && d.TicksMin > 0:
		return explain.Met(string(DemandSlow), d.TicksMin, r.Measures.Ticks)
	case r.TimeAlone() && d.TicksMax > 0:
		return explain.Met(string(DemandTicks), d.TicksMax, r.Measures.Ticks)
	}
	return explain.Proved(r.Report)
}

// failed reports whether a shift ended in a failure of the program itself.
func failed(f *engine.Finding) bool { return f != nil && f.Kind != engine.DeadlineMissed }

// unending reports whether a shift was given up: because it goes round for ever, or
// because it went on for too long.
func unending(s *Shift) bool {
	f := s.Trace.Finding
	return f != nil && f.Kind == engine.DeadlineMissed && f.Task < 0
}

// refuteByShift fills in the reference shift as the counterexample: step by step
// if it fails without the benches too, otherwise as it was.
func (r *Result) refuteByShift(level *levels.Level, shift *engine.Trace) {
	r.Replay = shift
	if replay, err := sched.Replay(r.Factory.Program, shift.Schedule()); err == nil && failed(replay.Finding) {
		r.Replay = replay
	}
	r.Finding = r.Replay.Finding.Kind
	r.Explanation, r.Decisive = explain.Failure(level, r.Factory, r.Replay)
}

// refute fills in the counterexample of the search. A livelock has no end at which a replay
// could find it: there the replay goes round once, and the search's word counts.
func (r *Result) refute(level *levels.Level, schedule engine.Schedule, witness *engine.Witness) {
	if witness != nil && len(witness.Cycle) > 0 {
		before := must(sched.Replay(r.Factory.Program, schedule))
		r.Replay = must(sched.Replay(r.Factory.Program, slices.Concat(schedule, witness.Cycle)))
		r.Replay.Finding = &witness.Finding
		r.Finding, r.Round = witness.Finding.Kind, len(before.Events)
		r.Explanation, r.Decisive = explain.Livelock(level, r.Factory, r.Replay, r.Round)
		return
	}
	r.Replay = must(sched.Replay(r.Factory.Program, schedule))
	r.Finding = r.Replay.Finding.Kind
	r.Explanation, r.Decisive = explain.Failure(level, r.Factory, r.Replay)
}

// Measure returns what a reference shift has taken.
func Measure(f *compile.Factory, shift *Shift) Measures {
	m := Measures{
		Ticks: shift.Metrics.Ticks, Switches: shift.Metrics.Switches, HeldTicks: shift.Metrics.HeldTicks,
		Keys: f.Keys(), Memory: shift.Metrics.Memory, Busy: busy(&shift.Metrics),
	}
	if unending(shift) {
		m.Ticks = puzzle.ReferenceTicks // wherever it was given up
	}
	for i := range f.Tasks {
		if shift.Metrics.Ended[i] >= 0 {
			m.Workers++
		}
		switch seen := shift.Metrics.FirstSeen[i]; {
		case seen < 0 || m.FirstSeen < 0:
			m.FirstSeen = -1
		default:
			m.FirstSeen = max(m.FirstSeen, seen)
		}
	}
	return m
}

// missed returns the demands that the reference shift does not meet.
func missed(p *puzzle.Puzzle, m *Measures, shift *Shift) []Miss {
	d := &p.Goal.Demands
	var misses []Miss
	atMost := func(demand Demand, want, got int64) {
		if want != 0 && got > want {
			misses = append(misses, Miss{demand, want, got})
		}
	}
	switch late := shift.Trace.Finding; {
	case late == nil:
	case late.Task >= 0:
		misses = append(misses, Miss{DemandDue, p.Workers[late.Task].Due, shift.Metrics.Ended[late.Task]})
	default:
		misses = append(misses, Miss{DemandTicks, puzzle.ReferenceTicks, m.Ticks})
	}
	atMost(DemandTicks, d.TicksMax, m.Ticks)
	if d.FirstSeenMax != 0 && (m.FirstSeen < 0 || m.FirstSeen > d.FirstSeenMax) {
		misses = append(misses, Miss{DemandFirstSeen, d.FirstSeenMax, m.FirstSeen})
	}
	if m.Workers < d.WorkersMin {
		misses = append(misses, Miss{DemandWorkers, d.WorkersMin, m.Workers})
	}
	if m.Ticks < d.TicksMin {
		misses = append(misses, Miss{DemandSlow, d.TicksMin, m.Ticks})
	}
	if m.Busy < d.BusyMin {
		misses = append(misses, Miss{DemandBusy, d.BusyMin, m.Busy})
	}
	atMost(DemandSwitches, d.SwitchesMax, m.Switches)
	atMost(DemandKeys, d.KeysMax, m.Keys)
	atMost(DemandHeld, d.HeldMax, m.HeldTicks)
	atMost(DemandMemory, d.MemoryMax, m.Memory)
	return misses
}

// atMost notes a demand that was missed.
func (r *Result) atMost(demand Demand, want, got int64) {
	if want != 0 && got > want {
		r.Missed = append(r.Missed, Miss{demand, want, got})
	}
}

// finding is how reports call a miss: what comes too late has missed a deadline,
// anything else the goal.
func (m Miss) finding() engine.FindingKind {
	if m.Demand == DemandTicks || m.Demand == DemandFirstSeen || m.Demand == DemandDue {
		return engine.DeadlineMissed
	}
	return engine.GoalMissed
}

func engineerStars(par *puzzle.Par, m *Measures) Stars {
	if par.None() {
		return Stars{Works: true}
	}
	return Stars{
		Works: true,
		Fast:  m.Ticks <= par.Ticks,
		Lean:  m.Keys <= par.Keys && m.Memory <= par.Memory && m.Switches <= par.Switches,
	}
}
