package result

import (
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// Measures of the small picture of all right solutions.
const (
	spreadBars  = 24  // at most
	spreadGap   = 10  // above it
	barWide     = 40  // the most that a bar takes, with the gap beside it
	spreadLeast = 110 // in which the numbers at both ends have room
)

// spreadHeight returns how high the picture of all right solutions is in a width, with the gap
// above it; 0 where all that the solver has counted are alike, of which there is nothing to see.
func (b *board) spreadHeight(width float32) float32 {
	if len(b.Level.Par.Histogram.Ticks) < 2 {
		return 0
	}
	picture := float32(84)
	if b.Compact() {
		picture = 66
	}
	words := b.TextHeight(width, b.spreadTitle(), b.Font.Small) - b.Book.Metrics(b.Font.Small).LineHeight
	return spreadGap + picture + words
}

// spreadTitle says what the picture shows.
func (b *board) spreadTitle() string {
	h := &b.Level.Par.Histogram
	title := "engineer.spread"
	if !h.Complete {
		title = "engineer.spread-some"
	}
	return b.Words.Say(title, loc.Args{"Count": b.Words.Number(int64(h.Solutions))})
}

// spread is how many right solutions need how many ticks, in bars of equal width.
type spread struct {
	first, width  int64 // ticks of the first bar; ticks for each bar
	most          int64 // of any solution, this one among them
	counts        []int64
	own           int // the bar of this solution
	faster, equal int64
}

// spreadOf puts the counts of the solver into bars, this solution's ticks among them.
func spreadOf(bars []puzzle.Bar, ticks int64) spread {
	least, most := min(bars[0].Value, ticks), max(bars[len(bars)-1].Value, ticks)
	s := spread{first: least, most: most, width: (most-least)/spreadBars + 1}
	s.counts = make([]int64, (most-least)/s.width+1)
	s.own = int((ticks - least) / s.width)
	for _, bar := range bars {
		s.counts[(bar.Value-least)/s.width] += bar.Count
		switch {
		case bar.Value < ticks:
			s.faster += bar.Count
		case bar.Value == ticks:
			s.equal += bar.Count
		}
	}
	return s
}

// drawSpread draws how many right solutions the solver has counted for every number of
// ticks, and where this one stands among them: darker, and with a mark above it.
func (b *board) drawSpread(r draw.Rect) {
	h := &b.Level.Par.Histogram
	ticks := b.Result.Measures.Ticks
	s := spreadOf(h.Ticks, ticks)
	tip := b.Words.Say("engineer.spread-tip", loc.Args{
		"Ticks": b.Words.Number(ticks), "Faster": b.Words.Number(s.faster), "Equal": b.Words.Number(s.equal),
		"Slower": b.Words.Number(int64(h.Solutions) - s.faster - s.equal),
	})
	words := b.spreadTitle()
	b.Target(kit.Target{ID: "spread", Rect: r, Label: words + " " + tip, Tip: tip})
	line := b.Book.Metrics(b.Font.Small).LineHeight
	head, rest := r.CutTop(b.TextHeight(r.W, words, b.Font.Small))
	b.Text(head, words, b.Font.Small, b.Theme.InkSoft)
	rest.W = min(rest.W, max(spreadLeast, barWide*float32(len(s.counts))))
	plot, axis := rest.CutTop(rest.H - line)
	_, plot = plot.CutTop(9) // for the mark
	start, _ := axis.CutLeft(axis.W / 2)
	b.Line(start, b.Words.Number(s.first), b.Font.Small, b.Theme.InkSoft, kit.Left)
	if len(s.counts) > 1 {
		_, end := axis.CutLeft(axis.W / 2)
		b.Line(end, b.Words.Number(s.most), b.Font.Small, b.Theme.InkSoft, kit.Right)
	}
	b.Art(func() { b.bars(plot, &s) })
}

func (b *board) bars(r draw.Rect, s *spread) {
	highest := int64(1)
	for _, n := range s.counts {
		highest = max(highest, n)
	}
	width := r.W / float32(len(s.counts))
	for i, n := range s.counts {
		height := r.H * float32(n) / float32(highest)
		if n > 0 {
			height = max(height, 2)
		}
		bar := draw.Rect{X: r.X + float32(i)*width, Y: r.Bottom() - height, W: max(1, width-2), H: height}
		color := b.Theme.InkFaint
		if i == s.own {
			color = b.Theme.Accent
			x, y := bar.X+bar.W/2, bar.Y-2
			b.List.FillPolygon([]draw.Point{draw.Pt(x-5, y-6), draw.Pt(x+5, y-6), draw.Pt(x, y)}, b.Theme.Accent)
		}
		b.List.FillRect(bar, color)
	}
	b.List.FillRect(draw.Rect{X: r.X, Y: r.Bottom(), W: r.W, H: 1}, b.Theme.InkSoft)
}
