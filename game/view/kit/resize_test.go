package kit_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
)

// longList has forty buttons under a text whose height depends on the width, as on every sheet.
func longList(f *kit.Frame) {
	r := draw.Rect{X: 20, Y: 40, W: f.Size.X - 40, H: f.Size.Y - 80}
	head := 60000 / f.Size.X
	body := f.Scroll("list", r, head+40*50)
	for i := range 40 {
		f.Button(draw.Rect{X: body.X, Y: body.Y + head + float32(i)*50, W: body.W, H: 44}, kit.Button{ID: fmt.Sprint("row ", i), Text: fmt.Sprint(i)})
	}
	f.EndScroll()
}

// longText has nothing that can be touched.
func longText(f *kit.Frame) {
	f.Scroll("text", f.Bounds(), 3_000_000/f.Size.X)
	f.EndScroll()
}

// show draws as the game does: again where it has to be.
func show(stage *kittest.Stage, view func(f *kit.Frame)) *kit.Frame {
	f := stage.Show(view)
	if f.Again() {
		f = stage.Show(view)
	}
	return f
}

func TestWhatIsLookedAtStaysWhenTheWindowGetsAnotherSize(t *testing.T) {
	stage := kittest.NewStage(t)
	show(stage, longList)
	stage.Hands.Handle(event.Event{Kind: event.Wheel, X: 300, Y: 300, DY: 12})
	first := func() (id int, below float32) {
		f := show(stage, longList)
		require.False(t, f.Again(), "it is at rest")
		for i := range 40 {
			if at, ok := f.Seen(fmt.Sprint("row ", i)); ok && at.H > 43 {
				return i, at.Y - 40
			}
		}
		return -1, 0
	}
	row, below := first()
	require.Positive(t, row)
	for _, size := range []draw.Point{draw.Pt(1024, 640), draw.Pt(844, 390), draw.Pt(3840, 2160), draw.Pt(1280, 800)} {
		stage.Size = size
		now, at := first()
		if size.Y > 2000 {
			require.LessOrEqual(t, now, row, "all that is left fits below it")
			continue
		}
		require.Equal(t, row, now, "%v", size)
		require.InDelta(t, below, at, 1, "%v", size)
	}
}

func TestATextStaysWhereItIsRead(t *testing.T) {
	stage := kittest.NewStage(t)
	show(stage, longText)
	stage.Hands.Handle(event.Event{Kind: event.Wheel, X: 300, Y: 300, DY: 10})
	show(stage, longText)
	before := stage.Hands.Scrolled("text") / (3_000_000 / 1280)
	stage.Size = draw.Pt(1024, 640)
	show(stage, longText)
	require.InDelta(t, before, stage.Hands.Scrolled("text")/(3_000_000.0/1024), 0.01)
}

func TestAFocusOutOfSightIsShownInTheSamePicture(t *testing.T) {
	stage := kittest.NewStage(t)
	show(stage, longList)
	stage.Hands.Point("row 35")
	at, ok := show(stage, longList).Seen("row 35")
	require.True(t, ok)
	require.InDelta(t, 44, at.H, 1)
}

// Where everything is twice as large, what is read is really twice as large, although the screen has become a small one.
func TestWhatIsReadGrowsAsMuchAsThePlayerWishes(t *testing.T) {
	stage := kittest.NewStage(t)
	body := func(size draw.Point, zoom float32) float32 {
		f := stage.Hands.Begin(&stage.List, kit.Surroundings{Book: stage.Book, Words: stage.Words.In("en"), Theme: kit.Day(), Size: size, Zoom: zoom})
		return f.Font.Body.Size * zoom
	}
	usual := body(draw.Pt(1280, 800), 1)
	require.Equal(t, 2*usual, body(draw.Pt(640, 400), 2))
	require.Equal(t, 2*usual, body(draw.Pt(960, 540), 2))
	require.Equal(t, 1.5*usual, body(draw.Pt(853, 533), 1.5))
	require.Less(t, body(draw.Pt(844, 390), 1), usual, "on a phone at its usual size letters are a little smaller")
}
