package dpor

import "lostupdate/engine"

// Options choose how a program is searched. The zero value is right for most.
type Options struct {
	Limits Limits

	// Goroutines runs the bodies' goroutines for every step. Without it a
	// goroutine runs only to find out what it does next after values that it
	// was not given before; what was learned is looked up from then on. Both
	// make the same report.
	Goroutines bool

	// Races makes a data race a finding. Without it they are only listed.
	Races bool

	// First ends the search with the first finding. The outcomes are then
	// those met so far.
	First bool
}

// Limits bound a search. A zero field stands for its default; there is no way to
// ask for no limit.
type Limits struct {
	Executions  int // complete runs
	Steps       int // steps made in all runs, without those that are only repeated
	Depth       int // steps of one run; runs that are longer are cut off there
	MemoryBytes int // for the current run, the runs still to be made, and what was learned
}

// Limits that hold where the caller gives none.
const (
	DefaultExecutions  = 2_000_000
	DefaultSteps       = 50_000_000
	DefaultDepth       = 2_000
	DefaultMemoryBytes = 256 << 20
)

func (l Limits) withDefaults() Limits {
	if l.Executions <= 0 {
		l.Executions = DefaultExecutions
	}
	if l.Steps <= 0 {
		l.Steps = DefaultSteps
	}
	if l.Depth <= 0 {
		l.Depth = DefaultDepth
	}
	l.Depth = min(l.Depth, engine.ScheduleStepsMax)
	if l.MemoryBytes <= 0 {
		l.MemoryBytes = DefaultMemoryBytes
	}
	return l
}

// Report is what a search found out. How the search was sliced never shows in it.
type Report struct {
	Verdict engine.Verdict
	Limit   engine.LimitName // that was reached, if any: then the outcomes are those met so far

	Executions int // complete runs made: as many as there are traces if the search was exhausted
	Cut        int // runs that were cut off at Limits.Depth
	Steps      int // steps made in all runs
	Deepest    int // steps of the longest run

	// Blocked is how many runs came to a state in which every step left had been
	// tried before. It is 0: that is what optimal means.
	Blocked int

	// Witness is a schedule that shows the first finding, nil unless Refuted. It
	// need be neither the shortest nor the clearest.
	Witness *engine.Witness

	Findings []engine.FindingKind // all kinds of findings met, ascending
	Outcomes []engine.Outcome     // in which the program can end, sorted
	Races    []engine.ObjectID    // variables with a data race in some state, ascending
}
