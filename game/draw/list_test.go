package draw_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

var (
	ink  = draw.Hex(0x1F2A44)
	rect = draw.Rect{X: 10, Y: 20, W: 30, H: 40}
)

func TestListRecordsInOrder(t *testing.T) {
	var l draw.List
	l.FillRect(rect, ink)
	l.Text(1, 2, "工人", glyph.Bold(14), ink)
	l.Line(draw.Pt(1, 1), draw.Pt(5, 1), 2, ink)
	require.Equal(t, []draw.Kind{draw.KindRect, draw.KindText, draw.KindPolyline}, kinds(&l))
	require.Equal(t, draw.Op{Kind: draw.KindRect, Rect: rect, Color: ink}, l.Ops()[0])
	require.Equal(t, []draw.Point{{X: 1, Y: 1}, {X: 5, Y: 1}}, l.Points(l.Ops()[2]))
}

func TestListKeepsItsOwnCopyOfPoints(t *testing.T) {
	var l draw.List
	points := []draw.Point{{X: 0, Y: 0}, {X: 9, Y: 0}, {X: 9, Y: 9}}
	l.FillPolygon(points, ink)
	points[0] = draw.Pt(-100, 0)
	require.Equal(t, draw.Pt(0, 0), l.Points(l.Ops()[0])[0])
}

func TestCirclesAreRoundRectangles(t *testing.T) {
	var l draw.List
	l.FillCircle(draw.Pt(50, 60), 10, ink)
	l.StrokeCircle(draw.Pt(50, 60), 10, 3, ink)
	for _, op := range l.Ops() {
		require.Equal(t, draw.Rect{X: 40, Y: 50, W: 20, H: 20}, op.Rect)
		require.EqualValues(t, 10, op.Radius)
	}
}

func TestRadiusIsCutDownToHalfTheShorterSide(t *testing.T) {
	var l draw.List
	l.FillRound(rect, 1000, ink)
	require.EqualValues(t, 15, l.Ops()[0].Radius)
}

func TestStrokeThatClosesOverTheMiddleIsAFill(t *testing.T) {
	var l draw.List
	l.StrokeRound(rect, 4, 15, ink)
	require.Equal(t, draw.KindRound, l.Ops()[0].Kind)
}

func TestWholeTurnIsARing(t *testing.T) {
	var l draw.List
	l.Arc(draw.Pt(50, 50), 20, 1, 1+7, 4, ink)
	op := l.Ops()[0]
	require.Equal(t, draw.KindRoundStroke, op.Kind)
	require.Equal(t, draw.Rect{X: 28, Y: 28, W: 44, H: 44}, op.Rect)
}

func TestNothingInvisibleIsRecorded(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for name, add := range map[string]func(*draw.List){
		"transparent":         func(l *draw.List) { l.FillRect(rect, ink.WithAlpha(0)) },
		"no width":            func(l *draw.List) { l.FillRect(draw.Rect{W: 0, H: 5}, ink) },
		"negative":            func(l *draw.List) { l.FillRound(draw.Rect{W: -3, H: 5}, 2, ink) },
		"not a number":        func(l *draw.List) { l.FillRect(draw.Rect{X: nan, W: 1, H: 1}, ink) },
		"endless":             func(l *draw.List) { l.FillRect(draw.Rect{W: inf, H: 1}, ink) },
		"out of this world":   func(l *draw.List) { l.FillRect(draw.Rect{X: 1e9, W: 1, H: 1}, ink) },
		"no stroke":           func(l *draw.List) { l.StrokeRound(rect, 3, 0, ink) },
		"stroke of NaN":       func(l *draw.List) { l.StrokeRound(rect, 3, nan, ink) },
		"empty text":          func(l *draw.List) { l.Text(1, 1, "", glyph.Regular(12), ink) },
		"text without size":   func(l *draw.List) { l.Text(1, 1, "a", glyph.Regular(0), ink) },
		"text of NaN":         func(l *draw.List) { l.Text(nan, 1, "a", glyph.Regular(12), ink) },
		"text of endless":     func(l *draw.List) { l.Text(1, 1, "a", glyph.Regular(inf), ink) },
		"lone point":          func(l *draw.List) { l.Polyline([]draw.Point{{}}, 2, draw.Dash{}, ink) },
		"line of NaN":         func(l *draw.List) { l.Line(draw.Pt(1, 1), draw.Pt(nan, 1), 2, ink) },
		"line of no width":    func(l *draw.List) { l.Line(draw.Pt(1, 1), draw.Pt(2, 1), 0, ink) },
		"dashes of endless":   func(l *draw.List) { l.Polyline([]draw.Point{{}, {X: inf}}, 1, draw.Dash{On: 1, Off: 1}, ink) },
		"flat polygon":        func(l *draw.List) { l.FillPolygon([]draw.Point{{}, {X: 1}, {X: 2}}, ink) },
		"polygon of NaN":      func(l *draw.List) { l.FillPolygon([]draw.Point{{}, {X: nan}, {X: 2, Y: 1}}, ink) },
		"huge polygon":        func(l *draw.List) { l.FillPolygon(make([]draw.Point, draw.MaxPolygonPoints+1), ink) },
		"arc of nothing":      func(l *draw.List) { l.Arc(draw.Pt(5, 5), 3, 1, 1, 2, ink) },
		"arc of NaN":          func(l *draw.List) { l.Arc(draw.Pt(5, 5), 3, nan, 1, 2, ink) },
		"no scale":            func(l *draw.List) { l.PushTransform(draw.Pt(0, 0), 0); l.FillRect(rect, ink) },
		"scale of NaN":        func(l *draw.List) { l.PushTransform(draw.Pt(0, 0), nan); l.Line(draw.Pt(1, 1), draw.Pt(2, 1), 1, ink) },
		"mirrored":            func(l *draw.List) { l.PushTransform(draw.Pt(0, 0), -1); l.FillCircle(draw.Pt(0, 0), 4, ink) },
		"itself":              func(l *draw.List) { l.Append(l) },
		"pops without pushes": func(l *draw.List) { l.PopClip(); l.PopTransform() },
	} {
		t.Run(name, func(t *testing.T) {
			var l draw.List
			add(&l)
			require.Empty(t, l.Ops())
		})
	}
}

