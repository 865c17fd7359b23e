//go:build !js

package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrOccupied tells that the folder for an export holds something else.
var ErrOccupied = errors.New("the folder is not empty, and what is in it is no earlier export")

// Export builds the game and writes the finished site into the folder, which any web server can host under
// any path. The folder is made if it is missing. It must be empty, or hold an earlier export, which is replaced.
func Export(ctx context.Context, dir string, options Options) (Site, error) {
	if err := checkExportFolder(dir); err != nil {
		return Site{}, err
	}
	options.static = true
	built, err := Build(ctx, options)
	if err != nil {
		return Site{}, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Site{}, fmt.Errorf("web: %w", err)
	}
	entries, err := os.ReadDir(built.Dir)
	if err != nil {
		return Site{}, fmt.Errorf("web: %w", err)
	}
	for _, entry := range entries {
		if err := copyFile(filepath.Join(dir, entry.Name()), filepath.Join(built.Dir, entry.Name())); err != nil {
			return Site{}, fmt.Errorf("web: %w", err)
		}
	}
	return measure(dir)
}

// checkExportFolder refuses a folder in which an export would mix with other files. An earlier export is known by its
// program.
func checkExportFolder(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("web: cannot export: %w", err)
	}
	if len(entries) == 0 {
		return nil
	}
	for _, name := range []string{"index.html", wasmName, "wasm_exec.js"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("web: cannot export to %s: %w; name a new one", dir, ErrOccupied)
		}
	}
	return nil
}

func copyFile(to, from string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Close())
}
