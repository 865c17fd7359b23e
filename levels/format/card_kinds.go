package format

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// thingVariants are the cards by which workers wait for each other.
func thingVariants() []cardVariant {
	type card = puzzle.Card
	into := entry("into", "The place on the clipboard; r where left out.", registerShape(), func(c *card, v puzzle.Register) { c.To = v })
	thing := func(kind puzzle.CardKind, about string, on ...puzzle.ThingKind) field[card] {
		return entry(kind.String(), about, thingName(on...), func(c *card, v string) { c.Thing = v }).must()
	}
	plain := func(kind puzzle.CardKind, about string, on ...puzzle.ThingKind) cardVariant {
		return variant(kind, card{}, thing(kind, about, on...))
	}
	return []cardVariant{
		plain(puzzle.CardAcquire, "Waits for a token in a box and takes it.", puzzle.Box),
		plain(puzzle.CardRelease, "Puts a token into a box, whoever took one.", puzzle.Box),
		plain(puzzle.CardWait, "Gives the bell's key back, sleeps until the bell rings, takes the key again: two steps.", puzzle.Bell),
		plain(puzzle.CardNotify, "Rings a bell for one of those who sleep by it.", puzzle.Bell),
		plain(puzzle.CardNotifyAll, "Rings a bell for all who sleep by it.", puzzle.Bell),
		plain(puzzle.CardArrive, "Arrives at a barrier, and passes when it opens: two steps.", puzzle.Barrier),
		plain(puzzle.CardCountDown, "Takes 1 off a tally.", puzzle.Tally),
		plain(puzzle.CardAwait, "Waits until a tally is at 0, or a lamp is lit.", puzzle.Tally, puzzle.Lamp),
		plain(puzzle.CardLight, "Lights a lamp.", puzzle.Lamp),
		plain(puzzle.CardDarken, "Puts a lamp out.", puzzle.Lamp),
		plain(puzzle.CardReadLock, "Begins to read a board, among other readers; waits for a writer.", puzzle.Board),
		plain(puzzle.CardReadUnlock, "Ends reading.", puzzle.Board),
		plain(puzzle.CardWriteLock, "Begins to write on a board, alone.", puzzle.Board),
		plain(puzzle.CardWriteUnlock, "Ends writing.", puzzle.Board),
		variant(puzzle.CardPut, card{Value: machine.Value(0)}, thing(puzzle.CardPut, "Puts an item on a belt; waits while it is full.", puzzle.Belt),
			entry("value", "The item: a number or a place on the clipboard; r where left out.", itemShape(), func(c *card, v puzzle.Operand) { c.Value = v })),
		variant(puzzle.CardTake, card{}, thing(puzzle.CardTake, "Takes the oldest item from a belt; waits while it is empty.", puzzle.Belt), into),
		variant(puzzle.CardUse, card{}, thing(puzzle.CardUse, "Leaves the bench and is served by a device.", puzzle.Device), ticksField("ticks").must()),
	}
}

// itemShape is what can lie on a belt.
func itemShape() shape[puzzle.Operand] {
	base := operandShape()
	return shape[puzzle.Operand]{base.schema, func(r *reader, n ast.Node) puzzle.Operand {
		v := base.read(r, n)
		if !v.Register && (v.Const < engine.ItemMin || v.Const > engine.ItemMax) {
			r.fail(n, "", "items on a belt are numbers from %d to %d", engine.ItemMin, engine.ItemMax)
		}
		return v
	}}
}

// ticksField is a duration in ticks, or the dial that sets it.
func ticksField(name string) field[puzzle.Card] {
	return entry(name, "For so many ticks, or the dial that sets them.", numberOrDial(1, puzzle.WorkTicksMax), func(c *puzzle.Card, v puzzle.Number) {
		c.Ticks, c.Dial = v.Value, v.Dial
	})
}

// atomicVariants are the cards that do without keys.
func atomicVariants() []cardVariant {
	type card = puzzle.Card
	into := entry("into", "The place on the clipboard; r where left out.", registerShape(), func(c *card, v puzzle.Register) { c.To = v })
	global := func(verb, about string) field[card] {
		return entry(verb, about, globalName(), func(c *card, v string) { c.Global = v }).must()
	}
	value := func(name, about string) field[card] {
		return entry(name, about, operandShape(), func(c *card, v puzzle.Operand) { c.Value = v }).must()
	}
	return []cardVariant{
		variant(puzzle.CardTryLock, card{}, entry("try-lock", "Takes a key if it hangs there: 1 if that worked, otherwise 0.", color(), func(c *card, v puzzle.Color) { c.Key = v }).must(), into),
		variant(puzzle.CardExchange, card{}, global("exchange", "Writes to a global and gets what was there, in one blow."), value("value", "What is written."), into),
		variant(puzzle.CardSwap, card{}, global("swap", "In one blow: if the global is as expected, it is set; 1 if that worked, otherwise 0."),
			entry("from", "What is expected.", operandShape(), func(c *card, v puzzle.Operand) { c.A = v }).must(), value("to", "What it is set to."), into),
		bare(puzzle.CardYield, "Lets others go first."),
		bare(puzzle.CardFence, "Waits until the own out-tray is empty."),
		bare(puzzle.CardProgress, "Marks that something was made: going round for ever without it is a livelock."),
	}
}

