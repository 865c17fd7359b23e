package kit

import (
	"math"

	"lostupdate/game/draw"
)

// pen draws one icon. Icons are thought on a square from 0 to 24, as icons are; the pen carries the scale.
type pen struct {
	list  *draw.List
	r     draw.Rect
	color draw.Color
}

const (
	iconGrid   = 24
	iconStroke = 2.4
)

func drawIcon(l *draw.List, icon Icon, r draw.Rect, c draw.Color) {
	picture := pictureOf(icon)
	if picture == nil || r.Empty() {
		return
	}
	side := min(r.W, r.H)
	picture(pen{list: l, r: draw.RectAround(r.Center(), side, side), color: c})
}

func (p pen) k() float32 { return p.r.W / iconGrid }

func (p pen) at(x, y float32) draw.Point { return draw.Pt(p.r.X+x*p.k(), p.r.Y+y*p.k()) }

// path joins points, given as x, y, x, y.
func (p pen) path(xy ...float32) {
	p.list.Polyline(p.points(xy), iconStroke*p.k(), draw.Dash{}, p.color)
}

// shape fills a polygon.
func (p pen) shape(xy ...float32) { p.list.FillPolygon(p.points(xy), p.color) }

func (p pen) points(xy []float32) []draw.Point {
	points := make([]draw.Point, 0, len(xy)/2)
	for i := 0; i+1 < len(xy); i += 2 {
		points = append(points, p.at(xy[i], xy[i+1]))
	}
	return points
}

func (p pen) dot(x, y, radius float32) { p.list.FillCircle(p.at(x, y), radius*p.k(), p.color) }

func (p pen) ring(x, y, radius float32) {
	p.list.StrokeCircle(p.at(x, y), (radius+iconStroke/2)*p.k(), iconStroke*p.k(), p.color)
}

// arc is a part of a ring, in degrees; 0 is to the right and angles grow clockwise.
func (p pen) arc(x, y, radius, from, to float32) {
	const degree = math.Pi / 180
	p.list.Arc(p.at(x, y), radius*p.k(), from*degree, to*degree, iconStroke*p.k(), p.color)
}

func (p pen) box(x, y, w, h, radius float32) {
	p.list.StrokeRound(p.rect(x, y, w, h), radius*p.k(), iconStroke*p.k(), p.color)
}

func (p pen) block(x, y, w, h, radius float32) {
	p.list.FillRound(p.rect(x, y, w, h), radius*p.k(), p.color)
}

func (p pen) rect(x, y, w, h float32) draw.Rect {
	at := p.at(x, y)
	return draw.Rect{X: at.X, Y: at.Y, W: w * p.k(), H: h * p.k()}
}

// pictureOf returns how an icon is drawn, or nil for none.
func pictureOf(icon Icon) func(pen) {
	switch icon {
	case IconMenu:
		return func(p pen) { p.path(4, 6, 20, 6); p.path(4, 12, 20, 12); p.path(4, 18, 20, 18) }
	case IconBack:
		return func(p pen) { p.path(20, 12, 5, 12); p.path(11, 5, 4, 12, 11, 19) }
	case IconClose, IconCross:
		return func(p pen) { p.path(5, 5, 19, 19); p.path(19, 5, 5, 19) }
	case IconHelp:
		return func(p pen) { p.arc(12, 8, 4.6, 180, 405); p.path(15.2, 11.3, 12, 14, 12, 15.5); p.dot(12, 20, 1.7) }
	case IconSettings:
		return drawGear
	case IconMap:
		return func(p pen) {
			for _, y := range []float32{3, 14} {
				p.box(2.5, y, 8, 7.5, 1.5)
				p.box(13.5, y, 8, 7.5, 1.5)
			}
		}
	case IconLanguage:
		return drawGlobe
	case IconHint:
		return func(p pen) {
			p.arc(12, 9, 6, 130, 410)
			p.path(8.2, 13.6, 9.6, 17, 14.4, 17, 15.8, 13.6)
			p.path(10, 21, 14, 21)
		}
	case IconCode:
		return func(p pen) { p.path(8, 6, 2.5, 12, 8, 18); p.path(16, 6, 21.5, 12, 16, 18); p.path(13.6, 4, 10.4, 20) }
	case IconEngineer:
		return drawWrench
	case IconSaboteur:
		return drawMask
	case IconStar:
		return func(p pen) { p.list.FillPolygon(p.star(), p.color) }
	case IconStarEmpty:
		return func(p pen) {
			points := p.star()
			p.list.Polyline(append(points, points[0]), 1.7*p.k(), draw.Dash{}, p.color)
		}
	case IconCheck:
		return func(p pen) { p.path(4, 13, 9.5, 18.5, 20, 6) }
	case IconWarning:
		return func(p pen) { p.path(12, 3, 22, 20, 2, 20, 12, 3); p.path(12, 9.5, 12, 13.8); p.dot(12, 17, 1.4) }
	case IconTrash:
		return func(p pen) {
			p.path(4, 6, 20, 6)
			p.path(9, 6, 9, 3, 15, 3, 15, 6)
			p.path(6, 6, 7, 21, 17, 21, 18, 6)
			p.path(12, 10, 12, 17)
		}
	}
	return placeOrThing(icon)
}

