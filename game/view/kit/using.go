package kit

import (
	"strings"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
)

// Device is what the player has used last, for words that say how something is done.
type Device string

const (
	Mouse    Device = "mouse"
	Finger   Device = "touch"
	Keyboard Device = "keys"
	Gamepad  Device = "pad"
)

// deviceOf returns what an event comes from; "" for what no hand does.
func deviceOf(e event.Event) Device {
	switch e.Kind {
	case event.PointerMove, event.PointerDown, event.PointerUp:
		if e.Touch {
			return Finger
		}
		return Mouse
	case event.KeyDown:
		return Keyboard
	case event.PadDown:
		return Gamepad
	}
	return ""
}

// Using is what the player has used last.
func (f *Frame) Using() Device { return f.hands.using }

// Seen returns where a target of the top layer can be seen. An id that ends in "*" is any that begins so.
func (f *Frame) Seen(id string) (at draw.Rect, ok bool) {
	begin, any := strings.CutSuffix(id, "*")
	for i := range f.targets {
		t := &f.targets[i]
		if t.layer == f.top() && !t.visible.Empty() && (t.ID == id || any && strings.HasPrefix(t.ID, begin)) {
			return t.visible, true
		}
	}
	return draw.Rect{}, false
}

// SeenAll returns where all targets are whose names begin so.
func (f *Frame) SeenAll(begin string) (places []draw.Rect) {
	for i := range f.targets {
		if t := &f.targets[i]; t.layer == f.top() && !t.visible.Empty() && strings.HasPrefix(t.ID, begin) {
			places = append(places, t.visible)
		}
	}
	return places
}

// Offered returns the place nearest the middle of the screen that takes what is being carried.
func (f *Frame) Offered() (at draw.Rect, ok bool) {
	cargo, carrying := f.Carrying()
	if !carrying {
		return draw.Rect{}, false
	}
	best := float32(0)
	for i := range f.targets {
		t := &f.targets[i]
		if t.Accepts == nil || t.visible.Empty() || t.ID == cargo.From {
			continue
		}
		if m, _ := t.Accepts(cargo.Payload); m.Verb == 0 {
			continue
		}
		if d := t.visible.Center().Distance(f.Bounds().Center()); !ok || d < best {
			at, best, ok = t.visible, d, true
		}
	}
	return at, ok
}

// Crowding tells how much a rectangle would cover: the area of targets that can be used, and a little for those that only
// tell something.
func (f *Frame) Crowding(r draw.Rect) float32 {
	var sum float32
	for i := range f.targets {
		t := &f.targets[i]
		common := t.visible.Intersect(r)
		if t.layer != f.top() || common.Empty() {
			continue
		}
		if t.usable() {
			sum += float32(common.W * common.H)
		} else if t.Accepts == nil {
			sum += float32(float32(common.W*common.H) * 0.15)
		}
	}
	return sum
}

// Hides tells whether a rectangle would cover so much of something that can be used that a finger may miss it.
func (f *Frame) Hides(r draw.Rect) bool {
	for i := range f.targets {
		t := &f.targets[i]
		common := t.visible.Intersect(r)
		if t.layer == f.top() && float32(common.W*common.H) > float32(float32(t.visible.W*t.visible.H)*0.2) && t.usable() {
			return true
		}
	}
	return false
}

// Float draws something that lies over the rest for a while, such as a toast. Inspect does not compare it with what is below.
func (f *Frame) Float(draw func()) {
	from, targets := f.List.Len(), len(f.targets)
	draw()
	f.floats = append(f.floats, span{from, f.List.Len()})
	for i := targets; i < len(f.targets); i++ {
		f.targets[i].floats = true
	}
}

// Told is what a target of a finished frame tells.
type Told struct {
	ID, Label, Tip string
	Usable         bool
}

// Tells lists what the targets of the top layer tell, for tests.
func (f *Frame) Tells() []Told {
	var all []Told
	for i := range f.targets {
		if t := &f.targets[i]; t.layer == f.top() {
			all = append(all, Told{ID: t.ID, Label: t.Label, Tip: f.tip(&t.Target), Usable: t.usable()})
		}
	}
	return all
}

// Bubble returns where the tooltip of a finished frame is; it is empty where there is none.
func (f *Frame) Bubble() draw.Rect { return f.told }
