package figure

import "lostupdate/game/draw"

// Hand draws a hand in a glove whose finger points at tip. back is the direction in which the arm lies, of length 1.
func (p Pen) Hand(tip, back draw.Point, scale float32) {
	side := draw.Pt(-back.Y, back.X)
	at := func(along, across float32) draw.Point {
		x, y := float32(back.X*along)+float32(side.X*across), float32(back.Y*along)+float32(side.Y*across)
		return draw.Pt(tip.X+float32(scale*x), tip.Y+float32(scale*y))
	}
	line := func(width float32, c draw.Color, points ...draw.Point) {
		p.List.Polyline(points, width*scale, draw.Dash{}, c)
	}
	ball := func(middle draw.Point, radius float32, c draw.Color) { p.List.FillCircle(middle, radius*scale, c) }
	glove, sleeve, ink := p.Ink.Cream, p.Ink.Blue, p.Ink.Outline
	for _, layer := range []struct {
		more  float32
		glove draw.Color
		cuff  draw.Color
	}{{4, ink, ink}, {0, glove, sleeve}} {
		line(17+layer.more, layer.cuff, at(33, 0), at(45, 0))
		line(20+layer.more, layer.cuff, at(33, 0), at(36, 0))
		ball(at(23, 1), 10+layer.more/2, layer.glove)
		ball(at(16, 6), 4.5+layer.more/2, layer.glove) // bent fingers
		ball(at(17, 10), 3.8+layer.more/2, layer.glove)
		line(7.5+layer.more, layer.glove, at(4, 0), at(20, 0)) // the finger that points
		ball(at(4, 0), 3.75+layer.more/2, layer.glove)
		line(6+layer.more, layer.glove, at(25, -6), at(17, -11)) // the thumb
		ball(at(17, -11), 3+layer.more/2, layer.glove)
	}
}
