package engineer

import (
	"strings"

	"lostupdate/engine"
	"lostupdate/game/model/msg"
	"lostupdate/levels/code"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// listing is what stands on the floor as a program, in every language: what is said
// in the comments is a matter of the screen, which may change its language at any time.
type listing struct {
	language  code.Language
	of        *puzzle.Blueprint // what was written; nil for nothing
	programs  []written
	unwritten error
}

type written struct {
	language code.Language
	comments puzzle.Language
	program  *code.Program
}

// ListingLanguage returns the programming language that the code sheet shows.
func (m *Model) ListingLanguage() code.Language {
	if m.listing.language == "" {
		return code.Python
	}
	return m.listing.language
}

// Listing returns what stands on the floor as a program, or why there is none. It is nil
// while the code sheet is not open.
func (m *Model) Listing(comments puzzle.Language) (*code.Program, error) {
	for _, w := range m.listing.programs {
		if w.language == m.ListingLanguage() && w.comments == comments {
			return w.program, nil
		}
	}
	return nil, m.listing.unwritten
}

// listingLimits are for the judgement that a program tells about: it is made at once,
// while a frame is drawn.
func listingLimits() engine.Limits {
	return engine.Limits{States: 40_000, Transitions: 400_000, MemoryBytes: 64 << 20}
}

// list writes the programs, where the code sheet is open and they are not written.
func (m *Model) list() {
	floor := m.Floor()
	if m.Sheet != CodeSheet || m.listing.of != nil && m.listing.of.Equal(floor) {
		return
	}
	m.listing = listing{language: m.listing.language, of: &floor}
	result := m.known(floor)
	if result == nil {
		var err error
		if result, err = grade.Judge(m.Level, floor, listingLimits()); err != nil {
			m.listing.unwritten = err
			return
		}
	}
	for _, language := range code.Languages() {
		for _, comments := range puzzle.Languages() {
			program, err := code.Write(m.Level, floor, code.Options{Language: language, Comments: comments, Result: result})
			if err != nil {
				m.listing.unwritten = err
				continue
			}
			m.listing.programs = append(m.listing.programs, written{language, comments, program})
		}
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

// export gives the program on the code sheet away: how is "copy" or "file", and the
// language of the comments.
func (m *Model) export(text string) []msg.Effect {
	how, comments, _ := strings.Cut(text, " ")
	program, err := m.Listing(puzzle.Language(comments))
	if program == nil || err != nil || m.Sheet != CodeSheet {
		return nil
	}
	switch how {
	case "copy":
		return []msg.Effect{{Kind: msg.Copy, Text: program.Text()}}
	case "file":
		return []msg.Effect{{Kind: msg.File, Text: program.Text(), Name: program.File}}
	}
	return nil
}

// choose takes the programming language that the code sheet shows.
func (l *listing) choose(name string) {
	for _, language := range code.Languages() {
		if name == string(language) {
			l.language = language
		}
	}
}
