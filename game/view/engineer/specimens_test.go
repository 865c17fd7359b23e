package engineer_test

import (
	"testing"

	"lostupdate/game/internal/specimen"
	model "lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/engineer"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
)

// specimens are the levels of package specimen that an engineer can open, with
// edits that make something worth seeing.
var specimens = map[string][]string{
	"two-ovens":  {"place take bake 0", "dial tokens 3"},
	"look-again": {"switch look again", "switch ring all"},
	"full-wall":  {"dial parties 3"},
	"two-lines":  {"switch night-shift on"},
	"same-order": {"move right 1 -> 0"},
	"out-tray":   {"place wait-for-mail first 1"},
}

// take opens a specimen.
func take(t *testing.T, name string, edits ...string) *model.Model {
	t.Helper()
	m := model.New(specimen.Level(t, name), model.Visit{})
	t.Cleanup(m.Close)
	for _, line := range edits {
		m.Update(msg.Say(msg.Edit, line))
		if m.Notice != nil {
			t.Fatalf("%s: %s: %v", name, line, m.Notice.Illegal)
		}
	}
	return m
}

func TestEveryThingCardAndToolFitsEveryScreen(t *testing.T) {
	for name, edits := range specimens {
		for state, m := range map[string]func() *model.Model{
			"start":  func() *model.Model { return take(t, name) },
			"edited": func() *model.Model { return take(t, name, edits...) },
		} {
			title := "zz " + name + " " + state
			t.Run(title, func(t *testing.T) {
				m := m()
				kittest.Screens(t, title, kit.Day(), func(f *kit.Frame) { engineer.Draw(m, f) })
			})
		}
	}
}
