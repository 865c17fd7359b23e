package glyph

import (
	"errors"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// missing is the index of the box that a font shows for a character it does not have.
const missing sfnt.GlyphIndex = 0

// face is one font.
type face struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	em     fixed.Int26_6 // the size at which one font unit is one pixel
}

func readFace(data []byte) (*face, error) {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	units := parsed.UnitsPerEm()
	if units <= 0 {
		return nil, errors.New("the font states no units per em")
	}
	return &face{font: parsed, em: fixed.I(int(units))}, nil
}

// glyph returns the index of a character's picture, or missing.
func (f *face) glyph(r rune) sfnt.GlyphIndex {
	index, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil {
		return missing
	}
	return index
}

// advance returns the width of a picture in em.
func (f *face) advance(index sfnt.GlyphIndex) float32 {
	width, err := f.font.GlyphAdvance(&f.buffer, index, f.em, font.HintingNone)
	if err != nil {
		return 0
	}
	return float32(width) / float32(f.em)
}

// outline returns the shape of a picture when the em square is size pixels high, y down.
// It is valid until the next call.
func (f *face) outline(index sfnt.GlyphIndex, size fixed.Int26_6) (sfnt.Segments, error) {
	return f.font.LoadGlyph(&f.buffer, index, size, nil)
}
