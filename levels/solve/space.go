package solve

import (
	"cmp"
	"slices"

	"lostupdate/levels/puzzle"
)

// choice is one way to decide a dimension.
type choice struct {
	edits int // that lead there from the level's start, or about as many
	make  func(b *puzzle.Blueprint)
	uses  []int // of each supply in the toolbox; nil for nothing
}

// dimension is one thing that the player decides on its own. Its choices stand in
// the order of their edits; at least one is there.
type dimension []choice

// space is everything that the player can build.
type space struct {
	puzzle     *puzzle.Puzzle
	dimensions []dimension
	sameness   sameness
	truncated  bool // some dimension has more choices than were made

	left []int    // of each supply, while choices are made; see supplies
	made []choice // so far, one of each dimension from the first on
}

// choicesMax bounds the choices of one dimension.
const choicesMax = 60_000

func newSpace(p *puzzle.Puzzle) *space {
	s := &space{puzzle: p, sameness: newSameness(p), left: supplies(p)}
	s.addGates()
	s.addHomes()
	s.addNumbers()
	s.addSettings()
	s.addOrder()
	return s
}

func (s *space) add(d dimension) {
	slices.SortStableFunc(d, func(a, b choice) int { return cmp.Compare(a.edits, b.edits) })
	if len(d) > choicesMax {
		d, s.truncated = d[:choicesMax], true
	}
	if len(d) > 1 {
		s.dimensions = append(s.dimensions, d)
	}
}

// blueprints calls yield for every blueprint of the space that is legal and not the
// same as another, those with the fewest edits first, until yield returns false.
func (s *space) blueprints(yield func(b puzzle.Blueprint) bool) {
	most := 0
	for _, d := range s.dimensions {
		most += d[len(d)-1].edits
	}
	for edits := 0; edits <= most; edits++ {
		if !s.from(0, edits, yield) {
			return
		}
	}
}

// from decides the dimensions from one on, spending exactly so many edits and no more than
// is left in the toolbox.
func (s *space) from(at, edits int, yield func(puzzle.Blueprint) bool) bool {
	if at == len(s.dimensions) {
		return edits > 0 || s.decided(yield)
	}
	beyond := 0 // the most that the dimensions behind this one can spend
	for _, d := range s.dimensions[at+1:] {
		beyond += d[len(d)-1].edits
	}
	d := s.dimensions[at]
	first, _ := slices.BinarySearchFunc(d, edits-beyond, func(c choice, edits int) int { return cmp.Compare(c.edits, edits) })
	for _, c := range d[first:] {
		if c.edits > edits {
			break
		}
		goOn := true
		if s.take(c.uses, 1) {
			s.made = append(s.made, c)
			goOn = s.from(at+1, edits-c.edits, yield)
			s.made = s.made[:at]
		}
		s.take(c.uses, -1)
		if !goOn {
			return false
		}
	}
	return true
}

// take takes something out of the toolbox so many times, and reports whether it was there.
func (s *space) take(uses []int, times int) bool {
	enough := true
	for i, n := range uses {
		s.left[i] -= n * times
		enough = enough && s.left[i] >= 0
	}
	return enough
}

// decided calls yield for the blueprint of the choices that were made, if it is legal and
// the first of its like.
func (s *space) decided(yield func(puzzle.Blueprint) bool) bool {
	b := s.puzzle.Start.Clone()
	for _, c := range s.made {
		c.make(&b)
	}
	b = s.puzzle.Canonical(b)
	if s.puzzle.Check(b) != nil || !s.sameness.first(b) {
		return true
	}
	return yield(b)
}

// supplies returns how many there are of everything in the toolbox that can run out: of
// each key the locks and the unlocks, then the cards.
func supplies(p *puzzle.Puzzle) []int {
	var all []int
	for _, s := range p.Tools.Gates {
		all = append(all, s.Locks, s.Unlocks)
	}
	for _, s := range p.Tools.Cards {
		all = append(all, s.Count)
	}
	return all
}

// usesOf returns what gates take of each supply.
func usesOf(p *puzzle.Puzzle, gates []puzzle.Gate) []int {
	uses := make([]int, len(supplies(p)))
	for _, g := range gates {
		for i, s := range p.Tools.Gates {
			switch {
			case g.Key != s.Key || g.Do == puzzle.PlaceCard:
			case g.Do == puzzle.TakeKey:
				uses[2*i]++
			default:
				uses[2*i+1]++
			}
		}
		_, movable, _ := p.CardOf(g)
		for i, s := range p.Tools.Cards {
			if g.Do == puzzle.PlaceCard && g.Card == s.Name && !movable {
				uses[2*len(p.Tools.Gates)+i]++
			}
		}
	}
	return uses
}

// addHomes adds a dimension for each worker who may be moved.
func (s *space) addHomes() {
	for _, number := range s.puzzle.Tools.Homes {
		var d dimension
		for _, line := range s.puzzle.Lines {
			d = append(d, choice{changed(line != s.puzzle.Start.Homes[number-1]), func(b *puzzle.Blueprint) { b.Homes[number-1] = line }, nil})
		}
		s.add(d)
	}
}

// addNumbers adds the quantum and the pool.
func (s *space) addNumbers() {
	var quanta, pools dimension
	for _, q := range s.puzzle.Tools.Quanta {
		quanta = append(quanta, choice{changed(q != s.puzzle.Start.Quantum), func(b *puzzle.Blueprint) { b.Quantum = q }, nil})
	}
	s.add(quanta)
	if pool := s.puzzle.Tools.Pool; pool.Kind != puzzle.NoPool {
		for n := pool.Min; n <= pool.Max; n++ {
			pools = append(pools, choice{changed(n != s.puzzle.Start.Pool), func(b *puzzle.Blueprint) { b.Pool = n }, nil})
		}
	}
	s.add(pools)
}

// addSettings adds the dials and the switches.
func (s *space) addSettings() {
	for i, dial := range s.puzzle.Tools.Dials {
		var d dimension
		for _, value := range dial.Values {
			d = append(d, choice{changed(value != s.puzzle.Start.Dials[i].Value), func(b *puzzle.Blueprint) { b.Dials[i].Value = value }, nil})
		}
		s.add(d)
	}
	for i, toggle := range s.puzzle.Switches {
		var d dimension
		for _, to := range toggle.Alternatives {
			d = append(d, choice{changed(to != s.puzzle.Start.Switches[i].To), func(b *puzzle.Blueprint) { b.Switches[i].To = to }, nil})
		}
		s.add(d)
	}
}

// addOrder adds the orders in which the workers can begin.
func (s *space) addOrder() {
	if !s.puzzle.Tools.Order {
		return
	}
	var d dimension
	order := make([]int, 0, len(s.puzzle.Workers))
	s.truncated = !permute(order, len(s.puzzle.Workers), func(order []int) bool {
		order = slices.Clone(order)
		moved := changed(!slices.Equal(s.puzzle.Canonical(puzzle.Blueprint{Order: order}).Order, s.puzzle.Start.Order))
		d = append(d, choice{moved, func(b *puzzle.Blueprint) { b.Order = order }, nil})
		return len(d) < choicesMax
	}) || s.truncated
	s.add(d)
}

// permute calls yield for every order of the numbers from 1 to n that begins with
// those given, in lexicographic order, until yield returns false.
func permute(order []int, n int, yield func([]int) bool) bool {
	if len(order) == n {
		return yield(order)
	}
	for next := 1; next <= n; next++ {
		if !slices.Contains(order, next) && !permute(append(order, next), n, yield) {
			return false
		}
	}
	return true
}

func changed(is bool) int {
	if is {
		return 1
	}
	return 0
}
