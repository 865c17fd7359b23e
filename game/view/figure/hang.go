package figure

import "lostupdate/game/draw"

// Thing is something that workers share: it hangs on the wall of their line. A
// thing's size does not change with its state, so that nothing on a wall jumps.
type Thing interface {
	// Size returns the natural size at scale 1.
	Size() (width, height float32)
	// draw draws the thing in the box whose upper edge has its middle at the
	// origin.
	draw(p Pen)
}

// Thing draws a thing that hangs from the point.
func (p Pen) Thing(top draw.Point, scale float32, t Thing) {
	p.List.PushTransform(top, scale)
	defer p.List.PopTransform()
	t.draw(p)
}

// queueRow is the height of the row in which those stand who wait at a thing.
const (
	queueRow  = 24
	queueFace = 9.5
)

// queue draws the faces of those who wait, side by side about a point; where the
// width is too small for all they overlap.
func (p Pen) queue(c draw.Point, width float32, numbers []int) {
	if len(numbers) == 0 {
		return
	}
	const step = 2*queueFace + 2
	gap := float32(step)
	if n := float32(len(numbers) - 1); n > 0 {
		gap = min(gap, (width-2*queueFace)/n)
	}
	x := c.X - gap*float32(len(numbers)-1)/2
	for i, number := range numbers {
		p.Face(draw.Pt(x+gap*float32(i), c.Y), queueFace, number)
	}
}

// vacancy draws a place that somebody or something could take.
func (p Pen) vacancy(c draw.Point, radius float32) {
	p.List.FillCircle(c, radius, p.Ink.White.WithAlpha(120))
	ring := curve{}.swing(c.X, c.Y, radius-1, radius-1, 0, fullPi)
	p.List.Polyline(ring, 1.6, draw.Dash{On: 3, Off: 3}, p.Ink.Soft)
}

// plate writes a number on a small white plate.
func (p Pen) plate(c draw.Point, text string) {
	style := boldFor(text)
	r := draw.RectAround(c, max(24, p.Book.Measure(text, style)+12), 19)
	p.solid(r, 5, 2, p.Ink.White)
	p.centred(c, text, style, p.Ink.Outline)
}
