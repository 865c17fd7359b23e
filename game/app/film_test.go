//go:build !js

package app

import (
	"image/gif"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/film"
	"lostupdate/game/internal/options"
)

func TestFilmsOfBothRolesAreShortAndSmall(t *testing.T) {
	for level, solution := range map[string]string{"the-key": "trap-no-key", "two-hands": "proof"} {
		file := filepath.Join(t.TempDir(), "film.gif")
		hundredths, size, err := Film(options.Options{Level: level, Solution: solution, Film: file, Size: options.Size{W: 384, H: 240}})
		require.NoError(t, err)
		require.LessOrEqual(t, hundredths, 100*film.SecondsMax)
		require.Greater(t, hundredths, 300)
		require.LessOrEqual(t, size, film.BytesMax)

		data, err := os.Open(file)
		require.NoError(t, err)
		defer data.Close()
		g, err := gif.DecodeAll(data)
		require.NoError(t, err)
		require.Greater(t, len(g.Image), 10, "something moves")
	}
}

func TestWhatStandsStillIsNotFilmed(t *testing.T) {
	_, _, err := Film(options.Options{Level: "the-key", Solution: "none", Film: filepath.Join(t.TempDir(), "film.gif")})
	require.ErrorIs(t, err, ErrNothingMoves)
}
