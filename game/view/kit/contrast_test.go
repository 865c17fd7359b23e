package kit_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/view/kit"
)

// themes of high contrast by name.
func clear() map[string]*kit.Theme {
	return map[string]*kit.Theme{"clear": kit.Clear(), "clear night": kit.ClearNight()}
}

func TestEveryTextOfHighContrastStandsOutSevenfold(t *testing.T) {
	for name, c := range clear() {
		for what, pair := range map[string][]draw.Color{
			"papers": {c.Panel, c.Ink, c.InkSoft, c.InkOff, c.Accent, c.Good, c.Bad, c.Gold},
			"cards":  {c.Card, c.Ink, c.InkSoft, c.Good, c.Bad, c.Code.Keyword, c.Code.Number, c.Code.Quoted},
			"rooms":  {c.Room, c.Ink, c.InkSoft},
			"wells":  {c.Well, c.Ink, c.InkSoft, c.InkOff},
			"advice": {c.AccentDim, c.Ink, c.InkSoft, c.Bad},
			"ground": {c.Ground, c.OnGround},
			"bar":    {c.Bar, c.BarInk, c.BarSoft, c.BarOff},
			"button": {c.BarPanel, c.BarInk, c.BarSoft},
			"raised": {c.BarRaised, c.BarInk},
			"accent": {c.Accent, c.AccentInk, c.Lens},
			"shut":   {c.Shut.Head, c.Shut.Ink},
			"locked": {c.Shut.Floor, c.Shut.Ink, c.Shut.Lock},
		} {
			for i, ink := range pair[1:] {
				require.GreaterOrEqual(t, kit.Contrast(pair[0], ink), 7.0, "%s: %s, ink %d", name, what, i+1)
			}
		}
		art := c.Art
		for what, ground := range map[string]draw.Color{
			"white": art.White, "paper": art.Paper, "cream": art.Cream, "sand": art.Sand,
		} {
			for i, ink := range []draw.Color{art.Outline, art.Soft, art.Faded} {
				require.GreaterOrEqual(t, kit.Contrast(ground, ink), 7.0, "%s: figures on %s, ink %d", name, what, i)
			}
		}
		for i, coat := range []draw.Color{art.Orange, art.Sky, art.Green, art.Yellow, art.Blue, art.Red, art.Purple} {
			require.GreaterOrEqual(t, kit.Contrast(coat, art.On(coat)), 7.0, "%s: number on coat %d", name, i)
		}
	}
}

// eye changes a colour into what an eye of some kind sees: linear light times a matrix.
// The matrices are those of Viénot, Brettel and Mollon (1999) for eyes without red, or
// without green, receptors, as they are given for sRGB by Machado, Oliveira and Fernandes
// (2009) at full severity.
var eyes = map[string][9]float64{
	"usual":    {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"no red":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"no green": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
}

// difference is how far apart two colours look, in CIE L*a*b*: 2.3 can just be told.
func difference(a, b draw.Color, eye [9]float64) float64 {
	la, lb := lab(a, eye), lab(b, eye)
	return math.Sqrt(sq(la[0]-lb[0]) + sq(la[1]-lb[1]) + sq(la[2]-lb[2]))
}

func sq(x float64) float64 { return x * x }

func lab(c draw.Color, eye [9]float64) [3]float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	in := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var rgb [3]float64
	for i := range rgb {
		rgb[i] = max(0, min(1, eye[3*i]*in[0]+eye[3*i+1]*in[1]+eye[3*i+2]*in[2]))
	}
	f := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x := f((0.4124*rgb[0] + 0.3576*rgb[1] + 0.1805*rgb[2]) / 0.95047)
	y := f(0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2])
	z := f((0.0193*rgb[0] + 0.1192*rgb[1] + 0.9505*rgb[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func TestSignalsAreToldApartByEveryEye(t *testing.T) {
	all := clear()
	all["day"], all["night"] = kit.Day(), kit.Night()
	for name, c := range all {
		signals := map[string]draw.Color{"good": c.Good, "bad": c.Bad, "wait": c.Wait, "focus": c.Focus}
		for eye, matrix := range eyes {
			for a, x := range signals {
				for b, y := range signals {
					if a < b {
						require.GreaterOrEqual(t, difference(x, y, matrix), 10.0, fmt.Sprintf("%s: %s and %s, %s", name, a, b, eye))
					}
				}
			}
		}
	}
}
