package engineer

import (
	"lostupdate/engine"
	"lostupdate/engine/hb"
	"lostupdate/engine/machine"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// Captions on the wall: they keep their size at every scale, since they are read.
const (
	caption    = 13
	captionRow = 17
)

// wallWidth returns how wide the wall of a line is; 0 where nothing is shared,
// and so nothing hangs there.
func (s *screen) wallWidth(scale float32, line int) float32 {
	if len(s.puzzle.Globals)+len(s.puzzle.Keys) == 0 {
		return 0
	}
	width := wallWide(scale)
	for _, g := range s.puzzle.Globals {
		counter, _ := figure.CounterSize(s.counterFigure(line, g))
		width = max(width, counter*s.wallScale(scale)+44)
	}
	return width
}

// wallWide is how wide a wall is when nothing on it needs more.
func wallWide(scale float32) float32 { return max(104, min(220, 150*scale)) }

// wallGap keeps what is written below a counter clear of the rays about it.
func wallGap(scale float32) float32 { return 8 * max(0, min(1, (scale-0.6)/0.4)) }

// wallScale is the scale of what hangs on the wall: a bit smaller than what
// moves, and never so small that numbers cannot be read.
func (s *screen) wallScale(scale float32) float32 { return max(0.55, min(1.3, scale*0.9)) }

// hooksPerRow returns how many keys hang side by side.
func (s *screen) hooksPerRow(scale float32) int {
	return max(1, int((wallWide(scale)-20)/max(52, 58*s.wallScale(scale))))
}

// wallHeight returns how high the wall must be at least.
func (s *screen) wallHeight(scale float32, line int) float32 {
	if s.wallWidth(scale, line) == 0 {
		return 0
	}
	k := s.wallScale(scale)
	height := 12 + 10*ease(scale)
	for _, g := range s.puzzle.Globals {
		_, counter := figure.CounterSize(s.counterFigure(line, g))
		height += counter*k + captionRow + 8 + wallGap(k)
		if _, ok := s.wanted(line, g.Name); ok {
			height += captionRow
		}
	}
	rows := (len(s.puzzle.Keys) + s.hooksPerRow(scale) - 1) / s.hooksPerRow(scale)
	return height + float32(rows)*(figure.HookHeight*k+captionRow+4)
}

// wall draws what all workers of a line share: counters, and the hooks for keys.
func (s *screen) wall(r draw.Rect, line int, scale float32) {
	s.pen.Wall(r)
	s.Within(r)
	k := s.wallScale(scale)
	spare := max(0, r.H-s.wallHeight(scale, line))
	slack := min(24, spare/float32(2+len(s.puzzle.Globals)))
	y := r.Y + 6 + 5*ease(scale) + (spare-slack*float32(len(s.puzzle.Globals)))/2
	for _, g := range s.puzzle.Globals {
		y = s.wallCounter(draw.Rect{X: r.X, Y: y, W: r.W, H: r.Bottom() - y}, line, g, k) + slack
	}
	per := s.hooksPerRow(scale)
	for i := 0; i < len(s.puzzle.Keys); i += per {
		row := s.puzzle.Keys[i:min(i+per, len(s.puzzle.Keys))]
		width := (r.W - 12) / float32(len(row))
		for j, key := range row {
			s.hook(draw.Rect{X: r.X + 6 + float32(j)*width, Y: y, W: width, H: figure.HookHeight * k}, line, key, k)
		}
		y += figure.HookHeight*k + captionRow + 4
	}
}

// wallCounter draws a global and what it is called, and returns what is below it.
func (s *screen) wallCounter(r draw.Rect, line int, g puzzle.Global, scale float32) (below float32) {
	c := s.counterFigure(line, g)
	width, height := figure.CounterSize(c)
	middle := draw.Pt(r.Center().X, r.Y+height*scale/2)
	s.Target(kit.Target{
		ID: "counter " + s.puzzle.Lines[line] + " " + g.Name, Rect: draw.RectAround(middle, width*scale, height*scale),
		Label: s.say("engineer.counter-label", loc.Args{"Name": s.text.Name(g.Name), "Value": c.Value, "Line": s.puzzle.Lines[line]}),
		Tip:   s.say("engineer.counter-tip", loc.Args{"Name": s.text.Name(g.Name)}),
	})
	s.Art(func() {
		s.pen.Counter(middle, scale, c)
		s.lostNumber(middle, r.Bottom()-10, line, g, scale)
	})
	y := r.Y + height*scale + 4 + wallGap(scale)
	s.Line(draw.Rect{X: r.X + 8, Y: y, W: r.W - 16, H: captionRow}, s.text.Name(g.Name), glyph.Bold(caption+1), s.Theme.Ink, kit.Middle)
	y += captionRow
	if want, ok := s.wanted(line, g.Name); ok {
		text := s.say("engineer.counter-goal", loc.Args{"Value": want})
		s.Line(draw.Rect{X: r.X + 8, Y: y, W: r.W - 16, H: captionRow}, text, glyph.Regular(caption), s.Theme.InkSoft, kit.Middle)
		y += captionRow
	}
	return y + 4
}

// counterFigure returns what a global's counter looks like at the playhead.
func (s *screen) counterFigure(line int, g puzzle.Global) figure.Counter {
	c := figure.Counter{Value: g.Init, Before: g.Init, Digits: 2}
	if want, ok := s.wanted(line, g.Name); !ok || want < 10 {
		c.Digits = 1
	}
	object, ok := s.object(line, g.Name, "")
	if !ok {
		return c
	}
	seen := s.line.Counter(object, s.head)
	c.Value, c.Before = seen.Value, seen.Before
	if seen.Since >= 0 && s.falling() {
		c.Flip = 1 - share(s.head-seen.Since, flipTime(s.line))
	}
	if want, ok := s.wanted(line, g.Name); ok && s.wrongEnd() {
		c.Alarm = c.Value != want
	}
	return c
}

// falling tells whether flaps and numbers are seen to fall. Where the playhead
// stands, what has happened has come to rest: who goes on step by step sees what
// the wall says now, and not what it said before.
func (s *screen) falling() bool {
	playing, _ := s.m.Rolling()
	return playing && !s.Calm
}

// wrongEnd tells whether the playhead is at the end of a run whose result is wrong.
func (s *screen) wrongEnd() bool {
	finding := s.line.Trace.Finding
	return finding != nil && finding.Kind == engine.WrongOutcome && s.head >= s.line.End()
}

// flipTime is how long a counter's flaps fall: less than the next change can be
// away.
func flipTime(line *timeline.Timeline) timeline.Moment {
	if line.Timed {
		return timeline.Tick * 3 / 4
	}
	return timeline.Tick / 3
}

func share(part, whole timeline.Moment) float32 {
	return max(0, min(1, float32(part)/float32(whole)))
}

// object returns the shared object of a line in the run on the floor. There is
// none while nothing is shown, and for a line in which nobody works.
func (s *screen) object(line int, global string, key puzzle.Color) (engine.ObjectID, bool) {
	if s.line == nil {
		return -1, false
	}
	object := s.line.Factory.Object(line, global, key)
	return object, object >= 0
}

// wanted returns what a global must be at the end, if the goal says one number.
func (s *screen) wanted(line int, global string) (int64, bool) {
	for _, c := range s.puzzle.Goal.Final {
		here := c.Line == s.puzzle.Lines[line] || c.Line == "" && line == 0
		if here && c.Global == global && c.Relation == machine.Equal {
			return c.Value, true
		}
	}
	return 0, false
}

// lostNumber lets the number that was overwritten fall off the wall.
func (s *screen) lostNumber(from draw.Point, floor float32, line int, g puzzle.Global, scale float32) {
	run := s.m.Shown()
	if run == nil || run.Facts.Pattern != hb.LostUpdate || len(run.Facts.Steps) == 0 || len(run.Facts.Values) < 2 {
		return
	}
	object, _ := s.object(line, g.Name, "")
	if len(run.Facts.Objects) == 0 || run.Facts.Objects[0] != object {
		return
	}
	since := s.head - s.line.Happened(run.Facts.Steps[len(run.Facts.Steps)-1])
	if since < 0 {
		return
	}
	fall := float32(1)
	if s.falling() {
		fall = share(since, timeline.Tick)
	}
	text := s.Words.Number(run.Facts.Values[1])
	s.pen.LostUpdate(from.Add(draw.Pt(42*scale, 0)), floor, scale*0.8, figure.LostUpdate{Text: text, Fall: fall})
}

// hook draws a key on its hook, or who has it.
func (s *screen) hook(r draw.Rect, line int, key puzzle.Color, scale float32) {
	h := figure.Hook{Key: s.pen.Ink.KeyOf(string(key))}
	text, holder := s.say("engineer.hook-free"), ""
	if object, ok := s.object(line, "", key); ok {
		if task := s.line.Holder(object, s.head); task >= 0 {
			h.Holder = int(task) + 1
			holder = s.workerName(h.Holder)
			text = s.say("engineer.hook-held", loc.Args{"Number": h.Holder})
		}
	}
	label := s.say("engineer.hook-label-free", loc.Args{"Key": s.keyName(key)})
	if holder != "" {
		label = s.say("engineer.hook-label-held", loc.Args{"Key": s.keyName(key), "Name": holder})
	}
	s.Target(kit.Target{ID: "hook " + s.puzzle.Lines[line] + " " + string(key), Rect: r, Label: label})
	s.Art(func() { s.pen.Hook(draw.Pt(r.Center().X, r.Y), scale, h) })
	s.Line(draw.Rect{X: r.X, Y: r.Bottom() + 2, W: r.W, H: captionRow}, text, glyph.Regular(caption), s.Theme.InkSoft, kit.Middle)
}
