package format

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// ParseLevel reads a level file. file is the name for errors, every one of
// which is an *Error.
func ParseLevel(source []byte, file string) (*puzzle.Puzzle, error) {
	r := &reader{file: file, source: source}
	p := parse(r, levelShape())
	if r.err == nil {
		r.finish(&p)
	}
	if r.err != nil {
		return nil, r.err
	}
	return &p, nil
}

// parse reads a whole file of one shape.
func parse[T any](r *reader, s shape[T]) T {
	var value T
	if r.root = r.document(); r.root != nil {
		value = s.read(r, r.root)
	}
	return value
}

// whenRead keeps a check for when the level is complete.
func (r *reader) whenRead(check func(p *puzzle.Puzzle)) {
	if r.err == nil {
		r.checks = append(r.checks, check)
	}
}

// formatField is the first line of every file.
func formatField[T any]() field[T] {
	version := shape[int64]{&Schema{Const: Version}, func(r *reader, n ast.Node) int64 {
		v := integer(1, 1_000_000).read(r, n)
		if r.err == nil && v > Version {
			r.fail(n, "get a newer version of the game", "the file has format %d, this program reads formats up to %d", v, Version)
		}
		return v
	}}
	return entry("format", "The version of the file format: always 1.", version, func(*T, int64) {}).must()
}

func levelShape() shape[puzzle.Puzzle] {
	type level = puzzle.Puzzle
	standard := level{
		Revision: 1, Lines: []string{"A"},
		Bench: puzzle.Bench{Cores: 2, Quantum: 4, SwitchCost: 1},
	}
	return object(standard,
		formatField[level](),
		entry("id", "The level's name, under which progress is saved.", name(), func(p *level, v string) { p.ID = v }).must(),
		entry("chapter", "The chapter of the campaign that it belongs to.", number(0, 99), func(p *level, v int) { p.Chapter = v }),
		entry("number", "Its place in the campaign; left out for a level that stands alone.", number(1, 999), func(p *level, v int) { p.Number = v }),
		entry("revision", "Raise it when saved solutions may no longer mean the same.", number(1, 1_000_000), func(p *level, v int) { p.Revision = v }),
		entry("role", "The player's part: engineer where left out.", choice(puzzle.Engineer.String(), puzzle.Saboteur.String()),
			func(p *level, v string) { p.Role, _ = puzzle.ParseRole(v) }),
		entry("concepts", "What is learned, as stable names.", list(name(), 1, 12), func(p *level, v []string) { p.Concepts = v }),
		entry("lines", "The lines (processes); one line A where left out. Each has its own copy of every global and key.",
			distinct(list(lineName(), 1, puzzle.LinesMax), "line"), func(p *level, v []string) { p.Lines = v }),
		entry("globals", "The counters on the wall and their first values.", globalsShape(), func(p *level, v []puzzle.Global) { p.Globals = v }),
		entry("routines", "What there is to do, by name.", routinesShape(), func(p *level, v []puzzle.Routine) { p.Routines = v }).must(),
		entry("workers", "Who works (threads), in the order of their numbers.", workersShape(), func(p *level, v []puzzle.Worker) { p.Workers = v }).must(),
		entry("bench", "The reference shift, on which ticks are counted.", benchShape(standard.Bench), func(p *level, v puzzle.Bench) { p.Bench = v }),
		entry("tools", "What the player may change.", toolsShape(), func(p *level, v puzzle.Tools) { p.Tools = v }),
		entry("start", "What the player has when the level opens.", startShape(), func(p *level, v puzzle.Blueprint) { p.Start = v }),
		entry("goal", "What is asked.", goalShape(), func(p *level, v puzzle.Goal) { p.Goal = v }),
	)
}

// distinct refuses a list that names something twice.
func distinct(s shape[[]string], what string) shape[[]string] {
	return shape[[]string]{s.schema, func(r *reader, n ast.Node) []string {
		values := s.read(r, n)
		for i, v := range values {
			if slices.Contains(values[:i], v) {
				r.fail(n, "", "%s %q is named twice", what, v)
			}
		}
		return values
	}}
}

func globalsShape() shape[[]puzzle.Global] {
	entries := dictionary(integer(-puzzle.ValueMax, puzzle.ValueMax), 1, puzzle.GlobalsMax)
	return shape[[]puzzle.Global]{entries.schema, func(r *reader, n ast.Node) []puzzle.Global {
		var globals []puzzle.Global
		for _, e := range entries.read(r, n) {
			if e.name == "r" || strings.HasPrefix(e.name, "r") && allDigits(e.name[1:]) {
				r.fail(e.key, "choose another name", "%q is the name of a place on the clipboard", e.name)
			}
			globals = append(globals, puzzle.Global{Name: e.name, Init: e.value})
		}
		return globals
	}}
}

func allDigits(text string) bool {
	_, err := strconv.ParseUint(text, 10, 32)
	return err == nil
}

