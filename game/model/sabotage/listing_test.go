package sabotage_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/levels/code"
	"lostupdate/levels/puzzle"
)

// The saboteur reads the program of the factory as it is, whatever he has done so far.
func TestTheCodeSheetShowsTheFactoryAsItIs(t *testing.T) {
	m := open(t, "two-hands", sabotage.Visit{})
	m.Update(msg.Number(msg.StepTask, 1))
	m.Update(msg.Number(msg.StepTask, 2))
	program, err := m.Listing(puzzle.English)
	require.NoError(t, err)
	require.Nil(t, program, "nobody has asked for it")
	require.Empty(t, m.Update(msg.Say(msg.Export, "copy en")))

	m.Update(msg.Say(msg.Select, "code"))
	require.Equal(t, sabotage.CodeSheet, m.Sheet)
	program, err = m.Listing(puzzle.English)
	require.NoError(t, err)
	require.Equal(t, code.Python, program.Language)
	require.Contains(t, program.Text(), "def count(")
	require.NotContains(t, program.Text(), "Broken", "how it breaks is what he is to find out")
	require.Equal(t, []msg.Effect{{Kind: msg.Copy, Text: program.Text()}}, m.Update(msg.Say(msg.Export, "copy en")))

	m.Update(msg.Say(msg.Select, "code go"))
	program, err = m.Listing(puzzle.Chinese)
	require.NoError(t, err)
	require.Equal(t, "two-hands.go", program.File)

	m.Update(msg.Do(msg.Rewind))
	require.Equal(t, sabotage.CodeSheet, m.Sheet, "it stays open while he steps back and forward")
	require.Equal(t, 1, m.Place())
	m.Update(msg.Do(msg.Back))
	require.Equal(t, sabotage.NoSheet, m.Sheet)
}
