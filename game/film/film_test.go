package film

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	cream = color.RGBA{0xf8, 0xf0, 0xe0, 255}
	navy  = color.RGBA{0x1f, 0x2a, 0x44, 255}
	red   = color.RGBA{0xd5, 0x5e, 0x00, 255}
)

// scene is a cream picture with a navy box at x.
func scene(x int) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, 60, 40))
	draw.Draw(p, p.Rect, image.NewUniform(cream), image.Point{}, draw.Src)
	draw.Draw(p, image.Rect(x, 10, x+8, 18), image.NewUniform(navy), image.Point{}, draw.Src)
	return p
}

// seen plays a GIF and returns what stands on the screen after each frame.
func seen(t *testing.T, g *gif.GIF) (screens []*image.RGBA) {
	t.Helper()
	screen := image.NewRGBA(image.Rect(0, 0, g.Config.Width, g.Config.Height))
	for _, frame := range g.Image {
		draw.Draw(screen, frame.Rect, frame, frame.Rect.Min, draw.Over)
		copied := image.NewRGBA(screen.Rect)
		copy(copied.Pix, screen.Pix)
		screens = append(screens, copied)
	}
	return screens
}

func develop(t *testing.T, f *Film) *gif.GIF {
	t.Helper()
	var data bytes.Buffer
	n, err := f.WriteTo(&data)
	require.NoError(t, err)
	require.Equal(t, int64(data.Len()), n)
	g, err := gif.DecodeAll(&data)
	require.NoError(t, err)
	return g
}

func TestAViewerSeesWhatWasFilmed(t *testing.T) {
	f := New(scene(0), scene(30))
	for _, x := range []int{0, 10, 30} {
		f.Add(scene(x), 8)
	}
	g := develop(t, f)
	require.Zero(t, g.LoopCount, "it plays for ever")
	screens := seen(t, g)
	require.Len(t, screens, 3)
	for i, x := range []int{0, 10, 30} {
		require.Equal(t, scene(x).Pix, screens[i].Pix, "frame %d", i)
	}
	require.Equal(t, image.Rect(0, 10, 18, 18), g.Image[1].Rect, "only what changed is in it")
}

func TestAPictureThatStandsStillMakesNoFrame(t *testing.T) {
	f := New(scene(0))
	f.Add(scene(0), 8)
	f.Add(scene(0), 150)
	g := develop(t, f)
	require.Equal(t, []int{158}, g.Delay)
	require.Equal(t, 158, f.Hundredths())
}

func TestAColourThatNoSampleHadBecomesTheNearest(t *testing.T) {
	f := New(scene(0))
	odd := scene(0)
	odd.Set(50, 30, color.RGBA{0x20, 0x28, 0x48, 255})
	f.Add(odd, 8)
	require.Equal(t, navy, seen(t, develop(t, f))[0].RGBAAt(50, 30))
}

func TestManyColoursAreCutToThePalette(t *testing.T) {
	p := image.NewRGBA(image.Rect(0, 0, 256, 256))
	for y := range 256 {
		for x := range 256 {
			p.Set(x, y, color.RGBA{uint8(x), uint8(y), uint8(x ^ y), 255})
		}
	}
	draw.Draw(p, image.Rect(0, 0, 256, 128), image.NewUniform(red), image.Point{}, draw.Src)
	f := New(p)
	f.Add(p, 8)
	require.Equal(t, red, seen(t, develop(t, f))[0].RGBAAt(7, 7), "what covers most keeps its colour")
}

func TestAFilmIsMadeAndWrittenInPieces(t *testing.T) {
	at := New(scene(0), scene(30))
	f := New(scene(0), scene(30))
	for i, x := range []int{0, 10, 10, 30, 31} {
		at.Add(scene(x), 5+i)
		f.Begin(scene(x), 5+i)
		for !f.Go(7) {
		}
	}
	var whole, pieces bytes.Buffer
	_, err := at.WriteTo(&whole)
	require.NoError(t, err)
	for part, err := range f.Parts() {
		require.NoError(t, err)
		require.LessOrEqual(t, len(part), 3*256, "the palette is the largest piece")
		pieces.Write(part)
	}
	require.Equal(t, whole.Bytes(), pieces.Bytes())
	require.Equal(t, []int{5, 6 + 7, 8, 9}, develop(t, f).Delay)
	require.Equal(t, 5+6+7+8+9, f.Hundredths())
}

func TestWhoWantsNoMoreOfAFilmGetsNoMore(t *testing.T) {
	f := New(scene(0))
	f.Add(scene(0), 8)
	count := 0
	for _, err := range f.Parts() {
		require.NoError(t, err)
		if count++; count == 3 {
			break
		}
	}
	require.Equal(t, 3, count)
}

func TestAFilmWithoutAFrameIsAnError(t *testing.T) {
	_, err := New(scene(0)).WriteTo(new(bytes.Buffer))
	require.Error(t, err)
}
