package paint

import (
	"image"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/require"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/raster"
)

func TestBothPaintersAgreeOnARealScene(t *testing.T) {
	needsDisplay(t)
	book := openBook(t)
	list := scene(book)
	for name, scale := range map[string]float32{"1": 1, "1.25": 1.25, "1.5": 1.5, "2": 2, "3": 3} {
		t.Run(name, func(t *testing.T) {
			size := image.Pt(int(sceneWidth*scale), int(sceneHeight*scale))
			painted := paintList(New(book), list, size, scale)
			rastered := rasterList(book, list, size, scale)
			keep(t, "paint-"+name+".png", painted)
			keep(t, "raster-"+name+".png", rastered)
			d := compare(painted, rastered)
			t.Logf("mean difference %.4f, largest %d, more than 48 in %d pixels", d.mean, d.largest, d.many)
			require.Less(t, d.mean, 0.25, "mean difference of a channel, of 255")
		})
	}
}

func TestPaintersAgreeOnRandomShapes(t *testing.T) {
	needsDisplay(t)
	book := openBook(t)
	painter := New(book)
	size := image.Pt(300, 200)
	for seed := range uint64(20) {
		list := jumble(rand.New(rand.NewPCG(seed, 7)))
		scale := 0.75 + float32(seed%5)*0.375
		d := compare(paintList(painter, list, size, scale), rasterList(book, list, size, scale))
		require.Less(t, d.mean, 0.5, "seed %d: mean difference", seed)
		require.Less(t, d.many, 40, "seed %d: pixels that differ much", seed)
	}
}

// jumble fills a list with shapes anywhere, of any size and colour, some clipped.
func jumble(r *rand.Rand) *draw.List {
	l := &draw.List{}
	l.FillRect(draw.Rect{W: 400, H: 300}, cream)
	at := func() draw.Point { return draw.Pt(r.Float32()*420-10, r.Float32()*300-10) }
	colours := []draw.Color{navy, orange, green, blue, sky, yellow, pink}
	for range 40 {
		ink := colours[r.IntN(len(colours))].WithAlpha(uint8(80 + r.IntN(176)))
		box := draw.RectBetween(at(), at())
		box.W, box.H = box.W/3+1, box.H/3+1
		size := r.Float32() * 20
		switch r.IntN(9) {
		case 0:
			l.FillRect(box, ink)
		case 1:
			l.FillRound(box, size, ink)
		case 2:
			l.StrokeRound(box, size, 0.5+size/4, ink)
		case 3:
			l.PushTransform(at(), 0.3+r.Float32())
			l.StrokeRound(draw.Rect{X: -20, Y: -30, W: 50, H: 40}, size, 0.5+size/4, ink)
			l.PopTransform()
		case 4:
			l.FillEllipse(box, ink)
		case 5:
			l.Arc(at(), 5+size, r.Float32()*7, r.Float32()*7, 1+size/5, ink)
		case 6:
			l.Polyline([]draw.Point{at(), at(), at()}, 0.5+size/3, draw.Dash{On: size, Off: 5}, ink)
		case 7:
			l.FillPolygon(ragged(r, at(), 3+r.IntN(8), 12, 40), ink)
		case 8:
			l.Text(box.X, box.Y, "工人 Worker 3", glyph.Style{Size: 8 + size, Bold: size > 10}, ink)
		}
		if r.IntN(6) == 0 {
			l.PopClip()
			l.PushClip(box.Inset(-40))
		}
	}
	return l
}

func TestFrameIsOneDrawCall(t *testing.T) {
	needsDisplay(t)
	book := openBook(t)
	painter := New(book)
	paintList(painter, scene(book), image.Pt(sceneWidth, sceneHeight), 1)
	require.Equal(t, 1, painter.work.Calls)
}

func TestSteadyFramesAllocateNothing(t *testing.T) {
	needsDisplay(t)
	book := openBook(t)
	painter, list := New(book), scene(book)
	frame := func() {
		painter.build(list, image.Pt(sceneWidth, sceneHeight), image.Rect(0, 0, sceneWidth, sceneHeight), 1)
		painter.mesh.reset()
	}
	frame()
	require.Zero(t, testing.AllocsPerRun(5, frame))
}

func TestFullAtlasGrowsThenForgetsAndStaysRight(t *testing.T) {
	needsDisplay(t)
	book := openBook(t)
	list := scene(book)
	size := image.Pt(sceneWidth, sceneHeight)
	want := rasterList(book, list, size, 1)
	painter := New(book)
	painter.atlas = newAtlas(64, 128) // room for a few dozen letters
	for range 3 {
		require.Less(t, compare(paintList(painter, list, size, 1), want).mean, 0.25)
		require.Equal(t, 128, painter.atlas.size)
		require.Greater(t, painter.work.Calls, 1, "the scene has more letters than fit at once")
	}
}

