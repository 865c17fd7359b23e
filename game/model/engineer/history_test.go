package engineer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

func TestEverythingCanBeUndoneAndDoneAgain(t *testing.T) {
	for id, lines := range map[string][]string{
		"the-key":        {"gate lock red pack 2", "gate unlock red pack 5", "move pack 2 -> 3", "move pack 5 -> 3", "ungate pack 3/1"},
		"homework-night": {"quantum 4", "quantum 1", "quantum 12"},
		"four-benches":   {"pool 5", "pool 4", "pool 1"},
		"own-shelves":    {"home 2 B", "home 1 B", "home 2 A"},
		"only-the-write": {"move count 3 -> 1", "move count 1 -> 0", "ungate count 4", "gate unlock red count 5"},
	} {
		t.Run(id, func(t *testing.T) {
			m := open(t, id, engineer.Visit{})
			states := []puzzle.Blueprint{m.Blueprint().Clone()}
			for _, line := range lines {
				edit(t, m, line)
				states = append(states, m.Blueprint().Clone())
			}
			require.Equal(t, lines, m.Past())
			for i := len(states) - 2; i >= 0; i-- {
				require.True(t, m.CanUndo())
				m.Update(msg.Do(msg.Undo))
				require.True(t, states[i].Equal(m.Blueprint()), "undo to %d", i)
			}
			require.False(t, m.CanUndo())
			for i := 1; i < len(states); i++ {
				require.True(t, m.CanRedo())
				m.Update(msg.Do(msg.Redo))
				require.True(t, states[i].Equal(m.Blueprint()), "redo to %d", i)
			}
			require.False(t, m.CanRedo())

			require.False(t, m.Given())
			m.Update(msg.Do(msg.Reset))
			require.True(t, states[0].Equal(m.Blueprint()), "reset")
			require.True(t, m.Given())
			m.Update(msg.Do(msg.Undo))
			require.True(t, states[len(states)-1].Equal(m.Blueprint()), "a reset is undone in one go")
		})
	}
}

func TestANewEditForgetsWhatWasUndone(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	edit(t, m, "gate lock red pack 2")
	m.Update(msg.Do(msg.Undo))
	edit(t, m, "gate lock red pack 4")
	require.False(t, m.CanRedo())
}

func TestAnEditThatChangesNothingIsNoEdit(t *testing.T) {
	m := open(t, "homework-night", engineer.Visit{})
	require.Empty(t, m.Update(msg.Say(msg.Edit, "quantum 1")))
	require.False(t, m.CanUndo())
}

func TestAnIllegalEditSaysWhy(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	guard(t, m)
	before := m.Blueprint().Clone()
	m.Update(msg.Say(msg.Edit, "gate lock red pack 1"))
	require.Equal(t, puzzle.NoMoreLocks, m.Notice.Illegal.Rule)
	require.True(t, before.Equal(m.Blueprint()))

	m.Update(msg.Number(msg.Tick, 60))
	require.NotNil(t, m.Notice)
	for range 10 {
		m.Update(msg.Number(msg.Tick, 60))
	}
	require.Nil(t, m.Notice, "the message goes away by itself")
}

func TestWorkIsKeptAndTakenUpAgain(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	effects := m.Update(msg.Say(msg.Edit, "gate lock red pack 2"))
	work, ok := find(effects, msg.Work)
	require.True(t, ok)
	solution, err := format.ParseSolution([]byte(work.Text), "work", m.Level.Puzzle)
	require.NoError(t, err)
	require.True(t, solution.Blueprint.Equal(m.Blueprint()))

	again := open(t, "the-key", engineer.Visit{Work: work.Text})
	require.True(t, again.Blueprint().Equal(m.Blueprint()))
	require.Nil(t, again.Notice)
	require.False(t, again.CanUndo(), "undo does not reach back into an earlier visit")
}

func TestWorkThatCannotBeReadIsSaidSo(t *testing.T) {
	for _, text := range []string{"{", "format: 99\nlevel: the-key\n", "format: 1\nlevel: homework-night\nquantum: 4\n"} {
		m := open(t, "the-key", engineer.Visit{Work: text})
		require.NotNil(t, m.Notice, text)
		require.Empty(t, m.Blueprint().Gates)
	}
}
