//go:build !js

package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// abandonedAfter is the age at which a temporary file can only be what a killed process left.
const abandonedAfter = time.Hour

// replaceFile gives the file new content wholly or not at all: it writes a temporary file beside it, waits until that
// is on the disk, and renames it over the old one. Whoever reads sees the old content or the new, never a part.
func replaceFile(path string, data []byte) error {
	dir, name := filepath.Split(path)
	sweepAbandoned(dir, name)
	temp, err := os.CreateTemp(dir, temporaryPattern(name)) // mode 0600: progress is nobody else's business
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	err = errors.Join(err, temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	return syncFolder(dir)
}

// temporaryPattern names temporary files so that they can be told from every slot: no slot starts with a dot.
func temporaryPattern(name string) string { return "." + name + ".*.tmp" }

// sweepAbandoned removes what killed processes left. It is tidiness: failing at it harms nothing.
func sweepAbandoned(dir, name string) {
	leftovers, err := filepath.Glob(filepath.Join(dir, temporaryPattern(name)))
	if err != nil {
		return
	}
	for _, leftover := range leftovers {
		info, err := os.Stat(leftover)
		if err == nil && time.Since(info.ModTime()) > abandonedAfter {
			_ = os.Remove(leftover)
		}
	}
}

// syncFolder makes a rename last through a power failure. Windows has no such call and needs none.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
