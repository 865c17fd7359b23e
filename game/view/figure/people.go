package figure

import "lostupdate/game/draw"

// Mood says what the inspector, or the foreman, makes of it.
type Mood uint8

const (
	Calm   Mood = iota
	Busy        // searching, thinking
	Glad        // all is well
	Upset       // found something
	Wicked      // has an idea that will hurt
)

// Moods returns all moods.
func Moods() []Mood { return []Mood{Calm, Busy, Glad, Upset, Wicked} }

// Inspector is who tries every schedule: a long coat, a hat, a magnifying glass.
type Inspector struct {
	Mood  Mood
	Phase float32 // goes round: searching, nodding, shaking
	Left  bool
}

// Foreman is who decides who moves: in sabotage levels, the player.
type Foreman struct {
	Mood  Mood
	Phase float32 // goes round
	Left  bool
}

// person is the inspector or the foreman while being drawn; both have the bodies
// of workers and other clothes.
type person struct {
	body
	mood Mood
}

func (p Pen) person(coat draw.Color, left bool, mood Mood, phase float32) person {
	w := person{body: body{Pen: p, stance: standing(), dir: 1, coat: coat}, mood: mood}
	if left {
		w.dir = -1
	}
	w.breathe(phase)
	switch mood {
	case Busy:
		w.gaze = draw.Pt(2.5, 2)
		w.tilt = 0.1 + 0.05*wave(phase)
		w.mouth = mouthFlat
	case Glad:
		w.eyes = eyesGlad
		w.lift += 1.5 * abs(wave(phase))
	case Upset:
		w.mouth = mouthOpen
		w.tilt = 0.05 * wave(2*phase)
	case Wicked:
		w.gaze = draw.Pt(2.8, 0.4)
	}
	return w
}

// Inspector draws the inspector standing at the foot point, as tall as a worker.
func (p Pen) Inspector(foot draw.Point, scale float32, i Inspector) {
	p.List.PushTransform(foot, scale)
	defer p.List.PopTransform()
	phase := round(i.Phase)
	coat := p.Ink.Wood.Mix(p.Ink.Outline, 0.12)
	w := p.person(coat, i.Left, i.Mood, phase)
	lens := draw.Pt(27, -40)
	switch i.Mood {
	case Busy:
		lens = draw.Pt(25+4*wave(phase), -30+3*wave(phase+0.25))
	case Glad:
		lens = draw.Pt(26, -56)
	case Upset:
		lens = draw.Pt(25, -49)
	}
	w.hands[near] = draw.Pt(lens.X-7, lens.Y+12)
	w.elbow[near] = draw.Pt(4, 5)
	p.shadow(34)
	w.arm(far)
	w.leg(far)
	w.leg(near)
	w.torso("")
	w.lapels()
	w.face()
	w.hat()
	w.glass(lens)
	w.arm(near)
	if i.Mood == Upset {
		w.exclaim()
	}
}

// Foreman draws the foreman standing at the foot point, as tall as a worker: a
// dark coat, a bowler hat, a moustache and a lightning bolt to switch with.
func (p Pen) Foreman(foot draw.Point, scale float32, f Foreman) {
	p.List.PushTransform(foot, scale)
	defer p.List.PopTransform()
	phase := round(f.Phase)
	coat := draw.Hex(0x5b1e3a)
	w := p.person(coat, f.Left, f.Mood, phase)
	w.hands[near] = draw.Pt(20, -40+1.5*wave(phase))
	w.elbow[near] = draw.Pt(5, 5)
	if f.Mood == Wicked || f.Mood == Glad {
		// Rubs the hands.
		w.hands = [2]draw.Point{{X: 3 + 1.5*wave(2*phase), Y: -25}, {X: 8 - 1.5*wave(2*phase), Y: -23}}
		w.elbow = [2]draw.Point{{X: -12, Y: 5}, {X: 10, Y: 5}}
	}
	p.shadow(34)
	w.leg(far)
	w.leg(near)
	w.torso("")
	w.lapels()
	w.face()
	w.bowler()
	w.moustache()
	if f.Mood != Wicked && f.Mood != Glad {
		w.token(draw.Pt(24, -51+1.5*wave(phase)))
	}
	w.arm(far)
	w.arm(near)
	if f.Mood == Upset {
		w.exclaim()
	}
}

// face draws the head without anything on it, and brows that show the mood.
func (w person) face() {
	y := headY - w.lift
	neck := draw.Pt(0, y+headR)
	turn := w.tilt * w.dir
	place := func(x, dy float32) draw.Point { return w.at(x, y+dy).Turn(neck, turn) }
	w.ball(place(0, 0), headR+0.8, 2.4, w.Ink.Skin)
	w.ear(place(-9.5, 1.5))
	w.features(place)
	slope := float32(0)
	switch w.mood {
	case Wicked:
		slope = 1.8
	case Upset:
		slope = -1.5
	}
	w.stroke(curve{place(-4.5, -1.6-slope), place(0.6, -1.6+slope)}, 1.7, w.Ink.Outline)
	w.stroke(curve{place(5, -1.6+slope), place(9.5, -1.6-slope)}, 1.7, w.Ink.Outline)
}

