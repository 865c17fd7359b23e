package bench

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/dpor"
	"lostupdate/engine/explore"
)

// The counts that other tools and closed forms give for these programs: complete
// schedules, schedules that differ in more than the order of independent steps
// (Nidhugg and GenMC make as many runs), and states.
//
//	counter n,1     (n!)^2 traces
//	locked n,k      (nk)!/(k!)^n schedules, each a trace of its own
//	philosophers n  2^n - 1 traces, one of them the deadlock; ordered: 2^n - 2
//
// The buffer has other counts elsewhere: 56 and 50264 schedules, and 428 and 9296
// states, where a notification wakes whoever has slept longest, so that the order
// of the sleepers is part of the state. Here it may wake any of them: there are more
// schedules, and fewer states. Restricted to the longest sleeper there are 56 here too.
func TestKnownCounts(t *testing.T) {
	for _, test := range []struct {
		program       *engine.Program
		interleavings string
		traces        int
		states        int
	}{
		{Counter(2, 1), "6", 4, 12},
		{Counter(2, 2), "70", 34, 57},
		{Counter(3, 1), "90", 36, 59},
		{Counter(3, 2), "34650", 7134, 904},
		{Counter(4, 1), "2520", 576, 330},
		{Counter(2, 5), "184756", 34904, 1277},
		{Locked(2, 1), "2", 2, 16},
		{Locked(3, 1), "6", 6, 44},
		{Locked(4, 1), "24", 24, 112},
		{Locked(3, 2), "90", 90, 189},
		{Locked(2, 5), "252", 252, 216},
		{Philosophers(3, false), "168", 7, 87},
		{Philosophers(4, false), "98184", 15, 391},
		{Philosophers(5, false), "66468720", 31, 1743},
		{Philosophers(3, true), "142", 6, 72},
		{Philosophers(4, true), "64000", 14, 320},
		{Philosophers(5, true), "49719072", 30, 1424},
		{Philosophers(8, false), "4191662282365998720", 255, 153631},
		{Philosophers(8, true), "2923440359816370240", 254, 125440},
		{Buffer(2, 1), "64", 64, 279},
		{Buffer(2, 2), "86336", 86336, 3339},
	} {
		t.Run(test.program.Name, func(t *testing.T) {
			whole, err := explore.ProveWith(test.program, explore.Options{NoSymmetry: true, NoReduction: true})
			require.NoError(t, err)
			require.Equal(t, test.states, whole.States)
			require.Equal(t, test.interleavings, whole.Interleavings.String())
			cut, err := explore.Prove(test.program, engine.Limits{})
			require.NoError(t, err)
			require.LessOrEqual(t, cut.States, whole.States)
			require.Equal(t, whole.Outcomes, cut.Outcomes)
			require.Equal(t, whole.Interleavings, cut.Interleavings)
			for _, goroutines := range []bool{false, true} {
				traces, err := dpor.Prove(test.program, dpor.Options{Goroutines: goroutines})
				require.NoError(t, err)
				require.Equal(t, test.traces, traces.Executions)
				require.Zero(t, traces.Blocked)
				require.Equal(t, whole.Verdict, traces.Verdict)
				require.Equal(t, whole.Outcomes, traces.Outcomes)
				require.Equal(t, whole.Races, traces.Races)
			}
		})
	}
}
