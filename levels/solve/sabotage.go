package solve

import (
	"errors"
	"fmt"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

var (
	// ErrUndecided is wrapped by the error of a sabotage level for which a limit was reached
	// before the best schedules were known.
	ErrUndecided = errors.New("a limit was reached first")
	// ErrUnbreakable is wrapped by the error of a sabotage level in which no schedule leads
	// to what the level asks for.
	ErrUnbreakable = errors.New("no schedule leads to what the level asks for")
)

// sabotage searches for the shortest way to the failure that the level asks for. To
// the search, what the player wants is what must never happen, and every other failure
// is none.
func sabotage(level *levels.Level, limits Limits) (*Result, error) {
	start := level.Puzzle.Start
	f, err := compile.Compile(level.Puzzle, start)
	if err != nil {
		return nil, err
	}
	program, want := *f.Program, level.Puzzle.Goal.BreakFinding
	if want == engine.NoFinding {
		program.Final, want = compile.Not(f.Predicate(level.Puzzle.Goal.Break)), engine.WrongOutcome
	}
	report, err := explore.ProveWith(&program, explore.Options{Limits: limits.Search, Only: want, NoInterleavings: true})
	switch {
	case err != nil:
		return nil, err
	case report.Verdict == engine.Unknown:
		return nil, fmt.Errorf("%s: no par: %w (%s)", level.ID(), ErrUndecided, report.Limit)
	case report.Verdict == engine.Proved:
		return nil, fmt.Errorf("%s: cannot be broken: %w", level.ID(), ErrUnbreakable)
	}
	r := &Result{Fastest: start.Clone(), Leanest: start.Clone()}
	r.Fastest.Schedule, r.Leanest.Schedule = whole(report.Shortest), whole(report.Clearest)
	r.Par = puzzle.Par{
		Steps: len(r.Fastest.Schedule), Interrupts: report.Clearest.Preemptions, Tried: 1, Correct: 1, Partial: report.Inexact,
	}
	most := int(level.Puzzle.Goal.Demands.InterruptsMax)
	switch {
	case most == 0 || report.Shortest.Preemptions <= most:
	case r.Par.Interrupts > most:
		return nil, fmt.Errorf("%s: cannot be broken with at most %d interrupts: %w", level.ID(), most, ErrUnbreakable)
	default: // the shortest costs too much; one in between may be shorter than the clearest
		r.Fastest, r.Par.Steps = r.Leanest, len(r.Leanest.Schedule)
		r.Par.Partial = r.Par.Partial || r.Par.Interrupts < most
	}
	return r, nil
}

// whole returns the schedule of a witness; a livelock goes round once.
func whole(w *engine.Witness) engine.Schedule {
	return append(w.Schedule[:len(w.Schedule):len(w.Schedule)], w.Cycle...)
}
