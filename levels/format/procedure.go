package format

import (
	"slices"

	"github.com/goccy/go-yaml/ast"

	"lostupdate/levels/puzzle"
)

// call is where a procedure is called.
type call struct {
	node ast.Node
	name string
}

// procedureName is a name that the level must have a procedure for.
func procedureName() shape[string] {
	base := name()
	return shape[string]{base.schema, func(r *reader, n ast.Node) string {
		value := base.read(r, n)
		r.calls = append(r.calls, call{n, value})
		return value
	}}
}

// resolve fills the cards of procedures into the cards that call them, and
// refuses calls of procedures that are not declared, or not above. Procedures that
// call others can stand for far more cards than the file has, so they are counted
// before anything is unfolded.
func (r *reader) resolve(p *puzzle.Puzzle) {
	if len(r.calls) == 0 {
		return
	}
	var names []string
	for _, q := range p.Procedures {
		names = append(names, q.Name)
	}
	for _, c := range r.calls {
		if !slices.Contains(names, c.name) {
			r.fail(c.node, Suggest(c.name, names)+"; procedures are declared under procedures", "there is no procedure %q", printable(c.name, 40))
		}
	}
	sizes := make([]int, len(p.Procedures))
	for i, q := range p.Procedures {
		size, above := callSize(q.Cards, names[:i], sizes)
		if !above {
			r.fail(r.topField("procedures"), "declare what is called above the one that calls it", "procedure %q calls one that is not above it", q.Name)
		}
		sizes[i] = size
	}
	for _, routine := range p.Routines {
		if size, _ := callSize(routine.Cards, names, sizes); size > puzzle.StationsMax {
			r.fail(r.topField("routines"), "use a repeat card, or fewer cards", "routine %q unfolds into more than the %d stations that are possible",
				routine.Name, puzzle.StationsMax)
		}
	}
	if r.err != nil {
		return
	}
	for i := range p.Procedures {
		fill(p.Procedures[i].Cards, p.Procedures[:i])
	}
	for i, routine := range p.Routines {
		fill(routine.Cards, p.Procedures)
		p.Routines[i] = puzzle.NewRoutine(routine.Name, routine.Cards)
	}
}

// callSize returns how many stations cards unfold into at most, or a number above
// puzzle.StationsMax; above is whether all procedures that they call are among
// those named.
func callSize(cards []puzzle.Card, names []string, sizes []int) (size int, above bool) {
	above = true
	for i := range cards {
		c := &cards[i]
		size += ownStations(c)
		if c.Kind == puzzle.CardCall {
			at := slices.Index(names, c.Name)
			if at < 0 {
				return size, false
			}
			size += sizes[at]
		}
		for _, inner := range insides(c) {
			more, ok := callSize(inner, names, sizes)
			size, above = size+more, above && ok
		}
		if size > puzzle.StationsMax {
			size = puzzle.StationsMax + 1
		}
	}
	return size, above
}

// ownStations returns how many stations a card has besides those inside it.
func ownStations(c *puzzle.Card) int {
	alone := *c
	alone.Body, alone.Else, alone.Alternatives = nil, nil, nil
	if c.Else != nil {
		alone.Else = []puzzle.Card{}
	}
	for _, a := range c.Alternatives {
		alone.Alternatives = append(alone.Alternatives, puzzle.Alternative{Name: a.Name})
	}
	if c.Kind == puzzle.CardChoose && c.Alternatives == nil {
		return 0
	}
	r := puzzle.NewRoutine("", []puzzle.Card{alone})
	return len(r.Stations)
}

// insides returns the lists of cards that the author wrote inside a card.
func insides(c *puzzle.Card) [][]puzzle.Card {
	if c.Kind == puzzle.CardCall {
		return nil
	}
	inside := [][]puzzle.Card{c.Body, c.Else}
	for _, a := range c.Alternatives {
		inside = append(inside, a.Cards)
	}
	return inside
}

// fill puts the cards of procedures into the call cards.
func fill(cards []puzzle.Card, procedures []puzzle.Procedure) {
	for i := range cards {
		c := &cards[i]
		if c.Kind == puzzle.CardCall {
			at := slices.IndexFunc(procedures, func(q puzzle.Procedure) bool { return q.Name == c.Name })
			c.Body = procedures[at].Cards
		}
		for _, inside := range insides(c) {
			fill(inside, procedures)
		}
	}
}

// proceduresShape are lists of cards that routines call.
func proceduresShape() shape[[]puzzle.Procedure] {
	cards := cardsShape()
	entries := dictionary(shape[[]puzzle.Card]{&Schema{Ref: "#/$defs/cards"}, cards.read}, 1, puzzle.RoutinesMax)
	return mapShape(entries, func(all []named[[]puzzle.Card]) []puzzle.Procedure {
		var procedures []puzzle.Procedure
		for _, e := range all {
			procedures = append(procedures, puzzle.Procedure{Name: e.name, Cards: e.value})
		}
		return procedures
	})
}
