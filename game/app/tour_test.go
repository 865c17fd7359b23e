//go:build !js

package app

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/options"
)

func TestATourShowsEveryStateOfALevel(t *testing.T) {
	folder := t.TempDir()
	count, err := Tour(options.Options{Tour: folder, Level: "the-key", Lang: "zh", Size: options.Size{W: 844, H: 390}})
	require.NoError(t, err)
	var names []string
	files, err := filepath.Glob(filepath.Join(folder, "zh-844x390", "*.png"))
	require.NoError(t, err)
	for _, file := range files {
		names = append(names, filepath.Base(file))
	}
	require.Len(t, names, count)
	require.Subset(t, names, []string{"the-key-start.png", "the-key-large.png", "the-key-clear.png", "the-key-share.png", "the-key-hints.png", "the-key-middle.png",
		"the-key-result.png", "the-key-code-python.png", "the-key-code-go.png", "the-key-trap-no-key.png"})
}

func TestATourShowsBothPartsOfALevel(t *testing.T) {
	folder := t.TempDir()
	_, err := Tour(options.Options{Tour: folder, Level: "last-item", Lang: "en", Size: options.Size{W: 844, H: 390}})
	require.NoError(t, err)
	for _, name := range []string{"sabotage-start", "sabotage-result", "engineer-start", "engineer-result", "engineer-code-go"} {
		require.FileExists(t, filepath.Join(folder, "en-844x390", "last-item-"+name+".png"))
	}
}

func TestATourOfALevelThatDoesNotExistSaysSo(t *testing.T) {
	_, err := Tour(options.Options{Tour: t.TempDir(), Level: "nowhere"})
	require.ErrorIs(t, err, ErrNoLevel)
}
