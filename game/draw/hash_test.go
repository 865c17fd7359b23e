package draw_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// every is a list with all that a list can hold.
func every() *draw.List {
	l := &draw.List{}
	l.FillRect(rect, ink)
	l.PushClip(draw.Rect{W: 300, H: 300})
	l.FillRound(rect, 5, draw.Hex(0xD55E00).WithAlpha(100))
	l.StrokeRound(rect, 5, 2, ink)
	l.PopClip()
	l.FillCircle(draw.Pt(30, 30), 8, ink)
	l.FillEllipse(rect, ink)
	l.Arc(draw.Pt(60, 60), 20, 0, 2, 3, ink)
	l.Polyline([]draw.Point{{X: 1, Y: 1}, {X: 60, Y: 1}, {X: 60, Y: 40}}, 2, draw.Dash{On: 6, Off: 4}, ink)
	l.FillPolygon([]draw.Point{{X: 1, Y: 1}, {X: 60, Y: 1}, {X: 60, Y: 40}}, ink)
	l.Text(4, 50, "LOST UPDATE 丢失的更新", glyph.Mono(14), ink)
	return l
}

// The number is part of recorded demos: it must be the same on every platform, and may change
// only together with what is drawn.
func TestHashIsTheSameEverywhere(t *testing.T) {
	require.Equal(t, "1749b12378523193", fmt.Sprintf("%016x", every().Hash()))
	require.Equal(t, every().Hash(), every().Hash())
}

func TestHashTellsEveryDifference(t *testing.T) {
	seen := map[uint64]string{}
	note := func(name string, build func(l *draw.List)) {
		var l draw.List
		build(&l)
		h := l.Hash()
		require.NotContains(t, seen, h, "%s looks like %s", name, seen[h])
		seen[h] = name
	}
	style := glyph.Regular(14)
	note("nothing", func(l *draw.List) {})
	note("rectangle", func(l *draw.List) { l.FillRect(rect, ink) })
	note("two", func(l *draw.List) { l.FillRect(rect, ink); l.FillRect(rect, ink) })
	note("moved", func(l *draw.List) { l.FillRect(rect.Move(0.01, 0), ink) })
	note("fainter", func(l *draw.List) { l.FillRect(rect, ink.WithAlpha(254)) })
	note("round", func(l *draw.List) { l.FillRound(rect, 0, ink) })
	note("rounder", func(l *draw.List) { l.FillRound(rect, 1, ink) })
	note("gliding", func(l *draw.List) { l.PushTransform(draw.Pt(0, 0), 1); l.FillRound(rect, 1, ink) })
	note("rim", func(l *draw.List) { l.StrokeRound(rect, 1, 1, ink) })
	note("thicker rim", func(l *draw.List) { l.StrokeRound(rect, 1, 2, ink) })
	note("ellipse", func(l *draw.List) { l.FillEllipse(rect, ink) })
	note("arc", func(l *draw.List) { l.Arc(draw.Pt(9, 9), 5, 0, 1, 1, ink) })
	note("longer arc", func(l *draw.List) { l.Arc(draw.Pt(9, 9), 5, 0, 2, 1, ink) })
	note("text", func(l *draw.List) { l.Text(1, 1, "worker", style, ink) })
	note("other text", func(l *draw.List) { l.Text(1, 1, "wor\x00ker", style, ink) })
	note("bold text", func(l *draw.List) { l.Text(1, 1, "worker", glyph.Bold(14), ink) })
	note("mono text", func(l *draw.List) { l.Text(1, 1, "worker", glyph.Mono(14), ink) })
	note("larger text", func(l *draw.List) { l.Text(1, 1, "worker", glyph.Regular(15), ink) })
	note("two texts", func(l *draw.List) { l.Text(1, 1, "wor", style, ink); l.Text(1, 1, "ker", style, ink) })
	note("line", func(l *draw.List) { l.Line(draw.Pt(1, 1), draw.Pt(9, 9), 1, ink) })
	note("line back", func(l *draw.List) { l.Line(draw.Pt(9, 9), draw.Pt(1, 1), 1, ink) })
	note("clip", func(l *draw.List) { l.PushClip(rect); l.FillRect(rect, ink) })
	note("other clip", func(l *draw.List) { l.PushClip(rect.Inset(1)); l.FillRect(rect, ink) })
}

func TestBothZerosAreOne(t *testing.T) {
	var a, b draw.List
	minus := float32(math.Copysign(0, -1))
	a.FillRect(draw.Rect{X: 0, Y: 0, W: 5, H: 5}, ink)
	b.FillRect(draw.Rect{X: minus, Y: minus, W: 5, H: 5}, ink)
	require.Equal(t, a.Hash(), b.Hash())
}

func BenchmarkHash(b *testing.B) {
	var l draw.List
	for range 100 {
		l.Append(every())
	}
	for b.Loop() {
		l.Hash()
	}
	b.ReportMetric(float64(l.Len()), "operations")
}

func BenchmarkBuild(b *testing.B) {
	part := every()
	var l draw.List
	b.ReportAllocs()
	for b.Loop() {
		l.Reset()
		for i := range 100 {
			l.PushTransform(draw.Pt(float32(i), 0), 1)
			l.Append(part)
			l.PopTransform()
		}
	}
	b.ReportMetric(float64(l.Len()), "operations")
}
