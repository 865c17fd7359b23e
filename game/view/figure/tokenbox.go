package figure

import (
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// TokenBox is a semaphore: who wants to go on takes a token out of it, and waits
// where there is none.
type TokenBox struct {
	Tokens  int   // in the box now
	Places  int   // how many were in it at first: what is missing leaves a ring
	Waiting []int // the workers who wait for a token
}

func boldFor(text string) glyph.Style {
	if len(text) > 3 {
		return glyph.Bold(12)
	}
	return glyph.Bold(14)
}

// Size returns the box's natural size.
func (b TokenBox) Size() (width, height float32) { return 92, 60 + queueRow }

// coinsShown is how many tokens are drawn; the number on the plate counts all.
const coinsShown = 6

func (b TokenBox) draw(p Pen) {
	p.List.FillRound(draw.Rect{X: -41, Y: 15, W: 86, H: 42}, 8, p.Ink.Outline.WithAlpha(40))
	lid := from(-42, 14).line(-34, 2).line(34, 2).line(42, 14)
	p.blob(lid, 2.4, p.Ink.Wood.Mix(p.Ink.Outline, 0.28))
	p.solid(draw.Rect{X: -44, Y: 11, W: 88, H: 42}, 7, 2.4, p.Ink.Wood.Mix(p.Ink.White, 0.12))
	inside := draw.Rect{X: -38, Y: 16, W: 76, H: 22}
	p.solid(inside, 5, 2, p.Ink.Outline.Mix(p.Ink.Steel, 0.25))
	count := max(0, min(coinsShown, max(b.Tokens, b.Places)))
	gap := float32(16)
	if count > 4 {
		gap = 58 / float32(count-1)
	}
	x := -gap * float32(count-1) / 2
	for i := range count {
		at := draw.Pt(x+gap*float32(i), inside.Center().Y)
		if i < b.Tokens {
			p.Coin(at, 8.4)
		} else {
			p.List.Polyline(curve{}.swing(at.X, at.Y, 7, 7, 0, fullPi), 1.5, draw.Dash{On: 3, Off: 3}, p.Ink.Gleam)
		}
	}
	p.plate(draw.Pt(0, 45.5), strconv.Itoa(b.Tokens))
	p.queue(draw.Pt(0, 60+queueRow/2), 88, b.Waiting)
}

// Coin draws a semaphore's token: a disc with a square hole.
func (p Pen) Coin(c draw.Point, radius float32) {
	p.ball(c, radius, max(radius*0.22, 1.4), p.Ink.Sky)
	hole := radius * 0.66
	p.List.FillRound(draw.RectAround(c, hole+radius*0.24, hole+radius*0.24), radius*0.1, p.Ink.Outline)
	p.List.FillRound(draw.RectAround(c, hole-radius*0.1, hole-radius*0.1), 0, p.Ink.White)
}
