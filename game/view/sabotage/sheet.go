package sabotage

import (
	"slices"
	"strconv"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model/guide"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/listing"
	"lostupdate/levels/compile"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// sheet draws what lies on top of the floor.
func (s *screen) sheet() {
	switch s.m.Sheet {
	case sabotage.HintSheet:
		s.hints()
	case sabotage.StorySheet:
		s.story()
	case sabotage.CodeSheet:
		program, err := s.m.Listing(puzzle.Language(s.Words.Language()))
		listing.Draw(s.Frame, listing.Sheet{
			Puzzle: s.m.Level.Puzzle, Language: s.m.ListingLanguage(), Program: program, Err: err, Running: true, Workers: s.atWork(),
		})
	case sabotage.ResultSheet:
		s.result()
	}
}

// atWork returns the workers who are at their belts, and where.
func (s *screen) atWork() []listing.Worker {
	var all []listing.Worker
	for t := range s.m.Workers() {
		if w := s.line.Worker(engine.TaskID(t), s.head); !w.Home && !w.Absent {
			all = append(all, listing.Worker{Number: t + 1, At: compile.Site(w.Place)})
		}
	}
	return all
}

// ending says in the schedule's strip what the shift has come to, and offers a
// way on: kindly back where nothing has happened.
func (s *screen) ending(r draw.Rect) {
	e := s.endingOf()
	s.List.FillRound(r, 10, s.Theme.Panel)
	s.List.StrokeRound(r, 10, 2.5, e.color)
	s.Within(r)
	explanation := s.m.Explanation().In(puzzle.Language(s.Words.Language()))
	inside := r.InsetXY(10, 7)
	if s.Compact() {
		buttons, rest := inside.CutRight(104)
		_, rest = rest.CutRight(8)
		if text := e.title + " " + explanation; s.fits(rest, text) {
			s.TextFit(rest, text, s.Font.Small, s.Theme.Ink)
		} else {
			s.TextFit(rest, e.title, s.Font.Label, s.Theme.Ink)
		}
		s.Button(draw.RectAround(buttons.Center(), 104, min(40, buttons.H)), e.main)
		return
	}
	if inside.H >= 120 {
		var stand draw.Rect
		stand, inside = inside.CutLeft(66)
		s.Art(func() { e.who(draw.Pt(stand.X+24, stand.Center().Y+38)) })
	}
	row, inside := inside.CutTop(s.Book.Metrics(s.Font.Label).LineHeight)
	s.Line(row, e.title, s.Font.Label, e.color.Mix(s.Theme.Ink, 0.3), kit.Left)
	buttons, inside := inside.CutBottom(38)
	_, inside = inside.CutBottom(6)
	if s.fits(inside, explanation) { // the result says it too
		s.TextFit(inside, explanation, s.Font.Small, s.Theme.Ink)
	}
	s.buttonRow(buttons, []kit.Button{e.main, e.other})
}

// fits tells whether a paragraph gets into a rectangle in letters that can be read.
func (s *screen) fits(r draw.Rect, text string) bool {
	style := s.noteStyle(r, text)
	return s.TextHeight(r.W, text, style) <= r.H
}

// ending is what is said and offered at the end of a shift.
type ending struct {
	title       string
	color       draw.Color
	who         func(foot draw.Point)
	main, other kit.Button
}

func (s *screen) endingOf() ending {
	again := kit.Button{ID: "ending again", Icon: kit.IconReset, Text: s.say("sabotage.again"), Click: msg.Do(msg.Reset)}
	e := ending{color: s.Theme.Good, title: s.say("sabotage.harmless"), main: s.undoButton(), other: again}
	inspector := figure.Inspector{Mood: figure.Glad, Phase: s.phase(120)}
	e.who = func(foot draw.Point) { s.pen.Inspector(foot, 1, inspector) }
	switch s.m.Outcome() {
	case sabotage.Mistaken:
		e.color, e.title, inspector.Mood = s.Theme.Bad, s.say("sabotage.mistaken"), figure.Upset
		e.main = kit.Button{ID: "ending unclaim", Icon: kit.IconUndo, Text: s.say("sabotage.undo.short"), Look: kit.Primary, Click: msg.Say(msg.Edit, "unclaim")}
	case sabotage.Honest:
		e.title = s.say("sabotage.honest")
		e.main = kit.Button{ID: "ending result", Icon: kit.IconStar, Text: s.say("sabotage.result"), Look: kit.Primary, Click: msg.Say(msg.Select, string(sabotage.ResultSheet))}
	case sabotage.Astray:
		e.color, e.title, inspector.Mood = s.Theme.Bad, s.say("sabotage.astray"), figure.Upset
	case sabotage.Broken:
		e.color, e.title = s.Theme.Bad, s.say("sabotage.won")
		e.who = func(foot draw.Point) {
			s.pen.Foreman(foot, 1, figure.Foreman{Mood: figure.Wicked, Phase: s.phase(60)})
		}
		e.main = kit.Button{ID: "ending result", Icon: kit.IconStar, Text: s.say("sabotage.result"), Look: kit.Primary, Click: msg.Say(msg.Select, string(sabotage.ResultSheet))}
	}
	return e
}

func (s *screen) undoButton() kit.Button {
	return kit.Button{ID: "ending undo", Icon: kit.IconUndo, Text: s.say("sabotage.undo.short"), Look: kit.Primary, Click: msg.Do(msg.Undo)}
}

// note is a paragraph of a sheet, with its heading.
type paragraph struct {
	title, text string
}

// paper draws a sheet with paragraphs and buttons below them, beside a figure.
func (s *screen) paper(id, title string, who func(foot draw.Point), paragraphs []paragraph, buttons []kit.Button) {
	width := min(620, s.Size.X-32)
	margin, side := float32(22), float32(96)
	if s.Compact() {
		margin, side = 14, 72
	}
	head := s.Book.Metrics(s.Font.Title).LineHeight
	column := width - 2*margin - side - 12
	var text float32
	for _, p := range paragraphs {
		text += s.paragraphHeight(column, p)
	}
	const buttonHeight = 44
	height := min(2*margin+head+8+max(text, 96)+12+buttonHeight+1, s.Size.Y-16)
	panel := draw.RectAround(s.Bounds().Center(), width, height)
	s.Layer(id, panel, msg.Do(msg.Edited))
	s.Panel(panel)
	inside := panel.Inset(margin)
	row, inside := inside.CutTop(head)
	s.Line(row, title, s.Font.Title, s.Theme.Ink, kit.Left)
	_, inside = inside.CutTop(8)
	foot, inside := inside.CutBottom(buttonHeight)
	_, inside = inside.CutBottom(12)
	stand, body := inside.CutLeft(side)
	_, body = body.CutLeft(12)
	s.Art(func() { who(draw.Pt(stand.Center().X, min(stand.Bottom(), stand.Y+110))) })
	in := s.Scroll(id+" text", body, text)
	for _, p := range paragraphs {
		h := s.paragraphHeight(column, p)
		s.paragraph(draw.Rect{X: in.X, Y: in.Y, W: min(column, in.W), H: h}, p)
		in.Y += h
	}
	s.EndScroll()
	s.buttonRow(foot, buttons)
}

const paragraphGap = 10

func (s *screen) paragraphHeight(width float32, p paragraph) float32 {
	if s.Compact() {
		width -= 12 // there may be a scroll bar
	}
	height := s.TextHeight(width, p.text, s.Font.Body) + paragraphGap
	if p.title != "" {
		height += s.Book.Metrics(s.Font.Label).LineHeight
	}
	return height
}

func (s *screen) paragraph(r draw.Rect, p paragraph) {
	if s.Compact() {
		r.W -= 2
	}
	if p.title != "" {
		var row draw.Rect
		row, r = r.CutTop(s.Book.Metrics(s.Font.Label).LineHeight)
		s.Line(row, p.title, s.Font.Label, s.Theme.Bad.Mix(s.Theme.Ink, 0.2), kit.Left)
	}
	r.H = 0
	s.Text(r, p.text, s.Font.Body, s.Theme.Ink)
}

// buttonRow draws buttons side by side, as wide as their texts need.
func (s *screen) buttonRow(r draw.Rect, buttons []kit.Button) {
	const gap = 10
	cell := (r.W - gap*float32(len(buttons)-1)) / float32(len(buttons))
	for i, b := range buttons {
		s.Button(draw.Rect{X: r.X + float32(i)*(cell+gap), Y: r.Y, W: cell, H: r.H}, b)
	}
}

// hints draws the hints that the player has asked for.
func (s *screen) hints() {
	var shown []paragraph
	for i, hint := range s.text.Hints[:min(s.m.Hints, len(s.text.Hints))] {
		shown = append(shown, paragraph{s.hintTitle(i), hint})
	}
	closing := kit.Button{ID: "hints close", Text: s.say("sabotage.close"), Click: msg.Do(msg.Edited)}
	buttons := []kit.Button{closing}
	if s.m.Hints < min(format.HintsCount, len(s.text.Hints)) {
		buttons = append(buttons, kit.Button{
			ID: "hints more", Icon: kit.IconHint, Text: s.say("sabotage.hint.more"), Look: kit.Primary, Click: msg.Do(msg.Hint),
		})
	}
	s.paper("hints", s.say("sabotage.hints", loc.Args{"Number": len(shown), "Count": len(s.text.Hints)}), func(foot draw.Point) {
		s.pen.Foreman(foot, 1.3, figure.Foreman{Mood: figure.Busy, Phase: s.phase(160)})
	}, shown, buttons)
}

// hintTitle says how much a hint gives away.
func (s *screen) hintTitle(i int) string {
	switch i {
	case 0:
		return s.say("sabotage.hint.nudge")
	case 1:
		return s.say("sabotage.hint.idea")
	}
	return s.say("sabotage.hint.answer")
}

// story draws what the level tells, its goal, and how one plays.
func (s *screen) story() {
	paragraphs := []paragraph{{s.say("sabotage.goal"), s.text.Goal}, {"", s.text.Story}, {s.say("sabotage.how"), s.say("sabotage.how.text")}}
	if s.text.Goal == "" {
		paragraphs[0].text = s.target()
	}
	if s.text.Story == "" {
		paragraphs = append(paragraphs[:1], paragraphs[2])
	}
	buttons := []kit.Button{{ID: "story close", Text: s.say("sabotage.begin-work"), Look: kit.Primary, Click: msg.Do(msg.Edited)}}
	if id := s.m.Level.Base(); slices.Contains(guide.Levels(), id) {
		again := kit.Button{ID: "guide again", Text: s.say("guide.again"), Icon: kit.IconSaboteur, Tip: s.say("guide.again-tip"), Click: msg.Say(msg.Guide, "again "+id)}
		buttons = append([]kit.Button{again}, buttons...)
	}
	s.paper("story", s.text.Title, func(foot draw.Point) {
		s.pen.Foreman(foot, 1.3, figure.Foreman{Mood: figure.Calm, Phase: s.phase(160)})
	}, paragraphs, buttons)
}

// result draws what the schedule has shown, and what it was worth.
func (s *screen) result() {
	m := s.m
	width := min(720, s.Size.X-24)
	margin := float32(22)
	if s.Compact() {
		margin = 12
	}
	after := s.text.After
	explanation := m.Explanation().In(puzzle.Language(s.Words.Language()))
	starsHeight, headHeight, buttonHeight := float32(122), float32(92), float32(46)
	switch {
	case s.Small():
		starsHeight, headHeight, buttonHeight = 44, 42, 42
	case s.Compact():
		starsHeight, headHeight, buttonHeight = 84, 56, 42
	}
	column := width - 2*margin
	why := s.TextHeight(column-32-12, explanation, s.Font.Body) + 20
	text := why + 12
	ending := paragraph{s.say("sabotage.after"), after}
	if after != "" {
		text += s.paragraphHeight(column-12, ending)
	}
	height := min(headHeight+starsHeight+text+buttonHeight+2*margin+18, s.Size.Y-12)
	panel := draw.RectAround(s.Bounds().Center(), width, height)
	s.Layer("result", panel, msg.Do(msg.Edited))
	title, inside := s.HeadedPanel(panel, headHeight, s.Theme.Bar, s.Theme.Panel, s.Theme.Outline)
	s.resultHead(title)
	inside = draw.Rect{X: panel.X + margin, Y: inside.Y, W: column, H: panel.Bottom() - margin - inside.Y}
	stars, inside := inside.CutTop(starsHeight)
	s.resultStars(stars)
	foot, inside := inside.CutBottom(buttonHeight)
	_, inside = inside.CutBottom(10)
	in := s.Scroll("result text", inside, text)
	card := draw.Rect{X: in.X, Y: in.Y, W: column - 12, H: why}
	s.List.FillRound(card, 10, s.Theme.AccentDim)
	s.List.StrokeRound(card, 10, 2, s.Theme.Accent)
	s.Text(draw.Rect{X: card.X + 16, Y: card.Y + 10, W: card.W - 32}, explanation, s.Font.Body, s.Theme.Ink)
	if after != "" {
		s.paragraph(draw.Rect{X: in.X, Y: in.Y + why + 12, W: column - 12, H: s.paragraphHeight(column-12, ending)}, ending)
	}
	s.EndScroll()
	buttons := s.resultButtons()
	s.buttonRow(foot, buttons)
	s.Shortcut(event.KeyEnter, 0, buttons[len(buttons)-1].Click) // the way on, while nothing has the focus
}

// resultHead has the foreman in a spotlight, who is pleased, and opposite whoever
// has to sit down now.
func (s *screen) resultHead(r draw.Rect) {
	scale := r.H / 88
	zone := 92 * scale
	left, rest := r.CutLeft(zone)
	right, rest := rest.CutRight(zone)
	s.Art(func() {
		for _, c := range []draw.Point{left.Center(), right.Center()} {
			s.List.FillEllipse(draw.RectAround(draw.Pt(c.X, r.Bottom()-5*scale), zone*0.8, 12*scale), s.pen.Ink.Yellow.WithAlpha(90))
			s.List.FillCircle(draw.Pt(c.X, c.Y), r.H*0.43, s.pen.Ink.Cream.Mix(s.Theme.Bar, 0.12))
		}
		s.pen.Foreman(draw.Pt(left.Center().X, r.Bottom()-6*scale), scale, figure.Foreman{Mood: figure.Wicked, Phase: s.phase(60)})
		other := figure.Worker{Number: max(1, int(s.owner(max(0, s.m.Last())))+1), Pose: figure.Fallen, Phase: s.phase(120), Left: true}
		if s.m.Outcome() == sabotage.Honest {
			other.Pose = figure.Celebrate
		}
		s.pen.Worker(draw.Pt(right.Center().X+2*scale, r.Bottom()-10*scale), scale*0.92, other)
	})
	title := s.say("sabotage.won")
	if s.m.Outcome() == sabotage.Honest {
		title = s.say("sabotage.honest")
	}
	s.Line(rest.InsetXY(8, 0), title, s.Font.Title, s.Theme.BarInk, kit.Middle)
}

// resultStars draws the three stars, one after the other, each with what it is
// for.
func (s *screen) resultStars(r draw.Rect) {
	result, par := s.m.Result(), s.m.Level.Par
	captions := [3]string{
		s.say("sabotage.star.works"),
		s.say("sabotage.star.steps", loc.Args{"N": result.Measures.Steps, "ParSteps": par.Steps}),
		s.say("sabotage.star.interrupts", loc.Args{"Interrupts": result.Measures.Interrupts, "ParInterrupts": par.Interrupts}),
	}
	if par.Steps == 0 {
		captions[1], captions[2] = s.say("sabotage.steps", loc.Args{"N": result.Measures.Steps}), s.say("sabotage.interrupts.used", loc.Args{"Used": result.Measures.Interrupts})
	}
	if s.m.Outcome() == sabotage.Honest { // it took no steps
		right := s.say("sabotage.star.claimed")
		captions = [3]string{right, right, right}
	}
	earned := [3]bool{result.Stars.Works, result.Stars.Fast, result.Stars.Lean}
	width := r.W / 3
	age := float32(s.m.Rested() - sabotage.ResultFrames)
	for i := range 3 {
		cell := draw.Rect{X: r.X + float32(i)*width, Y: r.Y, W: width, H: r.H}
		words, star := cell.CutBottom(2 * s.Book.Metrics(s.Font.Small).LineHeight)
		write := s.TextCentered
		if s.Small() { // side by side
			star, words = cell.CutLeft(cell.H * 0.9)
			_, words = words.CutTop((words.H - s.TextHeight(words.W-8, captions[i], s.Font.Small)) / 2)
			write = s.Text
		}
		radius := min(36, star.H*0.46)
		come := float32(1)
		if !s.Calm {
			come = max(0, min(1, (age-float32(i)*16)/14))
		}
		shine := max(0, min(1, (age-float32(i)*16-20)/40))
		s.Art(func() {
			s.pen.Star(star.Center(), radius, figure.Star{})
			if earned[i] && come > 0 {
				s.pen.Star(star.Center(), radius*(0.3+come*(1.05-0.35*come)), figure.Star{Full: true, Shine: shine})
			}
		})
		write(words.InsetXY(4, 0), captions[i], s.noteStyle(words.InsetXY(4, 0), captions[i]), s.Theme.Ink)
		state := s.say("sabotage.star.missed")
		if earned[i] {
			state = s.say("sabotage.star.earned")
		}
		s.Target(kit.Target{ID: "star " + strconv.Itoa(i+1), Rect: star, Label: captions[i] + ": " + state})
	}
}

func (s *screen) resultButtons() []kit.Button {
	buttons := []kit.Button{
		{ID: "result again", Icon: kit.IconReset, Text: s.say("sabotage.again"), Click: msg.Do(msg.Reset)},
		{ID: "result watch", Icon: kit.IconPlay, Text: s.say("sabotage.watch.short"), Click: msg.Do(msg.Play)},
		{ID: "result look", Icon: kit.IconInspect, Text: s.say("sabotage.look"), Click: msg.Do(msg.Edited)},
	}
	if s.m.Repair != "" {
		return append(buttons, kit.Button{ID: "result repair", Icon: kit.IconEngineer, Text: s.say("sabotage.repair"), Look: kit.Primary, Click: msg.Say(msg.Open, s.m.Repair)})
	}
	if s.m.Next != "" {
		return append(buttons, kit.Button{ID: "result next", Icon: kit.IconNext, Text: s.say("sabotage.next"), Look: kit.Primary, Click: msg.Say(msg.Open, s.m.Next)})
	}
	return append(buttons, kit.Button{ID: "result map", Icon: kit.IconMap, Text: s.say("sabotage.back"), Look: kit.Primary, Click: msg.Say(msg.Show, "map")})
}
