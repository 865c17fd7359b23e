package glyph

import (
	"math"
	"strings"
)

// Wrap breaks a text into lines no wider than width. Newlines in the text break it too, and
// an empty line stays one; spaces where a line was broken are dropped. Words and pairs that
// should stay together are torn only when they alone are wider than a line, and a single
// character wider than width still gets a line, so every character of the text is shown. An
// empty text has no lines.
func (b *Book) Wrap(text string, s Style, width float32) []string {
	if text == "" {
		return nil
	}
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = b.wrapParagraph(lines, strings.TrimSuffix(paragraph, "\r"), s, width)
	}
	return lines
}

// wrapParagraph appends the lines of a text without newlines: as many unbreakable pieces on
// each as fit.
func (b *Book) wrapParagraph(lines []string, text string, s Style, width float32) []string {
	begin, end := 0, 0 // the line so far
	var used float32   // its width
	for end < len(text) {
		piece := text[end : end+pieceLength(text[end:])]
		bare := strings.TrimRight(piece, " ")
		wide := b.Measure(piece, s)
		switch {
		case used+b.Measure(bare, s) <= width+slack:
			used += wide
			end += len(piece)
		case end > begin:
			lines = append(lines, strings.TrimRight(text[begin:end], " "))
			begin, used = end, 0
		default: // one piece, wider than a line: tear it
			end += b.prefixLength(piece, s, width)
			lines = append(lines, strings.TrimRight(text[begin:end], " "))
			begin = end
		}
	}
	if begin < end || text == "" {
		lines = append(lines, strings.TrimRight(text[begin:end], " "))
	}
	return lines
}

// slack forgives rounding: a text always fits into the width that Measure gave for it, even
// when its pieces are added up in another order.
const slack = 1.0 / 64

// prefixLength returns the number of bytes of the longest beginning of text that fits into
// width, at least of one character.
func (b *Book) prefixLength(text string, s Style, width float32) int {
	var used float32
	for i, r := range text {
		used += b.Advance(r, s)
		if i > 0 && used > width+slack {
			return i
		}
	}
	return len(text)
}

// Ellipsis returns the text if it fits into width, or else its beginning with "…". The
// result never is wider than width; it is empty if not even "…" fits.
func (b *Book) Ellipsis(text string, s Style, width float32) string {
	if b.Measure(text, s) <= width+slack {
		return text
	}
	rest := width - b.Advance('…', s)
	if rest < -slack {
		return ""
	}
	var used float32
	for i, r := range text {
		used += b.Advance(r, s)
		if used > rest+slack {
			return strings.TrimRight(text[:i], " ") + "…"
		}
	}
	return text + "…" // only rounding can lead here
}

// Fit returns the style, made smaller in half pixels but not below least, in which the text
// fits into width. The caller decides what to do with a text too long even for that (see
// Ellipsis).
func (b *Book) Fit(text string, s Style, width, least float32) Style {
	if wide := b.Measure(text, s); wide > width+slack && s.Size > least {
		steps := math.Floor(float64(2 * s.Size * max(width, 0) / wide))
		s.Size = max(least, float32(steps/2))
	}
	return s
}
