package figure

import "lostupdate/game/draw"

// Lamp is an event: it is lit or dark until somebody changes it.
type Lamp struct {
	Lit     bool
	Phase   float32 // goes round: the light breathes
	Waiting []int
}

// Size returns the lamp's natural size.
func (l Lamp) Size() (width, height float32) { return 76, 58 + queueRow }

func (l Lamp) draw(p Pen) {
	c := draw.Pt(0, 25)
	glass := p.Ink.Gleam.Mix(p.Ink.Paper, 0.35)
	if l.Lit {
		glass = p.Ink.Yellow
		p.List.FillCircle(c, 25+1.5*wave(l.Phase), p.Ink.Yellow.WithAlpha(70))
		for i := range 7 {
			sin, cos := sincos(pi + (float32(i)+0.5)*pi/7)
			p.List.Line(draw.Pt(c.X+cos*20, c.Y+sin*20), draw.Pt(c.X+cos*27, c.Y+sin*27), 3, p.Ink.Outline)
		}
	}
	p.solid(draw.RectAround(draw.Pt(0, 51), 46, 11), 4, 2.2, p.Ink.Wood)
	p.solid(draw.RectAround(draw.Pt(0, 43), 24, 9), 3, 2.2, p.Ink.Steel)
	dome := from(-15, 40).line(-15, 25).swing(0, 25, 15, 17, pi, fullPi).line(15, 40)
	p.blob(dome, 2.6, glass)
	filament := from(-7, 40).line(-5, 27).line(-1.5, 33).line(1.5, 27).line(5, 33).line(7, 27).line(7, 40)
	if l.Lit {
		p.stroke(filament, 2.2, p.Ink.Red)
	} else {
		p.stroke(from(-6, 40).line(-4, 30), 1.8, p.Ink.Soft)
		p.stroke(from(6, 40).line(4, 30), 1.8, p.Ink.Soft)
	}
	p.stroke(from(-10, 33).bend(-10, 18, -4, 14), 2.2, p.Ink.White.WithAlpha(210))
	p.queue(draw.Pt(0, 58+queueRow/2), 72, l.Waiting)
}
