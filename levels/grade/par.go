package grade

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/sched"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// ErrUndecided is what the error of Par wraps where a limit was reached before
// the par was known.
var ErrUndecided = errors.New("a limit was reached first")

// Par computes what the best solution needs: for an engineer the best of the
// level's own proofs, for a saboteur the best schedule that there is (of a livelock:
// the best that is known), and both for a level of two parts. The error says what
// stands in the way, such as a level without a proof.
func Par(level *levels.Level, limits engine.Limits) (puzzle.Par, error) {
	switch level.Puzzle.Role {
	case puzzle.Saboteur:
		return saboteurPar(level, limits)
	case puzzle.Both:
		par, err := saboteurPar(level.Part(puzzle.Saboteur), limits)
		if err != nil {
			return par, err
		}
		repaired, err := engineerPar(level.Part(puzzle.Engineer), limits)
		repaired.Steps, repaired.Interrupts = par.Steps, par.Interrupts
		return repaired, err
	default:
		return engineerPar(level, limits)
	}
}

func engineerPar(level *levels.Level, limits engine.Limits) (puzzle.Par, error) {
	var par puzzle.Par
	for i, proof := range level.Proofs {
		r, err := Judge(level, proof.Blueprint, limits)
		if err != nil {
			return par, fmt.Errorf("%s: %w", proof.Name, err)
		}
		if r.Verdict == engine.Unknown {
			return par, fmt.Errorf("%s: no par: %w (%s)", proof.Name, ErrUndecided, r.Limit)
		}
		if r.Verdict != engine.Proved {
			return par, fmt.Errorf("%s: is %s, so it sets no par", proof.Name, r.Verdict)
		}
		m := &r.Measures
		if i == 0 || m.Ticks < par.Ticks {
			par.Ticks = m.Ticks
		}
		if i == 0 || cmp.Or(cmp.Compare(m.Keys, par.Keys), cmp.Compare(m.Memory, par.Memory), cmp.Compare(m.Switches, par.Switches)) < 0 {
			par.Keys, par.Memory, par.Switches = m.Keys, m.Memory, m.Switches
		}
	}
	if len(level.Proofs) == 0 {
		return par, fmt.Errorf("%s: has no proof, so there is no par", level.ID())
	}
	return par, nil
}

// saboteurPar searches for the shortest way to the failure that the level asks
// for: to the search, the player's goal is what must never happen.
func saboteurPar(level *levels.Level, limits engine.Limits) (puzzle.Par, error) {
	f, err := compile.Compile(level.Puzzle, level.Puzzle.Start)
	if err != nil {
		return puzzle.Par{}, err
	}
	program, want := *f.Program, level.Puzzle.Goal.BreakFinding
	if want == engine.NoFinding {
		program.Final, want = compile.Not(f.Predicate(level.Puzzle.Goal.Break)), engine.WrongOutcome
	}
	report, err := explore.Prove(&program, limits)
	if err != nil {
		return puzzle.Par{}, err
	}
	switch {
	case report.Verdict == engine.Unknown:
		return puzzle.Par{}, fmt.Errorf("%s: no par: %w (%s)", level.ID(), ErrUndecided, report.Limit)
	case report.Verdict == engine.Proved:
		return puzzle.Par{}, fmt.Errorf("%s: cannot be broken as the level asks: no schedule leads there", level.ID())
	case report.Shortest.Finding.Kind != want || report.Clearest.Finding.Kind != want:
		return puzzle.Par{}, fmt.Errorf("%s: fails sooner in another way (%s) than the level asks for (%s)", level.ID(), report.Shortest.Finding.Kind, want)
	}
	if want == engine.Livelock {
		return roundPar(level, f, report.Shortest)
	}
	return puzzle.Par{Steps: report.Shortest.Steps(), Interrupts: report.Clearest.Preemptions}, nil
}

// roundPar is the par of a livelock: the shortest of the search's own way round and
// those in the level's proofs, and of several the one with the fewest interrupts. The
// search does not look for the shortest way round, so that a good one must stand among
// the proofs.
func roundPar(level *levels.Level, f *compile.Factory, found *engine.Witness) (puzzle.Par, error) {
	replay, err := sched.Replay(f.Program, slices.Concat(found.Schedule, found.Cycle))
	if err != nil {
		return puzzle.Par{}, err
	}
	par := puzzle.Par{Steps: found.Steps() + len(found.Cycle), Interrupts: replay.Preemptions()}
	for _, proof := range level.Proofs {
		r, err := Judge(level, proof.Blueprint, engine.Limits{})
		if err != nil {
			return par, fmt.Errorf("%s: %w", proof.Name, err)
		}
		m := &r.Measures
		if r.Verdict == engine.Proved && cmp.Or(cmp.Compare(m.Steps, par.Steps), cmp.Compare(m.Interrupts, par.Interrupts)) < 0 {
			par.Steps, par.Interrupts = m.Steps, m.Interrupts
		}
	}
	return par, nil
}
