//go:build !js

package web

import (
	"encoding/json"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Each cut is for a place that this Go release has once, and leaves Go source. Where a newer release is without one of
// them the page becomes larger, and somebody should look.
func TestEveryCutFits(t *testing.T) {
	dir := t.TempDir()
	overlay, err := writeCuts(build.Default.GOROOT, dir)
	require.NoError(t, err)
	data, err := os.ReadFile(overlay)
	require.NoError(t, err)
	var list struct{ Replace map[string]string }
	require.NoError(t, json.Unmarshal(data, &list))
	require.Len(t, list.Replace, len(cuts))
	for original, changed := range list.Replace {
		before, err := os.ReadFile(original)
		require.NoError(t, err)
		after, err := os.ReadFile(changed)
		require.NoError(t, err)
		require.NotEqual(t, string(before), string(after))
		_, err = parser.ParseFile(token.NewFileSet(), changed, nil, 0)
		require.NoError(t, err)
	}
}

func TestAnotherGoReleaseIsLeftAsItIs(t *testing.T) {
	root, dir := t.TempDir(), t.TempDir()
	overlay, err := writeCuts(root, dir)
	require.NoError(t, err)
	require.Empty(t, overlay, "there is nothing at all")

	path := filepath.Join(root, "src", filepath.FromSlash(cuts[0].file))
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(strings.Repeat(cuts[0].old, 2)), 0o600))
	overlay, err = writeCuts(root, dir)
	require.NoError(t, err)
	require.Empty(t, overlay, "the place is not the one we know")
	flags, err := leanFlags(root, dir)
	require.NoError(t, err)
	require.NotContains(t, strings.Join(flags, " "), "-overlay")
}

// The fonts and what else is in the program must leave it under the aim of 4 MB; the table of game/README.md has the
// figures of all files.
func TestThePageStaysSmall(t *testing.T) {
	site, err := Build(t.Context(), Options{})
	require.NoError(t, err)
	// Packed in a second, the program is a sixth larger than as it is exported, which would take a minute here.
	require.Less(t, site.BrotliBytes, int64(4_650_000), "what has grown? go run ./game/bench -parts page")
	require.Less(t, site.WasmBytes, int64(23_000_000))
}