func TestClipsNestAndEnd(t *testing.T) {
	var l draw.List
	l.PushClip(draw.Rect{X: 0, Y: 0, W: 50, H: 50})
	l.FillRect(rect, ink)
	l.PushClip(draw.Rect{X: 30, Y: 30, W: 100, H: 100})
	l.FillRect(rect, ink)
	l.PopClip()
	l.FillRect(rect, ink)
	l.PopClip()
	l.FillRect(rect, ink)
	require.Equal(t, []draw.Rect{
		{X: 0, Y: 0, W: 50, H: 50}, {X: 30, Y: 30, W: 20, H: 20}, {X: 0, Y: 0, W: 50, H: 50}, draw.Everything(),
	}, clips(&l))
	require.Zero(t, l.Open())
}

func TestClipThatNothingWasDrawnUnderLeavesNoTrace(t *testing.T) {
	var l draw.List
	for range 5 {
		l.PushClip(rect)
		l.FillRect(draw.Rect{X: 200, Y: 200, W: 5, H: 5}, ink) // outside of the clip
		l.PopClip()
	}
	l.FillRect(rect, ink)
	require.Len(t, l.Ops(), 2)
	require.Equal(t, []draw.Rect{draw.Everything()}, clips(&l))
}

func TestTransformsPlaceAFigureAtAnySize(t *testing.T) {
	figure := func(l *draw.List) {
		l.FillRound(draw.Rect{X: -5, Y: -10, W: 10, H: 10}, 2, ink)
		l.Line(draw.Pt(0, 0), draw.Pt(0, 4), 1, ink)
		l.Text(-2, -3, "1", glyph.Bold(8), ink)
	}
	var l draw.List
	l.PushTransform(draw.Pt(100, 200), 2)
	l.PushTransform(draw.Pt(10, 0), 1.5) // in the coordinates of the outer one
	figure(&l)
	l.PopTransform()
	l.PopTransform()

	ops := l.Ops()
	require.Equal(t, draw.Rect{X: 105, Y: 170, W: 30, H: 30}, ops[0].Rect)
	require.EqualValues(t, 6, ops[0].Radius)
	require.Equal(t, []draw.Point{{X: 120, Y: 200}, {X: 120, Y: 212}}, l.Points(ops[1]))
	require.EqualValues(t, 3, ops[1].Width)
	require.Equal(t, draw.Pt(114, 191), ops[2].Rect.Min())
	require.Equal(t, glyph.Bold(24), ops[2].Style)
	require.Zero(t, l.Open())
}

func TestAppendIsDrawingInPlace(t *testing.T) {
	part := func(l *draw.List) {
		l.FillRound(rect, 4, ink)
		l.PushClip(draw.Rect{X: 10, Y: 20, W: 10, H: 10})
		l.Polyline([]draw.Point{{X: 12, Y: 22}, {X: 40, Y: 22}}, 2, draw.Dash{On: 4, Off: 2}, ink)
		l.PopClip()
		l.Text(10, 20, "key", glyph.Regular(10), ink)
	}
	var once, appended, direct draw.List
	part(&once)
	for _, l := range []*draw.List{&appended, &direct} {
		l.PushClip(draw.Rect{X: 0, Y: 0, W: 90, H: 90})
		l.PushTransform(draw.Pt(7, 9), 2)
		if l == &appended {
			l.Append(&once)
		} else {
			part(l)
		}
		l.PopTransform()
		l.PopClip()
	}
	require.Equal(t, direct.Ops(), appended.Ops())
	require.Equal(t, direct.Hash(), appended.Hash())
	require.Zero(t, appended.Open())
}

func TestLayoutSnapsAndFiguresGlide(t *testing.T) {
	var l draw.List
	l.FillRound(rect, 4, ink)
	l.StrokeRound(rect, 4, 2, ink)
	l.FillCircle(draw.Pt(30, 30), 5, ink) // a circle never snaps: it could become an egg
	l.PushTransform(draw.Pt(1, 1), 1)
	l.FillRound(rect, 4, ink)
	var snapped []bool
	for _, op := range l.Ops() {
		snapped = append(snapped, op.Snapped)
	}
	require.Equal(t, []bool{true, true, false, false}, snapped)
}

func TestResetKeepsMemory(t *testing.T) {
	var l draw.List
	fill := func() {
		l.Reset()
		for i := range 100 {
			l.PushTransform(draw.Pt(float32(i), 3), 1)
			l.FillRect(rect, ink)
			l.Line(draw.Pt(1, 1), draw.Pt(5, 1), 2, ink)
			l.PopTransform()
		}
		l.Polyline([]draw.Point{{X: 1}, {X: 200, Y: 5}}, 2, draw.Dash{On: 3, Off: 3}, ink)
	}
	fill()
	require.Zero(t, testing.AllocsPerRun(10, fill))
}

func kinds(l *draw.List) []draw.Kind {
	var kinds []draw.Kind
	for _, op := range l.Ops() {
		kinds = append(kinds, op.Kind)
	}
	return kinds
}

func clips(l *draw.List) []draw.Rect {
	var clips []draw.Rect
	for _, op := range l.Ops() {
		if op.Kind == draw.KindClip {
			clips = append(clips, op.Rect)
		}
	}
	return clips
}
