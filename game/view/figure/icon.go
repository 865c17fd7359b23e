package figure

import "lostupdate/game/draw"

// Icon names a small picture of something on the floor. What buttons need has
// package kit.
type Icon uint8

const (
	NoIcon          Icon = iota
	IconRead             // an eye
	IconPlus             // +1
	IconCompute          // an abacus
	IconWrite            // a pen
	IconWork             // a hammer
	IconBox              // a box
	IconShip             // a box that leaves
	IconCheck            // a magnifier with a tick
	IconLock             // a closed padlock
	IconUnlock           // an open padlock
	IconSpawn            // somebody more comes
	IconJoin             // two paths that meet
	IconStamp            // a rubber stamp
	IconHome             // a house
	IconRepeat           // a loop
	IconIf               // a fork: decides where it goes on
	IconBench            // a workbench
	IconMemory           // shelves
	IconClock            //
	IconSwitch           // two arrows past each other: a bench changes hands
	IconInterrupt        // a flash
	IconTick             //
	IconAcquire          // a token comes out of a box
	IconRelease          // a token goes back into a box
	IconWait             // a bell and somebody asleep
	IconNotify           // a bell that rings
	IconNotifyAll        // a bell that rings loudly
	IconArrive           // three come together
	IconCountDown        // a tally with a stroke less
	IconAwait            // an hourglass
	IconLight            // a lamp with rays
	IconDarken           // a lamp crossed out
	IconReadLock         // a board that is read
	IconReadUnlock       // and left
	IconWriteLock        // a board that is written
	IconWriteUnlock      // and left
	IconPut              // a parcel onto a belt
	IconTake             // a parcel off a belt
	IconTryLock          // a padlock and a question
	IconExchange         // one for the other
	IconSwap             // one for the other, if it is the same
	IconYield            // after you
	IconFork             // one line becomes two
	IconCrash            // a flame
	IconExit             // a door
	IconKiln             // an oven
	IconTruck            //
	IconFlag             // progress: something was made
	IconCall             // into a routine of its own, and back
	IconFence            // nothing passes before the rest
	IconSection          // a marked floor
	IconMove             // can be moved along
	IconChoose           // one of several
	IconDial             //
	iconEnd
)

// Icons returns all icons but NoIcon.
func Icons() []Icon {
	var all []Icon
	for i := NoIcon + 1; i < iconEnd; i++ {
		all = append(all, i)
	}
	return all
}

// Icon draws an icon in the square about c, in one colour.
func (p Pen) Icon(c draw.Point, size float32, icon Icon, color draw.Color) {
	if icon == NoIcon || icon >= iconEnd {
		return
	}
	// Icons are drawn on a field of 24, lines 2.2 wide.
	p.List.PushTransform(c, size/24)
	defer p.List.PopTransform()
	i := iconist{p, color}
	switch icon {
	case IconRead:
		i.eye()
	case IconPlus:
		i.plusOne()
	case IconCompute:
		i.abacus()
	case IconWrite:
		i.quill()
	case IconWork:
		i.mallet()
	case IconBox:
		i.parcel(0)
	case IconShip:
		i.parcel(-4)
		i.line(from(2, 0).line(11, 0))
		i.line(from(7, -4).line(11, 0).line(7, 4))
	case IconCheck:
		i.magnifier()
	case IconLock:
		i.padlock(false)
	case IconUnlock:
		i.padlock(true)
	case IconSpawn:
		i.newcomer()
	case IconJoin:
		i.line(from(-10, -7).bend(0, -7, 1, 0).line(10, 0))
		i.line(from(-10, 7).bend(0, 7, 1, 0))
		i.line(from(6, -4).line(10, 0).line(6, 4))
	case IconStamp:
		i.stamp()
	case IconHome:
		i.line(from(-10, -1).line(0, -9).line(10, -1))
		i.line(from(-7, -2).line(-7, 9).line(7, 9).line(7, -2))
		i.fill(draw.Rect{X: -2.2, Y: 2.5, W: 4.4, H: 6.5}, 1)
	case IconRepeat:
		i.line(curve{}.swing(0, 0, 8.5, 8.5, -0.4*pi, 1.25*pi))
		i.shape(from(-1, -12.5).line(-1.5, -4).line(-8.5, -8.5))
	case IconIf:
		i.line(from(-10, 0).line(-3, 0).bend(2, 0, 4, -6).line(10, -6))
		i.line(from(-3, 0).bend(2, 0, 4, 6).line(10, 6))
		i.line(from(7, -9.5).line(10.5, -6).line(7, -2.5))
		i.line(from(7, 2.5).line(10.5, 6).line(7, 9.5))
	default:
		i.measure(icon)
	}
}

const iconLine = 2.4

// iconist draws icons in one colour.
type iconist struct {
	Pen
	color draw.Color
}

func (i iconist) line(way curve)                    { i.stroke(way, iconLine, i.color) }
func (i iconist) shape(s curve)                     { i.List.FillPolygon(s, i.color) }
func (i iconist) fill(r draw.Rect, radius float32)  { i.List.FillRound(r, radius, i.color) }
func (i iconist) frame(r draw.Rect, radius float32) { i.List.StrokeRound(r, radius, iconLine, i.color) }

