package figure

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// body is a worker while he is being drawn.
type body struct {
	Pen
	stance
	dir          float32 // 1 looks right, -1 left
	coat, helmet draw.Color
}

// at places a point of the stance, which looks right.
func (b body) at(x, y float32) draw.Point { return draw.Pt(x*b.dir, y) }

const (
	hipY      = -13
	shoulderY = -37
	headY     = -50
	headR     = 13
)

func (b body) leg(i int) {
	side := float32(2*i-1) * 5.5
	hip, foot := draw.Pt(side, hipY-b.lift), b.feet[i]
	trousers := b.Ink.Outline.Mix(b.Ink.Soft, 0.35)
	knee := hip.Lerp(foot, 0.5)
	if b.sits {
		hip = draw.Pt(9+side*0.3, -7)
		knee = draw.Pt((hip.X+foot.X)/2, -13)
	} else {
		knee.X += 1.5 + abs(foot.Y)*0.5
	}
	shape := from(hip.X, hip.Y).bend(knee.X, knee.Y, foot.X, foot.Y-3).facing(b.dir)
	b.stroke(shape, 8, b.Ink.Outline)
	b.stroke(shape, 4, trousers)
	b.shoe(foot, b.toes[i])
}

func (b body) shoe(foot draw.Point, up float32) {
	heel := draw.Pt(foot.X-3.5, foot.Y)
	sole := from(foot.X-4.5, foot.Y).line(foot.X-4.5, foot.Y-4).bend(foot.X, foot.Y-7, foot.X+3, foot.Y-4.5).
		bend(foot.X+8, foot.Y-4, foot.X+7.5, foot.Y)
	b.blob(sole.turned(heel, -up).facing(b.dir), 2, b.Ink.Wood.Mix(b.Ink.Outline, 0.35))
}

// torso is the coat: a bell with a lighter front, a collar and the number.
func (b body) torso(number string) {
	y := -b.lift
	hem := y + hipY + 4
	bell := from(-15.5, hem).bend(-15.5, y-33, -7, y-41).line(7, y-41).bend(15.5, y-33, 15.5, hem).
		bend(0, hem+3, -15.5, hem)
	b.List.FillPolygon(bell, b.coat)
	shade := from(-15.5, hem).bend(-15.5, y-33, -7, y-41).line(-3, y-41).bend(-10.5, y-30, -9.5, hem+1).facing(b.dir)
	b.List.FillPolygon(shade, b.Ink.Outline.WithAlpha(36))
	b.stroke(append(bell, bell[0]), hairHow, b.Ink.Outline)
	at := draw.Pt(b.dir*0.8, y-24.5)
	if b.tool == toolBox {
		at.X = -b.dir * 6 // beside the box
	}
	b.centred(at, number, b.numberStyle(number), b.Ink.On(b.coat))
}

func (b body) numberStyle(number string) glyph.Style {
	if len(number) > 1 {
		return glyph.Bold(13)
	}
	return glyph.Bold(16)
}

// arm draws a sleeve from the shoulder over the elbow to the hand.
func (b body) arm(i int) {
	side := float32(2*i - 1)
	shoulder, hand := draw.Pt(side*10, shoulderY-b.lift), b.hands[i]
	if hand.Y > shoulderY {
		hand.Y -= b.lift
	}
	elbow := shoulder.Lerp(hand, 0.5).Add(b.elbow[i])
	sleeve := from(shoulder.X, shoulder.Y).bend(elbow.X, elbow.Y, hand.X, hand.Y).facing(b.dir)
	b.stroke(sleeve, 8.4, b.Ink.Outline)
	b.stroke(sleeve, 4.2, b.coat.Mix(b.Ink.Outline, 0.12))
	b.ball(b.at(hand.X, hand.Y), 4.2, 1.9, b.Ink.Skin)
}

