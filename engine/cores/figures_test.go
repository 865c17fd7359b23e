package cores

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// subjects is n tasks that each work for so many ticks and touch nothing.
func subjects(n int, ticks int64) *engine.Program {
	p := &engine.Program{}
	for range n {
		p.Tasks = append(p.Tasks, engine.Task{Body: machine.Code{{Verb: machine.Work, A: machine.Const(ticks)}}})
	}
	return p
}

// The figures of the campaign's levels, computed by hand and by another model
// before this package was written.
func TestFiguresOfTheCampaign(t *testing.T) {
	for _, test := range []struct {
		name                       string
		tasks                      int
		work                       int64
		bench                      Bench
		ticks, switches, firstSeen int64 // firstSeen: of the task that is seen last
	}{
		{"homework, changing every tick", 5, 12, Bench{Cores: 1, Quantum: 1, SwitchCost: 1}, 119, 59, 8},
		{"homework, one subject after the other", 5, 12, Bench{Cores: 1, Quantum: 12, SwitchCost: 1}, 64, 4, 52},
		{"homework, never made to change", 5, 12, Bench{Cores: 1, SwitchCost: 1}, 64, 4, 52},
		{"homework, quantum 6", 5, 12, Bench{Cores: 1, Quantum: 6, SwitchCost: 1}, 69, 9, 28},
		{"homework, quantum 4", 5, 12, Bench{Cores: 1, Quantum: 4, SwitchCost: 1}, 74, 14, 20},
		{"homework, quantum 4, changing is free", 5, 12, Bench{Cores: 1, Quantum: 4}, 60, 14, 16},
		{"homework, batch, changing is free", 5, 12, Bench{Cores: 1}, 60, 4, 48},

		{"stone cutters, four at once", 48, 20, Bench{Cores: 4, SwitchCost: 1, Admitted: 4}, 251, 44, 231},
		{"stone cutters, four at once, quantum 4", 48, 20, Bench{Cores: 4, Quantum: 4, SwitchCost: 1, Admitted: 4}, 251, 44, 231},
		{"stone cutters, one at a time", 48, 20, Bench{Cores: 4, Quantum: 4, SwitchCost: 1, Admitted: 1}, 1007, 47, 987},
		{"stone cutters, five at once, quantum 5", 48, 20, Bench{Cores: 4, Quantum: 5, SwitchCost: 1, Admitted: 5}, 290, 179, 270},
		{"stone cutters, all at once, quantum 5", 48, 20, Bench{Cores: 4, Quantum: 5, SwitchCost: 1}, 287, 188, 66},

		{"one order on four benches", 1, 24, Bench{Cores: 4, Quantum: 4, SwitchCost: 1}, 24, 0, 0},
		{"four orders on four benches", 4, 24, Bench{Cores: 4, Quantum: 4, SwitchCost: 1}, 24, 0, 0},
		{"five orders on four benches", 5, 24, Bench{Cores: 4, Quantum: 4, SwitchCost: 1}, 39, 26, 5},
	} {
		t.Run(test.name, func(t *testing.T) {
			trace, metrics, err := Run(subjects(test.tasks, test.work), test.bench)
			require.NoError(t, err)
			require.Nil(t, trace.Finding)
			require.Equal(t, []int64{test.ticks, test.switches, test.firstSeen},
				[]int64{metrics.Ticks, metrics.Switches, slices.Max(metrics.FirstSeen)})
		})
	}
}
