package format

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/goccy/go-yaml/ast"

	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// cardsShape is a routine, or the inside of a loop or a branch. It is recursive,
// so the schema has it as a definition and the tables are built when they are
// needed.
func cardsShape() shape[[]puzzle.Card] {
	card := shape[puzzle.Card]{&Schema{Ref: "#/$defs/card"}, (*reader).card}
	cards := list(card, 1, puzzle.StationsMax)
	cards.schema.Description = "Cards, done one after the other."
	return cards
}

// cardSchema describes one card: a verb with its fields, or a verb alone.
func cardSchema() *Schema {
	var variants []*Schema
	var words []string
	for _, v := range cardVariants() {
		variants = append(variants, v.shape.schema)
		if v.bare {
			words = append(words, v.verb)
		}
	}
	return &Schema{OneOf: append(variants, &Schema{Type: "string", Enum: words})}
}

// innerCards are the cards of a loop or a branch.
func innerCards() shape[[]puzzle.Card] {
	return shape[[]puzzle.Card]{&Schema{Ref: "#/$defs/cards"}, func(r *reader, n ast.Node) []puzzle.Card {
		if r.depth++; r.depth > puzzle.NestingMax {
			r.fail(n, "split the routine", "loops and branches are nested more than %d deep", puzzle.NestingMax)
			return nil
		}
		cards := cardsShape().read(r, n)
		r.depth--
		return cards
	}}
}

// cardVariant is one kind of card: its verb is the field that tells it apart.
type cardVariant struct {
	kind  puzzle.CardKind
	verb  string
	bare  bool // the verb alone will do
	shape shape[puzzle.Card]
}

// card reads one card: the verb decides which fields it may have.
func (r *reader) card(n ast.Node) puzzle.Card {
	if word, ok := stringOf(n); ok {
		return r.bareCard(n, word)
	}
	var found []string
	variants := cardVariants()
	for _, pair := range r.mapping(n) {
		verb := r.key(pair)
		if slices.ContainsFunc(variants, func(v cardVariant) bool { return v.verb == verb }) {
			found = append(found, verb)
		}
	}
	if r.err != nil {
		return puzzle.Card{}
	}
	var verbs []string
	for _, v := range variants {
		verbs = append(verbs, v.verb)
		if len(found) == 1 && v.verb == found[0] {
			return v.shape.read(r, n)
		}
	}
	if len(found) > 1 {
		r.fail(n, "make a card of each, led by \"- \"", "one card does one thing, this one has %s", strings.Join(found, " and "))
		return puzzle.Card{}
	}
	first, advice := "", "known here: "+strings.Join(verbs, ", ")
	if pairs := r.mapping(n); len(pairs) > 0 {
		first = r.key(pairs[0])
		advice = Suggest(first, verbs)
	}
	r.fail(n, advice, "%q is no card", printable(first, 40))
	return puzzle.Card{}
}

// cardTable is made once: it is large and never changes.
var cardTable struct {
	once     sync.Once
	variants []cardVariant
}

// cardVariants returns all kinds of cards.
func cardVariants() []cardVariant {
	cardTable.once.Do(func() {
		cardTable.variants = slices.Concat(plainVariants(), thingVariants(), atomicVariants(), lineVariants(), groupVariants())
	})
	return cardTable.variants
}

// variant is a kind of card with its own fields besides those that every card has.
func variant(kind puzzle.CardKind, standard puzzle.Card, fields ...field[puzzle.Card]) cardVariant {
	standard.Kind = kind
	return cardVariant{kind: kind, verb: kind.String(), shape: object(standard, append(fields, cardFields(kind)...)...)}
}

// cardFields are the fields that every card of a kind has besides its own.
func cardFields(kind puzzle.CardKind) []field[puzzle.Card] {
	fields := []field[puzzle.Card]{
		entry("label", "The card's own name, for which the text files may have words.", name(), func(c *puzzle.Card, v string) { c.Label = v }),
	}
	if kind.Flat() {
		fields = append(fields, entry("movable", "Whether the player may move it to another slot of its routine.", boolean(),
			func(c *puzzle.Card, v bool) { c.Movable = v }))
	}
	return fields
}

