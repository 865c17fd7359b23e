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
		"claimed rightly": func() *model.Model { return claimed(t, "two-lines") },
		"claimed wrongly": func() *model.Model { return claimed(t, "same-order") },
		"last-item":       func() *model.Model { return stepped(t, "last-item", worker(1, 2, 1)...) },
	} {
		t.Run(name, func(t *testing.T) {
			m := m()
			kittest.Screens(t, "zs "+name, kit.Night(), func(f *kit.Frame) { sabotage.Draw(m, f) })
		})
	}
}

// claimed is a specimen of which the player says that it cannot be broken.
func claimed(t *testing.T, name string) *model.Model {
	t.Helper()
	m := stepped(t, name)
	m.Update(msg.Say(msg.Edit, "claim"))
	for range 120 {
		m.Update(msg.Number(msg.Tick, 1))
	}
	return m
}

// A level of two parts offers the second one when the first is done.
func TestWhoHasBrokenItIsOfferedToRepairIt(t *testing.T) {
	m, err := model.New(specimen.Level(t, "last-item").Part(puzzle.Saboteur), model.Visit{Repair: "last-item engineer"})
	require.NoError(t, err)
	t.Cleanup(m.Close)
	for _, x := range worker(1, 2, 1, 1, 2, 2) {
		m.Update(x)
	}
	for range 300 {
		m.Update(msg.Number(msg.Tick, 1))
	}
	require.Equal(t, model.ResultSheet, m.Sheet)
	kittest.Screens(t, "zs repair", kit.Night(), func(f *kit.Frame) { sabotage.Draw(m, f) })
	stage := kittest.NewStage(t)
	stage.Show(func(f *kit.Frame) { sabotage.Draw(m, f) })
	offered := false
	for _, x := range stage.Hands.Touchables() {
		offered = offered || x.ID == "result repair"
	}
	require.True(t, offered)
}
