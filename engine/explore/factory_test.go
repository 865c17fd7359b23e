package explore

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// Two ways to compute the same, for programs with processes, crashes, regions,
// patience and loops: one search, against a graph built in the plainest way and the
// definitions of what can go wrong in a run without end.
func TestSearchAgreesWithTheNaiveGraph(t *testing.T) {
	const programs = 6000
	dice := sched.NewDice(11)
	seen := map[string]int{}
	for n := range programs {
		p := specimen.Factory(dice)
		want := naiveGraph(p, 250)
		if want == nil {
			continue
		}
		got := prove(t, p)
		ends := map[string]bool{}
		for _, o := range got.Outcomes {
			ends[fmt.Sprint(o)] = true
		}
		require.Equal(t, want.outcomes, ends, "program %d: outcomes", n)
		if len(want.found) > 0 {
			require.Equal(t, engine.Refuted, got.Verdict, "program %d: %v", n, want.found)
			kind := got.Shortest.Finding.Kind.String()
			seen[kind]++
			require.Contains(t, want.found, kind, "program %d", n)
			require.Equal(t, slices.Min(slices.Collect(maps.Values(want.found))), got.Shortest.Steps(), "program %d: shortest", n)
			requireReplays(t, p, got.Shortest)
			requireReplays(t, p, got.Clearest)
			require.Equal(t, want.calmest(), [2]int{got.Clearest.Preemptions, got.Clearest.Steps()}, "program %d: clearest", n)
			requireSameCount(t, want, got, n)
			continue
		}
		idle, partial, starving := want.endless()
		if !idle && !partial && !(starving && p.StarvationFree) {
			require.Equal(t, engine.Proved, got.Verdict, "program %d", n)
			requireSameCount(t, want, got, n)
			seen["proved"]++
			if starving {
				seen["unfair, which nobody asked"]++
			}
			continue
		}
		require.Equal(t, engine.Refuted, got.Verdict, "program %d: idle %v, partial %v, starving %v", n, idle, partial, starving)
		kind := got.Shortest.Finding.Kind
		switch {
		case idle:
			require.Contains(t, []engine.FindingKind{engine.Livelock, engine.Deadlock}, kind, "program %d", n)
			seen["round and round "+kind.String()]++
		case partial:
			require.Equal(t, engine.Deadlock, kind, "program %d", n)
			seen["partial deadlock beside progress"]++
		default:
			require.Equal(t, engine.Starvation, kind, "program %d", n)
			seen["starvation without end"]++
		}
		requireFairLasso(t, p, got.Shortest)
	}
	for _, kind := range []string{"proved", "deadlock", "misuse", "collision", "starvation", "leaked-task", "round and round livelock",
		"round and round deadlock", "partial deadlock beside progress", "starvation without end", "unfair, which nobody asked"} {
		require.GreaterOrEqual(t, seen[kind], 5, "the bag is a fair one: %s of %v", kind, seen)
	}
}

// requireSameCount compares the numbers of interleavings.
func requireSameCount(t *testing.T, want *naive, got *engine.Report, n int) {
	t.Helper()
	if count := want.runs(0, map[int]*big.Int{}, map[int]bool{}); count != nil {
		require.Equal(t, count.String(), got.Interleavings.String(), "program %d: interleavings", n)
	} else {
		require.True(t, got.Endless, "program %d", n)
		require.Nil(t, got.Interleavings)
	}
}

// requireReplays makes the run of a witness on goroutines.
func requireReplays(t *testing.T, p *engine.Program, w *engine.Witness) {
	t.Helper()
	trace, err := sched.Replay(p, w.Schedule)
	require.NoError(t, err)
	require.NotNil(t, trace.Finding, "%s", w.Schedule)
	require.Equal(t, w.Finding, *trace.Finding)
	require.Equal(t, w.Preemptions, trace.Preemptions())
}

// requireFairLasso goes round the cycle of a witness on goroutines: it must come back
// to where it began, and every task must have moved or have been unable to.
func requireFairLasso(t *testing.T, p *engine.Program, w *engine.Witness) {
	t.Helper()
	s, err := sched.NewSession(p)
	require.NoError(t, err)
	defer s.Close()
	for _, c := range w.Schedule {
		_, err := s.Choose(c)
		require.NoError(t, err)
	}
	before, next := s.State().Clone(), announced(p, s)
	turn := ^s.Enabled()
	for _, c := range w.Cycle {
		turn = turn.With(c.Task) | ^s.Enabled()
		_, err := s.Choose(c)
		require.NoError(t, err)
	}
	require.True(t, before.Equal(s.State()), "%s, then %s", w.Schedule, w.Cycle)
	require.Equal(t, next, announced(p, s))
	require.Zero(t, ^turn, "every task has its turn")
	for waiting := range w.Finding.Waiting.All() {
		require.Equal(t, machine.Started, s.State().Tasks[waiting])
	}
}

func announced(p *engine.Program, s *sched.Session) (ops []engine.Op) {
	for t := range p.Tasks {
		op, _ := s.Next(engine.TaskID(t))
		ops = append(ops, op)
	}
	return ops
}

// Searches of such programs may be sliced, cut short and gone on with, and samples of
// them show nothing that the search does not know.
func TestFactoriesSlicedExtendedAndSampled(t *testing.T) {
	requireNoGoroutineLeft(t)
	dice := sched.NewDice(5)
	for n := range 400 {
		p := specimen.Factory(dice)
		want := prove(t, p)
		states := 1 + dice.Roll(10) // of any graph: that for runs without end may be larger than the reported one
		s, err := New(p, engine.Limits{States: states})
		require.NoError(t, err)
		for more := true; more; more = want.Verdict == engine.Proved && s.Extend(engine.Limits{States: states}) {
			states += 1 + dice.Roll(30)
			for !s.Advance(1 + dice.Roll(9)) {
			}
		}
		if got := s.Report(); want.Verdict == engine.Proved {
			if got.Interleavings == nil { // counting them came to a limit, and what is proved goes no further
				want.Interleavings = nil
			}
			require.Equal(t, want, got, "program %d", n)
		}
		if got := s.Report(); got.Verdict == engine.Refuted && got.Shortest.Cycle == nil {
			requireReplays(t, p, got.Shortest)
		}
		s.Close()
		sample, err := SampleRuns(p, Sampling{Runs: 10, StepsMax: 200, Seed: uint64(n)})
		require.NoError(t, err)
		if w := sample.Report.Shortest; w != nil {
			require.Equal(t, engine.Refuted, want.Verdict, "program %d", n)
			requireReplays(t, p, w)
		}
		require.Subset(t, want.Outcomes, sample.Report.Outcomes, "program %d", n)
	}
}
