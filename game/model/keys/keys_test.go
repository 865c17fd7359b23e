package keys_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
	"lostupdate/game/model/keys"
)

func action(t *testing.T, name string) keys.Action {
	t.Helper()
	a, ok := keys.ActionOf(name)
	require.True(t, ok)
	return a
}

func TestAKeyThatIsChosenTakesTheMeaningOfTheOldOne(t *testing.T) {
	var m keys.Map
	require.Equal(t, event.KeyH, m.Meaning(event.KeyH))
	m, err := m.With(action(t, "hint"), event.KeyJ)
	require.NoError(t, err)
	require.Equal(t, event.KeyH, m.Meaning(event.KeyJ))
	require.Equal(t, event.KeyNone, m.Meaning(event.KeyH))
	require.Equal(t, event.KeyU, m.Meaning(event.KeyU), "others keep theirs")
	require.Equal(t, "J", m.Shown("H"))
	require.Equal(t, "Ctrl+Z", m.Shown("Ctrl+Z"))

	m, err = m.With(action(t, "undo"), event.KeyH)
	require.NoError(t, err, "it is free now")
	require.Equal(t, event.KeyU, m.Meaning(event.KeyH))
	require.NoError(t, m.Check())
}

func TestConflictsAreTold(t *testing.T) {
	_, err := keys.Map(nil).With(action(t, "hint"), event.KeyU)
	var taken *keys.TakenError
	require.ErrorAs(t, err, &taken)
	require.Equal(t, "undo", taken.By.Name)
	for _, key := range []event.Key{event.KeyEscape, event.KeyTab, event.KeySpace, event.Key3, event.KeyF5, event.KeyArrowLeft} {
		_, err := keys.Map(nil).With(action(t, "hint"), key)
		require.ErrorIs(t, err, keys.ErrReserved)
	}
}

func TestTheDefaultIsNoChoice(t *testing.T) {
	m, err := keys.Map(nil).With(action(t, "run"), event.KeyG)
	require.NoError(t, err)
	m, err = m.With(action(t, "run"), event.KeyR)
	require.NoError(t, err)
	require.Nil(t, m)
}

func TestMapsFromOutsideAreChecked(t *testing.T) {
	require.NoError(t, keys.Map{"hint": "U", "undo": "H"}.Check(), "two have changed places")
	for name, m := range map[string]keys.Map{
		"no such action": {"dance": "J"},
		"no such key":    {"hint": "Any"},
		"reserved":       {"hint": "Escape"},
		"taken":          {"hint": "U"},
		"twice":          {"hint": "J", "undo": "J"},
	} {
		require.Error(t, m.Check(), name)
	}
}

func TestDefaultsAreFreeOfConflicts(t *testing.T) {
	require.NoError(t, keys.Map(nil).Check())
}
