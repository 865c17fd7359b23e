package model

import (
	"sync"
	"unicode"

	"lostupdate/game/loc"
)

// Toast is a short message that goes away by itself.
type Toast struct {
	Key   string // of package loc, or a text that is shown as it is
	Level string // id of the level it is about, for the hole {{.Level}}
	Bad   bool
	Since int64
	Until int64 // long enough to be read
}

// How long a toast stays, in ticks. Slow readers read about ten letters of English a second, or four Chinese characters.
const (
	toastLeast    = 5 * 60
	toastMost     = 20 * 60
	toastGlance   = 2 * 60 // until it is seen that there is one
	ticksOfLetter = 6
	ticksOfSign   = 15
)

// toastsMax keeps a screen readable when much goes wrong at once.
const toastsMax = 3

// texts are the words of the game. The model says none of them; it only has to know how long they take to be read.
var texts = sync.OnceValues(loc.Open)

// readingTicks is how long it takes to read what a key stands for.
func readingTicks(language string, t Toast) int64 {
	text := t.Key
	if book, err := texts(); err == nil {
		if written := book.Text(language, t.Key); written != "" {
			text = written + t.Level
		}
	}
	ticks := int64(toastGlance)
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			ticks += ticksOfSign
		} else {
			ticks += ticksOfLetter
		}
	}
	return max(toastLeast, min(ticks, toastMost))
}

func (m *Model) toast(t Toast) {
	t.Since = m.Time
	t.Until = m.Time + readingTicks(m.Language(), t)
	for i, old := range m.Toasts {
		if old.Key == t.Key && old.Level == t.Level {
			m.Toasts = append(m.Toasts[:i:i], m.Toasts[i+1:]...)
			break
		}
	}
	m.Toasts = append(m.Toasts, t)
	m.Toasts = m.Toasts[max(0, len(m.Toasts)-toastsMax):]
}

// fadeToasts takes away what was there for long enough.
func (m *Model) fadeToasts() {
	var left []Toast
	for _, t := range m.Toasts {
		if m.Time <= t.Until {
			left = append(left, t)
		}
	}
	m.Toasts = left
}
