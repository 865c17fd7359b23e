package engineer

import (
	"fmt"
	"math/big"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/explain"
)

// inspector draws the panel of the inspector: the button to run the shift, what
// he has found out, what the solution costs, and the runs to look at.
func (s *screen) inspector(r draw.Rect) {
	inside := s.Panel(r)
	if s.Compact() { // as wide as the screen, and low
		left, right := inside.CutLeft(inside.W/2 - 10)
		_, right = right.CutLeft(20)
		s.scrolled("inspector", left, s.verdicts)
		s.scrolled("inspector costs", right, s.costs)
		return
	}
	s.scrolled("inspector", s.inspectorHead(inside), func(c *column) {
		s.verdicts(c)
		s.costs(c)
	})
}

// scrolled fills a column that scrolls where it has to.
func (s *screen) scrolled(id string, r draw.Rect, fill func(c *column)) {
	dry := &column{dry: true, r: r}
	fill(dry)
	fill(&column{r: s.Scroll(id, r, dry.y)})
	s.EndScroll()
}

// inspectorHead draws the name of the panel, the inspector himself and the run
// button, which do not scroll.
func (s *screen) inspectorHead(r draw.Rect) (below draw.Rect) {
	head, below := r.CutTop(34)
	s.Target(kit.Target{ID: "inspector", Rect: head, Label: s.say("engineer.inspector")})
	s.Line(head, s.say("engineer.inspector"), s.Font.Heading, s.Theme.Ink, kit.Left)
	s.Art(func() {
		s.pen.Inspector(draw.Pt(head.Right()-18, head.Bottom()+1), 0.6, figure.Inspector{Mood: s.mood(), Phase: s.phase(90), Left: true})
	})
	_, below = below.CutTop(2)
	run, below := below.CutTop(50)
	s.runButton(run, glyph.Bold(18))
	_, below = below.CutTop(10)
	return below
}

// mood says what the inspector makes of it.
func (s *screen) mood() figure.Mood {
	if s.m.Phase() == engineer.Inspecting {
		return figure.Busy
	}
	switch s.m.Verdict() {
	case engineer.Safe:
		return figure.Glad
	case engineer.Unsafe, engineer.Missed:
		return figure.Upset
	}
	return figure.Calm
}

// judged returns the judgement that the panel is about, or nil.
func (s *screen) judged() *engineer.Judgement {
	if j := s.m.Looking(); j != nil {
		return j
	}
	return s.m.Judgement()
}

// verdicts says what came out, and offers the runs that show it.
func (s *screen) verdicts(c *column) {
	if s.goalInCheck() {
		s.note(c, s.text.Goal)
	}
	s.verdict(c, s.judged())
	s.ring(c)
	s.runChoice(c)
}

// costs says what the solution costs, and offers earlier failures.
func (s *screen) costs(c *column) {
	s.measures(c, s.judged())
	s.failures(c)
	s.benchRow(c)
}

// verdict says in a word what came out, and in numbers what that stands for.
func (s *screen) verdict(c *column, j *engineer.Judgement) {
	bar, visible := c.take(12, 6)
	progress := s.m.Progress()
	if visible {
		switch {
		case s.m.Phase() == engineer.Inspecting:
			s.Progress(bar, 0, 0)
		case j == nil:
			s.Progress(bar, 0, 1)
		default:
			s.verdictBar(bar, j)
		}
	}
	if s.m.Phase() == engineer.Inspecting {
		s.note(c, s.say("engineer.inspecting", loc.Args{"N": progress.States, "States": s.Words.Number(int64(progress.States))}))
		return
	}
	if j == nil {
		s.note(c, s.say("engineer.not-inspected"))
		return
	}
	badge, visible := c.take(28, 4)
	if visible {
		icon, text, color := s.verdictWord(j)
		mark, words := badge.CutLeft(28)
		s.Icon(icon, mark.Inset(3), color)
		_, words = words.CutLeft(6)
		s.Target(kit.Target{ID: "verdict", Rect: badge, Label: text})
		s.Line(words, text, s.Font.Heading, color.Mix(s.Theme.Ink, 0.2), kit.Left)
	}
	numbers, from := s.verdictNumbers(j), c.y
	s.note(c, numbers)
	if numbers != "" && !c.dry {
		s.Target(kit.Target{ID: "states", Rect: draw.Rect{X: c.r.X, Y: c.r.Y + from, W: c.r.W, H: c.y - from - 10}, Label: numbers, Plain: true})
	}
	if j.Outcome() == engineer.Safe && !s.m.PastAttempt() {
		button, visible := c.take(40, 10)
		if visible {
			s.Button(button, kit.Button{
				ID: "result", Text: s.say("engineer.show-result"), Icon: kit.IconStar,
				Click: msg.Say(msg.Select, string(engineer.ResultSheet)),
			})
		}
	}
}

// verdictBar is full of the verdict's colour, and never of that alone: the word
// stands below it.
func (s *screen) verdictBar(r draw.Rect, j *engineer.Judgement) {
	color := s.Theme.Bad
	if j.Outcome() == engineer.Safe {
		color = s.Theme.Good
	}
	s.List.FillRound(r, r.H/2, color)
}