// measure draws the icons of what is measured or marked.
func (i iconist) measure(icon Icon) {
	switch icon {
	case IconBench:
		i.fill(draw.Rect{X: -11, Y: -3, W: 22, H: 4.5}, 1.5)
		i.line(from(-7.5, 1).line(-7.5, 10))
		i.line(from(7.5, 1).line(7.5, 10))
		i.line(from(7, -4).line(8, -10).line(3, -11))
	case IconMemory:
		i.line(from(-9, -10).line(-9, 10).line(9, 10).line(9, -10).line(-9, -10))
		i.line(from(-9, 0).line(9, 0))
		i.fill(draw.Rect{X: -6, Y: -6, W: 4, H: 5}, 0.6)
		i.fill(draw.Rect{X: 0, Y: 4, W: 6, H: 5}, 0.6)
	case IconClock:
		i.List.StrokeCircle(draw.Pt(0, 0), 10.5, iconLine, i.color)
		i.line(from(0, -5.5).line(0, 0).line(4.5, 2.5))
	case IconSwitch:
		i.line(from(-10, -4).line(9, -4))
		i.line(from(5, -8).line(9.5, -4).line(5, 0))
		i.line(from(10, 5).line(-9, 5))
		i.line(from(-5, 1).line(-9.5, 5).line(-5, 9))
	case IconInterrupt:
		i.shape(from(3, -11).line(-7.5, 2).line(-1, 2).line(-3, 11).line(7.5, -3).line(1, -3))
	case IconTick:
		i.List.Polyline(from(-8, 0).line(-2.5, 6).line(8.5, -6.5), 3.4, draw.Dash{}, i.color)
	default:
		i.meet(icon)
	}
}

func (i iconist) eye() {
	i.line(from(-11, 0).bend(0, -14, 11, 0).bend(0, 14, -11, 0))
	i.List.FillCircle(draw.Pt(0, 0), 3.9, i.color)
}

// plusOne is drawn, not written: a small icon must not be a small text.
func (i iconist) plusOne() {
	for _, stroke := range []curve{
		from(-11, 0.5).line(-1.5, 0.5), from(-6.2, -4.3).line(-6.2, 5.3), from(3.2, -4.5).line(7, -8).line(7, 8), from(3.4, 8).line(10.6, 8),
	} {
		i.List.Polyline(stroke, 2.9, draw.Dash{}, i.color)
	}
}

func (i iconist) abacus() {
	i.frame(draw.Rect{X: -10.5, Y: -9.5, W: 21, H: 19}, 3)
	for row, beads := range [][]float32{{-5, -1, 6}, {-6, 2, 6}} {
		y := float32(row)*7 - 3.5
		i.List.Line(draw.Pt(-9, y), draw.Pt(9, y), 1.2, i.color)
		for _, x := range beads {
			i.List.FillEllipse(draw.RectAround(draw.Pt(x, y), 3.4, 5.4), i.color)
		}
	}
}

func (i iconist) quill() {
	i.shape(from(-9.5, 9.5).line(-7.5, 3).line(5, -9.5).line(9.5, -5).line(-3, 7.5))
	i.List.Line(draw.Pt(1.5, -6.5), draw.Pt(6.5, -1.5), 1.6, i.color.Mix(i.Ink.White, 0.75))
	i.line(from(0, 10).line(10, 10))
}

func (i iconist) mallet() {
	i.line(from(-9, 10).line(3, -2))
	i.shape(from(-3, -6).line(3, -11.5).line(11, -3).line(5.5, 2.5))
}

func (i iconist) parcel(dx float32) {
	i.frame(draw.Rect{X: -8 + dx, Y: -8, W: 16, H: 16}, 2.5)
	i.fill(draw.Rect{X: -2 + dx, Y: -7, W: 4, H: 6}, 0)
}

func (i iconist) magnifier() {
	i.List.StrokeCircle(draw.Pt(-2, -2), 9, iconLine, i.color)
	i.List.Line(draw.Pt(5, 5), draw.Pt(10, 10), 3.6, i.color)
	i.line(from(-5.5, -2).line(-3, 1).line(1.8, -5))
}

func (i iconist) padlock(open bool) {
	bow := from(-5.5, 0).line(-5.5, -4.5).swing(0, -4.5, 5.5, 5.5, pi, fullPi)
	if open {
		bow = from(-5.5, -1).line(-5.5, -6).swing(0, -6, 5.5, 5, pi, 1.85*pi)
	} else {
		bow = bow.line(5.5, 0)
	}
	i.line(bow)
	i.fill(draw.Rect{X: -9, Y: -1, W: 18, H: 12}, 3)
	i.List.FillCircle(draw.Pt(0, 5), 2, i.Ink.White)
}

// newcomer is a head and shoulders with a plus.
func (i iconist) newcomer() {
	i.List.FillCircle(draw.Pt(-3.5, -5), 4.6, i.color)
	i.shape(from(-11, 10).bend(-11, 1.5, -3.5, 1.5).bend(4, 1.5, 4, 10))
	i.line(from(8, -6).line(8, 3))
	i.line(from(3.5, -1.5).line(12.5, -1.5))
}

func (i iconist) stamp() {
	i.List.FillCircle(draw.Pt(0, -7), 4.2, i.color)
	i.shape(from(-2.6, -5).line(2.6, -5).line(3.6, 2).line(-3.6, 2))
	i.fill(draw.Rect{X: -9, Y: 1.4, W: 18, H: 4.6}, 1.5)
	i.List.Line(draw.Pt(-9, 9.5), draw.Pt(9, 9.5), 2.2, i.color)
}
