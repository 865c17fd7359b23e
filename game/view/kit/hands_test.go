package kit_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
)

// workshop is a small screen with one of everything: two buttons, a gate to carry, two slots for it, of which the
// second does not take it, a slider and a list that scrolls.
func workshop(f *kit.Frame) {
	f.Floor()
	f.Button(draw.Rect{X: 20, Y: 20, W: 120, H: 40}, kit.Button{ID: "run", Text: "Run", Click: msg.Do(msg.Run)})
	f.Button(draw.Rect{X: 160, Y: 20, W: 120, H: 40}, kit.Button{ID: "undo", Text: "Undo", Click: msg.Do(msg.Undo), Disabled: "nothing to undo"})
	f.Target(kit.Target{ID: "gate", Rect: draw.Rect{X: 20, Y: 100, W: 40, H: 60}, Label: "Lock gate", Carry: "lock red", Remove: msg.Say(msg.Edit, "ungate")})
	f.Target(kit.Target{ID: "slot 1", Rect: draw.Rect{X: 200, Y: 100, W: 30, H: 60}, Label: "Slot 1", Accepts: func(payload string) (msg.Msg, string) {
		return msg.Say(msg.Edit, "gate "+payload+" pack 1"), ""
	}})
	f.Target(kit.Target{ID: "slot 2", Rect: draw.Rect{X: 300, Y: 100, W: 30, H: 60}, Label: "Slot 2", Accepts: func(string) (msg.Msg, string) {
		return msg.Msg{}, "the slot is full"
	}})
	f.Slider(draw.Rect{X: 20, Y: 200, W: 200, H: 30}, "quantum", "Quantum", kit.Slide{Min: 0, Max: 10, Value: 4, Send: func(v int64) msg.Msg {
		return msg.Number(msg.Seek, v)
	}})
	list := f.Scroll("list", draw.Rect{X: 20, Y: 260, W: 200, H: 120}, 600)
	for i := range int64(10) {
		row := draw.Rect{X: list.X, Y: list.Y + float32(i)*60, W: list.W, H: 50}
		f.Button(row, kit.Button{ID: "row " + string('0'+rune(i)), Text: "Row", Click: msg.Number(msg.StepTask, i)})
	}
	f.EndScroll()
	f.Shortcut(event.KeyR, 0, msg.Do(msg.Redo))
	f.Shortcut(event.KeyZ, event.ModCommand, msg.Do(msg.Undo))
	f.Shortcut(event.KeyArrowRight, 0, msg.Do(msg.Forward))
}

// hands plays events on a view and collects what the player meant.
type hands struct {
	*kittest.Stage
	draw func(f *kit.Frame)
	sent []msg.Msg
}

func handsOn(t *testing.T, draw func(f *kit.Frame)) *hands {
	h := &hands{Stage: kittest.NewStage(t), draw: draw}
	h.Show(draw)
	return h
}

func (h *hands) do(events ...event.Event) []msg.Msg {
	h.sent = nil
	for _, e := range events {
		h.sent = append(h.sent, h.Hands.Handle(e)...)
		h.Time += 2
		h.Show(h.draw)
	}
	return h.sent
}

func (h *hands) key(keys ...event.Key) []msg.Msg {
	var events []event.Event
	for _, k := range keys {
		events = append(events, event.Event{Kind: event.KeyDown, Key: k}, event.Event{Kind: event.KeyUp, Key: k})
	}
	return h.do(events...)
}

func (h *hands) state(id string) kit.State {
	return h.Show(h.draw).State(id)
}

func moveTo(x, y float32) event.Event { return event.Event{Kind: event.PointerMove, X: x, Y: y} }
func press(x, y float32) event.Event  { return event.Event{Kind: event.PointerDown, X: x, Y: y} }
func letGo(x, y float32) event.Event  { return event.Event{Kind: event.PointerUp, X: x, Y: y} }

func touched(e event.Event) event.Event {
	e.Touch = true
	return e
}

