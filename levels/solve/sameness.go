package solve

import (
	"slices"

	"lostupdate/levels/puzzle"
)

// sameness knows which names of a level mean nothing, so that of blueprints that
// differ only by an exchange of them the first can be told from the others.
type sameness struct {
	puzzle  *puzzle.Puzzle
	keys    [][]puzzle.Color // groups of keys that are alike
	lines   []string         // lines that are alike
	workers [][]int          // groups of workers, by number, who are alike; ascending
}

func newSameness(p *puzzle.Puzzle) sameness {
	s := sameness{puzzle: p}
	s.groupKeys()
	s.groupLines()
	s.groupWorkers()
	return s
}

// groupKeys groups the keys that the toolbox has as many gates of, and that no card
// and no gate of the start uses.
func (s *sameness) groupKeys() {
	p := s.puzzle
	fixed := func(key puzzle.Color) bool {
		return p.KeyTrait(key) != (puzzle.KeyTrait{Key: key}) ||
			slices.ContainsFunc(p.Start.Gates, func(g puzzle.Gate) bool { return g.Key == key }) ||
			slices.ContainsFunc(p.Things, func(t puzzle.Thing) bool { return t.Key == key }) ||
			anyStation(p, func(st *puzzle.Station) bool { return st.Key == key })
	}
	var done []puzzle.Color
	for i, supply := range p.Tools.Gates {
		if fixed(supply.Key) || slices.Contains(done, supply.Key) {
			continue
		}
		group := []puzzle.Color{supply.Key}
		for _, other := range p.Tools.Gates[i+1:] {
			if !fixed(other.Key) && other.Locks == supply.Locks && other.Unlocks == supply.Unlocks {
				group = append(group, other.Key)
			}
		}
		done = append(done, group...)
		s.keys = append(s.keys, group)
	}
}

// anyStation reports whether any station of the routines, or of the cards that can be
// put or moved there, is of a kind.
func anyStation(p *puzzle.Puzzle, is func(*puzzle.Station) bool) bool {
	in := func(cards ...puzzle.Card) bool {
		for i := range cards {
			cards[i].Movable = false
		}
		r := puzzle.NewRoutine("", cards)
		return slices.ContainsFunc(r.Stations, func(st puzzle.Station) bool { return is(&st) })
	}
	for _, r := range p.Routines {
		if slices.ContainsFunc(r.Stations, func(st puzzle.Station) bool { return is(&st) }) ||
			slices.ContainsFunc(r.Movables, func(m puzzle.Movable) bool { return in(m.Card) }) {
			return true
		}
	}
	return slices.ContainsFunc(p.Tools.Cards, func(c puzzle.CardSupply) bool { return in(c.Card) })
}

// groupLines collects the lines that no claim asks about and in which nobody must
// stay.
func (s *sameness) groupLines() {
	p := s.puzzle
	asked := func(line string) bool {
		for _, c := range slices.Concat(p.Goal.Final, p.Goal.Break) {
			if c.Line == line || c.Line == "" && line == p.Lines[0] {
				return true
			}
		}
		for i, w := range p.Workers {
			if w.Home == line && !slices.Contains(p.Tools.Homes, i+1) {
				return true
			}
		}
		return p.LineTrait(line) != (puzzle.LineTrait{Line: line}) || p.Predict != nil && p.Predict.Line == line ||
			anyStation(p, func(st *puzzle.Station) bool { return st.Line == line })
	}
	for _, line := range p.Lines {
		if !asked(line) {
			s.lines = append(s.lines, line)
		}
	}
}

// groupWorkers groups the workers who do the same, start in the same line, and are
// called by nobody. The staff is made up of the first so many, whose numbers count.
func (s *sameness) groupWorkers() {
	p := s.puzzle
	if p.Tools.Pool.Kind == puzzle.Staff {
		return
	}
	called := func(number int) bool {
		return anyStation(p, func(st *puzzle.Station) bool {
			return (st.Kind == puzzle.Spawn || st.Kind == puzzle.Join) && st.Worker == number
		})
	}
	var done []int
	for i, w := range p.Workers {
		if slices.Contains(done, i+1) || called(i+1) {
			continue
		}
		group := []int{i + 1}
		for j := i + 1; j < len(p.Workers); j++ {
			v := p.Workers[j]
			v.Label = w.Label
			alike := v == w && slices.Contains(p.Tools.Homes, i+1) == slices.Contains(p.Tools.Homes, j+1)
			if alike && !called(j+1) {
				group = append(group, j+1)
			}
		}
		done = append(done, group...)
		s.workers = append(s.workers, group)
	}
}

// first reports whether the blueprint is the first of those that are the same. It
// may report it of more than one.
func (s *sameness) first(b puzzle.Blueprint) bool {
	for _, group := range s.keys {
		var seen []puzzle.Color
		for _, g := range b.Gates {
			if slices.Contains(group, g.Key) && !slices.Contains(seen, g.Key) {
				seen = append(seen, g.Key)
			}
		}
		if !slices.Equal(seen, group[:len(seen)]) {
			return false
		}
	}
	var used []string
	for _, home := range b.Homes {
		if slices.Contains(s.lines, home) && !slices.Contains(used, home) {
			used = append(used, home)
		}
	}
	if !slices.Equal(used, s.lines[:len(used)]) {
		return false
	}
	return s.firstCrew(b)
}

// firstCrew looks at the workers who are alike: their lines must ascend, and where
// they share one, their turns.
func (s *sameness) firstCrew(b puzzle.Blueprint) bool {
	for _, group := range s.workers {
		for i, number := range group[1:] {
			before := group[i]
			from, to := s.puzzle.Line(b.Homes[before-1]), s.puzzle.Line(b.Homes[number-1])
			if from > to {
				return false
			}
			if from == to && b.Order != nil && slices.Index(b.Order, before) > slices.Index(b.Order, number) {
				return false
			}
		}
	}
	return true
}
