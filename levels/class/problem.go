package class

import (
	"fmt"

	"lostupdate/levels/puzzle"
)

// Kind says what sort of thing is wrong.
type Kind string

// Kinds of problems. Their texts are part of the JSON that the inspector prints.
const (
	Unreadable      Kind = "unreadable"       // it is not in the shape that it should have
	Newer           Kind = "newer"            // a newer release of the game made it
	TooLarge        Kind = "too-large"        // it is beyond a bound, or unpacks to more
	Unsafe          Kind = "unsafe"           // a name that leads elsewhere, a link, an archive in an archive
	NoTicket        Kind = "no-ticket"        // a file of another kind
	CutOff          Kind = "cut-off"          // solutions are missing at its end
	Edited          Kind = "edited"           // it is not as the game wrote it
	Duplicate       Kind = "duplicate"        // the same ticket was there already
	SameName        Kind = "same-name"        // another ticket has this nickname
	OtherAssignment Kind = "other-assignment" // it was made for another assignment, or for none
	OtherRules      Kind = "other-rules"      // it was made under older rules of the engine
	OtherRevision   Kind = "other-revision"   // a level was changed since
	OtherVariant    Kind = "other-variant"    // a solution of the variant that somebody else has
	Costly          Kind = "costly"           // it was not judged to the end: a budget had no room for it
	UnknownLevel    Kind = "unknown-level"    // there is no level of that name
)

// Problem is something that is wrong with an assignment, a ticket or a file.
type Problem struct {
	Kind  Kind
	Place string           // the file, or what it is about; "" where that is plain
	Text  puzzle.Bilingual // one sentence, with the way out where there is one
}

// Error returns the problem in English, on one line.
func (p *Problem) Error() string {
	if p.Place == "" {
		return p.Text.EN
	}
	return p.Place + ": " + p.Text.EN
}

// problem makes a problem of a sentence in both languages; the values go into both.
func problem(kind Kind, place, english, chinese string, values ...any) *Problem {
	return &Problem{Kind: kind, Place: place, Text: puzzle.Bilingual{EN: fmt.Sprintf(english, values...), ZH: fmt.Sprintf(chinese, values...)}}
}