func TestAClickIsSentWhenTheButtonIsLetGoOverTheTarget(t *testing.T) {
	h := handsOn(t, workshop)
	require.Empty(t, h.do(moveTo(50, 40), press(50, 40)))
	require.True(t, h.state("run").Pressed)
	require.Equal(t, []msg.Msg{msg.Do(msg.Run)}, h.do(letGo(52, 41)))

	require.Empty(t, h.do(press(50, 40), moveTo(600, 400), letGo(600, 400)), "let go elsewhere: not meant")
	require.Empty(t, h.do(press(600, 400), moveTo(50, 40), letGo(50, 40)), "pressed elsewhere: not meant")
}

func TestHoveringWarmsAndAfterAWhileExplains(t *testing.T) {
	h := handsOn(t, workshop)
	before := h.Show(h.draw).List.Len()
	h.do(moveTo(40, 120))
	require.True(t, h.state("gate").Hovered)
	require.Equal(t, before, h.Show(h.draw).List.Len(), "no tooltip yet")
	h.Time += 40
	require.Greater(t, h.Show(h.draw).List.Len(), before)
}

func TestNoTooltipCoversWhatComesOfAPress(t *testing.T) {
	h := handsOn(t, workshop)
	explained := func() bool {
		h.Time += 40
		return slices.ContainsFunc(h.Show(h.draw).List.Ops(), func(op draw.Op) bool { return op.Text == "Lock gate" })
	}
	h.do(moveTo(30, 130))
	require.True(t, explained())
	h.key(event.KeyR)
	require.False(t, explained(), "a key has done something")
	h.do(moveTo(33, 132))
	require.False(t, explained(), "a hand is never quite still")
	h.do(moveTo(45, 140))
	require.True(t, explained(), "the player looks again")
	h.key(event.KeyA)
	require.True(t, explained(), "a key that does nothing covers nothing")
	right := press(45, 140)
	right.Button = event.ButtonRight
	require.NotEmpty(t, h.do(right))
	require.False(t, explained())

	h.key(event.KeyTab, event.KeyTab, event.KeyTab)
	require.True(t, h.state("gate").Focused)
	require.True(t, explained(), "the focus explains what it comes to")
	require.NotEmpty(t, h.key(event.KeyDelete))
	require.False(t, explained())
}

func TestADisabledButtonSaysWhy(t *testing.T) {
	h := handsOn(t, workshop)
	require.Empty(t, h.do(press(200, 40), letGo(200, 40)))
	require.Equal(t, "nothing to undo", h.Hands.Spoken())
	h.Time += 1000
	h.Show(h.draw)
	require.Empty(t, h.Hands.Spoken(), "the reason goes away by itself")
}

func TestDraggingDropsOnThePlaceThatTakesIt(t *testing.T) {
	h := handsOn(t, workshop)
	require.Empty(t, h.do(press(40, 130), moveTo(60, 130), moveTo(210, 130)))
	require.True(t, h.state("gate").Lifted)
	require.True(t, h.state("slot 1").Aimed)
	require.Equal(t, []msg.Msg{msg.Say(msg.Edit, "gate lock red pack 1")}, h.do(letGo(210, 130)))
	require.False(t, h.state("gate").Lifted)
}

func TestAnIllegalDropSaysWhyAndPutsBack(t *testing.T) {
	h := handsOn(t, workshop)
	require.Empty(t, h.do(press(40, 130), moveTo(60, 130), moveTo(310, 130), letGo(310, 130)))
	require.Equal(t, "the slot is full", h.Hands.Spoken())
	require.False(t, h.state("gate").Lifted)
}

func TestDroppingOnNothingOrLosingTheWindowPutsBack(t *testing.T) {
	h := handsOn(t, workshop)
	require.Empty(t, h.do(press(40, 130), moveTo(60, 130), moveTo(900, 600), letGo(900, 600)))
	require.Empty(t, h.do(press(40, 130), moveTo(60, 130), moveTo(210, 130), event.Event{Kind: event.PointerCancel}))
	require.Empty(t, h.do(letGo(210, 130)))
	require.False(t, h.state("gate").Lifted)
}

