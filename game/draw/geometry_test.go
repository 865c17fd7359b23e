package draw_test

import (
	"image"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"lostupdate/game/draw"
)

func TestLayoutIsWrittenByCutting(t *testing.T) {
	bar, rest := draw.Rect{W: 100, H: 80}.CutTop(10)
	side, rest := rest.CutLeft(30)
	foot, rest := rest.CutBottom(20)
	margin, rest := rest.CutRight(5)
	require.Equal(t, draw.Rect{X: 0, Y: 0, W: 100, H: 10}, bar)
	require.Equal(t, draw.Rect{X: 0, Y: 10, W: 30, H: 70}, side)
	require.Equal(t, draw.Rect{X: 30, Y: 60, W: 70, H: 20}, foot)
	require.Equal(t, draw.Rect{X: 95, Y: 10, W: 5, H: 50}, margin)
	require.Equal(t, draw.Rect{X: 30, Y: 10, W: 65, H: 50}, rest)
}

func TestCutTakesNoMoreThanThereIs(t *testing.T) {
	strip, rest := draw.Rect{W: 10, H: 10}.CutLeft(99)
	require.EqualValues(t, 10, strip.W)
	require.True(t, rest.Empty())
	strip, rest = draw.Rect{W: 10, H: 10}.CutBottom(-5)
	require.True(t, strip.Empty())
	require.EqualValues(t, 10, rest.H)
}

func TestInsetStopsInTheMiddle(t *testing.T) {
	r := draw.Rect{X: 10, Y: 10, W: 20, H: 6}
	require.Equal(t, draw.Rect{X: 12, Y: 12, W: 16, H: 2}, r.Inset(2))
	require.Equal(t, draw.Rect{X: 15, Y: 13, W: 10, H: 0}, r.Inset(5))
	require.Equal(t, draw.Rect{X: 9, Y: 9, W: 22, H: 8}, r.Inset(-1))
}

func TestNeighboursNeverShareAPoint(t *testing.T) {
	left, right := draw.Rect{W: 10, H: 10}.CutLeft(5)
	p := draw.Pt(5, 3)
	require.False(t, left.Contains(p))
	require.True(t, right.Contains(p))
	require.False(t, left.Overlaps(right))
}

func TestIntersectAndUnion(t *testing.T) {
	a, b := draw.Rect{W: 10, H: 10}, draw.Rect{X: 6, Y: -2, W: 10, H: 5}
	require.Equal(t, draw.Rect{X: 6, Y: 0, W: 4, H: 3}, a.Intersect(b))
	require.Equal(t, draw.Rect{X: 0, Y: -2, W: 16, H: 12}, a.Union(b))
	require.Equal(t, a, a.Union(draw.Rect{X: 500, Y: 500}), "an empty rectangle does not count")
	require.True(t, a.Intersect(draw.Rect{X: 50, W: 1, H: 1}).Empty())
}

func TestTurnIsClockwise(t *testing.T) {
	p := draw.Pt(12, 10).Turn(draw.Pt(10, 10), math.Pi/2)
	require.InDelta(t, 10, p.X, 1e-5)
	require.InDelta(t, 12, p.Y, 1e-5)
}

func TestGridKeepsNeighboursTogether(t *testing.T) {
	left, right := draw.Rect{X: 0.3, W: 100, H: 10}.CutLeft(33.3)
	for _, scale := range []float32{1, 1.25, 1.5, 1.7, 3} {
		a, b := draw.Grid(left, scale), draw.Grid(right, scale)
		require.Equal(t, a.Max.X, b.Min.X)
	}
}

func TestFilledHairlineNeverVanishes(t *testing.T) {
	require.Equal(t, image.Rect(10, 7, 20, 8), draw.FillGrid(draw.Rect{X: 10, Y: 7.6, W: 10, H: 0.2}, 1))
	require.True(t, draw.Grid(draw.Rect{X: 10, Y: 7.6, W: 10, H: 0.2}, 1).Empty())
}

func TestColors(t *testing.T) {
	c := draw.Hex(0xD55E00)
	require.Equal(t, draw.Color{R: 0xD5, G: 0x5E, B: 0x00, A: 255}, c)
	require.EqualValues(t, 64, c.Fade(0.25).A)
	require.EqualValues(t, 255, c.Fade(9).A)
	require.EqualValues(t, 0, c.Fade(float32(math.NaN())).A)
	black, white := draw.Hex(0), draw.Hex(0xFFFFFF)
	require.Equal(t, draw.Hex(0x808080), black.Mix(white, 0.5))
	require.Equal(t, black, black.Mix(white, -1))
	require.Equal(t, white, black.Mix(white, 2))
}