// crown turns a shape of the head's own upright coordinates with the head.
func (w person) crown(shape curve) curve {
	y := headY - w.lift
	return shape.facing(w.dir).turned(draw.Pt(0, y+headR), w.tilt*w.dir)
}

// hat is soft, with a dent and a band.
func (w person) hat() {
	y := headY - w.lift
	felt := w.coat.Mix(w.Ink.Outline, 0.35)
	top := from(-11.5, y-5).line(-10, y-16).bend(-6, y-23, 0, y-19).bend(6, y-23, 10, y-16).line(11.5, y-5)
	w.blob(w.crown(top), hairHow, felt)
	w.stroke(w.crown(from(-10.6, y-8).line(10.6, y-8)), 4, w.Ink.Outline)
	brim := from(-20, y-4).bend(0, y-1, 20, y-5)
	w.stroke(w.crown(brim), 6, w.Ink.Outline)
	w.stroke(w.crown(from(-20, y-4).bend(0, y-1, 20, y-5)), 2.2, felt)
}

func (w person) bowler() {
	y := headY - w.lift
	felt := w.Ink.Outline.Mix(w.Ink.Soft, 0.18)
	w.blob(w.crown(from(-12.5, y-5).swing(0, y-5, 12.5, 15, pi, fullPi)), hairHow, felt)
	w.stroke(w.crown(from(-11.5, y-7.2).line(11.5, y-7.2)), 3, w.Ink.Red)
	w.stroke(w.crown(from(-17.5, y-6).bend(0, y-1, 17.5, y-6)), 5, w.Ink.Outline)
	w.stroke(w.crown(from(4, y-17).bend(8.5, y-15, 9, y-10)), 1.8, w.Ink.White.WithAlpha(110))
}

func (w person) moustache() {
	y := headY - w.lift
	for _, side := range []float32{-1, 1} {
		curl := from(3, y+5.6).bend(3+side*4, y+4.2, 3+side*7, y+7.4).bend(3+side*9.5, y+8.4, 3+side*9.8, y+4.6).
			bend(3+side*8, y+10, 3+side*4, y+9.2).line(3, y+7.8)
		w.List.FillPolygon(w.crown(curl), w.Ink.Outline)
	}
}

// lapels are the collar of a coat, with two buttons.
func (w person) lapels() {
	y := -w.lift
	w.List.FillPolygon(from(-4.5, y-40.5).line(5.5, y-40.5).line(1, y-29).facing(w.dir), w.Ink.White)
	w.List.FillPolygon(from(-0.8, y-40).line(2.2, y-40).line(2, y-31).line(0.8, y-30).facing(w.dir), w.Ink.Red)
	for _, side := range []float32{-1, 1} {
		fold := from(side*7, y-41).line(side*9, y-34).line(1, y-27).line(side*4, y-40.5).facing(w.dir)
		w.blob(fold, 1.8, w.coat.Mix(w.Ink.White, 0.12))
	}
	for _, dy := range []float32{-21, -15} {
		w.List.FillCircle(w.at(1.5, y+dy), 1.6, w.Ink.Outline)
	}
}

// glass is the magnifying glass.
func (w person) glass(c draw.Point) {
	c = draw.Pt(c.X*w.dir, c.Y-w.lift)
	grip := draw.Pt(c.X-w.dir*9, c.Y+15)
	w.List.Line(c.Lerp(grip, 0.4), grip, 6.4, w.Ink.Outline)
	w.List.Line(c.Lerp(grip, 0.45), grip, 2.6, w.Ink.Wood)
	w.List.FillCircle(c, 11, w.Ink.Outline)
	w.List.FillCircle(c, 8.4, w.Ink.Sky.Mix(w.Ink.White, 0.6))
	w.List.Arc(c, 5.6, -2.7, -1.7, 2, w.Ink.White)
}

// token is the bolt in the foreman's hand.
func (w person) token(c draw.Point) {
	w.Token(draw.Pt(c.X*w.dir, c.Y-w.lift), 9.5, false)
}

// exclaim draws a mark of alarm above the head.
func (w person) exclaim() {
	x, y := -w.dir*21, headY-w.lift-21
	w.stroke(from(x, y).line(x, y+9), 6.6, w.Ink.Outline)
	w.List.FillCircle(draw.Pt(x, y+16), 3.6, w.Ink.Outline)
	w.stroke(from(x, y).line(x, y+9), 3, w.Ink.Red)
	w.List.FillCircle(draw.Pt(x, y+16), 1.9, w.Ink.Red)
}
