package app

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"math"

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

// reel is a film in the making, frame by frame, of the run on a stage that nobody plays on.
type reel struct {
	stage   *stage
	painter *raster.Painter
	size    options.Size // of the pictures
	length  int          // of the run, in ticks of the game
	ticks   int          // from one frame to the next
	at      int          // the tick of the next frame
	end     *image.RGBA  // the last frame
	film    *film.Film   // nil until the first frame is there
}

// newReel begins a film of the run on the stage.
func newReel(s *stage, size options.Size) (*reel, error) {
	screen := fmt.Sprintf("%dx%d", int(float64(size.W)/filmScale), int(float64(size.H)/filmScale))
	s.update(msg.Say(msg.Resize, screen))
	r := &reel{stage: s, painter: raster.New(s.book), size: size, length: s.ticks()}
	if r.length == 0 {
		return nil, ErrNothingMoves
	}
	r.ticks = max(filmTicks, (r.length+filmLong-1)/filmLong)
	return r, nil
}

// next paints one frame more and reports whether it was the last one.
func (r *reel) next() (done bool) {
	switch {
	case r.end == nil:
		r.end = r.take()
		r.stage.roll()
		return false
	case r.film == nil:
		first := r.take()
		r.film = film.New(first, r.end)
		r.film.Add(first, filmFrame)
	case r.at < r.length:
		r.film.Add(r.take(), filmFrame)
	default:
		r.film.Add(r.take(), filmHold)
		return true
	}
	for range r.ticks {
		r.stage.update(msg.Number(msg.Tick, 1))
	}
	r.at += r.ticks
	return false
}

// percent is how much of the film is made; less than 100 until it is.
func (r *reel) percent() int64 {
	frames := 2 + (r.length+r.ticks-1)/r.ticks
	made := 0
	if r.end != nil {
		made = 1 + r.at/r.ticks
	}
	return int64(min(99, 100*made/frames))
}

// take paints the stage as it stands.
func (r *reel) take() *image.RGBA {
	r.stage.compose()
	picture := image.NewRGBA(image.Rect(0, 0, r.size.W, r.size.H))
	r.painter.Paint(picture, &r.stage.list, filmScale)
	return picture
}

// gif returns the file.
func (r *reel) gif() ([]byte, error) {
	var data bytes.Buffer
	_, err := r.film.WriteTo(&data)
	return data.Bytes(), err
}

// sizeOf returns how large the pictures of a film are for a screen of that size: as many pixels as filmSize has, in the
// screen's own proportions, and laid out as on the screen as far as that goes.
func sizeOf(screenW, screenH int) options.Size {
	k := math.Sqrt(float64(filmSize.W*filmSize.H) / float64(screenW*screenH))
	return options.Size{W: int(k*float64(screenW) + 0.5), H: int(k*float64(screenH) + 0.5)}
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
