//go:build !js

package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// modulePath is the module that the game is part of, gamePackage its main package.
const (
	modulePath  = "lostupdate"
	gamePackage = "./game"
)

// What Build may lack.
var (
	ErrNoGo     = errors.New("the Go tool was not found")
	ErrNoSource = errors.New("the source of the game was not found")
)

// toolchain is the Go tool and the source tree that it is to build.
type toolchain struct {
	goTool string
	root   string
	goRoot string
}

// findToolchain looks for the Go tool on the path and for the source in the folder start and above it; if start is in no
// such tree, in the place where this program was compiled.
func findToolchain(ctx context.Context, start string) (toolchain, error) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		return toolchain{}, fmt.Errorf("web: %w: install Go from https://go.dev/dl and put it on the PATH (%w)", ErrNoGo, err)
	}
	t := toolchain{goTool: goTool}
	for _, dir := range []string{start, compiledFrom()} {
		if t.root = t.moduleRoot(ctx, dir); t.root != "" {
			break
		}
	}
	if t.root == "" {
		return toolchain{}, fmt.Errorf("web: %w in %s: start the program in its source tree, the folder with go.mod and game/",
			ErrNoSource, start)
	}
	goRoot, err := t.run(ctx, "env", "GOROOT")
	if err != nil {
		return toolchain{}, err
	}
	t.goRoot = goRoot
	return t, nil
}

// moduleRoot gives the root of the game's module around the folder, or nothing.
func (t toolchain) moduleRoot(ctx context.Context, dir string) string {
	if info, err := os.Stat(dir); dir == "" || err != nil || !info.IsDir() {
		return ""
	}
	inside := t
	inside.root = dir
	out, err := inside.run(ctx, "list", "-m", "-f", "{{.Path}}\t{{.Dir}}")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(out) { // in a workspace there may be several
		path, root, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if path == modulePath {
			return root
		}
	}
	return ""
}

// compiledFrom gives the folder that this file was compiled from, if it is still there. With -trimpath it is not.
func compiledFrom() string {
	_, file, _, ok := runtime.Caller(0)
	if !ok || !filepath.IsAbs(file) {
		return ""
	}
	return filepath.Dir(file)
}

// run runs the Go tool in the tree and gives what it printed, without space around it.
func (t toolchain) run(ctx context.Context, args ...string) (string, error) {
	cmd := t.command(ctx, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("web: go %s: %w: %s", strings.Join(args, " "), err, lastLines(stderr.String()))
	}
	return strings.TrimSpace(string(out)), nil
}

func (t toolchain) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, t.goTool, args...)
	cmd.Dir = t.root
	return cmd
}

// maxErrorLines is how much of a failed command's output an error carries: the end, where the reason is.
const maxErrorLines = 30

func lastLines(output string) string {
	lines := strings.Split(strings.TrimSpace(output), "\n")
	if len(lines) > maxErrorLines {
		lines = append([]string{"..."}, lines[len(lines)-maxErrorLines:]...)
	}
	return strings.Join(lines, "\n")
}
