package engine

import "math/big"

// Verdict is what a search says about a program.
type Verdict uint8

const (
	Unknown Verdict = iota // a limit was reached first; Report.Limit names it
	Proved                 // the search was exhausted and found nothing
	Refuted                // there is a witness
)

// String returns the verdict's lower-case English name.
func (v Verdict) String() string { return [...]string{"unknown", "proved", "refuted"}[v] }

// Limits bound a search. A zero field stands for its default; there is no way
// to ask for no limit.
type Limits struct {
	States      int // distinct states stored
	Transitions int // steps tried
	MemoryBytes int // for states and their index
}

// LimitName says which limit ended a search.
type LimitName string

const (
	NoLimit          LimitName = ""
	StatesLimit      LimitName = "states"
	TransitionsLimit LimitName = "transitions"
	MemoryLimit      LimitName = "memory"
	ExecutionsLimit  LimitName = "executions" // complete runs
	StepsLimit       LimitName = "steps"      // of all runs
	DepthLimit       LimitName = "depth"      // steps of one run
	TasksLimit       LimitName = "tasks"      // TasksMax, by spawning
)

// Outcome is one way in which the program can end: the last values of the
// observed variables, in the order of Program.ObservedVariables.
type Outcome []int64

// Witness is a schedule that shows a finding: a counterexample.
type Witness struct {
	Schedule    Schedule
	Cycle       Schedule // Livelock: what can follow again and again, for ever
	Preemptions int      // switches away from a task that could have gone on
	Finding     Finding
}

// Steps returns the number of visible operations in the witness.
func (w *Witness) Steps() int { return len(w.Schedule) }

// Report is what a search found out. How the search was sliced never shows in it.
type Report struct {
	Verdict     Verdict
	Limit       LimitName // of an Unknown verdict
	States      int       // distinct states met
	Transitions int       // steps from a state to a state

	// Shortest is the witness with the fewest steps and, among those, the
	// fewest preemptions. Clearest has the fewest preemptions and, among
	// those, the fewest steps. Both are nil unless Refuted.
	Shortest, Clearest *Witness

	// Inexact says that a limit was reached before it was certain that there is
	// no shorter or clearer witness. The verdict is as sure as ever.
	Inexact bool

	// Outcomes are all the ways in which the program can end, sorted. The set
	// is complete unless the verdict is Unknown.
	Outcomes []Outcome

	// Races are the variables on which there is a data race in some reachable
	// state, whether or not that was asked to be a finding.
	Races []ObjectID

	// Interleavings is the number of different complete schedules, which is
	// what the verdict stands for. It is nil where it was not counted: after
	// an Unknown verdict, or where a cycle makes the number infinite.
	Interleavings *big.Int
	Endless       bool // a cycle makes some schedules infinite; none of them is a livelock if Proved

	// Coverage says what was looked at instead where there were too many states.
	// It is nil where they were searched. Then Outcomes are complete only if the
	// verdict is Proved, and of a witness nobody knows whether a shorter one exists.
	Coverage *Coverage
}

// Coverage says how many runs of a program were looked at.
type Coverage struct {
	Traces   int // complete runs, no two of which differ only in the order of independent steps
	Cut      int // runs of that kind that were cut off, as they seemed to have no end
	Random   int // random runs
	Distinct int // different schedules among those
}
