package input

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lostupdate/game/input/event"
)

// keyAt names the key at a place of the keyboard, where written is what that key writes in the player's layout, if that
// is known. Letters go by what they write: undo is Ctrl and the key that says Z, wherever it sits. All else goes by
// place, which the codes of the UI Events standard name.
func keyAt(code, written string) event.Key {
	if letter, size := utf8.DecodeRuneInString(written); size > 0 && size == len(written) {
		if key := event.Letter(letter); key != event.KeyNone {
			return key
		}
	}
	if letter, found := strings.CutPrefix(code, "Key"); found && len(letter) == 1 {
		return event.Letter(rune(letter[0]))
	}
	for _, row := range []string{"Digit", "Numpad"} {
		if digit, found := strings.CutPrefix(code, row); found && len(digit) == 1 {
			return event.Digit(rune(digit[0]))
		}
	}
	switch code {
	case "NumpadEnter":
		return event.KeyEnter
	case "NumpadAdd":
		return event.KeyEqual // the key of the main row that writes "+" with Shift
	case "NumpadSubtract":
		return event.KeyMinus
	case "NumpadDecimal":
		return event.KeyPeriod
	case "NumpadDivide":
		return event.KeySlash
	case "ShiftLeft", "ShiftRight":
		return event.KeyShift
	case "ControlLeft", "ControlRight":
		return event.KeyControl
	case "AltLeft", "AltRight":
		return event.KeyAlt
	case "MetaLeft", "MetaRight":
		return event.KeyMeta
	}
	// The names of the other keys are their codes.
	key, err := event.ParseKey(code)
	if err != nil {
		return event.KeyNone
	}
	return key
}

// writes tells whether a rune that the keyboard produced is text and not a control character.
func writes(r rune) bool { return unicode.IsPrint(r) && r != utf8.RuneError }

// withCommand adds ModCommand when the modifier is held that goes with shortcuts on this system.
func withCommand(mods event.Mods, mac bool) event.Mods {
	command := event.ModControl
	if mac {
		command = event.ModMeta
	}
	if mods.Has(command) {
		mods |= event.ModCommand
	}
	return mods
}

// belongsToBrowser tells whether a browser does something with the key that the game must not take away: reload, zoom,
// print, find, tabs, tools, clipboard. What the game uses itself is not among them.
func belongsToBrowser(key event.Key, mods event.Mods) bool {
	switch key {
	case event.KeyF3, event.KeyF5, event.KeyF6, event.KeyF7, event.KeyF11, event.KeyF12:
		return true
	}
	if mods.Has(event.ModAlt) {
		return key == event.KeyArrowLeft || key == event.KeyArrowRight || key == event.KeyD || key == event.KeyF4
	}
	if !mods.Has(event.ModCommand) && !mods.Has(event.ModControl) {
		return false
	}
	switch key {
	case event.KeyZ, event.KeyY, event.KeyS, event.KeyA, event.KeyEnter, event.KeySpace, event.KeyBackspace,
		event.KeyArrowLeft, event.KeyArrowRight, event.KeyArrowUp, event.KeyArrowDown, event.KeyHome, event.KeyEnd,
		event.KeyShift, event.KeyControl, event.KeyAlt, event.KeyMeta:
		return false
	}
	return true
}
