//go:build !js

package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lostupdate/game/model/msg"
)

// fileTries is how many names are tried where files of that name are there already.
const fileTries = 100

// saveFile writes data into a new file where the player's downloads are, or else in the
// folder that the game was started in, and returns its path. A file that is there
// already is not written over.
func saveFile(name string, data []byte) (place string, err error) {
	folder := "."
	if home, err := os.UserHomeDir(); err == nil {
		if info, err := os.Stat(filepath.Join(home, "Downloads")); err == nil && info.IsDir() {
			folder = filepath.Join(home, "Downloads")
		}
	}
	return saveIn(folder, name, data)
}

func saveIn(folder, name string, data []byte) (place string, err error) {
	stem, ending := strings.TrimSuffix(name, filepath.Ext(name)), filepath.Ext(name)
	for i := range fileTries {
		place = filepath.Join(folder, name)
		if i > 0 {
			place = filepath.Join(folder, fmt.Sprintf("%s-%d%s", stem, i+1, ending))
		}
		f, err := os.OpenFile(place, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("app: %w", err)
		}
		_, err = f.Write(data)
		return place, errors.Join(err, f.Close())
	}
	return "", fmt.Errorf("app: there are %d files called like %s already", fileTries, name)
}

// pickFile tells the player how a file comes into the window: there is no dialog that every system has.
func pickFile(later func(msg.Msg)) { later(told("shell.set.import-drop", "")) }
