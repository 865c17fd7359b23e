package result

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Sheet is what the sheet tells.
type Sheet struct {
	Level   *levels.Level
	Result  *grade.Result
	Earlier []engineer.Earlier // the player's own solutions, this one included
	Next    string             // id of the next level; "" if there is none
	Attack  string             // what msg.Open calls the attack on the factory as it was; "" if there is none
	Repair  string             // what msg.Open calls the part after this one; "" if there is none
	Age     int64              // sixtieths of a second since the sheet was laid there
}

// board is a sheet in the making.
type board struct {
	*kit.Frame
	Sheet
	pen  figure.Pen
	text *puzzle.Text
}

// Draw draws the sheet in a layer of its own.
func Draw(f *kit.Frame, sheet Sheet) {
	language := puzzle.Language(f.Words.Language())
	b := &board{Frame: f, Sheet: sheet, pen: f.Pen(), text: sheet.Level.Text(language)}
	r := draw.RectAround(f.Bounds().Center(), min(820, f.Size.X-20), 0)
	r = draw.RectAround(f.Bounds().Center(), r.W, min(b.height(r.W), f.Size.Y-14))
	f.Layer("result", r, msg.Do(msg.Edited))
	inside := f.Panel(r).InsetXY(4, 0)
	head, rest := inside.CutTop(b.headHeight())
	b.head(head)
	buttons, rest := rest.CutBottom(46)
	rest, _ = rest.CutTop(rest.H - 12)
	left, right := rest.CutLeft(scoreWidth(rest.W))
	_, right = right.CutLeft(22)
	b.score(left)
	if height := b.spreadHeight(right.W); height > 0 {
		var foot draw.Rect
		foot, right = right.CutBottom(height)
		_, foot = foot.CutTop(spreadGap)
		b.drawSpread(foot)
	}
	b.lesson(right)
	b.buttons(buttons)
	f.Shortcut(event.KeyEscape, 0, msg.Do(msg.Edited))
}

// scoreWidth is how wide the stars and the table are in a sheet.
func scoreWidth(inside float32) float32 { return min(370, inside*0.48) }

// height returns how high the sheet is when nothing in it has to scroll.
func (b *board) height(width float32) float32 {
	inside := width - 2*(sheetMargin+4)
	score := b.starRow() + 6 + rowHeight*float32(len(b.rows())+1) + b.TextHeight(scoreWidth(inside), b.missing(), b.Font.Small)
	right := inside - scoreWidth(inside) - 22
	lesson := b.TextHeight(right-2*cardMargin-12, b.text.After, b.Font.Body) +
		b.Book.Metrics(b.Font.Heading).LineHeight + 6 + 2*cardMargin + b.spreadHeight(right)
	return 2*sheetMargin + b.headHeight() + max(score, lesson) + 12 + 46 + 4
}

// Measures of the sheet; the first two are not smaller than the kit's margins.
const (
	sheetMargin = 16
	cardMargin  = 12
	rowHeight   = 34
	rowLeast    = 24 // with a note below the table
)

func (b *board) headHeight() float32 {
	if b.Compact() {
		return 46
	}
	return 76
}

// head says that it is done, and what the proof stands for.
func (b *board) head(r draw.Rect) {
	art, words := r.CutRight(min(120, r.W*0.2))
	b.Art(func() {
		scale := min(0.8, r.H/90)
		for i := range 2 {
			foot := draw.Pt(art.X+art.W*(0.3+0.4*float32(i)), art.Bottom()-2)
			b.pen.Worker(foot, scale, figure.Worker{Number: i + 1, Pose: figure.Celebrate, Phase: b.phase(float32(i) * 0.4), Left: i == 1})
		}
	})
	title, proof := words.CutTop(words.H * 0.5)
	b.Line(title, b.Words.Say("engineer.result-title", loc.Args{"Title": b.text.Title}), b.Font.Title, b.Theme.Ink, kit.Left)
	b.TextFit(proof, b.Result.Explanation.In(puzzle.Language(b.Words.Language())), b.Font.Body, b.Theme.Good.Mix(b.Theme.Ink, 0.35))
}

func (b *board) phase(shift float32) float32 {
	if b.Calm {
		return 0.5
	}
	p := float32(b.Age%48)/48 + shift
	return p - float32(int(p))
}

// When stars come, in sixtieths of a second: the first one soon, each after the
// other.
const (
	starFirst = 18
	starStep  = 34
	starShine = 45
)

// starSize returns how large the i-th star is drawn, as a share of its size, and
// how far its gleam has passed. A star that was not earned is there from the
// start, empty.
func (b *board) starSize(i int, earned bool) (full bool, size, shine float32) {
	since := b.Age - starFirst - int64(i)*starStep
	switch {
	case !earned || since < 0 && !b.Calm:
		return false, 1, 0
	case b.Calm:
		return true, 1, 0
	}
	t := min(1, float32(since)/16)
	return true, 1 + 0.5*(1-t)*t*4*0.6, min(1, float32(since)/starShine)
}

