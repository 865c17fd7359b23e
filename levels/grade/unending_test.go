package grade_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/cores"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Right under every fair schedule, but not on benches that let in one at a time: he
// waits for somebody who never comes in. A shift that is too long to be made to its end
// is told apart from one that has none.
func TestShiftsWithoutAnEnd(t *testing.T) {
	const spins = `routines: {peep: [{while: done == 0, do: [{work: 1}]}], make: [{work: 2}, {write: done, value: 1}]}
globals: {done: 0}
workers: [{routine: peep}, {routine: make}]
bench: {cores: 1, admitted: 1}
goal: {final: done == 1}
`
	const late = `routines: {fold: [{repeat: 200, do: [{increment: made}, {work: 9000}]}]}
globals: {made: 0}
workers: [{routine: fold}]
bench: {cores: 1}
goal: {final: made == 200}
`
	for _, test := range []struct {
		name, level string
		detail      string
		says        string
	}{
		{"goes round", spins, cores.RoundAndRound, "Everything is right, but on these benches the shift never ends: from tick 2 on it goes round and round, the same every 4 ticks."},
		{"is too long", late, "", "Everything is right, but the shift goes on and on: it was given up before it came to an end."},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := judge(t, written(t, test.level))
			require.Equal(t, engine.Refuted, r.Verdict)
			require.Equal(t, engine.DeadlineMissed, r.Finding)
			require.Equal(t, []grade.Miss{{Demand: grade.DemandTicks, Want: puzzle.ReferenceTicks, Got: puzzle.ReferenceTicks}}, r.Missed)
			require.Equal(t, test.detail, r.Reference.Finding.Detail)
			require.Equal(t, test.says, r.Explanation.EN)
		})
	}
}
