package format

import (
	"strconv"

	"lostupdate/levels/puzzle"
)

func (w *writer) cards(depth int, cards []puzzle.Card) {
	for i := range cards {
		w.cardFields(depth+1, "- ", &cards[i])
	}
}

// cardFields writes a card's fields at a depth; mark stands before the first.
func (w *writer) cardFields(depth int, mark string, c *puzzle.Card) {
	head := cardHead(c)
	if head != "" {
		head = " " + head
	}
	if mark != "" {
		w.line(depth-1, "%s%s:%s", mark, c.Kind, head)
	} else {
		w.line(depth, "%s:%s", c.Kind, head)
	}
	for _, f := range cardTail(c) {
		w.line(depth, "%s: %s", f.name, f.value)
	}
	if c.Label != "" {
		w.line(depth, "label: %s", c.Label)
	}
	if c.Movable {
		w.line(depth, "movable: true")
	}
	w.inner(depth, c)
}

// inner writes the cards inside a card.
func (w *writer) inner(depth int, c *puzzle.Card) {
	if c.Body != nil && c.Kind != puzzle.CardCall {
		field := "do"
		if c.Kind == puzzle.CardIf {
			field = "then"
		}
		w.line(depth, "%s:", field)
		w.cards(depth+1, c.Body)
	}
	if c.Else != nil {
		w.line(depth, "else:")
		w.cards(depth+1, c.Else)
	}
	if c.Alternatives != nil {
		w.line(depth, "of:")
	}
	for _, a := range c.Alternatives {
		if a.Cards == nil {
			w.line(depth+1, "%s: nothing", a.Name)
			continue
		}
		w.line(depth+1, "%s:", a.Name)
		w.cards(depth+2, a.Cards)
	}
}

// cardHead returns what stands behind a card's verb.
func cardHead(c *puzzle.Card) string {
	switch c.Kind {
	case puzzle.CardCompute:
		return puzzle.FormulaText(c.To, c.A, c.Sign, c.B)
	case puzzle.CardLock, puzzle.CardUnlock, puzzle.CardTryLock:
		return string(c.Key)
	case puzzle.CardWork:
		return ticksText(c)
	case puzzle.CardRepeat:
		return puzzle.Number{Value: int64(c.Count), Dial: c.Dial}.String()
	case puzzle.CardSpawn, puzzle.CardJoin:
		return strconv.Itoa(c.Worker)
	case puzzle.CardCheck, puzzle.CardIf, puzzle.CardWhile:
		return c.Condition.String()
	case puzzle.CardFork:
		return c.Line
	case puzzle.CardSection, puzzle.CardCall:
		return c.Name
	case puzzle.CardChoose:
		return c.Switch
	case puzzle.CardCrash:
		if c.Perhaps {
			return "perhaps"
		}
		return ""
	}
	return c.Global + c.Thing
}

func ticksText(c *puzzle.Card) string { return puzzle.Number{Value: c.Ticks, Dial: c.Dial}.String() }

// written is a field of a card as it is written.
type written struct{ name, value string }

// cardTail returns the fields of a card behind its verb.
func cardTail(c *puzzle.Card) []written {
	into := written{"into", puzzle.RegisterName(c.To)}
	value := written{"value", puzzle.OperandText(c.Value)}
	switch c.Kind {
	case puzzle.CardRead, puzzle.CardTake, puzzle.CardTryLock:
		return []written{into}
	case puzzle.CardLock, puzzle.CardJoin:
		if c.Heed {
			return []written{into}
		}
	case puzzle.CardWrite, puzzle.CardPut:
		return []written{value}
	case puzzle.CardExchange:
		return []written{value, into}
	case puzzle.CardSwap:
		return []written{{"from", puzzle.OperandText(c.A)}, {"to", puzzle.OperandText(c.Value)}, into}
	case puzzle.CardStamp:
		return []written{{"by", puzzle.OperandText(c.Value)}}
	case puzzle.CardUse:
		return []written{{"ticks", ticksText(c)}}
	case puzzle.CardSection:
		return []written{{"room", strconv.Itoa(c.Count)}}
	}
	return nil
}
