package engineer_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
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

// A routine of work alone is a job with a bar, as long as nothing can be put into it: where a
// card or a gate may stand, there are gaps to drop it into.
func TestWorkThatTakesACardHasGapsForIt(t *testing.T) {
	const plan = "format: 1\nid: test\nglobals: {done: 0}\nroutines: {rest: [{work: 3}], do: [{stamp: done}]}\nworkers: [{routine: rest}, {routine: do}]\n"
	gaps := func(source string) (gaps int) {
		m := alone(t, source)
		stage := kittest.NewStage(t)
		stage.Show(func(f *kit.Frame) { engineer.Draw(m, f) })
		for _, x := range stage.Hands.Touchables() {
			if x.ID == "tool card wait" {
				stage.Hands.Handle(event.Event{Kind: event.PointerDown, X: x.Rect.Center().X, Y: x.Rect.Center().Y})
				stage.Hands.Handle(event.Event{Kind: event.PointerMove, X: x.Rect.Center().X + 40, Y: x.Rect.Center().Y})
			}
		}
		stage.Show(func(f *kit.Frame) { engineer.Draw(m, f) })
		for _, x := range stage.Hands.Touchables() {
			if strings.Contains(x.ID, "slot rest") {
				gaps++
			}
		}
		return gaps
	}
	require.Equal(t, 2, gaps(plan+"tools: {cards: {wait: {card: {join: 2}}}}\n"))
	require.Zero(t, gaps(plan+"tools: {routines: [do], cards: {wait: {card: {join: 1}}}}\n"))
}
