package format

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"lostupdate/levels/puzzle"
)

// either is a short form, or an object where the author has more to say.
func either[T any](short, long shape[T]) shape[T] {
	s := &Schema{OneOf: []*Schema{short.schema, long.schema}}
	return shape[T]{s, func(r *reader, n ast.Node) T {
		switch n.(type) {
		case *ast.MappingNode, *ast.MappingValueNode:
			return long.read(r, n)
		}
		return short.read(r, n)
	}}
}

// thingFields returns the top-level fields that declare things, one for each kind.
func thingFields() []field[puzzle.Puzzle] {
	type thing = puzzle.Thing
	size := func(name, about string, least, most int64) field[thing] {
		return entry(name, about, numberOrDial(least, most), func(t *thing, v puzzle.Number) { t.Size = v }).must()
	}
	sized := func(name, about string, kind puzzle.ThingKind, shared bool, least, most int64) shape[thing] {
		standard := thing{Kind: kind, Shared: shared}
		short := mapShape(numberOrDial(least, most), func(v puzzle.Number) thing {
			t := standard
			t.Size = v
			return t
		})
		return either(short, object(standard, append(commonFields(), size(name, about, least, most))...))
	}
	return []field[puzzle.Puzzle]{
		things("boxes", "Token boxes (counting semaphores) and the tokens in them at first.",
			sized("tokens", "The tokens in it at first.", puzzle.Box, false, 0, puzzle.ThingSizeMax)),
		things("bells", "Bells (condition variables), each with the key that whoever waits gives back meanwhile.", bellShape()),
		things("barriers", "Barriers and for how many workers they open.",
			sized("parties", "For how many it opens.", puzzle.Barrier, false, 1, puzzle.PartiesMax)),
		things("tallies", "Tally boards (countdowns) and where they begin.",
			sized("count", "Where it begins.", puzzle.Tally, false, 0, puzzle.ThingSizeMax)),
		things("lamps", "Lamps (manual-reset events), off or on at first.", lampShape()),
		boards(),
		things("belts", "Belts (bounded queues) between lines and for how many items they have room.",
			sized("capacity", "For how many items it has room.", puzzle.Belt, true, 1, puzzle.BeltMax)),
		things("devices", "Devices such as kilns, and how many workers they serve at a time.",
			sized("capacity", "How many workers it serves at a time.", puzzle.Device, true, 1, puzzle.ThingSizeMax)),
	}
}

func commonFields() []field[puzzle.Thing] {
	return []field[puzzle.Thing]{
		entry("shared", "Whether there is one for all lines; otherwise every line has its own.", boolean(), func(t *puzzle.Thing, v bool) { t.Shared = v }),
		entry("patience", "How often a worker who waits for it may be overtaken there; once more is starvation.", number(1, puzzle.PatienceMax),
			func(t *puzzle.Thing, v int) { t.Patience = v }),
	}
}

// things is the field with all things of one kind.
func things(name, about string, one shape[puzzle.Thing]) field[puzzle.Puzzle] {
	entries := dictionary(one, 1, puzzle.ThingsMax)
	checked := shape[[]puzzle.Thing]{entries.schema, func(r *reader, n ast.Node) []puzzle.Thing {
		var all []puzzle.Thing
		for _, e := range entries.read(r, n) {
			e.value.Name = e.name
			r.whenRead(func(p *puzzle.Puzzle) { r.onlyThing(e.key, p, e.name) })
			all = append(all, e.value)
		}
		return all
	}}
	return entry(name, about, checked, func(p *puzzle.Puzzle, v []puzzle.Thing) { p.Things = append(p.Things, v...) })
}

// onlyThing refuses a name that another thing or a global has.
func (r *reader) onlyThing(n ast.Node, p *puzzle.Puzzle, name string) {
	count := 0
	for _, t := range p.Things {
		if t.Name == name {
			count++
		}
	}
	if _, global := p.Global(name); global || count > 1 {
		r.fail(n, "choose another name", "the name %q is used for two things", name)
	}
}

func bellShape() shape[puzzle.Thing] {
	type thing = puzzle.Thing
	short := mapShape(color(), func(key puzzle.Color) thing { return thing{Kind: puzzle.Bell, Key: key} })
	return either(short, object(thing{Kind: puzzle.Bell}, append(commonFields(),
		entry("key", "The key that whoever waits gives back meanwhile.", color(), func(t *thing, v puzzle.Color) { t.Key = v }).must(),
		entry("ghosts", "Whether the bell may also ring by itself (spurious wake-ups).", flagOrSwitch(), func(t *thing, v puzzle.Flag) { t.Ghosts = v }),
	)...))
}

