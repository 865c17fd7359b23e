package figure

import "lostupdate/game/draw"

// meet draws the icons of what workers do with things that they share.
func (i iconist) meet(icon Icon) {
	switch icon {
	case IconAcquire:
		i.box()
		i.coin(draw.Pt(0, -1.5))
		i.arrow(draw.Pt(0, -5.5), draw.Pt(0, -12))
	case IconRelease:
		i.box()
		i.coin(draw.Pt(0, -9))
		i.arrow(draw.Pt(0, -5), draw.Pt(0, 4))
	case IconWait:
		i.bell(draw.Pt(-4, 2), 0.8)
		i.zed(draw.Pt(7.5, -7), 7)
		i.zed(draw.Pt(8.5, 3), 4.5)
	case IconNotify:
		i.bell(draw.Pt(-2.5, 0), 0.86)
		i.line(curve{}.swing(-2.5, 0, 11.5, 11.5, -0.45, 0.45))
	case IconNotifyAll:
		i.bell(draw.Pt(0, 0), 0.72)
		for _, middle := range []float32{0, pi} {
			i.line(curve{}.swing(0, 0, 8.6, 8.6, middle-0.5, middle+0.5))
			i.line(curve{}.swing(0, 0, 12, 12, middle-0.5, middle+0.5))
		}
	case IconArrive:
		for turn := range 3 {
			sin, cos := sincos(float32(turn)*fullPi/3 - halfPi)
			i.List.FillCircle(draw.Pt(cos*9, sin*9+1), 3, i.color)
			i.arrow(draw.Pt(cos*6.5, sin*6.5+1), draw.Pt(cos*1.6, sin*1.6+1))
		}
	case IconCountDown:
		for n := range 3 {
			x := -10 + 4.5*float32(n)
			i.line(from(x, -8).line(x, 8))
		}
		i.arrow(draw.Pt(7, -8), draw.Pt(7, 8))
	case IconAwait:
		i.line(from(-8, -10.5).line(8, -10.5))
		i.line(from(-8, 10.5).line(8, 10.5))
		i.line(from(-6, -10).bend(-6, -3, 0, 0).bend(6, 3, 6, 10))
		i.line(from(6, -10).bend(6, -3, 0, 0).bend(-6, 3, -6, 10))
		i.shape(from(-4.6, 9.6).bend(0, 3, 4.6, 9.6))
	case IconLight:
		i.bulb()
		for turn := range 5 {
			sin, cos := sincos(pi + float32(turn)*pi/4)
			i.line(from(cos*9, sin*9-1).line(cos*12, sin*12-1))
		}
	case IconDarken:
		i.bulb()
		i.line(from(-9, 8).line(9, -10))
	case IconReadLock, IconReadUnlock, IconWriteLock, IconWriteUnlock:
		i.board(icon)
	case IconPut, IconTake:
		i.line(from(-11, 9.5).line(11, 9.5))
		i.frame(draw.Rect{X: -11, Y: -5, W: 11.5, H: 11}, 2)
		if icon == IconPut {
			i.arrow(draw.Pt(7, -10), draw.Pt(7, 5))
		} else {
			i.arrow(draw.Pt(7, 6), draw.Pt(7, -10))
		}
	default:
		i.deed(icon)
	}
}

// arrow draws a line with a head at its end.
func (i iconist) arrow(a, b draw.Point) {
	way := b.Sub(a).Mul(1 / max(a.Distance(b), 0.001))
	side := draw.Pt(-way.Y, way.X).Mul(3.6)
	back := b.Sub(way.Mul(3.8))
	i.line(curve{a, b})
	i.line(curve{back.Add(side), b, back.Sub(side)})
}

// box is open at the top.
func (i iconist) box() {
	i.line(from(-10, 1).line(-10, 10).line(10, 10).line(10, 1))
	i.line(from(-10, 1).line(-6, 1))
	i.line(from(10, 1).line(6, 1))
}

func (i iconist) coin(c draw.Point) {
	i.List.StrokeCircle(c, 3.6, iconLine, i.color)
}

// bell draws a bell of a size about a point.
func (i iconist) bell(c draw.Point, k float32) {
	i.List.PushTransform(c, k)
	defer i.List.PopTransform()
	i.shape(from(-9, 6).bend(-6, 3, -6, -2).bend(-6, -9, 0, -9).bend(6, -9, 6, -2).bend(6, 3, 9, 6))
	i.List.FillCircle(draw.Pt(0, 8.2), 2.4, i.color)
	i.List.FillCircle(draw.Pt(0, -9.5), 1.8, i.color)
}

func (i iconist) zed(c draw.Point, size float32) {
	h := size / 2
	i.stroke(from(c.X-h, c.Y-h).line(c.X+h, c.Y-h).line(c.X-h, c.Y+h).line(c.X+h, c.Y+h), 2, i.color)
}

func (i iconist) bulb() {
	i.line(from(-3, 6).bend(-3, 3, -5, 1).swing(0, -1.5, 5.6, 5.6, 0.85*pi, 2.15*pi).bend(3, 3, 3, 6))
	i.fill(draw.Rect{X: -3.6, Y: 6, W: 7.2, H: 4.6}, 1.6)
}

// board is a sheet on two pins with a sign for what is done, and an arrow up
// where it is left again.
func (i iconist) board(icon Icon) {
	i.frame(draw.Rect{X: -11, Y: -10, W: 22, H: 15}, 2)
	i.line(from(-7, 5).line(-9, 11))
	i.line(from(7, 5).line(9, 11))
	if icon == IconReadLock || icon == IconReadUnlock {
		i.line(from(-6.5, -2.5).bend(0, -9.5, 6.5, -2.5).bend(0, 4.5, -6.5, -2.5))
		i.List.FillCircle(draw.Pt(0, -2.5), 2, i.color)
	} else {
		i.shape(from(-6, 2).line(-4.6, -2).line(3.2, -7.6).line(6, -4.6).line(-2, 1))
	}
	if icon == IconReadUnlock || icon == IconWriteUnlock {
		i.arrow(draw.Pt(0, 7), draw.Pt(0, 12))
	}
}
