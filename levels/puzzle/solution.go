package puzzle

import (
	"slices"

	"lostupdate/engine"
)

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
// tries. Pars are computed, never typed in by hand.
type Par struct {
	Ticks    int64 // engineer: of the fastest solution
	Switches int64 // engineer: these three belong to one and the same solution,
	Keys     int64 // the one with the fewest keys, then the least memory,
	Memory   int64 // then the fewest switches

	Steps      int // sabotage: of the shortest schedule there is
	Interrupts int // sabotage: of the schedule with the fewest preemptions

	Histogram Histogram // engineer: of all correct solutions that were found

	// First is the par of the first part of a level that is first slowed down: both parts
	// are built then, and each has ticks. Nil in any other level.
	First *Par
}

// Histogram counts the correct solutions of a level by what they need.
type Histogram struct {
	Solutions           int  // how many there are; 0 where nobody has counted
	Complete            bool // whether every legal blueprint was tried
	Ticks, Keys, Memory []Bar
}

// Bar says how many solutions need exactly so much.
type Bar struct{ Value, Count int64 }

// Equal reports whether both pars are the same.
func (p *Par) Equal(q *Par) bool {
	return p.sameNeeds(q) && p.Histogram.Solutions == q.Histogram.Solutions && p.Histogram.Complete == q.Histogram.Complete &&
		slices.Equal(p.Histogram.Ticks, q.Histogram.Ticks) && slices.Equal(p.Histogram.Keys, q.Histogram.Keys) &&
		slices.Equal(p.Histogram.Memory, q.Histogram.Memory) &&
		(p.First == nil) == (q.First == nil) && (p.First == nil || p.First.Equal(q.First))
}

func (p *Par) sameNeeds(q *Par) bool {
	return p.Ticks == q.Ticks && p.Switches == q.Switches && p.Keys == q.Keys && p.Memory == q.Memory &&
		p.Steps == q.Steps && p.Interrupts == q.Interrupts
}

// None reports whether this is the par of a level that has none: a level file
// that stands alone.
func (p *Par) None() bool { return p.Equal(&Par{}) }
