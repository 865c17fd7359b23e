package model_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
)

// machine is a machine with its players, as the game keeps them: what is saved stays saved, what is dropped is gone.
type machine struct {
	*player
	kept     map[int]string
	settings string
}

func newMachine(t *testing.T) *machine {
	t.Helper()
	return &machine{player: newPlayer(t, ""), kept: map[int]string{}}
}

func (m *machine) does(messages ...msg.Msg) *machine {
	m.t.Helper()
	for _, x := range messages {
		for _, e := range m.Update(x) {
			switch e.Kind {
			case msg.Save:
				m.kept[int(e.N)] = e.Text
			case msg.Drop:
				delete(m.kept, int(e.N))
			case msg.SaveMachine:
				m.settings = e.Text
			}
		}
	}
	return m
}

// restarted is the game as it is opened the next day.
func (m *machine) restarted() *machine {
	m.t.Helper()
	next := &machine{player: newPlayer(m.t, ""), kept: m.kept, settings: m.settings}
	next.Model = model.New(model.Options{Catalog: m.catalog, Desktop: true})
	shown := 1
	if kept, err := progress.ParseMachine(m.settings); err == nil {
		shown = kept.Player
	}
	next.does(msg.Say(msg.Machine, m.settings), msg.Msg{Verb: msg.Loaded, N: int64(shown), Text: m.kept[shown]})
	for slot := 1; slot <= progress.PlayersMax; slot++ {
		if text, ok := m.kept[slot]; ok && slot != shown {
			next.does(msg.Msg{Verb: msg.Found, N: int64(slot), Text: text})
		}
	}
	return next
}

func about(slot int, what string) msg.Msg {
	return msg.Msg{Verb: msg.Player, N: int64(slot), Text: what}
}

func add(name string) []msg.Msg {
	return []msg.Msg{about(0, "add"), about(0, "write "+name), about(0, "done")}
}

func names(m *model.Model) (all []string) {
	for _, p := range m.Players() {
		all = append(all, p.Name)
	}
	return all
}

func TestEverybodyHasProgressOfHisOwn(t *testing.T) {
	m := newMachine(t)
	m.Reached.AddSolution(keyLevel, progress.Solution{Text: "x", Stars: 3})
	m.does(msg.Say(msg.Setting, "open=on"), msg.Say(msg.Setting, "zoom=150")).does(add("Bell")...)
	require.Equal(t, 2, m.Slot, "who was added plays")
	require.False(t, m.Begun())
	require.False(t, m.Reached.Settings.Open, "the locks of the map belong to a player's progress")
	require.Equal(t, 150, m.Reached.Settings.Zoom, "the size belongs to the screen")

	m.does(msg.Say(msg.Language, "zh"), about(1, "choose"))
	require.Equal(t, model.Title, m.Scene)
	require.Equal(t, 3, m.Reached.Stars(keyLevel))
	require.True(t, m.Reached.Settings.Open)
	require.Equal(t, "zh", m.Language())

	next := m.does(about(2, "choose")).restarted()
	require.Equal(t, 2, next.Slot, "who played last plays on")
	require.Equal(t, []string{"", "Bell"}, names(next.Model))
	require.Equal(t, 3, next.Players()[0].Stars)
	require.Equal(t, "zh", next.Language())
	require.Equal(t, 150, next.Reached.Settings.Zoom)
}

func TestTheSaveOfAnEarlierReleaseIsThatOfTheFirstPlayer(t *testing.T) {
	old := `{"kind": "lost-update-progress", "version": 4, "settings": {"zoom": 125, "open": true, "keys": {"hint": "J"}}, "last": "the-key"}`
	m := newMachine(t)
	m.kept[1] = old
	next := m.restarted().does(add("Kiln")...)
	require.Equal(t, 125, next.Reached.Settings.Zoom, "his settings become those of the machine")
	require.Equal(t, "J", next.Reached.Settings.Keys["hint"])
	back := next.restarted().does(about(1, "choose"))
	require.Equal(t, keyLevel, back.Reached.Last)
	require.True(t, back.Reached.Settings.Open)
}

