//go:build !js

package web

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"
)

// tinyTree writes a module of the game's name with a program that compiles in a moment.
func tinyTree(t *testing.T, program string) string {
	t.Helper()
	root := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(root, "game"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(root, "go.mod"), []byte("module lostupdate\n\ngo 1.26\n"), 0o600))
	writeProgram(t, root, program)
	return root
}

func writeProgram(t *testing.T, root, program string) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(root, "game", "main.go"), []byte(program), 0o600))
}

const tinyProgram = "package main\n\nfunc main() { println(1) }\n"

func TestBuildMakesASiteOnceForEachSource(t *testing.T) {
	root, cache := tinyTree(t, tinyProgram), t.TempDir()
	var stages []Stage
	options := Options{Source: filepath.Join(root, "game"), Cache: cache, Progress: func(stage Stage, _ int) {
		if len(stages) == 0 || stages[len(stages)-1] != stage {
			stages = append(stages, stage)
		}
	}}
	first, err := Build(t.Context(), options)
	require.NoError(t, err)
	require.Equal(t, []Stage{Compiling, Packing}, stages)
	require.Less(t, first.BrotliBytes, first.GzipBytes)
	require.Less(t, first.GzipBytes, first.WasmBytes)

	stages = nil
	again, err := Build(t.Context(), options)
	require.NoError(t, err)
	require.Equal(t, first, again)
	require.Equal(t, []Stage{Compiling}, stages, "nothing was packed anew")

	writeProgram(t, root, strings.Replace(tinyProgram, "1", "2", 1))
	changed, err := Build(t.Context(), options)
	require.NoError(t, err)
	require.NotEqual(t, first.Dir, changed.Dir)
	require.DirExists(t, first.Dir, "going back is quick")
}

func TestWhatWasPackedHardIsNotPackedQuicklyAgain(t *testing.T) {
	options := Options{Source: tinyTree(t, tinyProgram), Cache: t.TempDir()}
	build := func(effort Effort) Site {
		options.Effort = effort
		site, err := Build(t.Context(), options)
		require.NoError(t, err)
		return site
	}
	quick, small := build(Quick), build(Smallest)
	require.Less(t, small.BrotliBytes, quick.BrotliBytes)
	require.Equal(t, small, build(Quick))
}

func TestTheSiteFitsTogether(t *testing.T) {
	root := tinyTree(t, tinyProgram)
	site, err := Build(t.Context(), Options{Source: root, Cache: t.TempDir()})
	require.NoError(t, err)
	read := func(name string) []byte {
		content, err := os.ReadFile(filepath.Join(site.Dir, name))
		require.NoError(t, err)
		return content
	}
	wasm := read("game.wasm")
	require.True(t, strings.HasPrefix(string(wasm), "\x00asm"))
	unzipped, err := gzip.NewReader(strings.NewReader(string(read("game.wasm.gz"))))
	require.NoError(t, err)
	plain, err := io.ReadAll(unzipped)
	require.NoError(t, err)
	require.Equal(t, len(wasm), len(plain))
	plain, err = io.ReadAll(brotli.NewReader(strings.NewReader(string(read("game.wasm.br")))))
	require.NoError(t, err)
	require.Equal(t, len(wasm), len(plain))

	index := string(read("index.html"))
	require.Contains(t, index, `lang="en"`)
	require.Contains(t, index, `<noscript>`)
	require.Contains(t, index, `aria-live="polite"`)
	require.NotContains(t, index, "data-packed", "a server that packs needs no second file")
	for _, absent := range []string{"http:", "https:", "<style", "style=", "onclick"} {
		require.NotContains(t, index, absent)
	}
	for _, name := range []string{"style.css", "loader.js"} {
		require.NotContains(t, string(read(name)), "https:", name)
	}
}

func TestManyBuildsAtOnceWaitForEachOther(t *testing.T) {
	options := Options{Source: tinyTree(t, tinyProgram), Cache: t.TempDir()}
	results := make(chan error)
	for range 3 {
		go func() {
			_, err := Build(t.Context(), options)
			results <- err
		}()
	}
	for range 3 {
		require.NoError(t, <-results)
	}
}

