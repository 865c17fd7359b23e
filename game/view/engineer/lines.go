package engineer

import (
	"slices"

	"lostupdate/game/draw"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
)

// lineState returns how a line is at the playhead.
func (s *screen) lineState(line int) timeline.LineState {
	if s.line == nil {
		return timeline.LineOpen
	}
	if process := slices.Index(s.line.Factory.Lines, line); process >= 0 {
		return s.line.Line(process, s.head)
	}
	return timeline.LineOpen
}

// inLine draws what is in a line beside its wall: its belts, in a fire, by night,
// or behind closed shutters.
func (s *screen) inLine(r *room, inside draw.Rect, scale float32) {
	zone := inside.Inset(-roomMargin(scale) * 0.4)
	switch s.lineState(r.line) {
	case timeline.LineClosed:
		s.Art(func() { s.pen.Shutters(zone, s.say("engineer.line-closed")) })
		return
	case timeline.LineNight:
		s.Art(func() { s.pen.Night(zone, s.phase(180)) })
		s.furnish(r, inside, scale)
	case timeline.LineOnFire:
		s.furnish(r, inside, scale)
		s.Art(func() { s.pen.Fire(zone, s.phase(72)) })
	default:
		s.furnish(r, inside, scale)
	}
}

// helpThings returns what is worth explaining about the things of the level.
func (s *screen) helpThings() []helpLine {
	var lines []helpLine
	wall := s.cardWall()
	wall.Line = nil
	for _, t := range s.puzzle.Things {
		sign := wall.Sign(t, -1)
		lines = append(lines, helpLine{func(r draw.Rect) { s.fitThing(r, sign.Figure) }, s.say("card.thing-" + t.Kind.String() + "-tip")})
	}
	if s.blueprint.On(s.puzzle.OutTrays) {
		lines = append(lines, helpLine{func(r draw.Rect) { s.fitThing(r, figure.OutTray{Worker: 1, Letters: []string{"x = 1"}}) }, s.say("card.thing-tray-tip")})
	}
	return lines
}

// fitThing draws a thing as large as it fits into a rectangle.
func (s *screen) fitThing(r draw.Rect, t figure.Thing) {
	w, h := t.Size()
	k := min(r.W/w, r.H/h)
	s.pen.Thing(draw.Pt(r.Center().X, r.Center().Y-h*k/2), k, t)
}
