//go:build !js

package app

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/options"
)

// shoot draws what was asked for in memory and returns the picture.
func shoot(t *testing.T, asked options.Options) image.Image {
	t.Helper()
	asked.Shot = filepath.Join(t.TempDir(), "shot.png")
	how, err := Shot(asked, false)
	require.NoError(t, err)
	require.Contains(t, how, "in memory")
	file, err := os.Open(asked.Shot)
	require.NoError(t, err)
	defer file.Close()
	picture, err := png.Decode(file)
	require.NoError(t, err)
	return picture
}

func TestShotsOfEveryScreen(t *testing.T) {
	size := options.Size{W: 844, H: 390}
	seen := map[string]bool{}
	for _, asked := range []options.Options{
		{},
		{Lang: "zh"},
		{Screen: options.ScreenMap},
		{Level: "the-key"},
		{Level: "the-key", Lang: "zh"},
		{Level: "the-key", Screen: options.ScreenPlay, Tick: 9},
		{Level: "the-key", Screen: options.ScreenPlay, Solution: "trap"},
		{Level: "the-key", Screen: options.ScreenResult},
		{Level: "two-hands", Screen: options.ScreenSabotage, Tick: 2},
		{Level: "two-hands", Screen: options.ScreenResult},
	} {
		asked.Size = size
		picture := shoot(t, asked)
		require.Equal(t, image.Pt(size.W, size.H), picture.Bounds().Max)
		rgba, ok := picture.(*image.RGBA)
		require.True(t, ok)
		require.False(t, seen[string(rgba.Pix)], "%+v looks like another one", asked)
		seen[string(rgba.Pix)] = true
		require.Equal(t, rgba.Pix, shoot(t, asked).(*image.RGBA).Pix, "%+v is drawn the same again", asked)
	}
}

func TestShotsThatCannotBeDrawnSayWhy(t *testing.T) {
	for wanted, asked := range map[string]options.Options{
		"there is no such level": {Level: "nowhere"},
		"say which level":        {Screen: options.ScreenResult},
		"there is no solution":   {Level: "the-key", Solution: "luck"},
		"has no result":          {Level: "the-key", Solution: "trap", Screen: options.ScreenResult},
	} {
		asked.Shot = filepath.Join(t.TempDir(), "shot.png")
		_, err := Shot(asked, false)
		require.ErrorContains(t, err, wanted)
		require.NoFileExists(t, asked.Shot)
	}
	_, err := Shot(options.Options{Shot: filepath.Join(t.TempDir(), "no", "such", "folder.png")}, false)
	require.Error(t, err)
}
