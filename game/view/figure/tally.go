package figure

import (
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// Tally is a countdown: a blackboard with as many strokes as are left.
type Tally struct {
	Left    int
	From    int // how many there were: what is gone is wiped, not forgotten
	Waiting []int
}

// Size returns the board's natural size.
func (t Tally) Size() (width, height float32) { return 92, 56 + queueRow }

// strokesShown is how many strokes are drawn; the number beside them counts all.
const strokesShown = 10

func (t Tally) draw(p Pen) {
	frame := draw.Rect{X: -46, Y: 4, W: 92, H: 46}
	p.List.FillRound(frame.Move(0, 3), 6, p.Ink.Outline.WithAlpha(44))
	p.solid(frame, 6, 2.2, p.Ink.Wood)
	board := frame.Inset(6)
	p.List.FillRound(board, 3, p.Ink.Outline.Mix(p.Ink.Green, 0.2))
	count := max(0, min(strokesShown, max(t.Left, t.From)))
	step := min(8.5, 44/float32(max(1, count)))
	for i := range count {
		ink, width := p.Ink.White, float32(2.6)
		if i >= t.Left {
			ink, width = p.Ink.White.WithAlpha(60), 2
		}
		x := board.X + 7 + step*float32(i)
		if i%5 == 4 { // the fifth crosses the four before it
			p.stroke(from(x-4.4*step, board.Center().Y+8).line(x-0.4*step, board.Center().Y-8), width, ink)
			continue
		}
		p.stroke(from(x, board.Center().Y+8.5).line(x+1, board.Center().Y-8.5), width, ink)
	}
	style := glyph.Bold(21)
	if t.Left > 99 {
		style = glyph.Bold(15)
	}
	p.centred(draw.Pt(board.Right()-14, board.Center().Y), strconv.Itoa(t.Left), style, p.Ink.Yellow)
	p.solid(draw.RectAround(draw.Pt(-8, 50.5), 56, 6), 2.5, 1.8, p.Ink.Wood.Mix(p.Ink.Outline, 0.2))
	p.List.FillRound(draw.RectAround(draw.Pt(6, 47), 12, 4), 2, p.Ink.White)
	p.queue(draw.Pt(0, 56+queueRow/2), 88, t.Waiting)
}
