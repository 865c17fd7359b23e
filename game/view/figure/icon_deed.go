package figure

import "lostupdate/game/draw"

// deed draws the icons of what a worker, or a whole line, does in one step, and
// of what the player can change.
func (i iconist) deed(icon Icon) {
	switch icon {
	case IconTryLock:
		i.List.PushTransform(draw.Pt(-3, 1), 0.82)
		i.padlock(false)
		i.List.PopTransform()
		i.line(from(5.5, -7).bend(5.5, -11.5, 8.5, -11.5).bend(12, -11.5, 11.5, -8).bend(11, -6, 8.6, -4.5).line(8.6, -2.4))
		i.List.FillCircle(draw.Pt(8.6, 1.2), 1.5, i.color)
	case IconExchange:
		i.around()
	case IconSwap:
		i.around()
		i.line(from(-3.5, -1.8).line(3.5, -1.8))
		i.line(from(-3.5, 2.4).line(3.5, 2.4))
	case IconYield:
		i.List.FillCircle(draw.Pt(-8, 1), 3, i.color)
		i.line(from(-8, -4).bend(0, -15, 8, -4))
		i.line(from(3.6, -5.4).line(8.4, -3.6).line(10, -8.6))
		i.List.StrokeCircle(draw.Pt(8, 4), 3, iconLine, i.color)
		i.line(from(-11, 10).line(11, 10))
	case IconFork:
		i.frame(draw.Rect{X: -11.5, Y: -5, W: 9, H: 10}, 2)
		i.line(from(-2, 0).line(1, 0).bend(3, 0, 3, -4).bend(3, -7, 5, -7))
		i.line(from(1, 0).bend(3, 0, 3, 4).bend(3, 7, 5, 7))
		i.frame(draw.Rect{X: 4.5, Y: -11, W: 7, H: 8}, 1.6)
		i.frame(draw.Rect{X: 4.5, Y: 3, W: 7, H: 8}, 1.6)
	case IconCrash:
		i.shape(from(0, -12).bend(2, -6, 6, -2).bend(10, 3, 7, 8).bend(4, 11.5, 0, 11.5).bend(-5, 11.5, -7.5, 7.5).bend(-10, 2, -5, -3).bend(-4, -1, -3, 0).bend(-2, -6, 0, -12))
		i.List.FillPolygon(from(0, 2).bend(4, 6, 2.5, 9).bend(0, 11, -2.5, 9).bend(-4, 6, 0, 2), i.Ink.White)
	case IconExit:
		i.line(from(2, -10.5).line(-9, -10.5).line(-9, 10.5).line(2, 10.5))
		i.arrow(draw.Pt(-3, 0), draw.Pt(11, 0))
	case IconKiln:
		i.line(from(-10.5, 10).line(-10.5, 1).swing(0, 1, 10.5, 10, pi, fullPi).line(10.5, 10).line(-10.5, 10))
		i.shape(from(-5, 10).line(-5, 5).swing(0, 5, 5, 4.5, pi, fullPi).line(5, 10))
	case IconTruck:
		i.fill(draw.Rect{X: -12, Y: -7, W: 13.5, H: 12}, 1.6)
		i.line(from(2, -3).line(7.5, -3).line(11, 1).line(11, 5).line(2, 5))
		i.List.FillCircle(draw.Pt(-6.5, 6.6), 3, i.color)
		i.List.FillCircle(draw.Pt(6, 6.6), 3, i.color)
	case IconFlag:
		i.line(from(-7, -11).line(-7, 11))
		i.shape(from(-6, -10.5).line(9, -10.5).line(5.5, -5).line(9, 0.5).line(-6, 0.5))
	case IconCall:
		i.frame(draw.Rect{X: -1, Y: -10, W: 12, H: 20}, 2)
		i.arrow(draw.Pt(-12, -4), draw.Pt(4.5, -4))
		i.line(from(5, 4.5).line(-11, 4.5))
		i.line(from(-7.4, 1).line(-11, 4.5).line(-7.4, 8))
	case IconFence:
		for _, x := range []float32{-8, 0, 8} {
			i.shape(from(x-2.4, 10).line(x-2.4, -6).line(x, -10).line(x+2.4, -6).line(x+2.4, 10))
		}
		i.line(from(-11.5, -2).line(11.5, -2))
		i.line(from(-11.5, 5).line(11.5, 5))
	case IconSection:
		i.List.Polyline(roundedPath(draw.Rect{X: -11, Y: -9, W: 22, H: 18}, 2), iconLine, draw.Dash{On: 4.5, Off: 3}, i.color)
		i.List.FillCircle(draw.Pt(0, -2.5), 2.8, i.color)
		i.shape(from(-4.2, 6).bend(-4, 1, 0, 1).bend(4, 1, 4.2, 6))
	case IconMove:
		i.arrow(draw.Pt(-2, 0), draw.Pt(-11.5, 0))
		i.arrow(draw.Pt(2, 0), draw.Pt(11.5, 0))
	case IconChoose:
		i.frame(draw.Rect{X: -11, Y: -8, W: 12, H: 16}, 2)
		i.line(from(3, -8).line(11, -8).line(11, 8).line(3, 8))
		i.line(from(-8, 0).line(-2, 0))
	case IconDial:
		i.List.StrokeCircle(draw.Pt(0, 1), 9, iconLine, i.color)
		i.line(from(0, 1).line(4.5, -4.5))
		i.line(from(0, -11.5).line(0, -8))
	}
}

// around draws two arrows that change places.
func (i iconist) around() {
	i.line(curve{}.swing(0, 0, 9, 9, 1.12*pi, 1.86*pi))
	i.line(curve{}.swing(0, 0, 9, 9, 0.12*pi, 0.86*pi))
	i.shape(from(11.6, -6.5).line(9, 0.6).line(4.6, -5.2))
	i.shape(from(-11.6, 6.5).line(-9, -0.6).line(-4.6, 5.2))
}
