package sheet

import (
	"strconv"
	"strings"

	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/puzzle"
)

// homeworkTitle is what the sheet of the class is called.
func homeworkTitle(m *model.Model, f *kit.Frame) string {
	if m.Assigned == nil {
		return f.Words.Say("shell.hand-in.none-title")
	}
	return f.Words.Say("shell.assignment")
}

// homeworkTexts are the lines above the levels: what it is called, when it is due, what hints there are.
func homeworkTexts(m *model.Model, f *kit.Frame) []string {
	a, say := m.Assigned, f.Words.Say
	if a == nil {
		return []string{say("shell.hand-in.none")}
	}
	first := []string{}
	if a.Label != "" {
		first = append(first, a.Label)
	}
	if a.Due != "" {
		first = append(first, say("shell.hand-in.due", loc.Args{"Due": a.Due}))
	}
	texts := []string{strings.Join(append(first, say("shell.hand-in.code", loc.Args{"Code": a.Code()})), " · ")}
	s := m.Standing()
	texts = append(texts, say("shell.hand-in.standing", loc.Args{"Done": s.Done, "All": s.Levels, "Stars": s.Stars, "Most": s.Most}))
	switch a.Hints {
	case class.HintsFirst:
		texts = append(texts, say("shell.hand-in.first"))
	case class.HintsNone:
		texts = append(texts, say("shell.hand-in.forbidden"))
	}
	if a.Varied() {
		texts = append(texts, say("shell.hand-in.varied"))
	}
	return texts
}

// homework draws the assignment: its levels, each a way in, and below them the ticket. Where the name decides the numbers, it is
// asked for first.
func homework(m *model.Model, f *kit.Frame) {
	row, gap := float32(46), float32(12)
	if f.Compact() {
		row, gap = 40, 8
	}
	width := min(680, f.Size.X-24)
	column := width - 64
	var asked []*levels.Level
	if m.Assigned != nil {
		asked = m.Asked()
	}
	texts := homeworkTexts(m, f)
	private := f.Words.Say(privateKey(m))
	height := f.TextHeight(column, private, f.Font.Small) + row + 4*gap
	if m.Named == "" {
		height += f.Book.Metrics(f.Font.Label).LineHeight + 2*(row+gap)
	}
	for _, text := range texts {
		height += f.TextHeight(column, text, f.Font.Body) + 4
	}
	height += float32(len(asked)) * (row + 6)
	if m.Assigned != nil && !m.Bound {
		height += row + gap
	}
	inside := paper(f, "homework", homeworkTitle(m, f), width, height+94)
	body := f.Scroll("homework", inside, height).InsetXY(4, 0)
	next := func(h float32) (r draw.Rect) {
		r, body = body.CutTop(h)
		return r
	}
	for _, text := range texts {
		r := next(f.TextHeight(column, text, f.Font.Body) + 4)
		f.Text(draw.Rect{X: r.X, Y: r.Y, W: column}, text, f.Font.Body, f.Theme.Ink)
	}
	next(gap)
	name := func() {
		if m.Named != "" {
			return
		}
		f.Line(next(f.Book.Metrics(f.Font.Label).LineHeight), f.Words.Say("shell.hand-in.name"), f.Font.Label, f.Theme.InkSoft, kit.Left)
		student(m, f, next(row))
		next(gap)
		digits(m, f, next(row))
		next(gap)
	}
	nameFirst := m.Assigned != nil && m.Assigned.Varied()
	if nameFirst {
		name()
	}
	for _, l := range asked {
		askedLevel(m, f, next(row), l)
		next(6)
	}
	next(gap)
	if !nameFirst {
		name()
	}
	r := next(f.TextHeight(column, private, f.Font.Small) + gap)
	f.Text(draw.Rect{X: r.X, Y: r.Y, W: column}, private, f.Font.Small, f.Theme.InkSoft)
	f.Button(next(row), kit.Button{ID: "hand in", Text: f.Words.Say("shell.hand-in.export"), Icon: kit.IconCheck, Look: kit.Primary, Click: msg.Do(msg.HandIn)})
	if m.Assigned != nil && !m.Bound {
		next(gap)
		f.Button(next(row), kit.Button{ID: "put away", Text: f.Words.Say("shell.hand-in.leave"), Icon: kit.IconClose, Click: msg.Say(msg.Show, model.ShowAskLeave)})
	}
	f.EndScroll()
}

// privateKey is what to say about who gets to see a ticket.
func privateKey(m *model.Model) string {
	if m.Hosted {
		return "shell.host.private"
	}
	return "shell.hand-in.private"
}

// askedLevel draws a level of the assignment, with the stars that are wanted of it.
func askedLevel(m *model.Model, f *kit.Frame, r draw.Rect, l *levels.Level) {
	stars, wanted := m.EarnedIn(l)
	title := strconv.Itoa(l.Puzzle.Number) + "  " + l.Text(puzzle.Language(f.Words.Language())).Title
	count := f.Words.Say("shell.hand-in.wanted", loc.Args{"Stars": stars, "Wanted": wanted})
	state := f.Target(kit.Target{ID: "asked " + l.ID(), Rect: r, Label: title + ", " + count, Plain: true, Click: msg.Say(msg.Open, l.ID())})
	fill := draw.Hex(0xFFFFFF)
	if state.Warm() {
		fill = f.Theme.AccentDim
	}
	f.List.FillRound(r, 8, fill)
	f.List.StrokeRound(r, 8, 2, f.Theme.Outline)
	name, right := r.InsetXY(12, 0).CutLeft(r.W - 200)
	f.Line(name, title, f.Font.Body, f.Theme.Ink, kit.Left)
	mark, count2 := right.CutLeft(26)
	if stars >= wanted {
		f.Icon(kit.IconCheck, draw.RectAround(mark.Center(), 18, 18), f.Theme.Good)
	}
	f.Line(count2, count, f.Font.Small, f.Theme.InkSoft, kit.Right)
}

// student draws the field for the nickname.
func student(m *model.Model, f *kit.Frame, r draw.Rect) {
	field, erase := r.CutLeft(r.W - r.H - 8)
	say := f.Words.Say
	f.Field(field, "student", say("shell.hand-in.name"), say("shell.hand-in.name-hint"), kit.Write{
		Text: m.Reached.Student, Send: func(text string) msg.Msg { return msg.Say(msg.Student, text) },
	})
	shorter := []rune(m.Reached.Student)
	shorter = shorter[:max(0, len(shorter)-1)]
	_, erase = erase.CutLeft(8)
	f.Button(erase, kit.Button{ID: "erase", Icon: kit.IconBack, Label: say("shell.hand-in.erase"), Click: msg.Say(msg.Student, string(shorter))})
}

// digits draws ten keys, for who has no keyboard: a number is enough to hand in.
func digits(m *model.Model, f *kit.Frame, r draw.Rect) {
	const keys = 10
	width := r.W / keys
	for i := range keys {
		digit := strconv.Itoa((i + 1) % keys)
		cell := draw.Rect{X: r.X + float32(i)*width, Y: r.Y, W: width, H: r.H}.InsetXY(2, 0)
		f.Button(cell, kit.Button{ID: "digit " + digit, Text: digit, Click: msg.Say(msg.Student, m.Reached.Student+digit)})
	}
}
