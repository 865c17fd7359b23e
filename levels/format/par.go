package format

import (
	"fmt"
	"strconv"
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

func parShape() shape[puzzle.Par] {
	type par = puzzle.Par
	count := func(name, about string, set func(*par, int64)) field[par] {
		return entry(name, about, integer(0, puzzle.ReferenceTicks), set)
	}
	return object(par{},
		formatField[par](),
		count("ticks", "Of the fastest proof.", func(p *par, v int64) { p.Ticks = v }),
		count("switches", "Of the leanest proof.", func(p *par, v int64) { p.Switches = v }),
		count("keys", "Of the leanest proof.", func(p *par, v int64) { p.Keys = v }),
		count("memory", "Of the leanest proof.", func(p *par, v int64) { p.Memory = v }),
		count("steps", "Of the shortest schedule that wins.", func(p *par, v int64) { p.Steps = int(v) }),
		count("interrupts", "Of the schedule that wins with the fewest.", func(p *par, v int64) { p.Interrupts = int(v) }),
		count("solutions", "How many correct solutions there are, counted under histogram.", func(p *par, v int64) { p.Histogram.Solutions = int(v) }),
		entry("complete", "Whether every legal blueprint was tried.", boolean(), func(p *par, v bool) { p.Histogram.Complete = v }),
		entry("histogram", "How many correct solutions need how much: 16*2 says that two need 16.", object(puzzle.Histogram{},
			barsField("ticks", func(h *puzzle.Histogram, v []puzzle.Bar) { h.Ticks = v }),
			barsField("keys", func(h *puzzle.Histogram, v []puzzle.Bar) { h.Keys = v }),
			barsField("memory", func(h *puzzle.Histogram, v []puzzle.Bar) { h.Memory = v }),
		), func(p *par, v puzzle.Histogram) {
			p.Histogram.Ticks, p.Histogram.Keys, p.Histogram.Memory = v.Ticks, v.Keys, v.Memory
		}),
	)
}

func barsField(name string, set func(*puzzle.Histogram, []puzzle.Bar)) field[puzzle.Histogram] {
	bar := phrase("a value and how many solutions need it, as in 16*2", `^[0-9]+\*[0-9]+$`, func(text string) (puzzle.Bar, error) {
		value, count, ok := strings.Cut(text, "*")
		v, err := strconv.ParseUint(value, 10, 32)
		n, err2 := strconv.ParseUint(count, 10, 32)
		if !ok || err != nil || err2 != nil {
			return puzzle.Bar{}, fmt.Errorf("%q is no value with a count", text)
		}
		return puzzle.Bar{Value: int64(v), Count: int64(n)}, nil
	})
	return entry(name, "By "+name+".", list(bar, 1, 1_000), set)
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
	if role == puzzle.Saboteur {
		return []byte(w.String())
	}
	w.line(0, "ticks: %d", par.Ticks)
	w.line(0, "switches: %d", par.Switches)
	w.line(0, "keys: %d", par.Keys)
	w.line(0, "memory: %d", par.Memory)
	if h := &par.Histogram; h.Solutions > 0 {
		w.line(0, "solutions: %d", h.Solutions)
		w.line(0, "complete: %t", h.Complete)
		w.line(0, "histogram:")
		w.bars("ticks", h.Ticks)
		w.bars("keys", h.Keys)
		w.bars("memory", h.Memory)
	}
	return []byte(w.String())
}

func (w *writer) bars(name string, bars []puzzle.Bar) {
	var words []string
	for _, b := range bars {
		words = append(words, fmt.Sprintf("%d*%d", b.Value, b.Count))
	}
	w.names(1, name, words)
}
