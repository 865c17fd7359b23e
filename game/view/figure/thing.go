package figure

import "lostupdate/game/draw"

// BoxSide is the natural side of a box.
const BoxSide = 30

// Box draws a closed box standing at the foot point.
func (p Pen) Box(foot draw.Point, scale float32) {
	p.List.PushTransform(foot, scale)
	defer p.List.PopTransform()
	p.shadow(30)
	p.carton(draw.Pt(0, -13.5), BoxSide)
}

// Product draws a finished product, a parcel with a ribbon, standing at the foot
// point.
func (p Pen) Product(foot draw.Point, scale float32) {
	p.List.PushTransform(foot, scale)
	defer p.List.PopTransform()
	p.shadow(30)
	r := draw.Rect{X: -15, Y: -25, W: 30, H: 25}
	p.solid(r, 4, 2.2, p.Ink.Sky)
	p.List.FillRound(draw.Rect{X: -3, Y: -22.8, W: 6, H: 20.6}, 0, p.Ink.Yellow)
	p.List.FillRound(draw.Rect{X: -12.8, Y: -16, W: 25.6, H: 5.5}, 0, p.Ink.Yellow)
	for _, side := range []float32{-1, 1} {
		loop := from(0, -25).bend(side*3, -35, side*10, -33).bend(side*11, -26, 0, -25)
		p.blob(loop, 2, p.Ink.Yellow)
	}
	p.ball(draw.Pt(0, -25.5), 3.4, 1.7, p.Ink.Orange)
}

// Star is one star of a result.
type Star struct {
	Full  bool
	Shine float32 // once: a gleam passes over; 0 and 1 are without
}

// Star draws a star. A full one smiles, so that it is not the colour alone that
// counts.
func (p Pen) Star(c draw.Point, radius float32, s Star) {
	line := max(radius*0.13, 1)
	shape := softStar(c, radius-line/2)
	if !s.Full {
		p.List.FillPolygon(shape, p.Ink.Cream.Mix(p.Ink.Rule, 0.35))
		p.List.Polyline(append(shape, shape[0]), line*0.8, draw.Dash{On: line * 2, Off: line * 1.6}, p.Ink.Rule.Mix(p.Ink.Soft, 0.4))
		return
	}
	p.List.Polyline(append(shape, shape[0]), line*1.2, draw.Dash{}, p.Ink.Outline)
	p.List.FillPolygon(shape, p.Ink.Orange.Mix(p.Ink.Yellow, 0.55))
	p.List.FillPolygon(softStar(c.Add(draw.Pt(-radius*0.04, -radius*0.05)), radius*0.62), p.Ink.Yellow.Mix(p.Ink.White, 0.35))
	if radius >= 12 {
		p.starFace(c, radius)
	}
	if t := once(s.Shine); t > 0 && t < 1 {
		p.sparkle(c.Add(draw.Pt(radius*(1.5*t-0.75), radius*(0.55-1.2*t))), radius*0.5*(1-abs(2*t-1)))
	}
}

func (p Pen) starFace(c draw.Point, radius float32) {
	for _, side := range []float32{-1, 1} {
		p.List.FillEllipse(draw.RectAround(draw.Pt(c.X+side*radius*0.2, c.Y-radius*0.02), radius*0.13, radius*0.2), p.Ink.Outline)
	}
	mouth := from(c.X-radius*0.17, c.Y+radius*0.2).bend(c.X, c.Y+radius*0.42, c.X+radius*0.17, c.Y+radius*0.2)
	p.stroke(mouth, max(radius*0.075, 1), p.Ink.Outline)
}

// sparkle is a gleam with four thin rays.
func (p Pen) sparkle(c draw.Point, radius float32) {
	if radius < 0.5 {
		return
	}
	var shape curve
	for i := range 8 {
		r := radius
		if i%2 == 1 {
			r *= 0.22
		}
		sin, cos := sincos(float32(i) * pi / 4)
		shape = append(shape, draw.Pt(c.X+r*cos, c.Y+r*sin))
	}
	p.List.FillPolygon(shape, p.Ink.White)
}

