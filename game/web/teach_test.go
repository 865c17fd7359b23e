//go:build !js

package web

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The teacher's page has all that it loads beside it, keeps to the policy, and costs who plays nothing.
func TestTheTeachersPageStandsBesideTheGames(t *testing.T) {
	root := tinyTree(t, tinyProgram)
	teacher := filepath.Join(root, "game", "web", "teacher")
	require.NoError(t, os.MkdirAll(teacher, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(teacher, "main.go"), []byte(tinyProgram), 0o600))
	options := Options{Source: root, Cache: t.TempDir()}
	site, err := Build(t.Context(), options)
	require.NoError(t, err)
	exported, err := Export(t.Context(), filepath.Join(t.TempDir(), "out"), options)
	require.NoError(t, err)

	for dir, packed := range map[string]bool{site.Dir: false, exported.Dir: true} {
		read := func(name string) string {
			content, err := os.ReadFile(filepath.Join(dir, name))
			require.NoError(t, err)
			return string(content)
		}
		page := read("teacher.html")
		require.Equal(t, packed, strings.Contains(page, `data-packed="teacher.wasm.gz?v=`))
		loaded := regexp.MustCompile(`(?:src|href|data-wasm|data-worker|data-packed)="([a-z.-]+)\?v=[0-9a-f]{16}"`).FindAllStringSubmatch(page, -1)
		for _, match := range loaded {
			read(match[1])
		}
		if packed {
			require.Len(t, loaded, len(teacherFiles())+2)
		}
		require.Contains(t, page, "connect-src &#39;self&#39;")
		for _, absent := range []string{"http:", "https:", "<style", "style=", "onclick", "<script>"} {
			require.NotContains(t, page, absent)
		}
		for _, name := range teacherFiles() {
			source := read(name)
			for _, absent := range []string{"innerHTML", "eval(", "new Function", "insertAdjacentHTML", "document.write", "sendBeacon"} {
				require.NotContains(t, source, absent, name)
			}
		}
		require.NotContains(t, read("index.html"), "teacher", "who plays loads none of it")
	}
}
