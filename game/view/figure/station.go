package figure

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// CardState says how a station's card stands out.
type CardState uint8

const (
	Plain    CardState = iota
	Coming             // not reached yet: quiet border
	Next               // this is what happens next: lit, with a bookmark
	Done               // over: faded, ticked
	Conflict           // one of the steps that matter: lit, with a flash
	Locked             // not available: grey, with a padlock
)

// CardStates returns all states.
func CardStates() []CardState { return []CardState{Plain, Coming, Next, Done, Conflict, Locked} }

// Station is a card on a belt.
type Station struct {
	Icon  Icon
	Label string
	Code  bool // the label is program text
	State CardState
	Phase float32 // goes round: Next and Conflict pulse softly
}

// cardLook is how a state dresses a card.
type cardLook struct {
	fill, rim, ink draw.Color
	line           float32
}

func (p Pen) cardLook(s CardState) cardLook {
	ink := p.Ink
	switch s {
	case Coming:
		return cardLook{ink.White, ink.Rule, ink.Outline, 2}
	case Next:
		return cardLook{ink.White.Mix(ink.Orange, 0.14), ink.Red, ink.Outline, 3.4}
	case Done:
		return cardLook{ink.Paper.Mix(ink.Sand, 0.35), ink.Rule, ink.Faded, 1.6}
	case Conflict:
		return cardLook{ink.White.Mix(ink.Red, 0.16), ink.Red, ink.Outline, 3.4}
	case Locked:
		return cardLook{ink.Sand.Mix(ink.Paper, 0.4), ink.Rule, ink.Faded, 2}
	}
	return cardLook{ink.White, ink.Outline, ink.Outline, 2.4}
}

// tallCard is the height from which on a card has its icon above its label.
const tallCard = 50

// Station draws a card with its icon above its label; in a low rectangle the
// icon stands left of the label. A label that does not fit is set smaller and at
// last shortened.
func (p Pen) Station(r draw.Rect, s Station) {
	look := p.cardLook(s.State)
	radius := min(9, r.H/3)
	if s.State == Next || s.State == Conflict {
		glow := 2 + 1.5*(0.5+0.5*wave(s.Phase))
		p.List.FillRound(r.Inset(-glow), radius+glow, look.rim.WithAlpha(46))
	} else {
		p.List.FillRound(r.Move(0, 2), radius, p.Ink.Outline.WithAlpha(26))
	}
	p.rimmed(r, radius, look.line, look.fill, look.rim)
	if r.H >= tallCard {
		p.tallFace(r, s, look)
	} else {
		p.lowFace(r, s, look)
	}
	p.cardMark(r, s.State)
}

func (p Pen) tallFace(r draw.Rect, s Station, look cardLook) {
	style := glyph.Bold(max(11, min(14, r.H*0.22)))
	if s.Code {
		style = glyph.Mono(style.Size)
	}
	foot := style.Size * 1.45
	side := min(26, r.H-foot-12)
	p.Icon(draw.Pt(r.Center().X, r.Y+(r.H-foot)/2+1), side, s.Icon, look.ink)
	p.fitted(draw.Pt(r.Center().X, r.Bottom()-foot*0.5-2.5), s.Label, style, 9, r.W-10, look.ink)
}

func (p Pen) lowFace(r draw.Rect, s Station, look cardLook) {
	style := glyph.Style{Size: max(11, min(17, r.H*0.42)), Mono: s.Code, Bold: !s.Code}
	left := r.X + 10
	if s.Icon != NoIcon {
		side := min(24, r.H*0.58)
		p.Icon(draw.Pt(left+side/2+2, r.Center().Y), side, s.Icon, look.ink)
		left += side + 10
	}
	width := r.Right() - left - 10
	if s.State == Done || s.State == Conflict || s.State == Locked {
		width -= 16
	}
	style = p.Book.Fit(s.Label, style, width, 10)
	p.List.Text(left, p.Book.Metrics(style).Middle(r.Y, r.H), p.Book.Ellipsis(s.Label, style, width), style, look.ink)
}

// cardMark says without colour what the card's state is.
func (p Pen) cardMark(r draw.Rect, s CardState) {
	corner := draw.Pt(r.Right()-11, r.Y+11)
	if r.H < tallCard {
		corner = draw.Pt(r.Right()-15, r.Center().Y)
	}
	switch s {
	case Done:
		p.Icon(corner.Add(draw.Pt(0, 0)), 15, IconTick, p.Ink.Green)
	case Conflict:
		p.ball(corner, 9, 2, p.Ink.Yellow)
		p.Icon(corner, 12, IconInterrupt, p.Ink.Outline)
	case Locked:
		p.Icon(corner, 14, IconLock, p.Ink.Faded)
	case Next:
		flag := from(r.X-5, r.Center().Y-8).line(r.X+6, r.Center().Y).line(r.X-5, r.Center().Y+8)
		p.blob(flag, 2, p.Ink.Red)
	}
}

// IncrementTab is the height of the tab of an increment's frame, which lies
// inside the rectangle.
const IncrementTab = 20

// Increment draws the frame about the stations of one unfolded card, with the
// caption, such as "total += 1", on a tab at its upper edge.
func (p Pen) Increment(r draw.Rect, caption string) {
	fill, ink := p.Ink.Purple.WithAlpha(34), p.Ink.Purple.Mix(p.Ink.Outline, 0.45)
	p.List.FillRound(r, 11, fill)
	p.List.Polyline(roundedPath(r.Inset(1), 11), 2, draw.Dash{On: 6, Off: 4}, ink)
	style := p.Book.Fit(caption, glyph.Mono(13), r.W-26, 9)
	width := p.Book.Measure(caption, style) + 18
	tab := draw.Rect{X: r.X + 8, Y: r.Y, W: min(width, r.W-8), H: IncrementTab}
	p.List.FillRound(tab, 6, ink)
	p.centred(tab.Center(), p.Book.Ellipsis(caption, style, tab.W-8), style, p.Ink.White)
}
