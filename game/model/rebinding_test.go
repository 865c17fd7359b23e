package model_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model"
	"lostupdate/game/model/keys"
	"lostupdate/game/model/msg"
)

func TestAKeyIsChosenToldOfAndKept(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Show, "keys"), msg.Say(msg.Setting, "rebind=hint"))
	require.Equal(t, "hint", p.Rebinding)
	p.do(msg.Say(msg.Setting, "key=U"))
	require.Equal(t, "shell.keys.taken undo", p.Toasts[0].Key+" "+p.Toasts[0].Level)
	require.Equal(t, "hint", p.Rebinding, "it still asks")
	p.do(msg.Say(msg.Setting, "key=Tab"))
	require.Equal(t, "shell.keys.reserved", p.Toasts[1].Key)
	p.do(msg.Say(msg.Setting, "key=J"))
	require.Empty(t, p.Rebinding)
	require.Equal(t, keys.Map{"hint": "J"}, p.last().Settings.Keys)

	again := newPlayer(t, p.saved[len(p.saved)-1])
	require.Equal(t, "J", again.Reached.Settings.Keys["hint"])
	again.do(msg.Say(msg.Setting, "keys=reset"))
	require.Empty(t, again.last().Settings.Keys)
}

func TestAskingForAKeyCanBeGivenUp(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Show, "keys"), msg.Say(msg.Setting, "rebind=hint"), msg.Do(msg.Back))
	require.Empty(t, p.Rebinding)
	require.Equal(t, model.Keys, p.Sheet)
	p.do(msg.Say(msg.Setting, "rebind=dance"), msg.Say(msg.Setting, "key=J"))
	require.Empty(t, p.saved)
	require.Equal(t, model.NoSheet, p.do(msg.Do(msg.Back)).Sheet)
}
