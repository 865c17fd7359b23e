package glyph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pieceLength returns the number of bytes at the start of text that must stay on one line,
// with the spaces behind them: an English word, or one Chinese character with the
// punctuation that clings to it.
func pieceLength(text string) int {
	earlier := ' '
	before, size := utf8.DecodeRuneInString(text)
	for size < len(text) {
		after, n := utf8.DecodeRuneInString(text[size:])
		if mayBreak(earlier, before, after) {
			break
		}
		earlier, before = before, after
		size += n
	}
	return size
}

// tearAt returns where to tear a piece that is wider than a line, at most after most bytes:
// as late as possible, but punctuation still does not part from its word if that can be
// helped.
func tearAt(piece string, most int) int {
	for end := most; end > 0 && end < len(piece); {
		before, size := utf8.DecodeLastRuneInString(piece[:end])
		after, _ := utf8.DecodeRuneInString(piece[end:])
		if !clingsLeft(after) && !clingsRight(before) {
			return end
		}
		end -= size
	}
	return most
}

// mayBreak tells whether a line may end with before when after follows; earlier stands in
// front of both.
func mayBreak(earlier, before, after rune) bool {
	switch {
	case after == ' ' || after == '\t':
		return false // blanks hang at the end of a line
	case noBreak(before) || noBreak(after):
		return false
	case clingsLeft(after) || clingsRight(before):
		return false
	case before == ' ' || before == '\t':
		return true
	case before == '—':
		return after != '—' // a Chinese dash is two of them
	case before == '-':
		return unicode.IsLetter(earlier) && unicode.IsLetter(after) // "read-write", but not "-1"
	case straightQuote(before) || straightQuote(after):
		return false // nothing tells whether it opens or closes
	default:
		return isWide(before) || isWide(after)
	}
}

// clingsLeft tells whether a line must not begin with the character: it belongs to what
// stands before it.
func clingsLeft(r rune) bool {
	return strings.ContainsRune("!%),.:;?]}°·‰’”…‥℃′″"+
		"、。〉》」』】〕〗〞〟〜々ー！％），．：；？］｝～·・％", r)
}

// clingsRight tells whether a line must not end with the character: it belongs to what
// stands behind it.
func clingsRight(r rune) bool {
	return strings.ContainsRune("([{#$£¥№‘“〈《「『【〔〖〝＃＄（［｛￡￥", r)
}

func noBreak(r rune) bool {
	return r == '\u00a0' || r == '\u202f' || r == '\u2060' // spaces and a joiner that exist to forbid breaks
}

func straightQuote(r rune) bool { return r == '"' || r == '\'' }

// isWide tells whether the character is of a script without spaces between words.
func isWide(r rune) bool {
	return r >= 0x2e80 && r <= 0x9fff || // han, kana and their punctuation
		r >= 0xf900 && r <= 0xfaff || // han for compatibility
		r >= 0xfe30 && r <= 0xfe4f || // vertical punctuation
		r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 || // full-width forms
		r >= 0x20000 && r <= 0x3ffff // rare han
}
