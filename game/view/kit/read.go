package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lostupdate/game/draw"
	"lostupdate/game/loc"
)

// Reading is what can be read on the modal that lies on top, a paragraph each, in the order in which it was drawn; nil
// where there is none. What has been scrolled away is not in it.
func (h *Hands) Reading() []string { return h.reading }

// Paragraph begins a new paragraph of what can be read: what follows does not go on with what stands above it, however alike
// both look. Lines of a program, with their numbers, are such.
func (f *Frame) Paragraph() { f.breaks = append(f.breaks, f.List.Len()) }

// read collects the texts of the top layer, if that is a modal. Lines that stand below one another in one style are one
// paragraph. What is written in pictures is left out: it is spoken with what they show.
func (f *Frame) read() []string {
	if f.top() == 0 {
		return nil
	}
	var paragraphs []string
	var last *draw.Op
	breaks := f.breaks
	ops := f.List.Ops()
	for i := f.layers[f.top()].from; i < min(f.overlay, len(ops)); i++ {
		for len(breaks) > 0 && breaks[0] <= i {
			breaks, last = breaks[1:], nil
		}
		op := &ops[i]
		if op.Kind != draw.KindText || within(f.art, i) || within(f.floats, i) || strings.TrimSpace(op.Text) == "" {
			continue
		}
		if end, goesOn := f.goesOn(last, op); goesOn {
			paragraphs[len(paragraphs)-1] += end + op.Text
		} else {
			paragraphs = append(paragraphs, op.Text)
		}
		last = op
	}
	return paragraphs
}

// goesOn tells whether a text belongs to the paragraph of the one before: it stands beside it, or is its next line. It
// returns what stands between the two.
func (f *Frame) goesOn(before, next *draw.Op) (between string, goesOn bool) {
	if before == nil {
		return "", false
	}
	down, aside := next.Rect.Y-before.Rect.Y, next.Rect.X-before.Rect.X
	size := before.Style.Size
	switch {
	case down > -2 && down < 2 && aside > 0:
		if gap := aside - f.Book.Measure(before.Text, before.Style); gap > size/3 {
			between = " "
		}
		return between, true
	case next.Style == before.Style && next.Color == before.Color && aside > -2 && aside < 2 && down > 0 && down < 1.7*size:
		return f.lineEnd(before.Text, next.Text), true
	}
	return "", false
}

// lineEnd is what stands between two lines of a paragraph: in Chinese nothing, unless both are of another script there.
func (f *Frame) lineEnd(before, next string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(next)
	if f.Words.Language() == loc.Chinese && (last > unicode.MaxLatin1 || first > unicode.MaxLatin1) {
		return ""
	}
	return " "
}