// score draws the stars with what each is for, and the table of measures.
func (b *board) score(r draw.Rect) {
	stars, rest := r.CutTop(b.starRow())
	earned := []bool{b.Result.Stars.Works, b.Result.Stars.Fast, b.Result.Stars.Lean}
	names := b.starNames()
	tips := []string{b.Words.Say("engineer.star-works-tip"), b.Words.Say("engineer.star-fast-tip"), b.Words.Say("engineer.star-lean-tip")}
	width := stars.W / 3
	for i, name := range names {
		cell := draw.Rect{X: stars.X + float32(i)*width, Y: stars.Y, W: width, H: stars.H}
		full, size, shine := b.starSize(i, earned[i])
		label := b.Words.Say("engineer.star-missing", loc.Args{"Name": name})
		if earned[i] {
			label = b.Words.Say("engineer.star-earned", loc.Args{"Name": name})
		}
		b.Target(kit.Target{ID: "star " + string(rune('1'+i)), Rect: cell, Label: label, Tip: label + "\n" + tips[i]})
		radius := (stars.H - 26) / 2
		b.Art(func() {
			b.pen.Star(draw.Pt(cell.Center().X, cell.Y+radius+2), radius*size, figure.Star{Full: full, Shine: shine})
		})
		b.Line(draw.Rect{X: cell.X + 2, Y: cell.Bottom() - 22, W: cell.W - 4, H: 20}, name, b.Font.Label, b.Theme.Ink, kit.Middle)
	}
	_, rest = rest.CutTop(6)
	note := b.missing()
	height := b.TextHeight(rest.W, note, b.Font.Small)
	if note != "" && rest.H-height >= rowLeast*float32(len(b.rows())+1) {
		var foot draw.Rect
		foot, rest = rest.CutBottom(height)
		b.Text(foot, note, b.Font.Small, b.Theme.InkSoft)
	}
	b.table(rest)
}

func (b *board) starRow() float32 {
	if b.Compact() {
		return 74
	}
	return 112
}

// table compares this solution with par and with the best that the player has
// had before.
func (b *board) table(r draw.Rect) {
	rows := b.rows()
	best := len(b.Earlier) > 1
	height := min(rowHeight, r.H/float32(len(rows)+1))
	cells := func(y float32) [4]draw.Rect {
		first := r.W * 0.34
		width := (r.W - first) / 3
		line := draw.Rect{X: r.X, Y: y, W: first, H: height}
		return [4]draw.Rect{line,
			{X: r.X + first, Y: y, W: width, H: height},
			{X: r.X + first + width, Y: y, W: width, H: height},
			{X: r.X + first + 2*width, Y: y, W: width, H: height}}
	}
	small := b.Font.Small
	top := cells(r.Y)
	b.Line(top[1], b.Words.Say("engineer.result-this"), small, b.Theme.InkSoft, kit.Right)
	b.Line(top[2], b.Words.Say("engineer.result-par"), small, b.Theme.InkSoft, kit.Right)
	if best {
		b.Line(top[3], b.Words.Say("engineer.result-best"), small, b.Theme.InkSoft, kit.Right)
	}
	for i, row := range rows {
		c := cells(r.Y + float32(i+1)*height)
		b.Rule(draw.Rect{X: r.X, Y: c[0].Y, W: r.W, H: 1})
		b.Target(kit.Target{
			ID: "measure " + row.id, Label: row.label + ": " + b.Words.Number(row.now), Rect: draw.Rect{X: r.X, Y: c[0].Y, W: r.W, H: height},
		})
		b.Line(c[0], row.label, b.Font.Label, b.Theme.Ink, kit.Left)
		b.value(c[1], row)
		if row.par >= 0 {
			b.Line(c[2], b.Words.Number(row.par), b.Font.Body, b.Theme.InkSoft, kit.Right)
		}
		if best {
			b.Line(c[3], b.Words.Number(row.best), b.Font.Body, b.Theme.InkSoft, kit.Right)
		}
	}
}

// value writes what this solution needs, with a check where that is par or better.
func (b *board) value(r draw.Rect, row row) {
	if row.par >= 0 && row.now <= row.par {
		width := b.Book.Measure(b.Words.Number(row.now), b.Font.Number)
		b.Icon(kit.IconCheck, draw.RectAround(draw.Pt(r.Right()-width-12, r.Center().Y), 13, 13), b.Theme.Good)
	}
	b.Line(r, b.Words.Number(row.now), b.Font.Number, b.Theme.Ink, kit.Right)
}

// row is a measure of this solution, of par (-1 without), and the best of all own
// solutions.
type row struct {
	id             string // what it measures, for its tooltip
	label          string
	now, par, best int64
}

