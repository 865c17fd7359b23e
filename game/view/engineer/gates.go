package engineer

import (
	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// gatesOf draws the gates on a belt. Each can be dragged along, or taken away.
func (s *screen) gatesOf(p *beltPlan) {
	for i, g := range s.blueprint.Gates {
		foot, on := p.gates[i]
		if !on || g.Routine != p.routine.Name {
			continue
		}
		if g.Do == puzzle.PlaceCard {
			s.placedCard(p, i, g)
			continue
		}
		place := s.blueprint.PlaceOf(i)
		label := s.gateLabel(g.Do, g.Key)
		t := kit.Target{
			ID: p.id("gate " + place.String()), Rect: figure.GateBox(foot, p.scale), Label: label + ", " + s.slotPlace(p, g.Slot),
			Tip: label + "\n" + s.gateTip(g.Do) + "\n" + s.say("engineer.gate-move"), Disabled: s.locked,
			Carry: payloadGate + " " + place.String(), Dense: true,
			Ghost:   func(f *kit.Frame, middle draw.Point) { s.gateGhost(middle, g.Do, g.Key) },
			Accepts: s.slotAccepts(g.Routine, g.Slot), Marked: true,
		}
		if s.locked == "" {
			t.Remove = msg.Say(msg.Edit, puzzle.Edit{Kind: puzzle.EditUngate, At: place}.String())
		}
		state := s.Target(t)
		s.Art(func() {
			s.pen.Gate(foot, p.scale, s.gateFigure(p, i, g, state))
			if s.isConflict(p, i) {
				s.pen.Icon(foot.Add(draw.Pt(0, -figure.GateHeight*p.scale-8)), 18, figure.IconInterrupt, s.Theme.Bad)
			}
		})
	}
}

// slotAccepts returns what dropping something into a slot, or on a gate that
// stands in it, does.
func (s *screen) slotAccepts(routine string, slot int) func(payload string) (msg.Msg, string) {
	return func(payload string) (msg.Msg, string) { return s.judge(s.dropOnSlot(payload, routine, slot)) }
}

// gateFigure returns what a gate looks like at the playhead: shut for those who
// have to wait, open for who goes through.
func (s *screen) gateFigure(p *beltPlan, index int, g puzzle.Gate, state kit.State) figure.Gate {
	look := figure.Gate{Key: s.pen.Ink.KeyOf(string(g.Key)), Unlock: g.Do == puzzle.HangKey, Faint: state.Lifted}
	if s.line == nil || look.Unlock {
		return look
	}
	for _, number := range p.crew {
		w, ok := s.worker(number)
		if !ok || w.Place.Gate != index {
			continue
		}
		switch {
		case w.Activity == engine.Waiting:
			look.Shut = true
		case w.Progress > 0:
			look.Raise = min(1, float32(w.Progress)/400)
		}
	}
	return look
}

// isConflict tells whether a gate is one of the places that explain the failure.
func (s *screen) isConflict(p *beltPlan, gate int) bool {
	if s.line == nil {
		return false
	}
	for _, event := range s.line.Decisive {
		if place, on := s.placeOf(p, event); on && place.Gate == gate {
			return true
		}
	}
	return false
}

// gateGhost draws a gate in the player's hand.
func (s *screen) gateGhost(middle draw.Point, do puzzle.Do, key puzzle.Color) {
	s.pen.Gate(middle.Add(draw.Pt(0, figure.GateHeight*0.45)), 0.9, figure.Gate{
		Key: s.pen.Ink.KeyOf(string(key)), Unlock: do == puzzle.HangKey, Raise: 1,
	})
}