func plainVariants() []cardVariant {
	type card = puzzle.Card
	global := func(verb, about string) field[card] {
		return entry(verb, about, globalName(), func(c *card, v string) { c.Global = v }).must()
	}
	key := func(verb, about string) field[card] {
		return entry(verb, about, color(), func(c *card, v puzzle.Color) { c.Key = v }).must()
	}
	worker := func(verb, about string) field[card] {
		return entry(verb, about, workerNumber(), func(c *card, v int) { c.Worker = v }).must()
	}
	condition := func(verb, about string) field[card] {
		return entry(verb, about, conditionShape(), func(c *card, v puzzle.Condition) { c.Condition = v }).must()
	}
	heed := func(about string) field[card] {
		return entry("into", about, registerShape(), func(c *card, v puzzle.Register) { c.To, c.Heed = v, true })
	}
	body := func(name, about string) field[card] {
		return entry(name, about, innerCards(), func(c *card, v []card) { c.Body = v }).must()
	}
	return []cardVariant{
		variant(puzzle.CardRead, card{}, global("read", "Reads a global on to the clipboard."),
			entry("into", "The place on the clipboard; r where left out.", registerShape(), func(c *card, v puzzle.Register) { c.To = v })),
		variant(puzzle.CardWrite, card{Value: machine.Value(0)}, global("write", "Writes to a global."),
			entry("value", "What is written: a number or a place on the clipboard; r where left out.", operandShape(), func(c *card, v puzzle.Operand) { c.Value = v })),
		variant(puzzle.CardCompute, card{}, entry("compute", "Arithmetic on the clipboard, such as r = r + 1.", formulaShape(), func(c *card, v formula) {
			c.To, c.A, c.Sign, c.B = v.to, v.a, v.sign, v.b
		}).must()),
		variant(puzzle.CardIncrement, card{}, global("increment", "Adds 1 to a global. It looks like one step and unfolds into three: read, add, write.")),
		variant(puzzle.CardStamp, card{Value: machine.Const(1)}, global("stamp", "Adds to a global in one blow that nobody can split."),
			entry("by", "How much is added; 1 where left out.", operandShape(), func(c *card, v puzzle.Operand) { c.Value = v })),
		variant(puzzle.CardLock, card{}, key("lock", "Waits for a key and takes it. The player cannot move this card."),
			heed("Where to note whether the key's holder had died: 1 if so. The key must be robust.")),
		variant(puzzle.CardUnlock, card{}, key("unlock", "Hangs a key back. The player cannot move this card.")),
		variant(puzzle.CardWork, card{}, ticksField("work").must()),
		variant(puzzle.CardCheck, card{}, condition("check", "Fails unless this is true, such as total == 3.")),
		variant(puzzle.CardRepeat, card{}, entry("repeat", "How many times the cards are done.", numberOrDial(1, puzzle.RepeatMax), func(c *card, v puzzle.Number) {
			c.Count, c.Dial = int(v.Value), v.Dial
		}).must(),
			body("do", "The cards to repeat.")),
		variant(puzzle.CardIf, card{}, condition("if", "Decides which cards are done."), body("then", "The cards if it is true."),
			entry("else", "The cards if it is not.", innerCards(), func(c *card, v []card) { c.Else = v })),
		whileVariant(variant(puzzle.CardWhile, card{}, condition("while", "As long as this is true, there is another round."), body("do", "The cards of a round."))),
		variant(puzzle.CardSpawn, card{}, worker("spawn", "Wakes a worker who is asleep.")),
		variant(puzzle.CardJoin, card{}, worker("join", "Waits until a worker has gone home."),
			heed("Where to note whether he went down in a crash: 1 if so.")),
	}
}

// whileVariant refuses loops that would turn for ever without anybody noticing:
// rounds in which nothing is done that another worker could see or prevent.
func whileVariant(v cardVariant) cardVariant {
	read := v.shape.read
	v.shape.read = func(r *reader, n ast.Node) puzzle.Card {
		c := read(r, n)
		if r.err == nil && c.Condition.Global == "" && !visible(c.Body) {
			r.fail(n, "look at a global in the condition, or read or write one in the loop",
				"this loop could turn for ever while nobody else gets a turn: nothing in it can be seen from outside")
		}
		return c
	}
	return v
}