func TestASaveGoesToWhoeverPlays(t *testing.T) {
	m := newMachine(t).does(add("Bell")...)
	m.does(msg.Say(msg.Open, keyLevel)).does(m.build(keyLevel)...)
	require.Contains(t, m.kept[2], keyLevel)
	m.does(about(1, "choose"))
	require.Equal(t, model.Title, m.Scene, "the level of the other player is left")
	require.NotContains(t, m.kept[1], keyLevel)
}

func TestNamesAreBoundedAndTaken(t *testing.T) {
	for typed, want := range map[string]string{
		"  Bell  of   the\tnight": "Bell of the night",
		strings.Repeat("钟", 30):   strings.Repeat("钟", progress.NameMax),
		"a\x00b\u202ec\nd":        "abc d",
		"":                        "",
	} {
		m := newMachine(t).does(add(typed)...)
		require.Equal(t, want, m.Reached.Name)
		read, err := progress.Parse(m.kept[2])
		require.NoError(t, err)
		require.Equal(t, want, read.Name)
	}
	m := newMachine(t).does(add("Bell")...).does(add("bell")...)
	require.NotNil(t, m.Naming, "it is asked for again")
	require.Equal(t, []string{"shell.players.taken"}, toasts(m.Model))
	m.does(msg.Do(msg.Back))
	require.Nil(t, m.Naming)
	require.Len(t, m.Players(), 2)
}

func TestAPlayerIsRenamedWhetherShownOrNot(t *testing.T) {
	m := newMachine(t).does(add("Bell")...)
	m.does(about(2, "rename"), about(0, "write Lamp"), about(0, "done"), about(1, "rename"), about(0, "write Kiln"), about(0, "done"))
	require.Equal(t, []string{"Kiln", "Lamp"}, names(m.restarted().Model))
	require.Equal(t, 2, m.Slot)
}

func TestRemovingIsAskedAndCanBeTakenBack(t *testing.T) {
	m := newMachine(t).does(add("Bell")...)
	m.Reached.AddSolution(keyLevel, progress.Solution{Text: "x", Stars: 2})
	m.does(about(2, "remove"))
	require.Len(t, m.Players(), 2, "nobody asked")
	m.does(msg.Say(msg.Show, "players"), about(2, "delete"), msg.Do(msg.Back), about(2, "remove"))
	require.Len(t, m.Players(), 2, "the answer was no")

	m.does(about(2, "delete"), about(2, "remove"))
	require.Equal(t, 1, m.Slot, "the other one plays")
	require.Equal(t, model.Players, m.Sheet)
	require.NotContains(t, m.kept, 2)
	require.Len(t, m.restarted().Players(), 1)

	m.does(about(0, "restore"))
	require.Equal(t, []string{"", "Bell"}, names(m.restarted().Model))
	require.Equal(t, 2, m.does(about(2, "choose")).Reached.Stars(keyLevel))
}

func TestTheLastPlayerStays(t *testing.T) {
	m := newMachine(t).does(about(1, "delete"))
	require.Equal(t, model.NoQuestion, m.Question)
}

func TestThereIsRoomForSoManyPlayers(t *testing.T) {
	m := newMachine(t)
	for range progress.PlayersMax + 3 {
		m.does(add("")...)
	}
	require.Len(t, m.Players(), progress.PlayersMax)
	require.False(t, m.CanAdd())
}

func TestADamagedPlayerIsToldOfAndDoesNotHarmTheOthers(t *testing.T) {
	m := newMachine(t).does(add("Bell")...)
	m.kept[1] = "{"
	next := m.restarted()
	require.True(t, next.Players()[0].Damaged)
	require.Equal(t, model.NoQuestion, next.Question, "who plays has nothing to do with it")
	next.does(about(1, "choose"))
	require.Equal(t, model.TellDamaged, next.Question)
	next.does(msg.Do(msg.Back), about(2, "choose"))
	require.Equal(t, "Bell", next.Reached.Name)
}

