package levels

import (
	"slices"

	"lostupdate/levels/puzzle"
)

// Part returns the level as it is played in one part, with the solutions that are
// meant for it, and its own par where both parts are built. A level that has only this
// part is returned as it is.
func (l *Level) Part(role puzzle.Role) *Level {
	if l.Puzzle.Role != puzzle.Both {
		return l
	}
	part := *l
	part.Puzzle = l.Puzzle.Part(role)
	if l.Puzzle.Slowing() {
		part.Par.First = nil
		if role == puzzle.Saboteur {
			part.Par = puzzle.Par{}
			if l.Par.First != nil {
				part.Par = *l.Par.First
			}
		}
	}
	other := func(s puzzle.Solution) bool { return l.Puzzle.PartOf(s.Blueprint) != role }
	part.Proofs = slices.DeleteFunc(slices.Clone(l.Proofs), other)
	part.Traps = slices.DeleteFunc(slices.Clone(l.Traps), other)
	return &part
}
