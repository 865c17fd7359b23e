package engineer

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// belt draws a routine as a belt: loops, frames, stations, slots, gates, and the
// workers in front.
func (s *screen) belt(p *beltPlan) {
	s.Art(func() {
		for _, belt := range p.belts {
			s.pen.Belt(belt, figure.Belt{Travel: s.travel(), Still: s.line == nil})
		}
		s.sections(p)
		s.loopPaths(p)
		s.branches(p)
		s.arrows(p)
		s.frames(p)
	})
	s.handles(p)
	for _, f := range s.framesOf(p.routine) {
		if _, in, _ := p.inFold(f.from); !in {
			s.foldTab(p, f)
		}
	}
	for i := range p.routine.Stations {
		s.station(p, i)
	}
	s.slotTargets(p)
	s.gatesOf(p)
	s.crew(p)
}

// travel returns how far the belts have moved: with the playhead, so that they
// stand when it stands and run backwards with it.
func (s *screen) travel() float32 {
	if s.line == nil || s.Calm {
		return 0
	}
	return float32(s.head%(64*timeline.Tick)) * 0.012
}

// loopPaths draws the ways back of loops, outer ones above inner ones.
func (s *screen) loopPaths(p *beltPlan) {
	for i := range p.routine.Stations {
		st := &p.routine.Stations[i]
		if st.Kind != puzzle.RepeatOpen && st.Kind != puzzle.WhileOpen || !s.blueprint.Active(st) {
			continue
		}
		open, end := p.stations[st.Index], p.stations[st.Partner]
		top := p.tops[p.row(open.Y)] + loopTop + loopStep*float32(s.loopDepth(p.routine, st))
		foot := p.belts[p.row(open.Y)].Y - 2
		left, right := open.Center().X, end.Center().X
		if st.Kind == puzzle.WhileOpen {
			left = open.X - 4
		}
		if p.row(end.Y) != p.row(open.Y) { // goes on in another row: as far as this one reaches
			right = p.belts[p.row(open.Y)].Right() - 8
		}
		text, lit := s.loopText(p, st)
		s.pen.Repeat(draw.Rect{X: left, Y: top, W: max(40, right-left), H: foot - top}, figure.Repeat{Text: text, Lit: lit, Phase: s.travel() / 14})
	}
}

// branches draws a frame about each branch of a decision, with a sign that says
// when it is taken.
func (s *screen) branches(p *beltPlan) {
	frame := func(from, to draw.Rect, text string) {
		if p.row(from.Y) != p.row(to.Y) { // goes on in another row: as far as this one reaches
			to = draw.Rect{X: p.belts[p.row(from.Y)].Right() - 8, Y: from.Y}
		}
		r := draw.RectBetween(draw.Pt(from.X, from.Y-6), draw.Pt(to.X, from.Y+from.H+3))
		corners := []draw.Point{r.Min(), draw.Pt(r.Right(), r.Y), r.Max(), draw.Pt(r.X, r.Bottom()), r.Min()}
		s.List.Polyline(corners, 1.5, draw.Dash{On: 3, Off: 5}, s.Theme.InkSoft)
		s.Badge(draw.Rect{X: r.X + 4, Y: r.Y - 9, W: 80, H: 18}, text, s.Theme.Bar, s.Theme.BarInk)
	}
	edge := func(index int) draw.Rect {
		r := p.stations[index]
		return draw.Rect{X: r.Center().X, Y: r.Y, H: r.H}
	}
	for i := range p.routine.Stations {
		st := &p.routine.Stations[i]
		if st.Kind != puzzle.IfOpen || !s.blueprint.Active(st) {
			continue
		}
		decision, yes := p.stations[i], st.Partner
		if st.Other >= 0 {
			yes = st.Other
			frame(edge(st.Other).Move(3, 0), edge(st.Partner), s.say("engineer.branch-no"))
		}
		frame(draw.Rect{X: decision.Right() + 4, Y: decision.Y, H: decision.H}, edge(yes).Move(-3, 0), s.say("engineer.branch-yes"))
	}
}

