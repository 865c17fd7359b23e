package format

import (
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"lostupdate/levels/puzzle"
)

// ParseLevel reads a level file. file is the name for errors, every one of
// which is an *Error. Of a level with variants it reads the first.
func ParseLevel(source []byte, file string) (*puzzle.Puzzle, error) {
	return ParseVariant(source, file, 1)
}

// ParseVariant reads one variant of a level, from 1 to Puzzle.Variants.
func ParseVariant(source []byte, file string, variant int) (*puzzle.Puzzle, error) {
	r := &reader{file: file, source: source, variant: variant}
	p := parse(r, levelShape())
	if r.err == nil {
		r.finish(&p)
	}
	if r.err != nil {
		return nil, r.err
	}
	p.ID, p.Variants, p.Parameters = puzzle.VariantID(p.ID, variant), r.variants, r.parameters
	return &p, nil
}

// parse reads a whole file of one shape.
func parse[T any](r *reader, s shape[T]) T {
	var value T
	if r.root = r.document(); r.root == nil {
		return value
	}
	if r.fillIn(); r.err != nil {
		return value
	}
	return s.read(r, r.root)
}

// whenRead keeps a check for when the level is complete.
func (r *reader) whenRead(check func(p *puzzle.Puzzle)) {
	if r.err == nil {
		r.checks = append(r.checks, check)
	}
}

// formatField is the first line of every file.
func formatField[T any]() field[T] {
	return entry("format", "The version of the file format: always 1.", versionShape(), func(*T, int64) {}).must()
}

func versionShape() shape[int64] {
	return shape[int64]{&Schema{Const: Version}, func(r *reader, n ast.Node) int64 {
		v := integer(1, 1_000_000).read(r, n)
		if r.err == nil && v > Version {
			r.fail(n, "get a newer version of the game", "the file has format %d, this program reads formats up to %d", v, Version)
		}
		return v
	}}
}

func levelShape() shape[puzzle.Puzzle] {
	type level = puzzle.Puzzle
	standard := level{
		Revision: 1, Lines: []string{"A"},
		Bench: puzzle.Bench{Cores: 2, Quantum: 4, SwitchCost: 1},
	}
	return object(standard, append(thingFields(),
		formatField[level](),
		entry("id", "The level's name, under which progress is saved.", name(), func(p *level, v string) { p.ID = v }).must(),
		entry("chapter", "The chapter of the campaign that it belongs to.", number(0, 99), func(p *level, v int) { p.Chapter = v }),
		entry("number", "Its place in the campaign; left out for a level that stands alone.", number(1, 999), func(p *level, v int) { p.Number = v }),
		entry("revision", "Raise it when saved solutions may no longer mean the same.", number(1, 1_000_000), func(p *level, v int) { p.Revision = v }),
		entry("role", "The player's part: engineer where left out; both: first sabotage, then engineer, on the same factory.",
			choice(puzzle.Engineer.String(), puzzle.Saboteur.String(), puzzle.Both.String()),
			func(p *level, v string) { p.Role, _ = puzzle.ParseRole(v) }),
		entry("concepts", "What is learned, as stable names.", list(name(), 1, 12), func(p *level, v []string) { p.Concepts = v }),
		entry("lines", "The lines (processes); one line A where left out. Each has its own copy of every global and key.",
			linesShape(), setLines),
		entry("keys", "What is special about a key.", keysShape(), func(p *level, v []puzzle.KeyTrait) { p.KeyTraits = v }),
		entry("out-trays", "Whether writes wait in the writer's out-tray before others see them.", flagOrSwitch(), func(p *level, v puzzle.Flag) { p.OutTrays = v }),
		entry("procedures", "Lists of cards that routines call, by name.", proceduresShape(), func(p *level, v []puzzle.Procedure) { p.Procedures = v }),
		entry("globals", "The counters on the wall and their first values.", globalsShape(), func(p *level, v []puzzle.Global) { p.Globals = v }),
		entry("routines", "What there is to do, by name.", routinesShape(), func(p *level, v []puzzle.Routine) { p.Routines = v }).must(),
		entry("workers", "Who works (threads), in the order of their numbers.", workersShape(), func(p *level, v []puzzle.Worker) { p.Workers = v }).must(),
		entry("bench", "The reference shift, on which ticks are counted.", benchShape(standard.Bench), func(p *level, v puzzle.Bench) { p.Bench = v }),
		entry("tools", "What the player may change.", toolsShape(), func(p *level, v puzzle.Tools) { p.Tools = v }),
		entry("start", "What the player has when the level opens.", startShape(), func(p *level, v puzzle.Blueprint) { p.Start = v }),
		entry("goal", "What is asked.", goalShape(), func(p *level, v puzzle.Goal) { p.Goal = v }),
		entry(variantsField, "What the variants of the level have where the file says $name; the first is the campaign's.", readElsewhere(variantsShape()), func(*level, [][]puzzle.Parameter) {}),
		entry("predict", "Asks which values a global can have at the end. The answer is computed.", questionShape(), func(p *level, v puzzle.Question) { p.Predict = &v }),
	)...)
}

func globalsShape() shape[[]puzzle.Global] {
	value := integer(-puzzle.ValueMax, puzzle.ValueMax)
	short := mapShape(value, func(v int64) puzzle.Global { return puzzle.Global{Init: v} })
	long := object(puzzle.Global{},
		entry("value", "Its first value.", value, func(g *puzzle.Global, v int64) { g.Init = v }).must(),
		entry("shared", "Whether there is one for all lines; otherwise every line has its own copy.", boolean(), func(g *puzzle.Global, v bool) { g.Shared = v }),
	)
	entries := dictionary(either(short, long), 1, puzzle.GlobalsMax)
	return shape[[]puzzle.Global]{entries.schema, func(r *reader, n ast.Node) []puzzle.Global {
		var globals []puzzle.Global
		for _, e := range entries.read(r, n) {
			if e.name == "r" || strings.HasPrefix(e.name, "r") && allDigits(e.name[1:]) {
				r.fail(e.key, "choose another name", "%q is the name of a place on the clipboard", e.name)
			}
			e.value.Name = e.name
			globals = append(globals, e.value)
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
		entry("patience", "How often others may make progress while they wait; once more is starvation.", number(1, puzzle.PatienceMax), func(c *crew, v int) { c.Patience = v }),
		entry("patient-at", "The thing or key at which that counts; while they wait for anything where left out.", name(), func(c *crew, v string) { c.PatientAt = v }),
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