// visible reports whether the cards do anything that other workers can notice,
// on every way through them.
func visible(cards []puzzle.Card) bool {
	for _, c := range cards {
		if c.Movable {
			continue // it may be moved away
		}
		switch c.Kind {
		case puzzle.CardCompute, puzzle.CardWork, puzzle.CardUse:
		case puzzle.CardCheck, puzzle.CardWhile:
			if c.Condition.Global != "" {
				return true
			}
		case puzzle.CardRepeat:
			if visible(c.Body) {
				return true
			}
		case puzzle.CardIf:
			if c.Condition.Global != "" || visible(c.Body) && visible(c.Else) {
				return true
			}
		case puzzle.CardChoose:
			if !slices.ContainsFunc(c.Alternatives, func(a puzzle.Alternative) bool { return !visible(a.Cards) }) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// globalName is a name that the level must declare under globals.
func globalName() shape[string] {
	base := name()
	return shape[string]{base.schema, func(r *reader, n ast.Node) string {
		value := base.read(r, n)
		r.whenRead(func(p *puzzle.Puzzle) { r.needGlobal(n, p, value) })
		return value
	}}
}

func (r *reader) needGlobal(n ast.Node, p *puzzle.Puzzle, name string) {
	if _, ok := p.Global(name); ok {
		return
	}
	var known []string
	for _, g := range p.Globals {
		known = append(known, g.Name)
	}
	r.fail(n, Suggest(name, known)+"; globals are declared as in \"globals: {total: 0}\"", "there is no global %q", printable(name, 40))
}

// workerNumber is a number that the level must have a worker for.
func workerNumber() shape[int] {
	base := number(1, puzzle.WorkersMax)
	return shape[int]{base.schema, func(r *reader, n ast.Node) int {
		value := base.read(r, n)
		r.whenRead(func(p *puzzle.Puzzle) {
			if value > len(p.Workers) {
				r.fail(n, "", "there is no worker %d, the level has %d", value, len(p.Workers))
			}
		})
		return value
	}}
}

func color() shape[puzzle.Color] {
	var words []string
	for _, c := range puzzle.Colors() {
		words = append(words, string(c))
	}
	return mapShape(choice(words...), func(word string) puzzle.Color { return puzzle.Color(word) })
}

func conditionShape() shape[puzzle.Condition] {
	base := phrase("a comparison such as total == 10 or r < 3", `^\S+ (==|!=|<|<=|>|>=) \S+$`, parseCondition)
	return shape[puzzle.Condition]{base.schema, func(r *reader, n ast.Node) puzzle.Condition {
		c := base.read(r, n)
		if c.Global != "" {
			r.whenRead(func(p *puzzle.Puzzle) { r.needGlobal(n, p, c.Global) })
		}
		return c
	}}
}

func parseCondition(text string) (puzzle.Condition, error) {
	words := strings.Fields(text)
	if len(words) != 3 {
		return puzzle.Condition{}, fmt.Errorf("%q is no comparison; spaces go around its sign", text)
	}
	relation, ok := machine.ParseRelation(words[1])
	if !ok {
		return puzzle.Condition{}, fmt.Errorf("%q does not compare; signs are == != < <= > >=", words[1])
	}
	value, err := parseOperand(words[2])
	c := puzzle.Condition{Relation: relation, Value: value}
	if register, ok := parseRegister(words[0]); ok {
		c.Register = register
	} else {
		c.Global = words[0]
	}
	return c, err
}

func registerShape() shape[puzzle.Register] {
	return phrase("a place on the clipboard: r, or r1 to r6", `^r[1-6]?$`, func(text string) (puzzle.Register, error) {
		register, ok := parseRegister(text)
		if !ok {
			return 0, fmt.Errorf("%q is no place on the clipboard", text)
		}
		return register, nil
	})
}

func parseRegister(word string) (puzzle.Register, bool) {
	for register := range puzzle.Register(puzzle.RegistersMax) {
		if word == puzzle.RegisterName(register) {
			return register, true
		}
	}
	return 0, false
}

func operandShape() shape[puzzle.Operand] {
	return phrase("a whole number, or a place on the clipboard such as r", `^(-?[0-9]+|r[1-6]?)$`, parseOperand).orInteger()
}

// orInteger lets the schema accept the number that YAML makes of digits.
func (s shape[T]) orInteger() shape[T] {
	least, most := int64(-puzzle.ValueMax), int64(puzzle.ValueMax)
	s.schema = &Schema{OneOf: []*Schema{s.schema, {Type: "integer", Minimum: &least, Maximum: &most}}}
	return s
}

func parseOperand(word string) (puzzle.Operand, error) {
	if register, ok := parseRegister(word); ok {
		return machine.Value(register), nil
	}
	value, err := parseValue(word)
	if err != nil {
		return puzzle.Operand{}, fmt.Errorf("%q is neither a whole number from %d to %d nor a place on the clipboard", word, -puzzle.ValueMax, puzzle.ValueMax)
	}
	return machine.Const(value), nil
}

func parseValue(word string) (int64, error) {
	value, err := strconv.ParseInt(word, 10, 64)
	if err != nil || value < -puzzle.ValueMax || value > puzzle.ValueMax {
		return 0, fmt.Errorf("%q is no whole number from %d to %d", word, -puzzle.ValueMax, puzzle.ValueMax)
	}
	return value, nil
}

// formula is what a compute card does.
type formula struct {
	to   puzzle.Register
	a, b puzzle.Operand
	sign machine.Sign
}

func formulaShape() shape[formula] {
	return phrase("a formula such as r = r + 1", `^r[1-6]? = (-?[0-9]+|r[1-6]?) [-+*] (-?[0-9]+|r[1-6]?)$`, parseFormula)
}

func parseFormula(text string) (formula, error) {
	words := strings.Fields(text)
	if len(words) != 5 || words[1] != "=" {
		return formula{}, fmt.Errorf("%q is no formula; spaces go around its signs", text)
	}
	to, ok := parseRegister(words[0])
	if !ok {
		return formula{}, fmt.Errorf("%q is no place on the clipboard", words[0])
	}
	sign := strings.Index("+-*", words[3])
	if sign < 0 || len(words[3]) != 1 {
		return formula{}, fmt.Errorf("%q is none of + - *", words[3])
	}
	a, err := parseOperand(words[2])
	if err != nil {
		return formula{}, err
	}
	b, err := parseOperand(words[4])
	return formula{to, a, b, []machine.Sign{machine.Plus, machine.Minus, machine.Times}[sign]}, err
}
