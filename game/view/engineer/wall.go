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

// hanging is one thing on a wall, at some scale, with what is written below it.
type hanging struct {
	kind          hangingKind
	width, height float32
	draw          func(cell draw.Rect)
}

// hangingKind keeps counters, keys and other things in rows of their own where a
// wall is narrow.
type hangingKind uint8

const (
	hangsCounter hangingKind = iota
	hangsKey
	hangsThing
)

// sharedWall is the number of the shelf between the lines, where hangs what there
// is only one of for all of them.
const sharedWall = -1

// wallWide is how wide a wall is when nothing on it needs more.
func wallWide(scale float32) float32 { return max(104, min(220, 150*scale)) }

// wallGap keeps what is written below a counter clear of the rays about it.
func wallGap(scale float32) float32 { return 8 * max(0, min(1, (scale-0.6)/0.4)) }

// wallScale is the scale of what hangs on the wall: a bit smaller than what
// moves, and never so small that numbers cannot be read.
func (s *screen) wallScale(scale float32) float32 { return max(0.55, min(1.3, scale*0.9)) }

// hangings returns what hangs on the wall of a line, or on the shelf between the
// lines, at the wall's scale.
func (s *screen) hangings(line int, k float32) []hanging {
	var all []hanging
	home := line
	if line == sharedWall {
		home = s.firstOpenLine()
	}
	for _, g := range s.puzzle.Globals {
		if s.here(line, g.Shared) {
			width, height := figure.CounterSize(s.counterFigure(home, g))
			h := hanging{kind: hangsCounter, width: width * k, height: height*k + captionRow + 8 + wallGap(k)}
			if _, ok := s.wanted(home, g.Name); ok {
				h.height += captionRow
			}
			h.width = max(h.width, s.captionWidth(home, g))
			h.draw = func(cell draw.Rect) { s.wallCounter(cell, home, g, k) }
			all = append(all, h)
		}
	}
	for _, key := range s.puzzle.Keys {
		if s.here(line, s.puzzle.KeyTrait(key).Shared) {
			all = append(all, hanging{
				kind: hangsKey, width: max(52, 58*k) - 8, height: figure.HookHeight*k + captionRow + 4,
				draw: func(cell draw.Rect) { s.hook(cell, home, key, k) },
			})
		}
	}
	return append(all, s.thingHangings(line, home, k)...)
}

// captionWidth returns how much room the words below a counter need where they are as small as they get.
func (s *screen) captionWidth(line int, g puzzle.Global) float32 {
	const small = 11
	width := s.Book.Measure(s.text.Name(g.Name), glyph.Bold(small))
	if want, ok := s.wanted(line, g.Name); ok {
		width = max(width, s.Book.Measure(s.say("engineer.counter-goal", loc.Args{"Value": want}), glyph.Regular(small)))
	}
	return min(width+1, 90)
}

// here tells whether something hangs on this wall: on the shelf what is shared,
// on the walls of lines what is not. With a single line there is no difference.
func (s *screen) here(line int, shared bool) bool {
	if len(s.puzzle.Lines) == 1 {
		return line == 0
	}
	return shared == (line == sharedWall)
}

// firstOpenLine returns the first line in which somebody works.
func (s *screen) firstOpenLine() int {
	for i, name := range s.puzzle.Lines {
		for _, home := range s.blueprint.Homes[:s.staff()] {
			if home == name {
				return i
			}
		}
	}
	return 0
}

// wallPlan says how what hangs on a wall stands in rows.
type wallPlan struct {
	width, height float32
	rows          [][]hanging
	heights       []float32
}

// Air between and about what hangs on a wall.
const (
	hangingGap = 8
	wallAir    = 10
)