func TestWhoCannotDragClicksTwice(t *testing.T) {
	h := handsOn(t, workshop)
	require.Empty(t, h.do(press(40, 130), letGo(40, 130)))
	require.True(t, h.state("gate").Lifted)
	require.Equal(t, []msg.Msg{msg.Say(msg.Edit, "gate lock red pack 1")}, h.do(moveTo(210, 130), press(210, 130), letGo(210, 130)))
}

func TestTheRightButtonRemoves(t *testing.T) {
	h := handsOn(t, workshop)
	e := press(40, 130)
	e.Button = event.ButtonRight
	require.Equal(t, []msg.Msg{msg.Say(msg.Edit, "ungate")}, h.do(e))
}

func TestAFingerNeedNotHitExactly(t *testing.T) {
	h := handsOn(t, workshop)
	require.Equal(t, []msg.Msg{msg.Do(msg.Run)}, h.do(touched(press(50, 66)), touched(letGo(50, 66))))
	require.False(t, h.state("run").Hovered, "a finger does not hover")
	require.Empty(t, h.do(press(50, 66), letGo(50, 66)), "a mouse does")
}

func TestALongPressShowsTheTooltipAndDoesNotClick(t *testing.T) {
	h := handsOn(t, workshop)
	h.do(touched(press(40, 130)))
	h.Time += 60
	before := h.List.Len()
	h.Show(h.draw)
	h.Show(h.draw)
	require.Greater(t, h.List.Len(), before)
	h.do(touched(letGo(40, 130)))
	require.False(t, h.state("gate").Lifted)
}

func TestAFingerScrollsAListAndAWheelDoes(t *testing.T) {
	h := handsOn(t, workshop)
	require.Empty(t, h.do(touched(press(100, 350)), touched(moveTo(100, 320)), touched(moveTo(100, 290)), touched(letGo(100, 290))))
	require.Equal(t, []msg.Msg{msg.Number(msg.StepTask, 1)}, h.do(press(100, 270), letGo(100, 270)))
	h.do(event.Event{Kind: event.Wheel, X: 100, Y: 300, DY: 1})
	require.Equal(t, []msg.Msg{msg.Number(msg.StepTask, 2)}, h.do(press(100, 290), letGo(100, 290)))
	h.do(event.Event{Kind: event.Wheel, X: 100, Y: 300, DY: 1000})
	require.Equal(t, []msg.Msg{msg.Number(msg.StepTask, 9)}, h.do(press(100, 350), letGo(100, 350)), "no further than the end")
}

func TestASliderFollowsThePointerAndTheKeys(t *testing.T) {
	h := handsOn(t, workshop)
	require.Equal(t, []msg.Msg{msg.Number(msg.Seek, 8), msg.Number(msg.Seek, 10)}, h.do(press(180, 215), moveTo(181, 215), moveTo(700, 215), letGo(700, 215)))
	require.Empty(t, h.do(press(100, 215), letGo(100, 215)), "the value that it has is not sent again")

	require.Equal(t, []msg.Msg{msg.Number(msg.Seek, 5)}, h.key(event.KeyArrowRight))
	require.Equal(t, []msg.Msg{msg.Number(msg.Seek, 10)}, h.key(event.KeyEnd))
	require.Equal(t, []msg.Msg{msg.Number(msg.Seek, 3)}, h.key(event.KeyPageDown))
}

func TestResizeBecomesAMessage(t *testing.T) {
	h := handsOn(t, workshop)
	require.Equal(t, []msg.Msg{msg.Say(msg.Resize, "1280x800")}, h.do(event.Event{Kind: event.Resize, W: 1280.4, H: 800}))
	nan := float32(0)
	nan /= nan
	require.Empty(t, h.do(event.Event{Kind: event.Resize, W: nan, H: -5}))
}
