// Package listing is what stands on the floor as a program, for the code sheets of
// the engineer's and the saboteur's screen.
//
// Programs are written once for a blueprint, in every language: what is said in
// the comments is a matter of the screen, which may change its language at any
// time. The judgement that a program tells about is made at once, within limits, while
// a frame is drawn, unless the screen knows it already.
//
// It refuses to run anything, and to touch clipboard or files: it only says what
// should be copied or saved.
package listing

import (
	"strings"

	"lostupdate/engine"
	"lostupdate/game/model/msg"
	"lostupdate/levels"
	"lostupdate/levels/code"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Listing is what a code sheet shows. The zero Listing shows nothing yet.
type Listing struct {
	Secret bool // the programs do not tell what the inspector has found out

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

// Language returns the programming language that is shown.
func (l *Listing) Language() code.Language {
	if l.language == "" {
		return code.Python
	}
	return l.language
}

// Program returns what was written last, or why there is nothing. It is nil as long as
// nothing was written.
func (l *Listing) Program(comments puzzle.Language) (*code.Program, error) {
	for _, w := range l.programs {
		if w.language == l.Language() && w.comments == comments {
			return w.program, nil
		}
	}
	return nil, l.unwritten
}

// limits are for the judgement that a program tells about.
func limits() engine.Limits {
	return engine.Limits{States: 40_000, Transitions: 400_000, MemoryBytes: 64 << 20}
}

// Write writes the programs of a blueprint, where they are not written. Known returns
// what the inspector has said about it already, or nil.
func (l *Listing) Write(level *levels.Level, b puzzle.Blueprint, known func(puzzle.Blueprint) *grade.Result) {
	if l.of != nil && l.of.Equal(b) {
		return
	}
	*l = Listing{Secret: l.Secret, language: l.language, of: &b}
	result := known(b)
	if result == nil {
		var err error
		if result, err = grade.Judge(level, b, limits()); err != nil {
			l.unwritten = err
			return
		}
	}
	for _, language := range code.Languages() {
		for _, comments := range puzzle.Languages() {
			program, err := code.Write(level, b, code.Options{Language: language, Comments: comments, Result: result, Secret: l.Secret})
			if err != nil {
				l.unwritten = err
				continue
			}
			l.programs = append(l.programs, written{language, comments, program})
		}
	}
}

// Export gives the program away: how is "copy" or "file", and the language of the
// comments.
func (l *Listing) Export(text string) []msg.Effect {
	how, comments, _ := strings.Cut(text, " ")
	program, err := l.Program(puzzle.Language(comments))
	if program == nil || err != nil {
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

// Choose takes the programming language to show. A name that is none changes nothing.
func (l *Listing) Choose(name string) {
	for _, language := range code.Languages() {
		if name == string(language) {
			l.language = language
		}
	}
}
