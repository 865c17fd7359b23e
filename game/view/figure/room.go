package figure

import (
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// Room is a process: a line with its header.
type Room struct {
	Title string
	Note  string // at the right end of the header
	Empty bool   // nobody works here: it costs nothing and looks asleep
}

// RoomHeader is the height of a room's header.
const RoomHeader = 30

// IdleHead is the colour of the header of a room in which nobody works.
func (c Palette) IdleHead() draw.Color { return c.Rule.Mix(c.Soft, 0.35) }

// Room draws the frame of a line and returns what is inside it.
func (p Pen) Room(r draw.Rect, room Room) (inner draw.Rect) {
	head, floor, ink := p.Ink.Outline, p.Ink.Sand, p.Ink.White
	if room.Empty {
		head, floor, ink = p.Ink.IdleHead(), p.Ink.Sand.Mix(p.Ink.Cream, 0.6), p.Ink.White
	}
	const line = 3
	p.List.FillRound(r, 14, head)
	inner = draw.Rect{X: r.X + line, Y: r.Y + RoomHeader, W: r.W - 2*line, H: r.H - RoomHeader - line}
	p.List.FillRound(inner, 11, floor)
	p.List.FillRect(draw.Rect{X: inner.X, Y: inner.Y, W: inner.W, H: min(12, inner.H)}, floor)
	// Floor boards: what stands in the room stands on something.
	for y := inner.Bottom() - 22; y > inner.Y+inner.H*0.45; y -= 22 {
		p.List.FillRect(draw.Rect{X: inner.X + 6, Y: y, W: inner.W - 12, H: 1}, p.Ink.Outline.WithAlpha(16))
	}
	p.roomHead(r, room, ink)
	return inner
}

// RoomHead draws the head of a room once more, over what reaches into it from other rooms.
func (p Pen) RoomHead(r draw.Rect, room Room) {
	p.List.FillRect(draw.Rect{X: r.X + 12, Y: r.Y + 1, W: r.W - 24, H: RoomHeader - 2}, p.Ink.Outline)
	p.roomHead(r, room, p.Ink.White)
}

func (p Pen) roomHead(r draw.Rect, room Room, ink draw.Color) {
	style, small := glyph.Bold(14), glyph.Regular(13)
	base := p.Book.Metrics(style).Middle(r.Y, RoomHeader)
	noteWidth := float32(0)
	if room.Note != "" {
		noteWidth = p.Book.Measure(room.Note, small) + 16
		p.List.Text(r.Right()-noteWidth, base, room.Note, small, ink.Fade(0.9))
	}
	width := r.W - noteWidth - 34
	style = p.Book.Fit(room.Title, style, width, 11)
	p.List.Text(r.X+18, base, p.Book.Ellipsis(room.Title, style, width), style, ink)
}

// Wall draws the board on which a line's counters and keys hang, and returns
// what is inside it.
func (p Pen) Wall(r draw.Rect) (inner draw.Rect) {
	p.List.FillRound(r.Move(2, 3), 10, p.Ink.Outline.WithAlpha(36))
	p.solid(r, 10, 2.2, p.Ink.Paper)
	for _, c := range []draw.Point{{X: r.X + 9, Y: r.Y + 9}, {X: r.Right() - 9, Y: r.Y + 9}, {X: r.X + 9, Y: r.Bottom() - 9}, {X: r.Right() - 9, Y: r.Bottom() - 9}} {
		p.List.FillCircle(c, 2.6, p.Ink.Rule)
		p.List.FillCircle(draw.Pt(c.X-0.5, c.Y-0.6), 1.2, p.Ink.White)
	}
	return r.Inset(14)
}

// Bench is a core: whoever sits at it moves.
type Bench struct {
	Number int     // the bench's own
	Worker int     // who has it; 0 nobody
	Lit    bool    // the lamp is on
	Switch float32 // once: the clearing of the bench; 0 and 1 when nothing is being cleared
}

// Natural size of a bench at scale 1.
const (
	BenchWidth  = 84
	BenchHeight = 66
)

// Bench draws a bench that stands at the foot point: a table with a lamp, the
// bench's number on its front and the face of whoever has it.
func (p Pen) Bench(foot draw.Point, scale float32, b Bench) {
	p.List.PushTransform(foot, scale)
	defer p.List.PopTransform()
	p.shadow(84)
	for _, x := range []float32{-31, 31} {
		p.solid(draw.RectAround(draw.Pt(x, -10), 8, 20), 2.5, 2, p.Ink.Wood.Mix(p.Ink.Outline, 0.25))
	}
	p.lamp(b.Lit)
	clearing := b.Switch > 0 && b.Switch < 1
	switch {
	case clearing:
		p.clearing(b)
	case b.Worker > 0:
		p.Face(draw.Pt(-5, -40), 14, b.Worker)
	}
	p.solid(draw.Rect{X: -42, Y: -28, W: 84, H: 12}, 4, 2.4, p.Ink.Wood.Mix(p.Ink.White, 0.2))
	plate := draw.RectAround(draw.Pt(0, -11), 22, 15)
	p.solid(plate, 4, 1.8, p.Ink.White)
	p.centred(plate.Center(), strconv.Itoa(b.Number), glyph.Bold(11), p.Ink.Outline)
}

// lamp stands on the right end of the bench; lit, it throws a cone of light.
func (p Pen) lamp(lit bool) {
	shade := p.Ink.Gleam
	if lit {
		light := from(17, -53).line(31, -44).line(20, -28).line(-24, -28)
		p.List.FillPolygon(light, p.Ink.Yellow.WithAlpha(120))
		shade = p.Ink.Yellow
	}
	arm := from(33, -28).line(36, -46).line(26, -54)
	p.stroke(arm, 6, p.Ink.Outline)
	p.stroke(arm, 2, p.Ink.Gleam)
	hood := from(29, -61).line(36, -51).line(29, -43).line(14, -55)
	p.blob(hood, 2.3, shade)
}

// clearing shows a context switch: one clipboard is put away, the next taken out.
func (p Pen) clearing(b Bench) {
	t := ease(b.Switch)
	p.List.PushTransform(draw.Pt(-30+12*t, -40), 0.62)
	p.Pale(t).Clip(draw.Pt(0, 0), 1, Clip{})
	p.List.PopTransform()
	p.List.PushTransform(draw.Pt(4-8*(1-t), -40), 0.62)
	p.Pale(1-t).Clip(draw.Pt(0, 0), 1, Clip{})
	p.List.PopTransform()
	p.Icon(draw.Pt(-14, -56), 15, IconSwitch, p.Ink.Outline)
}

// Pale returns a pen whose colours lie the share t of the way to cream.
func (p Pen) Pale(t float32) Pen {
	p.Ink = p.Ink.Pale(p.Ink.Cream, 0.75*once(t))
	return p
}

// DropState says what a place would do with what is carried.
type DropState uint8

const (
	DropIdle    DropState = iota // nothing is carried
	DropOpen                     // may be dropped here
	DropOver                     // and would be, now
	DropRefused                  // not here
)

// DropZone draws a place where something can be put down. phase goes round and
// lets the edge of an open place march.
func (p Pen) DropZone(r draw.Rect, state DropState, phase float32) {
	color, fill := p.Ink.Rule, p.Ink.White.WithAlpha(40)
	switch state {
	case DropOpen:
		color, fill = p.Ink.Blue, p.Ink.Blue.WithAlpha(28)
	case DropOver:
		color, fill = p.Ink.Green, p.Ink.Green.WithAlpha(70)
	case DropRefused:
		color, fill = p.Ink.Soft, p.Ink.Soft.WithAlpha(30)
	}
	radius := min(10, r.W/2, r.H/2)
	p.List.FillRound(r, radius, fill)
	in := r.Inset(1.5)
	dash := draw.Dash{On: 6, Off: 5}
	if state == DropOpen {
		dash.Phase = -11 * round(phase)
	}
	if state == DropOver {
		dash = draw.Dash{}
	}
	p.List.Polyline(roundedPath(in, radius), 2.6, dash, color)
	c := r.Center()
	size := min(9, r.W*0.3, r.H*0.3)
	switch state {
	case DropOpen, DropOver:
		p.stroke(from(c.X-size, c.Y).line(c.X+size, c.Y), 3, color)
		p.stroke(from(c.X, c.Y-size).line(c.X, c.Y+size), 3, color)
	case DropRefused:
		p.stroke(from(c.X-size*0.7, c.Y-size*0.7).line(c.X+size*0.7, c.Y+size*0.7), 3, color)
		p.stroke(from(c.X-size*0.7, c.Y+size*0.7).line(c.X+size*0.7, c.Y-size*0.7), 3, color)
	}
}

// roundedPath is the edge of a round rectangle as a closed line, for dashes.
func roundedPath(r draw.Rect, radius float32) curve {
	x, y, right, bottom := r.X, r.Y, r.Right(), r.Bottom()
	return from(x+radius, y).line(right-radius, y).bend(right, y, right, y+radius).line(right, bottom-radius).
		bend(right, bottom, right-radius, bottom).line(x+radius, bottom).bend(x, bottom, x, bottom-radius).
		line(x, y+radius).bend(x, y, x+radius, y)
}
