package event_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
)

func TestEveryKeyHasOneNameThatFindsItAgain(t *testing.T) {
	seen := map[string]bool{}
	for _, key := range event.Keys() {
		name := key.String()
		require.NotEmpty(t, name)
		require.False(t, seen[name], "two keys are named %s", name)
		seen[name] = true

		found, err := event.ParseKey(name)
		require.NoError(t, err)
		require.Equal(t, key, found)
	}
}

func TestAnUnknownKeyNameIsRefused(t *testing.T) {
	for _, name := range []string{"", "enter", "KeyA", "Any"} {
		_, err := event.ParseKey(name)
		require.ErrorContains(t, err, "names look like Enter", "name %q", name)
	}
	require.Equal(t, "Key(200)", event.Key(200).String())
}

func TestLettersAndDigitsAreKeys(t *testing.T) {
	require.Equal(t, event.KeyQ, event.Letter('q'))
	require.Equal(t, event.KeyQ, event.Letter('Q'))
	require.Equal(t, event.KeyZ, event.Letter('z'))
	require.Equal(t, event.KeyNone, event.Letter('é'))
	require.Equal(t, event.Key0, event.Digit('0'))
	require.Equal(t, event.Key9, event.Digit('9'))
	require.Equal(t, event.KeyNone, event.Digit('x'))
}

func TestEveryKindHasAName(t *testing.T) {
	for _, kind := range event.Kinds() {
		require.NotContains(t, kind.String(), "Kind(")
	}
	require.Equal(t, "Kind(0)", event.Kind(0).String())
}

func TestEventsPrintWhatHappened(t *testing.T) {
	for want, e := range map[string]event.Event{
		"PointerDown left 10,20.5 touch":    {Kind: event.PointerDown, X: 10, Y: 20.5, Touch: true},
		"KeyDown Z with Control+Shift":      {Kind: event.KeyDown, Key: event.KeyZ, Mods: event.ModControl | event.ModShift | event.ModCommand},
		"KeyDown ArrowRight repeated":       {Kind: event.KeyDown, Key: event.KeyArrowRight, Repeat: true},
		"Wheel +0,-1.5 at 3,4":              {Kind: event.Wheel, X: 3, Y: 4, DY: -1.5},
		"Text '工'":                          {Kind: event.Text, Rune: '工'},
		"Resize 844x390":                    {Kind: event.Resize, W: 844, H: 390},
		"Focus false":                       {Kind: event.Focus},
		"PointerUp right 1,2 with Alt+Meta": {Kind: event.PointerUp, X: 1, Y: 2, Button: event.ButtonRight, Mods: event.ModAlt | event.ModMeta},
	} {
		require.Equal(t, want, e.String())
	}
}
