package listing

import (
	"strings"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/input/event"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/code"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// Sheet is a code sheet: a program, and who is where in it.
type Sheet struct {
	Puzzle   *puzzle.Puzzle
	Language code.Language // the one that is chosen
	Program  *code.Program // nil where there is none
	Err      error         // why there is none
	Running  bool          // there is a run to step through

	// Workers are those who are at work now, by number, ascending.
	Workers []Worker
}

// Worker is somebody who is at work.
type Worker struct {
	Number int
	At     compile.Site
}

// sheet is one picture in the making.
type sheet struct {
	*kit.Frame
	Sheet
	pen figure.Pen
}

// Draw lays the sheet on top of the screen.
func Draw(f *kit.Frame, with Sheet) {
	s := &sheet{Frame: f, Sheet: with, pen: f.Pen()}
	panel := draw.RectAround(s.Bounds().Center(), min(1060, s.Size.X-20), s.Size.Y-16)
	s.Layer("code", panel, msg.Do(msg.Back))
	inside := s.Panel(panel).InsetXY(4, 0)
	head, rest := inside.CutTop(44)
	s.head(head)
	foot, rest := rest.CutBottom(40)
	_, rest = rest.CutTop(8)
	rest, _ = rest.CutTop(rest.H - 6)
	if s.Program == nil {
		why := s.say("shell.code.none")
		if s.Err != nil {
			why += "\n" + s.Err.Error()
		}
		s.Text(rest, why, s.Font.Body, s.Theme.Ink)
		return
	}
	s.foot(foot, s.lines(rest))
}

func (s *sheet) say(key string) string { return s.Words.Say(key) }

// head draws the languages to choose from and what can be done with the program.
func (s *sheet) head(r draw.Rect) {
	comments := s.Words.Language()
	button := func(b kit.Button) {
		var cell draw.Rect
		cell, r = r.CutRight(42)
		_, r = r.CutRight(6)
		s.Button(cell, b)
	}
	button(kit.Button{ID: "close", Icon: kit.IconClose, Label: s.say("shell.close"), Key: "Esc", Click: msg.Do(msg.Back), Look: kit.Bare})
	button(kit.Button{ID: "save file", Icon: kit.IconDown, Label: s.say("shell.code.save"), Key: "S", Click: msg.Say(msg.Export, "file "+comments)})
	button(kit.Button{ID: "copy", Icon: kit.IconCopy, Label: s.say("shell.code.copy"), Key: "C", Click: msg.Say(msg.Export, "copy "+comments)})
	choice, title := r.CutRight(min(220, r.W/2))
	var options []kit.Option
	for _, l := range code.Languages() {
		options = append(options, kit.Option{
			ID: "code " + string(l), Text: l.Title(), On: l == s.Language, Click: msg.Say(msg.Select, "code "+string(l)),
		})
	}
	s.Choice(choice, options)
	s.Line(title, s.say("shell.code.title"), s.Font.Title, s.Theme.Ink, kit.Left)
	s.Shortcut(event.KeyC, 0, msg.Say(msg.Export, "copy "+comments))
	s.Shortcut(event.KeyS, 0, msg.Say(msg.Export, "file "+comments))
	s.Shortcut(event.KeyEscape, 0, msg.Do(msg.Back))
	if s.Running {
		s.Shortcut(event.KeyComma, 0, msg.Do(msg.Rewind))
		s.Shortcut(event.KeyPeriod, 0, msg.Do(msg.Forward))
	}
}

// foot draws the steps back and forward, and says what the marks mean.
func (s *sheet) foot(r draw.Rect, lit bool) {
	if !s.Running {
		s.Line(r, s.say("shell.code.run-first"), s.Font.Small, s.Theme.InkSoft, kit.Left)
		return
	}
	back, r := r.CutLeft(46)
	_, r = r.CutLeft(6)
	forward, r := r.CutLeft(46)
	_, r = r.CutLeft(12)
	s.Button(back, kit.Button{ID: "step back", Icon: kit.IconStepBack, Label: s.say("shell.code.back"), Key: ",", Click: msg.Do(msg.Rewind)})
	s.Button(forward, kit.Button{ID: "step forward", Icon: kit.IconStepForward, Label: s.say("shell.code.forward"), Key: ".", Click: msg.Do(msg.Forward)})
	note := s.say("shell.code.lit")
	if !lit {
		note = s.say("shell.code.nobody")
	}
	s.Line(r, note, s.Font.Small, s.Theme.InkSoft, kit.Left)
}

// row is a part of a line of the program that fits the sheet.
type row struct {
	line   int // index in Program.Lines
	first  bool
	pieces []code.Token
}

// lines draws the program and reports whether any worker is at a line of it.
func (s *sheet) lines(r draw.Rect) (lit bool) {
	style := glyph.Mono(14)
	if s.Compact() {
		style = glyph.Mono(12)
	}
	gutter := s.Book.Measure("000", style) + 10
	const marks = 58 // for the numbers of those who are there
	height := s.Book.Metrics(style).LineHeight + 3
	rows := s.rows(style, r.W-gutter-marks-24)
	at := s.workersByLine()
	lit = s.reveal(r, rows, at, height)
	s.List.FillRound(r, 8, s.Theme.Panel)
	s.List.StrokeRound(r, 8, 1.5, s.Theme.Rule)
	area := r.Inset(5)
	body := s.Scroll("code lines", area, float32(len(rows))*height)
	for i, piece := range rows {
		cell := draw.Rect{X: body.X, Y: body.Y + float32(i)*height, W: body.W, H: height}
		if cell.Bottom() < area.Y || cell.Y > area.Bottom() {
			continue
		}
		s.row(cell, piece, at[piece.line], gutter, marks, style)
	}
	s.EndScroll()
	return lit
}

// reveal scrolls to the first line that somebody is at, whenever the moment changes.
func (s *sheet) reveal(r draw.Rect, rows []row, at map[int][]int, height float32) (lit bool) {
	for i, piece := range rows {
		if len(at[piece.line]) > 0 {
			s.Reveal("code lines", s.Words.Language()+string(s.Language)+s.moment(), float32(i)*height, height, r.H)
			return true
		}
	}
	return false
}

// moment tells moments apart.
func (s *sheet) moment() string {
	var b strings.Builder
	for _, w := range s.Workers {
		for _, n := range []int{w.Number, w.At.Station, w.At.Gate} {
			b.WriteString(s.Words.Number(int64(n)) + " ")
		}
	}
	return b.String()
}

// workersByLine returns the numbers of the workers by the line that they are at.
func (s *sheet) workersByLine() map[int][]int {
	at := map[int][]int{}
	for _, w := range s.Workers {
		for i, routine := range s.Puzzle.Routines {
			if routine.Name != s.Puzzle.Workers[w.Number-1].Routine {
				continue
			}
			if line := s.Program.LineOf(i, w.At); line >= 0 {
				at[line] = append(at[line], w.Number)
			}
		}
	}
	return at
}

func (s *sheet) row(cell draw.Rect, piece row, workers []int, gutter, marks float32, style glyph.Style) {
	if len(workers) > 0 {
		s.List.FillRound(cell, 5, s.Theme.Gold.Fade(0.22))
	}
	if piece.first {
		s.Paragraph()
	}
	number, rest := cell.CutLeft(gutter)
	mark, rest := rest.CutLeft(marks)
	if piece.first {
		s.Line(draw.Rect{X: number.X, Y: number.Y, W: number.W - 8, H: number.H}, s.Words.Number(int64(piece.line+1)), style, s.Theme.InkSoft, kit.Right)
		s.marks(mark, workers)
	}
	x := rest.X
	for _, t := range piece.pieces {
		width := s.Book.Measure(t.Text, style)
		s.Line(draw.Rect{X: x, Y: rest.Y, W: width + 2, H: rest.H}, t.Text, style, s.inkOf(t.Kind), kit.Left)
		x += width
	}
}

// marks draws a disc with the number of each worker; where they are many, how many
// they are.
func (s *sheet) marks(r draw.Rect, workers []int) {
	const side = 17
	for i, number := range workers {
		disc := draw.Rect{X: r.X + float32(i)*(side+2), Y: r.Center().Y - side/2, W: side, H: side}
		if i == 2 && len(workers) > 3 {
			disc.W = max(side, r.Right()-disc.X)
			s.Line(disc, "+"+s.Words.Number(int64(len(workers)-2)), s.Font.Small, s.Theme.Ink, kit.Left)
			return
		}
		coat := s.pen.Ink.Coat(number)
		s.List.FillRound(disc, side/2, coat)
		s.List.StrokeRound(disc, side/2, 1.5, s.Theme.Outline)
		s.Line(disc, s.Words.Number(int64(number)), glyph.Bold(11), s.pen.Ink.On(coat), kit.Middle)
	}
}

// inkOf returns the colour of a kind of piece. The colour only helps: what a piece is can
// be read from it.
func (s *sheet) inkOf(kind code.TokenKind) draw.Color {
	switch kind {
	case code.Keyword:
		return s.Theme.Code.Keyword
	case code.Number:
		return s.Theme.Code.Number
	case code.Quoted:
		return s.Theme.Code.Quoted
	case code.Comment:
		return s.Theme.InkSoft
	}
	return s.Theme.Ink
}

// rows breaks the lines of a program where they are wider than the sheet.
func (s *sheet) rows(style glyph.Style, width float32) []row {
	var rows []row
	for i, line := range s.Program.Lines {
		current := row{line: i, first: true}
		used := float32(0)
		for _, t := range line {
			for _, word := range wordsOf(strings.ReplaceAll(t.Text, "\t", "    ")) {
				w := s.Book.Measure(word, style)
				if used > 0 && used+w > width && strings.TrimSpace(word) != "" {
					rows = append(rows, current)
					current = row{line: i, pieces: []code.Token{{Text: "        "}}}
					used = s.Book.Measure("        ", style)
					word = strings.TrimLeft(word, " ")
					w = s.Book.Measure(word, style)
				}
				used += w
				if last := len(current.pieces) - 1; last >= 0 && current.pieces[last].Kind == t.Kind {
					current.pieces[last].Text += word
				} else {
					current.pieces = append(current.pieces, code.Token{Kind: t.Kind, Text: word})
				}
			}
		}
		rows = append(rows, current)
	}
	return rows
}

// wordsOf cuts a text before its spaces, and where it has none between Chinese
// characters.
func wordsOf(text string) []string {
	var words []string
	from := 0
	before := ' '
	for i, r := range text {
		if i > from && (r == ' ' && before != ' ' || before >= 0x2e80 && !strings.ContainsRune("。，、；：！？”）》", r)) {
			words = append(words, text[from:i])
			from = i
		}
		before = r
	}
	return append(words, text[from:])
}
