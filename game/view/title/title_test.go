package title_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/game/view/title"
	"lostupdate/levels"
)

// newModel is a game with or without progress.
func newModel(t *testing.T, begun, desktop bool) *model.Model {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	m := model.New(model.Options{Catalog: catalog, Desktop: desktop})
	if begun {
		m.Reached.AddSolution("the-key", progress.Solution{Text: "x", Stars: 2})
	}
	return m
}

func TestTheTitleStandsInEverySize(t *testing.T) {
	for name, m := range map[string]*model.Model{
		"title": newModel(t, false, true), "title continued": newModel(t, true, true), "title in a browser": newModel(t, true, false),
		"title in a class": inAClass(t),
	} {
		kittest.Screens(t, name, kit.Day(), func(f *kit.Frame) { title.Draw(m, f) })
	}
}

// inAClass is a game in a page around it, which has its own way for teachers.
func inAClass(t *testing.T) *model.Model {
	m := newModel(t, true, false)
	m.Hosted = true
	return m
}

func TestEveryPictureOfTheStoryIsWhole(t *testing.T) {
	m := newModel(t, true, true)
	for _, calm := range []bool{false, true} {
		stage := kittest.NewStage(t)
		stage.Calm = calm
		seen := map[uint64]bool{}
		for picture := range 6 {
			stage.Time = int64(picture)*170 + 100
			f := stage.Show(func(f *kit.Frame) { title.Draw(m, f) })
			stage.Save(fmt.Sprintf("story %d calm %v", picture, calm))
			kittest.NoFaults(t, f)
			seen[f.List.Hash()] = true
		}
		require.Len(t, seen, 6, "no picture is like another")
	}
}

func TestWhoWantsCalmGetsAPictureThatStandsStill(t *testing.T) {
	m := newModel(t, true, true)
	stage := kittest.NewStage(t)
	draw := func(f *kit.Frame) { title.Draw(m, f) }
	hashes := func() (a, b uint64) {
		stage.Time = 100
		a = stage.Show(draw).List.Hash()
		stage.Time = 103
		return a, stage.Show(draw).List.Hash()
	}
	a, b := hashes()
	require.NotEqual(t, a, b)
	stage.Calm = true
	a, b = hashes()
	require.Equal(t, a, b)
}

func TestTheButtonsLeadOn(t *testing.T) {
	stage := kittest.NewStage(t)
	m := newModel(t, false, true)
	stage.Show(func(f *kit.Frame) { title.Draw(m, f) })
	sent := map[string]msg.Msg{}
	for _, target := range stage.Hands.Touchables() {
		at := target.Rect.Center()
		stage.Hands.Handle(event.Event{Kind: event.PointerDown, X: at.X, Y: at.Y})
		for _, x := range stage.Hands.Handle(event.Event{Kind: event.PointerUp, X: at.X, Y: at.Y}) {
			sent[target.ID] = x
		}
	}
	require.Equal(t, map[string]msg.Msg{
		"play": msg.Say(msg.Open, m.Catalog.Levels()[0].ID()), "campaign": msg.Say(msg.Show, "map"),
		"settings": msg.Say(msg.Show, "settings"), "help": msg.Say(msg.Show, "help"),
		"language": msg.Say(msg.Language, "zh"), "quit": msg.Do(msg.Exit), "players": msg.Say(msg.Show, "players"),
		"teachers": msg.Say(msg.Show, model.Teachers),
	}, sent)
}