func lampShape() shape[puzzle.Thing] {
	type thing = puzzle.Thing
	lit := mapShape(choice("off", "on"), func(word string) puzzle.Number {
		if word == "on" {
			return puzzle.Number{Value: 1}
		}
		return puzzle.Number{}
	})
	short := mapShape(lit, func(v puzzle.Number) thing { return thing{Kind: puzzle.Lamp, Size: v} })
	return either(short, object(thing{Kind: puzzle.Lamp}, append(commonFields(),
		entry("at-first", "Whether it is off or on.", lit, func(t *thing, v puzzle.Number) { t.Size = v }).must())...))
}

// boards have nothing to say but their names, so a list of them will do.
func boards() field[puzzle.Puzzle] {
	standard := puzzle.Thing{Kind: puzzle.Board}
	long := things("boards", "Notice boards: locks for many readers or one writer.", object(standard, commonFields()...))
	names := list(name(), 1, puzzle.ThingsMax)
	schema := &Schema{OneOf: []*Schema{names.schema, long.schema}}
	return field[puzzle.Puzzle]{newMember(long.name, long.about, schema, func(r *reader, n ast.Node, into any) {
		if _, ok := n.(*ast.SequenceNode); !ok {
			long.read(r, n, into)
			return
		}
		for _, name := range names.read(r, n) {
			r.whenRead(func(p *puzzle.Puzzle) { r.onlyThing(n, p, name) })
			p := into.(*puzzle.Puzzle)
			p.Things = append(p.Things, puzzle.Thing{Kind: puzzle.Board, Name: name})
		}
	})}
}

// thingName is the name of a thing of one of these kinds.
func thingName(kinds ...puzzle.ThingKind) shape[string] {
	base := name()
	return shape[string]{base.schema, func(r *reader, n ast.Node) string {
		value := base.read(r, n)
		r.whenRead(func(p *puzzle.Puzzle) {
			if t, ok := p.Thing(value); ok && slices.Contains(kinds, t.Kind) {
				return
			}
			var known, words, fields []string
			for _, t := range p.Things {
				if slices.Contains(kinds, t.Kind) {
					known = append(known, t.Name)
				}
			}
			for _, k := range kinds {
				words = append(words, k.String())
				fields = append(fields, thingField(k))
			}
			r.fail(n, Suggest(value, known)+"; they are declared under "+strings.Join(fields, " or "),
				"there is no %s %q", strings.Join(words, " or "), printable(value, 40))
		})
		return value
	}}
}

// thingField returns the field of a level file that declares things of a kind.
func thingField(k puzzle.ThingKind) string {
	switch k {
	case puzzle.Box:
		return "boxes"
	case puzzle.Tally:
		return "tallies"
	}
	return k.String() + "s"
}

// keysShape says what is special about some keys.
func keysShape() shape[[]puzzle.KeyTrait] {
	type trait = puzzle.KeyTrait
	one := object(trait{},
		entry("recursive", "Whether its holder may take it again; he then hangs it back as often.", flagOrSwitch(), func(t *trait, v puzzle.Flag) { t.Recursive = v }),
		entry("robust", "Whether the next one gets it when its holder's line has died.", flagOrSwitch(), func(t *trait, v puzzle.Flag) { t.Robust = v }),
		entry("shared", "Whether there is one for all lines.", boolean(), func(t *trait, v bool) { t.Shared = v }),
		entry("patience", "How often a worker who waits for it may be overtaken there; once more is starvation.", number(1, puzzle.PatienceMax),
			func(t *trait, v int) { t.Patience = v }),
	)
	entries := dictionary(one, 1, len(puzzle.Colors()))
	return shape[[]trait]{entries.schema, func(r *reader, n ast.Node) []trait {
		var traits []trait
		for _, e := range entries.read(r, n) {
			e.value.Key = puzzle.Color(e.name)
			if !slices.Contains(puzzle.Colors(), e.value.Key) {
				r.fail(e.key, "keys are red, blue, green, yellow, purple and sky", "%q is no key", printable(e.name, 40))
			}
			traits = append(traits, e.value)
		}
		return traits
	}}
}
