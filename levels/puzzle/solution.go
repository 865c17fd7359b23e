package puzzle

import "lostupdate/engine"

// Solution is a blueprint as it is kept in a file, with what is expected of it.
// An expectation is a claim: package grade recomputes it.
type Solution struct {
	Name      string // where it came from, such as "proof.yaml"
	Level     string // Puzzle.ID
	Revision  int    // Puzzle.Revision it was made for
	Blueprint Blueprint
	Expect    Expectation
}

// Expectation is what a solution should be judged; the zero value expects
// nothing.
type Expectation struct {
	Verdict engine.Verdict     // Proved or Refuted; Unknown expects nothing
	Finding engine.FindingKind // of a refuted one
}

// Par is what the best solution needs, among all that the solver of package solve
// has tried. Pars are computed, never typed in by hand, and can be compared with ==.
type Par struct {
	Ticks    int64 // engineer: of the fastest solution
	Switches int64 // engineer: these three belong to one and the same solution,
	Keys     int64 // the one with the fewest keys, then the least memory,
	Memory   int64 // then the fewest switches

	Steps      int // sabotage: of the shortest schedule there is
	Interrupts int // sabotage: of the schedule with the fewest preemptions

	// Tried solutions were built and judged, and Correct ones were right, those
	// that differ only by names that mean nothing counted once. Partial says that there
	// are more than were tried: a better one may be among those.
	Tried, Correct int
	Partial        bool

	// How the correct solutions of an engineer level are spread.
	TicksSpread, KeysSpread, MemorySpread Histogram
}
