package event

import "fmt"

// Key names a key of the keyboard that the game may use.
type Key uint8

// The keys. KeyNone is the zero value: a key that the game has no name for. Such a key makes no KeyDown, but it may
// write Text.
const (
	KeyNone Key = iota

	// The keys that move and choose.
	KeyEnter
	KeyEscape
	KeySpace
	KeyTab
	KeyBackspace
	KeyDelete
	KeyInsert
	KeyArrowUp
	KeyArrowDown
	KeyArrowLeft
	KeyArrowRight
	KeyHome
	KeyEnd
	KeyPageUp
	KeyPageDown

	// Letters, by what they write.
	KeyA
	KeyB
	KeyC
	KeyD
	KeyE
	KeyF
	KeyG
	KeyH
	KeyI
	KeyJ
	KeyK
	KeyL
	KeyM
	KeyN
	KeyO
	KeyP
	KeyQ
	KeyR
	KeyS
	KeyT
	KeyU
	KeyV
	KeyW
	KeyX
	KeyY
	KeyZ

	// Digits, of the top row and of the number pad.
	Key0
	Key1
	Key2
	Key3
	Key4
	Key5
	Key6
	Key7
	Key8
	Key9

	// Signs, by their place on an American keyboard.
	KeyComma
	KeyPeriod
	KeySlash
	KeySemicolon
	KeyQuote
	KeyMinus
	KeyEqual
	KeyBracketLeft
	KeyBracketRight
	KeyBackslash
	KeyBackquote

	// Function keys.
	KeyF1
	KeyF2
	KeyF3
	KeyF4
	KeyF5
	KeyF6
	KeyF7
	KeyF8
	KeyF9
	KeyF10
	KeyF11
	KeyF12

	// Modifiers as keys of their own; either side.
	KeyShift
	KeyControl
	KeyAlt
	KeyMeta
)

// keyNames holds the stable names, by Key. They are written into the player's settings: do not change them.
var keyNames = [...]string{
	KeyNone: "",

	KeyEnter:      "Enter",
	KeyEscape:     "Escape",
	KeySpace:      "Space",
	KeyTab:        "Tab",
	KeyBackspace:  "Backspace",
	KeyDelete:     "Delete",
	KeyInsert:     "Insert",
	KeyArrowUp:    "ArrowUp",
	KeyArrowDown:  "ArrowDown",
	KeyArrowLeft:  "ArrowLeft",
	KeyArrowRight: "ArrowRight",
	KeyHome:       "Home",
	KeyEnd:        "End",
	KeyPageUp:     "PageUp",
	KeyPageDown:   "PageDown",

	KeyA: "A",
	KeyB: "B",
	KeyC: "C",
	KeyD: "D",
	KeyE: "E",
	KeyF: "F",
	KeyG: "G",
	KeyH: "H",
	KeyI: "I",
	KeyJ: "J",
	KeyK: "K",
	KeyL: "L",
	KeyM: "M",
	KeyN: "N",
	KeyO: "O",
	KeyP: "P",
	KeyQ: "Q",
	KeyR: "R",
	KeyS: "S",
	KeyT: "T",
	KeyU: "U",
	KeyV: "V",
	KeyW: "W",
	KeyX: "X",
	KeyY: "Y",
	KeyZ: "Z",

	Key0: "0",
	Key1: "1",
	Key2: "2",
	Key3: "3",
	Key4: "4",
	Key5: "5",
	Key6: "6",
	Key7: "7",
	Key8: "8",
	Key9: "9",

	KeyComma:        "Comma",
	KeyPeriod:       "Period",
	KeySlash:        "Slash",
	KeySemicolon:    "Semicolon",
	KeyQuote:        "Quote",
	KeyMinus:        "Minus",
	KeyEqual:        "Equal",
	KeyBracketLeft:  "BracketLeft",
	KeyBracketRight: "BracketRight",
	KeyBackslash:    "Backslash",
	KeyBackquote:    "Backquote",

	KeyF1:  "F1",
	KeyF2:  "F2",
	KeyF3:  "F3",
	KeyF4:  "F4",
	KeyF5:  "F5",
	KeyF6:  "F6",
	KeyF7:  "F7",
	KeyF8:  "F8",
	KeyF9:  "F9",
	KeyF10: "F10",
	KeyF11: "F11",
	KeyF12: "F12",

	KeyShift:   "Shift",
	KeyControl: "Control",
	KeyAlt:     "Alt",
	KeyMeta:    "Meta",
}

// String gives the key's stable name, such as "Enter", "A", "7" or "PageUp".
func (k Key) String() string {
	if int(k) < len(keyNames) {
		return keyNames[k]
	}
	return fmt.Sprintf("Key(%d)", uint8(k))
}

// Keys lists every key but KeyNone, in order.
func Keys() []Key {
	keys := make([]Key, 0, len(keyNames)-1)
	for k := 1; k < len(keyNames); k++ {
		keys = append(keys, Key(k))
	}
	return keys
}

// ParseKey finds the key with the stable name.
func ParseKey(name string) (Key, error) {
	if name != "" {
		for k, known := range keyNames {
			if known == name {
				return Key(k), nil
			}
		}
	}
	return KeyNone, fmt.Errorf("event: no key is named %q; names look like Enter, A, 7, PageUp, F1", name)
}

// Letter gives the key for an ASCII letter of either case, or KeyNone.
func Letter(r rune) Key {
	switch {
	case 'a' <= r && r <= 'z':
		return KeyA + Key(r-'a')
	case 'A' <= r && r <= 'Z':
		return KeyA + Key(r-'A')
	}
	return KeyNone
}

// Digit gives the key for an ASCII digit, or KeyNone.
func Digit(r rune) Key {
	if '0' <= r && r <= '9' {
		return Key0 + Key(r-'0')
	}
	return KeyNone
}