// softStar is a plump star with rounded tips.
func softStar(c draw.Point, radius float32) curve {
	var tips [10]draw.Point
	for i := range tips {
		r := radius * 1.12
		if i%2 == 1 {
			r = radius * 0.56
		}
		sin, cos := sincos(float32(i)*pi/5 - halfPi)
		tips[i] = draw.Pt(c.X+r*cos, c.Y+r*sin)
	}
	var shape curve
	for i := 0; i < len(tips); i += 2 {
		before, tip, after := tips[(i+9)%10], tips[i], tips[i+1]
		in, out := tip.Lerp(before, 0.22), tip.Lerp(after, 0.22)
		shape = append(shape, in).bend(tip.X, tip.Y, out.X, out.Y)
		shape = append(shape, after)
	}
	return shape
}

// Token draws an interrupt token: a coin with a lightning bolt, or, spent, only
// the dent it left, crossed out.
func (p Pen) Token(c draw.Point, radius float32, spent bool) {
	line := max(radius*0.15, 1.4)
	if spent {
		p.List.FillCircle(c, radius, p.Ink.Rule)
		p.List.FillCircle(c, radius-line, p.Ink.Sand)
		p.Icon(c, radius*1.1, IconInterrupt, p.Ink.Rule)
		d := radius * 0.62
		p.List.Line(draw.Pt(c.X-d, c.Y+d), draw.Pt(c.X+d, c.Y-d), line, p.Ink.Soft)
		return
	}
	p.List.FillCircle(c.Add(draw.Pt(0, radius*0.12)), radius, p.Ink.Outline.WithAlpha(60))
	p.ball(c, radius, line, p.Ink.Orange)
	p.List.FillCircle(c, radius*0.7, p.Ink.Yellow)
	p.Icon(c, radius*1.2, IconInterrupt, p.Ink.Outline)
}

// Waiting is one part of a ring: a worker who waits for something that only the
// next one can give him.
type Waiting struct {
	Worker int
	Key    Key  // the key that he waits for, where Icon is NoIcon
	Icon   Icon // what else he waits for
}

// WaitRing draws a deadlock: workers in a circle, each pointing to who holds the
// key, or whatever it is, that he waits for. The pictures stay within the radius; phase goes round
// and lets the arrows march.
func (p Pen) WaitRing(c draw.Point, radius float32, ring []Waiting, phase float32) {
	if len(ring) == 0 {
		return
	}
	face := min(radius*0.3, radius*1.5/float32(len(ring)))
	orbit := radius - face
	step := fullPi / float32(len(ring))
	spot := func(turn float32) draw.Point {
		sin, cos := sincos(turn - halfPi)
		return draw.Pt(c.X+orbit*cos, c.Y+orbit*sin)
	}
	gap := min((face+5)/max(orbit, 1), step*0.35)
	for i, w := range ring {
		start, end := float32(i)*step+gap, float32(i+1)*step-gap
		var way curve
		for k := range 13 {
			way = append(way, spot(start+(end-start)*float32(k)/12))
		}
		p.List.Polyline(way[:12], max(3, radius*0.045), draw.Dash{On: 8, Off: 7, Phase: -15 * round(phase)}, p.Ink.Red)
		tip, back := way[12], way[10]
		into := tip.Sub(back).Mul(1 / max(tip.Distance(back), 0.001))
		head := max(9, radius*0.12)
		side := draw.Pt(-into.Y, into.X).Mul(head * 0.6)
		base := tip.Sub(into.Mul(head))
		p.List.FillPolygon(curve{tip, base.Add(side), base.Sub(side)}, p.Ink.Red)
		middle := spot((start + end) / 2)
		if w.Icon == NoIcon {
			p.Mark(middle, face*0.55, w.Key)
			continue
		}
		p.ball(middle, face*0.72, max(face*0.12, 1.4), p.Ink.White)
		p.Icon(middle, face*0.95, w.Icon, p.Ink.Outline)
	}
	for i, w := range ring {
		p.Face(spot(float32(i)*step), face, w.Worker)
	}
}
