package paint

import (
	"image"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/require"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// actor is something in a picture that may move, change and go.
type actor struct {
	at    draw.Point
	kind  int
	ink   draw.Color
	label string
}

func (a actor) draw(l *draw.List) {
	switch a.kind % 5 {
	case 0:
		l.FillRound(draw.Rect{X: a.at.X, Y: a.at.Y, W: 30, H: 20}, 5, a.ink)
		l.Text(a.at.X, a.at.Y+14, a.label, glyph.Bold(13), navy)
	case 1:
		l.FillCircle(a.at, 12, a.ink)
		l.Polyline([]draw.Point{a.at, a.at.Add(draw.Pt(30, 17)), a.at.Add(draw.Pt(5, 40))}, 3, draw.Dash{}, navy)
	case 2:
		l.PushClip(draw.Rect{X: a.at.X, Y: a.at.Y, W: 25, H: 25})
		l.Text(a.at.X-5, a.at.Y+20, a.label, glyph.Regular(18), a.ink)
		l.PopClip()
	case 3:
		l.StrokeRound(draw.Rect{X: a.at.X, Y: a.at.Y, W: 44, H: 33}, 8, 2, a.ink)
	case 4:
		l.FillPolygon([]draw.Point{a.at, a.at.Add(draw.Pt(25, 5)), a.at.Add(draw.Pt(12, 30))}, a.ink.WithAlpha(150))
	}
}

func TestRepaintedPicturesAreThoseThatAreWhollyPainted(t *testing.T) {
	needsDisplay(t)
	book := openBook(t)
	r := rand.New(rand.NewPCG(11, 12))
	any := func() actor {
		return actor{
			draw.Pt(r.Float32()*380-10, r.Float32()*280-10), r.IntN(5),
			[]draw.Color{orange, green, blue, sky, yellow}[r.IntN(5)], []string{"工人 1", "read", "写入 total"}[r.IntN(3)],
		}
	}
	var actors []actor
	for range 60 {
		actors = append(actors, any())
	}
	for _, scale := range []float32{1, 1.5} {
		size := image.Pt(int(380*scale), int(280*scale))
		target := ebiten.NewImage(size.X, size.Y)
		repainter, painter := New(book), New(book)
		parts := 0
		for step := range 60 {
			switch i := r.IntN(len(actors)); step % 6 {
			case 1:
				actors[i].at = actors[i].at.Add(draw.Pt(3, 1))
			case 2:
				actors[i] = any()
			case 3:
				actors = slices.Delete(actors, i, i+1)
			case 4:
				actors = slices.Insert(actors, i, any())
			case 5:
				j := r.IntN(len(actors))
				actors[i], actors[j] = actors[j], actors[i] // which of them lies on top
			}
			var l draw.List
			l.FillRect(draw.Rect{W: 380, H: 280}, cream)
			for _, a := range actors {
				a.draw(&l)
			}
			painted := repainter.Repaint(target, &l, scale)
			require.Equal(t, step%6 != 0 || step == 0, painted, "a list that is shown already needs no painting")
			if painted && repainter.Work().Pixels < size.X*size.Y {
				parts++
			}
			got := image.NewRGBA(target.Bounds())
			target.ReadPixels(got.Pix)
			// Ebitengine puts images next to each other on one texture, and edges are rounded by where they lie there.
			require.LessOrEqual(t, compare(paintList(painter, &l, size, scale), got).largest, 2, "step %d", step)
		}
		require.Greater(t, parts, 45, "most steps change a small part")
		target.Deallocate()
	}
}

func TestRepaintTakesTheWholeWhereItMust(t *testing.T) {
	needsDisplay(t)
	book := openBook(t)
	p := New(book)
	one, two := ebiten.NewImage(60, 60), ebiten.NewImage(60, 60)
	defer one.Deallocate()
	defer two.Deallocate()
	var l draw.List
	l.FillRect(draw.Rect{W: 60, H: 60}, cream)
	l.FillCircle(draw.Pt(20, 20), 5, orange)
	whole := func() bool { return p.Work().Pixels == 60*60 }
	require.True(t, p.Repaint(one, &l, 1) && whole())
	require.False(t, p.Repaint(one, &l, 1))
	require.True(t, p.Repaint(two, &l, 1) && whole(), "another target")
	require.True(t, p.Repaint(two, &l, 1.25) && whole(), "another scale")
	l.FillCircle(draw.Pt(30, 30), 5, green)
	require.True(t, p.Repaint(two, &l, 1.25) && !whole())
	require.Equal(t, 1, p.Work().Calls)

	var bare draw.List // nothing hides what was there before
	bare.FillCircle(draw.Pt(20, 20), 5, orange)
	require.True(t, p.Repaint(two, &bare, 1.25) && whole())
	bare.FillCircle(draw.Pt(30, 30), 5, green)
	require.True(t, p.Repaint(two, &bare, 1.25) && whole())
}
