package code

import (
	"fmt"
	"slices"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// plan is what is decided about a program before it is written.
type plan struct {
	level     *levels.Level
	puzzle    *puzzle.Puzzle
	factory   *compile.Factory
	blueprint *puzzle.Blueprint
	result    *grade.Result
	options   Options
	names     *namer
	dialect   dialect
	atomic    []bool // by global: every operation on it is one blow, or must look like that
	need      need
	out       *writing
}

// dialect is what differs between programming languages.
type dialect interface {
	// file writes the whole program.
	file(p *plan)
	// comment is what a comment begins with.
	comment() string
	// statement returns what a station does, and whether anything at all is written
	// for it. An empty statement is written as a comment.
	statement(p *plan, s *puzzle.Station) (text string, written bool)
	// opens and closes return the brackets of loops and branches.
	opens(p *plan, s *puzzle.Station) string
	closes() string
	otherwise() string
	// nothing is what stands in brackets that have nothing in them.
	nothing() string
	// taken are the names that a level's things may not have.
	taken() []string
}

// need is what a program turns out to need while it is written.
type need struct {
	helpers []string
	objects []string       // keys and things in use, as in "key red"
	read    [][]bool       // by routine and register: its value is used
	set     [][]bool       // by routine and register
	unheld  []string       // bells that are rung, or may be, without their key
	loose   []puzzle.Color // keys that may be hung back by somebody who does not hold them
	now     int            // the routine that is written
	held    []puzzle.Color // keys that are certainly held where the writing has come to
}

func newPlan(level *levels.Level, result *grade.Result, o Options) *plan {
	p := &plan{level: level, puzzle: level.Puzzle, factory: result.Factory, blueprint: &result.Factory.Blueprint, result: result, options: o}
	p.dialect = python{}
	if o.Language == Go {
		p.dialect = golang{}
	}
	p.names = newNamer(p.puzzle, o.Language, p.dialect.taken())
	p.need.read, p.need.set = make([][]bool, len(p.puzzle.Routines)), make([][]bool, len(p.puzzle.Routines))
	for i := range p.puzzle.Routines {
		p.need.read[i], p.need.set[i] = make([]bool, puzzle.RegistersMax), make([]bool, puzzle.RegistersMax)
	}
	p.decideAtomic()
	return p
}

// decideAtomic decides which globals need operations that nobody can split: those that
// a card stamps, exchanges or swaps; in Python those that lines share of which one can
// die; in Go those that a fork copies, and those on which there is a data race, unless it is
// a single one whose value decides nothing.
func (p *plan) decideAtomic() {
	p.atomic = make([]bool, len(p.puzzle.Globals))
	raced := 0
	for i, g := range p.puzzle.Globals {
		// No end of a line may cut a step in two that other lines can see.
		p.atomic[i] = p.options.Language == Python && g.Shared && p.mortal()
		steered := false
		p.eachStation(func(s *puzzle.Station) {
			if s.Global == g.Name && (s.Kind == puzzle.Stamp || s.Kind == puzzle.Exchange || s.Kind == puzzle.Swap) {
				p.atomic[i] = true
			}
			steered = steered || s.Condition.Global == g.Name && (s.Kind == puzzle.WhileOpen || s.Kind == puzzle.IfOpen)
		})
		if p.options.Language == Go && p.raced(g.Name) {
			raced++
			p.atomic[i] = p.atomic[i] || steered || proved(p.result)
		}
		if p.options.Language == Go && !g.Shared && proved(p.result) && p.copiedMeanwhile(g.Name) {
			p.atomic[i] = true // a fork takes no key when it looks at the wall
		}
	}
	for i, g := range p.puzzle.Globals {
		if raced > 1 && p.raced(g.Name) {
			p.atomic[i] = true // between several, the hardware shows orders that no schedule has
		}
	}
}

// raced reports whether there is a data race on any copy of a global.
func (p *plan) raced(global string) bool {
	return slices.ContainsFunc(p.result.Report.Races, func(id engine.ObjectID) bool { return p.factory.Objects[id].Global == global })
}

// copiedMeanwhile reports whether somebody may write a global while another worker of
// the same line forks.
func (p *plan) copiedMeanwhile(global string) bool {
	does := func(t compile.Task, wanted func(s *puzzle.Station) bool) (found bool) {
		p.stationsOf(t.Routine, func(s *puzzle.Station) { found = found || wanted(s) })
		return found
	}
	for i, t := range p.factory.Tasks {
		if !does(t, func(s *puzzle.Station) bool { return s.Kind == puzzle.Fork }) {
			continue
		}
		for j, u := range p.factory.Tasks {
			if i != j && t.Line == u.Line && does(u, func(s *puzzle.Station) bool { return s.Kind == puzzle.Write && s.Global == global }) {
				return true
			}
		}
	}
	return false
}

// eachStation calls visit with every station that somebody may come to, placed cards
// included.
func (p *plan) eachStation(visit func(s *puzzle.Station)) {
	for i := range p.puzzle.Routines {
		if p.worked(i) {
			p.stationsOf(i, visit)
		}
	}
}

// stationsOf calls visit with every station of a routine, placed cards included.
func (p *plan) stationsOf(routine int, visit func(s *puzzle.Station)) {
	r := &p.puzzle.Routines[routine]
	for j := range r.Stations {
		if p.blueprint.Active(&r.Stations[j]) {
			visit(&r.Stations[j])
		}
	}
	for _, g := range p.blueprint.Gates {
		for _, s := range p.puzzle.PlacedStations(g) {
			if g.Routine == r.Name && g.Do == puzzle.PlaceCard {
				visit(&s)
			}
		}
	}
}

// worked reports whether somebody does a routine.
func (p *plan) worked(routine int) bool {
	return slices.ContainsFunc(p.factory.Tasks, func(t compile.Task) bool { return t.Routine == routine })
}

// several reports whether the program needs processes: there are several lines, or one
// that can die before the program does.
func (p *plan) several() bool { return len(p.factory.Lines) > 1 || p.mortal() }

// open reports whether anybody works in a line: nobody is there to fork another one for.
func (p *plan) open(line string) bool { return slices.Contains(p.factory.Lines, p.puzzle.Line(line)) }

// has reports whether any station is of a kind.
func (p *plan) has(kinds ...puzzle.StationKind) bool {
	found := false
	p.eachStation(func(s *puzzle.Station) { found = found || slices.Contains(kinds, s.Kind) })
	return found
}

// helper books that the program needs a helper.
func (p *plan) helper(name string) {
	if !slices.Contains(p.need.helpers, name) {
		p.need.helpers = append(p.need.helpers, name)
	}
}

func (p *plan) needs(name string) bool { return slices.Contains(p.need.helpers, name) }

// object books that a key or thing is in use and returns its name.
func (p *plan) object(kind, name string) string {
	if id := kind + " " + name; !slices.Contains(p.need.objects, id) {
		p.need.objects = append(p.need.objects, id)
	}
	return p.names.of(kind, name)
}

func (p *plan) inUse(kind, name string) bool { return slices.Contains(p.need.objects, kind+" "+name) }

// register returns a register's name where its value is used, or set.
func (p *plan) register(r puzzle.Register, set bool) string {
	if set {
		p.need.set[p.need.now][r] = true
	} else {
		p.need.read[p.need.now][r] = true
	}
	return puzzle.RegisterName(r)
}

func (p *plan) operand(o puzzle.Operand) string {
	if o.Register {
		return p.register(o.Reg, false)
	}
	return fmt.Sprint(o.Const)
}

// global returns whether a global is atomic and whether all lines share it.
func (p *plan) global(name string) (atomic, shared bool) {
	for i, g := range p.puzzle.Globals {
		if g.Name == name {
			return p.atomic[i], g.Shared && p.several()
		}
	}
	return false, false
}

// count returns how often a repeat is done, and ticks how long a station takes.
func (p *plan) count(s *puzzle.Station) int64 {
	return p.blueprint.Value(puzzle.Number{Value: int64(s.Count), Dial: s.Dial})
}

func (p *plan) ticks(s *puzzle.Station) int64 {
	return p.blueprint.Value(puzzle.Number{Value: s.Ticks, Dial: s.Dial})
}

// word returns a name of the level as people read it, unless it is the same.
func (p *plan) word(name string) string {
	if word := p.level.Text(p.options.Comments).Name(name); word != name {
		return word
	}
	return ""
}

// refuse returns an error for what the language has nothing for.
func (p *plan) refuse() error {
	if !p.several() || p.options.Language == Go {
		return nil
	}
	for _, t := range p.factory.Tasks {
		abroad := false
		p.stationsOf(t.Routine, func(s *puzzle.Station) {
			abroad = abroad || s.Kind == puzzle.Join && p.factory.Tasks[s.Worker-1].Line != t.Line
		})
		if abroad {
			return &UnwritableError{p.options.Language, "waiting for a worker of another line"}
		}
	}
	for _, t := range p.puzzle.Things {
		if t.Shared && slices.Contains([]puzzle.ThingKind{puzzle.Tally, puzzle.Board}, t.Kind) {
			return &UnwritableError{p.options.Language, fmt.Sprintf("the %s %q, which several lines share", t.Kind, t.Name)}
		}
		// Those of multiprocessing count on it that whoever waits there wakes up some day.
		if p.mortal() && t.Shared && slices.Contains([]puzzle.ThingKind{puzzle.Barrier, puzzle.Bell}, t.Kind) {
			return &UnwritableError{p.options.Language, fmt.Sprintf("the %s %q, which lines share of which one can die", t.Kind, t.Name)}
		}
	}
	return nil
}

// introduction returns what stands above the program.
func (p *plan) introduction() []string {
	text := p.level.Text(p.options.Comments)
	paragraphs := []string{p.say("title", "Title", text.Title, "Level", p.level.ID(), "Language", p.options.Language.Title())}
	if text.Goal != "" {
		paragraphs = append(paragraphs, text.Goal)
	}
	paragraphs = append(paragraphs, "")
	if !p.options.Secret {
		paragraphs = append(append(paragraphs, p.findings()...), "")
	}
	bench := p.puzzle.Bench
	paragraphs = append(paragraphs, p.say("bench", "Cores", bench.Cores, "Quantum", p.blueprint.Quantum, "Switch", bench.SwitchCost), p.say("stations"))
	var lines []string
	for _, paragraph := range paragraphs {
		lines = append(lines, wrapped(paragraph, 96)...)
	}
	return lines
}

// findings says what the inspector has found out.
func (p *plan) findings() []string {
	r := p.result
	explanation := r.Explanation.In(p.options.Comments)
	switch {
	case r.Verdict == engine.Proved:
		return []string{p.say("right"), explanation}
	case r.Verdict == engine.Unknown:
		return []string{p.say("unknown", "Why", explanation)}
	case r.Replay != nil:
		return []string{p.say("broken", "Finding", r.Finding), "    " + r.Replay.Schedule().String(), explanation}
	}
	return []string{p.say("slow"), explanation}
}

// workersOf returns the numbers of those who do a routine, as in "1, 2".
func (p *plan) workersOf(routine int) string {
	var numbers []string
	for _, t := range p.factory.Tasks {
		if t.Routine == routine {
			numbers = append(numbers, fmt.Sprint(t.Worker))
		}
	}
	return strings.Join(numbers, ", ")
}
