package app

import (
	"fmt"
	"runtime"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/input"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view"
	"lostupdate/game/view/kit"
	"lostupdate/levels"
)

// stage is the game without a screen: model, hands and the picture they make.
type stage struct {
	model *model.Model
	hands *kit.Hands
	book  *glyph.Book
	words *loc.Book
	list  draw.List
	zoom  float32 // how much larger than usual everything was in the window that was fit last; 0 before
}

func newStage(language, pack string, desktop bool) (stage, error) {
	catalog, err := catalogWith(pack)
	if err != nil {
		return stage{}, fmt.Errorf("app: %w", err)
	}
	return newStageOf(catalog, language, desktop)
}

// newStageOf is newStage for levels that were read already. They may be shared.
func newStageOf(catalog *levels.Catalog, language string, desktop bool) (stage, error) {
	book, err := glyph.Open()
	if err != nil {
		return stage{}, fmt.Errorf("app: %w", err)
	}
	words, err := loc.Open()
	if err != nil {
		return stage{}, fmt.Errorf("app: %w", err)
	}
	return stage{
		model: model.New(model.Options{Catalog: catalog, Language: language, Desktop: desktop}),
		hands: kit.NewHands(), book: book, words: words,
	}, nil
}

// fit computes how the picture fits into a window, as large as the player wishes everything to be.
func (s *stage) fit(outsideW, outsideH, deviceFactor float64) input.Layout {
	rules := input.Rules{Zoom: float64(s.model.Reached.Settings.Percent()) / 100}
	if runtime.GOOS == "js" {
		rules.MaxFactor = input.BrowserMaxFactor
	}
	layout := rules.Fit(outsideW, outsideH, deviceFactor)
	s.zoom = float32(layout.Zoom)
	return layout
}

// compose makes the picture of the model as it stands, and returns it with what can be touched in it. It is drawn a second
// time where only the first could tell how far lists must be scrolled.
func (s *stage) compose() *kit.Frame { return s.composeAt(s.model.Time) }

// composeAt is compose, with figures that move by themselves as they are at a time.
func (s *stage) composeAt(time int64) *kit.Frame {
	f := s.draw(time)
	if f.Again() {
		f = s.draw(time)
	}
	return f
}

func (s *stage) draw(time int64) *kit.Frame {
	f := s.hands.Begin(&s.list, kit.Surroundings{
		Book: s.book, Words: s.words.In(s.model.Language()), Theme: view.Theme(s.model),
		Size: draw.Pt(float32(s.model.Width), float32(s.model.Height)), Time: time, Zoom: s.zoom, Calm: s.model.Reached.Settings.Calm,
		Keys: s.model.Reached.Settings.Keys,
	})
	view.Draw(s.model, f)
	f.End()
	return f
}

// update hands messages to the model of a stage that nobody plays on.
func (s *stage) update(messages ...msg.Msg) {
	for _, x := range messages {
		s.model.Update(x)
	}
}
