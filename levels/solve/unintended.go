package solve

import (
	"slices"

	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

// Edits returns how many moves of the player lead from a level's start to a
// blueprint: a gate that was put, taken away or moved is one, and so is everything
// else that was decided in another way.
func Edits(p *puzzle.Puzzle, b puzzle.Blueprint) int {
	edits := gateEdits(p.Start.Gates, b.Gates)
	for i := range b.Homes {
		edits += changed(b.Homes[i] != p.Start.Homes[i])
	}
	edits += changed(b.Quantum != p.Start.Quantum) + changed(b.Pool != p.Start.Pool)
	for i := range b.Dials {
		edits += changed(b.Dials[i] != p.Start.Dials[i])
	}
	for i := range b.Switches {
		edits += changed(b.Switches[i] != p.Start.Switches[i])
	}
	return edits + changed(!slices.Equal(b.Order, p.Start.Order))
}

// Tools returns how much of the toolbox a blueprint uses: every gate and every card from
// it that stands on the floor, and everything else that is not as the level has it.
func Tools(p *puzzle.Puzzle, b puzzle.Blueprint) int {
	tools := Edits(p, b) - gateEdits(p.Start.Gates, b.Gates) + p.Moved(b)
	for _, g := range b.Gates {
		if _, movable, _ := p.CardOf(g); g.Do != puzzle.PlaceCard || !movable {
			tools++
		}
	}
	return tools
}

// simplest is the right solution with the smallest number of something, the first of
// its kind.
type simplest struct {
	known     bool
	number    int
	blueprint puzzle.Blueprint
}

func (s *simplest) note(number int, b puzzle.Blueprint) {
	if !s.known || number < s.number {
		*s = simplest{true, number, b}
	}
}

// Shortcut is a right solution that is simpler than the level's author knew.
type Shortcut struct {
	Blueprint puzzle.Blueprint
	What      string // "edits" or "tools"
	Needs     int    // so many
	Known     int    // the least that a declared proof needs
}

// Second is the result for the second part alone.
func (r *Result) Second() *Result {
	second := *r
	second.First, second.Par.First = nil, nil
	return &second
}

// Unintended returns right solutions that need fewer edits or fewer tools than every
// declared proof. An author who finds that good declares it as a proof.
func (r *Result) Unintended(level *levels.Level) []Shortcut {
	if r.First != nil {
		return append(r.First.Unintended(level.Part(puzzle.Saboteur)), r.Second().Unintended(level.Part(puzzle.Engineer))...)
	}
	var proofs []puzzle.Solution
	for _, proof := range level.Proofs {
		if level.Puzzle.Built(level.Puzzle.PartOf(proof.Blueprint)) {
			proofs = append(proofs, proof)
		}
	}
	if len(proofs) == 0 {
		return nil
	}
	var found []Shortcut
	for _, way := range []struct {
		what  string
		best  *simplest
		count func(*puzzle.Puzzle, puzzle.Blueprint) int
	}{{"edits", &r.fewestEdits, Edits}, {"tools", &r.fewestTools, Tools}} {
		least := way.count(level.Puzzle, proofs[0].Blueprint)
		for _, proof := range proofs[1:] {
			least = min(least, way.count(level.Puzzle, proof.Blueprint))
		}
		if way.best.known && way.best.number < least {
			found = append(found, Shortcut{way.best.blueprint, way.what, way.best.number, least})
		}
	}
	if len(found) == 2 && found[0].Blueprint.Equal(found[1].Blueprint) {
		found = found[:1]
	}
	return found
}
