package engineer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	model "lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/engineer"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/levels"
)

// open opens a level of the campaign and makes edits in it.
func open(t *testing.T, id string, edits ...string) *model.Model {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	level, ok := catalog.Level(id)
	require.True(t, ok, "no level %q", id)
	visit := model.Visit{}
	if next, ok := catalog.Next(id); ok {
		visit.Next = next.ID()
	}
	m := model.New(level, visit)
	t.Cleanup(m.Close)
	for _, line := range edits {
		m.Update(msg.Say(msg.Edit, line))
		require.Nil(t, m.Notice, line)
	}
	return m
}

// inspected runs the shift and waits for the judgement.
func inspected(t *testing.T, m *model.Model) *model.Model {
	t.Helper()
	m.Update(msg.Do(msg.Run))
	for range 500 {
		if m.Phase() != model.Inspecting {
			return m
		}
		m.Update(msg.Number(msg.Tick, 1))
	}
	t.Fatal("the inspector did not come to an end")
	return nil
}

// later lets time pass.
func later(m *model.Model, frames int) *model.Model {
	for range frames {
		m.Update(msg.Number(msg.Tick, 1))
	}
	return m
}

func after(m *model.Model, messages ...msg.Msg) *model.Model {
	for _, x := range messages {
		m.Update(x)
	}
	return m
}

// states are all the states that the screen can be in, over all engineer levels.
func states(t *testing.T) map[string]func() *model.Model {
	return map[string]func() *model.Model{
		"01 empty":   func() *model.Model { return open(t, "homework-night") },
		"01 missed":  func() *model.Model { return later(inspected(t, open(t, "homework-night")), 200) },
		"01 result":  func() *model.Model { return later(inspected(t, open(t, "homework-night", "quantum 12")), 900) },
		"06 empty":   func() *model.Model { return open(t, "four-benches") },
		"06 playing": func() *model.Model { return later(inspected(t, open(t, "four-benches")), 100) },
		"06 few":     func() *model.Model { return later(inspected(t, open(t, "four-benches", "pool 3")), 60) },
		"06 proved":  func() *model.Model { return later(inspected(t, open(t, "four-benches", "pool 4")), 100) },
		"16 empty":   func() *model.Model { return open(t, "the-key") },
		"16 half":    func() *model.Model { return open(t, "the-key", "gate lock red pack 2") },
		"16 running": func() *model.Model { return after(open(t, "the-key"), msg.Do(msg.Run)) },
		"16 refuted": func() *model.Model { return inspected(t, open(t, "the-key")) },
		"16 lost": func() *model.Model {
			return after(inspected(t, open(t, "the-key")), msg.Do(msg.Forward), msg.Do(msg.Forward))
		},
		"16 clearest": func() *model.Model { return after(inspected(t, open(t, "the-key")), msg.Say(msg.Choose, "clearest")) },
		"16 deadlock": func() *model.Model { return inspected(t, open(t, "the-key", "gate lock red pack 2")) },
		"16 shift": func() *model.Model {
			return later(after(inspected(t, open(t, "the-key")), msg.Say(msg.Choose, "shift"), msg.Do(msg.Play)), 130)
		},
		"16 misuse": func() *model.Model {
			return inspected(t, open(t, "the-key", "gate lock red pack 0", "gate unlock red pack 5"))
		},
		"16 proved": func() *model.Model {
			return later(inspected(t, open(t, "the-key", "gate lock red pack 2", "gate unlock red pack 5")), 100)
		},
		"16 result": func() *model.Model {
			return later(inspected(t, open(t, "the-key", "gate lock red pack 2", "gate unlock red pack 5")), 1200)
		},
		"16 crowded": func() *model.Model { return open(t, "the-key", "gate lock red pack 3", "gate unlock red pack 3/1") },
		"16 hints": func() *model.Model {
			return after(open(t, "the-key"), msg.Do(msg.Hint), msg.Do(msg.Hint), msg.Do(msg.Hint))
		},
		"16 help": func() *model.Model { return after(open(t, "the-key"), msg.Say(msg.Select, "help")) },
		"16 code": func() *model.Model { return after(open(t, "the-key"), msg.Say(msg.Select, "code")) },
		"16 code lit": func() *model.Model {
			return after(inspected(t, open(t, "the-key")), msg.Number(msg.Seek, 12), msg.Say(msg.Select, "code go"))
		},
		"24 code": func() *model.Model {
			return after(open(t, "own-shelves", "home 2 B"), msg.Say(msg.Select, "code python"))
		},
		"16 illegal": func() *model.Model {
			return after(open(t, "the-key", "gate lock red pack 2"), msg.Say(msg.Edit, "gate lock red pack 3"))
		},
		"16 earlier":   func() *model.Model { return earlier(t) },
		"19 empty":     func() *model.Model { return open(t, "only-the-write") },
		"19 refuted":   func() *model.Model { return inspected(t, open(t, "only-the-write")) },
		"19 result":    func() *model.Model { return later(inspected(t, open(t, "only-the-write", "move count 3 -> 1")), 900) },
		"24 empty":     func() *model.Model { return open(t, "own-shelves") },
		"24 refuted":   func() *model.Model { return inspected(t, open(t, "own-shelves")) },
		"24 two lines": func() *model.Model { return open(t, "own-shelves", "home 2 B") },
		"24 proved":    func() *model.Model { return later(inspected(t, open(t, "own-shelves", "home 2 B")), 90) },
		"24 next door": func() *model.Model { return inspected(t, open(t, "own-shelves", "home 1 B", "home 2 B")) },
		"24 result":    func() *model.Model { return later(inspected(t, open(t, "own-shelves", "home 2 B")), 900) },
	}
}

// earlier looks at a failure of a blueprint that has changed since.
func earlier(t *testing.T) *model.Model {
	m := inspected(t, open(t, "the-key"))
	after(m, msg.Say(msg.Edit, "gate lock red pack 2"))
	inspected(t, m)
	return after(m, msg.Say(msg.Edit, "gate unlock red pack 4"), msg.Say(msg.Choose, "2"))
}

func TestEveryStateOfEveryLevelFitsEveryScreen(t *testing.T) {
	for name, make := range states(t) {
		t.Run(name, func(t *testing.T) {
			m := make()
			kittest.Screens(t, name, kit.Day(), func(f *kit.Frame) { engineer.Draw(m, f) })
		})
	}
}
