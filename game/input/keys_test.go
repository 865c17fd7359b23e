package input

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
)

func TestLettersGoByWhatTheyWriteAndAllElseByPlace(t *testing.T) {
	for _, c := range []struct {
		code, written string
		want          event.Key
	}{
		{"KeyZ", "z", event.KeyZ},
		{"KeyY", "z", event.KeyZ},    // German
		{"KeyW", "Z", event.KeyZ},    // French, with Shift
		{"KeyZ", "я", event.KeyZ},    // Russian: no Latin letter, so the place
		{"KeyZ", "", event.KeyZ},     // the system does not tell
		{"Digit1", "&", event.Key1},  // French, without Shift
		{"Numpad7", "7", event.Key7}, // Num Lock
		{"Numpad7", "Home", event.Key7},
		{"NumpadEnter", "Enter", event.KeyEnter},
		{"Enter", "Enter", event.KeyEnter},
		{"Space", " ", event.KeySpace},
		{"ArrowLeft", "ArrowLeft", event.KeyArrowLeft},
		{"Tab", "Tab", event.KeyTab},
		{"BracketLeft", "ü", event.KeyBracketLeft},
		{"ShiftRight", "Shift", event.KeyShift},
		{"F11", "F11", event.KeyF11},
		{"F24", "F24", event.KeyNone},
		{"", "Unidentified", event.KeyNone},
		{"KeyÄ", "", event.KeyNone},
		{"Digit10", "", event.KeyNone},
		{"MediaPlayPause", "MediaPlayPause", event.KeyNone},
	} {
		require.Equal(t, c.want, keyAt(c.code, c.written), "%q that writes %q", c.code, c.written)
	}
}

func TestTheCommandKeyIsTheSystemsOwn(t *testing.T) {
	require.True(t, withCommand(event.ModControl, false).Has(event.ModCommand))
	require.False(t, withCommand(event.ModMeta, false).Has(event.ModCommand))
	require.True(t, withCommand(event.ModMeta, true).Has(event.ModCommand))
	require.False(t, withCommand(event.ModControl, true).Has(event.ModCommand))
}

func TestTheBrowserKeepsItsShortcutsAndTheGameItsOwn(t *testing.T) {
	control := event.ModControl | event.ModCommand
	for _, c := range []struct {
		key  event.Key
		mods event.Mods
		want bool
	}{
		{event.KeyF5, 0, true},
		{event.KeyF12, 0, true},
		{event.KeyR, control, true},
		{event.KeyR, control | event.ModShift, true},
		{event.KeyMinus, control, true},
		{event.KeyV, control, true},
		{event.KeyR, event.ModMeta | event.ModCommand, true},
		{event.KeyArrowLeft, event.ModAlt, true},
		{event.KeyF1, 0, false},
		{event.KeyTab, 0, false},
		{event.KeyR, 0, false},
		{event.KeyZ, control, false},
		{event.KeyZ, control | event.ModShift, false},
		{event.KeyEnter, control, false},
		{event.KeyControl, control, false},
	} {
		require.Equal(t, c.want, belongsToBrowser(c.key, c.mods), "%s with %s", c.key, c.mods)
	}
}

func TestOnlyPrintedCharactersAreText(t *testing.T) {
	for _, r := range "aZ5 é工，" {
		require.True(t, writes(r), "%q", r)
	}
	for _, r := range "\x00\b\n\x1b\x7f\uFFFD" {
		require.False(t, writes(r), "%q", r)
	}
}
