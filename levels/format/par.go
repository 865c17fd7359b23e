package format

import (
	"fmt"
	"strings"

	"lostupdate/levels/puzzle"
)

// ParsePar reads a par file.
func ParsePar(source []byte, file string) (puzzle.Par, error) {
	r := &reader{file: file, source: source}
	par := parse(r, parShape())
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

func parShape() shape[puzzle.Par] {
	type par = puzzle.Par
	count := func(name, about string, set func(*par, int64)) field[par] {
		return entry(name, about, integer(0, puzzle.ReferenceTicks), set)
	}
	return object(par{},
		formatField[par](),
		count("ticks", "Of the fastest solution.", func(p *par, v int64) { p.Ticks = v }),
		count("switches", "Of the leanest solution.", func(p *par, v int64) { p.Switches = v }),
		count("keys", "Of the leanest solution.", func(p *par, v int64) { p.Keys = v }),
		count("memory", "Of the leanest solution.", func(p *par, v int64) { p.Memory = v }),
		count("steps", "Of the shortest schedule that wins.", func(p *par, v int64) { p.Steps = int(v) }),
		count("interrupts", "Of the schedule that wins with the fewest.", func(p *par, v int64) { p.Interrupts = int(v) }),
		entry("histogram", "The right solutions, counted by what they need.", histogramShape(), func(p *par, v puzzle.Histogram) { p.Histogram = v }),
	)
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

// PrintPar returns the text of a par file.
func PrintPar(par puzzle.Par, role puzzle.Role) []byte {
	w := &writer{}
	w.line(0, "# Written by \"inspector check --write\". Do not edit: the check recomputes it.")
	w.line(0, "format: %d", Version)
	if role != puzzle.Engineer {
		w.line(0, "steps: %d", par.Steps)
		w.line(0, "interrupts: %d", par.Interrupts)
	}
	if role != puzzle.Saboteur {
		w.line(0, "ticks: %d", par.Ticks)
		w.line(0, "switches: %d", par.Switches)
		w.line(0, "keys: %d", par.Keys)
		w.line(0, "memory: %d", par.Memory)
	}
	if h := &par.Histogram; h.Solutions > 0 {
		w.line(0, "histogram:")
		w.line(1, "solutions: %d", h.Solutions)
		w.line(1, "complete: %t", h.Complete)
		w.bars("ticks", h.Ticks)
		w.bars("keys", h.Keys)
		w.bars("memory", h.Memory)
	}
	return []byte(w.String())
}

func (w *writer) bars(field string, bars []puzzle.Bar) {
	var pairs []string
	for _, b := range bars {
		pairs = append(pairs, fmt.Sprintf("[%d, %d]", b.Value, b.Count))
	}
	if len(pairs) > 0 {
		w.line(1, "%s: [%s]", field, strings.Join(pairs, ", "))
	}
}
