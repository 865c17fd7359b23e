package paint

import (
	"fmt"
	"math"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// The scene is a corner of the play screen: everything that a display list can show, in the
// mixture and the density of a real frame.

var (
	cream  = draw.Hex(0xFCF6EA)
	sand   = draw.Hex(0xEADFCB)
	navy   = draw.Hex(0x1F2A44)
	grey   = draw.Hex(0x5E667A)
	orange = draw.Hex(0xD55E00)
	green  = draw.Hex(0x009E73)
	blue   = draw.Hex(0x0072B2)
	sky    = draw.Hex(0x56B4E9)
	yellow = draw.Hex(0xF0E442)
	pink   = draw.Hex(0xCC79A7)
	skin   = draw.Hex(0xF6C9A8)
	white  = draw.Hex(0xFFFFFF)
)

const sceneWidth, sceneHeight = 760, 480

func scene(book *glyph.Book) *draw.List {
	l := &draw.List{}
	l.FillRect(draw.Rect{W: sceneWidth, H: sceneHeight}, cream)
	bar, rest := draw.Rect{W: sceneWidth, H: sceneHeight}.CutTop(48)
	l.FillRect(bar, navy)
	l.Text(20, book.Metrics(glyph.Bold(22)).Middle(bar.Y, bar.H), "☰  2-3 两个人，一个计数器", glyph.Bold(22), white)
	l.Text(340, book.Metrics(glyph.Regular(15)).Middle(bar.Y, bar.H),
		"Every box must be counted: total = 6, whatever the foreman does.", glyph.Regular(15), cream)

	floor, lower := rest.Inset(12).CutTop(250)
	sceneFloor(l, book, floor)
	lanes, panel := lower.CutLeft(430)
	sceneLanes(l, book, lanes.Inset(8))
	scenePanel(l, book, panel.Inset(8))
	return l
}

func sceneFloor(l *draw.List, book *glyph.Book, floor draw.Rect) {
	l.FillRound(floor, 10, sand)
	l.StrokeRound(floor, 10, 3, navy)
	l.Polyline([]draw.Point{
		{X: 230, Y: 165}, {X: 240, Y: 120}, {X: 690, Y: 120}, {X: 715, Y: 130}, {X: 722, Y: 150}, {X: 715, Y: 180},
	}, 3, draw.Dash{On: 9, Off: 5}, grey)
	for i, name := range []string{"read total", "add one", "write total", "运走箱子"} {
		card := draw.Rect{X: 250 + float32(i)*112, Y: 92, W: 88, H: 58}
		edge := navy
		if i%2 == 0 {
			edge = orange
		}
		l.FillRound(card, 6, white)
		l.StrokeRound(card, 6, 2+float32(i%2), edge)
		style := book.Fit(name, glyph.Bold(14), card.W-8, 9)
		l.Text(card.Center().X-book.Measure(name, style)/2, card.Bottom()-10, name, style, navy)
		l.FillCircle(card.Center().Add(draw.Pt(0, -10)), 8, grey)
		l.StrokeCircle(card.Center().Add(draw.Pt(0, -10)), 12, 1.5, navy)
	}
	belt := draw.Rect{X: 220, Y: 170, W: 500, H: 16}
	l.FillRound(belt, 4, grey)
	l.PushClip(belt)
	for x := float32(216); x < 730; x += 24 {
		l.FillCircle(draw.Pt(x, 178), 8, grey.Mix(white, 0.35))
	}
	l.PopClip()
	for i, shirt := range []draw.Color{pink, blue, green} {
		l.PushTransform(draw.Pt(290+float32(i)*150, 262), 1+float32(i)*0.25)
		worker(l, book, fmt.Sprint(i+1), shirt)
		l.PopTransform()
	}
	counter := draw.Rect{X: 40, Y: 90, W: 130, H: 74}
	l.FillRound(counter, 8, navy)
	for i, digit := range []string{"0", "3"} {
		leaf := draw.Rect{X: 48 + float32(i)*59, Y: 98, W: 55, H: 58}
		l.FillRound(leaf, 5, orange)
		l.Text(leaf.Center().X-book.Measure(digit, glyph.Bold(44))/2, leaf.Y+45, digit, glyph.Bold(44), white)
		l.FillRect(draw.Rect{X: leaf.X, Y: leaf.Center().Y - 0.5, W: leaf.W, H: 1}, navy)
	}
	lock(l, draw.Pt(75, 220), orange)
	lock(l, draw.Pt(140, 220), blue)
}

// worker draws a figure that stands on the origin, about 70 high.
func worker(l *draw.List, book *glyph.Book, name string, shirt draw.Color) {
	l.Line(draw.Pt(-6, -10), draw.Pt(-6, -2), 4, navy)
	l.Line(draw.Pt(6, -10), draw.Pt(6, -2), 4, navy)
	body := []draw.Point{{X: -10, Y: -40}, {X: 10, Y: -40}, {X: 17, Y: -10}, {X: -17, Y: -10}}
	l.FillPolygon(body, shirt)
	l.Polyline(append(body, body[0]), 2.5, draw.Dash{}, navy)
	l.FillCircle(draw.Pt(0, -48), 13, skin)
	l.StrokeCircle(draw.Pt(0, -48), 13, 2.5, navy)
	l.FillCircle(draw.Pt(-4, -46), 1.6, navy)
	l.FillCircle(draw.Pt(4, -46), 1.6, navy)
	l.PushClip(draw.Rect{X: -20, Y: -70, W: 40, H: 18})
	l.FillEllipse(draw.Rect{X: -15, Y: -66, W: 30, H: 28}, yellow)
	l.PopClip()
	l.Arc(draw.Pt(0, -52), 14, math.Pi, 2*math.Pi, 2.5, navy)
	l.Line(draw.Pt(-17, -52), draw.Pt(17, -52), 3, navy)
	style := glyph.Bold(14)
	l.Text(-book.Measure(name, style)/2, -18, name, style, white)
	board := draw.Rect{X: 12, Y: -34, W: 24, H: 30}
	l.FillRound(board, 2, white)
	l.StrokeRound(board, 2, 2, navy)
	l.Text(board.X+8, board.Bottom()-9, "3", glyph.Bold(15), orange)
}

func lock(l *draw.List, c draw.Point, colour draw.Color) {
	l.Arc(c.Add(draw.Pt(0, -4)), 10, math.Pi, 2*math.Pi, 4, navy)
	body := draw.RectAround(c.Add(draw.Pt(0, 8)), 30, 24)
	l.FillRound(body, 5, colour)
	l.StrokeRound(body, 5, 2.5, navy)
	l.FillPolygon([]draw.Point{
		c.Add(draw.Pt(0, 1)), c.Add(draw.Pt(6, 13)), c.Add(draw.Pt(-6, 13)),
	}, white)
}

func sceneLanes(l *draw.List, book *glyph.Book, area draw.Rect) {
	l.FillRound(area, 8, navy)
	colours := []draw.Color{green, orange, sky, grey}
	for lane := range 4 {
		y := area.Y + 14 + float32(lane)*34
		l.FillCircle(draw.Pt(area.X+18, y+12), 9, colours[lane])
		l.Text(area.X+34, book.Metrics(glyph.Bold(14)).Middle(y, 24), fmt.Sprint("工人 ", lane+1), glyph.Bold(14), white)
		x := area.X + 92
		for i := 0; x < area.Right()-40; i++ {
			w := float32(9 + (i*7+lane*13)%31)
			l.FillRound(draw.Rect{X: x, Y: y, W: w, H: 24}, 3, colours[(i+lane)%4])
			x += w + 2
		}
	}
	at := area.X + 240.5
	l.Line(draw.Pt(at, area.Y+4), draw.Pt(at, area.Bottom()-4), 2, yellow)
	l.FillPolygon([]draw.Point{{X: at - 8, Y: area.Y}, {X: at + 8, Y: area.Y}, {X: at, Y: area.Y + 12}}, yellow)
}

func scenePanel(l *draw.List, book *glyph.Book, area draw.Rect) {
	l.FillRound(area, 8, white)
	l.StrokeRound(area, 8, 2, orange)
	inner := area.Inset(12)
	l.PushClip(inner)
	defer l.PopClip()
	body := glyph.Regular(13)
	m := book.Metrics(body)
	y := inner.Y + m.Ascent
	for _, text := range []string{
		"Worker 1 read 3 before taking the key. Worker 2 counted 3 to 4.",
		"工人 1 在拿到钥匙之前读到了 3；这时工人 2 已经写下了 4，“丢失更新”就这样发生。",
	} {
		for _, line := range book.Wrap(text, body, inner.W) {
			l.Text(inner.X, y, line, body, navy)
			y += m.LineHeight
		}
	}
	l.FillPolygon(star(draw.Pt(inner.X+20, inner.Bottom()-16), 16), yellow)
	l.Polyline(star(draw.Pt(inner.X+60, inner.Bottom()-16), 16), 1.5, draw.Dash{}, navy)
	l.Polyline([]draw.Point{
		{X: inner.X + 90, Y: inner.Bottom() - 6}, {X: inner.X + 120, Y: inner.Bottom() - 30}, {X: inner.X + 150, Y: inner.Bottom() - 6},
	}, 8, draw.Dash{}, blue.WithAlpha(128))
	l.FillEllipse(draw.Rect{X: inner.X + 165, Y: inner.Bottom() - 30, W: 50, H: 24}, pink.WithAlpha(128))
	l.FillRound(draw.Rect{X: inner.X + 190.5, Y: inner.Bottom() - 24.25, W: 60, H: 14.5}, 0, green.WithAlpha(128))
}

// star returns the closed outline of a five-pointed star.
func star(c draw.Point, radius float32) []draw.Point {
	var points []draw.Point
	for i := range 11 {
		r := radius
		if i%2 == 1 {
			r *= 0.45
		}
		points = append(points, c.Add(draw.Pt(0, -r)).Turn(c, float32(i)*math.Pi/5))
	}
	return points
}
