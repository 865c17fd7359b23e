package kit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

func TestTabGoesRoundAndEnterPresses(t *testing.T) {
	h := handsOn(t, workshop)
	require.Empty(t, h.key(event.KeyTab))
	require.True(t, h.state("run").Focused)
	require.Equal(t, "Run", h.Hands.Spoken())
	require.Equal(t, []msg.Msg{msg.Do(msg.Run)}, h.key(event.KeyEnter))
	require.Equal(t, []msg.Msg{msg.Do(msg.Run)}, h.key(event.KeySpace))

	h.key(event.KeyTab)
	require.True(t, h.state("undo").Focused, "what is disabled is reached too, and says why")
	h.key(event.KeyEnter)
	require.Equal(t, "nothing to undo", h.Hands.Spoken())

	h.do(event.Event{Kind: event.KeyDown, Key: event.KeyTab, Mods: event.ModShift})
	require.True(t, h.state("run").Focused)
	h.do(event.Event{Kind: event.KeyDown, Key: event.KeyTab, Mods: event.ModShift})
	require.True(t, h.state("row 9").Focused, "round at the end")
}

func TestTheFocusIsScrolledIntoSight(t *testing.T) {
	h := handsOn(t, workshop)
	h.key(event.KeyTab)
	h.do(event.Event{Kind: event.KeyDown, Key: event.KeyTab, Mods: event.ModShift})
	h.Show(h.draw) // the frame after has it
	require.Equal(t, []msg.Msg{msg.Number(msg.StepTask, 9)}, h.do(press(100, 340), letGo(100, 340)))
}

func TestArrowsMoveTheFocusOverTheScreen(t *testing.T) {
	h := handsOn(t, workshop)
	h.key(event.KeyTab, event.KeyArrowRight)
	require.True(t, h.state("undo").Focused)
	h.key(event.KeyArrowDown)
	require.True(t, h.state("slot 1").Focused)
	h.key(event.KeyArrowLeft)
	require.True(t, h.state("gate").Focused)
	h.key(event.KeyArrowUp)
	require.True(t, h.state("run").Focused)
}

func TestTheMouseHidesTheFocus(t *testing.T) {
	h := handsOn(t, workshop)
	h.key(event.KeyTab)
	h.do(moveTo(700, 500))
	require.False(t, h.state("run").Focused)
	require.Equal(t, []msg.Msg{msg.Do(msg.Forward)}, h.key(event.KeyArrowRight), "then arrows are shortcuts")
	h.key(event.KeyTab)
	require.True(t, h.state("undo").Focused, "Tab goes on from where it was")
}

func TestWhatCanBeDraggedIsCarriedByKeyboard(t *testing.T) {
	h := handsOn(t, workshop)
	h.key(event.KeyTab, event.KeyTab, event.KeyTab)
	require.True(t, h.state("gate").Focused)

	require.Empty(t, h.key(event.KeySpace))
	require.True(t, h.state("gate").Lifted)
	require.True(t, h.state("slot 1").Aimed, "the nearest place that takes it")

	h.key(event.KeyArrowRight)
	require.Empty(t, h.key(event.KeyEnter))
	require.Equal(t, "the slot is full", h.Hands.Spoken())
	require.True(t, h.state("gate").Lifted, "it stays in the hand")

	h.key(event.KeyTab)
	require.Equal(t, []msg.Msg{msg.Say(msg.Edit, "gate lock red pack 1")}, h.key(event.KeySpace))
	require.False(t, h.state("gate").Lifted)
	require.True(t, h.state("slot 1").Focused)
}

func TestWhileSomethingIsCarriedItsPlacesCanBeTouched(t *testing.T) {
	h := handsOn(t, workshop)
	touchable := func() (ids []string, focused string) {
		for _, x := range h.Hands.Touchables() {
			ids = append(ids, x.ID)
			if x.Focused {
				focused = x.ID
			}
		}
		return ids, focused
	}
	h.key(event.KeyTab, event.KeyTab, event.KeyTab)
	ids, focused := touchable()
	require.NotContains(t, ids, "slot 1", "there is nothing to put there")
	require.Equal(t, "gate", focused)

	h.key(event.KeySpace)
	ids, focused = touchable()
	require.Subset(t, ids, []string{"slot 1", "slot 2"}, "also the one that says why not")
	require.Equal(t, "slot 1", focused)
	h.key(event.KeyArrowRight)
	_, focused = touchable()
	require.Equal(t, "slot 2", focused)
}

func TestEscapePutsBack(t *testing.T) {
	h := handsOn(t, workshop)
	h.key(event.KeyTab, event.KeyTab, event.KeyTab, event.KeySpace)
	require.Empty(t, h.key(event.KeyEscape))
	require.False(t, h.state("gate").Lifted)
	require.True(t, h.state("gate").Focused)
}

func TestDeleteRemoves(t *testing.T) {
	h := handsOn(t, workshop)
	h.key(event.KeyTab, event.KeyTab, event.KeyTab)
	require.Equal(t, []msg.Msg{msg.Say(msg.Edit, "ungate")}, h.key(event.KeyDelete))
}

