package explore

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/sched"
)

// Graphs that are too large for their edges to be kept give the same reports: they are
// looked at again instead.
func TestReportsDoNotDependOnEdgesThatAreKept(t *testing.T) {
	dice := sched.NewDice(17)
	refuted := 0
	for n := range 600 {
		p := specimen.Factory(dice)
		if n%2 == 0 {
			p = specimen.RandomOfAll(dice)
		}
		want := prove(t, p)
		s, err := New(p, engine.Limits{})
		require.NoError(t, err)
		for done := false; !done; {
			for _, run := range []*breadth{s.verdict, s.whole} {
				if run != nil {
					run.edges = edges{}
				}
			}
			done = s.Advance(1)
		}
		require.Equal(t, want, s.Report(), "program %d", n)
		s.Close()
		if want.Verdict == engine.Refuted && want.Clearest.Steps() > want.Shortest.Steps() {
			refuted++
		}
	}
	require.Greater(t, refuted, 5, "the shortest witness had to be looked for")
}

// Edges are given up where there are too many.
func TestEdgesAreBounded(t *testing.T) {
	e := edges{first: []int32{}}
	v := view{options: []option{{state: 7, effect: stepped}, {state: 3, effect: failed}}}
	e.keep(&v)
	e.keep(&view{})
	require.Equal(t, []int32{7, endsRun}, e.of(0))
	require.Empty(t, e.of(1))
	require.False(t, e.has(2))
	e.to = make([]int32, edgesMax-1)
	e.keep(&v)
	require.False(t, e.has(0))
	e.keep(&v)
	require.False(t, e.has(0), "for good")
}
