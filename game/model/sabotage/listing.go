package sabotage

import (
	"lostupdate/game/model/msg"
	"lostupdate/levels/code"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// ListingLanguage returns the programming language that the code sheet shows.
func (m *Model) ListingLanguage() code.Language { return m.listing.Language() }

// Listing returns what stands on the floor as a program, or why there is none. It is nil
// while the code sheet was not opened.
func (m *Model) Listing(comments puzzle.Language) (*code.Program, error) {
	return m.listing.Program(comments)
}

// list writes the programs, where the code sheet is open: of the factory as it is, for
// a program has no schedule. They keep to themselves how it breaks, which is what the player
// is to find out.
func (m *Model) list() {
	if m.Sheet == CodeSheet {
		p := m.Level.Puzzle
		m.listing.Write(m.Level, p.Canonical(p.Start), func(puzzle.Blueprint) *grade.Result { return nil })
	}
}

// export gives the program on the code sheet away.
func (m *Model) export(text string) []msg.Effect {
	if m.Sheet != CodeSheet {
		return nil
	}
	return m.listing.Export(text)
}
