//go:build !js

package input

import (
	"slices"

	"lostupdate/game/input/event"
)

// sample is what Ebitengine tells about one tick, in logical pixels.
type sample struct {
	focused bool
	mods    event.Mods

	x, y           float32
	buttons        [event.ButtonRight + 1]press
	wheelX, wheelY float32
	fingers        []finger
	keys           []stroke
	runes          []rune
}

// press is the state of a button or key that may have changed within the tick.
type press struct {
	// down tells that it was down at some moment of the tick.
	down bool
	// began tells that it went down in this tick; if it was down before, it went up in between.
	began bool
	// ended tells that it began in this tick and is up again.
	ended bool
}

// finger is one touch on the glass.
type finger struct {
	id   int
	x, y float32
}

// stroke is a key that was down in this tick, by its place on the keyboard. Its meaning is kept from the moment it goes
// down until it goes up: the player may change the layout in between.
type stroke struct {
	press
	place   int
	key     event.Key
	repeats bool
}

// translator turns samples into events.
type translator struct {
	hand    hand
	held    []stroke
	fingers []finger
	focused bool
	// mouseX, mouseY is where the mouse was: while a finger leads it stands still, and says nothing.
	mouseX, mouseY float32
	w, h           float32
}

// translate appends the events of one tick.
func (t *translator) translate(out []event.Event, layout Layout, now sample) []event.Event {
	if layout.W != t.w || layout.H != t.h {
		t.w, t.h = layout.W, layout.H
		out = append(out, event.Event{Kind: event.Resize, W: t.w, H: t.h})
	}
	if now.focused != t.focused {
		t.focused = now.focused
		if !t.focused {
			out = t.letGo(out)
		}
		out = append(out, event.Event{Kind: event.Focus, Focused: t.focused})
	}
	out = t.mouse(out, now)
	out = t.touches(out, now)
	if now.wheelX != 0 || now.wheelY != 0 {
		out = append(out, event.Event{Kind: event.Wheel, X: now.x, Y: now.y, DX: now.wheelX, DY: now.wheelY, Mods: now.mods})
	}
	out = t.keys(out, now)
	for _, r := range now.runes {
		if writes(r) {
			out = append(out, event.Event{Kind: event.Text, Rune: r})
		}
	}
	return out
}

// letGo ends everything that is held when the keyboard goes to another window, which will get the ends.
func (t *translator) letGo(out []event.Event) []event.Event {
	out = t.hand.cancel(out)
	for _, s := range t.held {
		out = append(out, event.Event{Kind: event.KeyUp, Key: s.key})
	}
	t.held = t.held[:0]
	return out
}

func (t *translator) mouse(out []event.Event, now sample) []event.Event {
	at := touch{id: mouse, x: now.x, y: now.y, mods: now.mods}
	if now.x != t.mouseX || now.y != t.mouseY {
		t.mouseX, t.mouseY = now.x, now.y
		out = t.hand.move(out, at)
	}
	for button, state := range now.buttons {
		at.button = event.Button(button)
		if !state.down || state.began {
			out = t.hand.release(out, at)
		}
		if state.began {
			out = t.hand.press(out, at)
		}
		if state.ended {
			out = t.hand.release(out, at)
		}
	}
	return out
}

func (t *translator) touches(out []event.Event, now sample) []event.Event {
	for _, was := range t.fingers {
		if !slices.ContainsFunc(now.fingers, func(f finger) bool { return f.id == was.id }) {
			out = t.hand.release(out, was.touch(now.mods))
		}
	}
	for _, is := range now.fingers {
		if slices.ContainsFunc(t.fingers, func(f finger) bool { return f.id == is.id }) {
			out = t.hand.move(out, is.touch(now.mods))
		} else {
			out = t.hand.press(out, is.touch(now.mods))
		}
	}
	t.fingers = append(t.fingers[:0], now.fingers...)
	return out
}

func (f finger) touch(mods event.Mods) touch {
	return touch{id: mouse + 1 + f.id, finger: true, x: f.x, y: f.y, mods: mods}
}

func (t *translator) keys(out []event.Event, now sample) []event.Event {
	t.held = slices.DeleteFunc(t.held, func(was stroke) bool {
		up := !slices.ContainsFunc(now.keys, func(s stroke) bool { return s.place == was.place && !s.began })
		if up {
			out = append(out, event.Event{Kind: event.KeyUp, Key: was.key, Mods: now.mods})
		}
		return up
	})
	for _, s := range now.keys {
		if s.key == event.KeyNone {
			continue
		}
		if s.began {
			out = append(out, event.Event{Kind: event.KeyDown, Key: s.key, Mods: now.mods})
			if s.ended {
				out = append(out, event.Event{Kind: event.KeyUp, Key: s.key, Mods: now.mods})
			} else {
				t.held = append(t.held, s)
			}
			continue
		}
		held := slices.IndexFunc(t.held, func(was stroke) bool { return was.place == s.place })
		if s.repeats && held >= 0 {
			out = append(out, event.Event{Kind: event.KeyDown, Key: t.held[held].key, Mods: now.mods, Repeat: true})
		}
	}
	return out
}
