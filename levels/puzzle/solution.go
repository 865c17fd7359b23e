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

// Par is what the level's own best solution needs. Pars are computed, never
// typed in by hand.
type Par struct {
	Ticks    int64 // engineer: of the fastest proof
	Switches int64 // engineer: these three belong to one and the same proof,
	Keys     int64 // the one with the fewest keys, then the least memory,
	Memory   int64 // then the fewest switches

	Steps      int // sabotage: of the shortest schedule there is
	Interrupts int // sabotage: of the schedule with the fewest preemptions
}
