package kit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model/keys"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
)

// bench is two buttons, a gate that can be carried, a place for it, and what shortcuts there are on the screens.
func bench(f *kit.Frame) {
	f.Button(draw.Rect{X: 20, Y: 20, W: 80, H: 40}, kit.Button{ID: "left", Text: "left", Click: msg.Say(msg.Show, "left")})
	f.Button(draw.Rect{X: 220, Y: 20, W: 80, H: 40}, kit.Button{ID: "right", Text: "right", Click: msg.Say(msg.Show, "right")})
	f.Target(kit.Target{ID: "gate", Rect: draw.Rect{X: 20, Y: 120, W: 80, H: 40}, Label: "gate", Carry: "gate red"})
	f.Target(kit.Target{ID: "slot", Rect: draw.Rect{X: 220, Y: 120, W: 80, H: 40}, Label: "slot", Accepts: func(payload string) (msg.Msg, string) {
		return msg.Say(msg.Edit, payload), ""
	}})
	f.Shortcut(event.KeyH, 0, msg.Do(msg.Hint))
	f.Shortcut(event.KeyR, 0, msg.Do(msg.Run))
	f.Shortcut(event.KeyComma, 0, msg.Do(msg.Rewind))
	f.Shortcut(event.KeyPeriod, 0, msg.Do(msg.Forward))
	f.Shortcut(event.KeyArrowRight, 0, msg.Do(msg.Forward))
	f.Shortcut(event.KeyEscape, 0, msg.Do(msg.Back))
}

func TestEverythingIsDoneWithAGamepad(t *testing.T) {
	stage := kittest.NewStage(t)
	pad := func(buttons ...event.Pad) (sent []msg.Msg) {
		for _, b := range buttons {
			stage.Show(bench)
			sent = stage.Hands.Handle(event.Event{Kind: event.PadDown, Pad: b})
		}
		return sent
	}
	require.Empty(t, pad(event.PadA), "the first press only shows where the focus is")
	require.Equal(t, []msg.Msg{msg.Say(msg.Show, "left")}, pad(event.PadA))
	require.Equal(t, []msg.Msg{msg.Say(msg.Show, "right")}, pad(event.PadRight, event.PadA), "a direction is never a shortcut")
	require.Equal(t, []msg.Msg{msg.Say(msg.Edit, "gate red")}, pad(event.PadLeft, event.PadDownward, event.PadX, event.PadRight, event.PadA))
	require.Empty(t, pad(event.PadLeft, event.PadX, event.PadB), "B puts back what is in the hand")
	require.Equal(t, []msg.Msg{msg.Do(msg.Back)}, pad(event.PadB))
	require.Equal(t, []msg.Msg{msg.Do(msg.Hint)}, pad(event.PadY))
	require.Equal(t, []msg.Msg{msg.Do(msg.Rewind)}, pad(event.PadShoulderLeft))
	require.Equal(t, []msg.Msg{msg.Do(msg.Forward)}, pad(event.PadShoulderRight))
	require.Equal(t, []msg.Msg{msg.Do(msg.Run)}, pad(event.PadStart))
}

func TestAKeyThatThePlayerHasChosenDoesWhatTheOldOneDid(t *testing.T) {
	stage := kittest.NewStage(t)
	stage.Keys = keys.Map{"hint": "J"}
	press := func(key event.Key) []msg.Msg {
		stage.Show(bench)
		return stage.Hands.Handle(event.Event{Kind: event.KeyDown, Key: key})
	}
	require.Equal(t, []msg.Msg{msg.Do(msg.Hint)}, press(event.KeyJ))
	require.Empty(t, press(event.KeyH))
	require.Equal(t, []msg.Msg{msg.Do(msg.Run)}, press(event.KeyR))
	stage.Show(bench)
	require.Equal(t, []msg.Msg{msg.Do(msg.Hint)}, stage.Hands.Handle(event.Event{Kind: event.PadDown, Pad: event.PadY}), "a gamepad stays as it is")
}

func TestASheetsOwnKeysStayWhereThePlayersKeyMeansNothing(t *testing.T) {
	stage := kittest.NewStage(t)
	stage.Keys = keys.Map{"hint": "L"}
	stage.Show(func(f *kit.Frame) { f.Shortcut(event.KeyL, 0, msg.Say(msg.Share, "link")) })
	require.Equal(t, []msg.Msg{msg.Say(msg.Share, "link")}, stage.Hands.Handle(event.Event{Kind: event.KeyDown, Key: event.KeyL}))
}
