package glyph

import (
	"errors"
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// missing is the index of the picture that a font shows for characters it does not have.
const missing sfnt.GlyphIndex = 0

// face is one font, with what was read of it so far. Lengths are in font units.
type face struct {
	font       *sfnt.Font
	buffer     sfnt.Buffer
	unitsPerEm float32
	ascent     float32
	descent    float32
	capHeight  float32
	indices    map[rune]sfnt.GlyphIndex
	advances   map[sfnt.GlyphIndex]float32
}

func (f *face) read(data []byte) error {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return err
	}
	units := parsed.UnitsPerEm()
	if units <= 0 {
		return errors.New("the font states no units per em")
	}
	f.font = parsed
	f.unitsPerEm = float32(units)
	f.indices = make(map[rune]sfnt.GlyphIndex)
	f.advances = make(map[sfnt.GlyphIndex]float32)
	m, err := parsed.Metrics(&f.buffer, f.em(), font.HintingNone)
	if err != nil {
		return fmt.Errorf("line metrics: %w", err)
	}
	f.ascent, f.descent, f.capHeight = pixels(m.Ascent), pixels(m.Descent), pixels(m.CapHeight)
	return nil
}

// em is the size at which one font unit is one pixel, so that lengths come out exact.
func (f *face) em() fixed.Int26_6 { return fixed.Int26_6(f.unitsPerEm) << 6 }

// glyph returns the index of a character's picture, missing if there is none.
func (f *face) glyph(r rune) sfnt.GlyphIndex {
	if index, ok := f.indices[r]; ok {
		return index
	}
	index, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil {
		index = missing
	}
	f.indices[r] = index
	return index
}

func (f *face) advance(index sfnt.GlyphIndex) float32 {
	if a, ok := f.advances[index]; ok {
		return a
	}
	var width float32
	if a, err := f.font.GlyphAdvance(&f.buffer, index, f.em(), font.HintingNone); err == nil {
		width = pixels(a)
	}
	f.advances[index] = width
	return width
}

func pixels(v fixed.Int26_6) float32 { return float32(v) / 64 }