func TestAPlayerOfANewerReleaseIsLeftAlone(t *testing.T) {
	newer := `{"kind": "lost-update-progress", "version": 999, "wonders": true}`
	m := newMachine(t).does(add("Bell")...)
	m.kept[1] = newer
	next := m.restarted().does(about(1, "choose"))
	require.True(t, next.Frozen())
	next.does(msg.Do(msg.Back), msg.Say(msg.Open, keyLevel), msg.Say(msg.Setting, "zoom=150")).does(next.build(keyLevel)...)
	next.does(about(1, "rename"), about(1, "delete"), about(2, "choose"))
	require.Equal(t, newer, next.kept[1])
	require.False(t, next.Frozen(), "others are saved as always")
	require.Equal(t, 150, next.Reached.Settings.Zoom)
	require.True(t, next.Players()[0].Newer)
}

func TestWhatIsKeptOfTheMachineMayBeDamagedOrNewer(t *testing.T) {
	m := newMachine(t).does(msg.Say(msg.Setting, "zoom=150")).does(add("Bell")...)
	m.settings = "{"
	damaged := m.restarted()
	require.Equal(t, []string{"shell.trouble.machine-damaged"}, toasts(damaged.Model))
	require.Equal(t, []string{"", "Bell"}, names(damaged.Model), "everybody is there")
	require.Equal(t, 150, damaged.Reached.Settings.Zoom, "a player's document has the settings, too")

	m.settings = `{"kind": "lost-update-machine", "version": 999}`
	newer := m.restarted()
	require.Equal(t, model.TellNewer, newer.Question)
	kept := newer.kept[1]
	newer.does(msg.Do(msg.Back), msg.Say(msg.Language, "zh"), msg.Say(msg.Open, keyLevel)).does(add("Lamp")...)
	require.Equal(t, kept, newer.kept[1])
	require.Len(t, newer.Players(), 2)
	require.Contains(t, newer.settings, "999")
}

func TestAFileIsTakenByWhoPlaysAndLeavesTheOthersTheirSettings(t *testing.T) {
	file := progress.Print(progress.Document{Name: "Wrench", Settings: progress.Settings{Zoom: 200, Open: true}, Last: keyLevel})
	alone := newMachine(t).does(msg.Say(msg.Import, file), msg.Say(msg.Setting, "progress=accept"))
	require.Equal(t, 200, alone.Reached.Settings.Zoom)
	require.Equal(t, "Wrench", alone.Reached.Name)

	two := newMachine(t).does(add("Bell")...).does(msg.Say(msg.Import, file), msg.Say(msg.Setting, "progress=accept"))
	require.Equal(t, keyLevel, two.Reached.Last)
	require.Equal(t, "Bell", two.Reached.Name, "the name stays")
	require.Zero(t, two.Reached.Settings.Zoom, "the size is that of everybody here")
	require.True(t, two.Reached.Settings.Open)
	require.NotContains(t, two.kept[1], keyLevel)
}

func TestExportAndDeletingAreAboutWhoIsShown(t *testing.T) {
	m := newMachine(t).does(add("Bell, 7")...)
	m.Reached.AddSolution(keyLevel, progress.Solution{Text: "x", Stars: 2})
	file := m.Update(msg.Say(msg.Setting, "progress=export"))[0]
	require.Equal(t, "lost-update-progress-Bell--7.json", file.Name)
	require.Contains(t, file.Text, "Bell, 7")
	other := m.Update(about(1, "export"))[0]
	require.Equal(t, "lost-update-progress.json", other.Name)

	m.does(msg.Say(msg.Show, "delete"), msg.Say(msg.Setting, "progress=delete"))
	require.Equal(t, "Bell, 7", m.restarted().Reached.Name)
	require.Zero(t, m.Reached.Stars(keyLevel))
	require.Contains(t, m.kept, 2)
}
