package page

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// gamePackage is the game as the Go tool knows it.
const gamePackage = "lostupdate/game"

// ErrNoBuild tells that the page could not be built. The error says why, and the way out.
var ErrNoBuild = errors.New("the browser version could not be built")

// Find opens the page in a folder, or builds one where no folder is named.
func Find(ctx context.Context, folder string, log io.Writer) (*Page, error) {
	if folder != "" {
		return Open(folder)
	}
	return Build(ctx, log)
}

// Build builds the page from the source tree around the working directory. How far it is goes to log.
func Build(ctx context.Context, log io.Writer) (*Page, error) {
	const advice = "run this in the source folder of the game, or name a folder that \"go run ./game --export FOLDER\" has written"
	tool, err := exec.LookPath("go")
	if err != nil {
		return nil, fmt.Errorf("%w: there is no Go on the PATH: install it from https://go.dev/dl, and %s", ErrNoBuild, advice)
	}
	if err := exec.CommandContext(ctx, tool, "list", gamePackage).Run(); err != nil {
		return nil, fmt.Errorf("%w: the game's source is not here: %s", ErrNoBuild, advice)
	}
	folder, err := os.MkdirTemp("", "lostupdate-page")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	site := filepath.Join(folder, "site")
	var said strings.Builder
	build := exec.CommandContext(ctx, tool, "run", gamePackage, "--export", site, "--quick")
	build.Stdout, build.Stderr = log, io.MultiWriter(log, &said)
	if err := build.Run(); err != nil {
		return nil, fmt.Errorf("%w (%w): %s", ErrNoBuild, err, lastLine(said.String()))
	}
	return Open(site)
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}
