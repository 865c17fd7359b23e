package figure

import "lostupdate/game/draw"

// Gate is a lock gate or an unlock gate on a belt.
type Gate struct {
	Key    Key
	Unlock bool    // hangs the key back: the padlock is open
	Shut   bool    // somebody else has the key: the barrier is down
	Raise  float32 // once: how far the barrier is up, 0 to 1; counts unless Shut
	Fixed  bool    // belongs to the level and cannot be moved: bolted to the floor
	Faint  bool    // as a ghost
}

// Natural size of a gate at scale 1, from the belt to the top of its post.
const (
	GateWidth  = 38
	GateHeight = 96
)

// GateBox returns what a gate covers.
func GateBox(foot draw.Point, scale float32) draw.Rect {
	return draw.Rect{X: foot.X - GateWidth*scale/2, Y: foot.Y - GateHeight*scale, W: GateWidth * scale, H: GateHeight * scale}
}

// Gate draws a gate whose post stands at the foot point: a lock gate has a
// closed padlock and a barrier, an unlock gate an open padlock and an arrow that
// brings the key back up.
func (p Pen) Gate(foot draw.Point, scale float32, g Gate) {
	if g.Faint {
		p = p.Faint(p.Ink.Sand)
		g.Key.Color = g.Key.Color.Mix(p.Ink.Sand, 0.5)
	}
	p.List.PushTransform(foot, scale)
	defer p.List.PopTransform()
	p.shadow(30)
	p.solid(draw.Rect{X: -3.5, Y: -90, W: 7, H: 88}, 3, 1.8, p.Ink.Steel)
	p.solid(draw.Rect{X: -11, Y: -6, W: 22, H: 7}, 3, 2, p.Ink.Steel)
	if g.Fixed {
		for _, x := range []float32{-7, 7} {
			p.List.FillCircle(draw.Pt(x, -2.5), 1.6, p.Ink.White)
		}
	}
	if g.Unlock {
		p.returning(g.Key)
	} else {
		p.barrier(g)
	}
	p.ball(draw.Pt(0, -91), 5, 2, g.Key.Color)
	plate := draw.Rect{X: -19, Y: -80, W: 38, H: 50}
	p.solid(plate, 9, 2.5, p.Ink.White)
	p.Padlock(draw.Pt(0, -53.5), 0.92, g.Key, g.Unlock)
}

// barrier draws the bar that turns about the post: level when somebody has to
// wait, up when he may pass.
func (p Pen) barrier(g Gate) {
	hinge := draw.Pt(-9, -19)
	raise := float32(0)
	if !g.Shut {
		raise = ease(g.Raise)
	}
	angle := -raise * 1.35
	bar := from(hinge.X, hinge.Y).line(hinge.X+27, hinge.Y).turned(hinge, angle)
	p.stroke(bar, 9, p.Ink.Outline)
	p.stroke(bar, 4.6, p.Ink.White)
	for i := range 3 {
		x := hinge.X + 3 + float32(i)*9
		p.stroke(from(x, hinge.Y).line(x+3.6, hinge.Y).turned(hinge, angle), 4.6, g.Key.Color)
	}
	p.ball(hinge, 5.5, 2, p.Ink.Gleam)
}

// returning draws the arrow of an unlock gate.
func (p Pen) returning(k Key) {
	way := from(-11, -14).bend(0, -8, 10, -14).line(10, -19)
	p.stroke(way, 6.4, p.Ink.Outline)
	head := from(10, -29).line(17.5, -19).line(2.5, -19)
	p.blob(head, 2.4, k.Color)
	p.stroke(way, 2.6, k.Color)
}
