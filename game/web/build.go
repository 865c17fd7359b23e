//go:build !js

package web

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Stage is a part of the work of Build.
type Stage int

// The stages, in order. A stage that has nothing to do is skipped.
const (
	// Compiling: Done counts the packages that were compiled. How many there will be is not known.
	Compiling Stage = iota + 1
	// Packing: the program is compressed.
	Packing
)

// Progress is told how far Build has come. It is called from one goroutine at a time.
type Progress func(stage Stage, done int)

// Options say how to build.
type Options struct {
	// Source is a folder in the source tree; empty means the working directory.
	Source string
	// Package is the main package to build, from the root of the tree; empty means the game.
	Package string
	// Cache is where results are kept; empty means the user's cache directory.
	Cache string
	// Effort is how hard to pack.
	Effort Effort
	// Progress may be nil.
	Progress Progress

	// static asks for a page that unpacks the program by itself, for servers that do not pack.
	static bool
	// teacher is the program of the teacher's page; empty for none.
	teacher string
}

// Effort is how hard to pack.
type Effort int

const (
	// Quick packs in a second or two, since serving is to begin soon, unless it was packed harder before.
	Quick Effort = iota
	// Smallest takes a few minutes and makes the program about a seventh smaller: a release is packed once and fetched
	// often.
	Smallest
)

// Site is a finished folder with the page and everything it needs.
type Site struct {
	Dir string
	// WasmBytes, GzipBytes and BrotliBytes are the sizes of the program: plain and packed.
	WasmBytes, GzipBytes, BrotliBytes int64
}

// Build compiles and packs what is not ready in the cache, and gives the finished folder. Several processes may build
// at once: they wait for each other.
func Build(ctx context.Context, options Options) (Site, error) {
	if options.Progress == nil {
		options.Progress = func(Stage, int) {}
	}
	if options.Package == "" {
		options.Package = gamePackage
	}
	source, err := filepath.Abs(options.Source)
	if err != nil {
		return Site{}, fmt.Errorf("web: %w", err)
	}
	tools, err := findToolchain(ctx, source)
	if err != nil {
		return Site{}, err
	}
	cache, err := cacheFolder(options.Cache, tools.root, options.Package)
	if err != nil {
		return Site{}, err
	}
	unlock, err := lockFolder(ctx, cache)
	if err != nil {
		return Site{}, err
	}
	defer unlock()

	program := filepath.Join(cache, "game.wasm")
	if err := tools.compile(ctx, options.Package, program, options.Progress); err != nil {
		return Site{}, err
	}
	if options.teacher, err = tools.compileTeacher(ctx, cache, options); err != nil {
		return Site{}, err
	}
	return finish(ctx, cache, program, tools.goRoot, options)
}

// cacheFolder gives the folder for builds of this package in this source tree. Two checkouts do not share one: each
// would make the other's program stale.
func cacheFolder(base, root, mainPackage string) (string, error) {
	if base == "" {
		userCache, err := os.UserCacheDir()
		if err != nil {
			return "", fmt.Errorf("web: there is no place for the browser build: %w; set HOME or XDG_CACHE_HOME", err)
		}
		base = filepath.Join(userCache, "lost-update", "web")
	}
	sum := sha256.Sum256([]byte(root + "\x00" + mainPackage))
	dir := filepath.Join(base, hex.EncodeToString(sum[:6]))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("web: there is no place for the browser build: %w; set XDG_CACHE_HOME to a writable folder", err)
	}
	return dir, nil
}

