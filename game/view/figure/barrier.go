package figure

import (
	"strconv"

	"lostupdate/game/draw"
)

// Barrier is the place where workers meet: the bar goes up when all have come.
type Barrier struct {
	Places  int     // so many have to come
	Arrived []int   // the workers who are here
	Open    float32 // once: how far the bar is up
}

// Size returns the barrier's natural size, which grows with its places.
func (b Barrier) Size() (width, height float32) {
	return max(92, min(150, 22*float32(b.Places)+16)), 70
}

func (b Barrier) draw(p Pen) {
	width, _ := b.Size()
	half := width/2 - 5
	for _, x := range []float32{-half, half} {
		p.solid(draw.Rect{X: x - 4, Y: 10, W: 8, H: 33}, 3, 2, p.Ink.Steel)
		p.ball(draw.Pt(x, 10), 5, 2, p.Ink.Yellow)
	}
	// Two halves open like a drawbridge, and no farther than there is room.
	lift := min(1.1, 34/half) * ease(b.Open)
	p.bar(draw.Pt(-half, 27), half-1, -lift)
	p.bar(draw.Pt(half, 27), -half+1, lift)
	p.plate(draw.Pt(0, 10.5), strconv.Itoa(len(b.Arrived))+" / "+strconv.Itoa(b.Places))
	p.solid(draw.Rect{X: -width / 2, Y: 45, W: width, H: 25}, 7, 2, p.Ink.Sand.Mix(p.Ink.White, 0.4))
	places := max(b.Places, len(b.Arrived))
	gap := min(22, (width-24)/float32(max(1, places-1)))
	radius := min(9.5, gap*0.46+1)
	x := -gap * float32(places-1) / 2
	for i := range places {
		c := draw.Pt(x+gap*float32(i), 57.5)
		if i < len(b.Arrived) {
			p.Face(c, radius, b.Arrived[i])
		} else {
			p.vacancy(c, radius)
		}
	}
}

// bar draws a striped bar from its hinge, to the left if the length is negative,
// turned by an angle.
func (p Pen) bar(hinge draw.Point, length, angle float32) {
	dir := float32(1)
	if length < 0 {
		dir = -1
	}
	whole := from(hinge.X, hinge.Y).line(hinge.X+length, hinge.Y).turned(hinge, angle)
	p.stroke(whole, 11, p.Ink.Outline)
	p.stroke(whole, 6.6, p.Ink.White)
	const stripe = 13
	for x := float32(8); x+6 < length*dir; x += stripe {
		p.stroke(from(hinge.X+x*dir, hinge.Y).line(hinge.X+(x+5)*dir, hinge.Y).turned(hinge, angle), 6.6, p.Ink.Red)
	}
	p.ball(hinge, 6, 2, p.Ink.Gleam)
}
