package view_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	drawn "lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/model/rehearse"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
)

// explainedScreens are all screens, sheets and questions, and levels that together have every tool.
func explainedScreens(t *testing.T) map[string]*model.Model {
	t.Helper()
	all := moments(t)
	show := func(name string, messages ...msg.Msg) {
		all[name] = newModel(t, append([]msg.Msg{msg.Say(msg.Loaded, "")}, messages...)...)
	}
	for _, sheet := range []string{"settings", "help", "credits", "keys", "players", "assignment"} {
		show(sheet, msg.Say(msg.Show, sheet))
	}
	show("naming", msg.Say(msg.Show, "players"), msg.Say(msg.Player, "add"))
	show("players two", msg.Msg{Verb: msg.Found, N: 2, Text: progress.Print(progress.Document{})}, msg.Say(msg.Show, "players"))
	show("ask delete", msg.Say(msg.Show, "delete"))
	show("ask keys", msg.Say(msg.Show, "keys"), msg.Say(msg.Setting, "rebind=hint"), msg.Say(msg.Setting, "key=J"), msg.Say(msg.Show, model.ShowAskKeys))
	show("ask import", msg.Say(msg.Import, `{"kind": "lost-update-progress", "version": 1}`))
	show("ask remove", msg.Msg{Verb: msg.Found, N: 2, Text: progress.Print(progress.Document{})}, msg.Msg{Verb: msg.Player, N: 2, Text: "delete"})
	show("map of a room", msg.Say(msg.Setting, "open=on"), msg.Say(msg.Show, model.RoomName(3)))
	for _, level := range []string{
		"homework-night", "too-many-books", "stone-cutters", "only-twelve-kilns", "mixed-orders", "own-shelves", "night-shift", "two-ovens",
		"meet-at-noon", "look-again", "the-tally-board", "the-lamp", "last-item", "two-tools", "the-out-tray", "one-sided",
	} {
		m := newModel(t, msg.Say(msg.Loaded, ""))
		require.NoError(t, rehearse.Play(m, rehearse.Moment{Level: level, Tick: 4}), level)
		all["level "+level] = m
	}
	played := func(at rehearse.Moment, after ...msg.Msg) *model.Model {
		m := newModel(t, msg.Say(msg.Loaded, ""))
		require.NoError(t, rehearse.Play(m, at))
		for _, x := range after {
			m.Update(x)
		}
		return m
	}
	key := rehearse.Moment{Level: "the-key", Solution: rehearse.Trap}
	for name, after := range map[string]msg.Msg{"hints": msg.Do(msg.Hint), "what is what": msg.Say(msg.Select, "help"), "code": msg.Say(msg.Select, "code"), "share": msg.Say(msg.Show, "share")} {
		all["the key, "+name] = played(key, after)
	}
	for name, after := range map[string]msg.Msg{"hints": msg.Do(msg.Hint), "story": msg.Say(msg.Select, "story")} {
		all["two hands, "+name] = played(rehearse.Moment{Level: "two-hands"}, after)
	}
	all["guided"] = newModel(t, msg.Say(msg.Loaded, ""), msg.Say(msg.Open, "homework-night"))
	return all
}

func TestEverythingHasATooltipInBothLanguages(t *testing.T) {
	stage := kittest.NewStage(t)
	missing := map[string]bool{}
	for name, m := range explainedScreens(t) {
		for _, size := range []drawn.Point{drawn.Pt(1280, 800), drawn.Pt(844, 390), kit.Least()} {
			for _, language := range loc.Languages() {
				stage.Hands = kit.NewHands()
				stage.Size, stage.Language = size, language
				for _, told := range stage.Show(draw(m)).Tells() {
					if strings.TrimSpace(told.Tip) == "" {
						missing[told.ID+"  ("+name+")"] = true
					}
				}
			}
		}
	}
	var list []string
	for id := range missing {
		list = append(list, id)
	}
	slices.Sort(list)
	require.Empty(t, list, "targets without a tooltip:\n%s", strings.Join(list, "\n"))
}

func TestTooltipsStayOnTheScreenAndBesideWhatTheyExplain(t *testing.T) {
	stage := kittest.NewStage(t)
	for name, m := range explainedScreens(t) {
		for _, size := range []drawn.Point{drawn.Pt(1280, 800), drawn.Pt(844, 390), kit.Least()} {
			for _, language := range loc.Languages() {
				stage.Hands = kit.NewHands()
				stage.Size, stage.Language = size, language
				for _, told := range stage.Show(draw(m)).Tells() {
					f, about := stage.Ask(draw(m), told.ID)
					bubble := f.Bubble()
					if about.Empty() || bubble.Empty() {
						continue // scrolled away
					}
					require.True(t, bubble.X >= 0 && bubble.Y >= 0 && bubble.Right() <= size.X && bubble.Bottom() <= size.Y,
						"%s at %v %s: the tooltip of %q leaves the screen: %v", name, size, language, told.ID, bubble)
					room := max(about.X, size.X-about.Right()) > bubble.W+20 || max(about.Y, size.Y-about.Bottom()) > bubble.H+20
					require.False(t, room && bubble.Overlaps(about), "%s at %v %s: the tooltip of %q covers it", name, size, language, told.ID)
				}
			}
		}
	}
}

// The key of help explains what is pointed at, and only then opens the help.
func TestTheKeyOfHelpExplainsInPlace(t *testing.T) {
	m := newModel(t, msg.Say(msg.Loaded, ""), msg.Say(msg.Show, "map"))
	stage := kittest.NewStage(t)
	press := func(key event.Key) []msg.Msg {
		sent := stage.Hands.Handle(event.Event{Kind: event.KeyDown, Key: key})
		return sent
	}
	stage.Show(draw(m))
	require.Equal(t, []msg.Msg{msg.Say(msg.Show, "help")}, press(event.KeyF1), "nothing is pointed at")
	press(event.KeyTab)
	stage.Show(draw(m))
	require.Empty(t, press(event.KeyF1))
	require.False(t, stage.Show(draw(m)).Bubble().Empty(), "at once")
	stage.Save("asked in place")
	require.Equal(t, []msg.Msg{msg.Say(msg.Show, "help")}, press(event.KeyF1), "and then all of the help")
	press(event.KeyTab)
	stage.Show(draw(m))
	require.Empty(t, stage.Hands.Handle(event.Event{Kind: event.KeyDown, Key: event.KeySlash, Mods: event.ModShift}))
}
