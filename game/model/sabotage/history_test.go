package sabotage_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

func solutionOf(m *sabotage.Model) *puzzle.Solution {
	b := m.Level.Puzzle.Start.Clone()
	b.Schedule = m.Schedule()
	return &puzzle.Solution{Level: m.Level.ID(), Revision: m.Level.Puzzle.Revision, Blueprint: b}
}

// seen is all of a model that undo must bring back.
func seen(m *sabotage.Model) string {
	names := ""
	for _, s := range m.Steps()[:m.Place()] {
		names += fmt.Sprintf("%d%v%v ", s.Task+1, s.Event, s.Interrupt)
	}
	return fmt.Sprintf("%s| %d %s %d %v %x", names, m.Place(), m.Schedule(), m.Interrupts(), m.Outcome(), m.Line().Trace.Hash())
}

func TestUndoAndRedoAreEachOthersInverse(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	for game := range 12 {
		m := open(t, "two-hands", sabotage.Visit{})
		states := []string{seen(m)}
		for range 40 {
			x := msg.Number(msg.StepTask, 1+dice.Int64N(2))
			if dice.IntN(3) == 0 {
				x = msg.Number(msg.Seek, dice.Int64N(5))
			}
			m.Update(x)
			if now := seen(m); now != states[len(states)-1] {
				states = append(states, now)
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			require.True(t, m.CanUndo())
			m.Update(msg.Do(msg.Undo))
			require.Equal(t, states[i], seen(m), "game %d, undo to %d", game, i)
		}
		require.False(t, m.CanUndo())
		for i := 1; i < len(states); i++ {
			require.True(t, m.CanRedo())
			m.Update(msg.Do(msg.Redo))
			require.Equal(t, states[i], seen(m), "game %d, redo to %d", game, i)
		}
	}
}

func TestGoingBackKeepsTheStepsUntilAnotherIsMade(t *testing.T) {
	m := open(t, "two-hands", sabotage.Visit{})
	step(m, 1, 1, 2, 2)
	m.Update(msg.Number(msg.Seek, 1))
	require.Equal(t, 1, m.Place())
	require.Len(t, m.Steps(), 4, "they can still be gone to")
	require.Equal(t, sabotage.Running, m.Outcome())
	require.Equal(t, "1", m.Schedule().String())

	m.Update(msg.Do(msg.Redo))
	require.Equal(t, 2, m.Place(), "with nothing to do again, redo goes on along them")
	m.Update(msg.Do(msg.Rewind))

	step(m, 1)
	require.Len(t, m.Steps(), 4, "the same step as before changes nothing about what follows")
	m.Update(msg.Do(msg.Rewind))
	step(m, 2)
	require.Len(t, m.Steps(), 2, "another one begins something new")
	m.Update(msg.Do(msg.Undo))
	require.Len(t, m.Steps(), 4, "undoing it brings the old steps back")
}

func TestAResetIsUndoneInOneGo(t *testing.T) {
	m := open(t, "two-hands", sabotage.Visit{})
	step(m, 1, 2, 2)
	m.Update(msg.Do(msg.Reset))
	require.Zero(t, m.Place())
	m.Update(msg.Do(msg.Undo))
	require.Equal(t, "1 2*2", m.Schedule().String())
}

func TestWinningAgainAfterGoingBackIsAWinAgain(t *testing.T) {
	m := open(t, "two-hands", sabotage.Visit{})
	step(m, 1, 2, 2, 1)
	wait(m)
	m.Update(msg.Do(msg.Edited))
	_, solved := find(m.Update(msg.Do(msg.Undo)), msg.Solved)
	require.False(t, solved)
	_, solved = find(m.Update(msg.Do(msg.Redo)), msg.Solved)
	require.True(t, solved)
	wait(m)
	require.Equal(t, sabotage.ResultSheet, m.Sheet)
}

func TestThousandsOfStepsAndBack(t *testing.T) {
	m := openFile(t, `
format: 1
id: long
chapter: 2
number: 1
role: sabotage
concepts: [lost-update]
globals: {total: 0}
routines:
  count: [{repeat: 1000, do: [{increment: total}]}]
workers:
  - {routine: count, count: 2}
goal:
  final: total == 2000
  break: total == 2
`, sabotage.Visit{})
	for range 300 {
		step(m, 1, 2)
	}
	require.Equal(t, 600, m.Place())
	m.Update(msg.Number(msg.Seek, 599))
	require.Equal(t, 599, m.Place())
	require.Equal(t, engine.TaskID(0), m.Last())
	m.Update(msg.Do(msg.Reset))
	require.Zero(t, m.Place())
	require.Len(t, m.Steps(), 600)
}

func TestAClosedModelLeavesNoGoroutineBehind(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	level, _ := catalog.Level("two-hands")
	before := runtime.NumGoroutine()
	for range 20 {
		m, err := sabotage.New(level, sabotage.Visit{})
		require.NoError(t, err)
		step(m, 1, 2)
		m.Update(msg.Do(msg.Undo))
		m.Close()
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	require.LessOrEqual(t, runtime.NumGoroutine(), before)
}
