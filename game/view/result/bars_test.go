package result

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/puzzle"
)

func TestBarsOfEqualWidth(t *testing.T) {
	bars := []puzzle.Bar{{Value: 10, Count: 2}, {Value: 12, Count: 1}, {Value: 14, Count: 4}}
	require.Equal(t, spread{first: 10, width: 1, most: 14, counts: []int64{2, 0, 1, 0, 4}, own: 2, faster: 2, equal: 1}, spreadOf(bars, 12))

	slower := spreadOf(bars, 16)
	require.Equal(t, []int64{2, 0, 1, 0, 4, 0, 0}, slower.counts, "one that nobody counted has a place, too")
	require.Equal(t, 6, slower.own)
	require.EqualValues(t, 7, slower.faster)

	wide := spreadOf([]puzzle.Bar{{Value: 1, Count: 3}, {Value: 1_000_000_000, Count: 1}}, 500_000_000)
	require.LessOrEqual(t, len(wide.counts), spreadBars)
	require.EqualValues(t, 1_000_000_000, wide.most, "what somebody needs, not where the last bar ends")
	require.EqualValues(t, 3, wide.counts[0])
	require.EqualValues(t, 1, wide.counts[len(wide.counts)-1])
}
