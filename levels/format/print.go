package format

import (
	"fmt"
	"strconv"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// PrintLevel returns the text of a level file that reads as the same puzzle.
func PrintLevel(p *puzzle.Puzzle) []byte {
	w := &writer{}
	w.line(0, "format: %d", Version)
	w.line(0, "id: %s", p.ID)
	if p.Chapter != 0 {
		w.line(0, "chapter: %d", p.Chapter)
	}
	if p.Number != 0 {
		w.line(0, "number: %d", p.Number)
	}
	w.line(0, "revision: %d", p.Revision)
	w.line(0, "role: %s", p.Role)
	w.names(0, "concepts", p.Concepts)
	w.names(0, "lines", p.Lines)
	if len(p.Globals) > 0 {
		w.line(0, "globals:")
		for _, g := range p.Globals {
			w.line(1, "%s: %d", g.Name, g.Init)
		}
	}
	w.line(0, "routines:")
	for _, r := range p.Routines {
		w.line(1, "%s:", r.Name)
		w.cards(2, r.Cards)
	}
	w.workers(p.Workers)
	w.bench(&p.Bench)
	w.tools(&p.Tools)
	w.start(p)
	w.goal(&p.Goal)
	return []byte(w.String())
}

// PrintSolution returns the text of a solution file that reads as the same
// solution. Everything that the level lets the player decide is written out.
func PrintSolution(s *puzzle.Solution, p *puzzle.Puzzle) []byte {
	w := &writer{}
	w.line(0, "format: %d", Version)
	w.line(0, "level: %s", s.Level)
	w.line(0, "revision: %d", s.Revision)
	if s.Expect.Verdict != engine.Unknown {
		w.line(0, "expect: %s", s.Expect.Verdict)
	}
	if s.Expect.Finding != engine.NoFinding {
		w.line(0, "finding: %s", s.Expect.Finding)
	}
	b := p.Canonical(s.Blueprint)
	if p.Tools.Gates != nil {
		w.gates(0, b.Gates)
	}
	if p.Tools.Homes != nil {
		w.names(0, "homes", b.Homes)
	}
	if p.Tools.Quanta != nil {
		w.line(0, "quantum: %d", b.Quantum)
	}
	if p.Tools.Pool.Kind != puzzle.NoPool {
		w.line(0, "pool: %d", b.Pool)
	}
	if b.Order != nil {
		w.line(0, "order: [%s]", numbers(b.Order))
	}
	if len(b.Schedule) > 0 {
		w.line(0, "schedule: %s", b.Schedule)
	}
	return []byte(w.String())
}

// writer builds a file line by line.
type writer struct{ strings.Builder }

func (w *writer) line(depth int, text string, args ...any) {
	w.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(w, text, args...)
	w.WriteByte('\n')
}

func (w *writer) names(depth int, field string, names []string) {
	if len(names) > 0 {
		w.line(depth, "%s: [%s]", field, strings.Join(names, ", "))
	}
}

func numbers[T int | int64](values []T) string {
	var words []string
	for _, v := range values {
		words = append(words, strconv.FormatInt(int64(v), 10))
	}
	return strings.Join(words, ", ")
}

func (w *writer) cards(depth int, cards []puzzle.Card) {
	for _, c := range cards {
		w.card(depth, &c)
	}
}

func (w *writer) card(depth int, c *puzzle.Card) {
	w.line(depth, "- %s: %s", c.Kind, cardHead(c))
	switch {
	case c.Kind == puzzle.CardRead && c.To != 0:
		w.line(depth+1, "into: %s", puzzle.RegisterName(c.To))
	case c.Kind == puzzle.CardWrite:
		w.line(depth+1, "value: %s", puzzle.OperandText(c.Value))
	case c.Kind == puzzle.CardStamp:
		w.line(depth+1, "by: %s", puzzle.OperandText(c.Value))
	}
	if c.Label != "" {
		w.line(depth+1, "label: %s", c.Label)
	}
	if c.Body != nil {
		field := "do"
		if c.Kind == puzzle.CardIf {
			field = "then"
		}
		w.line(depth+1, "%s:", field)
		w.cards(depth+2, c.Body)
	}
	if c.Else != nil {
		w.line(depth+1, "else:")
		w.cards(depth+2, c.Else)
	}
}

// cardHead returns what stands behind a card's verb.
func cardHead(c *puzzle.Card) string {
	switch c.Kind {
	case puzzle.CardCompute:
		return puzzle.FormulaText(c.To, c.A, c.Sign, c.B)
	case puzzle.CardLock, puzzle.CardUnlock:
		return string(c.Key)
	case puzzle.CardWork:
		return strconv.FormatInt(c.Ticks, 10)
	case puzzle.CardRepeat:
		return strconv.Itoa(c.Count)
	case puzzle.CardSpawn, puzzle.CardJoin:
		return strconv.Itoa(c.Worker)
	case puzzle.CardCheck, puzzle.CardIf, puzzle.CardWhile:
		return c.Condition.String()
	}
	return c.Global
}

func (w *writer) workers(workers []puzzle.Worker) {
	w.line(0, "workers:")
	for i := 0; i < len(workers); {
		run := i + 1
		for run < len(workers) && workers[run] == workers[i] {
			run++
		}
		fields := fmt.Sprintf("routine: %s, count: %d, home: %s", workers[i].Routine, run-i, workers[i].Home)
		if workers[i].Label != "" {
			fields += ", label: " + workers[i].Label
		}
		if workers[i].Pool != "" {
			fields += ", pool: " + workers[i].Pool
		}
		if workers[i].Due != 0 {
			fields += fmt.Sprintf(", due: %d", workers[i].Due)
		}
		if workers[i].Asleep {
			fields += ", asleep: true"
		}
		w.line(1, "- {%s}", fields)
		i = run
	}
}

func (w *writer) tools(t *puzzle.Tools) {
	if t.Gates == nil && t.Routines == nil && t.Homes == nil && t.Quanta == nil && t.Pool.Kind == puzzle.NoPool && !t.Order {
		return
	}
	w.line(0, "tools:")
	if t.Gates != nil {
		w.line(1, "gates:")
		for _, s := range t.Gates {
			w.line(2, "- {key: %s, locks: %d, unlocks: %d}", s.Key, s.Locks, s.Unlocks)
		}
	}
	w.names(1, "routines", t.Routines)
	if t.Homes != nil {
		w.line(1, "homes: [%s]", numbers(t.Homes))
	}
	if t.Quanta != nil {
		w.line(1, "quanta: [%s]", numbers(t.Quanta))
	}
	if t.Pool.Kind != puzzle.NoPool {
		w.line(1, "pool: {kind: %s, min: %d, max: %d}", t.Pool.Kind, t.Pool.Min, t.Pool.Max)
	}
	if t.Order {
		w.line(1, "order: true")
	}
}

func (w *writer) start(p *puzzle.Puzzle) {
	if len(p.Start.Gates) == 0 && p.Start.Pool == 0 {
		return
	}
	w.line(0, "start:")
	if len(p.Start.Gates) > 0 {
		w.gates(1, p.Start.Gates)
	}
	if p.Start.Pool != 0 {
		w.line(1, "pool: %d", p.Start.Pool)
	}
}

func (w *writer) gates(depth int, gates []puzzle.Gate) {
	if len(gates) == 0 {
		w.line(depth, "gates: []")
		return
	}
	w.line(depth, "gates:")
	for _, g := range gates {
		w.line(depth+1, "- %s", g)
	}
}

func (w *writer) goal(g *puzzle.Goal) {
	w.line(0, "goal:")
	start := w.Len()
	w.claims("final", g.Final)
	w.claims("break", g.Break)
	if g.BreakFinding != engine.NoFinding {
		w.line(1, "show: %s", g.BreakFinding)
	}
	d := &g.Demands
	limits := []struct {
		name  string
		value int64
	}{
		{"ticks", d.TicksMax}, {"first-seen", d.FirstSeenMax}, {"switches", d.SwitchesMax}, {"memory", d.MemoryMax},
		{"workers", d.WorkersMin}, {"slow", d.TicksMin}, {"busy", d.BusyMin}, {"keys", d.KeysMax}, {"interrupts", d.InterruptsMax},
	}
	var demanded []string
	for _, l := range limits {
		if l.value != 0 {
			demanded = append(demanded, fmt.Sprintf("%s: %d", l.name, l.value))
		}
	}
	if len(demanded) > 0 {
		w.line(1, "demands: {%s}", strings.Join(demanded, ", "))
	}
	if w.Len() == start {
		w.line(1, "{}")
	}
}

func (w *writer) claims(field string, claims []puzzle.Claim) {
	if len(claims) == 0 {
		return
	}
	w.line(1, "%s:", field)
	for _, c := range claims {
		w.line(2, "- %s", c)
	}
}
