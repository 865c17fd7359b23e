package solve_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
	"lostupdate/levels/solve"
)

// What the solver leaves out is nothing but what fails, and what differs by names: no
// edits of a player lead to anything better than what it found.
func TestAgreesWithJudgingEverything(t *testing.T) {
	for _, id := range []string{
		"homework-night", "four-benches", "last-item", "the-key", "only-the-write", "locked-himself-out", "own-shelves",
		"same-order", "ring-of-three", "the-gatekeeper", "two-ovens", "one-key-workshop",
	} {
		t.Run(id, func(t *testing.T) { agree(t, level(t, id)) })
	}
}

func TestAgreesWhereNamesMeanNothing(t *testing.T) {
	for name, text := range map[string]string{
		"two keys alike": `
globals: {total: 0}
routines: {a: [{increment: total}]}
workers: [{routine: a, count: 2}]
tools: {gates: [{key: red}, {key: blue}]}
goal: {final: total == 2}`,
		"three workers, three lines": `
lines: [A, B, C]
globals: {total: 0}
routines: {a: [{increment: total}, {check: total == 1}]}
workers: [{routine: a, count: 3}]
tools: {homes: [1, 2, 3]}`,
		"a line that is asked about": `
lines: [A, B]
globals: {total: 0}
routines: {a: [{increment: total}]}
workers: [{routine: a, count: 2}]
tools: {homes: [1, 2]}
goal: {final: B.total == 1}`,
		"orders": `
routines: {long: [{work: 9}], short: [{work: 1}]}
workers: [{routine: long, count: 2}, {routine: short, count: 2}]
bench: {cores: 1, quantum: 20}
tools: {order: true}
goal: {demands: {first-seen: 14}}`,
	} {
		t.Run(name, func(t *testing.T) {
			l := written(t, text)
			agree(t, l)
		})
	}
}

// reachMax bounds what agree judges: the blueprints to which the fewest edits lead.
const reachMax = 1_200

// agree judges what edits can make of the start and of the proofs, the nearest first, and
// compares. Where that is everything, both sides must have found the same.
func agree(t *testing.T, l *levels.Level) {
	t.Helper()
	l = l.Part(puzzle.Engineer)
	result, err := solve.Solve(l, solve.Limits{})
	require.NoError(t, err)
	require.Positive(t, result.Correct)
	require.EqualValues(t, result.Correct, result.Par.Histogram.Solutions)

	blueprints, everything := reach(l)
	var fastest int64
	var leanest []int64
	correct := 0
	for _, b := range blueprints {
		r, err := grade.Judge(l, b, engine.Limits{})
		require.NoError(t, err)
		if r.Verdict != engine.Proved {
			continue
		}
		if correct++; correct == 1 || r.Measures.Ticks < fastest {
			fastest = r.Measures.Ticks
		}
		if lean := leanness(r); correct == 1 || slices.Compare(lean, leanest) < 0 {
			leanest = lean
		}
	}
	lean := []int64{result.Par.Keys, result.Par.Memory, result.Par.Switches}
	switch {
	case everything && result.Complete:
		require.Equal(t, fastest, result.Par.Ticks)
		require.Equal(t, leanest, lean)
		require.GreaterOrEqual(t, correct, result.Correct)
	case correct > 0:
		require.LessOrEqual(t, result.Par.Ticks, fastest)
		require.LessOrEqual(t, slices.Compare(lean, leanest), 0)
	}
	r, err := grade.Judge(l, *result.Fastest, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Proved, r.Verdict)
	require.Equal(t, result.Par.Ticks, r.Measures.Ticks)
	r, err = grade.Judge(l, *result.Leanest, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Proved, r.Verdict)
	require.Equal(t, lean, leanness(r))
}

func leanness(r *grade.Result) []int64 {
	return []int64{r.Measures.Keys, r.Measures.Memory, r.Measures.Switches}
}

