package figure

import "lostupdate/game/draw"

// Bell is a condition variable: who finds nothing to do sleeps under it until it
// is rung.
type Bell struct {
	Key      Key     // the key that belongs to it
	Swing    float32 // -1 to 1
	Ringing  bool    // it sounds: waves on both sides
	Ghost    bool    // it rings by itself: nobody has hold of the rope
	Sleepers []int   // the workers who sleep under it
}

// Size returns the bell's natural size.
func (b Bell) Size() (width, height float32) { return 92, 62 + queueRow }

func (b Bell) draw(p Pen) {
	p.solid(draw.RectAround(draw.Pt(0, 5), 46, 9), 4, 2.2, p.Ink.Wood)
	yoke, turn := draw.Pt(0, 8), 0.32*b.Swing
	clapper := draw.Pt(0, 52).Turn(yoke, turn*1.5)
	p.ball(clapper, 5.5, 2.2, p.Ink.Gleam)
	body := from(-23, 49).bend(-17, 43, -16, 30).bend(-15, 12, 0, 12).bend(15, 12, 16, 30).bend(17, 43, 23, 49).
		bend(0, 53, -23, 49).turned(yoke, turn)
	p.blob(body, 2.6, p.Ink.Orange.Mix(p.Ink.Yellow, 0.45))
	p.stroke(from(-10, 38).bend(-10, 20, -3, 17).turned(yoke, turn), 2.4, p.Ink.White.WithAlpha(190))
	p.stroke(from(-18, 44).bend(0, 48, 18, 44).turned(yoke, turn), 2, p.Ink.Outline.WithAlpha(120))
	p.Mark(draw.Pt(1, 31).Turn(yoke, turn), 8.5, b.Key)
	if b.Ringing {
		for _, side := range []float32{-1, 1} {
			for _, reach := range []float32{30, 37} {
				middle := float32(0)
				if side < 0 {
					middle = pi
				}
				p.stroke(curve{}.swing(0, 32, reach, reach, middle-0.36, middle+0.36), 2.6, p.Ink.Outline)
			}
		}
	}
	if b.Ghost {
		p.ghost(draw.Pt(33, 14))
	}
	p.queue(draw.Pt(0, 62+queueRow/2), 88, b.Sleepers)
	if n := len(b.Sleepers); n > 0 {
		p.zed(draw.Pt(min(40, 12+10*float32(n)), 60), 6)
		p.zed(draw.Pt(min(45, 18+10*float32(n)), 53), 4.4)
	}
}

// zed draws a letter z that rises from somebody asleep; it is no text to be read
// aloud.
func (p Pen) zed(c draw.Point, size float32) {
	h := size / 2
	p.stroke(from(c.X-h, c.Y-h).line(c.X+h, c.Y-h).line(c.X-h, c.Y+h).line(c.X+h, c.Y+h), max(1.6, size*0.28), p.Ink.Soft)
}

// ghost draws who rings a bell without a reason.
func (p Pen) ghost(c draw.Point) {
	sheet := from(c.X-9, c.Y+11).line(c.X-9, c.Y).swing(c.X, c.Y, 9, 10, pi, fullPi).line(c.X+9, c.Y+11).
		line(c.X+5, c.Y+7.5).line(c.X+1.8, c.Y+11).line(c.X-1.8, c.Y+7.5).line(c.X-5, c.Y+11)
	p.blob(sheet, 2, p.Ink.White)
	for _, x := range []float32{-3.2, 3.2} {
		p.List.FillEllipse(draw.RectAround(draw.Pt(c.X+x, c.Y-1), 3, 4.4), p.Ink.Outline)
	}
}
