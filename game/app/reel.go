package app

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"iter"
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

// reel is a film in the making, piece by piece, of the run on a stage that nobody plays on. A piece is a few
// milliseconds of work, in a browser too, so that the screen goes on meanwhile.
type reel struct {
	stage   *stage
	painter *raster.Painter
	size    options.Size // of the pictures
	length  int          // of the run, in ticks of the game; counted while measuring
	ticks   int          // from one frame to the next
	at      int          // the tick of the next frame
	end     *image.RGBA  // the last frame
	film    *film.Film   // nil until the first frame is there

	piece   func() (done bool) // the work at hand
	picture *image.RGBA        // that is being painted
	painted int                // operations of it
	ahead   int                // ticks to go before the next picture

	file bytes.Buffer                             // what is written so far
	part func() (part []byte, err error, ok bool) // asks for more of the file; nil until all pictures are on the film
	stop func()                                   // ends the asking
}

// How large the pieces are: a few milliseconds each in a browser.
const (
	reelTurns      = 6  // ticks of the game
	reelOperations = 48 // of a picture
	reelRows       = 48 // of a frame
	reelParts      = 4  // of the file
)

// newReel begins a film of the run on the stage.
func newReel(s *stage, size options.Size) (*reel, error) {
	screen := fmt.Sprintf("%dx%d", int(float64(size.W)/filmScale), int(float64(size.H)/filmScale))
	s.update(msg.Say(msg.Resize, screen))
	if s.roll(); !s.rolling() {
		return nil, ErrNothingMoves
	}
	r := &reel{stage: s, painter: raster.New(s.book), size: size}
	r.piece = r.measure
	return r, nil
}

// next does one piece of work and reports whether it was the last one: then file is the film, or there is an error.
func (r *reel) next() (done bool, err error) {
	if r.part != nil {
		return r.write()
	}
	if r.piece() {
		r.part, r.stop = iter.Pull2(r.film.Parts())
	}
	return false, nil
}

// write writes more of the file.
func (r *reel) write() (done bool, err error) {
	for range reelParts {
		part, err, ok := r.part()
		if !ok || err != nil {
			return true, err
		}
		r.file.Write(part)
	}
	return false, nil
}

// close ends the work, done or not.
func (r *reel) close() {
	if r.stop != nil {
		r.stop()
	}
}

// measure plays the run to find out how long it is. Its end is the first picture that is painted, for its colours.
func (r *reel) measure() bool {
	for range reelTurns {
		if !r.stage.rolling() || r.length >= rehearse.Patience {
			r.ticks = max(filmTicks, (r.length+filmLong-1)/filmLong)
			r.look()
			return false
		}
		r.stage.update(msg.Number(msg.Tick, 1))
		r.length++
	}
	return false
}

// look begins to paint the stage as it stands.
func (r *reel) look() {
	r.stage.compose()
	r.picture, r.painted = image.NewRGBA(image.Rect(0, 0, r.size.W, r.size.H)), 0
	r.piece = r.paint
}

func (r *reel) paint() bool {
	r.painted = r.painter.PaintPart(r.picture, &r.stage.list, filmScale, r.painted, reelOperations)
	if r.painted < r.stage.list.Len() {
		return false
	}
	switch {
	case r.end == nil:
		r.end = r.picture
		r.stage.roll()
		r.look()
		return false
	case r.film == nil:
		r.film = film.New(r.picture, r.end)
	}
	duration := filmFrame
	if r.at >= r.length {
		duration = filmHold
	}
	r.film.Begin(r.picture, duration)
	r.piece = r.develop
	return false
}

// develop puts the picture on the film.
func (r *reel) develop() bool {
	if !r.film.Go(reelRows) {
		return false
	}
	if r.at >= r.length {
		return true
	}
	r.ahead = r.ticks
	r.piece = r.advance
	return false
}

// advance plays on to the next picture.
func (r *reel) advance() bool {
	for range min(reelTurns, r.ahead) {
		r.stage.update(msg.Number(msg.Tick, 1))
		r.ahead--
		r.at++
	}
	if r.ahead == 0 {
		r.look()
	}
	return false
}

// percent is how much of the film is made; less than 100 until it is.
func (r *reel) percent() int64 {
	if r.ticks == 0 {
		return 0
	}
	frames := 2 + (r.length+r.ticks-1)/r.ticks
	made := 0
	if r.end != nil {
		made = 1 + r.at/r.ticks
	}
	return int64(min(99, 100*made/frames))
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
