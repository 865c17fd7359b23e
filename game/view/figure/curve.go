package figure

import (
	"math"
	"slices"

	"lostupdate/game/draw"
)

// curve is an outline being drawn point by point. Bends are cut into short
// straight pieces, fine enough for figures three times their natural size.
type curve []draw.Point

const piecesPerBend = 10

// outlineMost is how many points most outlines have: room for them is made at once.
const outlineMost = 32

func from(x, y float32) curve { return append(make(curve, 0, outlineMost), draw.Pt(x, y)) }

func (c curve) line(x, y float32) curve { return append(c, draw.Pt(x, y)) }

// bend goes on to x, y on a quadratic curve drawn towards ax, ay.
func (c curve) bend(ax, ay, x, y float32) curve {
	a, m, b := c[len(c)-1], draw.Pt(ax, ay), draw.Pt(x, y)
	c = slices.Grow(c, piecesPerBend)
	for i := 1; i <= piecesPerBend; i++ {
		t := float32(i) / piecesPerBend
		c = append(c, a.Lerp(m, t).Lerp(m.Lerp(b, t), t))
	}
	return c
}

// swing goes on along an ellipse about cx, cy from one angle to another, in
// radians clockwise from the right.
func (c curve) swing(cx, cy, rx, ry, start, end float32) curve {
	const pieces = 18
	c = slices.Grow(c, pieces+1)
	for i := range pieces + 1 {
		sin, cos := sincos(start + (end-start)*float32(i)/pieces)
		c = append(c, draw.Pt(cx+rx*cos, cy+ry*sin))
	}
	return c
}

// facing mirrors the curve for a figure that looks to the left.
func (c curve) facing(dir float32) curve {
	for i := range c {
		c[i].X *= dir
	}
	return c
}

// turned turns the curve clockwise about a centre.
func (c curve) turned(center draw.Point, angle float32) curve {
	for i := range c {
		c[i] = c[i].Turn(center, angle)
	}
	return c
}

const (
	pi      = math.Pi
	halfPi  = math.Pi / 2
	fullPi  = 2 * math.Pi
	hairHow = 2.5 // the natural width of outlines
)

func sincos(angle float32) (sin, cos float32) {
	s, c := math.Sincos(float64(angle))
	return float32(s), float32(c)
}

// wave goes from 0 up to 1, down to -1 and back to 0 while the phase goes round.
func wave(phase float32) float32 {
	sin, _ := sincos(phase * fullPi)
	return sin
}

// round keeps a phase that goes round within 0 to 1.
func round(phase float32) float32 {
	return phase - float32(math.Floor(float64(phase)))
}

// once keeps a phase that happens once within 0 to 1.
func once(phase float32) float32 { return max(0, min(1, phase)) }

// ease starts and ends softly.
func ease(t float32) float32 {
	t = once(t)
	return t * t * (3 - 2*t)
}

func abs(v float32) float32 { return max(v, -v) }
