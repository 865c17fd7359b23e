package format

import (
	"lostupdate/levels/puzzle"
)

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
		entry("cards", "The other cards in the toolbox, by name.", cardSuppliesShape(), func(t *tools, v []puzzle.CardSupply) { t.Cards = v }),
		entry("dials", "Named numbers with their choices; the first is set at the start.", dialsShape(), func(t *tools, v []puzzle.Dial) { t.Dials = v }),
		entry("moves", "How many movable cards may stand elsewhere than at the start; all where left out.", number(1, puzzle.GatesMax), func(t *tools, v int) { t.Moves = v }),
		entry("order", "Whether the order in which workers begin may be changed.", boolean(), func(t *tools, v bool) { t.Order = v }),
	)
}

func startShape() shape[puzzle.Blueprint] {
	type start = puzzle.Blueprint
	return object(start{},
		entry("gates", "Gates that stand there, as in \"lock red pack 2\".", list(gateShape(), 1, puzzle.GatesMax), func(b *start, v []puzzle.Gate) { b.Gates = v }),
		entry("pool", "The number of workers; the largest choice where left out.", number(1, puzzle.WorkersMax), func(b *start, v int) { b.Pool = v }),
		entry("dials", "Where dials stand; each at its first choice where left out.", dialSettings(), func(b *start, v []puzzle.DialSetting) { b.Dials = v }),
		entry("switches", "Where switches stand; each at its first alternative where left out.", switchSettings(), func(b *start, v []puzzle.SwitchSetting) { b.Switches = v }),
	)
}

func gateShape() shape[puzzle.Gate] {
	return phrase("a gate as in lock red pack 2: lock or unlock, key, routine, slot; or a card as in place signal pack 2",
		`^(lock|unlock|place) [a-z][a-z0-9-]* [a-z][a-z0-9-]* [0-9]+$`, puzzle.ParseGate)
}

// cardSuppliesShape are the cards in the toolbox.
func cardSuppliesShape() shape[[]puzzle.CardSupply] {
	type supply = puzzle.CardSupply
	one := object(supply{Count: 1},
		entry("card", "The card, as routines have it.", flatCard(), func(s *supply, v puzzle.Card) { s.Card = v }).must(),
		entry("count", "How many there are; 1 where left out.", number(1, puzzle.GatesMax), func(s *supply, v int) { s.Count = v }),
	)
	return mapShape(dictionary(one, 1, puzzle.ChoicesMax), func(all []named[supply]) []supply {
		var supplies []supply
		for _, e := range all {
			e.value.Name = e.name
			supplies = append(supplies, e.value)
		}
		return supplies
	})
}
