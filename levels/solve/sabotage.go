package solve

import (
	"cmp"
	"errors"
	"fmt"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/levels/compile"
	"lostupdate/levels/grade"
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
func (s *solving) sabotage() error {
	start, goal := s.puzzle.Start.Clone(), &s.puzzle.Goal
	f, err := compile.Compile(s.puzzle, start)
	if err != nil {
		return err
	}
	program, want := *f.Program, goal.BreakFinding
	if want == engine.NoFinding {
		program.Final, want = compile.Not(f.Predicate(goal.Break)), engine.WrongOutcome
	}
	report, err := explore.ProveWith(&program, explore.Options{Limits: s.limits.Search, Only: want, NoInterleavings: true})
	switch {
	case err != nil:
		return err
	case report.Verdict == engine.Unknown:
		return fmt.Errorf("no par: %w (%s)", ErrUndecided, report.Limit)
	case report.Inexact:
		return fmt.Errorf("no par: %w, after a way to break it was found but not the best", ErrUndecided)
	case report.Verdict == engine.Proved && goal.Claim:
		start.Claim = true
		s.result.Shortest, s.result.Clearest = &start, &start
		return nil
	case report.Verdict == engine.Proved:
		return fmt.Errorf("cannot be broken: %w", ErrUnbreakable)
	}
	if want == engine.Livelock {
		return s.bookRound(report, start)
	}
	return s.bookSchedules(report, start)
}

// way is a schedule that wins.
type way struct {
	schedule   engine.Schedule
	interrupts int
}

// bookSchedules takes over the best schedules that the level's demands allow.
func (s *solving) bookSchedules(report *engine.Report, start puzzle.Blueprint) error {
	shortest := way{whole(report.Shortest), report.Shortest.Preemptions}
	clearest := way{whole(report.Clearest), report.Clearest.Preemptions}
	demands := &s.puzzle.Goal.Demands
	if most := int(demands.InterruptsMax); most != 0 && shortest.interrupts > most {
		shortest = clearest // the shortest of all costs too much
	}
	if most := int(demands.StepsMax); most != 0 && len(clearest.schedule) > most {
		clearest = shortest
	}
	for _, w := range []way{shortest, clearest} {
		if most := int(demands.InterruptsMax); most != 0 && w.interrupts > most {
			return fmt.Errorf("cannot be broken with at most %d interrupts: %w", most, ErrUnbreakable)
		}
		if most := int(demands.StepsMax); most != 0 && len(w.schedule) > most {
			return fmt.Errorf("cannot be broken in at most %d steps: %w", most, ErrUnbreakable)
		}
	}
	s.result.Par.Steps, s.result.Par.Interrupts = len(shortest.schedule), clearest.interrupts
	s.result.Shortest, s.result.Clearest = scheduled(start, shortest), scheduled(start, clearest)
	return nil
}

// bookRound takes over the best way round of a livelock: the shortest of the search's
// own and of those in the level's proofs, and of several the one with the fewest
// interrupts. The search finds that there is a way round, not the shortest, so that a
// good one must stand among the proofs.
func (s *solving) bookRound(report *engine.Report, start puzzle.Blueprint) error {
	rounds := []puzzle.Blueprint{*scheduled(start, way{schedule: whole(report.Shortest)}), *scheduled(start, way{schedule: whole(report.Clearest)})}
	for _, proof := range s.level.Part(puzzle.Saboteur).Proofs {
		rounds = append(rounds, proof.Blueprint)
	}
	var best *grade.Result
	for i := range rounds {
		r, err := grade.Judge(s.level, rounds[i], s.limits.Search)
		if err != nil {
			return err
		}
		m := &r.Measures
		if r.Verdict != engine.Proved {
			continue // costs more than the level's demands allow
		}
		if best == nil || cmp.Or(cmp.Compare(m.Steps, best.Measures.Steps), cmp.Compare(m.Interrupts, best.Measures.Interrupts)) < 0 {
			best, s.result.Shortest, s.result.Clearest = r, &rounds[i], &rounds[i]
		}
	}
	if best == nil {
		return fmt.Errorf("no par: %w, after a way round was found that costs more than the level allows", ErrUndecided)
	}
	s.result.Par.Steps, s.result.Par.Interrupts = best.Measures.Steps, best.Measures.Interrupts
	return nil
}

func scheduled(start puzzle.Blueprint, w way) *puzzle.Blueprint {
	b := start.Clone()
	b.Schedule = w.schedule
	return &b
}

// whole returns the schedule of a witness; a livelock goes round once.
func whole(w *engine.Witness) engine.Schedule {
	return append(w.Schedule[:len(w.Schedule):len(w.Schedule)], w.Cycle...)
}
