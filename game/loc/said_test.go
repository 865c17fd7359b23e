package loc

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestFilledTextsAreTheSameTheSecondTime(t *testing.T) {
	book, err := Read(fstest.MapFS{"a.en.yaml": {Data: []byte(
		"a:\n  box:\n    one: \"{{.N}} box for {{.Name}}\"\n    other: \"{{.N}} boxes for {{.Name}}\"\n  who: \"{{.A}}{{.B}}.\"\n")}})
	require.NoError(t, err)
	words := book.In(English)
	for range 2 {
		require.Equal(t, "1 box for Ada", words.Say("a.box", Args{"N": 1, "Name": "Ada"}))
		require.Equal(t, "2 boxes for Ada", words.Say("a.box", Args{"N": int64(2), "Name": "Ada"}))
		require.Equal(t, "1 boxes for Ada", words.Say("a.box", Args{"N": "1", "Name": "Ada"}), "a number already written out")
		require.Equal(t, "12.", words.Say("a.who", Args{"A": 1, "B": 2}))
		require.Equal(t, "21.", words.Say("a.who", Args{"A": 2, "B": 1}))
		require.Equal(t, "1#2.", words.Say("a.who", Args{"A": "1", "B": "#2"}))
		require.Equal(t, "true1.", words.Say("a.who", Args{"A": true, "B": 1}))
	}
	require.Len(t, words.c.said.texts, 6, "what has arguments of unusual kinds is not remembered")
}

func TestNotMoreTextsAreRememberedThanThereIsRoomFor(t *testing.T) {
	book, err := Read(fstest.MapFS{"a.en.yaml": {Data: []byte("a:\n  n: \"{{.N}}\"\n")}})
	require.NoError(t, err)
	words := book.In(English)
	for n := range 3 * saidMost {
		require.Equal(t, fmt.Sprint(n), words.Say("a.n", Args{"N": n}))
		require.LessOrEqual(t, len(words.c.said.texts), saidMost)
	}
}

func TestARememberedTextCostsNoMemory(t *testing.T) {
	book, err := Open()
	require.NoError(t, err)
	words, args := book.In(Chinese), Args{"Name": "total", "Value": int64(3), "Line": "A"}
	words.Say("engineer.counter-label", args)
	require.Zero(t, testing.AllocsPerRun(100, func() { words.Say("engineer.counter-label", args) }))
}
