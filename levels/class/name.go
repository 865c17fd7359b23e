package class

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest texts that people type, in characters.
const (
	NameMax  = 40 // a nickname or number
	LabelMax = 60 // what an assignment is called
	DueMax   = 40 // when it is due, in the teacher's own words
)

// CleanText returns a text as it is kept: on one line, without characters that
// cannot be seen, such as those that turn the direction of writing, with single spaces, and
// cut to a number of characters.
func CleanText(text string, most int) string {
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError || !unicode.IsPrint(r):
			return -1
		}
		return r
	}, text)
	visible = strings.Join(strings.Fields(visible), " ")
	if letters := []rune(visible); len(letters) > most {
		visible = strings.TrimSpace(string(letters[:most]))
	}
	return visible
}

// isClean reports whether a text is as CleanText would leave it.
func isClean(text string, most int) bool { return CleanText(text, most) == text }
