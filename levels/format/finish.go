package format

import (
	"errors"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// finish fills in what follows from the rest of a level and checks what can only
// be said about it as a whole.
func (r *reader) finish(p *puzzle.Puzzle) {
	for i := range p.Workers {
		if p.Workers[i].Home == "" {
			p.Workers[i].Home = p.Lines[0]
		}
	}
	p.Keys = keysOf(p)
	p.Start.Quantum = p.Bench.Quantum
	for _, w := range p.Workers {
		p.Start.Homes = append(p.Start.Homes, w.Home)
	}
	if p.Tools.Pool.Kind != puzzle.NoPool && p.Start.Pool == 0 {
		p.Start.Pool = p.Tools.Pool.Max
	}
	for _, check := range r.checks {
		check(p)
	}
	for _, whole := range []struct {
		field string // where an author would look for it
		check func(*puzzle.Puzzle) (message, advice string)
	}{
		{"goal", checkRole}, {"tools", checkTools}, {"bench", checkBench}, {"routines", checkSleepers}, {"start", checkStart},
	} {
		if r.err != nil {
			return
		}
		if message, advice := whole.check(p); message != "" {
			r.fail(r.topField(whole.field), advice, "%s", message)
		}
	}
	p.Start = p.Canonical(p.Start)
}

// topField returns the key of a field of the file, or the file's root.
func (r *reader) topField(name string) ast.Node {
	for _, pair := range r.mapping(r.root) {
		if r.key(pair) == name {
			return pair.Key
		}
	}
	return r.root
}

// keysOf returns the keys that hang on the hooks: those of the toolbox and of
// the routines' own cards, in the order of puzzle.Colors.
func keysOf(p *puzzle.Puzzle) []puzzle.Color {
	var keys []puzzle.Color
	for _, c := range puzzle.Colors() {
		used := slices.ContainsFunc(p.Tools.Gates, func(s puzzle.Supply) bool { return s.Key == c })
		for _, r := range p.Routines {
			used = used || slices.ContainsFunc(r.Stations, func(s puzzle.Station) bool { return s.Key == c })
		}
		if used {
			keys = append(keys, c)
		}
	}
	return keys
}

func checkRole(p *puzzle.Puzzle) (message, advice string) {
	breaks := len(p.Goal.Break) > 0 || p.Goal.BreakFinding != engine.NoFinding
	switch {
	case p.Role == puzzle.Saboteur && !breaks:
		return "a sabotage level must say what wins it", "add break or show under goal"
	case p.Role == puzzle.Saboteur && len(p.Goal.Break) > 0 && p.Goal.BreakFinding != engine.NoFinding:
		return "goal has both break and show", "keep one of them"
	case p.Role == puzzle.Engineer && breaks:
		return "goal has break or show, which are for sabotage levels", "set role: sabotage, or remove it"
	case p.Role == puzzle.Engineer && p.Goal.Demands.InterruptsMax != 0:
		return "interrupts can only be demanded in a sabotage level", "remove it"
	}
	return "", ""
}

func checkTools(p *puzzle.Puzzle) (message, advice string) {
	t := p.Tools
	if p.Role == puzzle.Saboteur && (t.Gates != nil || t.Homes != nil || t.Quanta != nil || t.Pool.Kind != puzzle.NoPool || t.Order) {
		return "a sabotage level has no toolbox", "remove tools; the player only chooses who moves"
	}
	for i, s := range t.Gates {
		if slices.ContainsFunc(t.Gates[:i], func(u puzzle.Supply) bool { return u.Key == s.Key }) {
			return "the toolbox lists the " + string(s.Key) + " key twice", "join the two entries"
		}
		if s.Locks+s.Unlocks == 0 {
			return "the toolbox lists the " + string(s.Key) + " key without any gate", "remove the entry"
		}
	}
	if !slices.IsSorted(t.Quanta) || len(slices.Compact(slices.Clone(t.Quanta))) != len(t.Quanta) {
		return "the quanta to choose from are not ascending", "sort them and name each once"
	}
	if t.Quanta != nil && !slices.Contains(t.Quanta, p.Bench.Quantum) {
		return "the bench's quantum is not among the quanta to choose from", "add it under tools, quanta"
	}
	if t.Pool.Kind != puzzle.NoPool && (t.Pool.Min > t.Pool.Max || t.Pool.Max > len(p.Workers)) {
		return "the pool's smallest choice is above its largest, or the largest above the number of workers", "correct min and max"
	}
	return "", ""
}

// checkSleepers refuses spawn cards that could never work, and spawn and join in
// a level in which the worker may not have come at all.
func checkSleepers(p *puzzle.Puzzle) (message, advice string) {
	for _, r := range p.Routines {
		for _, s := range r.Stations {
			called := s.Kind == puzzle.Spawn || s.Kind == puzzle.Join
			switch {
			case called && p.Tools.Pool.Kind == puzzle.Staff:
				return "spawn and join cannot be used where the player chooses the staff", "use pool kind at-once, or no pool"
			case s.Kind == puzzle.Spawn && !p.Workers[s.Worker-1].Asleep:
				return "routine " + r.Name + " wakes a worker who is not asleep", "add asleep: true to the worker"
			}
		}
	}
	return "", ""
}

func checkStart(p *puzzle.Puzzle) (message, advice string) {
	var illegal *puzzle.Illegal
	if errors.As(p.Check(p.Canonical(p.Start)), &illegal) {
		return "what stands there at the start is not legal: " + illegal.Error()[len("puzzle: "):], "change start or tools"
	}
	return "", ""
}