func (b *board) rows() []row {
	par := b.Level.Par
	none := par.None()
	of := func(id, label string, par int64, measure func(grade.Measures) int64) row {
		r := row{id: id, label: label, now: measure(b.Result.Measures), par: par, best: measure(b.Result.Measures)}
		if none {
			r.par = -1
		}
		for _, e := range b.Earlier {
			r.best = min(r.best, measure(e.Measures))
		}
		return r
	}
	rows := []row{
		of("ticks", b.Words.Say("engineer.ticks"), par.Ticks, func(m grade.Measures) int64 { return m.Ticks }),
		of("switches", b.Words.Say("engineer.switches"), par.Switches, func(m grade.Measures) int64 { return m.Switches }),
	}
	if most := b.Level.Puzzle.Goal.Demands.FirstSeenMax; most > 0 {
		seen := of("begun", b.Words.Say("engineer.first-seen"), most, func(m grade.Measures) int64 { return m.FirstSeen })
		seen.par = most // what the level demands, whatever others have reached
		rows = append(rows[:1], seen, rows[1])
	}
	if len(b.Level.Puzzle.Keys) > 0 {
		rows = append(rows,
			of("keys", b.Words.Say("engineer.keys"), par.Keys, func(m grade.Measures) int64 { return m.Keys }),
			row{id: "held", label: b.Words.Say("engineer.held"), now: b.Result.Measures.HeldTicks, par: -1, best: b.leastHeld()})
	}
	return append(rows, of("memory", b.Words.Say("engineer.memory"), par.Memory, func(m grade.Measures) int64 { return m.Memory }))
}

func (b *board) leastHeld() int64 {
	least := b.Result.Measures.HeldTicks
	for _, e := range b.Earlier {
		least = min(least, e.Measures.HeldTicks)
	}
	return least
}

// lesson tells what was learned.
func (b *board) lesson(r draw.Rect) {
	card := b.Card(r, b.Theme.Card, b.Theme.Rule)
	head, body := card.CutTop(b.Book.Metrics(b.Font.Heading).LineHeight)
	b.Line(head, b.Words.Say("engineer.result-learned"), b.Font.Heading, b.Theme.Ink, kit.Left)
	_, body = body.CutTop(6)
	text, style := b.text.After, b.Font.Body
	inside := b.Scroll("lesson", body, b.TextHeight(body.W-12, text, style))
	b.Text(draw.Rect{X: inside.X, Y: inside.Y, W: body.W - 12}, text, style, b.Theme.Ink)
	b.EndScroll()
}

// buttons offer the way on.
func (b *board) buttons(r draw.Rect) {
	const gap = 10
	list := []kit.Button{
		{ID: "improve", Text: b.Words.Say("engineer.improve"), Icon: kit.IconTools, Tip: b.Words.Say("engineer.improve-tip"), Click: msg.Do(msg.Edited)},
		{ID: "again", Text: b.Words.Say("engineer.watch-again"), Icon: kit.IconPlay, Tip: b.Words.Say("engineer.watch-again-tip"), Click: msg.Do(msg.Run)},
		{ID: "map", Text: b.Words.Say("engineer.to-map"), Icon: kit.IconMap, Click: msg.Say(msg.Show, "map")},
	}
	if b.Attack != "" {
		list[1] = kit.Button{ID: "attack", Text: b.Words.Say("engineer.attack"), Icon: kit.IconSaboteur, Tip: b.Words.Say("engineer.attack-tip"), Click: msg.Say(msg.Open, b.Attack)}
	}
	if b.Repair != "" {
		list = append(list, kit.Button{ID: "repair", Text: b.Words.Say("sabotage.repair"), Icon: kit.IconEngineer, Look: kit.Primary, Click: msg.Say(msg.Open, b.Repair)})
	} else if b.Next != "" {
		list = append(list, kit.Button{ID: "next", Text: b.Words.Say("engineer.next-level"), Icon: kit.IconNext, Look: kit.Primary, Click: msg.Say(msg.Open, b.Next)})
	} else {
		list[2].Look = kit.Primary
	}
	b.Shortcut(event.KeyEnter, 0, list[len(list)-1].Click) // the way on, while nothing has the focus
	style := glyph.Bold(b.Font.Label.Size)
	for i, width := range b.buttonWidths(list, style, r.W-gap*float32(len(list)-1)) {
		list[i].Style = style
		b.Button(draw.Rect{X: r.X, Y: r.Y, W: width, H: r.H}, list[i])
		r.X += width + gap
	}
}

// buttonWidths shares out a width among buttons: evenly, or, where a small screen has no room for a text then, by what
// each needs.
func (b *board) buttonWidths(list []kit.Button, style glyph.Style, all float32) []float32 {
	const besideText = 46 // icon, gap and margins
	widths, spare, even := make([]float32, len(list)), all, all/float32(len(list))
	fits := true
	for i, button := range list {
		widths[i] = b.Book.Measure(button.Text, style) + besideText
		spare -= widths[i]
		fits = fits && (widths[i] <= even || !b.Small())
	}
	for i := range widths {
		if widths[i] += spare / float32(len(widths)); fits {
			widths[i] = even
		}
	}
	return widths
}
