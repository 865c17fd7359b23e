package figure

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// Queue is a belt with a bounded number of places that carries parcels from one
// worker to the next.
type Queue struct {
	Parcels []string // what is written on each, the next to be taken first
	Places  int      // 0: without a bound
	Travel  float32  // how far it has moved, in logical pixels
	Waiting []int    // for a parcel, or for a place
}

const queuePlace = 30

// Size returns the belt's natural size, which grows with its places.
func (q Queue) Size() (width, height float32) {
	return max(92, min(230, queuePlace*float32(q.places())+40)), 54 + queueRow
}

func (q Queue) places() int {
	if q.Places <= 0 {
		return 4
	}
	return min(q.Places, 6)
}

func (q Queue) draw(p Pen) {
	width, _ := q.Size()
	belt := draw.Rect{X: -width / 2, Y: 37, W: width, H: 14}
	for _, x := range []float32{belt.X + 14, belt.Right() - 14} {
		p.solid(draw.Rect{X: x - 3, Y: 46, W: 6, H: 9}, 2, 1.6, p.Ink.Steel)
	}
	p.Belt(belt, Belt{Travel: q.Travel})
	n := max(q.places(), min(len(q.Parcels), 6))
	gap := min(queuePlace, (width-40)/float32(n))
	// The first parcel stands at the right end, where it is taken.
	right := gap*float32(n)/2 - gap/2
	for i := range n {
		c := draw.Pt(right-gap*float32(i), 24)
		if i < len(q.Parcels) {
			p.parcel(c, min(26, gap-2), q.Parcels[i])
			continue
		}
		r := draw.RectAround(c, min(24, gap-4), 24)
		p.List.Polyline(roundedPath(r, 4), 1.6, draw.Dash{On: 4, Off: 3}, p.Ink.Soft)
	}
	for i, x := range []float32{-width/2 + 8, width/2 - 8} {
		ink := p.Ink.Outline
		if i == 1 && len(q.Parcels) == 0 {
			ink = p.Ink.Rule
		}
		p.stroke(from(x-4, 18).line(x+3, 24).line(x-4, 30), 3, ink)
	}
	p.queue(draw.Pt(0, 54+queueRow/2), width-4, q.Waiting)
}

// parcel draws a box with something written on its label.
func (p Pen) parcel(c draw.Point, side float32, text string) {
	p.carton(c, side)
	if text == "" {
		return
	}
	label := draw.RectAround(c.Add(draw.Pt(0, side*0.09)), side*0.84, side*0.5)
	p.List.FillRound(label, 2, p.Ink.White)
	p.fitted(label.Center(), text, glyph.Bold(min(13, side*0.5)), 7, label.W-2, p.Ink.Outline)
}
