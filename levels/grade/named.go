package grade

import (
	"slices"

	"lostupdate/levels/puzzle"
)

// Named returns the names of a level for which its texts must have words: whatever
// a player sees.
func Named(p *puzzle.Puzzle) []string {
	n := &naming{}
	for _, g := range p.Globals {
		n.note(g.Name)
	}
	for _, t := range p.Things {
		n.note(t.Name)
	}
	for _, r := range p.Routines {
		n.note(r.Name)
		for _, s := range r.Stations {
			n.note(s.Label, s.Name)
		}
		for _, m := range r.Movables {
			n.note(m.Card.Label)
		}
	}
	for _, w := range p.Workers {
		n.note(w.Label)
	}
	for _, s := range p.Tools.Cards {
		n.note(s.Name)
	}
	for _, d := range p.Tools.Dials {
		n.note(d.Name)
	}
	for _, s := range p.Switches {
		n.note(s.Name)
		if !slices.Equal(s.Alternatives, []string{puzzle.SwitchOff, puzzle.SwitchOn}) {
			n.note(s.Alternatives...)
		}
	}
	for _, pool := range p.Bench.Pools {
		n.note(pool.Name)
	}
	return n.names
}

// optional returns the names for which the texts of a level may have words, and need
// not have.
func optional(p *puzzle.Puzzle) []string {
	var names []string
	if p.Tools.Pool.Kind != puzzle.NoPool {
		names = append(names, puzzle.PoolName)
	}
	for _, s := range p.Switches {
		if slices.Equal(s.Alternatives, []string{puzzle.SwitchOff, puzzle.SwitchOn}) {
			names = append(names, puzzle.StateName(s.Name, puzzle.SwitchOff), puzzle.StateName(s.Name, puzzle.SwitchOn))
		}
	}
	return names
}

// naming collects names, each once.
type naming struct{ names []string }

func (n *naming) note(names ...string) {
	for _, name := range names {
		if name != "" && !slices.Contains(n.names, name) {
			n.names = append(n.names, name)
		}
	}
}
