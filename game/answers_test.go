//go:build !js

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/web"
	"lostupdate/levels/class/kit"
)

// The page that students get holds the levels, and neither the known solutions nor the answers to the worksheets.
func TestThePageHoldsNoAnswers(t *testing.T) {
	site, err := web.Build(t.Context(), web.Options{})
	require.NoError(t, err)
	files, err := filepath.Glob(filepath.Join(site.Dir, "*"))
	require.NoError(t, err)
	levels := false
	for _, name := range files {
		content, err := os.ReadFile(name)
		require.NoError(t, err)
		levels = levels || bytes.Contains(content, []byte("id: homework-night"))
		require.False(t, bytes.Contains(content, []byte(kit.Mark)), name)
		if filepath.Base(name) != "teacher.wasm" {
			require.False(t, bytes.Contains(content, []byte("expect: refuted\nfinding: deadlock\n")), name)
		}
	}
	require.True(t, levels, "the program holds its levels as plain text, as it would the answers")
}
