// Package keys is which key the player has chosen for what.
//
// The screens name their shortcuts by the keys that these have until the player chooses others: undo is U. A Map turns
// the key that is pressed into that one, so no screen has to know what the player prefers. Only single keys can be
// chosen. Combinations with Control are those of every program, and the keys that move, choose and leave stay where
// they are: whoever has got lost must be able to find back.
package keys

import (
	"errors"
	"fmt"
	"maps"

	"lostupdate/game/input/event"
)

// Action is something that has a key of its own.
type Action struct {
	Name    string // stable: it is written into the player's settings
	Default event.Key
}

// Actions lists all of them, in the order in which they are shown.
func Actions() []Action {
	return []Action{
		{"run", event.KeyR}, {"undo", event.KeyU}, {"back", event.KeyComma}, {"forward", event.KeyPeriod},
		{"start", event.KeyHome}, {"end", event.KeyEnd}, {"build", event.KeyB}, {"hint", event.KeyH},
		{"code", event.KeyC}, {"share", event.KeyS}, {"help", event.KeyF1}, {"language", event.KeyF2}, {"mute", event.KeyF4},
	}
}

// ActionOf finds the action with a name.
func ActionOf(name string) (Action, bool) {
	for _, a := range Actions() {
		if a.Name == name {
			return a, true
		}
	}
	return Action{}, false
}

// ErrReserved says that a key has a meaning that it must keep.
var ErrReserved = errors.New("this key is needed to move, to choose or to leave")

// TakenError says that a key means something else already.
type TakenError struct{ By Action }

func (e *TakenError) Error() string { return fmt.Sprintf("this key is that of %q", e.By.Name) }

// Map holds the chosen keys by the name of their action. An action that is not in it has its default; nil is a map
// without any choice.
type Map map[string]string

// Of returns the key of an action.
func (m Map) Of(a Action) event.Key {
	if key, err := event.ParseKey(m[a.Name]); err == nil {
		return key
	}
	return a.Default
}

// Meaning returns by which key the screens know what a pressed key does: KeyNone if the player has taken its meaning
// away from it and given it no other.
func (m Map) Meaning(pressed event.Key) event.Key {
	if len(m) == 0 {
		return pressed
	}
	for _, a := range Actions() {
		if m.Of(a) == pressed {
			return a.Default
		}
	}
	if m.moved(pressed) {
		return event.KeyNone
	}
	return pressed
}

// Own tells whether a key also means on a single sheet what is written there, beside what the player has chosen it for.
func (m Map) Own(pressed event.Key) bool { return !m.moved(pressed) }

// moved tells whether a key is the default of an action that the player has given another one.
func (m Map) moved(key event.Key) bool {
	for _, a := range Actions() {
		if a.Default == key && m.Of(a) != key {
			return true
		}
	}
	return false
}

// With returns the map with another key for an action, ErrReserved, or a *TakenError.
func (m Map) With(a Action, key event.Key) (Map, error) {
	if reserved(key) {
		return nil, ErrReserved
	}
	for _, other := range Actions() {
		if other != a && m.Of(other) == key {
			return nil, &TakenError{By: other}
		}
	}
	chosen := maps.Clone(m)
	if chosen == nil {
		chosen = Map{}
	}
	chosen[a.Name] = key.String()
	if key == a.Default {
		delete(chosen, a.Name)
	}
	if len(chosen) == 0 {
		return nil, nil
	}
	return chosen, nil
}

// Check looks at a map that comes from outside.
func (m Map) Check() error {
	seen := map[event.Key]bool{}
	known := 0
	for _, a := range Actions() {
		name, chosen := m[a.Name]
		if chosen {
			known++
			key, err := event.ParseKey(name)
			if err != nil {
				return err
			}
			if reserved(key) {
				return fmt.Errorf("%s for %s: %w", key, a.Name, ErrReserved)
			}
		}
		if seen[m.Of(a)] {
			return fmt.Errorf("two actions have the key %s", m.Of(a))
		}
		seen[m.Of(a)] = true
	}
	if known != len(m) {
		return errors.New("a key for an action that there is not")
	}
	return nil
}

// reserved tells whether a key must keep its meaning: it moves the focus, presses, leaves, lets a worker step, is held
// with others, or belongs to the browser or the window.
func reserved(key event.Key) bool {
	switch key {
	case event.KeyNone, event.KeyEnter, event.KeyEscape, event.KeySpace, event.KeyTab, event.KeyBackspace, event.KeyDelete,
		event.KeyArrowUp, event.KeyArrowDown, event.KeyArrowLeft, event.KeyArrowRight, event.KeyPageUp, event.KeyPageDown,
		event.KeyShift, event.KeyControl, event.KeyAlt, event.KeyMeta,
		event.KeyF3, event.KeyF5, event.KeyF6, event.KeyF7, event.KeyF11, event.KeyF12:
		return true
	}
	return event.Key0 <= key && key <= event.Key9
}

// signs are the keys that are written otherwise than they are called.
var signs = map[event.Key]string{
	event.KeyComma: ",", event.KeyPeriod: ".", event.KeySlash: "/", event.KeySemicolon: ";", event.KeyQuote: "'",
	event.KeyMinus: "-", event.KeyEqual: "=", event.KeyBracketLeft: "[", event.KeyBracketRight: "]",
	event.KeyBackslash: `\`, event.KeyBackquote: "`", event.KeyInsert: "Ins",
}

// Write returns how a key is written on the screen.
func Write(key event.Key) string {
	if sign, ok := signs[key]; ok {
		return sign
	}
	return key.String()
}

// Shown returns how the key is written that the player has for what a screen knows by the one written there. What is
// not the key of an action stays as it is.
func (m Map) Shown(written string) string {
	if len(m) == 0 || written == "" { // which is asked for every part of every picture
		return written
	}
	for _, a := range Actions() {
		if Write(a.Default) == written {
			return Write(m.Of(a))
		}
	}
	return written
}
