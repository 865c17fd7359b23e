package solve

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Limits bound the work for one level. A zero field stands for its default.
type Limits struct {
	Blueprints int           // that are judged
	Steps      int           // of all searches together
	Search     engine.Limits // of one search
}

// Limits that hold where the caller gives none.
const (
	DefaultBlueprints = 20_000
	DefaultSteps      = 10_000_000
)

func (l Limits) withDefaults() Limits {
	if l.Blueprints <= 0 {
		l.Blueprints = DefaultBlueprints
	}
	if l.Steps <= 0 {
		l.Steps = DefaultSteps
	}
	return l
}

// batchSize is how many blueprints are judged with the same knowledge. It shows in
// results where limits are met, so it is not the number of processors.
const batchSize = 256

// patternsMax bounds the patterns that are tried on every blueprint.
const patternsMax = 48

// Result is what the solver found out about a level.
type Result struct {
	Par puzzle.Par

	// Of the engineer's part: Tried blueprints were judged, Correct ones of them are
	// right, Undecided ones met the limit of one search. Complete says that everything
	// that the level allows was tried and decided.
	Tried, Correct, Undecided int
	Complete                  bool

	// Fastest needs the fewest ticks; Leanest the fewest keys, then the least memory,
	// then the fewest switches, then the fewest ticks. Both are the first of their kind
	// in the order of edits, and nil where no blueprint is right.
	Fastest, Leanest *puzzle.Blueprint

	// Of the saboteur's part: the best schedules, or the claim that there is none. Nil
	// where the level has no such part.
	Shortest, Clearest *puzzle.Blueprint

	// First is the result for the first part of a level that is first slowed down, and nil
	// for any other level: there both parts are built.
	First *Result

	fewestEdits, fewestTools simplest
}

// Solved reports whether there is a right solution for each part of the level.
func (r *Result) Solved(level *levels.Level) bool {
	return (r.Correct > 0 || !slices.ContainsFunc(level.Puzzle.Parts(), level.Puzzle.Built)) && (r.First == nil || r.First.Correct > 0)
}

// Solve tries the solutions of a level, of both parts where it has two. The error says
// why a level cannot be solved at all, such as a factory that cannot be broken.
func Solve(level *levels.Level, limits Limits) (*Result, error) {
	if level.Puzzle.Role == puzzle.Both && level.Puzzle.Slowing() {
		return solveBoth(level, limits)
	}
	s := &solving{level: level, limits: limits.withDefaults(), result: &Result{Complete: true}}
	for _, role := range level.Puzzle.Parts() {
		s.puzzle = level.Puzzle.Part(role)
		work := s.sabotage
		if s.puzzle.Built(role) {
			work = s.all
		}
		if err := work(); err != nil {
			return nil, fmt.Errorf("%s: %w", level.ID(), err)
		}
	}
	return s.result, nil
}

// solveBoth solves a level of which both parts are built.
func solveBoth(level *levels.Level, limits Limits) (*Result, error) {
	first, err := Solve(level.Part(puzzle.Saboteur), limits)
	if err != nil {
		return nil, err
	}
	r, err := Solve(level.Part(puzzle.Engineer), limits)
	if err != nil {
		return nil, err
	}
	r.First, r.Par.First = first, &first.Par
	return r, nil
}

// solving is the work on one level.
type solving struct {
	level  *levels.Level
	puzzle *puzzle.Puzzle // the part that is solved
	limits Limits
	space  *space
	known  known
	batch  []puzzle.Blueprint
	steps  int
	result *Result

	ticks, keys, memory []int64 // of the correct solutions
	leanTicks           int64   // of the leanest
}

