package engineer

import (
	"lostupdate/game/draw"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// placedLook is what is worked out once a frame about a card that stands in a slot.
type placedLook struct {
	face face
	gate bool // it takes a key or hangs it back
}

// placedLook returns the look of a card that stands in a slot.
func (s *screen) placedLook(g puzzle.Gate) placedLook {
	name := g.Routine + " " + g.Card
	if look, ok := s.placedLooks[name]; ok {
		return look
	}
	stations := s.puzzle.PlacedStations(g)
	look := placedLook{face: s.cardFace(stations)}
	if name := s.text.Names[g.Card]; name != "" && g.Do == puzzle.PlaceCard {
		look.face.label, look.face.short = name, name
		s.measure(&look.face)
	}
	look.gate = len(stations) == 1 && (stations[0].Kind == puzzle.Lock || stations[0].Kind == puzzle.Unlock)
	if s.placedLooks == nil {
		s.placedLooks = map[string]placedLook{}
	}
	s.placedLooks[name] = look
	return look
}

// placedFace returns what is to be seen and read on a card that stands in a slot,
// or in the toolbox: the level's own name for it, where its texts have one.
func (s *screen) placedFace(g puzzle.Gate) face { return s.placedLook(g).face }

// cardFace returns the face of a card that unfolds into some stations: that of the
// first one, but for an increment, which is more than a read.
func (s *screen) cardFace(stations []puzzle.Station) face {
	if len(stations) == 0 {
		return face{}
	}
	st := &stations[0]
	f := s.faceOf(st)
	switch {
	case st.Kind == puzzle.Read && st.Parts == 3:
		f = face{icon: figure.IconPlus, label: s.text.Name(st.Global) + " += 1", tip: s.say("engineer.station-add-tip")}
		f.short = f.label
	case st.Kind == puzzle.Lock || st.Kind == puzzle.Unlock:
		do := puzzle.TakeKey
		if st.Kind == puzzle.Unlock {
			do = puzzle.HangKey
		}
		f.label = s.gateLabel(do, st.Key)
	}
	s.measure(&f)
	return f
}

// looksLikeGate tells whether a card in a slot takes a key or hangs it back: such
// a card is drawn as what it is, a gate.
func (s *screen) looksLikeGate(g puzzle.Gate) bool { return s.placedLook(g).gate }

// placedCard draws a card that stands in a slot. It can be moved along; one from
// the toolbox can be taken away, too.
func (s *screen) placedCard(p *beltPlan, index int, g puzzle.Gate) {
	r := p.box(index)
	f := s.placedFace(g)
	_, movable, _ := s.puzzle.CardOf(g)
	place := s.blueprint.PlaceOf(index)
	hint := s.say("engineer.card-move")
	if movable {
		hint = s.say("engineer.card-stays")
	}
	t := kit.Target{
		ID: p.id("gate " + place.String()), Rect: r, Label: f.label + ", " + s.slotPlace(p, g.Slot), Disabled: s.locked,
		Tip:   f.label + "\n" + f.tip + "\n" + hint,
		Carry: payloadGate + " " + place.String(), Dense: true,
		Ghost:   func(fr *kit.Frame, middle draw.Point) { s.placedGhost(middle, g, f) },
		Accepts: s.slotAccepts(g.Routine, g.Slot), Marked: true,
	}
	if s.puzzle.Fixed {
		t.Carry, t.Tip = "", f.label+"\n"+f.tip
	} else if s.locked == "" && !movable {
		t.Remove = msg.Say(msg.Edit, puzzle.Edit{Kind: puzzle.EditUngate, At: place}.String())
	}
	state := s.Target(t)
	label := f.label
	if p.short {
		label = f.short
	}
	s.Art(func() {
		if s.looksLikeGate(g) {
			s.pen.Gate(p.gates[index], p.scale, s.gateFigure(p, index, s.gateOf(g), state))
			if s.isConflict(p, index) {
				s.pen.Icon(draw.Pt(r.Center().X, r.Y-13), 18, figure.IconInterrupt, s.Theme.Bad)
			}
			if !s.puzzle.Fixed {
				s.grip(draw.Rect{X: r.X, Y: r.Y + 3, W: r.W})
			}
			return
		}
		look := figure.Station{
			Icon: f.icon, Label: label, State: s.cardState(p, timeline.Place{Station: -1, Gate: index}), Phase: s.phase(60), Upright: true,
		}
		if state.Lifted {
			look.State = figure.Skipped
		}
		s.pen.Station(r, look)
		if !s.puzzle.Fixed {
			s.grip(r)
		}
	})
}

// gateOf returns the gate that a card in a slot looks like.
func (s *screen) gateOf(g puzzle.Gate) puzzle.Gate {
	st := s.puzzle.PlacedStations(g)[0]
	g.Key, g.Do = st.Key, puzzle.TakeKey
	if st.Kind == puzzle.Unlock {
		g.Do = puzzle.HangKey
	}
	return g
}

// placedGhost draws a card of a slot in the player's hand.
func (s *screen) placedGhost(middle draw.Point, g puzzle.Gate, f face) {
	if s.looksLikeGate(g) {
		gate := s.gateOf(g)
		s.gateGhost(middle, gate.Do, gate.Key)
		return
	}
	s.cardGhost(middle, f)
}

// grip marks a card that can be taken hold of.
func (s *screen) grip(r draw.Rect) {
	tag := draw.RectAround(draw.Pt(r.Center().X, r.Y), 26, 14)
	s.List.FillRound(tag, 7, s.Theme.Focus)
	s.pen.Icon(tag.Center(), 13, figure.IconMove, s.Theme.Lens)
}

// cardGhost draws a card in the player's hand.
func (s *screen) cardGhost(middle draw.Point, f face) {
	width := max(84, f.width*14+30)
	s.pen.Station(draw.RectAround(middle, width, 56), figure.Station{Icon: f.icon, Label: f.label})
}
