package format

import (
	"cmp"
	"errors"
	"fmt"
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
	if r.resolve(p); r.err != nil {
		return
	}
	slices.SortStableFunc(p.Things, func(t, u puzzle.Thing) int { return cmp.Compare(t.Kind, u.Kind) })
	p.Keys = keysOf(p)
	p.Switches = switchesOf(p)
	for _, check := range r.checks {
		check(p)
	}
	if r.checkSettings(p); r.err != nil {
		return
	}
	p.CompleteSettings(&p.Start)
	p.Start.Gates = p.WithMovables(p.Start.Gates)
	p.Start.Quantum = p.Bench.Quantum
	for _, w := range p.Workers {
		p.Start.Homes = append(p.Start.Homes, w.Home)
	}
	if p.Tools.Pool.Kind != puzzle.NoPool && p.Start.Pool == 0 {
		p.Start.Pool = p.Tools.Pool.Max
	}
	for _, whole := range []struct {
		field string // where an author would look for it
		check func(*puzzle.Puzzle) (message, advice string)
	}{
		{"goal", checkRole}, {"tools", checkTools}, {"bench", checkBench}, {"routines", checkSleepers}, {"routines", checkSections},
		{"routines", checkMovables}, {"workers", checkSize}, {"workers", checkPatience}, {"start", checkStart},
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

// checkSettings refuses a start that sets a dial or a switch that there is not,
// and more switches than possible.
func (r *reader) checkSettings(p *puzzle.Puzzle) {
	var dials, switches []string
	for _, d := range p.Tools.Dials {
		dials = append(dials, d.Name)
	}
	for _, s := range p.Switches {
		switches = append(switches, s.Name)
	}
	if len(switches) > puzzle.SwitchesMax {
		r.fail(r.topField("routines"), "", "the level has %d switches, at most %d are possible", len(switches), puzzle.SwitchesMax)
	}
	for _, s := range p.Start.Dials {
		if !slices.Contains(dials, s.Dial) {
			r.fail(r.topField("start"), Suggest(s.Dial, dials), "there is no dial %q", s.Dial)
		}
	}
	for _, s := range p.Start.Switches {
		if !slices.Contains(switches, s.Switch) {
			r.fail(r.topField("start"), Suggest(s.Switch, switches), "there is no switch %q", s.Switch)
		}
	}
}

// keysOf returns the keys that hang on the hooks: those that anything in the
// level names, in the order of puzzle.Colors.
func keysOf(p *puzzle.Puzzle) []puzzle.Color {
	var used []puzzle.Color
	for _, s := range p.Tools.Gates {
		used = append(used, s.Key)
	}
	for _, s := range p.Tools.Cards {
		used = append(used, s.Card.Key)
	}
	for _, t := range p.KeyTraits {
		used = append(used, t.Key)
	}
	for _, t := range p.Things {
		used = append(used, t.Key)
	}
	for _, r := range p.Routines {
		for _, s := range r.Stations {
			used = append(used, s.Key)
		}
		for _, m := range r.Movables {
			used = append(used, m.Card.Key)
		}
	}
	var keys []puzzle.Color
	for _, c := range puzzle.Colors() {
		if slices.Contains(used, c) {
			keys = append(keys, c)
		}
	}
	return keys
}

func checkRole(p *puzzle.Puzzle) (message, advice string) {
	breaks := len(p.Goal.Break) > 0 || p.Goal.BreakFinding != engine.NoFinding
	switch {
	case p.Role == puzzle.Both && !breaks && p.Goal.Demands.TicksMin > 0:
		return checkSlowing(p)
	case p.Sabotage() && !breaks:
		return "a sabotage level must say what wins it", "add break or show under goal"
	case p.Sabotage() && len(p.Goal.Break) > 0 && p.Goal.BreakFinding != engine.NoFinding:
		return "goal has both break and show", "keep one of them"
	case !p.Sabotage() && (breaks || p.Goal.Claim):
		return "goal has break, show or claim, which are for sabotage levels", "set role: sabotage or both, or remove it"
	case !p.Sabotage() && (p.Goal.Demands.InterruptsMax != 0 || p.Goal.Demands.StepsMax != 0):
		return "interrupts and steps can only be demanded in a sabotage level", "remove it"
	case p.Predict != nil && p.Tools.Pool.Kind == puzzle.Staff:
		return "predict cannot be asked where the player chooses the staff", "remove one of them"
	}
	return "", ""
}

// checkSlowing checks a level of two parts in whose first one the saboteur slows the shift
// down by taking on more work.
func checkSlowing(p *puzzle.Puzzle) (message, advice string) {
	d, pool := &p.Goal.Demands, p.Tools.Pool
	movable := slices.ContainsFunc(p.Routines, func(r puzzle.Routine) bool { return len(r.Movables) > 0 })
	switch {
	case pool.Kind != puzzle.Staff:
		return "a shift is slowed down by more workers, but the toolbox has none", "add \"pool: {kind: staff, min: 12, max: 20}\" under tools"
	case d.WorkersMin < int64(pool.Min) || d.WorkersMin > int64(pool.Max):
		return "the second part of a level that is first slowed down must say how many workers it has", "add workers under demands, from the pool's min to its max"
	case p.Goal.Claim || d.InterruptsMax != 0 || d.StepsMax != 0:
		return "where the shift is slowed down, nobody chooses who moves, so there are no claim, interrupts and steps", "remove them, or add break or show under goal"
	case len(p.Switches) > 0 || movable:
		return "a level that is first slowed down has neither switches nor movable cards, which could be set in both parts", "use dials and gates"
	case p.Predict != nil:
		return "predict cannot be asked where the player chooses the staff", "remove one of them"
	}
	return "", ""
}

func checkTools(p *puzzle.Puzzle) (message, advice string) {
	t := p.Tools
	switch {
	case p.Role == puzzle.Saboteur && t.Any():
		return "a sabotage level has no toolbox", "remove tools; the player only chooses who moves"
	case p.Role == puzzle.Saboteur && len(p.Switches) > 0:
		return "a sabotage level has no switches", "write the alternative that stands there, or set role: both"
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
			called := s.Kind == puzzle.Spawn || s.Kind == puzzle.Join || s.Kind == puzzle.Fork
			switch {
			case called && p.Tools.Pool.Kind == puzzle.Staff:
				return "spawn, join and fork cannot be used where the player chooses the staff", "use pool kind at-once, or no pool"
			case s.Kind == puzzle.Spawn && !p.Workers[s.Worker-1].Asleep:
				return "routine " + r.Name + " wakes a worker who is not asleep", "add asleep: true to the worker"
			}
		}
	}
	return "", ""
}

// checkPatience refuses patience at what nobody can wait for.
func checkPatience(p *puzzle.Puzzle) (message, advice string) {
	for _, w := range p.Workers {
		_, thing := p.Thing(w.PatientAt)
		switch {
		case w.PatientAt == "":
		case w.Patience == 0:
			return "a worker is patient at " + w.PatientAt + ", but has no bound on his patience", "add patience: 2, or remove patient-at"
		case !thing && !slices.Contains(p.Keys, puzzle.Color(w.PatientAt)):
			return fmt.Sprintf("there is neither a thing nor a key called %q for patient-at", w.PatientAt), "name a key that is used, or something under boxes, bells and so on"
		}
	}
	return "", ""
}

// checkSections refuses a section that has more room in one place than in another.
func checkSections(p *puzzle.Puzzle) (message, advice string) {
	var known []puzzle.Station
	for _, r := range p.Routines {
		for _, s := range r.Stations {
			if s.Kind != puzzle.SectionOpen {
				continue
			}
			for _, k := range known {
				if k.Name == s.Name && k.Count != s.Count {
					return "the section " + s.Name + " has different room in different places", "give it the same room everywhere"
				}
			}
			known = append(known, s)
		}
	}
	return "", ""
}

// checkSize refuses levels that are too large for the engine, with every worker
// anywhere.
func checkSize(p *puzzle.Puzzle) (message, advice string) {
	var sections []string
	for _, r := range p.Routines {
		for _, s := range r.Stations {
			if s.Kind == puzzle.SectionOpen && !slices.Contains(sections, s.Name) {
				sections = append(sections, s.Name)
			}
		}
	}
	objects := len(p.Lines) * (len(p.Globals) + len(p.Keys) + len(p.Things) + len(sections))
	tasks := len(p.Workers)
	if p.OutTrays != (puzzle.Flag{}) {
		objects += tasks
		tasks += tasks * len(p.Globals)
	}
	switch {
	case objects > engine.ObjectsMax:
		return fmt.Sprintf("on the walls of all lines there are %d things, at most %d are possible", objects, engine.ObjectsMax), "have fewer lines or things"
	case tasks > engine.TasksMax:
		return fmt.Sprintf("workers and out-trays make %d tasks, at most %d are possible", tasks, engine.TasksMax), "have fewer workers or globals"
	}
	return "", ""
}

// checkMovables refuses movable cards whose names could not be told from others.
func checkMovables(p *puzzle.Puzzle) (message, advice string) {
	for _, r := range p.Routines {
		for i, m := range r.Movables {
			_, boxed := p.CardSupply(m.Name)
			if boxed || slices.ContainsFunc(r.Movables[:i], func(n puzzle.Movable) bool { return n.Name == m.Name }) {
				return "the movable card " + m.Name + " of routine " + r.Name + " has the name of another card", "give it a label"
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
