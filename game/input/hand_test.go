package input

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
)

// told prints events one a line, so that a test reads like a story.
func told(events []event.Event) []string {
	lines := make([]string, 0, len(events))
	for _, e := range events {
		lines = append(lines, e.String())
	}
	return lines
}

func TestOneFingerDragsAndTheSecondIsNotSeen(t *testing.T) {
	var h hand
	first := touch{id: 1, finger: true, x: 10, y: 10}
	second := touch{id: 2, finger: true, x: 500, y: 300}
	moved := first
	moved.x = 40

	var events []event.Event
	events = h.move(events, first) // a finger that hovers: some pens do
	events = h.press(events, first)
	events = h.press(events, second)
	events = h.move(events, second)
	events = h.release(events, second)
	events = h.move(events, moved)
	events = h.release(events, moved)
	events = h.release(events, moved)
	require.Equal(t, []string{
		"PointerDown left 10,10 touch",
		"PointerMove 40,10 touch",
		"PointerUp left 40,10 touch",
	}, told(events))
}

func TestTheMouseIsStillWhileAFingerLeads(t *testing.T) {
	var h hand
	var events []event.Event
	events = h.move(events, touch{id: mouse, x: 5, y: 5})
	events = h.press(events, touch{id: 7, finger: true, x: 100, y: 100})
	events = h.move(events, touch{id: mouse, x: 6, y: 6})
	events = h.press(events, touch{id: mouse, x: 6, y: 6})
	events = h.release(events, touch{id: mouse, x: 6, y: 6})
	events = h.release(events, touch{id: 7, finger: true, x: 110, y: 100})
	events = h.move(events, touch{id: mouse, x: 6, y: 6})
	require.Equal(t, []string{
		"PointerMove 5,5",
		"PointerDown left 100,100 touch",
		"PointerMove 110,100 touch",
		"PointerUp left 110,100 touch",
		"PointerMove 6,6",
	}, told(events))
}

func TestACancelledDragEndsOnce(t *testing.T) {
	var h hand
	var events []event.Event
	events = h.press(events, touch{id: 3, finger: true, x: 1, y: 2})
	events = h.cancel(events)
	events = h.cancel(events)
	events = h.release(events, touch{id: 3, finger: true, x: 1, y: 2})
	require.Equal(t, []string{"PointerDown left 1,2 touch", "PointerCancel 1,2 touch"}, told(events))
}
