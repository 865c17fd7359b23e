package glyph_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"lostupdate/assets/fonts"
	"lostupdate/game/glyph"
)

func open(t testing.TB) *glyph.Book {
	t.Helper()
	book, err := glyph.Open()
	require.NoError(t, err)
	return book
}

// What the lists of assets/fonts promise is in the fonts.
func TestEveryListedCharacterHasAPicture(t *testing.T) {
	book := open(t)
	lists, err := filepath.Glob("../../assets/fonts/*.txt")
	require.NoError(t, err)
	seen := 0
	for _, list := range lists {
		if filepath.Base(list) == "OFL.txt" {
			continue
		}
		f, err := os.Open(list)
		require.NoError(t, err)
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			for _, r := range lines.Text() {
				require.True(t, book.Has(r), "%c (%U) of %s", r, r, list)
				require.Positive(t, book.Advance(r, glyph.Bold(10)), "%c (%U)", r, r)
				seen++
			}
		}
	}
	require.Greater(t, seen, 5500)
}

func TestSignsOfTheGame(t *testing.T) {
	book := open(t)
	for _, r := range "★☆▶◀⏸⏵⏭⏮●▲■◆✓✗→←↑↓↶↷×·…—“”‘’￥⚙✎⇥⇉☰🔒🔓①②③" {
		require.True(t, book.Has(r), "%c (%U)", r, r)
	}
	require.False(t, book.Has('𠀀'))
	require.False(t, book.Has(-1))
}

func TestWidthIsTheSumOfItsParts(t *testing.T) {
	book := open(t)
	for _, style := range []glyph.Style{glyph.Regular(14), glyph.Bold(13.5), glyph.Mono(12)} {
		a, b := "Worker 1 读到了 ", "3，然后放下了 钥匙 AV To"
		require.InDelta(t, book.Measure(a+b, style), book.Measure(a, style)+book.Measure(b, style), 1e-3)
		var sum float32
		for _, r := range a + b {
			sum += book.Advance(r, style)
		}
		require.InDelta(t, book.Measure(a+b, style), sum, 1e-3)
	}
}

func TestWidthGrowsWithTheSize(t *testing.T) {
	book := open(t)
	text := "Lost Update 丢失的更新"
	require.InDelta(t, 3*book.Measure(text, glyph.Regular(10)), book.Measure(text, glyph.Regular(30)), 1e-3)
}

func TestChineseIsAnEmWide(t *testing.T) {
	book := open(t)
	require.InDelta(t, 5*16, book.Measure("丢失的更新", glyph.Regular(16)), 1e-3)
	require.InDelta(t, 5*16, book.Measure("丢失的更新", glyph.Bold(16)), 1e-3)
}

func TestProgramTextStandsInColumns(t *testing.T) {
	book := open(t)
	for _, style := range []glyph.Style{glyph.Mono(12), {Size: 12, Mono: true, Bold: true}} {
		require.InDelta(t, book.Measure("iiii", style), book.Measure("WWWW", style), 1e-3)
		require.InDelta(t, book.Measure("工人", style), book.Measure("abcd", style), 1e-3)
		require.InDelta(t, book.Measure("    x", style), book.Measure("\tx", style), 1e-3)
	}
}

func TestPunctuationFollowsTheLanguageOfTheText(t *testing.T) {
	book := open(t)
	style := glyph.Regular(20)
	require.Less(t, book.Measure("’", style), float32(8), "an apostrophe is narrow in English")
	require.InDelta(t, 20, book.Measure("“好", style)-book.Measure("好", style), 1e-3)
	// The whole text decides, so that the two quotes of a pair match.
	require.InDelta(t, 2*20, book.Measure("“OK” 好", style)-book.Measure("OK 好", style), 1e-3)
}

func TestControlCharactersTakeNoRoom(t *testing.T) {
	book := open(t)
	require.Zero(t, book.Measure("\n\r\x00\x1b\x7f", glyph.Regular(14)))
	require.Positive(t, book.Measure("\xff", glyph.Regular(14)), "broken text shows boxes")
}

func TestMiddleCentresCapitals(t *testing.T) {
	m := open(t).Metrics(glyph.Regular(20))
	base := m.Middle(100, 50)
	require.InDelta(t, 125, base-m.CapHeight/2, 1e-4)
	require.Greater(t, m.Ascent, m.CapHeight)
	require.GreaterOrEqual(t, m.LineHeight, m.Ascent+m.Descent)
}

func TestFitMakesTextSmallerUntilItFits(t *testing.T) {
	book := open(t)
	text := "send result 送出结果"
	for width := float32(40); width < 200; width += 7 {
		style := book.Fit(text, glyph.Bold(18), width, 9)
		require.GreaterOrEqual(t, style.Size, float32(9))
		if style.Size > 9 {
			require.LessOrEqual(t, book.Measure(text, style), width+0.05)
		}
		if style.Size < 18 {
			larger := style
			larger.Size += 0.5
			require.Greater(t, book.Measure(text, larger), width)
		}
	}
	require.Equal(t, glyph.Bold(18), book.Fit(text, glyph.Bold(18), 500, 9))
	require.Equal(t, glyph.Bold(9), book.Fit(text, glyph.Bold(18), -1, 9))
}

func TestDamagedFontsAreNamed(t *testing.T) {
	set := fonts.All()
	set.Bold = set.Bold[:1000]
	_, err := glyph.Read(set)
	require.ErrorContains(t, err, "bold font")
	set = fonts.All()
	set.Symbols = []byte(strings.Repeat("no font ", 100))
	_, err = glyph.Read(set)
	require.ErrorContains(t, err, "symbols font")
}

func TestMeasuringAllocatesNothing(t *testing.T) {
	book := open(t)
	text := "Worker 1 read 3 before taking the key. 工人 1 在拿到钥匙之前读到了 3。"
	book.Measure(text, glyph.Regular(14))
	require.Zero(t, testing.AllocsPerRun(10, func() { book.Measure(text, glyph.Regular(14)) }))
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		_, _ = glyph.Open()
	}
}

func BenchmarkMeasure(b *testing.B) {
	book := open(b)
	text := "Worker 1 read 3 before taking the key. 工人 1 在拿到钥匙之前读到了 3。"
	for b.Loop() {
		book.Measure(text, glyph.Regular(14))
	}
}
