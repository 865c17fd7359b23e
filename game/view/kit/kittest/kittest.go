// Package kittest shows a view to the tests: in every size and language, with nothing overlapping and nothing cut.
//
// It can also write what it shows into a folder, for somebody to look at:
//
//	LOSTUPDATE_PICTURES=/tmp/pictures go test ./game/view/...
package kittest

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model/keys"
	"lostupdate/game/raster"
	"lostupdate/game/view/kit"
)

// PicturesVariable names the folder that pictures are written to; without it none are.
const PicturesVariable = "LOSTUPDATE_PICTURES"

// Stage is what a view is shown on: fonts, words and the player's hands.
type Stage struct {
	t     testing.TB
	Book  *glyph.Book
	Words *loc.Book
	Hands *kit.Hands
	List  draw.List

	Theme    *kit.Theme
	Size     draw.Point
	Language string
	Time     int64
	Calm     bool
	Keys     keys.Map
}

// NewStage returns a stage of 1280 by 800 logical pixels in English, by day.
func NewStage(t testing.TB) *Stage {
	t.Helper()
	book, err := glyph.Open()
	require.NoError(t, err)
	words, err := loc.Open()
	require.NoError(t, err)
	return &Stage{
		t: t, Book: book, Words: words, Hands: kit.NewHands(),
		Theme: kit.Day(), Size: draw.Pt(1280, 800), Language: loc.English,
	}
}

// Show draws one frame and returns it finished.
func (s *Stage) Show(draw func(f *kit.Frame)) *kit.Frame {
	f := s.Hands.Begin(&s.List, kit.Surroundings{
		Book: s.Book, Words: s.Words.In(s.Language), Theme: s.Theme, Size: s.Size, Time: s.Time, Calm: s.Calm, Keys: s.Keys,
	})
	draw(f)
	f.End()
	return f
}

// Play draws a frame, hands the events over, and draws it again. It returns the last frame.
func (s *Stage) Play(draw func(f *kit.Frame), events ...event.Event) *kit.Frame {
	f := s.Show(draw)
	for _, e := range events {
		s.Hands.Handle(e)
		s.Time += 2
		f = s.Show(draw)
	}
	return f
}

// Save writes what was shown last as NAME.png into the pictures folder, if there is one.
func (s *Stage) Save(name string) {
	folder := os.Getenv(PicturesVariable)
	if folder == "" {
		return
	}
	picture := image.NewRGBA(image.Rect(0, 0, int(s.Size.X), int(s.Size.Y)))
	raster.New(s.Book).Paint(picture, &s.List, 1)
	name = strings.NewReplacer("/", "-", " ", "-", ",", "").Replace(name)
	require.NoError(s.t, os.MkdirAll(folder, 0o755))
	file, err := os.Create(filepath.Join(folder, name+".png"))
	require.NoError(s.t, err)
	require.NoError(s.t, png.Encode(file, picture))
	require.NoError(s.t, file.Close())
}

// Screens draws a view in every size and both languages and fails the test where Inspect finds a fault. name tells
// the screen and its state, such as "map, all done". The events are what the player has done there before.
func Screens(t *testing.T, name string, theme *kit.Theme, draw func(f *kit.Frame), events ...event.Event) {
	t.Helper()
	ScreensOf(t, kit.Sizes(), name, theme, draw, events...)
}

// ScreensOf is Screens for other sizes.
func ScreensOf(t *testing.T, sizes []draw.Point, name string, theme *kit.Theme, draw func(f *kit.Frame), events ...event.Event) {
	t.Helper()
	stage := NewStage(t)
	stage.Theme = theme
	for _, size := range sizes {
		for _, language := range loc.Languages() {
			stage.Hands = kit.NewHands()
			stage.Size, stage.Language, stage.Time = size, language, 600
			title := fmt.Sprintf("%s %.0fx%.0f %s", name, size.X, size.Y, language)
			t.Run(title, func(t *testing.T) {
				stage.Show(draw)
				f := stage.Play(draw, events...)
				stage.Save(title)
				NoFaults(t, f)
			})
		}
	}
}

// NoFaults fails the test if Inspect finds a fault in the frame, and lists all of them.
func NoFaults(t testing.TB, f *kit.Frame) {
	t.Helper()
	for _, fault := range kit.Inspect(f) {
		t.Error(fault)
	}
}

// Ask shows what the key of help explains of a target, and returns where the target can be seen.
func (s *Stage) Ask(show func(f *kit.Frame), id string) (f *kit.Frame, about draw.Rect) {
	f = s.Show(show)
	about, ok := f.Seen(id)
	if !ok {
		return f, about
	}
	s.Hands.Point(id)
	s.Hands.Handle(event.Event{Kind: event.KeyDown, Key: event.KeyF1})
	return s.Show(show), about
}
