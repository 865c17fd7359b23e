package folds_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/folds"
	"lostupdate/levels"
)

func TestACardIsTurned(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	level, ok := catalog.Level("the-key")
	require.True(t, ok)
	p := level.Puzzle

	var f folds.Folds
	f.Turn(p, "pack 2")
	before := f
	require.True(t, f.Folded("pack", 2))
	require.False(t, f.Folded("pack", 3))
	f.Turn(p, "pack 0")
	require.Equal(t, []string{"pack 0", "pack 2"}, f.Folds())
	f.Turn(p, "pack 2")
	require.Equal(t, []string{"pack 0"}, f.Folds())
	require.Equal(t, []string{"pack 2"}, before.Folds(), "a copy stays as it was")

	for _, nonsense := range []string{"", "pack", "pack 99", "pack -1", "pack 02", "nobody 2", "pack 2 3", "2"} {
		f.Turn(p, nonsense)
		require.Equal(t, []string{"pack 0"}, f.Folds(), nonsense)
	}
}
