package guide_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/guide"
	"lostupdate/game/model/msg"
	"lostupdate/game/view"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/levels"
)

// open opens a level for a new player.
func open(t *testing.T, level string, messages ...msg.Msg) *model.Model {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	m := model.New(model.Options{Catalog: catalog, Desktop: true})
	m.Update(msg.Say(msg.Loaded, ""))
	m.Update(msg.Say(msg.Open, level))
	if m.Predict != nil {
		m.Update(msg.Do(msg.Back))
	}
	for _, x := range messages {
		m.Update(x)
		for range 60 * 60 {
			if m.Engineer == nil || m.Engineer.Phase() != engineer.Inspecting {
				break
			}
			m.Update(msg.Number(msg.Tick, 1))
		}
	}
	return m
}

func shown(m *model.Model) func(f *kit.Frame) {
	return func(f *kit.Frame) {
		f.Theme = view.Theme(m)
		view.Draw(m, f)
	}
}

func step(worker int64) msg.Msg { return msg.Number(msg.StepTask, worker) }

// walks are the ways through the guidance, with the name of the hint after each message.
func walks() map[string][]msg.Msg {
	return map[string][]msg.Msg{
		"homework-night": {msg.Do(msg.Run), msg.Do(msg.Rewind), msg.Say(msg.Edit, "quantum 12")},
		"the-key":        {msg.Do(msg.Run), msg.Do(msg.Forward), msg.Say(msg.Edit, "gate lock red pack 2"), msg.Say(msg.Edit, "gate unlock red pack 5")},
		"two-hands":      {step(1), step(2), step(2)},
		"two-hands late": {step(1), step(1)},
		"two-hands back": {step(1), step(1), step(2), step(2)},
	}
}

func TestTheHandPointsAtSomethingOnEveryScreen(t *testing.T) {
	for name, walk := range walks() {
		level, _, _ := strings.Cut(name, " ")
		for made := range len(walk) + 1 {
			m := open(t, level, walk[:made]...)
			h, ok := m.Hint()
			require.True(t, ok, "%s after %d", name, made)
			for _, size := range slices.Concat(kit.Sizes(), kit.OddSizes()) {
				for _, language := range loc.Languages() {
					stage := kittest.NewStage(t)
					stage.Size, stage.Language, stage.Time = size, language, 615
					f := stage.Show(shown(m))
					found := false
					for _, id := range h.At {
						at, seen := f.Seen(id)
						if !seen {
							continue
						}
						found = true
						bubble, _ := f.Seen("guide")
						require.False(t, bubble.Overlaps(at), "%s %s %v: the bubble lies over what it is about", name, h.Name, size)
						for _, begin := range []string{"counter ", "hook ", "key "} {
							for _, hangs := range f.SeenAll(begin) {
								require.False(t, bubble.Overlaps(hangs), "%s %s %s %v: the bubble lies over the wall", name, h.Name, language, size)
							}
						}
						if level == "the-key" && !f.Small() {
							for _, worker := range f.SeenAll("worker ") {
								require.False(t, bubble.Overlaps(worker), "%s %s %s %v: the bubble lies over a worker", name, h.Name, language, size)
							}
						}
						break
					}
					require.True(t, found, "%s %s at %v: nothing of %v is on the screen", name, h.Name, size, h.At)
					stage.Save("guide " + name + " " + h.Name + " " + language + " " + sizeName(size))
					kittest.NoFaults(t, f)
				}
			}
		}
	}
}

func sizeName(p draw.Point) string {
	if p.X < 900 {
		return "phone"
	}
	return map[bool]string{true: "wide", false: "window"}[p.X > 1300]
}

// label is what the bubble says.
func label(f *kit.Frame) string {
	for _, x := range f.Tells() {
		if x.ID == "guide" {
			return x.Label
		}
	}
	return ""
}

func TestTheWordsFitTheDevice(t *testing.T) {
	m := open(t, "homework-night")
	stage := kittest.NewStage(t)
	said := func(e event.Event) string {
		stage.Show(shown(m))
		stage.Hands.Handle(e)
		return label(stage.Show(shown(m)))
	}
	require.Contains(t, said(event.Event{Kind: event.PointerMove, X: 3, Y: 3}), "Click it.")
	require.Contains(t, said(event.Event{Kind: event.PointerMove, X: 3, Y: 3, Touch: true}), "Tap it.")
	require.Contains(t, said(event.Event{Kind: event.KeyDown, Key: event.KeyTab}), "Press R.")
	require.Contains(t, said(event.Event{Kind: event.PadDown, Pad: event.PadUp}), "press A")
}

func TestWhileSomethingIsCarriedTheHandPointsAtAGap(t *testing.T) {
	m := open(t, "the-key", msg.Do(msg.Run), msg.Do(msg.Forward))
	stage := kittest.NewStage(t)
	f := stage.Show(shown(m))
	tool, ok := f.Seen("tool lock red")
	require.True(t, ok)
	at := tool.Center()
	f = stage.Play(shown(m), event.Event{Kind: event.PointerDown, X: at.X, Y: at.Y}, event.Event{Kind: event.PointerMove, X: at.X + 80, Y: at.Y})
	_, ok = f.Offered()
	require.True(t, ok)
	stage.Save("guide carrying")
	require.Contains(t, label(f), "Let go over a gap.")
}

func TestWhoWantsCalmSeesTheHandStandStill(t *testing.T) {
	m := open(t, "two-hands")
	stage := kittest.NewStage(t)
	hash := func(time int64) uint64 {
		stage.Time = time
		return stage.Show(shown(m)).List.Hash()
	}
	require.NotEqual(t, hash(600), hash(630))
	stage.Calm = true
	require.Equal(t, hash(600), hash(630))
}

func TestEveryHintIsSaidInBothLanguages(t *testing.T) {
	words, err := loc.Open()
	require.NoError(t, err)
	for name, walk := range walks() {
		level, _, _ := strings.Cut(name, " ")
		require.Contains(t, guide.Levels(), level)
		for made := range len(walk) + 1 {
			h, _ := open(t, level, walk[:made]...).Hint()
			for _, language := range loc.Languages() {
				require.True(t, words.In(language).Has("guide."+h.Level+"."+h.Name), "%v", h)
			}
		}
	}
}
