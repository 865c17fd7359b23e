package grade_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// slowedDown is brought to its knees first, by one order more, and runs again then.
const slowedDown = `
role: both
routines: {fold: [{work: 12}]}
workers: [{routine: fold, count: 20}]
bench: {cores: 1, quantum: 1, switch: 2, desk: {holds: 16, each-more: 6}, admitted: let-in}
tools: {pool: {kind: staff, min: 12, max: 20}, dials: {let-in: [12, 16, 20]}}
start: {pool: 16, dials: {let-in: 20}}
goal: {demands: {slow: 1700, workers: 20, ticks: 800}}
`

func TestALevelThatIsSlowedDownFirst(t *testing.T) {
	l := written(t, slowedDown)
	for _, test := range []struct {
		name    string
		edits   []string
		part    puzzle.Role
		verdict engine.Verdict
		ticks   int64
	}{
		{"as it is, the desk is just full", nil, puzzle.Saboteur, engine.Refuted, 574},
		{"one order more", []string{"pool 17"}, puzzle.Saboteur, engine.Proved, 1732},
		{"all the orders, and a door", []string{"pool 20", "dial let-in 16"}, puzzle.Engineer, engine.Proved, 718},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := edited(t, l, test.edits...)
			require.Equal(t, test.part, l.Puzzle.PartOf(b))
			r := judge(t, l, test.edits...)
			require.Equal(t, test.verdict, r.Verdict, r.Explanation.EN)
			require.Equal(t, test.ticks, r.Measures.Ticks)
		})
	}

	first, second := l.Part(puzzle.Saboteur), l.Part(puzzle.Engineer)
	require.ErrorContains(t, first.Puzzle.Check(edited(t, l, "dial let-in 16")), "dial-fixed", "the saboteur has no door")
	require.Equal(t, 20, second.Puzzle.Start.Pool, "the engineer finds all orders taken on")
	require.ErrorContains(t, second.Puzzle.Check(edited(t, l, "pool 17")), "pool-out-of-range", "and sends none away")
	r, err := grade.Judge(second, second.Puzzle.Start, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.DeadlineMissed, r.Finding, "the second part begins with what the first has led to")

	b := l.Puzzle.Start.Clone()
	b.Schedule = engine.Schedule{{Task: 0}}
	require.ErrorContains(t, l.Puzzle.Check(b), "no-schedule", "no schedule makes a shift longer")
}
