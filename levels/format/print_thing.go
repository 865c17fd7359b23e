package format

import (
	"fmt"
	"strings"

	"lostupdate/levels/puzzle"
)

func (w *writer) lines(p *puzzle.Puzzle) {
	var entries []string
	for _, name := range p.Lines {
		t := p.LineTrait(name)
		if t == (puzzle.LineTrait{Line: name}) {
			entries = append(entries, name)
			continue
		}
		fields := []string{"name: " + name}
		if t.Parent != "" {
			fields = append(fields, "parent: "+t.Parent)
		}
		fields = addFlag(fields, "detached", t.Detached)
		if t.Leads {
			fields = append(fields, "leads: true")
		}
		fields = addFlag(fields, "house-key", t.HouseKey)
		entries = append(entries, "{"+strings.Join(fields, ", ")+"}")
	}
	w.names(0, "lines", entries)
}

func addFlag(fields []string, name string, f puzzle.Flag) []string {
	if f == (puzzle.Flag{}) {
		return fields
	}
	return append(fields, name+": "+f.String())
}

func (w *writer) globals(globals []puzzle.Global) {
	if len(globals) == 0 {
		return
	}
	w.line(0, "globals:")
	for _, g := range globals {
		if g.Shared {
			w.line(1, "%s: {value: %d, shared: true}", g.Name, g.Init)
			continue
		}
		w.line(1, "%s: %d", g.Name, g.Init)
	}
}

func (w *writer) keyTraits(traits []puzzle.KeyTrait) {
	if len(traits) == 0 {
		return
	}
	w.line(0, "keys:")
	for _, t := range traits {
		fields := addFlag(addFlag(nil, "recursive", t.Recursive), "robust", t.Robust)
		if t.Shared {
			fields = append(fields, "shared: true")
		}
		if t.Patience != 0 {
			fields = append(fields, fmt.Sprintf("patience: %d", t.Patience))
		}
		w.line(1, "%s: {%s}", t.Key, strings.Join(fields, ", "))
	}
}

func (w *writer) things(things []puzzle.Thing) {
	for i, t := range things {
		if i == 0 || things[i-1].Kind != t.Kind {
			w.line(0, "%s:", thingField(t.Kind))
		}
		w.line(1, "%s: {%s}", t.Name, strings.Join(thingFieldsOf(&t), ", "))
	}
}

// thingFieldsOf returns the fields of a thing as its long form has them.
func thingFieldsOf(t *puzzle.Thing) []string {
	var fields []string
	switch t.Kind {
	case puzzle.Box:
		fields = append(fields, "tokens: "+t.Size.String())
	case puzzle.Bell:
		fields = addFlag(append(fields, "key: "+string(t.Key)), "ghosts", t.Ghosts)
	case puzzle.Barrier:
		fields = append(fields, "parties: "+t.Size.String())
	case puzzle.Tally:
		fields = append(fields, "count: "+t.Size.String())
	case puzzle.Lamp:
		word := "off"
		if t.Size.Value != 0 {
			word = "on"
		}
		fields = append(fields, "at-first: "+word)
	case puzzle.Belt, puzzle.Device:
		fields = append(fields, "capacity: "+t.Size.String())
	}
	fields = append(fields, fmt.Sprintf("shared: %t", t.Shared))
	if t.Patience != 0 {
		fields = append(fields, fmt.Sprintf("patience: %d", t.Patience))
	}
	return fields
}
