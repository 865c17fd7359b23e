package figure

import (
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// Section is a critical section, marked on the floor with tape: one worker at a
// time may be in it.
type Section struct {
	Caption string
	Inside  int  // how many are in it
	Alarm   bool // two at once
}

// SectionTape is how wide the tape about a section is; it lies inside the
// rectangle.
const SectionTape = 7

// Section draws the tape about a part of the floor, with its caption on a tab at
// the lower left.
func (p Pen) Section(r draw.Rect, s Section) {
	color := p.Ink.Yellow
	if s.Alarm {
		color = p.Ink.Red
	}
	p.List.FillRound(r, 6, color.WithAlpha(44))
	for _, side := range []draw.Rect{
		{X: r.X, Y: r.Y, W: r.W, H: SectionTape}, {X: r.X, Y: r.Bottom() - SectionTape, W: r.W, H: SectionTape},
		{X: r.X, Y: r.Y, W: SectionTape, H: r.H}, {X: r.Right() - SectionTape, Y: r.Y, W: SectionTape, H: r.H},
	} {
		p.tape(side, color)
	}
	if s.Caption == "" {
		return
	}
	style := p.Book.Fit(s.Caption, glyph.Bold(12), r.W-44, 11)
	width := min(r.W-4, p.Book.Measure(s.Caption, style)+34)
	tab := draw.Rect{X: r.X + 2, Y: r.Bottom() - 20, W: width, H: 18}
	p.solid(tab, 5, 1.8, p.Ink.White)
	p.centred(draw.Pt(tab.X+13, tab.Center().Y), strconv.Itoa(s.Inside), glyph.Bold(12), p.Ink.Outline)
	p.List.FillRect(draw.Rect{X: tab.X + 23, Y: tab.Y + 4, W: 1.5, H: tab.H - 8}, p.Ink.Rule)
	p.fitted(draw.Pt(tab.X+27+(tab.W-31)/2, tab.Center().Y), s.Caption, style, 11, tab.W-31, p.Ink.Outline)
	if s.Alarm {
		p.warning(draw.Pt(r.Right()-16, r.Y+18))
	}
}

// tape draws a strip with slanted stripes.
func (p Pen) tape(r draw.Rect, color draw.Color) {
	p.List.PushClip(r)
	defer p.List.PopClip()
	p.List.FillRect(r, color)
	const step = 16
	long := max(r.W, r.H)
	for at := -float32(step); at < long+step; at += step {
		var stripe curve
		if r.W >= r.H {
			x := r.X + at
			stripe = from(x, r.Bottom()).line(x+r.H, r.Y).line(x+r.H+step/2, r.Y).line(x+step/2, r.Bottom())
		} else {
			y := r.Y + at
			stripe = from(r.X, y).line(r.Right(), y+r.W).line(r.Right(), y+r.W+step/2).line(r.X, y+step/2)
		}
		p.List.FillPolygon(stripe, p.Ink.Outline)
	}
}

// OutTray is a store buffer: what a worker has written lies here until it is
// carried to the wall.
type OutTray struct {
	Worker  int      // whose tray it is
	Letters []string // such as "flag = 1", the next to leave first
}

// Size returns the tray's natural size.
func (t OutTray) Size() (width, height float32) { return 104, 74 }

// lettersShown is how many letters are drawn; a tray with more says how many.
const lettersShown = 3

func (t OutTray) draw(p Pen) {
	for i := min(lettersShown, len(t.Letters)) - 1; i >= 0; i-- {
		r := draw.Rect{X: -38 + 3*float32(i), Y: 34 - 15*float32(i), W: 74, H: 24}
		p.solid(r, 3, 1.8, p.Ink.White)
		text := t.Letters[i]
		p.fitted(draw.Pt(r.Center().X, r.Y+8.5), text, glyph.Mono(11), 8, r.W-8, p.Ink.Outline)
	}
	front := from(-48, 44).line(-42, 70).line(42, 70).line(48, 44).line(38, 44).line(36, 54).line(-36, 54).line(-38, 44)
	p.blob(front, 2.4, p.Ink.Steel)
	p.Face(draw.Pt(-26, 61), 8, max(0, t.Worker))
	p.plate(draw.Pt(22, 61.5), strconv.Itoa(len(t.Letters)))
}
