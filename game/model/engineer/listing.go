package engineer

import (
	"lostupdate/game/model/msg"
	"lostupdate/levels/code"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// ListingLanguage returns the programming language that the code sheet shows.
func (m *Model) ListingLanguage() code.Language { return m.listing.Language() }

// Listing returns what stands on the floor as a program, or why there is none. It is nil
// while the code sheet is not open.
func (m *Model) Listing(comments puzzle.Language) (*code.Program, error) {
	return m.listing.Program(comments)
}

// list writes the programs, where the code sheet is open.
func (m *Model) list() {
	if m.Sheet == CodeSheet {
		m.listing.Write(m.Level, m.Floor(), m.known)
	}
}

// known returns what the inspector has said about a blueprint, or nil.
func (m *Model) known(b puzzle.Blueprint) *grade.Result {
	for _, j := range []*Judgement{m.looking, m.verdict} {
		if j != nil && j.Blueprint.Equal(b) {
			return j.Result
		}
	}
	return nil
}

// export gives the program on the code sheet away.
func (m *Model) export(text string) []msg.Effect {
	if m.Sheet != CodeSheet {
		return nil
	}
	return m.listing.Export(text)
}
