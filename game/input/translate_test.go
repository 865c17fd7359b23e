//go:build !js

package input

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
)

// ticks translates samples one after the other and tells the events of all of them but the first Resize and Focus.
func ticks(samples ...sample) []string {
	var t translator
	var events []event.Event
	layout := Rules{}.Fit(1280, 800, 1)
	t.translate(nil, layout, sample{focused: true})
	for _, now := range samples {
		events = t.translate(events, layout, now)
	}
	return told(events)
}

func at(x, y float32) sample { return sample{focused: true, x: x, y: y} }

func (s sample) button(b event.Button, p press) sample {
	s.buttons[b] = p
	return s
}

func (s sample) withKeys(keys ...stroke) sample {
	s.keys = keys
	return s
}

var (
	goesDown = press{down: true, began: true}
	isDown   = press{down: true}
	clicked  = press{down: true, began: true, ended: true}
)

func key(k event.Key, p press) stroke { return stroke{press: p, place: int(k), key: k} }

func TestTheFirstTickTellsSizeAndFocus(t *testing.T) {
	var tr translator
	layout := Rules{}.Fit(1280, 800, 1)
	require.Equal(t, []string{"Resize 1280x800", "Focus true"}, told(tr.translate(nil, layout, sample{focused: true})))
	require.Empty(t, tr.translate(nil, layout, sample{focused: true}))
	require.Equal(t, []string{"Resize 1024x640"}, told(tr.translate(nil, Rules{}.Fit(1024, 640, 1), sample{focused: true})))
}

func TestADragOfTheMouse(t *testing.T) {
	require.Equal(t, []string{
		"PointerMove 10,10",
		"PointerDown left 10,10",
		"PointerMove 60,10",
		"PointerMove 90,40",
		"PointerUp left 90,40",
	}, ticks(
		at(10, 10),
		at(10, 10).button(event.ButtonLeft, goesDown),
		at(60, 10).button(event.ButtonLeft, isDown),
		at(90, 40),
	))
}

func TestAClickWithinOneTickIsNotLost(t *testing.T) {
	require.Equal(t, []string{
		"PointerMove 10,10",
		"PointerDown right 10,10",
		"PointerUp right 10,10",
	}, ticks(at(10, 10).button(event.ButtonRight, clicked), at(10, 10)))
}

func TestAReleaseAndANewPressWithinOneTick(t *testing.T) {
	require.Equal(t, []string{
		"PointerMove 10,10",
		"PointerDown left 10,10",
		"PointerUp left 10,10",
		"PointerDown left 10,10",
		"PointerUp left 10,10",
	}, ticks(
		at(10, 10).button(event.ButtonLeft, goesDown),
		at(10, 10).button(event.ButtonLeft, goesDown),
		at(10, 10),
	))
}

func TestASecondButtonDoesNotDisturbADrag(t *testing.T) {
	require.Equal(t, []string{
		"PointerMove 10,10",
		"PointerDown left 10,10",
		"PointerUp left 10,10",
	}, ticks(
		at(10, 10).button(event.ButtonLeft, goesDown),
		at(10, 10).button(event.ButtonLeft, isDown).button(event.ButtonRight, goesDown),
		at(10, 10).button(event.ButtonLeft, isDown),
		at(10, 10),
	))
}

func TestAFingerAfterTheMouse(t *testing.T) {
	touched := at(10, 10)
	touched.fingers = []finger{{id: 4, x: 200, y: 100}}
	dragged := at(10, 10)
	dragged.fingers = []finger{{id: 4, x: 220, y: 100}, {id: 5, x: 1, y: 1}}
	require.Equal(t, []string{
		"PointerMove 10,10",
		"PointerDown left 200,100 touch",
		"PointerMove 220,100 touch",
		"PointerUp left 220,100 touch",
	}, ticks(at(10, 10), touched, dragged, at(10, 10), at(10, 10)))
}

func TestKeysGoDownRepeatAndGoUp(t *testing.T) {
	held := key(event.KeyArrowRight, isDown)
	repeating := held
	repeating.repeats = true
	require.Equal(t, []string{
		"KeyDown ArrowRight",
		"KeyDown ArrowRight repeated",
		"KeyUp ArrowRight",
	}, ticks(
		at(0, 0).withKeys(key(event.KeyArrowRight, goesDown)),
		at(0, 0).withKeys(held),
		at(0, 0).withKeys(repeating),
		at(0, 0),
	))
}

func TestAKeyTappedWithinOneTickIsNotLost(t *testing.T) {
	require.Equal(t, []string{"KeyDown Enter", "KeyUp Enter"},
		ticks(at(0, 0).withKeys(key(event.KeyEnter, clicked)), at(0, 0)))
}

func TestAKeyReleasedAndPressedWithinOneTick(t *testing.T) {
	require.Equal(t, []string{"KeyDown A", "KeyUp A", "KeyDown A", "KeyUp A"}, ticks(
		at(0, 0).withKeys(key(event.KeyA, goesDown)),
		at(0, 0).withKeys(key(event.KeyA, goesDown)),
		at(0, 0),
	))
}

func TestAKeyGoesUpAsWhatItWentDown(t *testing.T) {
	// The layout changed from French to English while the key was held.
	require.Equal(t, []string{"KeyDown A", "KeyUp A"}, ticks(
		at(0, 0).withKeys(stroke{press: goesDown, place: 16, key: event.KeyA}),
		at(0, 0).withKeys(stroke{press: isDown, place: 16, key: event.KeyQ}),
		at(0, 0),
	))
}

func TestAnUnknownKeyIsSilent(t *testing.T) {
	require.Empty(t, ticks(at(0, 0).withKeys(stroke{press: goesDown, place: 99}), at(0, 0)))
}

func TestLosingTheFocusEndsWhatIsHeld(t *testing.T) {
	away := at(10, 10).withKeys(key(event.KeyShift, isDown), key(event.KeyB, isDown))
	away.focused = false
	require.Equal(t, []string{
		"PointerMove 10,10",
		"PointerDown left 10,10",
		"KeyDown Shift",
		"KeyDown B",
		"PointerCancel 10,10",
		"KeyUp Shift",
		"KeyUp B",
		"Focus false",
	}, ticks(
		at(10, 10).button(event.ButtonLeft, goesDown).withKeys(key(event.KeyShift, goesDown), key(event.KeyB, goesDown)),
		away.button(event.ButtonLeft, isDown),
	))
}

func TestWheelAndText(t *testing.T) {
	turned := at(30, 40)
	turned.wheelY = 1.5
	turned.runes = []rune("ü\x1b工")
	require.Equal(t, []string{
		"PointerMove 30,40",
		"Wheel +0,+1.5 at 30,40",
		"Text 'ü'",
		"Text '工'",
	}, ticks(turned))
}
