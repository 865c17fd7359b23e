package solve_test

import (
	"runtime"
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

// All that holds for every variant, too, and none is harder than another.
func TestVariantsOfTheCampaign(t *testing.T) {
	for _, first := range campaign(t) {
		family, err := first.Family()
		require.NoError(t, err)
		for _, l := range family[1:] {
			t.Run(l.ID(), func(t *testing.T) {
				t.Parallel()
				for _, p := range append(solve.Check(l, solve.Limits{}), solve.CheckVariant(l, first)...) {
					t.Errorf("%s: %s", p.File, p.Message)
				}
			})
		}
	}
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

func TestALevelOfTwoPartsHasAParForEach(t *testing.T) {
	r, err := solve.Solve(level(t, "last-item"), solve.Limits{})
	require.NoError(t, err)
	require.Equal(t, 4, r.Par.Steps)
	require.Equal(t, 1, r.Par.Interrupts)
	require.Positive(t, r.Par.Ticks, "the proof of the saboteur's part says nothing about ticks")
	require.Positive(t, r.Par.Memory)
	require.Positive(t, r.Par.Histogram.Solutions)
	for _, b := range []*puzzle.Blueprint{r.Fastest, r.Leanest, r.Shortest, r.Clearest} {
		require.NotNil(t, b)
	}
}

func TestParOfALivelockCountsItsRound(t *testing.T) {
	l := level(t, "after-you")
	r, err := solve.Solve(l, solve.Limits{})
	require.NoError(t, err)
	require.Equal(t, puzzle.Par{Steps: 6, Interrupts: 3}, r.Par)
	judged, err := grade.Judge(l, *r.Shortest, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Proved, judged.Verdict)
	require.Len(t, r.Shortest.Schedule, 6)
}

func TestALivelockThatCostsTooMuchHasNoPar(t *testing.T) {
	p := *level(t, "after-you").Puzzle
	p.Goal.Demands.StepsMax = 5
	_, err := solve.Solve(levels.Alone(&p), solve.Limits{})
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

// A level that is slowed down first is built in both parts, and has a par for each.
func TestBothPartsOfALevelThatIsSlowedDown(t *testing.T) {
	l := level(t, "the-desk-is-full")
	r, err := solve.Solve(l, solve.Limits{})
	require.NoError(t, err)
	require.True(t, r.Solved(l))
	require.Equal(t, 17, r.First.Leanest.Pool, "one order more than fits")
	require.EqualValues(t, 1732, r.Par.First.Ticks)
	require.Equal(t, 20, r.Fastest.Pool)
	require.EqualValues(t, 718, r.Par.Ticks)

	unshown := *l
	unshown.Proofs = l.Part(puzzle.Engineer).Proofs
	var said []string
	for _, p := range solve.Check(&unshown, solve.Limits{}) {
		said = append(said, p.Message)
	}
	require.Contains(t, said, "has no proof for the part of the sabotage")
}
