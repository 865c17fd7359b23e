package raster_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/raster"
)

var (
	white = draw.Hex(0xFFFFFF)
	red   = draw.Hex(0xD55E00)
	blue  = draw.Hex(0x0072B2)
)

// picture paints what add draws on black, 100 by 100 logical pixels large.
func picture(t testing.TB, scale float32, add func(l *draw.List)) *image.RGBA {
	t.Helper()
	book, err := glyph.Open()
	require.NoError(t, err)
	side := int(100 * scale)
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	for i := range img.Pix {
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	var l draw.List
	add(&l)
	raster.New(book).Paint(img, &l, scale)
	return img
}

// area returns how much of a picture is white, in logical pixels.
func area(img *image.RGBA, scale float32) float64 {
	var sum int
	for i := 1; i < len(img.Pix); i += 4 {
		sum += int(img.Pix[i])
	}
	return float64(sum) / 255 / float64(scale*scale)
}

func TestShapesCoverTheirAreas(t *testing.T) {
	center := draw.Pt(50.3, 49.8)
	box := draw.RectAround(center, 60, 40)
	triangle := []draw.Point{{X: 10.5, Y: 10}, {X: 90, Y: 30.25}, {X: 40, Y: 80}}
	arrow := []draw.Point{{X: 10, Y: 10}, {X: 90, Y: 50}, {X: 10, Y: 90}, {X: 40, Y: 50}} // not convex
	for name, shape := range map[string]struct {
		add  func(l *draw.List)
		area float64
	}{
		"rectangle":      {func(l *draw.List) { l.FillRect(draw.Rect{X: 10, Y: 20, W: 30, H: 40}, white) }, 1200},
		"round":          {func(l *draw.List) { glide(l).FillRound(box, 10, white) }, 2400 - (4-math.Pi)*100},
		"square corners": {func(l *draw.List) { glide(l).FillRound(box, 0, white) }, 2400},
		"rim":            {func(l *draw.List) { glide(l).StrokeRound(box, 10, 4, white) }, 2400 - (4-math.Pi)*100 - (52*32 - (4-math.Pi)*36)},
		"disc":           {func(l *draw.List) { l.FillCircle(center, 30, white) }, math.Pi * 900},
		"ring":           {func(l *draw.List) { l.StrokeCircle(center, 30, 5, white) }, math.Pi * (900 - 625)},
		"ellipse":        {func(l *draw.List) { l.FillEllipse(box, white) }, math.Pi * 30 * 20},
		"line":           {func(l *draw.List) { l.Line(draw.Pt(20, 30), draw.Pt(50, 70), 6, white) }, 50*6 + math.Pi*9},
		"hairline":       {func(l *draw.List) { l.Line(draw.Pt(20, 30), draw.Pt(50, 70), 0.5, white) }, 50*0.5 + math.Pi/8}, // with the ends of a line one wide, half as strong
		"bent line": {func(l *draw.List) {
			l.Polyline([]draw.Point{{X: 20, Y: 20}, {X: 70, Y: 20}, {X: 70, Y: 70}}, 8, draw.Dash{}, white)
		}, 800 + math.Pi*16 - 16 + math.Pi*4},
		"arc":        {func(l *draw.List) { l.Arc(center, 30, 0.5, 0.5+math.Pi, 6, white) }, math.Pi*30*6 + math.Pi*9},
		"convex":     {func(l *draw.List) { l.FillPolygon(triangle, white) }, 2478.125},
		"not convex": {func(l *draw.List) { l.FillPolygon(arrow, white) }, 3200 - 1200},
	} {
		for _, scale := range []float32{1, 1.5, 3} {
			t.Run(name, func(t *testing.T) {
				require.InEpsilon(t, shape.area, area(picture(t, scale, shape.add), scale), 0.015)
			})
		}
	}
}

// glide makes what follows keep its exact place.
func glide(l *draw.List) *draw.List {
	l.PushTransform(draw.Pt(0, 0), 1)
	return l
}

func TestPixelsOfARim(t *testing.T) {
	img := picture(t, 2, func(l *draw.List) {
		l.FillRound(draw.Rect{X: 10, Y: 10, W: 80, H: 80}, 8, red)
		l.StrokeRound(draw.Rect{X: 10, Y: 10, W: 80, H: 80}, 8, 3, blue)
	})
	black := color.RGBA{A: 255}
	require.Equal(t, black, img.RGBAAt(100, 19), "outside")
	require.Equal(t, rgba(blue), img.RGBAAt(100, 20), "the rim lies inside of the rectangle")
	require.Equal(t, rgba(blue), img.RGBAAt(100, 25))
	require.Equal(t, rgba(red), img.RGBAAt(100, 26))
	require.Equal(t, black, img.RGBAAt(20, 20), "the corner is round")
}

func TestAlphaBlendsOver(t *testing.T) {
	img := picture(t, 1, func(l *draw.List) {
		l.FillRect(draw.Rect{W: 100, H: 100}, blue)
		l.FillRect(draw.Rect{W: 50, H: 100}, white.WithAlpha(128))
	})
	require.Equal(t, rgba(blue), img.RGBAAt(70, 50))
	got := img.RGBAAt(20, 50)
	require.InDelta(t, 128, got.R, 1)
	require.InDelta(t, 185, got.G, 1)
	require.EqualValues(t, 255, got.A)
}

func TestBentLineIsNowhereDrawnTwice(t *testing.T) {
	img := picture(t, 1, func(l *draw.List) {
		l.Polyline([]draw.Point{{X: 20, Y: 20}, {X: 70, Y: 20}, {X: 70, Y: 70}, {X: 30, Y: 21}}, 9, draw.Dash{}, white.WithAlpha(100))
	})
	for i := 0; i < len(img.Pix); i += 4 {
		require.LessOrEqual(t, img.Pix[i], uint8(101))
	}
}

func TestClipsHideAllShapes(t *testing.T) {
	img := picture(t, 1.5, func(l *draw.List) {
		l.PushClip(draw.Rect{X: 20, Y: 20, W: 40, H: 40})
		l.FillRect(draw.Rect{W: 100, H: 100}, white)
		l.FillCircle(draw.Pt(20, 20), 50, white)
		l.Line(draw.Pt(0, 0), draw.Pt(100, 100), 9, white)
		l.Arc(draw.Pt(50, 50), 40, 0, 3, 5, white)
		l.Text(0, 50, "工人工人工人工人工人工人", glyph.Bold(30), white)
		l.FillPolygon([]draw.Point{{X: 1, Y: 1}, {X: 99, Y: 1}, {X: 50, Y: 99}}, white)
		l.PopClip()
	})
	for y := range 150 {
		for x := range 150 {
			inside := image.Pt(x, y).In(image.Rect(30, 30, 90, 90))
			require.Equal(t, inside, img.RGBAAt(x, y).R == 255, "%d %d", x, y)
		}
	}
}

func TestTextIsWrittenOnItsBaseline(t *testing.T) {
	img := picture(t, 1, func(l *draw.List) { l.Text(10, 50, "HEH", glyph.Bold(30), white) })
	var box image.Rectangle
	for y := range 100 {
		for x := range 100 {
			if img.RGBAAt(x, y).R > 100 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	require.Equal(t, 50, box.Max.Y)
	require.InDelta(t, 28, box.Min.Y, 1.5)
	require.InDelta(t, 12, box.Min.X, 2)
}

func TestPartOfAPictureHasItsOwnOrigin(t *testing.T) {
	book, err := glyph.Open()
	require.NoError(t, err)
	add := func(l *draw.List) {
		l.FillCircle(draw.Pt(20, 20), 15, red)
		l.Text(5, 30, "工人", glyph.Bold(12), white)
		l.PushClip(draw.Rect{X: 0, Y: 0, W: 10, H: 40})
		l.FillRect(draw.Rect{W: 100, H: 10}, blue)
		l.PopClip()
	}
	var l draw.List
	add(&l)
	whole := image.NewRGBA(image.Rect(0, 0, 40, 40))
	raster.New(book).Paint(whole, &l, 1)

	sheet := image.NewRGBA(image.Rect(-5, -5, 100, 100))
	part := sheet.SubImage(image.Rect(30, 50, 70, 90)).(*image.RGBA)
	raster.New(book).Paint(part, &l, 1)
	for y := range 40 {
		for x := range 40 {
			require.Equal(t, whole.RGBAAt(x, y), part.RGBAAt(30+x, 50+y))
		}
	}
	require.Equal(t, color.RGBA{}, sheet.RGBAAt(75, 55), "nothing outside of the part")
}

func TestHopelessScalesPaintNothing(t *testing.T) {
	book, err := glyph.Open()
	require.NoError(t, err)
	var l draw.List
	l.FillRect(draw.Rect{W: 100, H: 100}, white)
	for _, scale := range []float32{0, -1, float32(math.NaN()), float32(math.Inf(1)), 1e6} {
		img := image.NewRGBA(image.Rect(0, 0, 10, 10))
		raster.New(book).Paint(img, &l, scale)
		require.Zero(t, img.RGBAAt(5, 5))
	}
	raster.New(book).Paint(&image.RGBA{}, &l, 1) // an empty picture is no trouble
}

func TestHugeShapesArePaintedWhereTheyAreSeen(t *testing.T) {
	img := picture(t, 1, func(l *draw.List) {
		l.FillRound(draw.Rect{X: -500000, Y: -500000, W: 1000000, H: 1000000}, 1000, white)
		l.Line(draw.Pt(-500000, 50), draw.Pt(500000, 50), 2, red)
	})
	require.Equal(t, rgba(white), img.RGBAAt(10, 10))
	require.Equal(t, rgba(red), img.RGBAAt(10, 50))
}

func rgba(c draw.Color) color.RGBA { return color.RGBA{R: c.R, G: c.G, B: c.B, A: c.A} }

func BenchmarkPaint(b *testing.B) {
	book, err := glyph.Open()
	require.NoError(b, err)
	var l draw.List
	l.FillRect(draw.Rect{W: 1280, H: 720}, white)
	for i := range 400 {
		at := draw.Pt(float32(i%40)*32+4, float32(i/40)*70+10)
		l.FillRound(draw.Rect{X: at.X, Y: at.Y, W: 24, H: 30}, 4, red)
		l.StrokeRound(draw.Rect{X: at.X, Y: at.Y, W: 24, H: 30}, 4, 2, blue)
		l.FillCircle(at.Add(draw.Pt(12, 45)), 8, blue)
		l.Text(at.X, at.Y+66, "工人 1", glyph.Bold(9), blue)
	}
	img := image.NewRGBA(image.Rect(0, 0, 1280, 720))
	p := raster.New(book)
	b.ReportAllocs()
	for b.Loop() {
		p.Paint(img, &l, 1)
	}
}
