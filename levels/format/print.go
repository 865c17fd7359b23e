package format

import (
	"fmt"
	"strconv"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// PrintLevel returns the text of a level file that reads as the same puzzle. A variant is printed as the level that it is,
// without the table of the others.
func PrintLevel(p *puzzle.Puzzle) []byte {
	w := &writer{}
	w.line(0, "format: %d", Version)
	w.line(0, "id: %s", p.Base())
	if p.Chapter != 0 {
		w.line(0, "chapter: %d", p.Chapter)
	}
	if p.Number != 0 {
		w.line(0, "number: %d", p.Number)
	}
	w.line(0, "revision: %d", p.Revision)
	w.line(0, "role: %s", p.Role)
	w.names(0, "concepts", p.Concepts)
	w.lines(p)
	w.globals(p.Globals)
	w.keyTraits(p.KeyTraits)
	w.things(p.Things)
	if p.OutTrays != (puzzle.Flag{}) {
		w.line(0, "out-trays: %s", p.OutTrays)
	}
	if len(p.Procedures) > 0 {
		w.line(0, "procedures:")
		for _, q := range p.Procedures {
			w.line(1, "%s:", q.Name)
			w.cards(2, q.Cards)
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
	if q := p.Predict; q != nil {
		of := q.Global
		if q.Line != "" {
			of = q.Line + "." + of
		}
		w.line(0, "predict: {of: %s, choices: [%s]}", of, numbers(q.Choices))
	}
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
	if p.Tools.Gates != nil || p.Tools.Cards != nil || len(b.Gates) > 0 {
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
	w.settings(0, &b)
	if len(b.Schedule) > 0 {
		text := b.Schedule.String()
		if strings.Contains(text, ".") && !strings.Contains(text, " ") {
			text = strconv.Quote(text) // otherwise YAML takes it for a fraction
		}
		w.line(0, "schedule: %s", text)
	}
	if b.Claim {
		w.line(0, "claim: true")
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
		if workers[i].Patience != 0 {
			fields += fmt.Sprintf(", patience: %d", workers[i].Patience)
		}
		if workers[i].PatientAt != "" {
			fields += ", patient-at: " + workers[i].PatientAt
		}
		w.line(1, "- {%s}", fields)
		i = run
	}
}

func (w *writer) tools(t *puzzle.Tools) {
	if !t.Any() && t.Routines == nil && t.Moves == 0 {
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
	if t.Cards != nil {
		w.line(1, "cards:")
		for _, s := range t.Cards {
			w.line(2, "%s:", s.Name)
			w.line(3, "count: %d", s.Count)
			w.line(3, "card:")
			w.cardFields(4, "", &s.Card)
		}
	}
	if t.Dials != nil {
		w.line(1, "dials:")
		for _, d := range t.Dials {
			w.line(2, "%s: [%s]", d.Name, numbers(d.Values))
		}
	}
	if t.Moves != 0 {
		w.line(1, "moves: %d", t.Moves)
	}
}

func (w *writer) start(p *puzzle.Puzzle) {
	if len(p.Start.Gates) == 0 && p.Start.Pool == 0 && p.Start.Dials == nil && p.Start.Switches == nil {
		return
	}
	w.line(0, "start:")
	if len(p.Start.Gates) > 0 {
		w.gates(1, p.Start.Gates)
	}
	if p.Start.Pool != 0 {
		w.line(1, "pool: %d", p.Start.Pool)
	}
	w.settings(1, &p.Start)
}

func (w *writer) settings(depth int, b *puzzle.Blueprint) {
	if len(b.Dials) > 0 {
		w.line(depth, "dials:")
		for _, s := range b.Dials {
			w.line(depth+1, "%s: %d", s.Dial, s.Value)
		}
	}
	if len(b.Switches) > 0 {
		w.line(depth, "switches:")
		for _, s := range b.Switches {
			w.line(depth+1, "%s: %s", s.Switch, s.To)
		}
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
	for _, yes := range []struct {
		name string
		on   bool
	}{{"claim", g.Claim}, {"join-all", g.JoinAll}, {"starvation-free", g.StarvationFree}} {
		if yes.on {
			w.line(1, "%s: true", yes.name)
		}
	}
	d := &g.Demands
	limits := []struct {
		name  string
		value int64
	}{
		{"ticks", d.TicksMax}, {"first-seen", d.FirstSeenMax}, {"switches", d.SwitchesMax}, {"memory", d.MemoryMax},
		{"workers", d.WorkersMin}, {"keys", d.KeysMax}, {"interrupts", d.InterruptsMax},
		{"steps", d.StepsMax}, {"held", d.HeldMax}, {"slow", d.TicksMin}, {"busy", d.BusyMin},
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
