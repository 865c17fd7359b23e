package figure

import (
	"fmt"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// Counter is a global variable: flaps with digits on the wall.
type Counter struct {
	Value  int64
	Before int64   // what it showed before the flip
	Flip   float32 // what is left of the flip: 1 still shows Before, 0 is at rest and shows Value
	Digits int     // at least so many; 0 means 2
	Plain  bool    // in night blue instead of orange: not the matter of this level
	Alarm  bool    // rays about it: this number is wrong
}

// Natural size of one flap and of the frame about the flaps at scale 1.
const (
	flapWidth  = 38
	flapHeight = 56
	flapGap    = 6
	flapFrame  = 8
)

// CounterSize returns the size of a counter at scale 1, rays not included.
func CounterSize(c Counter) (width, height float32) {
	_, after := c.digits()
	n := float32(len(after))
	return n*flapWidth + (n-1)*flapGap + 2*flapFrame, flapHeight + 2*flapFrame
}

// digits returns the characters of both values, filled up to the same width.
func (c Counter) digits() (before, after string) {
	least := c.Digits
	if least <= 0 {
		least = 2
	}
	before, after = fmt.Sprintf("%0*d", least, c.Before), fmt.Sprintf("%0*d", least, c.Value)
	width := max(len(before), len(after))
	return fmt.Sprintf("%0*d", width, c.Before), fmt.Sprintf("%0*d", width, c.Value)
}

// Counter draws a counter with its middle at m.
func (p Pen) Counter(m draw.Point, scale float32, c Counter) {
	p.List.PushTransform(m, scale)
	defer p.List.PopTransform()
	w, h := CounterSize(c)
	frame := draw.RectAround(draw.Pt(0, 0), w, h)
	if c.Alarm {
		p.rays(frame)
	}
	p.List.FillRound(frame.Move(0, 3), 10, p.Ink.Outline.WithAlpha(50))
	p.List.FillRound(frame, 10, p.Ink.Outline)
	p.List.StrokeRound(frame.Inset(2.5), 8, 1.4, p.Ink.Steel)
	fill := p.Ink.Red
	if c.Plain {
		fill = p.Ink.Outline.Mix(p.Ink.Soft, 0.45)
	}
	before, after := c.digits()
	for i := range len(after) {
		r := draw.Rect{X: frame.X + flapFrame + float32(i)*(flapWidth+flapGap), Y: frame.Y + flapFrame, W: flapWidth, H: flapHeight}
		p.flaps(r, before[i:i+1], after[i:i+1], 1-once(c.Flip), fill)
	}
}

// flaps draws one place of the counter. The list cannot squash letters, so a
// falling flap is a window that closes over the old digit and opens over the new
// one; at the speed of a flip nobody sees the difference.
func (p Pen) flaps(r draw.Rect, before, after string, t float32, fill draw.Color) {
	upper, lower := r.CutTop(r.H / 2)
	if before == after {
		t = 1
	}
	switch {
	case t >= 1:
		p.flap(r, r, after, fill)
	case t <= 0:
		p.flap(r, r, before, fill)
	default:
		p.flap(upper, r, after, fill)
		p.flap(lower, r, before, fill)
		dark := fill.Mix(p.Ink.Outline, 0.25)
		if t < 0.5 {
			window, _ := upper.CutBottom(upper.H * (1 - 2*t))
			p.flap(window, r, before, dark)
		} else {
			window, _ := lower.CutTop(lower.H * (2*t - 1))
			p.flap(window, r, after, dark)
		}
	}
	p.List.FillRect(draw.Rect{X: r.X, Y: r.Y + r.H/2 - 1, W: r.W, H: 2}, p.Ink.Outline)
	for _, x := range []float32{r.X, r.Right() - 3} {
		p.List.FillRound(draw.Rect{X: x, Y: r.Y + r.H/2 - 4, W: 3, H: 8}, 1, p.Ink.Gleam)
	}
}

// flap draws the part of a digit's place that a window shows.
func (p Pen) flap(window, place draw.Rect, digit string, fill draw.Color) {
	if window.Empty() {
		return
	}
	whole := window == place
	if !whole {
		p.List.PushClip(window)
		defer p.List.PopClip()
	}
	p.List.FillRound(place, 5, fill)
	p.List.FillRound(draw.Rect{X: place.X, Y: place.Y, W: place.W, H: place.H / 2}, 5, p.Ink.White.WithAlpha(26))
	p.centred(place.Center(), digit, glyph.Bold(41), p.Ink.White)
}

// rays draws short strokes about a frame, as in a comic.
func (p Pen) rays(frame draw.Rect) {
	c := frame.Center()
	const rays = 14
	for i := range rays {
		sin, cos := sincos(fullPi * (float32(i) + 0.5) / rays)
		reach := min((frame.W/2+7)/max(abs(cos), 0.001), (frame.H/2+7)/max(abs(sin), 0.001))
		near, far := draw.Pt(c.X+cos*reach, c.Y+sin*reach), draw.Pt(c.X+cos*(reach+9), c.Y+sin*(reach+9))
		p.List.Line(near, far, 3, p.Ink.Red)
	}
}

// LostUpdate is a number that falls off the wall and breaks.
type LostUpdate struct {
	Text string
	Fall float32 // once: 0 still hangs, impact at 0.6, 1 the pieces lie still
}

// LostUpdate draws a number falling from one point straight down to a floor.
func (p Pen) LostUpdate(from draw.Point, floor, scale float32, l LostUpdate) {
	const impact = 0.6
	t := once(l.Fall)
	width := max(34, p.Book.Measure(l.Text, glyph.Bold(26))+16)
	depth := (floor-from.Y)/scale - 19 // of the card's middle at impact
	p.List.PushTransform(from, scale)
	defer p.List.PopTransform()
	if t < impact {
		u := t / impact
		p.falling(draw.Pt(0, depth*u*u), width, 0.35*u, l.Text)
		return
	}
	p.broken(draw.Pt(0, depth), width, (t-impact)/(1-impact), l.Text)
}

// falling draws the whole card, a little turned.
func (p Pen) falling(c draw.Point, width, turn float32, text string) {
	card := from(c.X-width/2, c.Y-19).line(c.X+width/2, c.Y-19).line(c.X+width/2, c.Y+19).line(c.X-width/2, c.Y+19).turned(c, turn)
	p.blob(card, 2.5, p.Ink.Red)
	p.centred(c, text, glyph.Bold(26), p.Ink.White)
	for i, x := range []float32{-width / 3, 0, width / 3} {
		y := c.Y - 26 - float32(i%2)*5
		p.List.Line(draw.Pt(c.X+x, y), draw.Pt(c.X+x, y-10), 2, p.Ink.Soft.WithAlpha(150))
	}
}

// broken draws the two halves of the card sliding apart, and splinters.
func (p Pen) broken(c draw.Point, width, t float32, text string) {
	slide := ease(t * 1.6)
	hop := 8 * max(0, wave(t*0.8)) * (1 - t)
	half := width / 2
	for _, side := range []float32{-1, 1} {
		o := draw.Pt(c.X+side*(3+6*slide), c.Y-hop)
		// The edge along which the card broke is the same zigzag for both halves.
		piece := from(o.X+side*half, o.Y-19).line(o.X+side*half, o.Y+19).line(o.X+1, o.Y+19).line(o.X-4, o.Y+8).
			line(o.X+4, o.Y).line(o.X-4, o.Y-9).line(o.X+2, o.Y-19)
		heel := draw.Pt(o.X+side*half, o.Y+19)
		p.blob(piece.turned(heel, side*0.11*slide), 2.5, p.Ink.Red.Mix(p.Ink.Soft, 0.3*t))
		window := draw.Rect{X: o.X + 4, Y: o.Y - 18, W: half - 4, H: 36}
		if side < 0 {
			window.X = o.X - half
		}
		p.List.PushClip(window)
		p.centred(draw.Pt(o.X, o.Y+2*slide), text, glyph.Bold(26), p.Ink.White)
		p.List.PopClip()
	}
	for i := range 6 {
		angle := pi + (float32(i)+0.5)*pi/6
		sin, cos := sincos(angle)
		reach := half*0.7 + 24*ease(t)
		s := draw.Pt(c.X+cos*reach, c.Y+10+sin*reach*0.8+14*t*t)
		p.List.FillPolygon(starShape(s, 4*(1-0.6*t), angle), p.Ink.Red.Mix(p.Ink.Soft, 0.3).Fade(1.3-t))
	}
}
