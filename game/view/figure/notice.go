package figure

import "lostupdate/game/draw"

// Notice is a reader-writer lock: a board that many may read at a time, or one
// may write.
type Notice struct {
	Readers []int
	Writer  int // 0 nobody
	Waiting []int
}

// Size returns the board's natural size.
func (n Notice) Size() (width, height float32) { return 100, 62 + queueRow }

func (n Notice) draw(p Pen) {
	frame := draw.Rect{X: -50, Y: 3, W: 100, H: 56}
	p.List.FillRound(frame.Move(0, 3), 6, p.Ink.Outline.WithAlpha(44))
	p.solid(frame, 6, 2.2, p.Ink.Wood)
	cork := frame.Inset(5.5)
	p.List.FillRound(cork, 3, p.Ink.Wood.Mix(p.Ink.Cream, 0.55))
	sheet := draw.Rect{X: -17, Y: 7, W: 34, H: 27}
	p.solid(sheet, 2, 1.6, p.Ink.White)
	for i := range 3 {
		y := sheet.Y + 10 + 6*float32(i)
		p.List.Line(draw.Pt(sheet.X+5, y), draw.Pt(sheet.Right()-5-4*float32(i%2), y), 1.8, p.Ink.Gleam)
	}
	p.ball(draw.Pt(0, 9), 3, 1.4, p.Ink.Red)
	switch {
	case n.Writer > 0:
		p.Icon(draw.Pt(-31, 22), 19, IconWrite, p.Ink.Outline)
		p.Face(draw.Pt(31, 22), 11, n.Writer)
		p.List.Line(draw.Pt(sheet.X+5, 28), draw.Pt(sheet.Right()-9, 28), 2.4, p.Ink.Red)
		p.bar(draw.Pt(-38, 46), 76, 0)
	case len(n.Readers) > 0:
		p.Icon(draw.Pt(-31, 22), 19, IconRead, p.Ink.Outline)
		p.queue(draw.Pt(0, 45), 86, n.Readers)
	}
	p.queue(draw.Pt(0, 62+queueRow/2), 96, n.Waiting)
}
