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

// marksMax is how many marks a letter may carry: more than any writing needs, and too few to reach into the lines above.
const marksMax = 3

// CleanText returns a text as it is kept: on one line, without characters that
// cannot be seen, such as those that turn the direction of writing, and without piles of accents, with single spaces, and
// cut to a number of characters.
func CleanText(text string, most int) string {
	marks := 0
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || r == blankBraille:
			r = ' '
		case r == utf8.RuneError || !unicode.IsPrint(r) || unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector):
			return -1
		case unicode.IsMark(r):
			if marks++; marks > marksMax {
				return -1
			}
			return r
		}
		marks = 0
		return r
	}, text)
	visible = strings.Join(strings.Fields(visible), " ")
	if letters := []rune(visible); len(letters) > most {
		visible = strings.TrimSpace(string(letters[:most]))
	}
	return visible
}

// blankBraille is a braille pattern without dots: it counts as a symbol, and nobody sees it.
const blankBraille = '\u2800'

// isClean reports whether a text is as CleanText would leave it.
func isClean(text string, most int) bool { return CleanText(text, most) == text }