func TestLettersOfTheAtlasDoNotOverlap(t *testing.T) {
	needsDisplay(t)
	book := openBook(t)
	painter, list := New(book), scene(book)
	for _, scale := range []float32{1, 1.5, 2} {
		painter.build(list, image.Pt(4000, 4000), image.Rect(0, 0, 4000, 4000), scale)
	}
	var areas []image.Rectangle
	for _, s := range painter.atlas.spots {
		require.True(t, s.area.In(image.Rect(0, 0, painter.atlas.size, painter.atlas.size)))
		for _, other := range areas {
			require.False(t, s.area.Inset(-gap).Overlaps(other), "%v and %v", s.area, other)
		}
		areas = append(areas, s.area)
	}
	require.Greater(t, len(areas), 200)
}

func TestPartOfAnImageHasItsOwnOrigin(t *testing.T) {
	needsDisplay(t)
	book := openBook(t)
	var l draw.List
	l.FillCircle(draw.Pt(20, 20), 25, orange)
	l.PushClip(draw.Rect{X: 10, Y: 10, W: 20, H: 30})
	l.Text(5, 30, "工人工人", glyph.Bold(12), navy)
	l.PopClip()
	whole := paintList(New(book), &l, image.Pt(40, 40), 1)

	sheet := ebiten.NewImage(100, 100)
	defer sheet.Deallocate()
	New(book).Paint(sheet.SubImage(image.Rect(30, 50, 70, 90)).(*ebiten.Image), &l, 1)
	got := image.NewRGBA(sheet.Bounds())
	sheet.ReadPixels(got.Pix)
	for y := range 100 {
		for x := range 100 {
			require.Equal(t, whole.RGBAAt(x-30, y-50), got.RGBAAt(x, y), "%d %d", x, y)
		}
	}
}

func TestHopelessScalesPaintNothing(t *testing.T) {
	needsDisplay(t)
	book := openBook(t)
	for _, scale := range []float32{0, -1, float32(math.NaN()), float32(math.Inf(1)), 1e6} {
		img := paintList(New(book), scene(book), image.Pt(8, 8), scale)
		require.Equal(t, make([]byte, len(img.Pix)), img.Pix)
	}
}

// BenchmarkBuild is the work of the processor for a frame; the graphics card's is not in it.
func BenchmarkBuild(b *testing.B) {
	needsDisplay(b)
	book, err := glyph.Open()
	require.NoError(b, err)
	painter, list := New(book), scene(book)
	b.ReportAllocs()
	for b.Loop() {
		painter.mesh.reset()
		painter.build(list, image.Pt(sceneWidth, sceneHeight), image.Rect(0, 0, sceneWidth, sceneHeight), 1)
	}
	b.ReportMetric(float64(list.Len()), "operations")
	b.ReportMetric(float64(len(painter.mesh.indices)/3), "triangles")
}

func openBook(t testing.TB) *glyph.Book {
	t.Helper()
	book, err := glyph.Open()
	require.NoError(t, err)
	return book
}

func paintList(p *Painter, list *draw.List, size image.Point, scale float32) *image.RGBA {
	target := ebiten.NewImage(size.X, size.Y)
	defer target.Deallocate()
	p.Paint(target, list, scale)
	img := image.NewRGBA(target.Bounds())
	target.ReadPixels(img.Pix)
	return img
}

func rasterList(book *glyph.Book, list *draw.List, size image.Point, scale float32) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: size})
	raster.New(book).Paint(img, list, scale)
	return img
}

// difference says how unlike two pictures are, by channel values of 0 to 255.
type difference struct {
	mean    float64
	largest int
	many    int // pixels with a channel more than 48 apart
}

func compare(a, b *image.RGBA) difference {
	var d difference
	sum := 0
	for i := 0; i < len(a.Pix); i += 4 {
		worst := 0
		for c := range 4 {
			apart := int(a.Pix[i+c]) - int(b.Pix[i+c])
			apart = max(apart, -apart)
			sum += apart
			worst = max(worst, apart)
		}
		d.largest = max(d.largest, worst)
		if worst > 48 {
			d.many++
		}
	}
	d.mean = float64(sum) / float64(len(a.Pix))
	return d
}

// keep writes a picture for a person to look at, if LOSTUPDATE_PICTURES names a folder.
func keep(t *testing.T, name string, img image.Image) {
	t.Helper()
	folder := os.Getenv("LOSTUPDATE_PICTURES")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name))
	require.NoError(t, err)
	require.NoError(t, png.Encode(f, img))
	require.NoError(t, f.Close())
}
