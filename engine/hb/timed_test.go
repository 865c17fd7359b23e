package hb

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/cores"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// A run in virtual time is explained like the run of its schedule: the same pattern,
// tasks, objects and values, and the same visible steps.
func TestTimedRunsAreExplainedLikeTheirSchedules(t *testing.T) {
	explained := 0
	for seed := range uint64(1500) {
		p := specimen.Random(sched.NewDice(seed))
		timed, _, err := cores.Run(p, cores.Bench{Cores: 1 + int(seed%3), Quantum: 2})
		require.NoError(t, err)
		plain, err := sched.Replay(p, timed.Schedule())
		if err != nil {
			require.Equal(t, engine.AssertFailed, timed.Finding.Kind)
			requireFacts(t, p, plain, Explain(p, plain))
			Explain(p, timed)
			continue
		}
		want, got := Explain(p, plain), Explain(p, timed)
		require.Equal(t, visible(plain, want.Steps), visible(timed, got.Steps), "seed %d", seed)
		want.Steps, got.Steps = nil, nil
		require.Equal(t, want, got, "seed %d", seed)
		if got.Pattern != NoPattern {
			explained++
		}
	}
	require.Greater(t, explained, 500)
}

// visible turns indices of events into indices among the visible ones.
func visible(trace *engine.Trace, steps []int) (all []int) {
	for _, step := range steps {
		n := 0
		for _, e := range trace.Events[:step] {
			if e.Op.Kind.Visible() {
				n++
			}
		}
		all = append(all, n)
	}
	return all
}

func TestOneWhoIsNeverAdmitted(t *testing.T) {
	p := &engine.Program{Objects: specimen.Variables(1), Tasks: specimen.Crew(
		machine.Code{specimen.Read(0, 0), specimen.Join(1)}, machine.Code{specimen.Work(1)})}
	trace, _, err := cores.Run(p, cores.Bench{Cores: 2, Admitted: 1})
	require.NoError(t, err)
	require.Equal(t, Explanation{Pattern: NeverAdmitted, Tasks: tasks(0, 1), Steps: []int{0}}, Explain(p, trace))
}

func TestDeadlineHasNoCauseButTime(t *testing.T) {
	p := &engine.Program{Tasks: specimen.Crew(machine.Code{specimen.Work(100)})}
	trace, _, err := cores.Run(p, cores.Bench{Cores: 1, TicksMax: 10})
	require.NoError(t, err)
	require.Equal(t, Explanation{Pattern: DeadlineMissed}, Explain(p, trace))
}
