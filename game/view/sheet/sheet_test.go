package sheet_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/game/view/sheet"
	"lostupdate/levels"
	"lostupdate/levels/class"
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

// homework is an assignment with as long a label as there can be.
func homework(hints class.Hints) string {
	a := class.Assignment{Label: strings.Repeat("Week 3 of the course ", 3)[:class.LabelMax-1], Due: "Friday, before the lesson", Hints: hints}
	for _, id := range []string{"two-hands", "the-key", "last-item", "round-table", "petersons-handshake"} {
		a.Levels = append(a.Levels, class.Wanted{ID: id, Revision: 1, Stars: 2})
	}
	return a.Text()
}

// playersOf has five players: one with the longest name, one without any, one damaged, one of a newer release.
func playersOf() []msg.Msg {
	long := progress.Document{Name: strings.Repeat("W", progress.NameMax)}
	long.AddSolution("the-key", progress.Solution{Text: "x", Stars: 3})
	return []msg.Msg{
		msg.Say(msg.Loaded, progress.Print(long)),
		{Verb: msg.Found, N: 2, Text: progress.Print(progress.Document{Name: strings.Repeat("钥", progress.NameMax)})},
		{Verb: msg.Found, N: 3, Text: progress.Print(progress.Document{})},
		{Verb: msg.Found, N: 4, Text: "{"},
		{Verb: msg.Found, N: 7, Text: `{"kind": "lost-update-progress", "version": 999}`},
		msg.Say(msg.Show, "players"),
	}
}

func TestSheetsStandInEverySize(t *testing.T) {
	newer := `{"kind": "lost-update-progress", "version": 999}`
	for name, messages := range map[string][]msg.Msg{
		"settings":        {msg.Say(msg.Show, "settings")},
		"settings frozen": {msg.Say(msg.Loaded, newer), msg.Do(msg.Back), msg.Say(msg.Show, "settings")},
		"homework":        {msg.Say(msg.Assign, homework(class.HintsFirst)), msg.Say(msg.Student, "小明 17")},
		"homework none":   {msg.Say(msg.Show, "assignment")},
		"help":            {msg.Say(msg.Show, "help")},
		"keys":            {msg.Say(msg.Show, "keys")},
		"keys asked":      {msg.Say(msg.Show, "keys"), msg.Say(msg.Setting, "rebind=hint"), msg.Say(msg.Setting, "key=U")},
		"credits":         {msg.Say(msg.Show, "credits")},
		"ask delete":      {msg.Say(msg.Show, "settings"), msg.Say(msg.Show, "delete")},
		"ask import":      {msg.Say(msg.Loaded, ""), msg.Say(msg.Import, `{"kind": "lost-update-progress", "version": 1}`)},
		"players":         playersOf(),
		"players removed": append(playersOf(), msg.Msg{Verb: msg.Player, N: 3, Text: "delete"}, msg.Msg{Verb: msg.Player, N: 3, Text: "remove"}),
		"players alone":   {msg.Say(msg.Loaded, ""), msg.Say(msg.Show, "players")},
		"player named":    append(playersOf(), msg.Say(msg.Player, "add"), msg.Say(msg.Player, "write "+strings.Repeat("名", 20))),
		"player unnamed":  append(playersOf(), msg.Msg{Verb: msg.Player, N: 3, Text: "rename"}),
		"ask remove":      append(playersOf(), msg.Msg{Verb: msg.Player, N: 2, Text: "delete"}),
		"settings of one": append(playersOf(), msg.Say(msg.Show, "settings")),
		"tell newer":      {msg.Say(msg.Loaded, newer)},
		"tell damaged":    {msg.Say(msg.Loaded, "{")},
		"toast":           {msg.Say(msg.Trouble, "shell.trouble.save-full")},
		"toasts":          {msg.Say(msg.Trouble, "shell.trouble.save-full"), msg.Say(msg.Told, "shell.copied"), msg.Say(msg.Trouble, "shell.trouble.machine-damaged")},
		"ask leave":       {msg.Say(msg.Loaded, ""), msg.Say(msg.Assign, homework(class.HintsFirst)), msg.Say(msg.Show, model.ShowAskLeave)},
		"ask keys":        {msg.Say(msg.Show, "keys"), msg.Say(msg.Setting, "rebind=hint"), msg.Say(msg.Setting, "key=J"), msg.Say(msg.Show, model.ShowAskKeys)},
	} {
		m := newModel(t, messages...)
		kittest.Screens(t, name, kit.Day(), draw(m))
		if m.Sheet != model.NoSheet && m.Question == model.NoQuestion {
			kittest.Screens(t, name+" scrolled", kit.Day(), draw(m), event.Event{Kind: event.Wheel, X: 420, Y: 250, DY: 50})
		}
	}
}

func TestSettingsSayWhatCouldBeHadOfTheSize(t *testing.T) {
	m := newModel(t, msg.Say(msg.Setting, "zoom=200"), msg.Say(msg.Show, "settings"))
	shownAt := func(zoom float32) func(f *kit.Frame) {
		return func(f *kit.Frame) {
			f.Zoom = zoom
			draw(m)(f)
		}
	}
	kittest.Screens(t, "settings large", kit.Day(), shownAt(1.08))

	stage := kittest.NewStage(t)
	says := func(zoom float32) bool {
		stage.Show(shownAt(zoom))
		return slices.Contains(stage.Hands.Reading(), "This window has room for 108 %.")
	}
	require.True(t, says(1.08))
	require.False(t, says(2), "all of it")
	m.Update(msg.Say(msg.Setting, "zoom=100"))
	require.False(t, says(1.08), "nothing was wished")
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
	pressKeys(t, begun, event.KeyTab, event.KeyTab, event.KeyEnter)
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

// A name is typed where the focus is, and letters that are shortcuts elsewhere are only letters there.
func TestTheNameIsTyped(t *testing.T) {
	m := newModel(t, msg.Say(msg.Loaded, ""), msg.Say(msg.Show, "assignment"))
	stage := kittest.NewStage(t)
	stage.Show(draw(m))
	play := func(events ...event.Event) {
		for _, e := range events {
			for _, x := range stage.Hands.Handle(e) {
				m.Update(x)
			}
			stage.Show(draw(m))
		}
	}
	for range 30 {
		play(event.Event{Kind: event.KeyDown, Key: event.KeyTab})
		if strings.HasPrefix(stage.Hands.Spoken(), "Nickname or number") {
			break
		}
	}
	for _, r := range "Hö 7" {
		play(event.Event{Kind: event.KeyDown, Key: event.KeyH}, event.Event{Kind: event.Text, Rune: r})
	}
	require.Equal(t, "Hö 7", m.Reached.Student)
	play(event.Event{Kind: event.KeyDown, Key: event.KeyBackspace}, event.Event{Kind: event.KeyDown, Key: event.KeyBackspace, Repeat: true})
	require.Equal(t, "Hö", m.Reached.Student)
	play(event.Event{Kind: event.KeyDown, Key: event.KeyEscape})
	require.Equal(t, model.NoSheet, m.Sheet)
}
