package engineer_test

import (
	"fmt"
	"testing"

	"lostupdate/game/internal/specimen"
	model "lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/engineer"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/levels/puzzle"
)

// specimens are the levels of package specimen that an engineer can open, with
// edits that make something worth seeing.
var specimens = map[string][]string{
	"two-ovens":   {"place take bake 0", "dial tokens 3"},
	"look-again":  {"switch look again", "switch ring all"},
	"full-wall":   {"dial parties 3"},
	"two-lines":   {"switch night-shift on"},
	"same-order":  {"move right 1 -> 0"},
	"round-table": {"move eater-5 0 -> 0/1"},
	"out-tray":    {"place wait-for-mail first 1"},
}

// take opens a specimen.
func take(t *testing.T, name string, edits ...string) *model.Model {
	t.Helper()
	m := model.New(specimen.Level(t, name).Part(puzzle.Engineer), model.Visit{})
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

// shown runs a specimen, and looks at a part of its shift, or at the failure.
func shown(t *testing.T, name, run string, part int64, edits ...string) *model.Model {
	t.Helper()
	m := inspected(t, take(t, name, edits...))
	if run != "" {
		m.Update(msg.Say(msg.Choose, run))
	}
	if line := m.Playing(); line != nil && part >= 0 {
		m.Update(msg.Number(msg.Seek, line.Length*part/100))
	}
	return m
}

func TestRunsOfEveryThingFitEveryScreen(t *testing.T) {
	for name, m := range map[string]func() *model.Model{
		"two-ovens shift":     func() *model.Model { return shown(t, "two-ovens", "shift", 45, specimens["two-ovens"]...) },
		"two-ovens crowded":   func() *model.Model { return shown(t, "two-ovens", "", 100, "dial tokens 4") },
		"look-again asleep":   func() *model.Model { return shown(t, "look-again", "", 60) },
		"look-again stuck":    func() *model.Model { return shown(t, "look-again", "", 100, "switch ring nobody", "switch look again") },
		"full-wall shift":     func() *model.Model { return shown(t, "full-wall", "shift", 50, "dial parties 3") },
		"full-wall stuck":     func() *model.Model { return shown(t, "full-wall", "", 100, "dial parties 4") },
		"two-lines shift":     func() *model.Model { return shown(t, "two-lines", "shift", 40) },
		"two-lines late":      func() *model.Model { return shown(t, "two-lines", "shift", 97) },
		"two-lines failed":    func() *model.Model { return shown(t, "two-lines", "", 100) },
		"same-order deadlock": func() *model.Model { return shown(t, "same-order", "", 100) },
		"round-table stuck":   func() *model.Model { return shown(t, "round-table", "", 100) },
		"out-tray":            func() *model.Model { return shown(t, "out-tray", "", 55) },
		"last-item":           func() *model.Model { return shown(t, "last-item", "", 70) },
	} {
		title := "zr " + name
		t.Run(title, func(t *testing.T) {
			m := m()
			kittest.Screens(t, title, kit.Day(), func(f *kit.Frame) { engineer.Draw(m, f) })
		})
	}
}

func TestTheHelpExplainsEveryThing(t *testing.T) {
	for _, name := range []string{"full-wall", "out-tray"} {
		m := take(t, name)
		m.Update(msg.Say(msg.Select, "help"))
		kittest.Screens(t, "zh "+name, kit.Day(), func(f *kit.Frame) { engineer.Draw(m, f) })
	}
}

func TestFoldedCardsFitEveryScreen(t *testing.T) {
	m := inspected(t, open(t, "the-key"))
	m.Update(msg.Say(msg.Unfold, "pack 2"))
	show := func(f *kit.Frame) { engineer.Draw(m, f) }
	for _, size := range kit.Sizes() {
		stage := kittest.NewStage(t)
		stage.Size, stage.Time = size, 600
		f := stage.Show(show)
		stage.Save(fmt.Sprintf("zf folded %.0f", size.X))
		kittest.NoFaults(t, f)
	}
}
