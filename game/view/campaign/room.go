package campaign

import (
	"strconv"
	"strings"

	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/campaign"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// view draws one room.
type view struct {
	f    *kit.Frame
	pen  figure.Pen
	room campaign.Room
}

func (v view) language() puzzle.Language { return puzzle.Language(v.f.Words.Language()) }

func (v view) draw(r draw.Rect) {
	head := min(38, r.H*0.26)
	if !v.room.Open() {
		title, inside := v.f.HeadedPanel(r, head, v.f.Theme.Shut.Head, v.f.Theme.Shut.Floor, v.f.Theme.Shut.Rim)
		v.header(title, v.f.Theme.Shut.Ink)
		v.closed(r, inside)
		return
	}
	colour, floor, rim, ink := v.colour(), v.f.Theme.Room, v.f.Theme.Outline, v.pen.Ink.On(v.colour())
	if v.room.Locked {
		colour, floor, rim, ink = v.f.Theme.Shut.Head, v.f.Theme.Shut.Floor, v.f.Theme.Shut.Rim, v.f.Theme.Shut.Ink
	}
	band, inside := r.CutTop(head)
	state := v.f.Target(v.doorway(band))
	if state.Warm() {
		colour = colour.Mix(v.f.Theme.Lens, 0.16)
	}
	title, _ := v.f.HeadedPanel(r, head, colour, floor, rim)
	v.header(title, ink)
	v.open(inside.InsetXY(besideBelts, 6))
}

// doorway is a room's header as a way in: what is inside can be seen closer there.
func (v view) doorway(r draw.Rect) kit.Target {
	say := v.f.Words.Say
	name := say("shell.map.room", loc.Args{"Number": v.room.Number, "Title": v.room.Title.In(v.language())})
	solved := say("shell.map.solved", loc.Args{"N": v.room.Solved(), "All": len(v.room.Tiles)})
	if v.room.Locked {
		solved = v.lockText()
	}
	return kit.Target{
		ID: "room " + strconv.Itoa(v.room.Number), Rect: r, Label: name + say("shell.map.then") + solved,
		Tip:   name + "\n" + v.room.About.In(v.language()) + "\n" + solved + "\n" + say("shell.map.enter"),
		Click: msg.Say(msg.Show, model.RoomName(v.room.Number)),
	}
}

// lockText says what opens a locked room.
func (v view) lockText() string {
	return v.f.Words.Say("shell.map.locked", loc.Args{"N": v.room.Missing, "Room": v.room.Before.In(v.language())})
}

// colour is that of a room's header. Neighbours differ; the number and the name tell rooms apart.
func (v view) colour() draw.Color {
	ink := v.pen.Ink
	colours := [...]draw.Color{ink.Sky, ink.Blue, ink.Red, ink.Green, ink.Orange, ink.Purple}
	return colours[v.room.Number%len(colours)]
}

// header writes the room's number and name, and what it is about where there is room for that.
func (v view) header(r draw.Rect, ink draw.Color) {
	f := v.f
	name := strconv.Itoa(v.room.Number) + "  " + v.room.Title.In(v.language())
	style := f.Font.Heading
	style.Size = min(style.Size, r.H*0.52)
	f.Line(r, name, style, ink, kit.Left)
	about := v.room.About.In(v.language())
	if v.room.Locked {
		about = f.Words.Say("shell.map.locked-short", loc.Args{"N": v.room.Missing})
	}
	small := f.Font.Small
	small.Bold = true
	small.Size = min(small.Size, 13)
	_, rest := r.CutLeft(f.Book.Measure(name, style) + 16)
	small = f.Book.Fit(about, small, rest.W, 11)
	if f.Book.Measure(about, small) <= rest.W {
		f.Line(rest, about, small, ink, kit.Right)
	}
}

// closed draws a room whose levels are yet to come: a barrier and a word.
func (v view) closed(r, inside draw.Rect) {
	f := v.f
	say := f.Words.Say
	name := say("shell.map.room", loc.Args{"Number": v.room.Number, "Title": v.room.Title.In(v.language())})
	f.Target(kit.Target{
		ID: "room " + strconv.Itoa(v.room.Number), Rect: r, Label: name + say("shell.map.then") + say("shell.map.closed"),
		Tip: name + "\n" + v.room.About.In(v.language()) + "\n" + say("shell.map.closed-tip"),
	})
	style := f.Font.Small
	text, sign := inside.CutBottom(f.Book.Metrics(style).LineHeight)
	f.Line(text, say("shell.map.closed"), style, v.f.Theme.Shut.Ink, kit.Middle)
	barrier(f, draw.RectAround(sign.Center(), min(120, sign.W*0.5), min(20, sign.H*0.4)))
}

// barrier draws a striped board on two posts.
func barrier(f *kit.Frame, r draw.Rect) {
	l, rim := f.List, f.Theme.Shut.Rim
	for _, x := range []float32{r.X + r.W*0.15, r.X + r.W*0.85} {
		l.FillRound(draw.Rect{X: x - 3, Y: r.Y - 5, W: 6, H: r.H * 2}, 3, rim)
	}
	l.FillRound(r, 4, f.Theme.Shut.Board)
	l.PushClip(r.Inset(2))
	for x := r.X - r.H; x < r.Right(); x += 2 * r.H {
		l.FillPolygon([]draw.Point{draw.Pt(x, r.Bottom()), draw.Pt(x+r.H, r.Y), draw.Pt(x+2*r.H, r.Y), draw.Pt(x+r.H, r.Bottom())}, f.Theme.Shut.Stripe)
	}
	l.PopClip()
	l.StrokeRound(r, 4, 2, rim)
}

// besideBelts is the space at both sides of a room's belts, and tileLeast how much of a belt a level needs, so that a
// finger finds it.
const besideBelts, tileLeast = 12, 40

// belts returns how many belts a room needs for so many levels.
func belts(tiles int, width float32) int {
	each := max(1, int((width-tileGapSmall)/tileLeast))
	return max(1, (tiles+each-1)/each)
}

// open draws the belts of a room with its levels, most often one.
func (v view) open(r draw.Rect) {
	count := belts(len(v.room.Tiles), r.W)
	each, height := (len(v.room.Tiles)+count-1)/count, r.H/float32(count)
	if v.f.Compact() && count == 1 && r.H > anotherBelt { // its neighbour has two
		r = draw.RectAround(r.Center(), r.W, anotherBelt)
		height = r.H
	}
	for i := range count {
		tiles := v.room.Tiles[min(i*each, len(v.room.Tiles)):min((i+1)*each, len(v.room.Tiles))]
		v.belt(draw.Rect{X: r.X, Y: r.Y + float32(i)*height, W: r.W, H: height}, tiles)
	}
}

// The space between levels, where there are few and where there are many.
const tileGap, tileGapSmall = 10, 5

// belt draws a belt with levels.
func (v view) belt(r draw.Rect, tiles []campaign.Tile) {
	n := float32(len(tiles))
	gap := float32(tileGap)
	if n > 4 {
		gap = tileGapSmall
	}
	stars := float32(24)
	belt := draw.Rect{X: r.X, W: r.W, H: 10}
	belt.Y = r.Bottom() - stars - belt.H - 2
	v.f.List.FillRound(belt, 5, v.pen.Ink.Steel)
	width := min(230, (r.W-gap*(n-1)-2*gap)/n)
	height := min(74, belt.Y-r.Y-2)
	x := r.Center().X - (n*width+(n-1)*gap)/2
	for _, t := range tiles {
		card := draw.Rect{X: x, Y: belt.Y - height, W: width, H: height}
		v.tile(card, t)
		below := draw.Pt(card.Center().X, belt.Bottom()+stars/2+1)
		switch {
		case t.Locked:
			v.f.Art(func() { v.pen.Icon(below, 15, lockIcon, v.f.Theme.Shut.Lock) })
		case t.Current && card.W < wideCard && !t.Solved:
			v.f.Art(func() { v.pen.Face(below, stars/2, 1) }) // there is no room for all of him
		default:
			v.f.Stars(below, min(17, width/3.4), t.Stars)
		}
		if t.Current && card.W >= wideCard {
			v.worker(card, belt)
		}
		x += width + gap
	}
}

// lockIcon stands where a level cannot be entered yet.
const lockIcon = figure.IconLock

// wideCard is the width from which on a card has room for the level's name.
const wideCard = 116

func (v view) tile(r draw.Rect, t campaign.Tile) {
	f := v.f
	state := f.Target(v.target(r, t))
	fill, rim, line := f.Theme.Card, f.Theme.Outline, float32(2)
	switch {
	case t.Locked:
		fill, rim = v.f.Theme.Shut.Floor, v.f.Theme.Shut.Rim
	case t.Current:
		rim, line = f.Theme.Accent, 3
	}
	if state.Warm() && !t.Locked {
		fill = f.Theme.AccentDim
	}
	if state.Pressed {
		r = r.Move(0, 1)
	}
	f.List.FillRound(r, 8, fill)
	f.List.StrokeRound(r, 8, line, rim)
	f.Within(r)
	number := strconv.Itoa(t.Level.Puzzle.Number)
	mark, name := r, draw.Rect{}
	if r.W >= wideCard {
		mark, name = r.CutLeft(52)
		if t.Current {
			name.W -= 40 // where the worker stands
		}
	}
	top, bottom := mark.CutTop(mark.H * 0.58)
	style := f.Font.Heading
	style.Size = min(22, top.H*0.75)
	f.Line(top.Move(0, 2), number, style, v.inkOf(t), kit.Middle)
	v.role(bottom, t)
	if name.W > 0 {
		v.name(name.InsetXY(4, 3), t)
	}
}

// name writes the level's name in as many lines as fit.
func (v view) name(r draw.Rect, t campaign.Tile) {
	f := v.f
	style := f.Font.Label
	title := t.Level.Text(v.language()).Title
	for style.Size > 11 && f.TextHeight(r.W, title, style) > r.H {
		style.Size -= 0.5
	}
	height := f.TextHeight(r.W, title, style)
	f.Text(draw.Rect{X: r.X, Y: r.Y + (r.H-height)/2, W: r.W}, title, style, v.inkOf(t))
}

// inkOf is the colour of what is written on a card.
func (v view) inkOf(t campaign.Tile) draw.Color {
	if t.Locked {
		return v.f.Theme.Shut.Ink
	}
	return v.f.Theme.Ink
}

// role draws the letter and the sign of the player's part.
func (v view) role(r draw.Rect, t campaign.Tile) {
	f := v.f
	letter, icon, colour := "E", kit.IconEngineer, f.Theme.Focus
	if t.Level.Puzzle.Role == puzzle.Saboteur {
		letter, icon, colour = "S", kit.IconSaboteur, f.Theme.Bad.Mix(f.Theme.Ink, 0.15)
	}
	if t.Level.Puzzle.Role == puzzle.Both {
		letter, icon = "S·E", kit.IconSaboteur
	}
	if t.Locked {
		colour = v.f.Theme.Shut.Ink
	}
	style := f.Font.Label
	style.Size = 13
	side := min(17, r.H*0.8)
	middle := r.Center().Y - 3
	if r.W < 2*side+16 || len(letter) > 1 && r.W < 3*side+16 { // the letter alone says it
		f.Line(draw.Rect{X: r.X, Y: middle - 10, W: r.W, H: 20}, letter, style, colour, kit.Middle)
		return
	}
	half := max(18, f.Book.Measure(letter, style)+2) / 2
	f.Line(draw.Rect{X: r.Center().X - half - 11, Y: middle - 10, W: 2 * half, H: 20}, letter, style, colour, kit.Middle)
	f.Icon(icon, draw.Rect{X: r.Center().X + half - 9, Y: middle - side/2, W: side, H: side}, colour)
}

func (v view) target(r draw.Rect, t campaign.Tile) kit.Target {
	say := v.f.Words.Say
	text := t.Level.Text(v.language())
	role := roleText(v.f, t.Level.Puzzle.Role)
	label := []string{say("shell.map.level", loc.Args{"Number": t.Level.Puzzle.Number, "Title": text.Title}), role}
	switch {
	case t.Solved:
		label = append(label, say("shell.map.stars", loc.Args{"Earned": t.Stars, "Most": campaign.StarsMax}))
	case t.Begun:
		label = append(label, say("shell.map.begun"))
	default:
		label = append(label, say("shell.map.unsolved"))
	}
	if t.Current {
		label = append(label, say("shell.map.here"))
	}
	target := kit.Target{
		ID: "level:" + t.Level.ID(), Rect: r, First: t.Current, On: t.Current, Click: msg.Say(msg.Open, t.Level.ID()),
		Tip: text.Title + "\n" + text.Goal + "\n" + role,
	}
	if t.Locked {
		target.Disabled = v.lockText()
		label = append(label, target.Disabled)
	}
	target.Label = strings.Join(label, say("shell.map.then"))
	return target
}

// worker draws the player's worker beside his card.
func (v view) worker(card, belt draw.Rect) {
	f := v.f
	foot := draw.Pt(card.Right()-18, belt.Bottom()+20)
	phase := float32(0)
	if !f.Calm {
		phase = float32(f.Time%150) / 150
	}
	scale := min(0.9, (foot.Y-card.Y)/(figure.WorkerHeight+6))
	f.Art(func() {
		v.pen.Worker(foot, scale, figure.Worker{Number: 1, Pose: figure.Idle, Phase: phase, Left: true})
	})
}