// reach returns the legal blueprints to which the fewest edits lead, and whether these
// are all to which any edits lead.
func reach(l *levels.Level) (all []puzzle.Blueprint, everything bool) {
	p := l.Puzzle
	seen := map[string]bool{}
	full := func(b puzzle.Blueprint) bool {
		if key := solve.Describe(p, b); !seen[key] {
			seen[key] = true
			all = append(all, b)
		}
		return len(all) == reachMax
	}
	full(p.Canonical(p.Start))
	for _, proof := range l.Proofs {
		full(p.Canonical(proof.Blueprint))
	}
	for next := 0; next < len(all); next++ {
		for _, e := range possible(p, all[next]) {
			if after, err := e.Apply(p, all[next]); err == nil && full(after) {
				return all, false
			}
		}
	}
	return all, true
}

// possible returns every edit that could be one, legal or not.
func possible(p *puzzle.Puzzle, b puzzle.Blueprint) []puzzle.Edit {
	var all []puzzle.Edit
	for _, r := range p.Routines {
		for slot := range r.Slots() {
			for rank := range puzzle.GatesPerSlot {
				at := puzzle.Place{Routine: r.Name, Slot: slot, Rank: rank}
				all = append(all, puzzle.Edit{Kind: puzzle.EditUngate, At: at})
				for _, s := range p.Tools.Cards {
					all = append(all, puzzle.Edit{Kind: puzzle.EditGate, Do: puzzle.PlaceCard, Card: s.Name, At: at})
				}
				for _, s := range p.Tools.Gates {
					all = append(all, puzzle.Edit{Kind: puzzle.EditGate, Do: puzzle.TakeKey, Key: s.Key, At: at},
						puzzle.Edit{Kind: puzzle.EditGate, Do: puzzle.HangKey, Key: s.Key, At: at})
				}
			}
		}
		if r.Movables != nil {
			all = append(all, moves(&r)...)
		}
	}
	for _, number := range p.Tools.Homes {
		for _, line := range p.Lines {
			all = append(all, puzzle.Edit{Kind: puzzle.EditHome, Worker: number, Line: line})
		}
	}
	for _, q := range p.Tools.Quanta {
		all = append(all, puzzle.Edit{Kind: puzzle.EditQuantum, Quantum: q})
	}
	for _, d := range p.Tools.Dials {
		for _, value := range d.Values {
			all = append(all, puzzle.Edit{Kind: puzzle.EditDial, Name: d.Name, Value: value})
		}
	}
	for _, s := range p.Switches {
		for _, to := range s.Alternatives {
			all = append(all, puzzle.Edit{Kind: puzzle.EditSwitch, Name: s.Name, Choice: to})
		}
	}
	for n := p.Tools.Pool.Min; n <= p.Tools.Pool.Max && p.Tools.Pool.Kind != puzzle.NoPool; n++ {
		all = append(all, puzzle.Edit{Kind: puzzle.EditPool, Pool: n})
	}
	if p.Tools.Order {
		order := b.Order
		if order == nil {
			for i := range p.Workers {
				order = append(order, i+1)
			}
		}
		for i := range order {
			for j := range i {
				swapped := slices.Clone(order)
				swapped[i], swapped[j] = swapped[j], swapped[i]
				all = append(all, puzzle.Edit{Kind: puzzle.EditOrder, Order: swapped})
			}
		}
	}
	return all
}

// moves returns every way to move anything that stands in a routine.
func moves(r *puzzle.Routine) []puzzle.Edit {
	var places []puzzle.Place
	for slot := range r.Slots() {
		for rank := range puzzle.GatesPerSlot {
			places = append(places, puzzle.Place{Routine: r.Name, Slot: slot, Rank: rank})
		}
	}
	var all []puzzle.Edit
	for _, at := range places {
		for _, to := range places {
			all = append(all, puzzle.Edit{Kind: puzzle.EditMove, At: at, To: to})
		}
	}
	return all
}