// placeOrThing draws the icons of what stands about on the screens.
func placeOrThing(icon Icon) func(pen) {
	switch icon {
	case IconTools:
		return func(p pen) {
			p.box(2.5, 8, 19, 12.5, 2)
			p.path(8, 8, 8, 4, 16, 4, 16, 8)
			p.path(2.5, 13.5, 21.5, 13.5)
		}
	case IconInspect:
		return func(p pen) { p.ring(10, 10, 6.5); p.path(15, 15, 21, 21) }
	case IconTimeline:
		return func(p pen) {
			p.block(2, 4, 9, 4, 1)
			p.block(7, 10, 11, 4, 1)
			p.block(4, 16, 8, 4, 1)
			p.path(20.5, 3, 20.5, 21)
		}
	case IconKey:
		return func(p pen) { p.ring(7, 12, 4.2); p.path(12, 12, 21.5, 12, 21.5, 16); p.path(17, 12, 17, 15) }
	case IconCopy:
		return func(p pen) { p.box(8, 8, 13, 13, 2); p.path(4, 16, 3.5, 16, 3.5, 3.5, 16, 3.5, 16, 4) }
	case IconQuit:
		return func(p pen) { p.arc(12, 13, 8, -50, 230); p.path(12, 3, 12, 12) }
	case IconWorker:
		return drawHelmet
	case IconShare:
		return func(p pen) {
			p.path(18, 5, 6, 12, 18, 19)
			p.dot(18, 5, 3.4)
			p.dot(6, 12, 3.4)
			p.dot(18, 19, 3.4)
		}
	case IconPaste:
		return func(p pen) {
			p.box(4.5, 5, 15, 16.5, 2)
			p.block(8, 2.5, 8, 5, 1.5)
			p.path(12, 10.5, 12, 17.5)
			p.path(9, 15, 12, 18, 15, 15)
		}
	case IconLink:
		return func(p pen) { p.box(2, 8.5, 11, 7, 3.5); p.box(11, 8.5, 11, 7, 3.5) }
	case IconPicture:
		return func(p pen) {
			p.box(3, 5, 18, 14, 2)
			p.path(4, 17, 9.5, 11, 13.5, 15.5, 16, 13, 20, 17)
			p.dot(15.5, 9, 1.7)
		}
	case IconWrite:
		return func(p pen) {
			p.path(4, 20, 5, 15.5, 16, 4.5, 19.5, 8, 8.5, 19, 4, 20)
			p.path(13.5, 7, 17, 10.5)
		}
	case IconFilm:
		return func(p pen) {
			p.box(3, 5, 18, 14, 2)
			p.shape(10, 8.5, 16, 12, 10, 15.5)
			p.path(6.3, 8, 6.3, 9)
			p.path(6.3, 15, 6.3, 16)
		}
	}
	return movement(icon)
}

