package kit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

// longFloor is a thing to carry, and a list with a place for it that lies out of sight.
func longFloor(f *kit.Frame) {
	f.Target(kit.Target{ID: "gate", Rect: draw.Rect{X: 20, Y: 20, W: 60, H: 60}, Label: "Gate", Carry: "gate"})
	list := f.Scroll("list", draw.Rect{X: 200, Y: 20, W: 200, H: 200}, 900)
	f.Target(kit.Target{ID: "slot", Rect: draw.Rect{X: list.X, Y: list.Y + 800, W: 150, H: 60}, Label: "Slot", Accepts: func(string) (msg.Msg, string) {
		return msg.Do(msg.Run), ""
	}})
	f.EndScroll()
}

func TestWhatIsHeldAtAnEdgeScrolls(t *testing.T) {
	for name, touch := range map[string]bool{"mouse": false, "finger": true} {
		t.Run(name, func(t *testing.T) {
			h := handsOn(t, longFloor)
			at := func(kind event.Kind, x, y float32) event.Event {
				return event.Event{Kind: kind, X: x, Y: y, Touch: touch}
			}
			h.do(at(event.PointerDown, 50, 50), at(event.PointerMove, 250, 120))
			for range 30 {
				h.Time += 6
				h.Show(h.draw)
			}
			require.Zero(t, h.Hands.Scrolled("list"), "not in the middle")
			h.do(at(event.PointerMove, 250, 205))
			for range 60 {
				h.Time += 6
				h.Show(h.draw)
			}
			require.EqualValues(t, 700, h.Hands.Scrolled("list"), "down to the end")
			require.Equal(t, []msg.Msg{msg.Do(msg.Run)}, h.do(at(event.PointerMove, 250, 150), at(event.PointerUp, 250, 150)))
		})
	}
}

func TestWhatLiesUnderTheHandAfterScrollingCounts(t *testing.T) {
	h := handsOn(t, longFloor)
	h.do(press(50, 50), moveTo(250, 130), moveTo(250, 205))
	for range 27 { // the place has come under the pointer, which has not moved
		h.Time += 6
		h.Show(h.draw)
	}
	require.True(t, h.state("slot").Aimed)
}

func TestWhatTheKeyboardCarriesStaysOverItsPlace(t *testing.T) {
	h := handsOn(t, longFloor)
	h.key(event.KeyTab, event.KeyEnter)
	f := h.Show(h.draw)
	cargo, carrying := f.Carrying()
	require.True(t, carrying)
	seen, _ := f.Seen("slot")
	require.Equal(t, seen.Center(), cargo.At)
}
