package format

import (
	"fmt"
	"strings"

	"lostupdate/levels/puzzle"
)

// ParsePar reads a par file.
func ParsePar(source []byte, file string) (puzzle.Par, error) {
	r := &reader{file: file, source: source}
	par := parse(r, object(puzzle.Par{}, append(parFields(), formatField[puzzle.Par](),
		entry("first", "Of the first part of a level that is first slowed down.", object(puzzle.Par{}, parFields()...), func(p *puzzle.Par, v puzzle.Par) { p.First = &v }),
	)...))
	if r.err != nil {
		return puzzle.Par{}, r.err
	}
	return par, nil
}

// Bounds of a histogram.
const (
	countMax = 1_000_000_000 // of what is counted
	barsMax  = 4_096
)

func parFields() []field[puzzle.Par] {
	type par = puzzle.Par
	count := func(name, about string, set func(*par, int64)) field[par] {
		return entry(name, about, integer(0, puzzle.ReferenceTicks), set)
	}
	return []field[par]{
		count("ticks", "Of the fastest solution.", func(p *par, v int64) { p.Ticks = v }),
		count("switches", "Of the leanest solution.", func(p *par, v int64) { p.Switches = v }),
		count("keys", "Of the leanest solution.", func(p *par, v int64) { p.Keys = v }),
		count("memory", "Of the leanest solution.", func(p *par, v int64) { p.Memory = v }),
		count("steps", "Of the shortest schedule that wins.", func(p *par, v int64) { p.Steps = int(v) }),
		count("interrupts", "Of the schedule that wins with the fewest.", func(p *par, v int64) { p.Interrupts = int(v) }),
		entry("histogram", "The right solutions, counted by what they need.", histogramShape(), func(p *par, v puzzle.Histogram) { p.Histogram = v }),
	}
}

func histogramShape() shape[puzzle.Histogram] {
	type histogram = puzzle.Histogram
	bars := func(name, about string, set func(*histogram, []puzzle.Bar)) field[histogram] {
		return entry(name, about, list(barShape(), 1, barsMax), set)
	}
	return object(histogram{},
		entry("solutions", "How many there are.", number(1, countMax), func(h *histogram, v int) { h.Solutions = v }).must(),
		entry("complete", "Whether everything that the level allows was tried.", boolean(), func(h *histogram, v bool) { h.Complete = v }).must(),
		bars("ticks", "Pairs of ticks and how many solutions need them.", func(h *histogram, v []puzzle.Bar) { h.Ticks = v }),
		bars("keys", "Pairs of keys and how many solutions need them.", func(h *histogram, v []puzzle.Bar) { h.Keys = v }),
		bars("memory", "Pairs of memory and how many solutions need it.", func(h *histogram, v []puzzle.Bar) { h.Memory = v }),
	)
}

// barShape is a pair such as [49, 3]: three solutions need 49.
func barShape() shape[puzzle.Bar] {
	return mapShape(list(integer(0, countMax), 2, 2), func(pair []int64) puzzle.Bar {
		if len(pair) != 2 {
			return puzzle.Bar{} // an error, told already
		}
		return puzzle.Bar{Value: pair[0], Count: pair[1]}
	})
}

// PrintPar returns the text of a par file for a level of that role.
func PrintPar(par puzzle.Par, role puzzle.Role) []byte {
	w := &writer{}
	w.line(0, "# Written by \"inspector check --write\". Do not edit: the check recomputes it.")
	w.line(0, "format: %d", Version)
	if role != puzzle.Engineer && par.First == nil {
		w.line(0, "steps: %d", par.Steps)
		w.line(0, "interrupts: %d", par.Interrupts)
	}
	if par.First != nil {
		w.line(0, "first:")
		w.built(1, par.First)
	}
	if role != puzzle.Saboteur {
		w.built(0, &par)
	}
	return []byte(w.String())
}

// built writes what is counted of something that is built.
func (w *writer) built(depth int, par *puzzle.Par) {
	w.line(depth, "ticks: %d", par.Ticks)
	w.line(depth, "switches: %d", par.Switches)
	w.line(depth, "keys: %d", par.Keys)
	w.line(depth, "memory: %d", par.Memory)
	if h := &par.Histogram; h.Solutions > 0 {
		w.line(depth, "histogram:")
		w.line(depth+1, "solutions: %d", h.Solutions)
		w.line(depth+1, "complete: %t", h.Complete)
		w.bars(depth+1, "ticks", h.Ticks)
		w.bars(depth+1, "keys", h.Keys)
		w.bars(depth+1, "memory", h.Memory)
	}
}

func (w *writer) bars(depth int, field string, bars []puzzle.Bar) {
	var pairs []string
	for _, b := range bars {
		pairs = append(pairs, fmt.Sprintf("[%d, %d]", b.Value, b.Count))
	}
	if len(pairs) > 0 {
		w.line(depth, "%s: [%s]", field, strings.Join(pairs, ", "))
	}
}
