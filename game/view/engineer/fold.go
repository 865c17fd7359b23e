package engineer

import (
	"fmt"

	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model/folds"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// A card that looks like one step and is several can be folded into one again, and
// unfolded, as the player likes to look at it: that changes nothing about the
// factory. One with something in a gap between its steps stays open.

// foldable tells whether a frame's card can be folded now.
func (s *screen) foldable(r *puzzle.Routine, f frame) bool {
	if f.choice || r.Stations[f.from].Kind == puzzle.CallOpen {
		return false
	}
	for slot := f.from + 1; slot <= f.to; slot++ {
		if len(s.blueprint.GatesIn(r.Name, slot)) > 0 {
			return false
		}
	}
	return true
}

// fold finds out which cards of a routine are folded, and returns for each station that is in one which.
func (s *screen) fold(r *puzzle.Routine) map[int]frame {
	in := map[int]frame{}
	for _, f := range s.framesOf(r) {
		if !s.foldable(r, f) || !s.m.Folded(r.Name, f.from) {
			continue
		}
		for i := f.from; i <= f.to; i++ {
			in[i] = f
		}
	}
	return in
}

// inFold tells whether a station is in a folded card, and whether it is the one
// that stands for it.
func (p *makeup) inFold(station int) (f frame, in, first bool) {
	f, in = p.folded[station]
	return f, in, in && f.from == station
}

// slotFolded tells whether a slot is inside a folded card.
func (p *makeup) slotFolded(slot int) bool {
	f, in := p.folded[slot]
	return in && slot > f.from
}

// foldedFace returns the face of a folded card.
func (s *screen) foldedFace(r *puzzle.Routine, f frame) face {
	st := &r.Stations[f.from]
	whole := face{icon: figure.IconPlus, label: f.caption, short: f.caption, tip: s.say("engineer.fold-increment")}
	if st.Kind != puzzle.Read {
		whole = s.faceOf(st)
		whole.label = f.caption
	}
	s.measure(&whole)
	return whole
}

// foldedCard draws a folded card. A click unfolds it.
func (s *screen) foldedCard(p *beltPlan, f frame) {
	r := p.stations[f.from]
	whole := s.foldedFace(p.routine, f)
	s.Target(kit.Target{
		ID: p.id(fmt.Sprintf("fold %s %d", p.routine.Name, f.from)), Rect: r, Label: whole.label, Dense: true,
		Tip:   whole.label + "\n" + whole.tip + "\n" + s.say("engineer.unfold", loc.Args{"N": f.to - f.from + 1}),
		Click: turn(p, f),
	})
	state := figure.Plain
	for i := f.from; i <= f.to && state == figure.Plain; i++ {
		state = s.cardState(p, timeline.Place{Station: i, Gate: -1})
	}
	label := whole.label
	if p.short {
		label = whole.short
	}
	s.Art(func() {
		for i := f.to - f.from; i > 0; i-- { // more cards lie below it
			s.List.FillRound(r.Move(float32(i)*2.5, -float32(i)*2.5), 9, s.Theme.Outline.Fade(0.75))
			s.List.FillRound(r.Move(float32(i)*2.5, -float32(i)*2.5).Inset(1.5), 8, s.Theme.Panel)
		}
		s.pen.Station(r, figure.Station{Icon: whole.icon, Label: label, State: state, Phase: s.phase(60), Upright: true})
	})
}

// foldTab makes the tab of a frame something to click: it folds the card.
func (s *screen) foldTab(p *beltPlan, f frame) {
	if !s.foldable(p.routine, f) {
		return
	}
	r := s.frameRect(p, f)
	tab := draw.Rect{X: r.X, Y: r.Y, W: r.W, H: figure.IncrementTab}
	s.Target(kit.Target{
		ID: p.id(fmt.Sprintf("fold %s %d", p.routine.Name, f.from)), Rect: tab, Label: f.caption, Dense: true,
		Tip: f.caption + "\n" + s.say("engineer.fold"), Click: turn(p, f),
	})
}

// turn is what folds the card of a frame, or unfolds it.
func turn(p *beltPlan, f frame) msg.Msg {
	return msg.Say(msg.Unfold, folds.Card(p.routine.Name, f.from))
}