// head draws face and helmet, tilted about the neck.
func (b body) head() {
	y := headY - b.lift
	neck := draw.Pt(0, y+headR)
	turn := b.tilt * b.dir
	place := func(x, dy float32) draw.Point { return b.at(x, y+dy).Turn(neck, turn) }
	b.ball(place(0, 0), headR+0.8, 2.4, b.Ink.Skin)
	b.ear(place(-9.5, 1.5))
	b.features(place)
	dome := from(-15, y-4).swing(0, y-4, 15, 15.5, pi, fullPi).facing(b.dir).turned(neck, turn)
	b.List.FillPolygon(dome, b.helmet)
	back := from(-15, y-4).swing(0, y-4, 15, 15.5, pi, 1.5*pi).bend(-8, y-16, -8.5, y-4).facing(b.dir).turned(neck, turn)
	b.List.FillPolygon(back, b.Ink.Outline.WithAlpha(28))
	b.stroke(append(dome, dome[0]), hairHow, b.Ink.Outline)
	ridge := from(-3.5, y-19).bend(0, y-22.5, 5, y-18.6).facing(b.dir).turned(neck, turn)
	b.stroke(ridge, 2.6, b.Ink.Outline)
	gleam := from(6, y-15).bend(10.5, y-12.5, 11, y-8.5).facing(b.dir).turned(neck, turn)
	b.stroke(gleam, 2, b.Ink.White.WithAlpha(200))
	brim := from(-15.5, y-3.6).line(20, y-3.6).facing(b.dir).turned(neck, turn)
	b.stroke(brim, 5, b.Ink.Outline)
	b.stroke(brim, 1.2, b.helmet)
}

func (b body) ear(c draw.Point) {
	b.List.FillCircle(c, 2.6, b.Ink.Outline.WithAlpha(110))
	b.List.FillCircle(c, 1.5, b.Ink.Skin)
}

// features draws eyes, cheeks and mouth. place puts a point of the face where
// the tilted head has it.
func (b body) features(place func(x, y float32) draw.Point) {
	ink, g := b.Ink.Outline, b.gaze
	for _, x := range []float32{-2.2, 6.4} {
		ex, ey := x+g.X*0.8, 2.2+g.Y*0.7
		switch b.eyes {
		case eyesOpen:
			b.List.FillEllipse(draw.RectAround(place(ex, ey), 3.7, 4.6), ink)
			b.List.FillCircle(place(ex+0.6, ey-0.9), 0.75, b.Ink.White)
		case eyesShut:
			b.stroke(curve{place(ex-2.2, ey), place(ex, ey+1), place(ex+2.2, ey)}, 1.6, ink)
		case eyesGlad:
			b.stroke(curve{place(ex-2.2, ey+1), place(ex, ey-1.4), place(ex+2.2, ey+1)}, 1.8, ink)
		case eyesDizzy:
			b.stroke(curve{place(ex-1.8, ey-1.8), place(ex+1.8, ey+1.8)}, 1.6, ink)
			b.stroke(curve{place(ex-1.8, ey+1.8), place(ex+1.8, ey-1.8)}, 1.6, ink)
		}
	}
	blush := b.Ink.Red.WithAlpha(58)
	b.List.FillCircle(place(-5+g.X*0.5, 6.2), 2.3, blush)
	b.List.FillCircle(place(9+g.X*0.3, 6.2), 2.1, blush)
	mx, my := 2.4+g.X*0.6, 7.6+g.Y*0.3
	switch b.mouth {
	case mouthSmile:
		b.stroke(curve{place(mx-2.4, my-0.4), place(mx-0.8, my+0.9), place(mx+0.8, my+0.9), place(mx+2.4, my-0.4)}, 1.5, ink)
	case mouthFlat:
		b.stroke(curve{place(mx-2, my+0.3), place(mx+2, my+0.3)}, 1.5, ink)
	case mouthOpen:
		b.List.FillEllipse(draw.RectAround(place(mx, my+0.3), 4, 4.2), ink)
		b.List.FillEllipse(draw.RectAround(place(mx, my+1.2), 2.2, 1.8), b.Ink.Red)
	case mouthWorried:
		b.stroke(curve{place(mx-2.4, my+1), place(mx-0.8, my-0.2), place(mx+0.8, my+1), place(mx+2.4, my)}, 1.5, ink)
	}
}

// pen draws the pen in the raised hand.
func (b body) pen() {
	h := b.hands[far]
	tip := from(h.X+1, h.Y+3).line(h.X+7, h.Y-9).facing(b.dir)
	b.stroke(tip, 5.4, b.Ink.Outline)
	b.stroke(tip, 2.4, b.Ink.Orange)
}

