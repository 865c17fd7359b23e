package sabotage_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/game/internal/specimen"
	"lostupdate/game/model/msg"
	model "lostupdate/game/model/sabotage"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/game/view/sabotage"
	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

// attacked is a specimen as a saboteur finds it: to be brought to a stop.
func attacked(t *testing.T, name string) *levels.Level {
	t.Helper()
	level := *specimen.Level(t, name)
	p := *level.Puzzle
	p.Role, p.Fixed = puzzle.Saboteur, true
	p.Goal.BreakFinding, p.Goal.Break, p.Goal.Claim = engine.Deadlock, nil, true
	level.Puzzle = &p
	return &level
}

// stepped makes steps: the worker's number, and behind a dot which way of several.
func stepped(t *testing.T, name string, steps ...msg.Msg) *model.Model {
	t.Helper()
	m, err := model.New(attacked(t, name), model.Visit{})
	require.NoError(t, err)
	t.Cleanup(m.Close)
	for i, x := range steps {
		before := m.Place()
		m.Update(x)
		require.Equal(t, before+1, m.Place(), "%s: step %d", name, i+1)
		for range 30 {
			m.Update(msg.Number(msg.Tick, 1))
		}
	}
	return m
}

func worker(numbers ...int64) []msg.Msg {
	var steps []msg.Msg
	for _, n := range numbers {
		steps = append(steps, msg.Number(msg.StepTask, n))
	}
	return steps
}

func TestEveryThingFitsTheSaboteursScreens(t *testing.T) {
	for name, m := range map[string]func() *model.Model{
		"two-ovens":       func() *model.Model { return stepped(t, "two-ovens", worker(1, 1, 2)...) },
		"look-again":      func() *model.Model { return stepped(t, "look-again", worker(2, 2, 2, 3, 3, 3, 1, 1, 1)...) },
		"full-wall":       func() *model.Model { return stepped(t, "full-wall", worker(1, 1, 1, 1, 3, 3, 3)...) },
		"two-lines":       func() *model.Model { return stepped(t, "two-lines", worker(1, 1, 1, 1, 1, 1, 2)...) },
		"same-order":      func() *model.Model { return stepped(t, "same-order", worker(1, 2)...) },
		"out-tray":        func() *model.Model { return stepped(t, "out-tray", worker(1, 2, 1)...) },
		"out-tray letter": func() *model.Model { return stepped(t, "out-tray", worker(1, 2, 3)...) },
		"last-item":       func() *model.Model { return stepped(t, "last-item", worker(1, 2, 1)...) },
	} {
		t.Run(name, func(t *testing.T) {
			m := m()
			kittest.Screens(t, "zs "+name, kit.Night(), func(f *kit.Frame) { sabotage.Draw(m, f) })
		})
	}
}
