package format

import (
	"slices"

	"github.com/goccy/go-yaml/ast"

	"lostupdate/levels/puzzle"
)

// numberOrDial is a whole number, or the name of a dial whose choices all lie in
// the same bounds.
func numberOrDial(least, most int64) shape[puzzle.Number] {
	fixed, dial := integer(least, most), name()
	s := &Schema{OneOf: []*Schema{fixed.schema, dial.schema}}
	return shape[puzzle.Number]{s, func(r *reader, n ast.Node) puzzle.Number {
		if _, ok := stringOf(n); !ok {
			return puzzle.Number{Value: fixed.read(r, n)}
		}
		number := puzzle.Number{Dial: dial.read(r, n)}
		r.whenRead(func(p *puzzle.Puzzle) { r.needDial(n, p, number.Dial, least, most) })
		return number
	}}
}

func (r *reader) needDial(n ast.Node, p *puzzle.Puzzle, name string, least, most int64) {
	d, ok := p.Dial(name)
	if !ok {
		var known []string
		for _, d := range p.Tools.Dials {
			known = append(known, d.Name)
		}
		r.fail(n, Suggest(name, known)+"; dials are declared as in \"tools: {dials: {tokens: [1, 2, 3]}}\"",
			"want a whole number or a dial, and there is no dial %q", printable(name, 40))
		return
	}
	for _, v := range d.Values {
		if v < least || v > most {
			r.fail(n, "change the dial's choices", "the dial %q can be set to %d, but here only %d to %d are possible", name, v, least, most)
			return
		}
	}
}

// flagOrSwitch is true or false, or the name of a switch that decides it.
func flagOrSwitch() shape[puzzle.Flag] {
	fixed, named := boolean(), name()
	s := &Schema{OneOf: []*Schema{fixed.schema, named.schema}}
	return shape[puzzle.Flag]{s, func(r *reader, n ast.Node) puzzle.Flag {
		if _, ok := stringOf(n); !ok {
			return puzzle.Flag{On: fixed.read(r, n)}
		}
		flag := puzzle.Flag{Switch: named.read(r, n)}
		r.whenRead(func(p *puzzle.Puzzle) {
			r.sameSwitch(n, p, puzzle.Switch{Name: flag.Switch, Alternatives: []string{puzzle.SwitchOff, puzzle.SwitchOn}})
		})
		return flag
	}}
}

// sameSwitch checks that whatever names a switch gives it the same alternatives.
func (r *reader) sameSwitch(n ast.Node, p *puzzle.Puzzle, want puzzle.Switch) {
	if s, ok := p.Switch(want.Name); ok && !slices.Equal(s.Alternatives, want.Alternatives) {
		r.fail(n, "give it the same alternatives everywhere, or another name",
			"the switch %q has the alternatives %v here and %v elsewhere", want.Name, want.Alternatives, s.Alternatives)
	}
}

// switchesOf returns all switches that a level names, in this order: those of
// flags, then those of choose cards.
func switchesOf(p *puzzle.Puzzle) []puzzle.Switch {
	var all []puzzle.Switch
	note := func(name string, alternatives ...string) {
		if name != "" && !slices.ContainsFunc(all, func(s puzzle.Switch) bool { return s.Name == name }) {
			all = append(all, puzzle.Switch{Name: name, Alternatives: alternatives})
		}
	}
	flag := func(f puzzle.Flag) { note(f.Switch, puzzle.SwitchOff, puzzle.SwitchOn) }
	flag(p.OutTrays)
	for _, l := range p.LineTraits {
		flag(l.Detached)
		flag(l.HouseKey)
	}
	for _, k := range p.KeyTraits {
		flag(k.Recursive)
		flag(k.Robust)
	}
	for _, t := range p.Things {
		flag(t.Ghosts)
	}
	for _, routine := range p.Routines {
		for _, c := range chooseCards(routine.Cards) {
			var names []string
			for _, a := range c.Alternatives {
				names = append(names, a.Name)
			}
			note(c.Switch, names...)
		}
	}
	return all
}

// chooseCards returns the choose cards among the cards and in them.
func chooseCards(cards []puzzle.Card) []puzzle.Card {
	var all []puzzle.Card
	for _, c := range cards {
		if c.Kind == puzzle.CardChoose {
			all = append(all, c)
		}
		for _, inside := range insides(&c) {
			all = append(all, chooseCards(inside)...)
		}
	}
	return all
}

// dialsShape are the named numbers that the player sets.
func dialsShape() shape[[]puzzle.Dial] {
	values := list(integer(-puzzle.ValueMax, puzzle.ValueMax), 2, puzzle.ChoicesMax)
	ascending := shape[[]int64]{values.schema, func(r *reader, n ast.Node) []int64 {
		read := values.read(r, n)
		if !slices.IsSorted(read) || len(slices.Compact(slices.Clone(read))) != len(read) {
			r.fail(n, "sort them and name each once", "the choices of a dial are not ascending")
		}
		return read
	}}
	entries := dictionary(ascending, 1, puzzle.DialsMax)
	return mapShape(entries, func(all []named[[]int64]) []puzzle.Dial {
		var dials []puzzle.Dial
		for _, e := range all {
			dials = append(dials, puzzle.Dial{Name: e.name, Values: e.value})
		}
		return dials
	})
}

// dialSettings are values of dials, by name.
func dialSettings() shape[[]puzzle.DialSetting] {
	return mapShape(dictionary(integer(-puzzle.ValueMax, puzzle.ValueMax), 1, puzzle.DialsMax), func(all []named[int64]) []puzzle.DialSetting {
		var settings []puzzle.DialSetting
		for _, e := range all {
			settings = append(settings, puzzle.DialSetting{Dial: e.name, Value: e.value})
		}
		return settings
	})
}

// switchSettings are alternatives of switches, by name.
func switchSettings() shape[[]puzzle.SwitchSetting] {
	return mapShape(dictionary(name(), 1, puzzle.SwitchesMax), func(all []named[string]) []puzzle.SwitchSetting {
		var settings []puzzle.SwitchSetting
		for _, e := range all {
			settings = append(settings, puzzle.SwitchSetting{Switch: e.name, To: e.value})
		}
		return settings
	})
}