// loopText says how often a loop goes round, and, when one worker alone is shown
// in it, which round he is in.
func (s *screen) loopText(p *beltPlan, st *puzzle.Station) (text string, lit bool) {
	text = s.say("engineer.loop-while")
	if st.Kind == puzzle.RepeatOpen {
		text = fmt.Sprintf("×%d", s.blueprint.Value(puzzle.Number{Value: int64(st.Count), Dial: st.Dial}))
	}
	for _, number := range p.crew {
		if w, ok := s.worker(number); ok && w.Place.Station != w.After.Station && w.After.Slot < w.Place.Slot {
			lit = true
		}
	}
	return text, lit
}

// station draws one card. What it does stands in its tooltip.
func (s *screen) station(p *beltPlan, index int) {
	st, r := &p.routine.Stations[index], p.stations[index]
	if st.Kind.Bracket() || !s.blueprint.Active(st) {
		return
	}
	if f, in, first := p.inFold(index); in {
		if first {
			s.foldedCard(p, f)
		}
		return
	}
	face := s.facesOf(p.routine)[index]
	s.Target(kit.Target{
		ID: p.id(fmt.Sprintf("station %s %d", p.routine.Name, index)), Rect: r, Label: face.label, Tip: face.label + "\n" + face.tip,
	})
	label := face.label
	if p.short {
		label = face.short
	}
	if st.Kind == puzzle.Lock || st.Kind == puzzle.Unlock {
		s.Art(func() {
			s.pen.Gate(draw.Pt(r.Center().X, r.Bottom()+p.underCards()+2), p.scale, figure.Gate{
				Key: s.pen.Ink.KeyOf(string(st.Key)), Unlock: st.Kind == puzzle.Unlock, Fixed: true, Raise: 1,
			})
		})
		return
	}
	s.Art(func() {
		s.pen.Station(r, figure.Station{
			Icon: face.icon, Label: label, Code: st.Kind == puzzle.Compute && st.Parts != 3,
			State: s.cardState(p, timeline.Place{Station: index, Gate: -1}), Phase: s.phase(60), Upright: true,
		})
		if st.Dial != "" {
			s.pen.Icon(draw.Pt(r.Right()-12, r.Y+12), 14, figure.IconDial, s.Theme.Focus)
		}
	})
}

// cardState says how a place stands out: as one of the steps that explain the
// failure, or as the one where somebody is at work.
func (s *screen) cardState(p *beltPlan, place timeline.Place) figure.CardState {
	if s.line == nil {
		return figure.Plain
	}
	for _, event := range s.line.Decisive {
		if s.samePlace(p, event, place) {
			return figure.Conflict
		}
	}
	for _, number := range p.crew {
		w, ok := s.worker(number)
		if ok && w.Activity == engine.Running && w.Progress > 0 && w.Place.Station == place.Station && w.Place.Gate == place.Gate {
			return figure.Next
		}
	}
	return figure.Plain
}

// samePlace tells whether an event of the run happened at a place of this belt.
func (s *screen) samePlace(p *beltPlan, event int, place timeline.Place) bool {
	at, on := s.placeOf(p, event)
	return on && at.Station == place.Station && at.Gate == place.Gate
}

// placeOf returns where an event of the run happened, if it was on this belt.
func (s *screen) placeOf(p *beltPlan, event int) (timeline.Place, bool) {
	e := s.line.Trace.Events[event]
	site, ok := s.line.Factory.At(e.Task, e.Op)
	if !ok {
		return timeline.Place{}, false
	}
	for _, number := range p.crew {
		if engine.TaskID(number-1) == e.Task {
			return timeline.Place{Station: site.Station, Gate: site.Gate, Slot: site.Slot}, true
		}
	}
	return timeline.Place{}, false
}

