package campaign

import (
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/campaign"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

// page draws one room from near: a card for every level, with its name and what is asked there.
type page struct {
	view
	chart campaign.Chart
	at    int // index of the room in the chart
}

func (p page) draw(bar, below draw.Rect) {
	f := p.f
	earned, most := p.room.Stars()
	bar = barButtons(earned, most, f, bar)
	name := strconv.Itoa(p.room.Number) + "  " + p.room.Title.In(p.language())
	f.Line(p.doors(bar), name, f.Font.Title, f.Theme.BarInk, kit.Left)

	margin, gap := float32(24), float32(14)
	if f.Compact() {
		margin, gap = 12, 8
	}
	inside := below.Inset(margin)
	about := p.room.About.In(p.language())
	if p.room.Locked {
		about = p.lockText()
	}
	height := f.TextHeight(inside.W, about, f.Font.Body)
	head, inside := inside.CutTop(height)
	f.Text(head, about, f.Font.Body, f.Theme.OnGround)
	_, inside = inside.CutTop(gap)
	if !p.room.Open() {
		board := draw.RectAround(inside.Center(), min(300, inside.W*0.5), min(50, inside.H*0.3))
		barrier(f, board)
		f.Line(draw.Rect{X: inside.X, Y: board.Bottom() + 20, W: inside.W, H: 24}, f.Words.Say("shell.map.closed"), f.Font.Body, f.Theme.OnGround, kit.Middle)
		return
	}
	p.cards(inside, gap)
}

// doors draws the ways to the rooms on both sides, which PageUp and PageDown take, too, and returns what is right of them.
func (p page) doors(r draw.Rect) (rest draw.Rect) {
	side := r.H - 16
	door := func(cell draw.Rect, index int, icon kit.Icon, id, words string, key event.Key, keyName string) {
		b := kit.Button{ID: id, Icon: icon, Look: kit.OnBar, Key: keyName, Label: p.f.Words.Say(words, loc.Args{"Title": ""}), Disabled: p.f.Words.Say("shell.map.no-room")}
		if index >= 0 && index < len(p.chart.Rooms) {
			room := p.chart.Rooms[index]
			b.Label = p.f.Words.Say(words, loc.Args{"Title": room.Title.In(p.language())})
			b.Disabled, b.Click = "", msg.Say(msg.Show, model.RoomName(room.Number))
			p.f.Shortcut(key, 0, b.Click)
		}
		p.f.Button(draw.RectAround(cell.Center(), side, side), b)
	}
	left, rest := r.CutLeft(side + 8)
	right, rest := rest.CutLeft(side + 8)
	door(left, p.at-1, kit.IconLeft, "room before", "shell.map.room-before", event.KeyPageUp, "PgUp")
	door(right, p.at+1, kit.IconRight, "room after", "shell.map.room-after", event.KeyPageDown, "PgDn")
	_, rest = rest.CutLeft(14)
	return rest
}

// Measures of a card.
const (
	cardMark  = 62 // for the number and the role
	cardStars = 84
	cardMost  = 128
)

// cards draws the levels in two columns, or three where there is much room. All cards are as high as the one with the
// most to say.
func (p page) cards(r draw.Rect, gap float32) {
	f := p.f
	columns := 2
	if r.W > 1500 {
		columns = 3
	}
	rows := (len(p.room.Tiles) + columns - 1) / columns
	least := p.cardHeight((r.W - gap*float32(columns-1) - 12) / float32(columns))
	height := max(least, min(cardMost, (r.H-gap*float32(rows-1))/float32(rows)))
	all := height*float32(rows) + gap*float32(rows-1) + 4
	area := f.Scroll("room", r, all)
	width := (area.W - gap*float32(columns-1) - 4) / float32(columns)
	for i, t := range p.room.Tiles {
		p.card(draw.Rect{
			X: area.X + 2 + float32(i%columns)*(width+gap), Y: area.Y + 2 + float32(i/columns)*(height+gap), W: width, H: height,
		}, t)
	}
	f.EndScroll()
}

// words is the width of what is written on a card.
func (p page) words(width float32) float32 { return width - cardMark - cardStars - 16 }

// cardHeight returns how high cards of a width must be.
func (p page) cardHeight(width float32) float32 {
	f, least := p.f, float32(64)
	for _, t := range p.room.Tiles {
		text := t.Level.Text(p.language())
		need := f.TextHeight(p.words(width), text.Title, f.Font.Heading) + f.TextHeight(p.words(width), text.Goal, f.Font.Small) + 22
		least = max(least, need)
	}
	return least
}

func (p page) card(r draw.Rect, t campaign.Tile) {
	f := p.f
	state := f.Target(p.target(r, t))
	fill, rim := f.Theme.Card, f.Theme.Outline
	switch {
	case t.Locked:
		fill, rim = f.Theme.Shut.Floor, f.Theme.Shut.Rim
	case state.Warm():
		fill = f.Theme.AccentDim
	}
	if t.Current {
		rim = f.Theme.Accent
	}
	if state.Pressed {
		r = r.Move(0, 1)
	}
	f.Card(r, fill, rim)
	mark, words := r.CutLeft(cardMark)
	top, bottom := mark.CutTop(mark.H * 0.56)
	f.Line(draw.Rect{X: top.X, Y: top.Bottom() - 34, W: top.W, H: 32}, strconv.Itoa(t.Level.Puzzle.Number), f.Font.Title, p.inkOf(t), kit.Middle)
	bottom.H = min(bottom.H, 30)
	p.role(bottom, t)
	stars, words := words.CutRight(cardStars)
	p.earned(stars, t)

	words = draw.Rect{X: words.X + 4, Y: words.Y, W: p.words(r.W), H: words.H}
	text := t.Level.Text(p.language())
	name := f.TextHeight(words.W, text.Title, f.Font.Heading)
	goal := f.TextHeight(words.W, text.Goal, f.Font.Small)
	y := words.Y + (words.H-name-goal-4)/2
	f.Text(draw.Rect{X: words.X, Y: y, W: words.W}, text.Title, f.Font.Heading, p.inkOf(t))
	ink := f.Theme.InkSoft
	if t.Locked {
		ink = f.Theme.Shut.Ink
	}
	f.Text(draw.Rect{X: words.X, Y: y + name + 4, W: words.W}, text.Goal, f.Font.Small, ink)
}

// earned draws the stars of a level, a padlock where it cannot be entered yet, and the worker's face where he stands.
func (p page) earned(r draw.Rect, t campaign.Tile) {
	f := p.f
	middle := r.Center()
	switch {
	case t.Locked:
		f.Art(func() { p.pen.Icon(middle, 24, lockIcon, f.Theme.Shut.Lock) })
	case t.Current:
		f.Art(func() { p.pen.Face(draw.Pt(middle.X, middle.Y-13), 15, 1) })
		f.Stars(draw.Pt(middle.X, middle.Y+18), 20, t.Stars)
	default:
		f.Stars(middle, 22, t.Stars)
	}
}
