package puzzle

import "slices"

// checkCard checks that the card of a Gate with Do PlaceCard exists, and that a
// movable one is in its own routine.
func (p *Puzzle) checkCard(g Gate) (movable bool, illegal *Illegal) {
	_, movable, ok := p.CardOf(g)
	if ok {
		return movable, nil
	}
	for _, r := range p.Routines {
		if _, elsewhere := r.Movable(g.Card); elsewhere {
			return false, &Illegal{Rule: CardStays, What: g.Card}
		}
	}
	return false, &Illegal{Rule: NoSuchCard, What: g.Card}
}

func (p *Puzzle) checkCardCount(b Blueprint, g Gate) *Illegal {
	if _, movable, _ := p.CardOf(g); movable {
		return nil // checkMovables counts those
	}
	supply, _ := p.CardSupply(g.Card)
	if used := p.UsedCards(b, g.Card); used > supply.Count {
		return &Illegal{Rule: NoMoreCards, What: g.Card, Number: used, Limit: supply.Count}
	}
	return nil
}

// checkMovables checks that every movable card stands in its routine once, and
// that no more of them were moved than may be.
func (p *Puzzle) checkMovables(b Blueprint) *Illegal {
	for _, r := range p.Routines {
		in := p.movablesIn(b, r.Name)
		for _, m := range r.Movables {
			count := 0
			for _, g := range in {
				if g.Card == m.Name {
					count++
				}
			}
			if count != 1 {
				return &Illegal{Rule: CardStays, What: m.Name, Number: count, Limit: 1}
			}
		}
	}
	if moved := p.Moved(b); p.Tools.Moves != 0 && moved > p.Tools.Moves {
		return &Illegal{Rule: NoMoreMoves, Number: moved, Limit: p.Tools.Moves}
	}
	return nil
}

// checkSettings checks that every dial and every switch of the level is set, in
// their order, to one of its choices.
func (p *Puzzle) checkSettings(b Blueprint) *Illegal {
	if len(b.Dials) > len(p.Tools.Dials) {
		return &Illegal{Rule: NoSuchDial, What: b.Dials[len(p.Tools.Dials)].Dial}
	}
	for i, d := range p.Tools.Dials {
		switch {
		case i >= len(b.Dials) || b.Dials[i].Dial != d.Name:
			return &Illegal{Rule: NoSuchDial, What: d.Name}
		case !slices.Contains(d.Values, b.Dials[i].Value):
			return &Illegal{Rule: DialFixed, What: d.Name, Number: int(b.Dials[i].Value)}
		}
	}
	if len(b.Switches) > len(p.Switches) {
		return &Illegal{Rule: NoSuchSwitch, What: b.Switches[len(p.Switches)].Switch}
	}
	for i, s := range p.Switches {
		switch {
		case i >= len(b.Switches) || b.Switches[i].Switch != s.Name:
			return &Illegal{Rule: NoSuchSwitch, What: s.Name}
		case !slices.Contains(s.Alternatives, b.Switches[i].To):
			return &Illegal{Rule: NoSuchAlternative, What: b.Switches[i].To}
		}
	}
	return nil
}
