package engineer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/levels/puzzle"
)

func placed(p *table) []string {
	var all []string
	for _, g := range p.m.Blueprint().Gates {
		all = append(all, g.String())
	}
	return all
}

func TestACardOfTheToolboxIsPlacedByKeyboard(t *testing.T) {
	p := sit(t, take(t, "two-ovens"))
	p.place("tool card take", "before knead")
	p.key(event.KeySpace)
	require.Equal(t, []string{"place take bake 0"}, placed(p))

	p.place("gate bake 0", "knead and enter the bakehouse")
	p.key(event.KeySpace)
	require.Equal(t, []string{"place take bake 1"}, placed(p), "it can be moved along")
	p.focus("gate bake 1")
	p.key(event.KeyDelete)
	require.Empty(t, placed(p), "and be taken away")
}

func TestACardOfTheToolboxIsPlacedByMouseAndFinger(t *testing.T) {
	for _, touch := range []bool{false, true} {
		p := sit(t, take(t, "two-ovens"))
		p.drag("tool card take", "before knead", touch)
		require.Equal(t, []string{"place take bake 0"}, placed(p))
	}
}

func TestACardThatBelongsToItsBeltCanBeMovedAndNotTakenAway(t *testing.T) {
	p := sit(t, take(t, "same-order"))
	require.Contains(t, placed(p), "place lock-2 right 1")
	p.focus("gate right 1")
	p.key(event.KeyDelete)
	require.Contains(t, placed(p), "place lock-2 right 1")
	p.place("gate right 1", "before fetch")
	p.key(event.KeySpace)
	require.NotContains(t, placed(p), "place lock-2 right 1")
}

func TestAMoveTooManySaysWhyNot(t *testing.T) {
	p := sit(t, take(t, "same-order", "move right 1 -> 0"))
	p.drag("gate left 1", "before fetch", false)
	require.Contains(t, placed(p), "place lock-2 left 1", "one move is allowed, and was made")
	require.Contains(t, p.Hands.Spoken(), "limit on moved cards is 1")
}

func TestASwitchIsTurnedOnTheBelt(t *testing.T) {
	p := sit(t, take(t, "look-again"))
	p.press("switch eat 1")
	b := p.m.Blueprint()
	require.Equal(t, "again", b.Chosen("look"))
	p.key(event.KeySpace) // the focus has stayed there
	b = p.m.Blueprint()
	require.Equal(t, "once", b.Chosen("look"), "and turned on, back to the first")
}

func TestADialIsSetStepByStep(t *testing.T) {
	p := sit(t, take(t, "two-ovens"))
	p.press("dial more tokens")
	p.press("dial more tokens")
	b := p.m.Blueprint()
	require.EqualValues(t, 3, b.Value(puzzle.Number{Dial: "tokens"}))
	p.press("dial less tokens")
	b = p.m.Blueprint()
	require.EqualValues(t, 2, b.Value(puzzle.Number{Dial: "tokens"}))
}

func TestASwitchWithoutABeltIsInTheToolbox(t *testing.T) {
	p := sit(t, take(t, "two-lines"))
	p.press("switch night-shift")
	b := p.m.Blueprint()
	require.Equal(t, puzzle.SwitchOn, b.Chosen("night-shift"))
}

// reads tells whether a text stands on the screen.
func (p *table) reads(text string) bool {
	p.look()
	for _, op := range p.List.Ops() {
		if op.Kind == draw.KindText && op.Text == text {
			return true
		}
	}
	return false
}

func TestACardIsFoldedAndUnfolded(t *testing.T) {
	p := sit(t, open(t, "the-key"))
	require.True(t, p.reads("add 1"))
	p.click("fold pack 2")
	require.False(t, p.reads("add 1"), "one card stands for all three")
	require.True(t, p.reads("total += 1"))
	p.press("fold pack 2")
	require.True(t, p.reads("add 1"), "by keyboard, too")

	p.put("tool lock red", "between read total and add 1")
	for _, x := range p.Hands.Touchables() {
		require.NotEqual(t, "fold pack 2", x.ID, "a card with a gate in it stays open")
	}
}
