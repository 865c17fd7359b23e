package explore

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
)

func TestSamplingFindsButNeverProves(t *testing.T) {
	requireNoGoroutineLeft(t)
	for name, o := range map[string]Sampling{"random": {Seed: 1}, "by priority": {Seed: 1, Depth: 2}} {
		broken, err := SampleRuns(counter(3, 2), o)
		require.NoError(t, err)
		require.Equal(t, engine.Refuted, broken.Report.Verdict, name)
		search, err := New(counter(3, 2), engine.Limits{})
		require.NoError(t, err)
		again := search.witness(broken.Report.Shortest.Schedule)
		search.Close()
		require.Equal(t, broken.Report.Shortest, again, "%s: a witness replays to its finding", name)

		sound, err := SampleRuns(locked(3, 2), o)
		require.NoError(t, err)
		require.Equal(t, engine.Unknown, sound.Report.Verdict, name)
		require.Equal(t, 1000, sound.Runs)
		require.Equal(t, []engine.Outcome{{6}}, sound.Report.Outcomes)
		require.LessOrEqual(t, sound.Distinct, 90, "there are 90 schedules")
		require.Greater(t, sound.Distinct, 3)
	}
}

func TestEqualSeedsSampleTheSame(t *testing.T) {
	one, err := SampleRuns(philosophers(5, false), Sampling{Seed: 3, Depth: 3})
	require.NoError(t, err)
	other, err := SampleRuns(philosophers(5, false), Sampling{Seed: 3, Depth: 3})
	require.NoError(t, err)
	require.Equal(t, one, other)
	require.Equal(t, engine.Deadlock, one.Report.Shortest.Finding.Kind)
}

func TestRunsWithoutAnEndAreCutOff(t *testing.T) {
	s, err := SampleRuns(afterYou(), Sampling{Runs: 3, StepsMax: 2})
	require.NoError(t, err)
	require.Equal(t, 3, s.Endless)
	require.Empty(t, s.Report.Outcomes)
}
