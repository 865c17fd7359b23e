package glyph

import (
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"lostupdate/assets/fonts"
)

// Book holds the fonts of the game and remembers what it has read of them. It is not safe
// for use by several goroutines at once.
type Book struct {
	regular, bold, mono, symbols *face
	latinRegular, latinBold      *face

	capHeight float32 // of regular, in em

	// Pictures found so far; ASCII, which is most of what is looked up, without a map.
	ascii  [weights][128]picture
	others map[letterOf]picture
}

// letterOf is a character in a weight.
type letterOf struct {
	r rune
	w weight
}

// picture is where the outline of a character is found, and how wide it is.
type picture struct {
	face     *face // nil if not looked up yet
	index    sfnt.GlyphIndex
	advance  float32 // in em
	embolden bool    // the outline is thinner than the style asks for
}

// Open reads the fonts that the game carries.
func Open() (*Book, error) {
	return Read(fonts.All())
}

// Read reads the fonts of a set. What bold or mono do not have is taken from regular, what
// regular does not have from symbols; bold text is then emboldened.
func Read(set fonts.Set) (*Book, error) {
	b := &Book{others: make(map[letterOf]picture)}
	for _, part := range []struct {
		name string
		data []byte
		face **face
	}{
		{"regular", set.Regular, &b.regular},
		{"bold", set.Bold, &b.bold},
		{"mono", set.Mono, &b.mono},
		{"symbols", set.Symbols, &b.symbols},
		{"Latin regular", set.LatinRegular, &b.latinRegular},
		{"Latin bold", set.LatinBold, &b.latinBold},
	} {
		face, err := readFace(part.data)
		if err != nil {
			return nil, fmt.Errorf("glyph: cannot read the %s font (is assets/fonts whole?): %w", part.name, err)
		}
		*part.face = face
	}
	m, err := b.regular.font.Metrics(&b.regular.buffer, b.regular.em, font.HintingNone)
	if err != nil {
		return nil, fmt.Errorf("glyph: the regular font has no metrics: %w", err)
	}
	b.capHeight = float32(m.CapHeight) / float32(b.regular.em)
	return b, nil
}

// Has tells whether the fonts have a picture of the character.
func (b *Book) Has(r rune) bool {
	return b.regular.glyph(r) != missing || b.symbols.glyph(r) != missing
}

// Heights of a line in em. They are the em square of Chinese rather than the font's own
// values, which make room for scripts that the game does not have.
const (
	ascent     = 0.88
	descent    = 0.23 // the feet of Latin letters hang a little below the em square
	lineHeight = 1.4  // tight enough for panels, loose enough for Chinese
)

// Metrics returns the heights of a line of text.
func (b *Book) Metrics(s Style) Metrics {
	return Metrics{
		Ascent:     ascent * s.Size,
		Descent:    descent * s.Size,
		LineHeight: lineHeight * s.Size,
		CapHeight:  b.capHeight * s.Size,
	}
}

// Advance returns how far the pen moves for a character that stands alone. Control
// characters do not move it, but for the tab, which is as wide as four spaces.
func (b *Book) Advance(r rune, s Style) float32 {
	return b.lookup(r, s.weight()|language(string(r))).advance * s.Size
}

// Measure returns the width of a line of text: the sum of its advances.
func (b *Book) Measure(text string, s Style) float32 {
	return b.ems(text, s.weight()|language(text)) * s.Size
}

// ems is Measure in em, for punctuation of a given language.
func (b *Book) ems(text string, w weight) float32 {
	var sum float32
	for _, r := range text {
		sum += b.lookup(r, w).advance
	}
	return sum
}

// lookup finds the picture of a character in a weight.
func (b *Book) lookup(r rune, w weight) picture {
	if r >= 0 && r < 128 {
		w &^= latin
		known := &b.ascii[w][r]
		if known.face == nil {
			*known = b.find(r, w)
		}
		return *known
	}
	key := letterOf{r, weightFor(r, w)}
	found, ok := b.others[key]
	if !ok {
		found = b.find(r, key.w)
		b.others[key] = found
	}
	return found
}

// tabSpaces is the width of a tab in spaces.
const tabSpaces = 4

func (b *Book) find(r rune, w weight) picture {
	if r == '\t' {
		space := b.find(' ', w)
		space.advance *= tabSpaces
		return space
	}
	if r < ' ' || r == 0x7f { // control characters show nothing
		return picture{face: b.regular, index: b.regular.glyph(' ')}
	}
	for _, f := range b.faces(w) {
		if index := f.glyph(r); index != missing {
			return picture{f, index, f.advance(index), w&bold != 0 && f != b.bold && f != b.latinBold}
		}
	}
	return picture{b.regular, missing, b.regular.advance(missing), w&bold != 0}
}

// faces returns where to look for the characters of a weight, best first.
func (b *Book) faces(w weight) []*face {
	switch w {
	case latin, latin | mono:
		return []*face{b.latinRegular, b.regular}
	case latin | bold, latin | bold | mono:
		return []*face{b.latinBold, b.bold}
	case bold:
		return []*face{b.bold, b.regular, b.symbols}
	case mono:
		return []*face{b.mono, b.regular, b.symbols}
	case bold | mono:
		return []*face{b.mono, b.bold, b.regular, b.symbols}
	default:
		return []*face{b.regular, b.symbols}
	}
}
