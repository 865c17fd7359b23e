package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	drawn "lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/rehearse"
	"lostupdate/game/view"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/levels"
)

func newModel(t *testing.T, messages ...msg.Msg) *model.Model {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	m := model.New(model.Options{Catalog: catalog, Desktop: true})
	for _, x := range messages {
		m.Update(x)
	}
	return m
}

func draw(m *model.Model) func(f *kit.Frame) { return func(f *kit.Frame) { view.Draw(m, f) } }

// moments are models that show every kind of screen.
func moments(t *testing.T) map[string]*model.Model {
	t.Helper()
	played := func(at rehearse.Moment, after ...msg.Msg) *model.Model {
		m := newModel(t, msg.Say(msg.Loaded, ""))
		require.NoError(t, rehearse.Play(m, at))
		for _, x := range after {
			m.Update(x)
		}
		return m
	}
	return map[string]*model.Model{
		"title":                  newModel(t),
		"map":                    newModel(t, msg.Say(msg.Show, "map")),
		"engineer":               played(rehearse.Moment{Level: "the-key"}),
		"engineer playing":       played(rehearse.Moment{Level: "the-key", Tick: 12}),
		"engineer refuted":       played(rehearse.Moment{Level: "the-key", Solution: rehearse.Trap}),
		"engineer result":        played(rehearse.Moment{Level: "the-key", Result: true}),
		"sabotage":               played(rehearse.Moment{Level: "two-hands"}),
		"sabotage result":        played(rehearse.Moment{Level: "two-hands", Result: true}),
		"settings over engineer": played(rehearse.Moment{Level: "the-key"}, msg.Say(msg.Show, "settings")),
		"help over sabotage":     played(rehearse.Moment{Level: "two-hands"}, msg.Say(msg.Show, "help")),
		"keys over map":          newModel(t, msg.Say(msg.Show, "map"), msg.Say(msg.Show, "keys")),
		"share over engineer":    played(rehearse.Moment{Level: "the-key"}, msg.Say(msg.Show, "share")),
		"share over sabotage":    played(rehearse.Moment{Level: "two-hands", Solution: rehearse.Proof}, msg.Say(msg.Show, "share")),
		"film over sabotage": played(rehearse.Moment{Level: "two-hands", Solution: rehearse.Proof}, msg.Say(msg.Show, "share"),
			msg.Say(msg.Share, model.ShareFilm), msg.Number(msg.Filmed, 40)),
		"question over map": newModel(t, msg.Say(msg.Show, "map"), msg.Say(msg.Loaded, "{")),
		"toast over map":    newModel(t, msg.Say(msg.Show, "map"), msg.Say(msg.Trouble, "shell.trouble.save-full")),
	}
}

func TestEveryScreenIsWholeInEverySizeAndLanguage(t *testing.T) {
	for name, m := range moments(t) {
		kittest.Screens(t, name, view.Theme(m), draw(m))
		kittest.ScreensOf(t, kit.OddSizes(), name, view.Theme(m), draw(m))
	}
}

func TestHighContrastIsHighOnEveryScreen(t *testing.T) {
	for name, m := range moments(t) {
		plain := view.Theme(m)
		m.Update(msg.Say(msg.Setting, "contrast=on"))
		theme := view.Theme(m)
		require.NotEqual(t, plain, theme, name)
		require.GreaterOrEqual(t, theme.Least, 7.0, "Inspect asks it of every text")
		kittest.ScreensOf(t, []drawn.Point{drawn.Pt(844, 390), drawn.Pt(1280, 800)}, name+" clear", theme, draw(m))
	}
}

func TestTheSameModelGivesTheSamePicture(t *testing.T) {
	hashes := func() map[string]uint64 {
		all := map[string]uint64{}
		for name, m := range moments(t) {
			stage := kittest.NewStage(t)
			all[name] = stage.Show(draw(m)).List.Hash()
		}
		return all
	}
	first := hashes()
	require.Equal(t, first, hashes())
	seen := map[uint64]string{}
	for name, hash := range first {
		require.Empty(t, seen[hash], "%s looks like %s", name, seen[hash])
		seen[hash] = name
	}
}

func TestEveryScreenIsDescribedInBothLanguages(t *testing.T) {
	words, err := loc.Open()
	require.NoError(t, err)
	screens := map[string]bool{}
	for name, m := range moments(t) {
		texts := map[string]bool{}
		for _, language := range loc.Languages() {
			d := view.Describe(m, words.In(language))
			require.NotEmpty(t, d.Title, name)
			require.NotEmpty(t, d.Text, name)
			require.NotContains(t, d.Text, "shell.", name)
			texts[d.Text] = true
			screens[d.Screen] = true
		}
		require.Len(t, texts, 2, "%s is described in two languages", name)
	}
	require.Equal(t, map[string]bool{"title": true, "map": true, "play": true, "sabotage": true, "result": true}, screens)
}

func TestKeysThatWorkEverywhere(t *testing.T) {
	for name, m := range moments(t) {
		if m.Question != model.NoQuestion || m.Sheet != model.NoSheet {
			continue
		}
		stage := kittest.NewStage(t)
		stage.Show(draw(m))
		language := stage.Hands.Handle(event.Event{Kind: event.KeyDown, Key: event.KeyF2})
		require.Equal(t, []msg.Msg{msg.Say(msg.Language, "zh")}, language, name)
		if m.Scene != model.Title {
			require.NotEmpty(t, stage.Hands.Handle(event.Event{Kind: event.KeyDown, Key: event.KeyEscape}), name)
		}
	}
}
