package dpor

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/sched"
)

// Two ways to compute the same, over thousands of random programs: the search makes
// exactly one run of each trace, and finds what there is to find.
func TestSearchAgreesWithBruteForce(t *testing.T) {
	const programs = 3000
	verdicts, skipped, runs := map[engine.Verdict]int{}, 0, 0
	for seed := range uint64(programs) {
		p := specimen.Mixed(sched.NewDice(seed))
		b, start := newBrute(p)
		if slices.Contains(start.broken, true) {
			skipped++ // nobody takes a step: that has a test of its own
			continue
		}
		traces := b.traces(start, 1500)
		if traces < 0 {
			skipped++
			continue
		}
		b.runs(start, map[string]bool{})
		got, err := Prove(p, Options{})
		require.NoError(t, err)
		require.Zero(t, got.Blocked, "program %d", seed)
		require.Equal(t, traces, got.Executions, "program %d: traces", seed)
		verdicts[got.Verdict]++
		runs += got.Executions

		ends := map[string]bool{}
		for _, o := range got.Outcomes {
			ends[fmt.Sprint(o)] = true
		}
		require.Equal(t, b.outcomes, ends, "program %d: outcomes", seed)
		kinds := map[string]bool{}
		for _, k := range got.Findings {
			kinds[k.String()] = true
		}
		require.Equal(t, b.found, kinds, "program %d: findings", seed)
		require.Equal(t, slices.Sorted(maps.Keys(b.races)), got.Races, "program %d: races", seed)
		require.Equal(t, len(b.found) > 0, got.Verdict == engine.Refuted, "program %d", seed)
		if got.Witness != nil {
			requireShows(t, p, got.Witness)
		}
	}
	require.Greater(t, verdicts[engine.Proved], programs/10, "the bag is a fair one")
	require.Greater(t, verdicts[engine.Refuted], programs/10, "the bag is a fair one")
	require.Less(t, skipped, programs/5)
	t.Logf("%d runs of %d programs, %d skipped", runs, programs, skipped)
}

// requireShows replays a witness on goroutines.
func requireShows(t *testing.T, p *engine.Program, w *engine.Witness) {
	t.Helper()
	trace, err := sched.Replay(p, w.Schedule)
	require.NoError(t, err, "schedule %s", w.Schedule)
	require.NotNil(t, trace.Finding, "schedule %s", w.Schedule)
	require.Equal(t, w.Finding, *trace.Finding)
}
