package loc

import (
	"slices"
	"strconv"
)

// saidMost is how many filled texts of a language are remembered: several screens full. Then all are forgotten, since what
// is still on the screen is soon there again.
const saidMost = 1024

// said remembers texts whose holes are filled. A template takes microseconds, and a screen that is built sixty times a
// second says a hundred of them, hardly one of which is new.
type said struct {
	texts map[string]string
	name  []byte // kept for asking
	holes []string
}

// ask returns what was said for a key and its arguments. Not known is also what has arguments of unusual kinds.
func (s *said) ask(key string, args Args) (text string, known, memorable bool) {
	if s.name, memorable = s.spell(s.name[:0], key, args); !memorable {
		return "", false, false
	}
	text, known = s.texts[string(s.name)]
	return text, known, true
}

// keep remembers a text for what was asked last.
func (s *said) keep(text string) {
	if s.texts == nil || len(s.texts) >= saidMost {
		s.texts = map[string]string{}
	}
	s.texts[string(s.name)] = text
}

// spell writes down a key and its arguments, so that no others are written alike: the names in order, the length of each
// text before it, and numbers behind a sign that tells them from texts.
func (s *said) spell(name []byte, key string, args Args) ([]byte, bool) {
	s.holes = s.holes[:0]
	for hole := range args {
		s.holes = append(s.holes, hole)
	}
	slices.Sort(s.holes)
	name = spellText(name, key)
	for _, hole := range s.holes {
		name = spellText(name, hole)
		switch value := args[hole].(type) {
		case string:
			name = spellText(name, value)
		case int:
			name = strconv.AppendInt(append(name, '#'), int64(value), 10)
		case int64:
			name = strconv.AppendInt(append(name, '#'), value, 10)
		default:
			return name, false
		}
	}
	return name, true
}

func spellText(name []byte, text string) []byte {
	name = append(strconv.AppendInt(name, int64(len(text)), 10), ' ')
	return append(name, text...)
}
