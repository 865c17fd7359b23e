package specimen_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/specimen"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

func TestEverySpecimenIsALevelThatCompiles(t *testing.T) {
	for _, name := range specimen.Names(t) {
		level := specimen.Level(t, name)
		_, err := compile.Compile(level.Puzzle, level.Puzzle.Canonical(level.Puzzle.Start))
		require.NoError(t, err, name)
		for _, language := range []string{"en", "zh"} {
			require.NotEmpty(t, level.Text(puzzle.Language(language)).Title, name)
		}
	}
}