// arrows leads the eye from one step that explains the failure to the next. They
// lie behind the frames, whose captions stay readable.
func (s *screen) arrows(p *beltPlan) {
	if s.line == nil || len(s.line.Decisive) < 2 {
		return
	}
	for i := 1; i < len(s.line.Decisive); i++ {
		from, onFrom := s.arrowEnd(p, s.line.Decisive[i-1])
		to, onTo := s.arrowEnd(p, s.line.Decisive[i])
		if !onFrom || !onTo || from == to {
			continue
		}
		a, b, bend := draw.Pt(from.Right()-6, from.Y-1), draw.Pt(to.Center().X-6, to.Y-3), float32(0.14)
		if from.X > to.X {
			a, b, bend = draw.Pt(from.X+6, from.Y-1), draw.Pt(to.Center().X+6, to.Y-3), -0.14
		}
		s.pen.Arrow(a, b, figure.Arrow{Color: s.Theme.Bad, Bend: bend, Dashed: true, Phase: s.phase(60)})
	}
}

// arrowEnd returns what an event of the run happened at, if it is on this belt.
func (s *screen) arrowEnd(p *beltPlan, event int) (draw.Rect, bool) {
	place, on := s.placeOf(p, event)
	switch {
	case !on:
		return draw.Rect{}, false
	case place.Gate >= 0:
		return p.box(place.Gate), true
	case place.Station < len(p.stations):
		return p.stations[place.Station], true
	}
	return draw.Rect{}, false
}

// hasGaps tells whether anything can be put between the stations of a routine.
func (s *screen) hasGaps(r *puzzle.Routine) bool {
	return !s.puzzle.Fixed && len(s.puzzle.Tools.Gates)+len(s.puzzle.Tools.Cards)+len(r.Movables) > 0
}

// slotTargets names the gaps between stations, where gates and cards may be put.
func (s *screen) slotTargets(p *beltPlan) {
	if !s.hasGaps(p.routine) {
		return
	}
	for slot, r := range p.slots {
		if r.W == 0 {
			continue
		}
		zone := draw.Rect{X: r.X - 4, Y: r.Y - 14, W: r.W + 8, H: r.H + p.underCards() + beltSize*p.scale + 18}
		s.Target(kit.Target{
			Marked: true,
			ID:     p.id(fmt.Sprintf("slot %s %d", p.routine.Name, slot)), Rect: zone, Plain: true,
			Label:   s.say("engineer.slot-label", loc.Args{"Number": slot + 1, "Routine": s.text.Name(p.routine.Name), "Place": s.slotPlace(p, slot)}),
			Accepts: s.slotAccepts(p.routine.Name, slot),
		})
		if s.carryingGate() {
			s.Art(func() { s.pen.DropZone(draw.RectAround(r.Center(), min(r.W+2, 30), r.H), figure.DropOpen, s.phase(60)) })
		}
	}
}

func (s *screen) carryingGate() bool {
	cargo, ok := s.Carrying()
	kind, _ := splitPayload(cargo.Payload)
	return ok && s.locked == "" && (kind == payloadNew || kind == payloadCard || kind == payloadGate)
}

// slotPlace says between which stations a slot lies.
func (s *screen) slotPlace(p *beltPlan, slot int) string {
	name := func(from, step int) string {
		for i := from; i >= 0 && i < len(p.routine.Stations); i += step {
			if st := &p.routine.Stations[i]; !st.Kind.Bracket() && s.blueprint.Active(st) {
				return s.facesOf(p.routine)[i].label
			}
		}
		return ""
	}
	before, after := name(slot-1, -1), name(slot, 1)
	switch {
	case before == "":
		return s.say("engineer.slot-before", loc.Args{"After": after})
	case after == "":
		return s.say("engineer.slot-behind", loc.Args{"Before": before})
	}
	return s.say("engineer.slot-between", loc.Args{"Before": before, "After": after})
}
