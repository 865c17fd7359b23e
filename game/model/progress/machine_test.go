package progress_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/keys"
	"lostupdate/game/model/progress"
)

func TestWhatIsKeptOfAMachineIsReadAsItWasWritten(t *testing.T) {
	m := progress.Machine{Player: 3, Settings: progress.Settings{Language: "zh", Zoom: 150, Keys: keys.Map{"hint": "J"}}}
	read, err := progress.ParseMachine(progress.PrintMachine(m))
	require.NoError(t, err)
	require.Equal(t, m, read)

	m.Settings.Open = true
	require.NotContains(t, progress.PrintMachine(m), "open", "the locks of the map are a player's own")
}

func TestAMachineThatCannotBeIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"empty":         "",
		"other kind":    progress.Print(progress.Document{}),
		"nobody":        `{"kind": "lost-update-machine", "version": 1, "player": 0, "settings": {}}`,
		"too many":      `{"kind": "lost-update-machine", "version": 1, "player": 13, "settings": {}}`,
		"zoom":          `{"kind": "lost-update-machine", "version": 1, "player": 1, "settings": {"zoom": 7}}`,
		"unknown field": `{"kind": "lost-update-machine", "version": 1, "player": 1, "settings": {}, "more": 1}`,
		"more":          `{"kind": "lost-update-machine", "version": 1, "player": 1, "settings": {}}{}`,
	} {
		_, err := progress.ParseMachine(text)
		require.ErrorIs(t, err, progress.ErrDamaged, name)
	}
	_, err := progress.ParseMachine(`{"kind": "lost-update-machine", "version": 2, "wonders": 1}`)
	require.ErrorIs(t, err, progress.ErrNewer)
}

func FuzzParseMachineNeverPanicsAndKeepsWhatItTakes(f *testing.F) {
	f.Add(progress.PrintMachine(progress.Machine{Player: 1}))
	f.Fuzz(func(t *testing.T, text string) {
		m, err := progress.ParseMachine(text)
		if err != nil {
			return
		}
		again, err := progress.ParseMachine(progress.PrintMachine(m))
		require.NoError(t, err)
		require.Equal(t, progress.PrintMachine(m), progress.PrintMachine(again))
	})
}

func TestANameThatCannotBeIsDamage(t *testing.T) {
	for _, name := range []string{`  x`, `a\nb`, `aaaaaaaaaaaaaaaaaaaaaaaaa`} {
		_, err := progress.Parse(`{"kind": "lost-update-progress", "version": 5, "name": "` + name + `", "settings": {}}`)
		require.ErrorIs(t, err, progress.ErrDamaged, name)
	}
}
