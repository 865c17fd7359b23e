package bench

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/dpor"
	"lostupdate/engine/explore"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/sched"
)

// Package explore finds data races by looking at states, package dpor by the vector
// clocks of one run of each trace. They find them on the same variables.
func TestRacesOfStatesAreThoseOfVectorClocks(t *testing.T) {
	const programs = 1000
	racy, compared := 0, 0
	for seed := range uint64(programs) {
		p := specimen.Mixed(sched.NewDice(seed))
		clocks, err := dpor.Prove(p, dpor.Options{Limits: dpor.Limits{Executions: 2000}})
		require.NoError(t, err)
		if clocks.Limit != engine.NoLimit {
			continue
		}
		states, err := explore.ProveWith(p, explore.Options{NoWitness: true, NoInterleavings: true, NoLiveness: true})
		require.NoError(t, err)
		require.Equal(t, states.Races, clocks.Races, "program %d", seed)
		compared++
		racy += min(1, len(states.Races))
	}
	require.Greater(t, compared, programs/2)
	require.Greater(t, racy, programs/20)
	t.Logf("%d programs compared, %d with a race", compared, racy)
}
