//go:build !js

package host_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/host"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
)

func TestEveryCodeIsSaidInBothLanguages(t *testing.T) {
	words, err := loc.Open()
	require.NoError(t, err)
	for _, code := range host.Codes() {
		message, known := code.Message()
		require.True(t, known, code)
		require.Contains(t, []msg.Verb{msg.Told, msg.Trouble}, message.Verb)
		for _, language := range loc.Languages() {
			require.NotEqual(t, message.Text, words.In(language).Say(message.Text), code)
		}
	}
	_, known := host.Code("hello").Message()
	require.False(t, known)
}

// The report that follows the last message is of the assignment, and has the name.
func TestWhatIsKeptComesLast(t *testing.T) {
	given := host.Given{Assignment: "1-x", Name: "17", Saved: "1-y", Hears: true}
	require.Equal(t, []msg.Msg{
		{Verb: msg.Assign, N: 1, Text: "1-x"}, {Verb: msg.Student, N: 1, Text: "17"}, {Verb: msg.Hosted, Text: "1-y"},
	}, given.Messages())
	given.Hears = false
	require.Len(t, given.Messages(), 2)
	require.Empty(t, host.Given{}.Messages())
}

func TestOnTheDesktopThereIsNoHost(t *testing.T) {
	h := host.Find()
	require.Nil(t, h)
	require.Zero(t, h.Given())
	h.Listen(func(msg.Msg) { t.Error("nobody speaks") })
	h.Progress("x", func(msg.Msg) { t.Error("nothing fails") })
}