func (b body) hammer() {
	h := b.hands[near]
	h.Y -= b.lift
	up := ease((-20 - b.hands[near].Y) / 24) // 0 down, 1 raised
	angle := 1.15 - 1.5*up
	grip := draw.Pt(h.X, h.Y)
	shaft := from(h.X, h.Y+4).line(h.X, h.Y-15).turned(grip, angle).facing(b.dir)
	b.stroke(shaft, 5.6, b.Ink.Outline)
	b.stroke(shaft, 2.4, b.Ink.Wood)
	iron := from(h.X-7, h.Y-19).line(h.X+7, h.Y-19).line(h.X+7, h.Y-12).line(h.X-7, h.Y-12).turned(grip, angle).facing(b.dir)
	b.blob(iron, 2.2, b.Ink.Gleam)
}

// puff shows impatience or wonder beside the helmet: a mark that comes and goes.
func (b body) puff(pose Pose, phase float32) {
	y := headY - b.lift - 18
	if pose == Wait {
		for i, d := range []float32{0, 5.5} {
			if grow := wave(phase*2 - float32(i)*0.1); grow > 0 {
				b.stroke(curve{b.at(18+d, y+8-d*0.4), b.at(22+d, y+3-d*0.4)}, 2, b.Ink.Outline.WithAlpha(uint8(60+150*grow)))
			}
		}
		return
	}
	hook := from(17, y-1).bend(17, y-7, 22, y-7).bend(27, y-7, 26, y-2).bend(25, y+1, 22, y+2).line(22, y+4).facing(b.dir)
	rise := wave(phase)
	for i := range hook {
		hook[i].Y -= rise
	}
	b.stroke(hook, 2.6, b.Ink.Soft)
	b.List.FillCircle(b.at(22, y+9-rise), 1.7, b.Ink.Soft)
}

// snore lets letters z rise from the helmet. They are drawn, not written: they
// are no text to be read aloud.
func (b body) snore(phase float32) {
	for i := range 2 {
		t := round(phase + float32(i)*0.5)
		size := 3 + 3*t
		x, y := 17+8*t+2*wave(t), headY-10-13*t
		z := from(x-size/2, y-size/2).line(x+size/2, y-size/2).line(x-size/2, y+size/2).line(x+size/2, y+size/2).facing(b.dir)
		if b.dir < 0 { // a z is no s
			for j := range z {
				z[j].X = -2*x - z[j].X
			}
		}
		b.stroke(z, 1.9, b.Ink.Soft.Fade(1.2-t))
	}
}

// stars circle about a dizzy head.
func (b body) stars(phase float32) {
	for i := range 3 {
		sin, cos := sincos(fullPi * (phase + float32(i)/3))
		c := b.at(4+17*cos, headY-b.lift-18+4*sin)
		b.List.FillPolygon(starShape(c, 4.6, 0), b.Ink.Outline)
		b.List.FillPolygon(starShape(c, 3, 0), b.Ink.Yellow)
	}
}

// carton draws a box about its middle.
func (p Pen) carton(c draw.Point, side float32) {
	r := draw.RectAround(c, side, side*0.9)
	p.solid(r, side*0.1, 2.2, p.Ink.Wood.Mix(p.Ink.White, 0.25))
	tape := draw.Rect{X: c.X - side*0.09, Y: r.Y + 2.2, W: side * 0.18, H: r.H - 4.4}
	p.List.FillRound(tape, 0, p.Ink.Cream)
	p.List.FillRound(draw.Rect{X: r.X + 2.2, Y: r.Y + r.H*0.3, W: r.W - 4.4, H: 1.5}, 0, p.Ink.Outline.WithAlpha(120))
}

// starShape is a star of five points, turned clockwise from upright.
func starShape(c draw.Point, radius, turn float32) curve {
	var shape curve
	for i := range 10 {
		r := radius
		if i%2 == 1 {
			r *= 0.47
		}
		sin, cos := sincos(turn + float32(i)*pi/5 - halfPi)
		shape = append(shape, draw.Pt(c.X+r*cos, c.Y+r*sin))
	}
	return shape
}
