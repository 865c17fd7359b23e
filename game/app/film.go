//go:build !js

package app

import (
	"fmt"
	"os"

	"lostupdate/game/internal/options"
	"lostupdate/game/model/rehearse"
)

// Film writes a looping GIF of a level's solution: its shift, or the schedule that breaks it. It returns how long the
// film is, in hundredths of a second, and how large, in bytes.
func Film(asked options.Options) (hundredths, size int, err error) {
	if asked.Solution == "" {
		asked.Solution = rehearse.Trap
	}
	if asked.Size == (options.Size{}) {
		asked.Size = filmSize
	}
	s, err := rehearsed(asked)
	if err != nil {
		return 0, 0, err
	}
	r, err := newReel(s, asked.Size)
	if err != nil {
		return 0, 0, fmt.Errorf("--film: %w: level %q, solution %q", err, asked.Level, asked.Solution)
	}
	defer r.close()
	for done := false; !done && err == nil; {
		done, err = r.next()
	}
	if err == nil {
		err = os.WriteFile(asked.Film, r.file.Bytes(), 0o644)
	}
	if err != nil {
		return 0, 0, fmt.Errorf("--film: %w", err)
	}
	return r.film.Hundredths(), r.file.Len(), nil
}
