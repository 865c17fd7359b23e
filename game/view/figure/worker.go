package figure

import (
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// Natural size of a worker at scale 1, from the soles to the top of the helmet.
const (
	WorkerWidth  = 44
	WorkerHeight = 74
)

// ClipReach is how far a clipboard reaches beyond the middle of a worker at
// scale 1, on the side that he faces, if its text is short.
const ClipReach = 38

// Pose says what a worker is doing.
type Pose uint8

const (
	Idle      Pose = iota // breathes
	Walk                  // one Phase is two steps
	Read                  // looks up to the wall, clipboard raised
	Write                 // reaches up to the wall with a pen
	Carry                 // walks with a box
	Wait                  // taps a foot at a closed gate
	Ready                 // has no bench: scratches the head
	Work                  // hammers
	Celebrate             // jumps, arms up: reaches above WorkerHeight
	Fallen                // sits on the ground and sees stars
	Asleep                // not called yet: eyes closed, zz
)

// Poses returns all poses.
func Poses() []Pose {
	return []Pose{Idle, Walk, Read, Write, Carry, Wait, Ready, Work, Celebrate, Fallen, Asleep}
}

// Worker is a thread.
type Worker struct {
	Number int // on the coat; 0 shows "?"
	Pose   Pose
	Phase  float32 // goes round
	Left   bool    // faces left
	Clip   Clip
	Faint  bool // as a ghost while being dragged, or of what is over
}

// Clip is a clipboard, where a worker keeps his register. With an empty Text
// there is none.
type Clip struct {
	Text  string
	Stale bool // the wall shows another value by now: a warning is pinned to it
}

// WorkerBox returns what a worker covers who stands at the foot point.
func WorkerBox(foot draw.Point, scale float32) draw.Rect {
	return draw.Rect{X: foot.X - WorkerWidth*scale/2, Y: foot.Y - WorkerHeight*scale, W: WorkerWidth * scale, H: WorkerHeight * scale}
}

// Worker draws a worker who stands at the foot point.
func (p Pen) Worker(foot draw.Point, scale float32, w Worker) {
	if w.Faint {
		p = p.Faint(p.Ink.Cream)
	}
	p.List.PushTransform(foot, scale)
	defer p.List.PopTransform()
	b := body{Pen: p, stance: stanceOf(w.Pose, w.Phase, w.Clip.Text != ""), dir: 1,
		coat: p.Ink.Coat(w.Number), helmet: p.Ink.Helmet(w.Number)}
	if w.Left {
		b.dir = -1
	}
	p.shadow(34 - b.lift)
	if b.tool != toolBox {
		b.arm(far)
	}
	if b.tool == toolPen {
		b.pen()
	}
	if !b.sits {
		b.leg(far)
		b.leg(near)
	}
	b.torso(workerNumber(w.Number))
	b.head()
	if b.sits {
		b.leg(far)
		b.leg(near)
	}
	if w.Pose == Wait || w.Pose == Ready {
		b.puff(w.Pose, round(w.Phase))
	}
	b.held(w)
	switch w.Pose {
	case Asleep:
		b.snore(round(w.Phase))
	case Fallen:
		b.stars(round(w.Phase))
	}
}

// held draws what is in front of the body: the near arm and what it holds.
func (b body) held(w Worker) {
	switch {
	case b.tool == toolBox:
		b.carton(draw.Pt(b.dir*17, -21-b.lift), 22)
		b.ball(b.at(b.hands[far].X, b.hands[far].Y-b.lift), 4.2, 1.9, b.Ink.Skin)
	case b.tool == toolHammer:
		b.hammer()
	}
	if w.Clip.Text == "" || b.tool == toolBox {
		b.arm(near)
		return
	}
	if b.tool == toolHammer {
		b.arm(near)
	}
	at := draw.Pt(b.clip.X*b.dir, b.clip.Y)
	width := b.clipWidth(w.Clip)
	if extra := (width - clipWidth) / 2; at.X*b.dir > 0 {
		at.X += b.dir * extra
	} else {
		at.X -= b.dir * extra
	}
	b.clipboard(at, 1, w.Clip, b.dir)
	if b.tool != toolHammer {
		b.arm(near)
	}
}

func workerNumber(n int) string {
	if n <= 0 {
		return "?"
	}
	return strconv.Itoa(n)
}

// Natural size of an empty clipboard.
const (
	clipWidth  = 26
	clipHeight = 32
)

func (p Pen) clipWidth(c Clip) float32 {
	return max(clipWidth, p.Book.Measure(c.Text, clipStyle())+12)
}

func clipStyle() glyph.Style { return glyph.Bold(17) }

// Clip draws a clipboard with its middle at c; it is 26 x 34 at scale 1 and
// grows wider with its text.
func (p Pen) Clip(c draw.Point, scale float32, clip Clip) {
	p.clipboard(c, scale, clip, 1)
}

// clipboard draws a clipboard whose warning, if any, is on its outer side: right
// of it with dir 1, left with -1.
func (p Pen) clipboard(c draw.Point, scale float32, clip Clip, dir float32) {
	p.List.PushTransform(c, scale)
	defer p.List.PopTransform()
	width := p.clipWidth(clip)
	board := draw.RectAround(draw.Pt(0, 0), width, clipHeight)
	p.solid(board, 4, 2.2, p.Ink.Wood)
	p.List.FillRound(board.Inset(4), 1.5, p.Ink.White)
	p.solid(draw.RectAround(draw.Pt(0, -clipHeight/2), 13, 7), 2.5, 1.8, p.Ink.Gleam)
	p.centred(draw.Pt(0, 2), clip.Text, clipStyle(), p.Ink.Red.Mix(p.Ink.Outline, 0.12))
	if clip.Stale {
		p.warning(draw.Pt(dir*(width/2-1), -clipHeight/2+2))
	}
}

// warning draws a small sign that says: take care.
func (p Pen) warning(c draw.Point) {
	sign := from(c.X, c.Y-8).line(c.X+8.5, c.Y+6.5).line(c.X-8.5, c.Y+6.5)
	p.blob(sign, 2.2, p.Ink.Yellow)
	p.stroke(from(c.X, c.Y-2.5).line(c.X, c.Y+1), 2, p.Ink.Outline)
	p.List.FillCircle(draw.Pt(c.X, c.Y+4), 1.2, p.Ink.Outline)
}

// Face draws a worker's head in his colours with his number, as a badge for
// lanes and lists.
func (p Pen) Face(c draw.Point, radius float32, number int) {
	p.List.PushTransform(c, radius/16)
	defer p.List.PopTransform()
	coat := p.Ink.Coat(number)
	p.ball(draw.Pt(0, 1.5), 14.5, 2, coat)
	dome := from(-12.5, -4).swing(0, -4, 12.5, 11, pi, fullPi)
	p.blob(dome, 2, p.Ink.Helmet(number))
	p.stroke(from(-15, -4).line(15, -4), 2.6, p.Ink.Outline)
	p.centred(draw.Pt(0, 6), workerNumber(number), glyph.Bold(15), p.Ink.On(coat))
}
