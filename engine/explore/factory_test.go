package explore

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// Two ways to compute the same, for programs with processes, crashes, regions,
// patience and loops: one search, against a graph built in the plainest way and the
// definitions of what can go wrong in a run without end.
func TestSearchAgreesWithTheNaiveGraph(t *testing.T) {
	const programs = 6000
	r := rand.New(rand.NewPCG(11, 4))
	seen := map[string]int{}
	for n := range programs {
		p := randomFactory(r)
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
			continue
		}
		idle, partial, starving := want.endless()
		if !idle && !partial && !(starving && p.StarvationFree) {
			require.Equal(t, engine.Proved, got.Verdict, "program %d", n)
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