func TestAWaitingBuildCanBeEnded(t *testing.T) {
	dir := t.TempDir()
	unlock, err := lockFolder(t.Context(), dir)
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err = lockFolder(ctx, dir)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.ErrorContains(t, err, "another build")
	unlock()
	unlock, err = lockFolder(t.Context(), dir)
	require.NoError(t, err)
	unlock()
}

func TestASourceThatDoesNotCompileShowsWhy(t *testing.T) {
	root := tinyTree(t, "package main\n\nfunc main() { nonsense() }\n")
	_, err := Build(t.Context(), Options{Source: root, Cache: t.TempDir()})
	require.ErrorContains(t, err, "does not compile for the browser")
	require.ErrorContains(t, err, "undefined: nonsense")
}

func TestWithoutGoOrSourceTheWayOutIsNamed(t *testing.T) {
	elsewhere := t.TempDir()
	tools, err := findToolchain(t.Context(), elsewhere)
	require.NoError(t, err, "this test was compiled from the source, which is still there")
	require.FileExists(t, filepath.Join(tools.root, "go.mod"))

	require.Empty(t, tools.moduleRoot(t.Context(), elsewhere))
	require.Empty(t, tools.moduleRoot(t.Context(), filepath.Join(elsewhere, "missing")))
	require.Empty(t, tools.moduleRoot(t.Context(), ""))
	foreign := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(foreign, "go.mod"), []byte("module example.org/other\n"), 0o600))
	require.Empty(t, tools.moduleRoot(t.Context(), foreign))

	t.Setenv("PATH", elsewhere)
	_, err = Build(t.Context(), Options{})
	require.ErrorIs(t, err, ErrNoGo)
	require.ErrorContains(t, err, "install Go")
}

func TestABuildThatIsEndedLeavesNoHalfSite(t *testing.T) {
	cache := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Build(ctx, Options{Source: tinyTree(t, tinyProgram), Cache: cache, Progress: func(stage Stage, _ int) {
		if stage == Packing {
			cancel()
		}
	}})
	require.ErrorIs(t, err, context.Canceled)
	sites, err := filepath.Glob(filepath.Join(cache, "*", "*site*"))
	require.NoError(t, err)
	require.Empty(t, sites)
	halves, err := filepath.Glob(filepath.Join(cache, "*", "unfinished-*"))
	require.NoError(t, err)
	require.Empty(t, halves)
}

func TestOldSitesAreSwept(t *testing.T) {
	cache := t.TempDir()
	now := time.Now()
	for n, name := range []string{"site-0", "site-1", "site-2", "site-3", "site-4", "unfinished-x", "lock"} {
		path := filepath.Join(cache, name)
		require.NoError(t, os.Mkdir(path, 0o755))
		require.NoError(t, os.Chtimes(path, now, now.Add(-time.Duration(n)*time.Hour)))
	}
	require.NoError(t, sweepOld(cache, filepath.Join(cache, "site-4")))
	left, err := os.ReadDir(cache)
	require.NoError(t, err)
	var names []string
	for _, entry := range left {
		names = append(names, entry.Name())
	}
	require.Equal(t, []string{"lock", "site-0", "site-1", "site-2", "site-4"}, names)
}

func TestExportGoesOnlyWhereNothingElseIs(t *testing.T) {
	options := Options{Source: tinyTree(t, tinyProgram), Cache: t.TempDir()}
	occupied := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(occupied, "homework.txt"), []byte("mine"), 0o600))
	_, err := Export(t.Context(), occupied, options)
	require.ErrorIs(t, err, ErrOccupied)
	require.ErrorContains(t, err, occupied)

	dir := filepath.Join(t.TempDir(), "public", "game")
	site, err := Export(t.Context(), dir, options)
	require.NoError(t, err)
	require.Equal(t, dir, site.Dir)
	index, err := os.ReadFile(filepath.Join(dir, "index.html"))
	require.NoError(t, err)
	require.Contains(t, string(index), `data-packed="game.wasm.gz?v=`)

	_, err = Export(t.Context(), dir, options)
	require.NoError(t, err, "an earlier export is replaced")
}
