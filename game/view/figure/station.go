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
	Skipped            // passed by: faded
	Conflict           // one of the steps that matter: lit, with a flash
	Locked             // not available: grey, with a padlock
)

// CardStates returns all states.
func CardStates() []CardState {
	return []CardState{Plain, Coming, Next, Done, Skipped, Conflict, Locked}
}

// Station is a card on a belt.
type Station struct {
	Icon  Icon
	Label string
	Code  bool // the label is program text
	State CardState
	Phase float32 // goes round: Next and Conflict pulse softly
	Also  []Also  // low cards: written below the label

	Upright bool // the icon stands above the label however wide the card is
}

// Also is what happens in one go with what a card says.
type Also struct {
	Icon  Icon
	Label string
	Note  string // at the right end, if there is room
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
	case Skipped:
		return cardLook{ink.Paper.Mix(ink.Sand, 0.5), ink.Paper.Mix(ink.Sand, 0.8), ink.Faded, 1.6}
	case Conflict:
		return cardLook{ink.White.Mix(ink.Red, 0.16), ink.Red, ink.Outline, 3.4}
	case Locked:
		return cardLook{ink.Sand.Mix(ink.Paper, 0.4), ink.Rule, ink.Faded, 2}
	}
	return cardLook{ink.White, ink.Outline, ink.Outline, 2.4}
}

// tall reports whether a card has its icon above its label.
func (s *Station) tall(r draw.Rect) bool {
	const leastHeight, mostWidth = 50, 2.6 // the width as a multiple of the height
	return r.H >= leastHeight && (s.Upright || r.W < r.H*mostWidth) && len(s.Also) == 0
}

// Station draws a card with its icon above its label; in a low or wide rectangle
// the icon stands left of the label. A label that does not fit is set smaller and at
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
	if s.tall(r) {
		p.tallFace(r, s, look)
	} else {
		p.lowFace(r, s, look)
	}
	p.cardMark(r, s)
}

func (p Pen) tallFace(r draw.Rect, s Station, look cardLook) {
	style := glyph.Bold(max(11, min(14, r.H*0.22)))
	if s.Code {
		style = glyph.Mono(style.Size)
	}
	foot := style.Size * 1.45
	side := min(26, r.H-foot-12)
	p.Icon(draw.Pt(r.Center().X, r.Y+(r.H-foot)/2+1), side, s.Icon, look.ink)
	p.fitted(draw.Pt(r.Center().X, r.Bottom()-foot*0.5-2.5), s.Label, style, 11, r.W-10, look.ink)
}

func (p Pen) lowFace(r draw.Rect, s Station, look cardLook) {
	line := r.H / (1 + alsoShare*float32(len(s.Also)))
	first := draw.Rect{X: r.X, Y: r.Y, W: r.W, H: line}
	room := float32(10)
	if s.State == Done || s.State == Conflict || s.State == Locked {
		room += 18
	}
	p.cardLine(first, s.Icon, s.Label, s.Code, room, look.ink)
	for i, also := range s.Also {
		y := first.Bottom() + float32(i)*alsoShare*line - line*0.08
		row := draw.Rect{X: r.X + line*0.36, Y: y, W: r.W - line*0.36, H: alsoShare * line}
		// A hook ties what cannot be seen from outside to what can.
		x := r.X + 12 + line*0.29
		p.stroke(from(x, y-line*0.14).line(x, row.Center().Y).line(x+line*0.22, row.Center().Y), 1.8, look.ink.Fade(0.6))
		end := p.cardLine(row, also.Icon, also.Label, s.Code, 10, look.ink)
		p.alsoNote(row, end, room, also.Note, look)
	}
}

// alsoNote writes a note at the right end of a line, behind the label that ends
// at end.
func (p Pen) alsoNote(row draw.Rect, end, room float32, note string, look cardLook) {
	style := glyph.Regular(max(11, min(14, row.H*0.4)))
	width := p.Book.Measure(note, style)
	x := row.Right() - room - width
	if note == "" || x < end+12 {
		return
	}
	p.List.Text(x, p.Book.Metrics(style).Middle(row.Y, row.H), note, style, look.ink)
}

// alsoShare is how high a line of Also is, as a share of the card's first line.
const alsoShare = 0.72

// CardHeight returns how high a low card must be so that its first line is as
// high as a card without more.
func CardHeight(line float32, also int) float32 { return line * (1 + alsoShare*float32(also)) }

// cardLine writes an icon and a label into a row of a low card and returns where
// the label ends.
func (p Pen) cardLine(r draw.Rect, icon Icon, label string, code bool, room float32, ink draw.Color) (end float32) {
	style := glyph.Style{Size: max(12, min(22, r.H*0.37)), Mono: code, Bold: !code}
	if r.H < 30 {
		style.Size = max(11, r.H*0.47)
	}
	left := r.X + 10
	if icon != NoIcon && p.Book.Measure(label, glyph.Style{Size: 11, Mono: code, Bold: !code}) > r.W-r.H*0.62-18-room {
		icon = NoIcon // the words say more than the picture
	} else if icon == NoIcon {
		left += r.H * 0.4
	}
	if icon != NoIcon {
		side := min(34, r.H*0.56)
		p.Icon(draw.Pt(left+side/2+2, r.Center().Y), side, icon, ink)
		left += side*1.1 + 8
	}
	width := r.Right() - left - room
	style = p.Book.Fit(label, style, width, 11)
	label = p.Book.Ellipsis(label, style, width)
	p.List.Text(left, p.Book.Metrics(style).Middle(r.Y, r.H), label, style, ink)
	return left + p.Book.Measure(label, style)
}

// cardMark says without colour what the card's state is.
func (p Pen) cardMark(r draw.Rect, s Station) {
	corner := draw.Pt(r.Right()-11, r.Y+11)
	if !s.tall(r) {
		corner = draw.Pt(r.Right()-15, r.Y+r.H/2)
	}
	switch s.State {
	case Done:
		p.Icon(corner, 15, IconTick, p.Ink.Green)
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
// caption, such as "total += 1", on a tab at its upper edge; without a caption
// there is no tab.
func (p Pen) Increment(r draw.Rect, caption string) {
	fill, ink := p.Ink.Purple.WithAlpha(34), p.Ink.Purple.Mix(p.Ink.Outline, 0.45)
	p.List.FillRound(r, 11, fill)
	p.List.Polyline(roundedPath(r.Inset(1), 11), 2, draw.Dash{On: 6, Off: 4}, ink)
	if caption == "" {
		return
	}
	style := p.Book.Fit(caption, glyph.Mono(13), r.W-26, 11)
	width := p.Book.Measure(caption, style) + 18
	tab := draw.Rect{X: r.X + 8, Y: r.Y, W: min(width, r.W-8), H: IncrementTab}
	p.List.FillRound(tab, 6, ink)
	p.centred(tab.Center(), p.Book.Ellipsis(caption, style, tab.W-8), style, p.Ink.White)
}
