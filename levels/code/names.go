package code

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"lostupdate/levels/puzzle"
)

// namer gives the names of a level names that a programming language allows, each
// thing its own.
type namer struct {
	language Language
	taken    []string
	given    map[string]string // by kind and name
}

// newNamer gives out all names of a puzzle, in the order of the level file. taken are
// the words that nobody may have.
func newNamer(p *puzzle.Puzzle, language Language, taken []string) *namer {
	n := &namer{language: language, taken: slices.Clone(taken), given: map[string]string{}}
	for r := range puzzle.Register(puzzle.RegistersMax) {
		n.taken = append(n.taken, puzzle.RegisterName(r))
	}
	for _, g := range p.Globals {
		n.give("global", g.Name, "number")
	}
	for _, t := range p.Things {
		n.give("thing", t.Name, t.Kind.String())
	}
	for _, key := range p.Keys {
		n.give("key", string(key), "key")
	}
	for _, r := range p.Routines {
		n.give("routine", r.Name, "routine")
		for _, s := range r.Stations {
			if s.Kind == puzzle.SectionOpen && n.given["section "+s.Name] == "" {
				n.give("section", s.Name, "section")
			}
		}
	}
	return n
}

// give finds a name for a thing; where it is taken, the word for its kind is added.
func (n *namer) give(kind, name, word string) {
	for i, candidate := range []string{name, name + "-" + word} {
		if spelled := n.spell(candidate); !slices.Contains(n.taken, spelled) {
			n.taken = append(n.taken, spelled)
			n.given[kind+" "+name] = spelled
			return
		} else if i == 0 {
			continue
		}
		for number := 2; ; number++ {
			if spelled := n.spell(fmt.Sprintf("%s-%d", candidate, number)); !slices.Contains(n.taken, spelled) {
				n.taken = append(n.taken, spelled)
				n.given[kind+" "+name] = spelled
				return
			}
		}
	}
}

// of returns the name that was given to a thing.
func (n *namer) of(kind, name string) string {
	if given := n.given[kind+" "+name]; given != "" {
		return given
	}
	return n.spell(name)
}

// spell writes a level's name as the language's programmers do: take_box in Python,
// takeBox in Go.
func (n *namer) spell(name string) string {
	parts := strings.Split(name, "-")
	if n.language == Python {
		return strings.Join(parts, "_")
	}
	for i, part := range parts[1:] {
		if part != "" {
			parts[i+1] = string(unicode.ToUpper(rune(part[0]))) + part[1:]
		}
	}
	return strings.Join(parts, "")
}
