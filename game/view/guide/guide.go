// Package guide draws the guidance of a player's first steps: a hand that points at the real thing, a ring around it, and
// beside it what to do, in the words of the device that is used.
//
// It takes nothing from the screen: there is no veil and no dialog, and everything below can be used. The bubble looks
// for a place where it covers as little as possible that can be used, and neither what it is about nor what hangs on the
// wall: the steps are about what becomes of a number there. Where there is room, it leaves the workers free who carry it.
package guide

import (
	"math"

	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/guide"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

// Text returns what a hint says is to be done.
func Text(words loc.Words, h guide.Hint) string { return words.Say("guide." + h.Level + "." + h.Name) }

// how says with which movement it is done, on the device that is used now.
func how(f *kit.Frame, h guide.Hint) string {
	device := string(f.Using())
	key := "guide.how." + string(h.How) + "." + device
	if h.Key != "" && f.Words.Has(key+"-key") {
		key += "-key"
	}
	if _, carrying := f.Carrying(); carrying {
		key = "guide.how.drop." + device
	}
	return f.Words.Say(key, loc.Args{"Key": f.Keys.Shown(h.Key)})
}

// Draw draws the guidance over the scene that was drawn.
func Draw(m *model.Model, f *kit.Frame) {
	h, ok := m.Hint()
	if !ok {
		return
	}
	target, found := pointed(f, h)
	f.Float(func() {
		avoid := target
		if !found {
			avoid = draw.Rect{}
		}
		r := place(f, shapes(f, h), avoid)
		if found {
			point(f, target, r)
		}
		bubble(f, r, h)
	})
}

// pointed returns where the hand points: at a place for what is being carried, or at what is to be used.
func pointed(f *kit.Frame, h guide.Hint) (draw.Rect, bool) {
	if at, ok := f.Offered(); ok {
		return at, true
	}
	for _, id := range h.At {
		if at, ok := f.Seen(id); ok {
			return at, true
		}
	}
	return draw.Rect{}, false
}

// Measures of the bubble.
const (
	widest   = 330
	margin   = 12
	skip     = 34 // the button that ends the guidance
	air      = 8  // around the bubble: a finger must still find what lies beside it
	airSmall = 14
	reach    = 58 // of the hand, between the bubble and what it points at

	overWorker = 1500 // as bad as a quarter of the screen's width farther away
)

// shapes are the sizes that the bubble may have: on a small screen a narrow one may find a place where a wide one does not.
func shapes(f *kit.Frame, h guide.Hint) []draw.Point {
	widths := []float32{widest}
	switch {
	case f.Small():
		widths = []float32{350, 300, 250, 200}
	case f.Compact():
		widths = []float32{350}
	}
	var sizes []draw.Point
	for _, width := range widths {
		inner := width - 2*margin - skip
		height := f.TextHeight(inner, Text(f.Words, h), f.Font.Label) + 3 + f.TextHeight(inner, how(f, h), f.Font.Small)
		sizes = append(sizes, draw.Pt(width, max(height, skip)+2*margin*0.7))
	}
	return sizes
}

// wall returns where counters and keys hang, with what is written below them.
func wall(f *kit.Frame) (all []draw.Rect) {
	const caption = 20
	for _, begin := range []string{"counter ", "hook ", "key "} {
		for _, r := range f.SeenAll(begin) {
			r.H += caption
			all = append(all, r)
		}
	}
	return all
}

// place finds where the bubble covers least, near what it is about, never over it, and if it can be not over the wall.
func place(f *kit.Frame, sizes []draw.Point, target draw.Rect) draw.Rect {
	const edge = 6
	step, weight, air, covered := float32(24), float32(1), float32(air), float32(1e5)
	if f.Small() { // where the wall fills half of the screen, it matters more that every button can be hit
		step, weight, air, covered = 12, 4, airSmall, 9000
	}
	hangings, workers := wall(f), f.SeenAll("worker ")
	best, least := draw.Rect{}, float32(math.MaxFloat32)
	try := func(r draw.Rect) {
		cost := float32(f.Crowding(r.Inset(-air)) * weight)
		for _, h := range hangings {
			if r.Overlaps(h) {
				cost += covered
			}
		}
		for _, worker := range workers {
			if r.Overlaps(worker) {
				cost += overWorker
			}
		}
		if !target.Empty() {
			if r.Overlaps(target.Inset(-air)) {
				cost += 1e6
			} else if r.Overlaps(target.Inset(-reach)) {
				cost += 4000 // no room for the hand
			}
			cost += float32(6 * gap(r, target))
		}
		if cost < least && f.Small() && f.Hides(r) {
			cost += 1e5
		}
		if cost < least {
			best, least = r, cost
		}
	}
	for _, size := range sizes {
		for y := float32(edge); y+size.Y <= f.Size.Y-edge; y += step {
			for x := float32(edge); x+size.X <= f.Size.X-edge; x += step {
				try(draw.Rect{X: x, Y: y, W: size.X, H: size.Y})
			}
		}
	}
	return best
}

// gap is how far two rectangles are from each other.
func gap(a, b draw.Rect) float32 {
	dx := max(0, a.X-b.Right(), b.X-a.Right())
	dy := max(0, a.Y-b.Bottom(), b.Y-a.Bottom())
	return draw.Pt(dx, dy).Distance(draw.Point{})
}

// point draws the ring around the target, and the hand. For who wants calm they stand still.
func point(f *kit.Frame, target, bubble draw.Rect) {
	const period, frames = 60, 6
	swing := float32(0)
	if !f.Calm {
		phase := float64(f.Time-f.Time%frames) / period * 2 * math.Pi
		swing = float32(0.5 - 0.5*math.Cos(phase))
	}
	ring := target.Inset(-5 - 2*swing).Intersect(f.Bounds().Inset(1))
	radius := min(10, ring.H/3, ring.W/3)
	f.List.StrokeRound(ring, radius, 6, f.Theme.Lens)
	f.List.StrokeRound(ring, radius, 3, f.Theme.Accent)

	inner := target.Inset(min(10, target.W*0.3, target.H*0.3))
	from := bubble.Center()
	tip := draw.Pt(max(inner.X, min(from.X, inner.Right())), max(inner.Y, min(from.Y, inner.Bottom())))
	back := from.Sub(tip)
	length := back.Distance(draw.Point{})
	if length < 1 {
		return
	}
	back = draw.Pt(back.X/length, back.Y/length)
	tip = tip.Add(draw.Pt(back.X*8*swing, back.Y*8*swing))
	f.Art(func() { f.Pen().Hand(tip, back, 1) })
}

// bubble draws what is to be done, and the button that ends the guidance.
func bubble(f *kit.Frame, r draw.Rect, h guide.Hint) {
	text := Text(f.Words, h)
	f.Target(kit.Target{ID: "guide", Rect: r, Label: text + " " + how(f, h), Plain: true})
	f.List.FillRound(r.Move(0, 3), kit.Radius, f.Theme.Outline.Fade(0.3))
	f.List.FillRound(r, kit.Radius, f.Theme.Panel)
	f.List.StrokeRound(r, kit.Radius, 3, f.Theme.Accent)
	f.Within(r)
	inside := r.InsetXY(margin, margin*0.7)
	side, words := inside.CutRight(skip)

	used := f.Text(draw.Rect{X: words.X, Y: words.Y, W: words.W}, text, f.Font.Label, f.Theme.Ink)
	f.Text(draw.Rect{X: words.X, Y: words.Y + used + 3, W: words.W}, how(f, h), f.Font.Small, f.Theme.InkSoft)
	f.Button(draw.Rect{X: side.Right() - 28, Y: side.Y, W: 28, H: 28}, kit.Button{
		ID: "guide skip", Icon: kit.IconClose, Look: kit.Bare, Label: f.Words.Say("guide.skip"), Tip: f.Words.Say("guide.skip-tip"),
		Click: msg.Say(msg.Guide, "skip"),
	})
}
