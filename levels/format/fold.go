package format

import (
	"strings"
	"unicode"
)

// Unfold removes the spaces that Chinese does not have, between its characters
// and around its own punctuation. YAML puts them there when it joins the lines of
// a folded text, and templates when they fill in a name. Other languages, and the
// spaces between Chinese and Latin letters or digits, stay as they are.
func Unfold(text string) string {
	runes := []rune(text)
	var b strings.Builder
	for i, c := range runes {
		if c == ' ' && i > 0 && i+1 < len(runes) && !spaceBetween(runes[i-1], runes[i+1]) {
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

// spaceBetween reports whether a space between two characters is meant.
func spaceBetween(before, after rune) bool {
	if wideMark(before) || wideMark(after) {
		return false
	}
	return !(ideograph(before) && loose(after) || loose(before) && ideograph(after))
}

func ideograph(c rune) bool { return unicode.Is(unicode.Han, c) }

// wideMark reports whether c is punctuation that only Chinese uses.
func wideMark(c rune) bool { return c >= 0x3001 && c <= 0x303f || c >= 0xff01 && c <= 0xff5e }

// loose reports whether c belongs to Chinese text when it stands beside it:
// quotation marks and dots are shared with other languages.
func loose(c rune) bool { return ideograph(c) || strings.ContainsRune("“”‘’…—", c) }
