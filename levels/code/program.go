package code

import (
	"fmt"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Language is a programming language.
type Language string

const (
	Python Language = "python" // version 3.8 or newer
	Go     Language = "go"     // version 1.25 or newer
)

// Languages returns all languages.
func Languages() []Language { return []Language{Python, Go} }

// Title returns the language's own name.
func (l Language) Title() string {
	if l == Go {
		return "Go"
	}
	return "Python"
}

// Program is a program as text, with the map from places on the floor to lines.
type Program struct {
	Language Language
	File     string // a name for it, such as "the-key.py"
	Lines    []Line

	stations [][]int // by routine and station: a line, or -1
	gates    [][]int // by gate and station of what stands there: likewise
}

// Line is one line of a program, in pieces. The pieces together are the line.
type Line []Token

// String returns the line's text.
func (l Line) String() string {
	var b strings.Builder
	for _, t := range l {
		b.WriteString(t.Text)
	}
	return b.String()
}

// Text returns the whole program.
func (p *Program) Text() string {
	var b strings.Builder
	for _, l := range p.Lines {
		b.WriteString(l.String())
		b.WriteByte('\n')
	}
	return b.String()
}

// LineOf returns the index in Lines of what a worker of a routine does at a place, or
// -1 where nothing is written for it: a mark of zero width, or a place that does not exist.
func (p *Program) LineOf(routine int, at compile.Site) int {
	switch {
	case at.Gate >= 0 && at.Gate < len(p.gates) && at.Part >= 0 && at.Part < len(p.gates[at.Gate]):
		return p.gates[at.Gate][at.Part]
	case at.Station >= 0 && routine >= 0 && routine < len(p.stations) && at.Station < len(p.stations[routine]):
		return p.stations[routine][at.Station]
	}
	return -1
}

// Options say how a program is written.
type Options struct {
	Language Language
	Comments puzzle.Language // English where left out

	// Result is the judgement of this blueprint, where there is one. Without it Write
	// judges the blueprint itself, which takes as long as that takes.
	Result *grade.Result

	// Secret leaves out what the inspector has found, for somebody who is still to find
	// it: which schedule breaks the program, or that none does.
	Secret bool
}

// UnwritableError says what a language has nothing for.
type UnwritableError struct {
	Language Language
	What     string // such as "a notice board that several lines share"
}

func (e *UnwritableError) Error() string {
	return fmt.Sprintf("code: %s has nothing for %s", e.Language.Title(), e.What)
}

// Write writes the program of a blueprint. A schedule in it does not count: the computer
// has its own. A blueprint that the level does not allow gives a *puzzle.Illegal.
func Write(level *levels.Level, blueprint puzzle.Blueprint, o Options) (*Program, error) {
	if o.Comments == "" {
		o.Comments = puzzle.English
	}
	blueprint = blueprint.Clone()
	blueprint.Schedule, blueprint.Claim = nil, false
	result := o.Result
	if result == nil || result.Report == nil {
		var err error
		if result, err = grade.Judge(level, blueprint, grade.ScreenLimits()); err != nil {
			return nil, err
		}
	}
	p := newPlan(level, result, o)
	if err := p.refuse(); err != nil {
		return nil, err
	}
	// The first writing finds out what the program needs: registers, things on the wall,
	// what is done without a key. The second one finds out which helpers those need.
	p.write()
	p.write()
	return p.write(), nil
}

// proved reports whether every schedule of a factory ends well, whatever the
// reference shift says.
func proved(r *grade.Result) bool { return r.Report.Verdict == engine.Proved }
