package format

import (
	"fmt"

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
	)
}

// PrintPar returns the text of a par file.
func PrintPar(par puzzle.Par, role puzzle.Role) []byte {
	text := "# Written by \"inspector check --write\". Do not edit: the check recomputes it.\n"
	text += fmt.Sprintf("format: %d\n", Version)
	if role == puzzle.Saboteur {
		return fmt.Appendf([]byte(text), "steps: %d\ninterrupts: %d\n", par.Steps, par.Interrupts)
	}
	return fmt.Appendf([]byte(text), "ticks: %d\nswitches: %d\nkeys: %d\nmemory: %d\n", par.Ticks, par.Switches, par.Keys, par.Memory)
}
