//go:build !js

package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"github.com/adrg/xdg"
)

// folderName is the game's folder in the user's data directory.
const folderName = "lost-update"

// Open gives the player's own Store: the folder lost-update in the user's data directory
// (Linux ~/.local/share or $XDG_DATA_HOME, Windows %LOCALAPPDATA%, macOS ~/Library/Application Support).
func Open() (Store, error) {
	if xdg.DataHome == "" {
		return nil, fmt.Errorf("store: the user has no data directory; set HOME or XDG_DATA_HOME: %w", ErrRefused)
	}
	return OpenFolder(filepath.Join(xdg.DataHome, folderName))
}

// OpenFolder gives a Store whose values are files in the folder, which is made if it is missing.
func OpenFolder(path string) (Store, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, explain("cannot make the folder", path, err)
	}
	return &keeper{place: folder(path)}, nil
}

// folder is the place of OpenFolder: one file a slot.
type folder string

// maxFileBytes bounds what get reads into memory: a value, its first line, and nothing more.
const maxFileBytes = MaxBytes + 256

func (f folder) get(slot string) ([]byte, error) {
	file, err := os.Open(f.where(slot))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("store: %s: %w", f.where(slot), ErrNotFound)
	}
	if err != nil {
		return nil, explain("cannot read", f.where(slot), err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxFileBytes+1))
	if err != nil {
		return nil, explain("cannot read", f.where(slot), err)
	}
	// A longer file is cut here and so fails its checksum: damaged, as it should be.
	return data, nil
}

func (f folder) put(slot string, data []byte) error {
	err := replaceFile(f.where(slot), data)
	if errors.Is(err, fs.ErrNotExist) {
		// Somebody removed the folder while the game was running: the progress of this evening still counts.
		if err = os.MkdirAll(string(f), 0o700); err == nil {
			err = replaceFile(f.where(slot), data)
		}
	}
	if err != nil {
		return explain("cannot write", f.where(slot), err)
	}
	return nil
}

func (f folder) drop(slot string) error {
	if err := os.Remove(f.where(slot)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explain("cannot delete", f.where(slot), err)
	}
	return nil
}

func (f folder) where(slot string) string { return filepath.Join(string(f), slot) }

// explain turns an error of the system into one of this package's, with the place and a way out.
func explain(what, path string, err error) error {
	kind, advice := ErrRefused, "check the disk and the folder"
	switch {
	case isFull(err):
		kind, advice = ErrFull, "free some space on that disk"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		advice = "make the folder writable, or set XDG_DATA_HOME to one that is"
	}
	return fmt.Errorf("store: %s %s: %w (%w); %s", what, path, kind, err, advice)
}

// windowsDiskFull is ERROR_DISK_FULL, which Go does not translate.
const windowsDiskFull = syscall.Errno(112)

func isFull(err error) bool {
	if runtime.GOOS == "windows" {
		return errors.Is(err, windowsDiskFull)
	}
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
