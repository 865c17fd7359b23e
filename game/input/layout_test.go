package input

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestALogicalPixelIsAPixelOfTheWindow(t *testing.T) {
	for _, c := range []struct {
		what           string
		rules          Rules
		w, h, factor   float64
		logicalW       float32
		logicalH       float32
		imageW, imageH float64
		pixels         float64
	}{
		{"plain screen", Rules{}, 1280, 800, 1, 1280, 800, 1280, 800, 1},
		{"fine screen", Rules{}, 1280, 800, 2, 1280, 800, 2560, 1600, 2},
		{"Windows at 125 %", Rules{}, 1283, 801, 1.25, 1283, 801, 1603, 1001, 1.25},
		{"phone held sideways", Rules{MaxFactor: BrowserMaxFactor}, 844, 390, 3, 844, 390, 1688, 780, 2},
		{"small phone held sideways", Rules{MaxFactor: BrowserMaxFactor}, 667, 375, 2, 667, 375, 1334, 750, 2},
		{"phone held upright shrinks", Rules{}, 320, 640, 1, 640, 1280, 320, 640, 0.5},
		{"low window shrinks", Rules{}, 1280, 180, 2, 2560, 360, 2560, 360, 1},
		{"large screen", Rules{}, 3840, 2160, 1, 1920, 1080, 3840, 2160, 2},
		{"large fine screen", Rules{}, 1920, 1080, 2, 1920, 1080, 3840, 2160, 2},
		{"wide screen", Rules{}, 3440, 1440, 1, 2580, 1080, 3440, 1440, 1.3333333333333333},
		{"large text on a large screen", Rules{Zoom: 2}, 3840, 2160, 1, 960, 540, 3840, 2160, 4},
		{"large text", Rules{Zoom: 1.25}, 1280, 800, 1, 1024, 640, 1280, 800, 1.25},
		{"largest text on a laptop", Rules{Zoom: 2}, 1280, 800, 1, 640, 400, 1280, 800, 2},
		{"largest text on a low laptop", Rules{Zoom: 2}, 1366, 768, 1, 683, 384, 1366, 768, 2},
		{"text as large as fits", Rules{Zoom: 4}, 1280, 800, 1, 640, 400, 1280, 800, 2},
	} {
		t.Run(c.what, func(t *testing.T) {
			l := c.rules.Fit(c.w, c.h, c.factor)
			require.InDelta(t, c.logicalW, l.W, 0.01)
			require.InDelta(t, c.logicalH, l.H, 0.01)
			require.Equal(t, c.imageW, l.ImageW)
			require.Equal(t, c.imageH, l.ImageH)
			require.InDelta(t, c.pixels, l.Pixels, 1e-9)

			x, y := l.FromOutside(c.w, c.h)
			require.InDelta(t, l.W, x, 0.01)
			require.InDelta(t, l.H, y, 0.01)
			x, y = l.FromImage(l.ImageW, l.ImageH)
			require.InDelta(t, l.W, x, 1)
			require.InDelta(t, l.H, y, 1)
		})
	}
}

func TestThePictureFillsTheCanvasExactly(t *testing.T) {
	// A screen of 1920 by 1080 pixels at the factors that systems offer: what was divided comes back whole.
	for _, factor := range []float64{1, 1.1, 1.25, 1.3, 1.5, 1.7, 1.75, 2, 2.25, 3} {
		l := Rules{}.Fit(1920/factor, 1080/factor, factor)
		require.Equal(t, 1920.0, l.ImageW, "factor %g", factor)
		require.Equal(t, 1080.0, l.ImageH, "factor %g", factor)
	}
}

func TestEveryWindowGetsAUsableLayout(t *testing.T) {
	odd := []float64{0, -5, 1, 0.3, 1e9, math.NaN(), math.Inf(1), math.Inf(-1)}
	for _, w := range odd {
		for _, h := range odd {
			for _, factor := range odd {
				l := Rules{Zoom: factor, MaxFactor: factor}.Fit(w, h, factor)
				for _, side := range []float64{l.ImageW, l.ImageH} {
					require.True(t, side >= 1 && side <= maxImageSide, "%g by %g at %g: %+v", w, h, factor, l)
				}
				require.True(t, l.W >= MinLogicalWidth-1 && l.H >= MinLogicalHeight-1, "%g by %g at %g: %+v", w, h, factor, l)
				require.True(t, l.Pixels > 0 && l.Outside > 0, "%g by %g at %g: %+v", w, h, factor, l)
			}
		}
	}
}

func TestALayoutSaysWhatCouldBeHadOfTheZoom(t *testing.T) {
	for _, c := range []struct {
		what             string
		wish, w, h, zoom float64
	}{
		{"nothing wished", 0, 1280, 800, 1},
		{"a laptop has room for all of it", 2, 1280, 800, 2},
		{"a large screen, too, where everything is larger anyway", 2, 3840, 2160, 2},
		{"a phone has a little room", 2, 844, 390, 390.0 / 360},
		{"a small window", 1.5, 800, 600, 1.25},
	} {
		require.InDelta(t, c.zoom, Rules{Zoom: c.wish}.Fit(c.w, c.h, 1).Zoom, 1e-9, c.what)
	}
}
