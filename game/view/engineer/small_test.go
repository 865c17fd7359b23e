package engineer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
	model "lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

// sitSmall is sit before the smallest screen.
func sitSmall(t *testing.T, m *model.Model) *table {
	p := sit(t, m)
	p.Size = kit.Least()
	p.look()
	return p
}

func (p *table) has(id string) bool {
	for _, x := range p.Hands.Touchables() {
		if x.ID == id {
			return true
		}
	}
	return false
}

func TestTheButtonsOfTheBarTakeTurns(t *testing.T) {
	p := sitSmall(t, open(t, "the-key", "gate lock red pack 2"))
	often, seldom := []string{"undo", "redo", "hint"}, []string{"reset", "code", "share", "help", "language"}
	for range 2 {
		for _, id := range often {
			require.True(t, p.has(id), id)
		}
		for _, id := range seldom {
			require.False(t, p.has(id), id)
		}
		p.click("more buttons")
		for _, id := range seldom {
			require.True(t, p.has(id), id)
		}
		require.True(t, p.has("run") && p.has("menu") && !p.has("undo"))
		p.press("more buttons")
	}
}

func TestTheGoalMakesRoomOnceThePlayerHasBegun(t *testing.T) {
	m := open(t, "the-key")
	p := sitSmall(t, m)
	before, _ := p.look().Seen("line A")
	m.Update(msg.Say(msg.Edit, "gate lock red pack 2"))
	after, _ := p.look().Seen("line A")
	require.Greater(t, after.H, before.H)
}

func TestASmallFloorFollowsTheRun(t *testing.T) {
	// A key is hung back in every round: there are steps at both rows of the belt.
	m := later(inspected(t, open(t, "the-key", "gate lock red pack 0", "gate unlock red pack 5")), 200)
	p := sitSmall(t, m)
	rows := map[float32]bool{}
	for step := range m.Playing().Length {
		m.Update(msg.Number(msg.Seek, step))
		p.look()
		rows[p.Hands.Scrolled("floor")] = true
	}
	require.Len(t, rows, 2)
	p.look()
	at := p.Hands.Scrolled("floor")
	p.do(event.Event{Kind: event.Wheel, X: 400, Y: 200, DY: 1})
	p.do(event.Event{Kind: event.Wheel, X: 400, Y: 200, DY: -0.5})
	require.NotEqual(t, at, p.Hands.Scrolled("floor"), "the player may look around")
}
