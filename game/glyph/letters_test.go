package glyph_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"lostupdate/game/glyph"
)

// set returns the letters of a text at the origin.
func set(book *glyph.Book, text string, style glyph.Style, x, scale float32) []glyph.Letter {
	var letters []glyph.Letter
	book.Set(text, style, x, 0, scale, func(l glyph.Letter) { letters = append(letters, l) })
	return letters
}

// ink returns how much of the pixels a mask covers, in whole pixels.
func ink(m glyph.Mask) float64 {
	var sum int
	for _, cover := range m.Pix {
		sum += int(cover)
	}
	return float64(sum) / 255
}

func TestLettersStandWhereMeasureSays(t *testing.T) {
	book := open(t)
	text := "Worker 1 读到了 3, then“…”—AVATo"
	for _, style := range []glyph.Style{glyph.Regular(13), glyph.Bold(17.3), glyph.Mono(11)} {
		for _, scale := range []float32{1, 1.25, 2} {
			letters := set(book, text, style, 7.3, scale)
			i := 0
			for at, r := range text {
				if r == ' ' {
					continue
				}
				pen := (7.3 + widthIn(book, text, at, style)) * scale
				require.InDelta(t, pen, float32(letters[i].X)+0.5, 0.75, "%q of %q at scale %v", r, text, scale)
				require.Equal(t, r, letters[i].Key.Rune)
				i++
			}
			require.Len(t, letters, i)
		}
	}
}

// widthIn measures the beginning of a text as it is set within the whole.
func widthIn(book *glyph.Book, text string, until int, style glyph.Style) float32 {
	return book.Measure(text, style) - book.Measure(text[until:]+"人", style) + book.Measure("人", style)
}

func TestBaselinesStandOnWholePixels(t *testing.T) {
	book := open(t)
	for y, row := range map[float32]int{10: 10, 10.4: 10, 10.6: 11, -3.6: -4} {
		book.Set("a", glyph.Regular(14), 0, y, 1, func(l glyph.Letter) { require.Equal(t, row, l.Y) })
	}
}

func TestSpacesShowNothing(t *testing.T) {
	require.Empty(t, set(open(t), " \t\u00a0\u3000\n", glyph.Regular(14), 0, 1))
}

func TestHopelessPlacesShowNothing(t *testing.T) {
	book := open(t)
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, size := range []float32{0, -4, nan, 1e-9} {
		require.Empty(t, set(book, "a", glyph.Regular(size), 0, 1))
	}
	for _, x := range []float32{nan, inf, -inf, 1e30} {
		require.Empty(t, set(book, "a", glyph.Regular(12), x, 1))
	}
	require.Len(t, set(book, "a", glyph.Regular(inf), 0, 1), 1, "the largest picture there is")
}

func TestMovingTextNeedsFewPictures(t *testing.T) {
	book := open(t)
	keys := map[glyph.Key]bool{}
	for i := range 100 {
		for _, l := range set(book, "工", glyph.Regular(16), float32(i)*0.37, 1) {
			keys[l.Key] = true
		}
	}
	require.LessOrEqual(t, len(keys), 4)
}

func TestSameLetterInBothLanguagesIsOnePicture(t *testing.T) {
	book := open(t)
	english := set(book, "A", glyph.Regular(16), 0, 1)[0]
	chinese := set(book, "A工", glyph.Regular(16), 0, 1)[0]
	require.Equal(t, english.Key, chinese.Key)
}

func TestPicturesAreMadeOfInk(t *testing.T) {
	book := open(t)
	for _, text := range []string{"工人计数器丢失更新", "LOSTUPDATE", "★✓→⚙🔒", "“…”"} {
		for _, style := range []glyph.Style{glyph.Regular(24), glyph.Bold(24), glyph.Mono(24)} {
			for _, l := range set(book, text, style, 0, 1) {
				m := book.Rasterise(l.Key)
				require.Greater(t, ink(m), 3.0, "%c", l.Key.Rune)
				require.Less(t, m.Rect.Dx(), 40)
				require.Less(t, m.Top, 0)
			}
		}
	}
}

func TestPictureKeepsItsInkWhereverThePenStands(t *testing.T) {
	book := open(t)
	base := ink(book.Rasterise(set(book, "S", glyph.Regular(20), 0, 1)[0].Key))
	for _, x := range []float32{0.25, 0.5, 0.75, -0.25} {
		require.InDelta(t, base, ink(book.Rasterise(set(book, "S", glyph.Regular(20), x, 1)[0].Key)), 0.5)
	}
}

// A han that the bold font lacks is the regular one, emboldened: about as heavy as a bold one.
func TestMissingBoldIsEmboldened(t *testing.T) {
	book := open(t)
	weigh := func(text string, style glyph.Style) float64 {
		var sum float64
		for _, l := range set(book, text, style, 0, 1) {
			sum += ink(book.Rasterise(l.Key))
		}
		return sum
	}
	missing, present := "瘾毂锉", "工人更" // in the regular font only; in both
	real := weigh(present, glyph.Bold(40)) / weigh(present, glyph.Regular(40))
	made := weigh(missing, glyph.Bold(40)) / weigh(missing, glyph.Regular(40))
	require.InDelta(t, real, made, 0.25)
	require.Greater(t, made, 1.2)
}

func TestUnknownCharactersAreBoxes(t *testing.T) {
	book := open(t)
	for _, r := range "𠀀\ufffd😀" {
		letters := set(book, string(r), glyph.Bold(20), 0, 1)
		require.Greater(t, ink(book.Rasterise(letters[0].Key)), 10.0)
	}
}

func BenchmarkRasterise(b *testing.B) {
	book := open(b)
	key := set(book, "器", glyph.Regular(16), 0, 1)[0].Key
	for b.Loop() {
		book.Rasterise(key)
	}
}

func BenchmarkRasteriseEmboldened(b *testing.B) {
	book := open(b)
	key := set(book, "瘾", glyph.Bold(16), 0, 1)[0].Key
	for b.Loop() {
		book.Rasterise(key)
	}
}
