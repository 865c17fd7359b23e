package sabotage_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
)

// The wall counts the updates that are missing in the number, not how often somebody
// wrote an old one.
func TestTheWallCountsEveryLostUpdate(t *testing.T) {
	for _, test := range []struct {
		level *levels.Level
		steps []int64
		says  string
	}{
		{campaign(t, "two-hands"), []int64{1, 2, 2, 1}, "1 update lost"},
		{campaign(t, "three-on-one"), []int64{1, 2, 2, 3, 3, 1}, "2 updates lost"},
		{file(t, eight), []int64{1, 2, 3, 3, 2, 1}, "2 updates lost"},
		{campaign(t, "how-low"), []int64{1, 2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2}, "8 updates lost"},
	} {
		st, show := stage(t, open(t, test.level, test.steps...))
		show()
		require.True(t, texts(st)[test.says], "%s %v", test.level.ID(), test.steps)
	}
}