// lineVariants are the cards by which lines come and go.
func lineVariants() []cardVariant {
	type card = puzzle.Card
	crash := bare(puzzle.CardCrash, "This line stops at once, with all its workers.")
	crash.shape = object(card{Kind: puzzle.CardCrash}, append(cardFields(puzzle.CardCrash),
		entry("crash", "perhaps: the foreman decides whether it happens; for sure where left out.", orNothing(choice("perhaps")), func(c *card, v string) { c.Perhaps = v != "" }).must())...)
	return []cardVariant{
		variant(puzzle.CardFork, card{}, entry("fork", "Starts a line, with a copy of what is on this line's wall.", forkable(), func(c *card, v string) { c.Line = v }).must()),
		crash,
		bare(puzzle.CardExit, "This line closes in an orderly way, with all its workers."),
	}
}

// groupVariants are the cards that hold other cards in a new way.
func groupVariants() []cardVariant {
	type card = puzzle.Card
	body := entry("do", "The cards in it.", innerCards(), func(c *card, v []card) { c.Body = v }).must()
	return []cardVariant{
		variant(puzzle.CardSection, card{Count: 1}, entry("section", "A critical section, in which not too many workers should be at once.", name(), func(c *card, v string) { c.Name = v }).must(),
			entry("room", "How many may be there; 1 where left out.", number(1, puzzle.WorkersMax), func(c *card, v int) { c.Count = v }), body),
		variant(puzzle.CardCall, card{}, entry("call", "Does the cards of a procedure.", procedureName(), func(c *card, v string) { c.Name = v }).must()),
		chooseVariant(),
	}
}

// chooseVariant is the card of which the player switches between alternatives.
func chooseVariant() cardVariant {
	type card = puzzle.Card
	none := mapShape(choice("nothing"), func(string) []card { return nil })
	one := shape[[]card]{&Schema{OneOf: []*Schema{{Ref: "#/$defs/cards"}, none.schema}}, func(r *reader, n ast.Node) []card {
		if _, ok := n.(*ast.StringNode); ok {
			return none.read(r, n)
		}
		return innerCards().read(r, n)
	}}
	all := mapShape(dictionary(one, 2, puzzle.ChoicesMax), func(entries []named[[]card]) []puzzle.Alternative {
		var alternatives []puzzle.Alternative
		for _, e := range entries {
			alternatives = append(alternatives, puzzle.Alternative{Name: e.name, Cards: e.value})
		}
		return alternatives
	})
	v := variant(puzzle.CardChoose, card{},
		entry("choose", "The switch by which the player chooses.", name(), func(c *card, v string) { c.Switch = v }).must(),
		entry("of", "The alternatives by name, each a list of cards or the word nothing. The first stands there at the start.", all,
			func(c *card, v []puzzle.Alternative) { c.Alternatives = v }).must())
	read := v.shape.read
	v.shape.read = func(r *reader, n ast.Node) card {
		c := read(r, n)
		var names []string
		for _, a := range c.Alternatives {
			names = append(names, a.Name)
			if len(chooseCards(a.Cards)) > 0 {
				r.fail(n, "make two choose cards, one behind the other", "a choose card cannot stand inside another one")
			}
		}
		r.whenRead(func(p *puzzle.Puzzle) { r.sameSwitch(n, p, puzzle.Switch{Name: c.Switch, Alternatives: names}) })
		return c
	}
	return v
}

// bare is a card that needs no more than its verb: "- yield", or "- yield:" with
// further fields.
func bare(kind puzzle.CardKind, about string) cardVariant {
	verb := entry(kind.String(), about, orNothing(choice("yes")), func(*puzzle.Card, string) {}).must()
	v := variant(kind, puzzle.Card{}, verb)
	v.bare = true
	return v
}

// orNothing is a value that may be left empty behind its name.
func orNothing(s shape[string]) shape[string] {
	return shape[string]{&Schema{OneOf: []*Schema{s.schema, {Type: "null"}}}, func(r *reader, n ast.Node) string {
		if _, empty := n.(*ast.NullNode); empty {
			return ""
		}
		return s.read(r, n)
	}}
}

// bareCard reads a card that is a word and nothing else.
func (r *reader) bareCard(n ast.Node, word string) puzzle.Card {
	var words []string
	for _, v := range cardVariants() {
		if v.bare {
			words = append(words, v.verb)
		}
		if v.bare && v.verb == word {
			return puzzle.Card{Kind: v.kind}
		}
	}
	r.fail(n, "write it as in \"- work: 3\"; the only cards that are one word are "+fmt.Sprint(words), "%q is no card", printable(word, 40))
	return puzzle.Card{}
}

// flatCard is a card without cards inside, as the toolbox can have it.
func flatCard() shape[puzzle.Card] {
	return shape[puzzle.Card]{&Schema{Ref: "#/$defs/card"}, func(r *reader, n ast.Node) puzzle.Card {
		c := r.card(n)
		switch {
		case r.err != nil:
		case !c.Kind.Flat():
			r.fail(n, "offer its alternatives as a choose card instead", "a %s card cannot be in the toolbox: it has cards inside", c.Kind)
		case c.Movable:
			r.fail(n, "remove movable", "every card of the toolbox can be moved")
		}
		return c
	}}
}
