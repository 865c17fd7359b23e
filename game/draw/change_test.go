package draw_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// tenPerLetter measures as a typewriter does.
func tenPerLetter(text string, _ glyph.Style) float32 { return float32(10 * len(text)) }

// row is a picture of boxes, 20 apart, each with a number.
func row(numbers ...int) *draw.List {
	l := &draw.List{}
	l.FillRect(draw.Rect{W: 2000, H: 100}, draw.Hex(0xFFFFFF))
	for i, n := range numbers {
		box := draw.Rect{X: float32(20 * i), Y: 40, W: 10, H: 10}
		l.FillRect(box, draw.Hex(uint32(n)))
	}
	return l
}

func numbered(count int) (numbers []int) {
	for n := range count {
		numbers = append(numbers, n+1)
	}
	return numbers
}

func TestReplaceNamesWhatDiffers(t *testing.T) {
	numbers := numbered(100)
	changedAt := func(at int) []int {
		other := append([]int(nil), numbers...)
		other[at] = 1000
		return other
	}
	for _, test := range []struct {
		name string
		next *draw.List
		want string
	}{
		{"nothing", row(numbers...), "[]"},
		{"one box", row(changedAt(7)...), "[{140 40 10 10}]"},
		{"the last box is gone", row(numbers[:99]...), "[{1980 40 10 10}]"},
		{"a box more", row(numbered(101)...), "[{2000 40 10 10}]"},
	} {
		var s draw.Shown
		_, whole := s.Replace(row(numbers...), tenPerLetter)
		require.True(t, whole, "the first list is new wholly")
		changed, whole := s.Replace(test.next, tenPerLetter)
		require.False(t, whole)
		require.Equal(t, test.want, fmt.Sprint(changed), test.name)
	}
}

func TestReplaceSeesClipsAndOrderAndTexts(t *testing.T) {
	picture := func(clip float32, first, second uint32, text string) *draw.List {
		l := &draw.List{}
		l.PushClip(draw.Rect{W: clip, H: 50})
		l.FillRect(draw.Rect{W: 80, H: 50}, draw.Hex(first))
		l.FillRect(draw.Rect{W: 80, H: 50}, draw.Hex(second))
		l.PopClip()
		l.Text(100, 30, text, glyph.Regular(10), draw.Hex(0))
		return l
	}
	differ := func(next *draw.List) []draw.Rect {
		var s draw.Shown
		s.Replace(picture(60, 1, 2, "abc"), tenPerLetter)
		changed, whole := s.Replace(next, tenPerLetter)
		require.False(t, whole)
		return changed
	}
	require.Empty(t, differ(picture(60, 1, 2, "abc")))
	require.Equal(t, []draw.Rect{{W: 70, H: 50}}, differ(picture(70, 1, 2, "abc")), "a clip that opens")
	require.Equal(t, []draw.Rect{{W: 60, H: 50}}, differ(picture(60, 2, 1, "abc")), "what lies on top")
	text := differ(picture(60, 1, 2, "abcd"))
	require.Len(t, text, 1)
	require.True(t, text[0].X < 100 && text[0].Right() > 140 && text[0].Y < 22 && text[0].Bottom() > 33, "a text with its reach: %v", text[0])
}

func TestReplaceGivesFewRectangles(t *testing.T) {
	var s draw.Shown
	numbers := numbered(100)
	s.Replace(row(numbers...), tenPerLetter)
	for i := range numbers {
		if i%3 == 0 {
			numbers[i] += 1000
		}
	}
	changed, _ := s.Replace(row(numbers...), tenPerLetter)
	require.LessOrEqual(t, len(changed), 6)
	require.NotEmpty(t, changed)
	s.Forget()
	_, whole := s.Replace(row(numbers...), tenPerLetter)
	require.True(t, whole)
}
