package engine

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// lostUpdate is the run 1 2*2 1 of two workers who each read and write once.
func lostUpdate() *Trace {
	both, first := TaskSet(0).With(0).With(1), TaskSet(0).With(0)
	return &Trace{
		Events: []Event{
			{Task: 0, Op: Op{Kind: OpRead}, Enabled: both},
			{Task: 0, Op: Op{Kind: OpCompute, Arg: 1, Cost: 1, Site: 1}},
			{Task: 1, Op: Op{Kind: OpRead}, Enabled: both},
			{Task: 1, Op: Op{Kind: OpWrite, Arg: 1, Site: 2}, Enabled: both},
			{Task: 0, Op: Op{Kind: OpWrite, Arg: 1, Site: 2}, Enabled: first},
		},
		Finding: &Finding{Kind: WrongOutcome, Task: -1, Object: -1},
		Final:   []int64{1},
	}
}

func TestTraceRemembersItsSchedule(t *testing.T) {
	require.Equal(t, "1 2*2 1", lostUpdate().Schedule().String())
}

func TestPreemptionIsLeavingATaskThatCouldGoOn(t *testing.T) {
	require.Equal(t, 1, lostUpdate().Preemptions(), "leaving worker 2 costs nothing: he has gone home")
}

func TestHashTellsRunsApart(t *testing.T) {
	same, value, finding, detail := lostUpdate(), lostUpdate(), lostUpdate(), lostUpdate()
	value.Events[2].Value = 7
	finding.Finding.Kind = Deadlock
	detail.Finding.Detail = "in other words"
	require.Equal(t, lostUpdate().Hash(), same.Hash())
	require.NotEqual(t, same.Hash(), value.Hash())
	require.NotEqual(t, same.Hash(), finding.Hash())
	require.Equal(t, same.Hash(), detail.Hash())
	require.Equal(t, uint64(0x679c95e5a559256), same.Hash(), "golden: a change here needs a new RulesVersion")
}

func TestTaskSet(t *testing.T) {
	s := TaskSet(0).With(3).With(0).With(63)
	var all []TaskID
	for task := range s.All() {
		all = append(all, task)
	}
	require.Equal(t, []TaskID{0, 3, 63}, all)
	require.Equal(t, 3, s.Len())
	require.Equal(t, TaskID(0), s.First())
	require.Equal(t, TaskID(-1), TaskSet(0).First())
	require.False(t, s.Has(-1) || s.Has(64) || s.Has(1))
}

func TestFindingKindsHaveNames(t *testing.T) {
	for k := NoFinding; k < findingKindEnd; k++ {
		parsed, ok := ParseFindingKind(k.String())
		require.True(t, ok, k)
		require.Equal(t, k, parsed)
	}
	_, ok := ParseFindingKind("bad luck")
	require.False(t, ok)
}