// compile runs go build. When nothing has changed the tool sees that by itself and leaves the program as it is.
func (t toolchain) compile(ctx context.Context, mainPackage, program string, progress Progress) error {
	progress(Compiling, 0)
	lean, err := leanFlags(t.goRoot, filepath.Dir(program))
	if err != nil {
		return err
	}
	arguments := append([]string{"build", "-v", "-trimpath", "-buildvcs=false", "-ldflags=-s -w"}, lean...)
	if mainPackage != teacherPackage {
		arguments = append(arguments, "-tags="+playerTag)
	}
	cmd := t.command(ctx, append(arguments, "-o", program, mainPackage)...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		return fmt.Errorf("web: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("web: %w", err)
	}
	var output strings.Builder
	compiled := 0
	for lines := bufio.NewScanner(stderr); lines.Scan(); {
		line := lines.Text()
		fmt.Fprintln(&output, line)
		if line != "" && !strings.ContainsAny(line, " :") { // -v prints the path of each package, alone
			compiled++
			progress(Compiling, compiled)
		}
	}
	if err := cmd.Wait(); err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("web: the build was ended: %w", ctx.Err())
		}
		return fmt.Errorf("web: the game does not compile for the browser (%w):\n%s", err, lastLines(output.String()))
	}
	return nil
}

// finish puts the site together, unless one of the same content is there already: packed as hard as was asked for, or
// harder.
func finish(ctx context.Context, cache, program, goRoot string, options Options) (Site, error) {
	harder := options
	if harder.Effort = Smallest; options.Effort == Quick {
		if key, err := siteKey(program, goRoot, harder); err == nil {
			if site, err := measure(filepath.Join(cache, "site-"+key)); err == nil {
				return site, nil
			}
		}
	}
	key, err := siteKey(program, goRoot, options)
	if err != nil {
		return Site{}, err
	}
	dir := filepath.Join(cache, "site-"+key)
	if site, err := measure(dir); err == nil {
		return site, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return Site{}, err
	}
	options.Progress(Packing, 0)
	work, err := os.MkdirTemp(cache, "unfinished-")
	if err != nil {
		return Site{}, fmt.Errorf("web: %w", err)
	}
	defer os.RemoveAll(work)
	if err := writeSite(ctx, work, program, goRoot, key, options); err != nil {
		return Site{}, err
	}
	if err := os.Rename(work, dir); err != nil {
		return Site{}, fmt.Errorf("web: %w", err)
	}
	if err := sweepOld(cache, dir); err != nil {
		return Site{}, err
	}
	return measure(dir)
}

// siteKey names the content of a site: the program, the Go release's loader, the page, the way of packing.
func siteKey(program, goRoot string, options Options) (string, error) {
	sum := sha256.New()
	fmt.Fprintf(sum, "effort %d static %t\n", options.Effort, options.static)
	programs := []string{program, wasmExecPath(goRoot)}
	if options.teacher != "" {
		programs = append(programs, options.teacher)
	}
	for _, path := range programs {
		file, err := os.Open(path)
		if err != nil {
			return "", fmt.Errorf("web: %w", err)
		}
		_, err = io.Copy(sum, file)
		if err = errors.Join(err, file.Close()); err != nil {
			return "", fmt.Errorf("web: %w", err)
		}
	}
	err := fs.WalkDir(pageFiles, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := pageFiles.ReadFile(path)
		fmt.Fprintf(sum, "%s %d\n%s", path, len(content), content)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("web: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8]), nil
}

// keptSites is how many finished sites stay in the cache: a few, so that going back and forth between two states of the
// source is quick.
const keptSites = 4

// sweepOld removes the oldest sites and what killed builds left. The lock is held: nobody else is writing.
func sweepOld(cache, newest string) error {
	entries, err := os.ReadDir(cache)
	if err != nil {
		return fmt.Errorf("web: %w", err)
	}
	type aged struct {
		path string
		unix int64
	}
	var sites []aged
	for _, entry := range entries {
		path := filepath.Join(cache, entry.Name())
		switch {
		case strings.HasPrefix(entry.Name(), "unfinished-"):
			_ = os.RemoveAll(path)
		case strings.HasPrefix(entry.Name(), "site-") && path != newest:
			if info, err := entry.Info(); err == nil {
				sites = append(sites, aged{path, info.ModTime().UnixNano()})
			}
		}
	}
	slices.SortFunc(sites, func(a, b aged) int { return cmp.Compare(b.unix, a.unix) })
	for _, old := range sites[min(len(sites), keptSites-1):] {
		_ = os.RemoveAll(old.path)
	}
	return nil
}