func (s *screen) verdictWord(j *engineer.Judgement) (kit.Icon, string, draw.Color) {
	switch j.Outcome() {
	case engineer.Safe:
		if j.Result.TimeAlone() {
			return kit.IconCheck, s.say("engineer.verdict-done"), s.Theme.Good
		}
		return kit.IconCheck, s.say("engineer.verdict-safe"), s.Theme.Good
	case engineer.Missed:
		return kit.IconWarning, s.missedTitle(j.Result.Missed[0].Demand), s.Theme.Bad
	case engineer.Unsure:
		return kit.IconHelp, s.say("engineer.verdict-unsure"), s.Theme.Bad
	}
	if j.Result.Finding == engine.Deadlock {
		return kit.IconCross, s.say("engineer.verdict-deadlock"), s.Theme.Bad
	}
	return kit.IconCross, s.say("engineer.verdict-unsafe"), s.Theme.Bad
}

// verdictNumbers says how much was searched, and how many interleavings that
// stands for.
func (s *screen) verdictNumbers(j *engineer.Judgement) string {
	report := j.Result.Report
	if report == nil {
		return ""
	}
	args := loc.Args{"N": report.States, "States": explain.Count(report.States)}
	switch {
	case j.Outcome() == engineer.Unsafe && report.Shortest != nil:
		args["Steps"] = report.Shortest.Steps()
		return s.say("engineer.numbers-unsafe", args)
	case j.Outcome() == engineer.Unsafe:
		return s.say("engineer.numbers-states", args)
	case report.Interleavings == nil:
		return s.say("engineer.numbers-states", args)
	case report.Interleavings.Cmp(big.NewInt(1)) == 0:
		return s.say("engineer.numbers-one", args)
	}
	count, rounded := explain.BigCount(report.Interleavings)
	args["Count"] = count
	if rounded {
		return s.say("engineer.numbers-huge", args)
	}
	return s.say("engineer.numbers-safe", args)
}

// note writes a paragraph in small letters.
func (s *screen) note(c *column, text string) {
	if text == "" {
		return
	}
	r, visible := c.take(s.TextHeight(c.r.W, text, s.Font.Small), 10)
	if visible {
		s.Text(draw.Rect{X: r.X, Y: r.Y, W: r.W}, text, s.Font.Small, s.Theme.InkSoft)
	}
}

// ring draws who waits for whom, where that is a circle.
func (s *screen) ring(c *column) {
	if s.line == nil {
		return
	}
	ring := s.line.Ring(s.head)
	if len(ring) == 0 {
		return
	}
	s.note(c, s.say("engineer.ring"))
	r, visible := c.take(136, 10)
	if !visible {
		return
	}
	var waits []figure.Waiting
	for _, w := range ring {
		key := s.line.Factory.Objects[w.Object].Key
		waits = append(waits, figure.Waiting{Worker: int(w.Task) + 1, Key: s.pen.Ink.KeyOf(string(key))})
	}
	s.Art(func() { s.pen.WaitRing(r.Center(), 64, waits, s.phase(60)) })
}

// benchRow draws the benches, where they do not stand on the floor.
func (s *screen) benchRow(c *column) {
	if s.benchesOnFloor || s.benchesInRoom() {
		return
	}
	columns := max(1, int(c.r.W/84))
	cores := s.puzzle.Bench.Cores
	s.note(c, s.benchText()+":")
	for first := 0; first < cores; first += columns {
		r, visible := c.take(figure.BenchHeight*0.86, 6)
		if !visible {
			continue
		}
		for i := range min(columns, cores-first) {
			s.bench(draw.Pt(r.X+(float32(i)+0.5)*84, r.Bottom()), 0.86, first+i)
		}
	}
	c.y += 6
}

// runChoice offers the runs of a judgement.
func (s *screen) runChoice(c *column) {
	names := s.m.Choices()
	if len(names) > 1 {
		s.note(c, s.say("engineer.runs"))
		c.y -= 6
		for _, name := range names {
			r, visible := c.take(36, 4)
			if !visible {
				continue
			}
			on := s.m.Shown() != nil && s.m.Shown().Name == name
			s.Button(r, kit.Button{ID: "run " + name, Text: s.runName(name), On: on, Click: msg.Say(msg.Choose, name)})
		}
		c.y += 6
	}
	if s.m.Playing() == nil || s.m.Phase() == engineer.Inspecting {
		return
	}
	if r, visible := c.take(34, 12); visible {
		s.Button(r, kit.Button{
			ID: "build", Text: s.say("engineer.build"), Icon: kit.IconTools, Tip: s.say("engineer.build-tip"), Key: "B",
			Click: msg.Do(msg.Edited),
		})
	}
}

func (s *screen) runName(name string) string {
	switch name {
	case engineer.RunShift:
		return s.say("engineer.run-shift")
	case engineer.RunClearest:
		return s.say("engineer.run-clearest")
	}
	return s.say("engineer.run-shortest")
}

// failures offers the last failures of the level, the latest first.
func (s *screen) failures(c *column) {
	failures := s.m.Failures()
	if len(failures) == 0 {
		return
	}
	s.note(c, s.say("engineer.failures"))
	const cell = 42
	per := max(1, int((c.r.W+6)/(cell+6)))
	for first := 0; first < len(failures); first += per {
		r, visible := c.take(38, 6)
		if !visible {
			continue
		}
		for i, j := range failures[first:min(first+per, len(failures))] {
			s.Button(draw.Rect{X: r.X + float32(i)*(cell+6), Y: r.Y, W: cell, H: r.H}, kit.Button{
				ID: fmt.Sprintf("failure %d", j.Number), Text: fmt.Sprint(j.Number), On: s.m.Looking() == j,
				Label: s.say("engineer.failure", loc.Args{"Number": j.Number}) + ": " + j.Result.Explanation.In(s.language()),
				Click: msg.Say(msg.Choose, fmt.Sprint(j.Number)),
			})
		}
	}
}
