package code

import (
	"fmt"
	"slices"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// comesAlong reports whether a forked line works with its own copy of a key, a thing or a
// section. What none of them asks for needs no copy.
func (p *plan) comesAlong(kind, name string) bool {
	if !p.has(puzzle.Fork) {
		return false
	}
	for i, t := range p.factory.Tasks {
		if p.factory.Program.Processes[p.factory.Program.ProcessOf(engine.TaskID(i))].Forked && p.touches(t.Routine, kind, name) {
			return true
		}
	}
	return false
}

// touches reports whether a routine has to do with a key, a thing or a section.
func (p *plan) touches(routine int, kind, name string) (found bool) {
	p.stationsOf(routine, func(s *puzzle.Station) {
		switch kind {
		case "key":
			bell, _ := p.puzzle.Thing(s.Thing)
			found = found || string(s.Key) == name || s.Thing != "" && string(bell.Key) == name
		case "thing":
			found = found || s.Thing == name
		case "section":
			found = found || s.Kind == puzzle.SectionOpen && s.Name == name
		}
	})
	return found || kind == "key" && slices.ContainsFunc(p.blueprint.Gates, func(g puzzle.Gate) bool {
		return g.Do != puzzle.PlaceCard && string(g.Key) == name && g.Routine == p.puzzle.Routines[routine].Name
	})
}

// forkers returns the first workers of the lines that are forked, as in `"B": 3`: what the
// worker who forks holds is in their hands then.
func (p *plan) forkers() []string {
	var all []string
	for i, t := range p.factory.Tasks {
		if p.factory.Program.Tasks[i].Leads && p.factory.Program.Processes[p.factory.Program.ProcessOf(engine.TaskID(i))].Forked {
			all = append(all, fmt.Sprintf("%q: %d", p.puzzle.Lines[t.Line], t.Worker))
		}
	}
	return all
}