func (s *solving) all() error {
	var failure error
	s.space = newSpace(s.puzzle)
	proofs := s.proofs()
	s.known = known{patterns: firstPatterns(len(s.puzzle.Workers)), verdicts: map[string]engine.Verdict{}}
	s.result.Complete = !s.space.truncated
	s.space.blueprints(func(b puzzle.Blueprint) bool {
		if s.result.Tried+len(s.batch) == s.limits.Blueprints || s.steps >= s.limits.Steps {
			s.result.Complete = false
			return false
		}
		proofs = slices.DeleteFunc(proofs, b.Equal)
		if s.batch = append(s.batch, b); len(s.batch) == batchSize {
			failure = s.judgeBatch()
		}
		return failure == nil
	})
	if !s.result.Complete { // what the author knows is tried at any rate
		s.batch = append(s.batch, proofs...)
	}
	if failure == nil {
		failure = s.judgeBatch()
	}
	r := s.result
	r.Complete = r.Complete && r.Undecided == 0
	r.Par.Histogram = puzzle.Histogram{
		Solutions: r.Correct, Complete: r.Complete && r.Correct > 0, Ticks: bars(s.ticks), Keys: bars(s.keys), Memory: bars(s.memory),
	}
	return failure
}

// proofs returns the level's own solutions of this part.
func (s *solving) proofs() []puzzle.Blueprint {
	var all []puzzle.Blueprint
	for _, proof := range s.level.Proofs {
		if s.level.Puzzle.Built(s.level.Puzzle.PartOf(proof.Blueprint)) {
			all = append(all, s.puzzle.Canonical(proof.Blueprint))
		}
	}
	return all
}

// bars counts equal values.
func bars(values []int64) []puzzle.Bar {
	slices.Sort(values)
	var all []puzzle.Bar
	for _, v := range values {
		if last := len(all) - 1; last >= 0 && all[last].Value == v {
			all[last].Count++
			continue
		}
		all = append(all, puzzle.Bar{Value: v, Count: 1})
	}
	return all
}

// judgeBatch judges what has come together, on all processors. Each of them takes
// what is next, and the judgements are booked in the order of the blueprints.
func (s *solving) judgeBatch() error {
	judgements := make([]judgement, len(s.batch))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				judgements[i] = s.known.judge(s.puzzle, s.batch[i], s.limits.Search)
			}
		})
	}
	for i := range s.batch {
		next <- i
	}
	close(next)
	workers.Wait()
	s.batch = s.batch[:0]
	for i := range judgements {
		if err := s.book(&judgements[i]); err != nil {
			return err
		}
	}
	return nil
}

func (s *solving) book(j *judgement) error {
	if j.err != nil {
		return j.err
	}
	s.result.Tried++
	s.steps += j.steps
	if j.key != "" {
		s.known.verdicts[j.key] = j.verdict
	}
	if j.learned != nil && len(s.known.patterns) < patternsMax {
		s.known.patterns = append(s.known.patterns, j.learned)
	}
	switch j.verdict {
	case engine.Proved:
		s.correct(j)
	case engine.Unknown:
		s.result.Undecided++
	}
	return nil
}

// correct books a right solution.
func (s *solving) correct(j *judgement) {
	r, par, m := s.result, &s.result.Par, &j.measures
	if r.Correct == 0 || m.Ticks < par.Ticks {
		par.Ticks, r.Fastest = m.Ticks, &j.blueprint
	}
	if lean := leaner(m, par); r.Correct == 0 || lean < 0 || lean == 0 && m.Ticks < s.leanTicks {
		par.Keys, par.Memory, par.Switches, r.Leanest = m.Keys, m.Memory, m.Switches, &j.blueprint
		s.leanTicks = m.Ticks
	}
	r.Correct++
	s.ticks, s.keys, s.memory = append(s.ticks, m.Ticks), append(s.keys, m.Keys), append(s.memory, m.Memory)
	r.fewestEdits.note(Edits(s.puzzle, j.blueprint), j.blueprint)
	r.fewestTools.note(Tools(s.puzzle, j.blueprint), j.blueprint)
}

// leaner is negative if what was measured is leaner than the par, and positive if it
// is less lean.
func leaner(m *grade.Measures, par *puzzle.Par) int {
	return cmp.Or(cmp.Compare(m.Keys, par.Keys), cmp.Compare(m.Memory, par.Memory), cmp.Compare(m.Switches, par.Switches))
}
