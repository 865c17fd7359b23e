package model_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
)

func TestProgressGoesToAnotherMachine(t *testing.T) {
	old := newPlayer(t, "").do(msg.Say(msg.Setting, "calm=on"))
	old.Reached.AddSolution(keyLevel, progress.Solution{Text: "a proof", Stars: 3})
	effects := old.Update(msg.Say(msg.Setting, "progress=export"))
	require.Equal(t, msg.File, effects[0].Kind)
	require.Equal(t, "lost-update-progress.json", effects[0].Name)

	fresh := newPlayer(t, "").do(msg.Say(msg.Import, effects[0].Text))
	require.Equal(t, model.AskImport, fresh.Question)
	require.Zero(t, fresh.Reached.Stars(keyLevel), "nothing is replaced before the answer")
	require.Equal(t, 3, fresh.StarsOf(fresh.Offered))
	fresh.do(msg.Say(msg.Setting, "progress=accept"))
	require.Equal(t, model.NoQuestion, fresh.Question)
	kept := fresh.last()
	require.Equal(t, 3, kept.Stars(keyLevel))
	require.True(t, kept.Settings.Calm)
}

func TestAnImportCanBeRefused(t *testing.T) {
	p := newPlayer(t, "")
	p.do(msg.Say(msg.Import, progress.Print(progress.Document{Last: keyLevel})), msg.Do(msg.Back), msg.Say(msg.Setting, "progress=accept"))
	require.Empty(t, p.saved)
	require.Empty(t, p.Reached.Last)
}

func TestAFileThatCannotBeTakenIsToldOf(t *testing.T) {
	good := progress.Print(progress.Document{Last: keyLevel})
	for want, text := range map[string]string{
		"shell.import.damaged": good[:len(good)/2],
		"shell.import.newer":   strings.Replace(good, `"version": `, `"version": 9`, 1),
	} {
		p := newPlayer(t, "").do(msg.Say(msg.Import, text))
		require.Equal(t, []string{want}, toasts(p.Model))
		require.Equal(t, model.NoQuestion, p.Question)
	}
	p := newPlayer(t, "").do(msg.Say(msg.Import, ""))
	require.Equal(t, []string{"shell.import.damaged"}, toasts(p.Model), "an empty file is no progress")

	frozen := newPlayer(t, `{"kind": "lost-update-progress", "version": 999}`).do(msg.Do(msg.Back), msg.Say(msg.Import, good))
	require.Equal(t, []string{"shell.set.frozen"}, toasts(frozen.Model))
	require.Empty(t, frozen.saved)
}
