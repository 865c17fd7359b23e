package kit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

func TestWhatIsSpokenTellsHowAThingIsSetAndUsed(t *testing.T) {
	row := func(y float32) draw.Rect { return draw.Rect{X: 20, Y: y, W: 200, H: 40} }
	stage := handsOn(t, func(f *kit.Frame) {
		f.Toggle(row(20), "mute", "No sound", false, msg.Say(msg.Setting, "mute=on"))
		f.Toggle(row(80), "calm", "Less motion", true, msg.Say(msg.Setting, "calm=off"))
		f.Choice(row(140), []kit.Option{{ID: "en", Text: "English", On: true, Click: msg.Say(msg.Language, "en")}})
		f.Button(row(200), kit.Button{ID: "undo", Text: "Undo", Disabled: "nothing was done", Key: "U", Click: msg.Do(msg.Undo)})
		f.Button(row(260), kit.Button{ID: "run", Text: "Run shift", Key: "R", Click: msg.Do(msg.Run)})
		f.Target(kit.Target{ID: "gate", Rect: row(320), Label: "Lock gate", Carry: "lock"})
	})
	for language, want := range map[string][]string{
		loc.English: {"No sound: off", "Less motion: on", "English, chosen", "Undo. Not now: nothing was done", "Run shift, key R", "Lock gate. Space picks it up"},
		loc.Chinese: {"No sound：关", "Less motion：开", "English，已选", "Undo。现在不行：nothing was done", "Run shift，按键 R", "Lock gate。按空格拿起"},
	} {
		stage.Language = language
		stage.Show(stage.draw)
		for i, touchable := range stage.Hands.Touchables() {
			require.Equal(t, want[i], touchable.Spoken)
		}
	}
}

func TestAFingerThatMissesFindsWhatLiesOnTheGround(t *testing.T) {
	stage := handsOn(t, func(f *kit.Frame) {
		f.Target(kit.Target{ID: "box", Rect: draw.Rect{X: 0, Y: 0, W: 300, H: 300}, Label: "Toolbox", Accepts: func(string) (msg.Msg, string) { return msg.Msg{}, "" }})
		f.Button(draw.Rect{X: 100, Y: 100, W: 30, H: 30}, kit.Button{ID: "less", Text: "-", Click: msg.Do(msg.Undo)})
	})
	tap := func(x, y float32, finger bool) []msg.Msg {
		return stage.do(event.Event{Kind: event.PointerDown, X: x, Y: y, Touch: finger}, event.Event{Kind: event.PointerUp, X: x, Y: y, Touch: finger})
	}
	require.Equal(t, []msg.Msg{msg.Do(msg.Undo)}, tap(140, 115, true), "ten pixels beside the button")
	require.Empty(t, tap(140, 115, false), "a mouse is exact")
	require.Empty(t, tap(150, 115, true), "too far")
}

func TestATargetThatAFingerHardlyHitsIsAFaultOfASmallScreen(t *testing.T) {
	small := func(dense bool) func(f *kit.Frame) {
		return func(f *kit.Frame) {
			for i := range 2 { // each has half of the gap between them
				f.Target(kit.Target{
					ID: "tiny " + string('1'+rune(i)), Rect: draw.Rect{X: 100 + float32(i)*24, Y: 100, W: 20, H: 20}, Label: "Tiny", Dense: dense,
					Click: msg.Do(msg.Undo),
				})
			}
		}
	}
	stage := handsOn(t, small(false))
	require.Empty(t, kit.Inspect(stage.Show(small(false))), "a mouse does")
	stage.Size = draw.Pt(844, 390)
	faults := kit.Inspect(stage.Show(small(false)))
	require.Len(t, faults, 2)
	require.Equal(t, kit.TargetSmall, faults[0].Kind)
	require.Empty(t, kit.Inspect(stage.Show(small(true))), "what a level has put so close may be smaller")
}
