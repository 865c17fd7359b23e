package grade_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/grade"
)

// When a worker had done his work is read off the spans of the reference shift: it is what
// the benches measured.
func TestWhenEachWorkerHadEnded(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	for _, id := range []string{"homework-night", "mixed-orders", "shipped-too-early", "night-shift", "push-factory", "explosive-mix"} {
		level, ok := catalog.Level(id)
		require.True(t, ok)
		for _, proof := range level.Proofs {
			result, err := grade.Judge(level, proof.Blueprint, engine.Limits{})
			require.NoError(t, err)
			f, err := compile.Compile(level.Puzzle, proof.Blueprint)
			require.NoError(t, err)
			shift, err := grade.RunShift(f, 0)
			require.NoError(t, err)
			for i, want := range shift.Metrics.Ended {
				require.Equal(t, want, result.Ended(i+1), "%s, %s: worker %d", id, proof.Name, i+1)
			}
		}
	}
}
