package engineer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/levels"
	"lostupdate/levels/code"
	"lostupdate/levels/puzzle"
)

func theKey(t *testing.T) *engineer.Model {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	level, ok := catalog.Level("the-key")
	require.True(t, ok)
	m := engineer.New(level, engineer.Visit{})
	t.Cleanup(m.Close)
	return m
}

// The code sheet shows what stands on the floor, in the language that was chosen last.
func TestTheCodeSheetShowsTheFloor(t *testing.T) {
	m := theKey(t)
	program, err := m.Listing(puzzle.English)
	require.NoError(t, err)
	require.Nil(t, program, "nobody has asked for it")

	m.Update(msg.Say(msg.Edit, "gate lock red pack 2"))
	m.Update(msg.Say(msg.Select, "code"))
	program, err = m.Listing(puzzle.English)
	require.NoError(t, err)
	require.Equal(t, code.Python, program.Language)
	require.Contains(t, program.Text(), "red.acquire()")
	require.Contains(t, program.Text(), "Broken: deadlock")

	m.Update(msg.Say(msg.Select, "code go"))
	program, err = m.Listing(puzzle.Chinese)
	require.NoError(t, err)
	require.Equal(t, code.Go, program.Language)
	require.Contains(t, program.Text(), "red.Lock()")
	require.Contains(t, program.Text(), "有问题")

	m.Update(msg.Do(msg.Back))
	m.Update(msg.Say(msg.Edit, "gate unlock red pack 5"))
	m.Update(msg.Say(msg.Select, "code"))
	program, err = m.Listing(puzzle.English)
	require.NoError(t, err)
	require.Equal(t, code.Go, program.Language, "as it was left")
	require.Contains(t, program.Text(), "Right under every schedule")
}

func TestProgramsAreCopiedAndSaved(t *testing.T) {
	m := theKey(t)
	require.Empty(t, m.Update(msg.Say(msg.Export, "copy en")), "the sheet is not open")
	m.Update(msg.Say(msg.Select, "code python"))
	program, err := m.Listing(puzzle.Chinese)
	require.NoError(t, err)
	require.Equal(t, []msg.Effect{{Kind: msg.Copy, Text: program.Text()}}, m.Update(msg.Say(msg.Export, "copy zh")))
	require.Equal(t, []msg.Effect{{Kind: msg.File, Text: program.Text(), Name: "the-key.py"}}, m.Update(msg.Say(msg.Export, "file zh")))
	require.Empty(t, m.Update(msg.Say(msg.Export, "burn zh")))
	require.Empty(t, m.Update(msg.Say(msg.Export, "file fr")))
}
