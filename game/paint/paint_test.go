package paint

import (
	"image"
	"image/png"
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
