package campaign_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/view/campaign"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/levels"
)

func newModel(t *testing.T) *model.Model {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	m := model.New(model.Options{Catalog: catalog, Desktop: true})
	m.Update(msg.Say(msg.Show, "map"))
	return m
}

// halfway is a player who has solved two levels and begun a third one.
func halfway(t *testing.T) *model.Model {
	t.Helper()
	m := newModel(t)
	all := m.Catalog.Levels()
	m.Reached.AddSolution(all[0].ID(), progress.Solution{Text: "a", Stars: 3})
	m.Reached.AddSolution(all[1].ID(), progress.Solution{Text: "b", Stars: 2})
	m.Reached.SetWork(all[2].ID(), "c")
	m.Reached.Last = all[2].ID()
	return m
}

func TestTheMapStandsInEverySize(t *testing.T) {
	fresh, half := newModel(t), halfway(t)
	kittest.Screens(t, "map", kit.Day(), func(f *kit.Frame) { campaign.Draw(half, f) })
	kittest.Screens(t, "map at first", kit.Day(), func(f *kit.Frame) { campaign.Draw(fresh, f) })
	kittest.Screens(t, "map scrolled", kit.Day(), func(f *kit.Frame) { campaign.Draw(half, f) },
		event.Event{Kind: event.Wheel, X: 400, Y: 200, DY: 4})
}

func TestTheKeyboardBeginsAtTheCurrentLevel(t *testing.T) {
	m := halfway(t)
	stage := kittest.NewStage(t)
	draw := func(f *kit.Frame) { campaign.Draw(m, f) }
	stage.Play(draw, event.Event{Kind: event.KeyDown, Key: event.KeyTab})
	sent := stage.Hands.Handle(event.Event{Kind: event.KeyDown, Key: event.KeyEnter})
	require.Equal(t, []msg.Msg{msg.Say(msg.Open, m.Catalog.Levels()[2].ID())}, sent)
}

func TestEveryLevelCanBeOpenedByClick(t *testing.T) {
	m := newModel(t)
	m.Update(msg.Say(msg.Setting, "open=on"))
	stage := kittest.NewStage(t)
	draw := func(f *kit.Frame) { campaign.Draw(m, f) }
	stage.Show(draw)
	opened := map[string]bool{}
	for _, target := range stage.Hands.Touchables() {
		at := target.Rect.Center()
		stage.Hands.Handle(event.Event{Kind: event.PointerDown, X: at.X, Y: at.Y})
		for _, x := range stage.Hands.Handle(event.Event{Kind: event.PointerUp, X: at.X, Y: at.Y}) {
			if x.Verb == msg.Open {
				opened[x.Text] = true
			}
		}
	}
	for _, level := range m.Catalog.Levels() {
		require.True(t, opened[level.ID()], level.ID())
	}
}
