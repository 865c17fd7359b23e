package engineer

import (
	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model/engineer"
	"lostupdate/game/view/kit"
	"lostupdate/levels/explain"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// advice is what the strip above the floor says: what to do next, or what has
// just been found out.
type advice struct {
	title string // may be ""
	text  string
	then  string // what to do about it; may be ""
	icon  kit.Icon
	rim   draw.Color
	fill  draw.Color
}

// advise returns what is to be said now.
func (s *screen) advise() advice {
	a := advice{icon: kit.IconNext, rim: s.Theme.Rule, fill: s.Theme.Panel}
	switch {
	case s.m.Notice != nil:
		a.icon, a.rim, a.fill, a.text = kit.IconWarning, s.Theme.Bad, s.Theme.AccentDim, s.noticeText(s.m.Notice)
	case s.m.Phase() == engineer.Inspecting:
		a.icon, a.text = kit.IconInspect, s.say("engineer.coach-inspecting")
	case s.m.Looking() != nil:
		s.adviseOnRun(&a, s.m.Looking())
	case s.carrying():
		a.rim, a.text = s.Theme.Good, s.carryAdvice()
	case s.m.Judgement() != nil:
		s.adviseOnRun(&a, s.m.Judgement())
	default:
		a.text = s.nextStep()
	}
	return a
}

func (s *screen) carrying() bool {
	_, ok := s.Carrying()
	return ok
}

func (s *screen) carryAdvice() string {
	cargo, _ := s.Carrying()
	switch kind, _ := splitPayload(cargo.Payload); kind {
	case payloadWorker:
		return s.say("engineer.coach-carry-worker")
	case payloadTurn:
		return s.say("engineer.coach-carry-turn")
	}
	return s.say("engineer.coach-carry-gate")
}

// adviseOnRun says what a judgement means, as far as it concerns the run on the
// floor.
func (s *screen) adviseOnRun(a *advice, j *engineer.Judgement) {
	result, run := j.Result, s.m.Shown()
	switch j.Outcome() {
	case engineer.Safe:
		a.icon, a.rim = kit.IconCheck, s.Theme.Good
		a.title, a.text = s.safeTitle(result), result.Explanation.In(s.language())
		if playing, _ := s.m.Rolling(); playing {
			a.then = s.say("engineer.coach-then-result")
		}
	case engineer.Unsure:
		a.icon, a.rim = kit.IconWarning, s.Theme.Bad
		a.title, a.text = s.say("engineer.coach-unsure"), result.Explanation.In(s.language())
	case engineer.Missed:
		a.icon, a.rim, a.fill = kit.IconWarning, s.Theme.Bad, s.Theme.AccentDim
		a.title, a.text = s.missedTitle(result.Missed[0].Demand), result.Explanation.In(s.language())
		a.then = s.say("engineer.coach-then-change")
	default:
		a.icon, a.rim, a.fill = kit.IconWarning, s.Theme.Bad, s.Theme.AccentDim
		a.title, a.text = s.unsafeTitle(run), result.Explanation.In(s.language())
		a.then = s.say("engineer.coach-then-change")
		if run != nil && !run.Timeline.Timed {
			a.text = run.Explanation.In(s.language())
			a.then = s.say("engineer.coach-then-watch")
		}
	}
	if s.Compact() || s.low() && j.Outcome() != engineer.Unsafe {
		a.then = "" // the floor needs every line more
	}
	if s.m.PastAttempt() {
		a.then = s.locked
		a.title = s.say("engineer.coach-past", loc.Args{"Number": j.Number}) + " " + a.title
	}
}

// safeTitle says what has been reached: where time is all there is to it, there is
// nothing to be safe from.
func (s *screen) safeTitle(r *grade.Result) string {
	switch {
	case s.puzzle.Goal.Demands.TicksMin > 0:
		return s.say("engineer.coach-slowed")
	case r.TimeAlone():
		return s.say("engineer.coach-done")
	}
	return s.say("engineer.coach-safe")
}

// missedTitle names a demand that was missed. Every demand has a title of its
// own, so that "too slow" is not said of too few workers.
func (s *screen) missedTitle(d grade.Demand) string {
	switch d {
	case grade.DemandTicks, grade.DemandFirstSeen, grade.DemandDue:
		return s.say("engineer.coach-slow")
	case grade.DemandSlow:
		return s.say("engineer.coach-quick")
	case grade.DemandBusy:
		return s.say("engineer.coach-idle")
	case grade.DemandWorkers:
		return s.say("engineer.coach-few")
	}
	return s.say("engineer.coach-costly")
}

// unsafeTitle says which run of an unsafe factory is on the floor.
func (s *screen) unsafeTitle(run *engineer.Run) string {
	if run == nil {
		return s.say("engineer.coach-unsafe")
	}
	if run.Timeline.Timed {
		if run.Timeline.Trace.Finding != nil {
			return s.say("engineer.coach-unlucky")
		}
		return s.say("engineer.coach-lucky")
	}
	steps := loc.Args{
		"N": run.Timeline.Length, "Interrupts": s.say("engineer.interrupts", loc.Args{"N": run.Timeline.Trace.Preemptions()}),
	}
	if run.Name == engineer.RunClearest {
		return s.say("engineer.coach-clearest", steps)
	}
	if f := run.Timeline.Trace.Finding; f != nil && f.Kind == engine.Deadlock {
		return s.say("engineer.coach-deadlock", steps)
	}
	return s.say("engineer.coach-shortest", steps)
}

// nextStep says what to do next while nothing has been judged.
func (s *screen) nextStep() string {
	tools := s.puzzle.Tools
	switch {
	case len(tools.Gates) > 0 && len(s.puzzle.Start.Gates) > 0 && !s.m.CanUndo():
		return s.say("engineer.coach-move")
	case len(tools.Gates) > 0:
		locks, unlocks := 0, 0
		for _, g := range s.blueprint.Gates {
			switch g.Do {
			case puzzle.TakeKey:
				locks++
			case puzzle.HangKey:
				unlocks++
			}
		}
		switch {
		case locks == 0:
			return s.say("engineer.coach-lock")
		case unlocks == 0:
			return s.say("engineer.coach-unlock")
		}
		return s.say("engineer.coach-run")
	case s.m.CanUndo():
		return s.say("engineer.coach-run")
	case len(tools.Cards) > 0:
		return s.say("engineer.coach-card")
	case s.movables() > 0:
		return s.say("engineer.coach-movable")
	case len(s.puzzle.Switches) > len(s.looseSwitches()):
		return s.say("engineer.coach-switch")
	case len(tools.Dials)+len(s.puzzle.Switches) > 0:
		return s.say("engineer.coach-dial")
	case len(tools.Homes) > 0:
		return s.say("engineer.coach-home")
	case tools.Pool.Kind != puzzle.NoPool && s.text.Names[puzzle.PoolName] != "":
		return s.say("engineer.coach-dial")
	case tools.Pool.Kind == puzzle.AtOnce:
		return s.say("engineer.coach-at-once")
	case tools.Pool.Kind != puzzle.NoPool:
		return s.say("engineer.coach-pool")
	case len(tools.Quanta) > 0:
		return s.say("engineer.coach-quantum")
	case tools.Order:
		return s.say("engineer.coach-order")
	}
	return s.say("engineer.coach-run")
}

// movables returns how many cards of the level can be moved along their belts.
func (s *screen) movables() int {
	n := 0
	for i := range s.puzzle.Routines {
		n += len(s.puzzle.Routines[i].Movables)
	}
	return n
}

// noticeText says why something could not be done.
func (s *screen) noticeText(n *engineer.Notice) string {
	if n.Illegal == nil {
		return s.say("engineer.work-unreadable")
	}
	return explain.Illegal(s.m.Level, n.Illegal).In(s.language())
}

// Measures of the strip above the floor.
const coachIcon = 26

func (s *screen) coachStyles() (title, text glyph.Style, margin float32) {
	if s.Compact() {
		return glyph.Bold(s.Font.Small.Size + 0.5), s.Font.Small, 6
	}
	if s.low() {
		return glyph.Bold(15), glyph.Regular(15), 6
	}
	return glyph.Bold(15), glyph.Regular(15), 9
}

// coachLine is a line of the strip above the floor.
type coachLine struct {
	text  string
	style glyph.Style
	ink   draw.Color
}

// coachLines returns what the strip says. On a small screen that is the goal, too,
// while there is nothing more urgent.
func (s *screen) coachLines(a advice) []coachLine {
	title, text, _ := s.coachStyles()
	var lines []coachLine
	if a.title != "" {
		ink := s.Theme.Ink
		if a.rim == s.Theme.Bad {
			ink = s.Theme.Bad.Mix(s.Theme.Ink, 0.15)
		}
		lines = append(lines, coachLine{a.title, title, ink})
	} else if s.Compact() && !s.goalInCheck() {
		lines = append(lines, coachLine{s.text.Goal, text, s.Theme.InkSoft})
	}
	lines = append(lines, coachLine{a.text, text, s.Theme.Ink})
	if a.then != "" {
		lines = append(lines, coachLine{a.then, text, s.Theme.InkSoft})
	}
	return lines
}

// goalInCheck tells whether the goal makes room for the floor: on a small screen the player has read it once he has changed
// something, and finds it again with the inspector.
func (s *screen) goalInCheck() bool { return s.Small() && s.m.CanUndo() }

func (s *screen) linesHeight(lines []coachLine, width float32) float32 {
	height := float32(0)
	for _, line := range lines {
		height += s.TextHeight(width, line.text, line.style)
	}
	return height
}

// coachHeight returns how high the strip must be.
func (s *screen) coachHeight(width float32) float32 {
	_, _, margin := s.coachStyles()
	height := s.linesHeight(s.coachLines(s.advise()), width-2*margin-coachIcon-8)
	return max(height+2*margin, coachIcon+2*margin-4)
}

// coach draws the strip above the floor.
func (s *screen) coach(r draw.Rect) {
	if r.Empty() {
		return
	}
	_, _, margin := s.coachStyles()
	a := s.advise()
	s.List.FillRound(r, kit.Radius, a.fill)
	s.List.StrokeRound(r, kit.Radius, 2, a.rim)
	s.Within(r)
	icon, body := r.Inset(margin).CutLeft(coachIcon)
	_, body = body.CutLeft(8)
	color := s.Theme.Ink
	if a.rim == s.Theme.Bad || a.rim == s.Theme.Good {
		color = a.rim
	}
	s.Icon(a.icon, draw.RectAround(icon.Center(), coachIcon-4, coachIcon-4), color)
	lines := s.coachLines(a)
	_, body = body.CutTop((body.H - s.linesHeight(lines, body.W)) / 2)
	for _, line := range lines {
		used := s.Text(draw.Rect{X: body.X, Y: body.Y, W: body.W}, line.text, line.style, line.ink)
		_, body = body.CutTop(used)
	}
}
