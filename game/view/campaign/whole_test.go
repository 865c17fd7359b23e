package campaign_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/view/campaign"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/levels"
	"lostupdate/levels/class"
)

// whole is a campaign as large as any will be: twelve rooms with two to eight levels each, engineer's and saboteur's,
// made of two levels under many names.
func whole(t *testing.T) *levels.Catalog {
	t.Helper()
	rooms := []int{5, 5, 5, 8, 7, 8, 6, 4, 4, 2, 6, 2}
	data := os.DirFS("../../../levels/data")
	read := func(path string) string {
		content, err := fs.ReadFile(data, path)
		require.NoError(t, err)
		return string(content)
	}
	files := fstest.MapFS{"campaign.yaml": {Data: []byte(read("campaign.yaml"))}}
	number := 0
	for chapter, count := range rooms {
		for i := range count {
			number++
			folder, id, old := "16-the-key", fmt.Sprintf("key-%d", number), 16
			if i%3 == 1 {
				folder, old = "11-two-hands", 11
			}
			name := strings.TrimLeft(folder, "0123456789-")
			entries, err := fs.ReadDir(data, folder)
			require.NoError(t, err)
			for _, e := range entries {
				text := strings.NewReplacer(
					"id: "+name, "id: "+id, "level: "+name, "level: "+id, fmt.Sprintf("number: %d", old), fmt.Sprintf("number: %d", number),
					"chapter: 3", fmt.Sprintf("chapter: %d", chapter), "chapter: 2", fmt.Sprintf("chapter: %d", chapter),
				).Replace(read(folder + "/" + e.Name()))
				files[fmt.Sprintf("%02d-%s/%s", number, id, e.Name())] = &fstest.MapFile{Data: []byte(text)}
			}
		}
	}
	catalog, err := levels.Load(files)
	require.NoError(t, err)
	require.Len(t, catalog.Levels(), 62)
	return catalog
}

// travelled is a player who has come as far as the room of the key.
func travelled(t *testing.T) *model.Model {
	t.Helper()
	m := model.New(model.Options{Catalog: whole(t)})
	m.Update(msg.Say(msg.Show, "map"))
	for i, l := range m.Catalog.Levels()[:18] {
		if i%4 != 3 {
			m.Reached.AddSolution(l.ID(), progress.Solution{Text: "x", Stars: 1 + i%3})
		}
	}
	m.Reached.Last = "key-18"
	return m
}

func TestTheWholeCampaignFitsTheMap(t *testing.T) {
	m := travelled(t)
	kittest.Screens(t, "map whole", kit.Day(), func(f *kit.Frame) { campaign.Draw(m, f) })
	for _, room := range []string{"room 0", "room 3", "room 4", "room 9"} {
		m.Update(msg.Say(msg.Show, room))
		kittest.Screens(t, "map "+room, kit.Day(), func(f *kit.Frame) { campaign.Draw(m, f) })
	}
	closed := newModel(t)
	closed.Update(msg.Say(msg.Show, "room 9"))
	kittest.Screens(t, "map closed room", kit.Day(), func(f *kit.Frame) { campaign.Draw(closed, f) })
}

func TestARoomOpensWhenHalfOfTheOneBeforeIsSolved(t *testing.T) {
	m := model.New(model.Options{Catalog: whole(t)})
	require.False(t, m.Chart().Rooms[0].Locked)
	require.True(t, m.Chart().Rooms[1].Locked)
	require.Equal(t, 2, m.Chart().Rooms[1].Missing)
	m.Reached.AddSolution("key-2", progress.Solution{Text: "x", Stars: 1})
	m.Reached.AddSolution("key-5", progress.Solution{Text: "x", Stars: 1})
	require.False(t, m.Chart().Rooms[1].Locked, "two of five are half enough, whichever they are")
	require.True(t, m.Chart().Rooms[2].Locked)

	m.Reached.SetWork("key-12", "begun by a link")
	room := m.Chart().Rooms[2]
	require.False(t, room.Tiles[1].Locked, "what was begun stays open")
	require.True(t, room.Tiles[0].Locked)
	m.Update(msg.Say(msg.Setting, "open=on"))
	for _, room := range m.Chart().Rooms {
		require.False(t, room.Locked)
	}
}

func TestALockedLevelSaysWhatOpensIt(t *testing.T) {
	m := model.New(model.Options{Catalog: whole(t)})
	m.Update(msg.Say(msg.Show, "map"))
	stage := kittest.NewStage(t)
	stage.Show(func(f *kit.Frame) { campaign.Draw(m, f) })
	for _, target := range stage.Hands.Touchables() {
		if target.ID == "level:key-6" {
			require.Contains(t, target.Disabled, "2 more levels of “One bench”")
			return
		}
	}
	t.Fatal("the level is not on the map")
}

func TestTheMapIsWalkedByKeyboard(t *testing.T) {
	m := travelled(t)
	stage := kittest.NewStage(t)
	show := func(f *kit.Frame) { campaign.Draw(m, f) }
	stage.Show(show)
	press := func(key event.Key) {
		for _, x := range stage.Hands.Handle(event.Event{Kind: event.KeyDown, Key: key}) {
			m.Update(x)
		}
		stage.Show(show)
	}
	m.Update(msg.Say(msg.Show, "room 3"))
	stage.Show(show)
	press(event.KeyPageDown)
	require.Equal(t, 4, m.Room)
	press(event.KeyPageUp)
	press(event.KeyPageUp)
	require.Equal(t, 2, m.Room)
	m.Update(msg.Do(msg.Back))
	require.Equal(t, -1, m.Room, "back shows the whole map first")
	require.Equal(t, model.Map, m.Scene)
	m.Update(msg.Do(msg.Back))
	require.Equal(t, model.Title, m.Scene)
}

func TestARoomIsEnteredThroughItsHeader(t *testing.T) {
	m := travelled(t)
	stage := kittest.NewStage(t)
	stage.Size = draw.Pt(1024, 640)
	stage.Show(func(f *kit.Frame) { campaign.Draw(m, f) })
	for _, target := range stage.Hands.Touchables() {
		if target.ID != "room 3" {
			continue
		}
		at := target.Rect.Center()
		stage.Hands.Handle(event.Event{Kind: event.PointerDown, X: at.X, Y: at.Y})
		sent := stage.Hands.Handle(event.Event{Kind: event.PointerUp, X: at.X, Y: at.Y})
		require.Contains(t, sent, msg.Say(msg.Show, "room 3"))
		return
	}
	t.Fatal("the room has no door")
}

// What a teacher asks for stands over the map, in every size.
func TestTheAssignmentStandsOverTheMap(t *testing.T) {
	m := travelled(t)
	a := class.Assignment{Label: "Locks and what they cost", Due: "Friday, before the lesson", Hints: class.HintsFree, Levels: []class.Wanted{{ID: "key-3", Revision: 1, Stars: 2}, {ID: "key-62", Revision: 1, Stars: 1}}}
	m.Update(msg.Say(msg.Assign, a.Text()))
	m.Update(msg.Do(msg.Back))
	kittest.Screens(t, "map assignment", kit.Day(), func(f *kit.Frame) { campaign.Draw(m, f) })
}
