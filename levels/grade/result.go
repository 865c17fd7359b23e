package grade

import (
	"math/big"

	"lostupdate/engine"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// Result is what a Job found out. Which parts are filled depends on the level's
// role; what is said here about a sabotage level holds for one that is judged by
// a schedule.
type Result struct {
	Verdict engine.Verdict
	Limit   engine.LimitName   // of an Unknown verdict
	Finding engine.FindingKind // of a Refuted one

	// Report is what the search over all schedules found; nil for sabotage.
	Report *engine.Report

	// Reference is the reference shift on the level's benches, with ticks and
	// spans; nil for sabotage.
	Reference *engine.Trace

	// Replay is the run that shows what the verdict says, step by step and
	// without ticks: the shortest counterexample of a factory that is not safe,
	// or the sabotage schedule. It is nil for a factory that is safe.
	Replay *engine.Trace

	// Round is the index in Replay.Events from which a livelock goes round again
	// and again, one that a saboteur has shown, too; 0 for any other finding.
	Round int

	// Decisive are the indices in Replay.Events of the steps that matter for
	// the explanation, the decisive one last.
	Decisive []int

	Measures Measures
	Missed   []Miss // the demands that were not met
	Stars    Stars

	// Explanation says in one sentence per language what went wrong, or that
	// nothing can.
	Explanation puzzle.Bilingual

	Factory *compile.Factory // what was judged, with the map from steps to stations
}

// Measures are what a solution costs. Engineer levels fill all but the last
// two, sabotage levels only those.
type Measures struct {
	Ticks     int64 // length of the reference shift; puzzle.ReferenceTicks where it has no end
	Switches  int64 // times that a bench was changed over
	FirstSeen int64 // tick at which the last worker began
	Keys      int64 // different keys in use
	HeldTicks int64 // ticks during which keys were off their hooks, summed over the keys
	Memory    int64 // the most that was in use at once
	Workers   int64 // who have done their work
	Busy      int64 // percent of all benches' time that was spent on work

	Steps      int // of the schedule
	Interrupts int // its preemptions
}

// Demand names what Demands asks for.
type Demand string

const (
	DemandTicks      Demand = "ticks"
	DemandFirstSeen  Demand = "first-seen"
	DemandSwitches   Demand = "switches"
	DemandMemory     Demand = "memory"
	DemandWorkers    Demand = "workers"
	DemandKeys       Demand = "keys"
	DemandInterrupts Demand = "interrupts"
	DemandDue        Demand = "due"
	DemandSlow       Demand = "slow"
	DemandBusy       Demand = "busy"
	DemandSteps      Demand = "steps"
	DemandHeld       Demand = "held"
)

// Miss is a demand that was not met. Want is the most that was allowed, or for
// workers, slow and busy the least.
type Miss struct {
	Demand    Demand
	Want, Got int64
}

// Stars are earned one by one; the second and third need the first.
type Stars struct {
	Works bool // proved
	Fast  bool // not slower, or for sabotage not longer, than par
	Lean  bool // no more keys, memory and switches, or for sabotage interrupts, than par
}

// Count returns how many stars there are, from 0 to 3.
func (s Stars) Count() int {
	count := 0
	for _, earned := range []bool{s.Works, s.Fast, s.Lean} {
		if earned {
			count++
		}
	}
	return count
}

// Progress is how far a Job has come.
type Progress struct {
	States      int
	Transitions int
	Depth       int  // steps from the start that the search has reached
	Refuted     bool // a counterexample is already known
	Done        bool
}

// Ended returns the tick at which a worker had done all his work on the reference
// shift, and -1 if he never had. Workers count from 1.
func (r *Result) Ended(worker int) int64 {
	ended := int64(-1)
	for _, s := range r.Reference.Spans {
		switch {
		case int(s.Task) != worker-1:
		case s.Activity == engine.Finished:
			return s.From
		case s.Activity == engine.Running || s.Activity == engine.Using:
			ended = s.To // of a worker whose end is the shift's
		default:
			ended = -1
		}
	}
	return ended
}

// TimeAlone reports whether there is only one interleaving, so that nothing but time
// can go wrong.
func (r *Result) TimeAlone() bool {
	return r.Report != nil && r.Report.Interleavings != nil && r.Report.Interleavings.Cmp(big.NewInt(1)) == 0
}
