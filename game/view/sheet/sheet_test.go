package sheet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/game/view/sheet"
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

func draw(m *model.Model) func(f *kit.Frame) {
	return func(f *kit.Frame) {
		f.Floor()
		sheet.Draw(m, f)
	}
}

func TestSheetsStandInEverySize(t *testing.T) {
	newer := `{"kind": "lost-update-progress", "version": 999}`
	for name, messages := range map[string][]msg.Msg{
		"settings":        {msg.Say(msg.Show, "settings")},
		"settings large":  {msg.Say(msg.Setting, "zoom=200"), msg.Say(msg.Resize, "844x390"), msg.Say(msg.Show, "settings")},
		"settings frozen": {msg.Say(msg.Loaded, newer), msg.Do(msg.Back), msg.Say(msg.Show, "settings")},
		"help":            {msg.Say(msg.Show, "help")},
		"keys":            {msg.Say(msg.Show, "keys")},
		"keys asked":      {msg.Say(msg.Show, "keys"), msg.Say(msg.Setting, "rebind=hint"), msg.Say(msg.Setting, "key=U")},
		"credits":         {msg.Say(msg.Show, "credits")},
		"ask delete":      {msg.Say(msg.Show, "settings"), msg.Say(msg.Show, "delete")},
		"ask import":      {msg.Say(msg.Loaded, ""), msg.Say(msg.Import, `{"kind": "lost-update-progress", "version": 1}`)},
		"tell newer":      {msg.Say(msg.Loaded, newer)},
		"tell damaged":    {msg.Say(msg.Loaded, "{")},
		"toast":           {msg.Say(msg.Trouble, "shell.trouble.save-full")},
	} {
		m := newModel(t, messages...)
		kittest.Screens(t, name, kit.Day(), draw(m))
		if m.Sheet != model.NoSheet && m.Question == model.NoQuestion {
			kittest.Screens(t, name+" scrolled", kit.Day(), draw(m), event.Event{Kind: event.Wheel, X: 420, Y: 250, DY: 50})
		}
	}
}

// pressKeys plays keys on what the model shows, and hands what they mean to the model.
func pressKeys(t *testing.T, m *model.Model, pressed ...event.Key) {
	t.Helper()
	stage := kittest.NewStage(t)
	stage.Show(draw(m))
	for _, k := range pressed {
		for _, x := range stage.Hands.Handle(event.Event{Kind: event.KeyDown, Key: k}) {
			m.Update(x)
		}
		stage.Show(draw(m))
	}
}

func TestSettingsAreChangedByKeyboardAlone(t *testing.T) {
	m := newModel(t, msg.Say(msg.Loaded, ""), msg.Say(msg.Show, "settings"))
	pressKeys(t, m, event.KeyTab, event.KeyTab, event.KeyEnter)
	require.Equal(t, "zh", m.Language())
	pressKeys(t, m, event.KeyTab, event.KeyEscape)
	require.Equal(t, model.NoSheet, m.Sheet)
}

func TestDeletingIsAskedAndKeepingIsTheFirstAnswer(t *testing.T) {
	begun := newModel(t, msg.Say(msg.Loaded, ""))
	begun.Reached.SetWork("the-key", "work")
	begun.Update(msg.Say(msg.Show, "delete"))
	pressKeys(t, begun, event.KeyArrowRight, event.KeyEnter)
	require.True(t, begun.Begun(), "the focus is on Keep")

	begun.Update(msg.Say(msg.Show, "delete"))
	pressKeys(t, begun, event.KeyTab, event.KeyEnter)
	require.False(t, begun.Begun())
}

func TestAKeyIsChosenByPressingIt(t *testing.T) {
	m := newModel(t, msg.Say(msg.Loaded, ""), msg.Say(msg.Show, "keys"), msg.Say(msg.Setting, "rebind=hint"))
	pressKeys(t, m, event.KeyShift, event.KeyJ)
	require.Equal(t, "J", m.Reached.Settings.Keys["hint"])
	m.Update(msg.Say(msg.Setting, "rebind=hint"))
	pressKeys(t, m, event.KeyEscape)
	require.Empty(t, m.Rebinding)
	require.Equal(t, model.Keys, m.Sheet, "Escape gives up asking, and not the sheet")
}
