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
// each as fit. A line may get narrower than it is taken for here, when a paragraph in Chinese
// has a line without any; never wider.
func (b *Book) wrapParagraph(lines []string, text string, s Style, width float32) []string {
	w := s.weight() | language(text)
	room := width/s.Size + slack
	begin, end := 0, 0 // the line so far
	var used float32   // its width, in em
	for end < len(text) {
		piece := text[end : end+pieceLength(text[end:])]
		bare := strings.TrimRight(piece, blanks)
		switch {
		case used+b.ems(bare, w) <= room:
			used += b.ems(piece, w)
			end += len(piece)
		case end > begin:
			lines = append(lines, strings.TrimRight(text[begin:end], blanks))
			begin, used = end, 0
		default: // one piece, wider than a line: tear it
			end += tearAt(piece, b.prefix(piece, w, room))
			lines = append(lines, strings.TrimRight(text[begin:end], blanks))
			begin = end
		}
	}
	if begin < end || text == "" {
		lines = append(lines, strings.TrimRight(text[begin:end], blanks))
	}
	return lines
}

const (
	// blanks hang, unseen and unmeasured, at the end of a line.
	blanks = " \t"
	// slack, in em, forgives rounding: a text always fits into the width that Measure gave
	// for it, even when its pieces are added up in another order.
	slack = 1.0 / 1024
)

// prefix returns the number of bytes of the longest beginning of text that fits into room
// (in em), but at least of one character.
func (b *Book) prefix(text string, w weight, room float32) int {
	var used float32
	for i, r := range text {
		used += b.lookup(r, w).advance
		if i > 0 && used > room {
			return i
		}
	}
	return len(text)
}

// Ellipsis returns the text if it fits into width, or else its beginning with "…". The
// result never is wider than width; it is empty if not even "…" fits.
func (b *Book) Ellipsis(text string, s Style, width float32) string {
	w := s.weight() | language(text)
	room := width/s.Size + slack
	if b.ems(text, w) <= room {
		return text
	}
	room -= b.lookup('…', w).advance
	if !(room >= 0) {
		return ""
	}
	end := b.prefix(text, w, room)
	if b.ems(text[:end], w) > room {
		end = 0 // not even one character has room beside the dots
	}
	return strings.TrimRight(text[:end], blanks) + "…"
}

// Fit returns the style, made smaller in half pixels but not below least, in which the text
// fits into width. The caller decides what to do with a text too long even for that (see
// Ellipsis).
func (b *Book) Fit(text string, s Style, width, least float32) Style {
	w := s.weight() | language(text)
	if ems := b.ems(text, w); ems > width/s.Size+slack && s.Size > least {
		halves := math.Floor(float64(2 * max(width, 0) / ems))
		s.Size = max(least, float32(halves/2))
	}
	return s
}