func TestShortcutsKnowTheirModifiers(t *testing.T) {
	h := handsOn(t, workshop)
	down := func(k event.Key, mods event.Mods) []msg.Msg {
		return h.do(event.Event{Kind: event.KeyDown, Key: k, Mods: mods})
	}
	require.Equal(t, []msg.Msg{msg.Do(msg.Redo)}, down(event.KeyR, 0))
	require.Empty(t, down(event.KeyR, event.ModShift))
	require.Empty(t, down(event.KeyZ, 0))
	require.Equal(t, []msg.Msg{msg.Do(msg.Undo)}, down(event.KeyZ, event.ModControl|event.ModCommand))
	require.Equal(t, []msg.Msg{msg.Do(msg.Undo)}, down(event.KeyZ, event.ModMeta|event.ModCommand))
	require.Empty(t, down(event.KeyR, event.ModMeta), "a key of the system")
}

func TestAHeldKeyRepeatsOnlySteps(t *testing.T) {
	h := handsOn(t, workshop)
	h.do(event.Event{Kind: event.KeyDown, Key: event.KeyTab}, event.Event{Kind: event.KeyDown, Key: event.KeyEnter})
	require.Empty(t, h.do(event.Event{Kind: event.KeyDown, Key: event.KeyEnter, Repeat: true}))
	h.do(moveTo(600, 600))
	require.Equal(t, []msg.Msg{msg.Do(msg.Forward)}, h.do(event.Event{Kind: event.KeyDown, Key: event.KeyArrowRight, Repeat: true}))
}

// asking is the workshop under a dialog.
func asking(f *kit.Frame) {
	workshop(f)
	f.Dialog(kit.Dialog{
		ID: "ask", Title: "Delete?", Text: "All stars will be gone.", Dismiss: msg.Do(msg.Back),
		Buttons: []kit.Button{
			{ID: "keep", Text: "Keep", Click: msg.Do(msg.Back)},
			{ID: "delete", Text: "Delete", Click: msg.Do(msg.Reset), Look: kit.Danger},
		},
	})
}

func TestAModalKeepsTheFocusAndKillsWhatLiesBelow(t *testing.T) {
	h := handsOn(t, workshop)
	h.key(event.KeyTab, event.KeyTab)
	h.draw = asking
	h.Show(h.draw)

	require.True(t, h.state("keep").Focused)
	h.key(event.KeyTab)
	require.True(t, h.state("delete").Focused)
	h.key(event.KeyTab)
	require.True(t, h.state("keep").Focused, "round inside the dialog")
	require.Empty(t, h.key(event.KeyR), "shortcuts below are dead")
	require.Equal(t, []msg.Msg{msg.Do(msg.Back)}, h.key(event.KeyEscape))
	require.Equal(t, []msg.Msg{msg.Do(msg.Back)}, h.do(press(50, 40), letGo(50, 40)), "a click beside it closes it")
	require.Empty(t, h.do(press(640, 390), letGo(640, 390)), "a click on it does not")

	h.draw = workshop
	h.Show(h.draw)
	h.key(event.KeyArrowUp) // a mouse was used: the first arrow only shows where the focus is
	require.True(t, h.state("undo").Focused, "the focus is back where it was")
}

func TestPeekingIsNoBusinessOfTheModel(t *testing.T) {
	drawers := func(f *kit.Frame) {
		name := "closed"
		if f.Peeking("drawer") == "tools" {
			name = "open"
		}
		f.Button(draw.Rect{X: 20, Y: 20, W: 120, H: 40}, kit.Button{ID: name, Text: name, Peek: kit.Peek{Name: "drawer", Value: "tools"}})
	}
	h := handsOn(t, drawers)
	require.Empty(t, h.do(press(50, 40), letGo(50, 40)))
	require.Len(t, h.Hands.Touchables(), 1)
	require.Equal(t, "open", h.Hands.Touchables()[0].ID)
}

func TestWhatIsGonePutsTheHandsAtEase(t *testing.T) {
	h := handsOn(t, workshop)
	h.key(event.KeyTab, event.KeyTab, event.KeyTab, event.KeySpace)
	h.draw = (*kit.Frame).Floor
	h.Show(h.draw)
	require.Empty(t, h.key(event.KeyEnter, event.KeyTab, event.KeyArrowLeft))
	require.Empty(t, h.do(press(50, 40), letGo(50, 40)))
	_, carrying := h.Show(h.draw).Carrying()
	require.False(t, carrying)
}

func TestTheKeyboardScrollsWhereThereIsNothingToFocus(t *testing.T) {
	var top float32
	reading := func(f *kit.Frame) {
		f.Button(draw.Rect{X: 20, Y: 20, W: 120, H: 40}, kit.Button{ID: "close", Text: "Close", Click: msg.Do(msg.Back)})
		top = f.Scroll("text", draw.Rect{X: 20, Y: 80, W: 300, H: 100}, 1000).Y
		f.EndScroll()
	}
	h := handsOn(t, reading)
	for _, step := range []struct {
		key event.Key
		top float32
	}{
		{event.KeyPageDown, 80 - 85}, {event.KeyEnd, 80 - 900}, {event.KeyPageDown, 80 - 900}, {event.KeyHome, 80},
		{event.KeyArrowDown, 80}, // shows where the focus is
		{event.KeyArrowDown, 80 - 56}, {event.KeyArrowUp, 80}, {event.KeyArrowUp, 80},
	} {
		h.key(step.key)
		h.Show(h.draw)
		require.InDelta(t, step.top, top, 1, step.key.String())
	}
}