func routinesShape() shape[[]puzzle.Routine] {
	cards := cardsShape()
	entries := dictionary(shape[[]puzzle.Card]{&Schema{Ref: "#/$defs/cards"}, cards.read}, 1, puzzle.RoutinesMax)
	return shape[[]puzzle.Routine]{entries.schema, func(r *reader, n ast.Node) []puzzle.Routine {
		var routines []puzzle.Routine
		for _, e := range entries.read(r, n) {
			routine := puzzle.NewRoutine(e.name, e.value)
			if len(routine.Stations) > puzzle.StationsMax {
				r.fail(e.key, "use a repeat card, or fewer cards", "routine %q unfolds into %d stations, at most %d are possible",
					e.name, len(routine.Stations), puzzle.StationsMax)
			}
			routines = append(routines, routine)
		}
		return routines
	}}
}

// crew is one entry under workers: so many workers that are alike.
type crew struct {
	puzzle.Worker
	count int
}

func workersShape() shape[[]puzzle.Worker] {
	crews := list(object(crew{count: 1},
		entry("routine", "What they do.", routineName(), func(c *crew, v string) { c.Routine = v }).must(),
		entry("count", "How many there are; 1 where left out.", number(1, puzzle.WorkersMax), func(c *crew, v int) { c.count = v }),
		entry("home", "The line they work in; the first where left out.", homeName(), func(c *crew, v string) { c.Home = v }),
		entry("label", "A name of their own, for which the text files may have words.", name(), func(c *crew, v string) { c.Label = v }),
		entry("pool", "The pool whose workers take them as jobs.", poolName(), func(c *crew, v string) { c.Pool = v }),
		entry("due", "The tick by which each of them must have ended.", integer(1, puzzle.ReferenceTicks), func(c *crew, v int64) { c.Due = v }),
		entry("asleep", "They come only when a spawn card wakes them.", boolean(), func(c *crew, v bool) { c.Asleep = v }),
	), 1, puzzle.WorkersMax)
	return shape[[]puzzle.Worker]{crews.schema, func(r *reader, n ast.Node) []puzzle.Worker {
		var workers []puzzle.Worker
		for _, c := range crews.read(r, n) {
			for range c.count {
				workers = append(workers, c.Worker)
			}
		}
		if len(workers) > puzzle.WorkersMax {
			r.fail(n, "", "there are %d workers, at most %d are possible", len(workers), puzzle.WorkersMax)
		}
		return workers
	}}
}

// routineName is a name that the level must have a routine for.
func routineName() shape[string] {
	base := name()
	return shape[string]{base.schema, func(r *reader, n ast.Node) string {
		value := base.read(r, n)
		r.whenRead(func(p *puzzle.Puzzle) {
			if _, ok := p.Routine(value); ok {
				return
			}
			var known []string
			for _, routine := range p.Routines {
				known = append(known, routine.Name)
			}
			r.fail(n, Suggest(value, known), "there is no routine %q", value)
		})
		return value
	}}
}

// homeName is a name that the level must have a line for.
func homeName() shape[string] {
	base := lineName()
	return shape[string]{base.schema, func(r *reader, n ast.Node) string {
		value := base.read(r, n)
		r.whenRead(func(p *puzzle.Puzzle) {
			if p.Line(value) < 0 {
				r.fail(n, Suggest(value, p.Lines)+"; lines are declared as in \"lines: [A, B]\"", "there is no line %q", value)
			}
		})
		return value
	}}
}

func toolsShape() shape[puzzle.Tools] {
	type tools = puzzle.Tools
	type supply = puzzle.Supply
	type pool = puzzle.Pool
	supplyShape := object(supply{Locks: 1, Unlocks: 1},
		entry("key", "The key's colour.", color(), func(s *supply, v puzzle.Color) { s.Key = v }).must(),
		entry("locks", "Gates that take the key; 1 where left out.", number(0, puzzle.GatesMax), func(s *supply, v int) { s.Locks = v }),
		entry("unlocks", "Gates that hang it back; 1 where left out.", number(0, puzzle.GatesMax), func(s *supply, v int) { s.Unlocks = v }),
	)
	poolShape := object(pool{},
		entry("kind", "staff: the first n workers come at all; at-once: all come, n at the same time.",
			choice(puzzle.Staff.String(), puzzle.AtOnce.String()), func(p *pool, v string) {
				p.Kind = puzzle.Staff
				if v == puzzle.AtOnce.String() {
					p.Kind = puzzle.AtOnce
				}
			}).must(),
		entry("min", "The smallest choice.", number(1, puzzle.WorkersMax), func(p *pool, v int) { p.Min = v }).must(),
		entry("max", "The largest choice.", number(1, puzzle.WorkersMax), func(p *pool, v int) { p.Max = v }).must(),
	)
	return object(tools{},
		entry("gates", "The keys in the toolbox.", list(supplyShape, 1, len(puzzle.Colors())), func(t *tools, v []supply) { t.Gates = v }),
		entry("routines", "Where gates may stand; everywhere if left out.", list(routineName(), 1, puzzle.RoutinesMax), func(t *tools, v []string) { t.Routines = v }),
		entry("homes", "The workers, by number, who may be moved to another line.", list(workerNumber(), 1, puzzle.WorkersMax), func(t *tools, v []int) { t.Homes = v }),
		entry("quanta", "The quanta to choose from, ascending.", list(integer(1, puzzle.QuantumMax), 2, 16), func(t *tools, v []int64) { t.Quanta = v }),
		entry("pool", "A number of workers to choose.", poolShape, func(t *tools, v pool) { t.Pool = v }),
		entry("order", "Whether the order in which workers begin may be changed.", boolean(), func(t *tools, v bool) { t.Order = v }),
	)
}

