package glyph_test

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"lostupdate/game/glyph"
)

// In this style a han is ten wide.
var ten = glyph.Regular(10)

func TestEnglishBreaksBetweenWords(t *testing.T) {
	book := open(t)
	width := book.Measure("Every box must", ten)
	require.Equal(t, []string{"Every box must", "be counted,", "whatever the", "foreman does."},
		book.Wrap("Every box must be counted, whatever the foreman does.", ten, width))
}

func TestChineseBreaksBetweenAnyTwoCharacters(t *testing.T) {
	require.Equal(t, []string{"每个箱子", "都要计数"}, open(t).Wrap("每个箱子都要计数", ten, 45))
}

func TestPunctuationNeverBeginsALine(t *testing.T) {
	book := open(t)
	require.Equal(t, []string{"每个箱", "子，都要"}, book.Wrap("每个箱子，都要", ten, 40))
	require.Equal(t, []string{"每个箱", "子，都", "要"}, book.Wrap("每个箱子，都要", ten, 35))
	require.Equal(t, []string{"读到了", "三……", "然后"}, book.Wrap("读到了三……然后", ten, 35))
	require.Equal(t, []string{"写下了", "3！？"}, book.Wrap("写下了3！？", ten, 40))
}

func TestOpeningPunctuationNeverEndsALine(t *testing.T) {
	require.Equal(t, []string{"这就叫", "“丢失", "更新”", "吗？"}, open(t).Wrap("这就叫“丢失更新”吗？", ten, 39))
	require.Equal(t, []string{"一把锁", "（互斥", "锁）"}, open(t).Wrap("一把锁（互斥锁）", ten, 39))
}

func TestNoLineBreaksTheRules(t *testing.T) {
	book := open(t)
	text := "工人 1 在拿到钥匙（mutex）之前读到了 3；“工人 2”已经写下了 4——于是，一次更新就这样丢失了……" +
		"Worker 1 read 3 (the old value) before taking the key; it isn't lucky. 真的吗？！再试《一次》：100%。"
	for width := float32(30); width < 400; width += 3.5 {
		lines := book.Wrap(text, ten, width)
		for i, line := range lines {
			first, _ := utf8.DecodeRuneInString(line)
			last, _ := utf8.DecodeLastRuneInString(line)
			require.NotContains(t, "，。、；：？！）”’》…%).;,", string(first), "line %d of %q", i, lines)
			require.NotContains(t, "（“‘《(", string(last), "line %d of %q", i, lines)
			require.LessOrEqual(t, book.Measure(line, ten), width+0.1, "line %d of %q", i, lines)
		}
		require.Equal(t, squeeze(text), squeeze(strings.Join(lines, "")), "nothing may be lost")
	}
}

func TestMixedTextBreaksAroundWords(t *testing.T) {
	require.Equal(t, []string{"按 Enter", "键继续"}, open(t).Wrap("按 Enter 键继续", ten, 47))
	require.Equal(t, []string{"先按", "Enter", "键"}, open(t).Wrap("先按Enter键", ten, 34))
}

func TestHyphensBreakWordsButNotNumbers(t *testing.T) {
	book := open(t)
	require.Equal(t, []string{"read-modify-", "write"}, book.Wrap("read-modify-write", ten, book.Measure("read-modify-w", ten)))
	require.Equal(t, []string{"at", "-1"}, book.Wrap("at -1", ten, book.Measure("at -", ten)))
}

func TestWordTooLongForALineIsTorn(t *testing.T) {
	book := open(t)
	lines := book.Wrap("a "+strings.Repeat("m", 20), ten, book.Measure("mmmmmm", ten))
	require.Equal(t, []string{"a", "mmmmmm", "mmmmmm", "mmmmmm", "mm"}, lines)
}

func TestTornWordKeepsItsPunctuation(t *testing.T) {
	require.Equal(t, []string{"10", "0%。"}, open(t).Wrap("100%。", ten, 30))
}

func TestNewlinesBreakLines(t *testing.T) {
	book := open(t)
	require.Equal(t, []string{"one", "", "two"}, book.Wrap("one\r\n\ntwo", ten, 100))
	require.Equal(t, []string{"one", ""}, book.Wrap("one\n", ten, 100))
	require.Empty(t, book.Wrap("", ten, 100))
}

func TestTextFitsIntoItsOwnWidth(t *testing.T) {
	book := open(t)
	for _, text := range []string{"Two hands, one counter", "两个人，一个计数器", "total = 6 · “OK”", "a b c d e f g"} {
		for _, size := range []float32{9, 11.3, 14, 17.77} {
			style := glyph.Bold(size)
			require.Equal(t, []string{text}, book.Wrap(text, style, book.Measure(text, style)))
			require.Equal(t, text, book.Ellipsis(text, style, book.Measure(text, style)))
		}
	}
}

func TestHopelessWidthsEndAndLoseNothing(t *testing.T) {
	book := open(t)
	for _, width := range []float32{0, -5, 1, float32(math.NaN()), float32(math.Inf(-1)), float32(math.Inf(1))} {
		for _, style := range []glyph.Style{ten, {}, glyph.Regular(float32(math.NaN()))} {
			lines := book.Wrap("工人 two\xff", style, width)
			require.Equal(t, "工人two\xff", squeeze(strings.Join(lines, "")))
		}
	}
}

func TestEllipsisShortensToFit(t *testing.T) {
	book := open(t)
	require.Equal(t, "Two hands, one counter", book.Ellipsis("Two hands, one counter", ten, 500))
	require.Equal(t, "两个人…", book.Ellipsis("两个人，一个计数器", ten, 45))
	for _, text := range []string{"Two hands, one counter", "两个人，一个计数器"} {
		for width := float32(0); width < 120; width++ {
			short := book.Ellipsis(text, ten, width)
			require.LessOrEqual(t, book.Measure(short, ten), width+0.1)
			if short != "" && short != text {
				require.True(t, strings.HasSuffix(short, "…"))
				require.True(t, strings.HasPrefix(text, strings.TrimSuffix(short, "…")))
			}
		}
	}
	require.Empty(t, book.Ellipsis("工人", ten, 1))
}

func FuzzWrap(f *testing.F) {
	f.Add("工人 1 在拿到钥匙（mutex）之前读到了 3；“工人 2”", float32(40))
	f.Add("read-modify-write \t\n\n——…… 'a' \"b\"", float32(33))
	book := open(f)
	f.Fuzz(func(t *testing.T, text string, width float32) {
		lines := book.Wrap(text, ten, width)
		require.Equal(t, squeeze(text), squeeze(strings.Join(lines, "")))
	})
}

// squeeze leaves out what wrapping may drop: blanks and line ends.
func squeeze(text string) string {
	return strings.NewReplacer(" ", "", "\t", "", "\n", "", "\r", "").Replace(text)
}
