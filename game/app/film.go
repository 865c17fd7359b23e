//go:build !js

package app

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"os"

	"lostupdate/game/film"
	"lostupdate/game/internal/options"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/rehearse"
	"lostupdate/game/raster"
)

// How a film is made: a frame for every few ticks of the game, or for more where the run would be too long, and a last
// frame that is held, since the end is what it is about. Durations are in hundredths of a second.
const (
	filmTicks = 5
	filmFrame = filmTicks * 100 / 60
	filmHold  = 150
	filmLong  = (100*film.SecondsMax - filmHold) / filmFrame // frames
)

// filmSize is that of the pictures unless another was asked for. Screens are laid out a third larger.
var filmSize = options.Size{W: 768, H: 480}

const filmScale = 0.75

// ErrNothingMoves says that what was to be filmed stands still.
var ErrNothingMoves = errors.New("there is no run to film")

// Film writes a looping GIF of a level's solution: its shift, or the schedule that breaks it. It returns how long the
// film is, in hundredths of a second, and how large, in bytes.
func Film(asked options.Options) (hundredths, size int, err error) {
	if asked.Solution == "" {
		asked.Solution = rehearse.Trap
	}
	if asked.Size == (options.Size{}) {
		asked.Size = filmSize
	}
	screen := asked
	screen.Size = options.Size{W: int(float64(asked.Size.W) / filmScale), H: int(float64(asked.Size.H) / filmScale)}
	s, err := rehearsed(screen)
	if err != nil {
		return 0, 0, err
	}
	length := s.ticks()
	if length == 0 {
		return 0, 0, fmt.Errorf("--film: %w: level %q, solution %q", ErrNothingMoves, asked.Level, asked.Solution)
	}
	ticks := max(filmTicks, (length+filmLong-1)/filmLong)
	painter := raster.New(s.book)
	take := func() *image.RGBA {
		s.compose()
		picture := image.NewRGBA(image.Rect(0, 0, asked.Size.W, asked.Size.H))
		painter.Paint(picture, &s.list, filmScale)
		return picture
	}
	end := take()
	s.roll()
	f := film.New(take(), end)
	for at := 0; at < length; at += ticks {
		f.Add(take(), filmFrame)
		for range ticks {
			s.update(msg.Number(msg.Tick, 1))
		}
	}
	f.Add(take(), filmHold)
	var data bytes.Buffer
	if _, err := f.WriteTo(&data); err != nil {
		return 0, 0, fmt.Errorf("--film: %w", err)
	}
	if err := os.WriteFile(asked.Film, data.Bytes(), 0o644); err != nil {
		return 0, 0, fmt.Errorf("--film: %w", err)
	}
	return f.Hundredths(), data.Len(), nil
}

// roll lets the run on the screen play from its beginning.
func (s *stage) roll() {
	if s.model.Engineer != nil {
		s.update(msg.Number(msg.Seek, 0))
	}
	s.update(msg.Number(msg.Play, 1))
}

// rolling tells whether the run on the screen is playing.
func (s *stage) rolling() bool {
	switch {
	case s.model.Engineer != nil:
		playing, _ := s.model.Engineer.Rolling()
		return playing
	case s.model.Sabotage != nil:
		return s.model.Sabotage.Watching()
	}
	return false
}

// ticks returns how long the run on the screen plays.
func (s *stage) ticks() (count int) {
	for s.roll(); s.rolling() && count < rehearse.Patience; count++ {
		s.update(msg.Number(msg.Tick, 1))
	}
	return count
}
