// Package campaign draws the map: the chapters as rooms of the factory, the levels as cards on their belts, and the
// worker at the level where the player goes on.
package campaign

import (
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/campaign"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// Draw draws the map.
func Draw(m *model.Model, f *kit.Frame) {
	f.Floor()
	chart := m.Chart()
	inside, below := f.Bar()
	for i := range chart.Rooms {
		if chart.Rooms[i].Number == m.Room {
			page{view: view{f: f, pen: f.Pen(), room: chart.Rooms[i]}, chart: chart, at: i}.draw(inside, below)
			return
		}
	}
	inside = barButtons(chart.Stars, chart.Most, f, inside)
	name := f.Words.Say("shell.campaign")
	cell, rest := inside.CutLeft(f.Book.Measure(name, f.Font.Title) + 24)
	f.Line(cell, name, f.Font.Title, f.Theme.BarInk, kit.Left)
	legend(f, rest)

	if m.Assigned != nil {
		below = banner(m, f, below)
	}
	grid := gridFor(f, below, chart.Rooms)
	area := f.Scroll("map", below, grid.height())
	for i, room := range chart.Rooms {
		view{f: f, pen: f.Pen(), room: room}.draw(grid.cell(area, i))
	}
	f.EndScroll()
}

// barButtons draws what stands at the top: the way back, the stars, and what can be had on every screen. It returns the
// space between them.
func barButtons(earned, most int, f *kit.Frame, r draw.Rect) (between draw.Rect) {
	say := f.Words.Say
	side := r.H - 16
	button := func(cell draw.Rect, b kit.Button) {
		b.Look = kit.OnBar
		f.Button(draw.RectAround(cell.Center(), side, side), b)
	}
	cell, r := r.CutLeft(side)
	button(cell, kit.Button{ID: "back", Icon: kit.IconBack, Label: say("shell.back"), Key: "Esc", Click: msg.Do(msg.Back)})
	_, r = r.CutLeft(14)

	other := f.Words.Other()
	for _, b := range []kit.Button{
		{ID: "language", Icon: kit.IconLanguage, Key: "F2", Click: msg.Say(msg.Language, other.Language()), Label: say("shell.language-tip", loc.Args{"Language": loc.Name(other.Language())})},
		{ID: "settings", Icon: kit.IconSettings, Label: say("shell.settings"), Click: msg.Say(msg.Show, string(model.Settings))},
		{ID: "help", Icon: kit.IconHelp, Label: say("shell.help"), Key: "F1", Click: msg.Say(msg.Show, string(model.Help))},
	} {
		cell, r = r.CutRight(max(side+8, 40)) // as wide as a finger needs
		button(cell, b)
	}
	_, r = r.CutRight(14)
	count := strconv.Itoa(earned) + " / " + strconv.Itoa(most)
	width := f.Book.Measure(count, f.Font.Number) + 34
	cell, r = r.CutRight(width)
	star, text := cell.CutLeft(26)
	f.Icon(kit.IconStar, draw.RectAround(star.Center(), 22, 22), kit.Yellow())
	f.Line(text, count, f.Font.Number, f.Theme.BarInk, kit.Right)
	return r
}

// legend says what the two letters on the cards mean, where there is room for both.
func legend(f *kit.Frame, r draw.Rect) {
	style := f.Font.Small
	engineer, saboteur := roleText(f, puzzle.Engineer), roleText(f, puzzle.Saboteur)
	const air = 50 // for the icon, and to what comes next
	first, second := r.CutLeft(f.Book.Measure(engineer, style) + air)
	if f.Book.Measure(saboteur, style)+air > second.W {
		return
	}
	part := func(cell draw.Rect, icon kit.Icon, text string) {
		at, words := cell.CutLeft(26)
		f.Icon(icon, draw.RectAround(at.Center(), 18, 18), f.Theme.BarSoft)
		f.Line(words, text, style, f.Theme.BarSoft, kit.Left)
	}
	part(first, kit.IconEngineer, engineer)
	part(second, kit.IconSaboteur, saboteur)
}

// roleText says what the player does in a role.
func roleText(f *kit.Frame, role puzzle.Role) string {
	switch role {
	case puzzle.Both:
		return f.Words.Say("shell.map.role-both")
	case puzzle.Saboteur:
		return f.Words.Say("shell.map.role-saboteur")
	}
	return f.Words.Say("shell.map.role-engineer")
}

// grid is how the rooms stand.
type grid struct {
	columns         int
	width           float32   // of a room
	rows            []float32 // how high the rooms of each row are
	margin, roomGap float32
}

// lowestRoom is the least height at which everything in a room can be read; where the screen has less, it scrolls.
// anotherBelt is how much higher a room is with one more belt.
const lowestRoom, anotherBelt = 128, 88

func gridFor(f *kit.Frame, r draw.Rect, rooms []campaign.Room) grid {
	g := grid{columns: 3, margin: 24, roomGap: 18}
	if f.Compact() {
		g = grid{columns: 2, margin: 12, roomGap: 10}
	}
	const rows = 4
	g.width = (r.W - 2*g.margin - g.roomGap*float32(g.columns-1)) / float32(g.columns)
	row := max(lowestRoom, (r.H-2*g.margin-g.roomGap*(rows-1))/rows)
	if f.Compact() {
		row = lowestRoom
		g.width -= 6 // the scroll bar
	} else if row == lowestRoom {
		g.margin, g.roomGap = 12, 10
		g.width = (r.W - 2*g.margin - g.roomGap*2 - 10) / 3
	}
	for i, room := range rooms {
		if i%g.columns == 0 {
			g.rows = append(g.rows, row)
		}
		last := &g.rows[len(g.rows)-1]
		*last = max(*last, row+anotherBelt*float32(belts(len(room.Tiles), g.width-2*besideBelts)-1))
	}
	return g
}

func (g grid) height() float32 { return g.top(len(g.rows)) - g.roomGap + g.margin }

// top is how far down a row begins.
func (g grid) top(row int) float32 {
	top := g.margin
	for _, height := range g.rows[:row] {
		top += height + g.roomGap
	}
	return top
}

func (g grid) cell(area draw.Rect, i int) draw.Rect {
	row := i / g.columns
	return draw.Rect{X: area.X + g.margin + float32(i%g.columns)*(g.width+g.roomGap), Y: area.Y + g.top(row), W: g.width, H: g.rows[row]}
}
