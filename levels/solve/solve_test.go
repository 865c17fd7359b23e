package solve_test

import (
	"runtime"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
	"lostupdate/levels/solve"
)

func campaign(t testing.TB) []*levels.Level {
	t.Helper()
	c, err := levels.Campaign()
	require.NoError(t, err)
	return c.Levels()
}

func level(t testing.TB, id string) *levels.Level {
	t.Helper()
	c, err := levels.Campaign()
	require.NoError(t, err)
	l, ok := c.Level(id)
	require.True(t, ok, id)
	return l
}

func written(t testing.TB, text string) *levels.Level {
	t.Helper()
	p, err := format.ParseLevel([]byte("format: 1\nid: test\n"+text), "test.yaml")
	require.NoError(t, err)
	return levels.Alone(p)
}

// Every par of the campaign is what the solver finds, every best solution is shown by a
// proof, and no level has a way that its author did not know.
func TestCampaign(t *testing.T) {
	for _, l := range campaign(t) {
		t.Run(l.ID(), func(t *testing.T) {
			for _, p := range solve.Check(l, solve.Limits{}) {
				t.Errorf("%s: %s", p.File, p.Message)
			}
		})
	}
}

// What the solver leaves out is nothing but what fails, and what differs by names: it
// agrees with judging everything that any few edits can make.
func TestAgreesWithJudgingEverything(t *testing.T) {
	for _, id := range []string{"homework-night", "four-benches", "the-key", "only-the-write", "own-shelves"} {
		l := level(t, id)
		t.Run(id, func(t *testing.T) {
			result, err := solve.Solve(l, solve.Limits{})
			require.NoError(t, err)
			require.True(t, result.Complete)
			agree(t, l, result, 4)
		})
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
			result, err := solve.Solve(l, solve.Limits{})
			require.NoError(t, err)
			require.Positive(t, result.Correct)
			agree(t, l, result, 4)
		})
	}
}

// agree judges everything within so many edits of the start, and compares.
func agree(t *testing.T, l *levels.Level, result *solve.Result, edits int) {
	t.Helper()
	var best puzzle.Par
	correct := 0
	for _, b := range within(l.Puzzle, edits) {
		r, err := grade.Judge(l, b, engine.Limits{})
		require.NoError(t, err)
		if r.Verdict != engine.Proved {
			continue
		}
		m := &r.Measures
		if correct == 0 || m.Ticks < best.Ticks {
			best.Ticks = m.Ticks
		}
		if lean := []int64{m.Keys, m.Memory, m.Switches}; correct == 0 || slices.Compare(lean, []int64{best.Keys, best.Memory, best.Switches}) < 0 {
			best.Keys, best.Memory, best.Switches = m.Keys, m.Memory, m.Switches
		}
		correct++
	}
	require.Equal(t, correct > 0, result.Correct > 0)
	require.GreaterOrEqual(t, correct, result.Correct)
	require.Equal(t, best, puzzle.Par{Ticks: result.Par.Ticks, Keys: result.Par.Keys, Memory: result.Par.Memory, Switches: result.Par.Switches})
	require.EqualValues(t, result.Correct, result.Par.Histogram.Solutions)
	for _, b := range []*puzzle.Blueprint{result.Fastest, result.Leanest} {
		r, err := grade.Judge(l, *b, engine.Limits{})
		require.NoError(t, err)
		require.Equal(t, engine.Proved, r.Verdict)
	}
}

// within returns all legal blueprints that so many edits can make.
func within(p *puzzle.Puzzle, edits int) []puzzle.Blueprint {
	all := []puzzle.Blueprint{p.Start}
	seen := map[string]bool{solve.Describe(p, p.Start): true}
	frontier := all
	for range edits {
		var next []puzzle.Blueprint
		for _, b := range frontier {
			for _, e := range possible(p, b) {
				after, err := e.Apply(p, b)
				if key := solve.Describe(p, after); err == nil && !seen[key] {
					seen[key] = true
					next = append(next, after)
				}
			}
		}
		all, frontier = append(all, next...), next
	}
	return all
}

