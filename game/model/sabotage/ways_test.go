package sabotage_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/game/internal/specimen"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

// attacked is a specimen as a saboteur finds it, with a failure to be shown.
func attacked(t *testing.T, name string, show engine.FindingKind) *levels.Level {
	t.Helper()
	level := *specimen.Level(t, name)
	p := *level.Puzzle
	p.Role, p.Fixed = puzzle.Saboteur, true
	p.Goal.BreakFinding, p.Goal.Break, p.Goal.Claim = show, nil, true
	level.Puzzle = &p
	return &level
}

func enter(t *testing.T, level *levels.Level, work string) *sabotage.Model {
	t.Helper()
	m, err := sabotage.New(level, sabotage.Visit{Work: work})
	require.NoError(t, err)
	t.Cleanup(m.Close)
	return m
}

// steps lets workers move, each the first way.
func steps(m *sabotage.Model, workers ...int64) {
	for _, n := range workers {
		m.Update(msg.Number(msg.StepTask, n))
	}
}

func TestTheForemanChoosesWhomABellWakes(t *testing.T) {
	level := attacked(t, "look-again", engine.Deadlock)
	m := enter(t, level, "")
	steps(m, 2, 2, 2, 3, 3, 3, 1, 1, 1)
	require.Equal(t, 2, m.Branches(0), "two sleep under the bell")
	require.Equal(t, sabotage.Sleeps, m.Refusal(2).Why)
	effects := m.Update(msg.Msg{Verb: msg.StepTask, N: 1, Text: "1"})
	bell := m.Factory().ThingObject(0, "room")
	require.Equal(t, []engine.TaskID{1}, m.Sleepers(bell), "worker 3 was woken, worker 2 sleeps on")
	require.Equal(t, sabotage.WaitsForKey, m.Refusal(2).Why, "now he needs the key")

	m.Update(msg.Do(msg.Undo))
	require.Len(t, m.Sleepers(bell), 2)
	m.Update(msg.Do(msg.Redo))
	require.Equal(t, []engine.TaskID{1}, m.Sleepers(bell))

	var saved string
	for _, e := range effects {
		if e.Kind == msg.Work {
			saved = e.Text
		}
	}
	again := enter(t, level, saved)
	require.Equal(t, m.Schedule(), again.Schedule(), "the choice is kept with the work")
	require.Equal(t, []engine.TaskID{1}, again.Sleepers(bell))

	place := m.Place()
	m.Update(msg.Msg{Verb: msg.StepTask, N: 1, Text: "7"})
	require.Equal(t, place, m.Place(), "a way that does not exist is none")
}

func TestTheForemanChoosesWhetherItBlowsUp(t *testing.T) {
	for way, want := range map[string]sabotage.Why{"0": sabotage.LineDown, "1": sabotage.Nothing} {
		m := enter(t, attacked(t, "two-lines", engine.Deadlock), "")
		steps(m, 1, 1, 1, 1, 1, 1, 2)
		require.Equal(t, 2, m.Branches(1))
		m.Update(msg.Msg{Verb: msg.StepTask, N: 2, Text: way})
		why := m.Refusal(1).Why
		if way == "1" {
			require.NotEqual(t, sabotage.LineDown, why, "it went well")
			continue
		}
		require.Equal(t, want, why)
	}
}

func TestALetterIsCarriedToTheWallWhenTheForemanWants(t *testing.T) {
	m := enter(t, attacked(t, "out-tray", engine.Collision), "")
	flag := m.Factory().Object(0, "flag-1", "")
	letter := int64(m.Workers()) + 1
	require.Equal(t, sabotage.TrayEmpty, m.Refusal(engine.TaskID(letter-1)).Why)
	steps(m, 1)
	require.EqualValues(t, 0, m.Line().Counter(flag, m.Line().End()).Value, "only the writer sees it")
	steps(m, letter)
	require.EqualValues(t, 1, m.Line().Counter(flag, m.Line().End()).Value)

	steps(m, 2, 2, 1)
	require.Equal(t, 5, m.Place())
}

func TestWhoClaimsThatNothingCanBreakMustBeRight(t *testing.T) {
	wrong := enter(t, attacked(t, "same-order", engine.Deadlock), "")
	wrong.Update(msg.Say(msg.Edit, "claim"))
	require.Equal(t, sabotage.Mistaken, wrong.Outcome())
	require.NotEmpty(t, wrong.Explanation().EN)
	wrong.Update(msg.Say(msg.Edit, "unclaim"))
	require.Equal(t, sabotage.Running, wrong.Outcome())
	steps(wrong, 1, 2)
	require.Equal(t, sabotage.Broken, wrong.Outcome())

	right := enter(t, attacked(t, "two-lines", engine.Deadlock), "")
	effects := right.Update(msg.Say(msg.Edit, "claim"))
	require.Equal(t, sabotage.Honest, right.Outcome())
	solved := false
	for _, e := range effects {
		solved = solved || e.Kind == msg.Solved
	}
	require.True(t, solved)
}