func startShape() shape[puzzle.Blueprint] {
	type start = puzzle.Blueprint
	return object(start{},
		entry("gates", "Gates that stand there, as in \"lock red pack 2\".", list(gateShape(), 1, puzzle.GatesMax), func(b *start, v []puzzle.Gate) { b.Gates = v }),
		entry("pool", "The number of workers; the largest choice where left out.", number(1, puzzle.WorkersMax), func(b *start, v int) { b.Pool = v }),
	)
}

func gateShape() shape[puzzle.Gate] {
	return phrase("a gate as in lock red pack 2: lock or unlock, key, routine, slot", `^(lock|unlock) [a-z]+ [a-z][a-z0-9-]* [0-9]+$`, puzzle.ParseGate)
}

func goalShape() shape[puzzle.Goal] {
	type goal = puzzle.Goal
	claims := oneOrMore(claimShape(), puzzle.GlobalsMax)
	var findings []string
	for _, k := range breakable() {
		findings = append(findings, k.String())
	}
	return object(goal{},
		entry("final", "What must be true whenever everybody has gone home, such as total == 10.", claims, func(g *goal, v []puzzle.Claim) { g.Final = v }),
		entry("break", "Sabotage: what must be true at the end to win.", claims, func(g *goal, v []puzzle.Claim) { g.Break = v }),
		entry("show", "Sabotage: the failure that must be shown to win.", choice(findings...), func(g *goal, v string) { g.BreakFinding, _ = engine.ParseFindingKind(v) }),
		entry("demands", "Limits on the reference shift and on what the solution costs.", demandsShape(), func(g *goal, v puzzle.Demands) { g.Demands = v }),
	)
}

// breakable are the failures that a sabotage level may ask for.
func breakable() []engine.FindingKind {
	return []engine.FindingKind{engine.WrongOutcome, engine.AssertFailed, engine.Deadlock, engine.Misuse}
}

func demandsShape() shape[puzzle.Demands] {
	type demands = puzzle.Demands
	limit := func(name, about string, set func(*demands, int64)) field[demands] {
		return entry(name, about, integer(1, puzzle.ReferenceTicks), set)
	}
	return object(demands{},
		limit("ticks", "The shift has ended by then.", func(d *demands, v int64) { d.TicksMax = v }),
		limit("first-seen", "Every worker has begun by that tick.", func(d *demands, v int64) { d.FirstSeenMax = v }),
		limit("switches", "At most so many changes of a bench.", func(d *demands, v int64) { d.SwitchesMax = v }),
		limit("memory", "At most so much: 8 for a line in use, 1 for a worker.", func(d *demands, v int64) { d.MemoryMax = v }),
		limit("workers", "At least so many workers have done their work.", func(d *demands, v int64) { d.WorkersMin = v }),
		limit("keys", "At most so many different keys.", func(d *demands, v int64) { d.KeysMax = v }),
		limit("slow", "The shift lasts at least so many ticks: for levels that show how time is lost.", func(d *demands, v int64) { d.TicksMin = v }),
		entry("busy", "At least so many percent of all benches' time are spent on work.", integer(1, 100), func(d *demands, v int64) { d.BusyMin = v }),
		limit("interrupts", "Sabotage: at most so many preemptions.", func(d *demands, v int64) { d.InterruptsMax = v }),
	)
}

func claimShape() shape[puzzle.Claim] {
	base := phrase("a claim such as total == 10 or B.total >= 1", `^([A-Z]\.)?[a-z][a-z0-9-]* (==|!=|<|<=|>|>=) -?[0-9]+$`, parseClaim)
	return shape[puzzle.Claim]{base.schema, func(r *reader, n ast.Node) puzzle.Claim {
		c := base.read(r, n)
		r.whenRead(func(p *puzzle.Puzzle) {
			r.needGlobal(n, p, c.Global)
			if c.Line != "" && p.Line(c.Line) < 0 {
				r.fail(n, Suggest(c.Line, p.Lines), "there is no line %q", c.Line)
			}
		})
		return c
	}}
}

func parseClaim(text string) (puzzle.Claim, error) {
	words := strings.Fields(text)
	if len(words) != 3 {
		return puzzle.Claim{}, fmt.Errorf("%q is no claim; spaces go around its sign", text)
	}
	relation, ok := machine.ParseRelation(words[1])
	if !ok {
		return puzzle.Claim{}, fmt.Errorf("%q does not compare; signs are == != < <= > >=", words[1])
	}
	value, err := parseValue(words[2])
	c := puzzle.Claim{Global: words[0], Relation: relation, Value: value}
	if line, global, ok := strings.Cut(words[0], "."); ok {
		c.Line, c.Global = line, global
	}
	return c, err
}
