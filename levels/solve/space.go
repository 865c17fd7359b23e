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
}

// choicesMax bounds the choices of one dimension.
const choicesMax = 60_000

func newSpace(p *puzzle.Puzzle) *space {
	s := &space{puzzle: p, sameness: newSameness(p)}
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
		if !s.from(0, edits, s.puzzle.Start.Clone(), yield) {
			return
		}
	}
}

// from decides the dimensions from one on, spending exactly so many edits.
func (s *space) from(at, edits int, b puzzle.Blueprint, yield func(puzzle.Blueprint) bool) bool {
	if at == len(s.dimensions) {
		b = s.puzzle.Canonical(b)
		if edits > 0 || s.puzzle.Check(b) != nil || !s.sameness.first(b) {
			return true
		}
		return yield(b)
	}
	beyond := 0 // the most that the dimensions behind this one can spend
	for _, d := range s.dimensions[at+1:] {
		beyond += d[len(d)-1].edits
	}
	for _, c := range s.dimensions[at] {
		if c.edits > edits {
			break
		}
		if edits-c.edits > beyond {
			continue
		}
		next := b.Clone()
		c.make(&next)
		if !s.from(at+1, edits-c.edits, next, yield) {
			return false
		}
	}
	return true
}

// addHomes adds a dimension for each worker who may be moved.
func (s *space) addHomes() {
	for _, number := range s.puzzle.Tools.Homes {
		var d dimension
		for _, line := range s.puzzle.Lines {
			d = append(d, choice{changed(line != s.puzzle.Start.Homes[number-1]), func(b *puzzle.Blueprint) { b.Homes[number-1] = line }})
		}
		s.add(d)
	}
}

// addNumbers adds the quantum and the pool.
func (s *space) addNumbers() {
	var quanta, pools dimension
	for _, q := range s.puzzle.Tools.Quanta {
		quanta = append(quanta, choice{changed(q != s.puzzle.Start.Quantum), func(b *puzzle.Blueprint) { b.Quantum = q }})
	}
	s.add(quanta)
	if pool := s.puzzle.Tools.Pool; pool.Kind != puzzle.NoPool {
		for n := pool.Min; n <= pool.Max; n++ {
			pools = append(pools, choice{changed(n != s.puzzle.Start.Pool), func(b *puzzle.Blueprint) { b.Pool = n }})
		}
	}
	s.add(pools)
}

// addSettings adds the dials and the switches.
func (s *space) addSettings() {
	for i, dial := range s.puzzle.Tools.Dials {
		var d dimension
		for _, value := range dial.Values {
			d = append(d, choice{changed(value != s.puzzle.Start.Dials[i].Value), func(b *puzzle.Blueprint) { b.Dials[i].Value = value }})
		}
		s.add(d)
	}
	for i, toggle := range s.puzzle.Switches {
		var d dimension
		for _, to := range toggle.Alternatives {
			d = append(d, choice{changed(to != s.puzzle.Start.Switches[i].To), func(b *puzzle.Blueprint) { b.Switches[i].To = to }})
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
		d = append(d, choice{moved, func(b *puzzle.Blueprint) { b.Order = order }})
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
