package engineer

import (
	"slices"

	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model/guide"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// hintSheet shows the hints that were asked for, and offers the next one.
func (s *screen) hintSheet() {
	given := s.text.Hints[:min(s.m.Hints, len(s.text.Hints))]
	width := min(560, s.Size.X-32)
	inner := width - 48 - 40
	height := float32(34 + 16 + 44 + 44)
	for _, hint := range given {
		height += max(34, s.TextHeight(inner, hint, s.Font.Body)) + 14
	}
	panel := draw.RectAround(s.Bounds().Center(), width, min(height, s.Size.Y-20))
	s.Layer("hints", panel, msg.Do(msg.Back))
	inside := s.Panel(panel).InsetXY(6, 2)
	head, rest := inside.CutTop(36)
	bulb, head := head.CutLeft(34)
	s.Icon(kit.IconHint, bulb.Inset(4), s.Theme.Gold)
	s.Line(head, s.say("engineer.hints"), s.Font.Title, s.Theme.Ink, kit.Left)
	buttons, rest := rest.CutBottom(44)
	_, rest = rest.CutBottom(12)
	_, rest = rest.CutTop(10)
	body := s.Scroll("hints", rest, height-34-16-44-44)
	for i, hint := range given {
		row := draw.Rect{X: body.X, Y: body.Y, W: body.W, H: max(34, s.TextHeight(inner, hint, s.Font.Body))}
		s.Badge(draw.Rect{X: row.X, Y: row.Y, W: 34, H: 26}, s.Words.Number(int64(i+1)), s.Theme.Bar, s.Theme.BarInk)
		s.Text(draw.Rect{X: row.X + 40, Y: row.Y + 2, W: inner}, hint, s.Font.Body, s.Theme.Ink)
		_, body = body.CutTop(row.H + 14)
	}
	s.EndScroll()
	s.hintButtons(buttons)
}

func (s *screen) hintButtons(r draw.Rect) {
	left, right := r.CutLeft(r.W / 2)
	_, right = right.CutLeft(6)
	left, _ = left.CutLeft(left.W - 6)
	more := kit.Button{ID: "next hint", Text: s.say("engineer.hint-next", loc.Args{"At": s.m.Hints, "Number": len(s.text.Hints)}), Icon: kit.IconHint, Click: msg.Do(msg.Hint)}
	if s.m.Hints >= len(s.text.Hints) {
		more.Disabled = s.say("engineer.hint-none")
	}
	s.Button(left, more)
	s.Button(right, kit.Button{ID: "close", Text: s.say("engineer.close"), Look: kit.Primary, Click: msg.Do(msg.Back)})
}

// helpLine is one thing of the screen and what it means.
type helpLine struct {
	draw func(r draw.Rect)
	text string
}

// helpSheet tells the level's story, what the things on the screen mean, and
// which keys there are.
func (s *screen) helpSheet() {
	width := min(720, s.Size.X-24)
	lines := s.helpLines()
	panel := draw.RectAround(s.Bounds().Center(), width, min(660, s.Size.Y-20))
	s.Layer("help", panel, msg.Do(msg.Back))
	inside := s.Panel(panel).InsetXY(6, 2)
	head, rest := inside.CutTop(38)
	closing, head := head.CutRight(40)
	s.Line(head, s.text.Title, s.Font.Title, s.Theme.Ink, kit.Left)
	s.Button(closing, kit.Button{ID: "close", Icon: kit.IconClose, Label: s.say("engineer.close"), Click: msg.Do(msg.Back), Look: kit.Bare})
	_, rest = rest.CutTop(6)
	s.scrolled("help", rest, func(c *column) {
		c.r.W = rest.W - 12
		s.help(c, lines)
	})
}

func (s *screen) help(c *column, lines []helpLine) {
	paragraph := func(text string) {
		r, visible := c.take(s.TextHeight(c.r.W, text, s.Font.Body), 12)
		if visible {
			s.Text(draw.Rect{X: r.X, Y: r.Y, W: r.W}, text, s.Font.Body, s.Theme.Ink)
		}
	}
	heading := func(text string) {
		r, visible := c.take(26, 6)
		if visible {
			s.Line(r, text, s.Font.Heading, s.Theme.Ink, kit.Left)
		}
	}
	if s.text.Story != "" {
		paragraph(s.text.Story)
	}
	if id := s.m.Level.Base(); slices.Contains(guide.Levels(), id) {
		if r, visible := c.take(44, 12); visible {
			s.Button(draw.Rect{X: r.X + 2, Y: r.Y, W: min(r.W-4, 360), H: r.H}, kit.Button{
				ID: "guide again", Text: s.say("guide.again"), Icon: kit.IconEngineer, Tip: s.say("guide.again-tip"), Click: msg.Say(msg.Guide, "again "+id),
			})
		}
	}
	heading(s.say("engineer.help-goal"))
	paragraph(s.text.Goal)
	heading(s.say("engineer.help-things"))
	for _, line := range lines {
		const picture = 64
		words := s.TextHeight(c.r.W-picture-10, line.text, s.Font.Body)
		r, visible := c.take(max(50, words+6), 6)
		if visible {
			left, right := r.CutLeft(picture)
			s.Art(func() { line.draw(left) })
			s.Text(draw.Rect{X: right.X + 10, Y: right.Y + (right.H-words)/2, W: right.W - 10}, line.text, s.Font.Body, s.Theme.Ink)
		}
	}
	heading(s.say("engineer.help-numbers"))
	for _, key := range s.numberWords() {
		paragraph(s.say(key))
	}
	heading(s.say("engineer.help-keys"))
	paragraph(s.say("engineer.help-keys-text"))
}

// numberWords returns the texts that explain the words of the inspector's table.
func (s *screen) numberWords() []string {
	words := []string{"engineer.help-ticks", "engineer.help-switches", "engineer.help-memory"}
	if s.m.Level.Par.Ticks > 0 {
		words = append(words, "engineer.help-target")
	}
	return words
}

// helpLines returns what is worth explaining in this level.
func (s *screen) helpLines() []helpLine {
	lines := []helpLine{{func(r draw.Rect) {
		s.pen.Worker(draw.Pt(r.Center().X, r.Bottom()-1), 0.62, figure.Worker{Number: 1})
	}, s.say("engineer.help-worker")}}
	lines = append(lines, helpLine{func(r draw.Rect) {
		s.List.PushTransform(draw.Pt(r.X, r.Center().Y-23), 0.5)
		inside := s.pen.Room(draw.Rect{W: 2 * r.W, H: 92}, figure.Room{Title: s.puzzle.Lines[0]})
		s.pen.Belt(draw.Rect{X: inside.X + 12, Y: inside.Bottom() - 24, W: inside.W - 24, H: 14}, figure.Belt{Still: true})
		s.List.PopTransform()
	}, s.say("engineer.help-line")})
	if len(s.puzzle.Globals) > 0 {
		lines = append(lines,
			helpLine{func(r draw.Rect) {
				s.pen.Counter(r.Center(), 0.6, figure.Counter{Value: 3, Before: 3, Digits: 2})
			}, s.say("engineer.help-counter")},
			helpLine{func(r draw.Rect) { s.pen.Clip(r.Center(), 1.1, figure.Clip{Text: "3"}) }, s.say("engineer.help-clip")})
	}
	if len(s.puzzle.Tools.Gates) > 0 {
		key := s.puzzle.Tools.Gates[0].Key
		lines = append(lines,
			helpLine{func(r draw.Rect) { s.pen.Key(draw.Pt(r.Center().X, r.Y+2), 1, s.pen.Ink.KeyOf(string(key))) }, s.say("engineer.help-key")},
			helpLine{func(r draw.Rect) { s.gatePair(r, key) }, s.say("engineer.help-gates")})
	}
	lines = append(lines, s.helpThings()...)
	return append(lines,
		helpLine{func(r draw.Rect) {
			s.pen.Bench(draw.Pt(r.Center().X, r.Bottom()-2), 0.7, figure.Bench{Number: 1, Worker: 1, Lit: true})
		}, s.say("engineer.help-bench", loc.Args{"N": s.puzzle.Bench.Cores, "Cost": s.puzzle.Bench.SwitchCost})},
		helpLine{func(r draw.Rect) {
			s.pen.Inspector(draw.Pt(r.Center().X, r.Bottom()-1), 0.62, figure.Inspector{Mood: figure.Busy})
		}, s.say("engineer.help-inspector")})
}

func (s *screen) gatePair(r draw.Rect, key puzzle.Color) {
	look := s.pen.Ink.KeyOf(string(key))
	s.pen.Gate(draw.Pt(r.Center().X-14, r.Bottom()-1), 0.5, figure.Gate{Key: look, Raise: 1})
	s.pen.Gate(draw.Pt(r.Center().X+14, r.Bottom()-1), 0.5, figure.Gate{Key: look, Unlock: true})
}