// movement draws the icons of going somewhere: in time, over the screen, more and less.
func movement(icon Icon) func(pen) {
	switch icon {
	case IconUndo:
		return func(p pen) {
			p.path(9, 4, 4, 9, 9, 14)
			p.path(4, 9, 14, 9)
			p.arc(14, 14.5, 5.5, -90, 90)
			p.path(14, 20, 9, 20)
		}
	case IconRedo:
		return func(p pen) {
			p.path(15, 4, 20, 9, 15, 14)
			p.path(20, 9, 10, 9)
			p.arc(10, 14.5, 5.5, 90, 270)
			p.path(10, 20, 15, 20)
		}
	case IconReset:
		return func(p pen) { p.arc(12, 13, 8, -60, 210); p.path(9, 5.5, 16, 6, 13, 12) }
	case IconPlay:
		return func(p pen) { p.shape(6, 3, 21, 12, 6, 21) }
	case IconPause:
		return func(p pen) { p.block(5, 4, 5, 16, 1); p.block(14, 4, 5, 16, 1) }
	case IconStepBack:
		return func(p pen) { p.shape(14, 4, 14, 20, 3, 12); p.block(17, 4, 3.5, 16, 1) }
	case IconStepForward:
		return func(p pen) { p.shape(10, 4, 21, 12, 10, 20); p.block(3.5, 4, 3.5, 16, 1) }
	case IconToStart:
		return func(p pen) { p.shape(21, 4, 21, 20, 13, 12); p.shape(13, 4, 13, 20, 5, 12); p.block(2, 4, 3, 16, 1) }
	case IconToEnd:
		return func(p pen) { p.shape(3, 4, 11, 12, 3, 20); p.shape(11, 4, 19, 12, 11, 20); p.block(19, 4, 3, 16, 1) }
	case IconFaster:
		return func(p pen) { p.shape(3, 4, 12, 12, 3, 20); p.shape(12, 4, 21, 12, 12, 20) }
	case IconSlower:
		return func(p pen) { p.shape(21, 4, 21, 20, 12, 12); p.shape(12, 4, 12, 20, 3, 12) }
	case IconNext:
		return func(p pen) { p.path(4, 12, 19, 12); p.path(13, 5, 20, 12, 13, 19) }
	case IconUp:
		return func(p pen) { p.path(5, 15, 12, 8, 19, 15) }
	case IconDown:
		return func(p pen) { p.path(5, 9, 12, 16, 19, 9) }
	case IconLeft:
		return func(p pen) { p.path(15, 5, 8, 12, 15, 19) }
	case IconRight:
		return func(p pen) { p.path(9, 5, 16, 12, 9, 19) }
	case IconPlus:
		return func(p pen) { p.path(12, 4, 12, 20); p.path(4, 12, 20, 12) }
	case IconMinus:
		return func(p pen) { p.path(4, 12, 20, 12) }
	case IconMore:
		return func(p pen) { p.dot(4.5, 12, 2.4); p.dot(12, 12, 2.4); p.dot(19.5, 12, 2.4) }
	}
	return nil
}

// star returns the ten points of a star.
func (p pen) star() []draw.Point {
	points := make([]draw.Point, 0, 11)
	for i := range 10 {
		radius := float32(11)
		if i%2 == 1 {
			radius = 4.7
		}
		tip := p.at(12, 12.8-radius)
		points = append(points, tip.Turn(p.at(12, 12.8), float32(i)*math.Pi/5))
	}
	return points
}

func drawGear(p pen) {
	p.ring(12, 12, 6)
	for i := range 8 {
		angle := float32(i) * math.Pi / 4
		a, b := p.at(12, 4.6).Turn(p.at(12, 12), angle), p.at(12, 2.4).Turn(p.at(12, 12), angle)
		p.list.Line(a, b, 3.4*p.k(), p.color)
	}
	p.dot(12, 12, 2)
}

func drawGlobe(p pen) {
	p.ring(12, 12, 9)
	p.path(3, 12, 21, 12)
	for _, half := range [2][2]float32{{-1, 1}, {1, -1}} {
		var points []draw.Point
		for i := range 13 {
			angle := float64(i) / 12 * math.Pi
			points = append(points, p.at(12+half[0]*4.4*float32(math.Sin(angle)), 12-9*float32(math.Cos(angle))))
		}
		p.list.Polyline(points, 1.8*p.k(), draw.Dash{}, p.color)
	}
}

// drawWrench is the engineer's sign.
func drawWrench(p pen) {
	p.list.Line(p.at(5, 19), p.at(13, 11), 4.6*p.k(), p.color)
	const degree = math.Pi / 180
	p.list.Arc(p.at(16.2, 7.8), 4.6*p.k(), 0*degree, 270*degree, 3.6*p.k(), p.color)
}

// drawMask is the saboteur's sign: a domino mask, whose eyes are left open.
func drawMask(p pen) {
	p.path(2.5, 8, 6, 6.5, 12, 8.2, 18, 6.5, 21.5, 8, 21, 13, 17.5, 17, 14.5, 16, 12, 13, 9.5, 16, 6.5, 17, 3, 13, 2.5, 8)
	p.list.Line(p.at(6.6, 11.4), p.at(8.8, 12), 2.6*p.k(), p.color)
	p.list.Line(p.at(17.4, 11.4), p.at(15.2, 12), 2.6*p.k(), p.color)
}

func drawHelmet(p pen) {
	p.arc(12, 15, 7.5, 180, 360)
	p.path(2, 16, 22, 16)
	p.path(12, 7, 12, 3.8)
	p.path(9.2, 7.6, 9.2, 11)
	p.path(14.8, 7.6, 14.8, 11)
}
