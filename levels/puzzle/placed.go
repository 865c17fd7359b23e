package puzzle

import "slices"

// Movable is a card of a routine that the player may move to another slot of
// the same routine. It is no station: it stands in a slot as gates do, at the
// start where the level's author wrote it, and a Gate with Do PlaceCard says
// where it stands now.
type Movable struct {
	Name string // its label, or else its kind, with a number behind it from the second on
	Card Card
	Slot int // where it stands at the start
}

// Movable returns the routine's movable card with that name.
func (r *Routine) Movable(name string) (Movable, bool) {
	for _, m := range r.Movables {
		if m.Name == name {
			return m, true
		}
	}
	return Movable{}, false
}

// CardOf returns the card that a Gate with Do PlaceCard stands for: a movable
// card of its routine, or one from the toolbox.
func (p *Puzzle) CardOf(g Gate) (card Card, movable, ok bool) {
	if r, known := p.Routine(g.Routine); known {
		if m, found := r.Movable(g.Card); found {
			return m.Card, true, true
		}
	}
	s, found := p.CardSupply(g.Card)
	return s.Card, false, found
}

// PlacedStations returns the stations into which the card of a Gate with Do
// PlaceCard unfolds: one or a few, none of them a bracket. Their Index is their
// place among themselves.
func (p *Puzzle) PlacedStations(g Gate) []Station {
	card, _, ok := p.CardOf(g)
	if !ok {
		return nil
	}
	u := unfolding{}
	card.Movable = false
	u.card(&card, 0)
	return u.stations
}

// WithMovables returns the gates with those movable cards added, at their first
// place, that are not among them.
func (p *Puzzle) WithMovables(gates []Gate) []Gate {
	all := slices.Clone(gates)
	for _, r := range p.Routines {
		for _, m := range r.Movables {
			g := Gate{Routine: r.Name, Slot: m.Slot, Do: PlaceCard, Card: m.Name}
			if !slices.ContainsFunc(gates, func(h Gate) bool { return h.Routine == r.Name && h.Do == PlaceCard && h.Card == m.Name }) {
				all = append(all, g)
			}
		}
	}
	return all
}

// Moved returns how many movable cards stand elsewhere than at the start: the
// fewest that have to be moved to get from there to the blueprint.
func (p *Puzzle) Moved(b Blueprint) int {
	moved := 0
	for _, r := range p.Routines {
		before, after := p.movablesIn(p.Start, r.Name), p.movablesIn(b, r.Name)
		moved += max(len(before), len(after)) - common(before, after)
	}
	return moved
}

func (p *Puzzle) movablesIn(b Blueprint, routine string) []Gate {
	var in []Gate
	for _, g := range b.Gates {
		if _, movable, _ := p.CardOf(g); movable && g.Routine == routine && g.Do == PlaceCard {
			in = append(in, g)
		}
	}
	return in
}

// common returns the length of the longest common subsequence.
func common(a, b []Gate) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			switch {
			case x == y:
				row[j+1] = diagonal + 1
			default:
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}