func possible(p *puzzle.Puzzle, b puzzle.Blueprint) []puzzle.Edit {
	var all []puzzle.Edit
	for _, r := range p.Routines {
		for slot := range r.Slots() {
			for rank := range puzzle.GatesPerSlot {
				at := puzzle.Place{Routine: r.Name, Slot: slot, Rank: rank}
				all = append(all, puzzle.Edit{Kind: puzzle.EditUngate, At: at})
				for _, s := range p.Tools.Gates {
					all = append(all, puzzle.Edit{Kind: puzzle.EditGate, Do: puzzle.TakeKey, Key: s.Key, At: at},
						puzzle.Edit{Kind: puzzle.EditGate, Do: puzzle.HangKey, Key: s.Key, At: at})
				}
			}
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

// A level with thousands of solutions: the result is the same on one processor.
const crowded = `
globals: {stock: 3, sold: 0}
routines:
  sell:
    - if: stock > 0
      then:
        - read: stock
        - compute: r = r - 1
        - write: stock
        - work: 3
        - increment: sold
  fetch:
    - increment: stock
    - work: 2
workers: [{routine: sell, count: 2}, {routine: fetch}]
tools: {gates: [{key: red, locks: 2, unlocks: 2}, {key: blue}]}
goal: {final: [stock == 2, sold == 2]}
`

func TestTheResultDoesNotDependOnProcessors(t *testing.T) {
	l := written(t, crowded)
	limits := solve.Limits{Blueprints: 2_000}
	many, err := solve.Solve(l, limits)
	require.NoError(t, err)
	before := runtime.GOMAXPROCS(1)
	one, err := solve.Solve(l, limits)
	runtime.GOMAXPROCS(before)
	require.NoError(t, err)
	require.Equal(t, one, many)
	require.Equal(t, 2_000, many.Tried)
	require.True(t, !many.Complete, "there are more than 2 000")
}

func TestLimitsAreToldAndTheSimplestComeFirst(t *testing.T) {
	l := level(t, "the-key")
	r, err := solve.Solve(l, solve.Limits{Blueprints: 10})
	require.NoError(t, err)
	require.Equal(t, 10+len(l.Proofs), r.Tried, "what the author knows is tried at any rate")
	require.True(t, !r.Complete)
	r, err = solve.Solve(l, solve.Limits{Search: engine.Limits{States: 3}})
	require.NoError(t, err)
	require.Positive(t, r.Undecided)
	require.True(t, !r.Complete)
}

func TestShortcutsAreReported(t *testing.T) {
	l := written(t, `
globals: {total: 0}
routines: {a: [{increment: total}]}
workers: [{routine: a, count: 2}]
tools: {gates: [{key: red, locks: 2, unlocks: 2}]}
start: {gates: [lock red a 1]}
goal: {final: total == 2}
`)
	clumsy := l.Puzzle.Start.Clone()
	clumsy.Gates = nil
	for _, text := range []string{"lock red a 0", "unlock red a 0", "lock red a 0", "unlock red a 3"} {
		g, err := puzzle.ParseGate(text)
		require.NoError(t, err)
		clumsy.Gates = append(clumsy.Gates, g)
	}
	l.Proofs = []puzzle.Solution{{Name: "proof.yaml", Level: "test", Revision: 1, Blueprint: clumsy}}
	r, err := solve.Solve(l, solve.Limits{})
	require.NoError(t, err)
	require.Equal(t, []solve.Shortcut{{
		Blueprint: blueprint(t, l, "move a 1 -> 0", "gate unlock red a 3"), What: "edits", Needs: 2, Known: 4,
	}}, r.Unintended(l))
}

func blueprint(t *testing.T, l *levels.Level, edits ...string) puzzle.Blueprint {
	t.Helper()
	b := l.Puzzle.Start
	for _, line := range edits {
		e, err := puzzle.ParseEdit(line)
		require.NoError(t, err)
		b, err = e.Apply(l.Puzzle, b)
		require.NoError(t, err)
	}
	return b
}

func TestSabotage(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		par   puzzle.Par
		error error
	}{
		"a deadlock": {`role: sabotage
routines:
  a: [{lock: red}, {lock: blue}, {unlock: blue}, {unlock: red}]
  b: [{lock: blue}, {lock: red}, {unlock: red}, {unlock: blue}]
workers: [{routine: a}, {routine: b}]
goal: {show: deadlock, demands: {interrupts: 1}}
`, puzzle.Par{Steps: 2, Interrupts: 1}, nil},
		"a wrong sum, which is not the first thing that can go wrong": {`role: sabotage
globals: {total: 0}
routines:
  a: [{increment: total}, {lock: red}, {lock: blue}, {unlock: blue}, {unlock: red}]
  b: [{increment: total}, {lock: blue}, {lock: red}, {unlock: red}, {unlock: blue}]
workers: [{routine: a}, {routine: b}]
goal: {final: total == 2, break: total == 1}
`, puzzle.Par{Steps: 12, Interrupts: 1}, nil},
		"more interrupts than allowed": {`role: sabotage
globals: {total: 0}
routines: {a: [{increment: total}], b: [{work: 1}, {increment: total}, {increment: total}]}
workers: [{routine: a, count: 3}]
goal: {final: total == 3, break: total == 1, demands: {interrupts: 1}}
`, puzzle.Par{Steps: 6, Interrupts: 1}, nil},
		"nothing to break": {`role: sabotage
globals: {total: 0}
routines: {a: [{stamp: total}]}
workers: [{routine: a, count: 2}]
goal: {break: total == 1}
`, puzzle.Par{}, solve.ErrUnbreakable},
	} {
		t.Run(name, func(t *testing.T) {
			l := written(t, c.text)
			r, err := solve.Solve(l, solve.Limits{})
			require.ErrorIs(t, err, c.error)
			if err != nil {
				return
			}
			require.Equal(t, c.par, r.Par)
			for _, b := range []*puzzle.Blueprint{r.Shortest, r.Clearest} {
				judged, err := grade.Judge(l, *b, engine.Limits{})
				require.NoError(t, err)
				require.Equal(t, engine.Proved, judged.Verdict)
			}
		})
	}
	_, err := solve.Solve(level(t, "two-hands"), solve.Limits{Search: engine.Limits{States: 1}})
	require.ErrorIs(t, err, solve.ErrUndecided)
}

func BenchmarkCrowded(b *testing.B) {
	l := written(b, crowded)
	for b.Loop() {
		if _, err := solve.Solve(l, solve.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
