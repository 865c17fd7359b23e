package engineer_test

import (
	"testing"

	model "lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/engineer"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
)

// The levels about time have more jobs than fit on any floor, devices, and dials.
func TestLevelsAboutTimeFitEveryScreen(t *testing.T) {
	for _, test := range []struct {
		level string
		edits []string
	}{
		{"a-little-of-each", []string{"quantum 4"}}, {"changing-books", []string{"quantum 6"}},
		{"too-many-books", []string{"pool 12"}}, {"the-desk-is-full", []string{"pool 17"}}, {"stone-cutters", []string{"pool 4"}},
		{"waiting-for-the-kiln", []string{"pool 6"}}, {"only-twelve-kilns", []string{"pool 24"}},
		{"mixed-orders", []string{"dial potters 8", "dial carvers 4"}}, {"one-key-workshop", []string{"home 2 B", "home 8 C"}},
	} {
		t.Run(test.level, func(t *testing.T) {
			for name, m := range map[string]*model.Model{
				"empty":  open(t, test.level),
				"hints":  after(open(t, test.level), msg.Do(msg.Hint), msg.Do(msg.Hint), msg.Do(msg.Hint)),
				"missed": later(inspected(t, open(t, test.level)), 150),
				"other":  later(inspected(t, open(t, test.level, test.edits...)), 90),
			} {
				kittest.Screens(t, test.level+" "+name, kit.Day(), func(f *kit.Frame) { engineer.Draw(m, f) })
			}
		})
	}
}