// planWall shares what hangs on a line's wall out to rows. A wall is as narrow as
// it can be; it grows wider where it would be much higher than the belts beside
// it, of which there are so many.
func (s *screen) planWall(line int, scale float32, belts int) wallPlan {
	k := s.wallScale(scale)
	items := s.hangings(line, k)
	if len(items) == 0 {
		return wallPlan{}
	}
	width := wallWide(scale)
	for _, h := range items {
		extra := float32(2 * wallAir)
		if h.kind == hangsCounter {
			extra = 44 // for the rays
		}
		width = max(width, h.width+extra)
	}
	enough := float32(max(1, belts))*(180*scale+60) + 20
	most := max(width, s.floorWidth*0.42)
	plan := fill(items, width, true, scale)
	for plan.height > enough && width < most {
		width = min(most, width+40)
		plan = fill(items, width, false, scale)
	}
	return plan
}

// fill hangs things side by side as far as a wall's width reaches, then in the
// next row. apart keeps kinds in rows of their own.
func fill(items []hanging, width float32, apart bool, scale float32) wallPlan {
	plan := wallPlan{width: width, height: 12 + 10*ease(scale)}
	room, used := width-2*wallAir, float32(0)
	for _, h := range items {
		n := len(plan.rows)
		if n == 0 || used+hangingGap+h.width > room || apart && plan.rows[n-1][0].kind != h.kind || apart && h.kind == hangsCounter {
			plan.rows, plan.heights = append(plan.rows, nil), append(plan.heights, 0)
			n, used = n+1, -hangingGap
		}
		plan.rows[n-1] = append(plan.rows[n-1], h)
		plan.heights[n-1] = max(plan.heights[n-1], h.height)
		used += hangingGap + h.width
	}
	for _, h := range plan.heights {
		plan.height += h
	}
	return plan
}

// wall draws what all workers of a line share.
func (s *screen) wall(r draw.Rect, plan wallPlan, scale float32) {
	s.pen.Wall(r)
	s.Within(r)
	s.wallFloor = r.Bottom() - 10
	slack := min(24, max(0, r.H-plan.height)/float32(1+len(plan.rows)))
	y := r.Y + 6 + 5*ease(scale) + (max(0, r.H-plan.height)-slack*float32(len(plan.rows)-1))/2
	for i, row := range plan.rows {
		s.wallRow(draw.Rect{X: r.X + wallAir, Y: y, W: r.W - 2*wallAir, H: plan.heights[i]}, row)
		y += plan.heights[i] + slack
	}
}

// wallRow draws what hangs side by side, spread over the row.
func (s *screen) wallRow(r draw.Rect, row []hanging) {
	used := float32(0)
	for _, h := range row {
		used += h.width
	}
	air := (r.W - used) / float32(len(row))
	x := r.X
	for _, h := range row {
		h.draw(draw.Rect{X: x, Y: r.Y, W: h.width + air, H: r.H})
		x += h.width + air
	}
}

// wallCounter draws a global, what it is called, and what it has to be.
func (s *screen) wallCounter(r draw.Rect, line int, g puzzle.Global, scale float32) {
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
		s.lostNumber(middle, s.wallFloor, line, g, scale)
	})
	y := r.Y + height*scale + 4 + wallGap(scale)
	s.Line(draw.Rect{X: r.X, Y: y, W: r.W, H: captionRow}, s.text.Name(g.Name), glyph.Bold(caption+1), s.Theme.Ink, kit.Middle)
	y += captionRow
	if want, ok := s.wanted(line, g.Name); ok {
		text := s.say("engineer.counter-goal", loc.Args{"Value": want})
		s.Line(draw.Rect{X: r.X, Y: y, W: r.W, H: captionRow}, text, glyph.Regular(caption), s.Theme.InkSoft, kit.Middle)
	}
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
	box := draw.Rect{X: r.X, Y: r.Y, W: r.W, H: figure.HookHeight * scale}
	s.Target(kit.Target{ID: "hook " + s.puzzle.Lines[line] + " " + string(key), Rect: box, Label: label, Tip: label + "\n" + s.say("engineer.hook-tip")})
	s.Art(func() { s.pen.Hook(draw.Pt(r.Center().X, r.Y), scale, h) })
	s.Line(draw.Rect{X: r.X, Y: r.Y + figure.HookHeight*scale + 2, W: r.W, H: captionRow}, text, glyph.Regular(caption), s.Theme.InkSoft, kit.Middle)
}
