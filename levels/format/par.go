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

// countMax bounds the numbers of solutions in a par file.
const countMax = 1_000_000_000

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
		entry("tried", "So many solutions were tried.", integer(0, countMax), func(p *par, v int64) { p.Tried = int(v) }),
		entry("correct", "So many of them were right.", integer(0, countMax), func(p *par, v int64) { p.Correct = int(v) }),
		entry("complete", "Whether those were all that the level allows; true where left out.", boolean(), func(p *par, v bool) { p.Partial = !v }),
		entry("histogram", "How the right solutions are spread.", spreadShape(), func(p *par, v puzzle.Par) {
			p.TicksSpread, p.KeysSpread, p.MemorySpread = v.TicksSpread, v.KeysSpread, v.MemorySpread
		}),
	)
}

// spreadShape reads the histograms of a par file into a Par that has nothing else.
func spreadShape() shape[puzzle.Par] {
	type par = puzzle.Par
	return object(par{},
		entry("ticks", "By their ticks.", histogramShape(), func(p *par, v puzzle.Histogram) { p.TicksSpread = v }),
		entry("keys", "By their keys.", histogramShape(), func(p *par, v puzzle.Histogram) { p.KeysSpread = v }),
		entry("memory", "By their memory.", histogramShape(), func(p *par, v puzzle.Histogram) { p.MemorySpread = v }),
	)
}

func histogramShape() shape[puzzle.Histogram] {
	type histogram = puzzle.Histogram
	return object(histogram{},
		entry("from", "Where the first bar begins.", integer(0, puzzle.ReferenceTicks), func(h *histogram, v int64) { h.First = v }).must(),
		entry("step", "How wide a bar is.", integer(1, puzzle.ReferenceTicks), func(h *histogram, v int64) { h.Width = v }).must(),
		entry("bars", "How many solutions each bar counts.", list(integer(0, countMax), 1, puzzle.HistogramBars), func(h *histogram, v []int64) { copy(h.Bars[:], v) }).must(),
	)
}

// PrintPar returns the text of a par file.
func PrintPar(par puzzle.Par, role puzzle.Role) []byte {
	w := &writer{}
	w.line(0, "# Written by \"inspector check --write\". Do not edit: the check recomputes it.")
	w.line(0, "format: %d", Version)
	if role == puzzle.Saboteur {
		w.line(0, "steps: %d", par.Steps)
		w.line(0, "interrupts: %d", par.Interrupts)
	} else {
		w.line(0, "ticks: %d", par.Ticks)
		w.line(0, "switches: %d", par.Switches)
		w.line(0, "keys: %d", par.Keys)
		w.line(0, "memory: %d", par.Memory)
	}
	w.line(0, "tried: %d", par.Tried)
	w.line(0, "correct: %d", par.Correct)
	w.line(0, "complete: %t", !par.Partial)
	if role == puzzle.Engineer && par.Correct > 0 {
		w.line(0, "histogram:")
		w.histogram("ticks", &par.TicksSpread)
		w.histogram("keys", &par.KeysSpread)
		w.histogram("memory", &par.MemorySpread)
	}
	return []byte(w.String())
}

func (w *writer) histogram(field string, h *puzzle.Histogram) {
	var bars []string
	for _, n := range h.Used() {
		bars = append(bars, fmt.Sprint(n))
	}
	w.line(1, "%s: {from: %d, step: %d, bars: [%s]}", field, h.First, h.Width, strings.Join(bars, ", "))
}
