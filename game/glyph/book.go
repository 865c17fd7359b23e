package glyph

import (
	"fmt"

	"golang.org/x/image/font/sfnt"
	"lostupdate/assets/fonts"
)

// Book holds the fonts of the game and remembers what it has read of them. It is not safe
// for use by several goroutines at once.
type Book struct {
	regular, bold face
}

// Open reads the fonts that the game carries.
func Open() (*Book, error) {
	return Read(fonts.Regular(), fonts.Bold())
}

// Read reads two OpenType fonts. A character that bold does not have is set in regular,
// emboldened.
func Read(regular, bold []byte) (*Book, error) {
	b := &Book{}
	if err := b.regular.read(regular); err != nil {
		return nil, fmt.Errorf("glyph: regular font: %w", err)
	}
	if err := b.bold.read(bold); err != nil {
		return nil, fmt.Errorf("glyph: bold font: %w", err)
	}
	return b, nil
}

// Has tells whether there is a picture of the character in both weights; that of bold may
// be the emboldened one of regular.
func (b *Book) Has(r rune) bool {
	return b.regular.glyph(r) != missing
}

// Metrics returns the heights of a line of text.
func (b *Book) Metrics(s Style) Metrics {
	f := b.face(s)
	scale := s.Size / f.unitsPerEm
	return Metrics{
		Ascent:     f.ascent * scale,
		Descent:    f.descent * scale,
		LineHeight: lineHeight * s.Size,
		CapHeight:  f.capHeight * scale,
	}
}

// lineHeight is how far baselines of running text stand apart, in em: close enough for
// panels, far enough for Chinese. The font's own value (1.45) is meant for pages of prose.
const lineHeight = 1.4

// Advance returns how far the pen moves for a character.
func (b *Book) Advance(r rune, s Style) float32 {
	g := b.lookup(r, s.Bold)
	return g.face.advance(g.index) * s.Size / g.face.unitsPerEm
}

// Measure returns the width of a line of text: the sum of its advances. A newline has no width.
func (b *Book) Measure(text string, s Style) float32 {
	var width float32
	for _, r := range text {
		width += b.Advance(r, s)
	}
	return width
}

// lookup finds the picture of a character in a weight. What bold lacks comes from regular;
// what both lack is the box that stands for a missing character.
func (b *Book) lookup(r rune, bold bool) picture {
	if bold {
		if index := b.bold.glyph(r); index != missing {
			return picture{face: &b.bold, index: index}
		}
	}
	return picture{face: &b.regular, index: b.regular.glyph(r), embolden: bold}
}

// picture is where the outline of a character is found.
type picture struct {
	face     *face
	index    sfnt.GlyphIndex
	embolden bool // the outline is regular but is to look bold
}

func (b *Book) face(s Style) *face {
	if s.Bold {
		return &b.bold
	}
	return &b.regular
}
