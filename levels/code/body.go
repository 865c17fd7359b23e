package code

import (
	"fmt"
	"slices"
	"strings"

	"lostupdate/levels/puzzle"
)

// writing is the text that is being written.
type writing struct {
	lines    []string
	depth    int
	stations [][]int
	gates    [][]int
	empty    []bool           // by open bracket: nothing is in it yet
	before   [][]puzzle.Color // by open bracket: keys held where it began
	first    [][]puzzle.Color // by open bracket: keys held where its first half ended; nil before there is a second
}

// indent is what one step to the right looks like.
func (p *plan) indent() string {
	if p.options.Language == Go {
		return "\t"
	}
	return "    "
}

// line writes a line of code, or an empty line.
func (p *plan) line(text string, args ...any) {
	if len(args) > 0 {
		text = fmt.Sprintf(text, args...)
	}
	if text != "" {
		text = strings.Repeat(p.indent(), p.out.depth) + text
	}
	p.out.lines = append(p.out.lines, text)
}

// noted writes a line of code with a comment behind it, where there is one.
func (p *plan) noted(text, comment string) {
	switch {
	case comment == "":
		p.line("%s", text)
	case text == "":
		p.line("%s %s", p.dialect.comment(), comment)
	default:
		p.line("%s  %s %s", text, p.dialect.comment(), comment)
	}
}

// write writes the program once.
func (p *plan) write() *Program {
	p.out = &writing{}
	for _, r := range p.puzzle.Routines {
		p.out.stations = append(p.out.stations, slices.Repeat([]int{-1}, len(r.Stations)))
	}
	for _, g := range p.blueprint.Gates {
		p.out.gates = append(p.out.gates, slices.Repeat([]int{-1}, max(1, len(p.puzzle.PlacedStations(g)))))
	}
	p.dialect.file(p)
	program := &Program{Language: p.options.Language, File: p.level.ID() + ".py", stations: p.out.stations, gates: p.out.gates}
	if p.options.Language == Go {
		program.File = p.level.ID() + ".go"
	}
	t := newTokenizer(p.options.Language)
	for _, text := range p.out.lines {
		program.Lines = append(program.Lines, t.line(text))
	}
	return program
}

// body writes what a routine does, one step further to the right.
func (p *plan) body(routine int) {
	r := &p.puzzle.Routines[routine]
	p.need.now, p.need.held = routine, nil
	p.out.depth++
	p.out.empty = []bool{true}
	for i := range r.Stations {
		p.slot(r, i)
		if s := &r.Stations[i]; p.blueprint.Active(s) {
			p.station(s)
		}
	}
	p.slot(r, len(r.Stations))
	if p.out.empty[0] {
		p.nothing()
	}
	p.out.depth--
}

func (p *plan) nothing() {
	if text := p.dialect.nothing(); text != "" {
		p.line("%s", text)
	}
}

// slot writes the gates and cards that stand in a slot.
func (p *plan) slot(r *puzzle.Routine, slot int) {
	for _, i := range p.blueprint.GatesIn(r.Name, slot) {
		g := p.blueprint.Gates[i]
		stations := p.puzzle.PlacedStations(g)
		switch g.Do {
		case puzzle.TakeKey:
			stations = []puzzle.Station{{Kind: puzzle.Lock, Key: g.Key, Parts: 1}}
		case puzzle.HangKey:
			stations = []puzzle.Station{{Kind: puzzle.Unlock, Key: g.Key, Parts: 1}}
		}
		for j := range stations {
			p.out.gates[i][j] = p.put(&stations[j], "")
		}
	}
}

// station writes a station, or the bracket that it is.
func (p *plan) station(s *puzzle.Station) {
	at := &p.out.stations[p.need.now][s.Index]
	switch s.Kind {
	case puzzle.RepeatOpen, puzzle.WhileOpen, puzzle.IfOpen:
		p.noted(p.dialect.opens(p, s), p.note(s))
		*at = len(p.out.lines) - 1
		p.out.empty[len(p.out.empty)-1] = false
		p.out.empty = append(p.out.empty, true)
		p.out.before = append(p.out.before, slices.Clone(p.need.held))
		p.out.first = append(p.out.first, nil)
		p.need.held = slices.DeleteFunc(slices.Clone(p.need.held), func(key puzzle.Color) bool { return p.comesBackWithout(s, key) })
		p.out.depth++
	case puzzle.Else:
		p.closeBlock()
		last := len(p.out.before) - 1
		p.out.first[last] = append([]puzzle.Color{}, p.need.held...)
		p.need.held = slices.Clone(p.out.before[last])
		p.line("%s", p.dialect.otherwise())
		*at = len(p.out.lines) - 1
		p.out.empty[len(p.out.empty)-1] = true
		p.out.depth++
	case puzzle.RepeatClose, puzzle.WhileClose, puzzle.IfClose:
		p.closeBlock()
		if text := p.dialect.closes(); text != "" {
			p.line("%s", text)
		}
		p.out.empty = p.out.empty[:len(p.out.empty)-1]
		last := len(p.out.before) - 1
		if first := p.out.first[last]; first != nil {
			p.need.held = slices.DeleteFunc(slices.Clone(p.need.held), func(key puzzle.Color) bool { return !slices.Contains(first, key) })
		}
		p.out.before, p.out.first = p.out.before[:last], p.out.first[:last]
	default:
		*at = p.put(s, fmt.Sprintf("[%d] ", s.Index))
	}
}

// closeBlock ends what is within brackets. What is held then is what was held before
// and still is.
func (p *plan) closeBlock() {
	if p.out.empty[len(p.out.empty)-1] {
		p.nothing()
	}
	p.out.depth--
	before, now := p.out.before[len(p.out.before)-1], p.need.held
	p.need.held = slices.DeleteFunc(slices.Clone(before), func(key puzzle.Color) bool { return !slices.Contains(now, key) })
}

// comesBackWithout reports whether a loop may begin its next round without a key that was
// held when it began: somewhere within, the key is hung back.
func (p *plan) comesBackWithout(open *puzzle.Station, key puzzle.Color) bool {
	if open.Kind == puzzle.IfOpen {
		return false
	}
	r := &p.puzzle.Routines[p.need.now]
	within := func(at int) bool { return at > open.Index && at <= open.Partner }
	return slices.ContainsFunc(r.Stations, func(s puzzle.Station) bool {
		return s.Kind == puzzle.Unlock && s.Key == key && within(s.Index)
	}) || slices.ContainsFunc(p.blueprint.Gates, func(g puzzle.Gate) bool {
		hangs := g.Do == puzzle.HangKey && g.Key == key
		for _, s := range p.puzzle.PlacedStations(g) {
			hangs = hangs || g.Do == puzzle.PlaceCard && s.Kind == puzzle.Unlock && s.Key == key
		}
		return hangs && g.Routine == r.Name && within(g.Slot)
	})
}

// put writes what is done at one station and returns its line, or -1.
func (p *plan) put(s *puzzle.Station, number string) int {
	if s.Kind == puzzle.Wake || s.Kind == puzzle.Pass {
		return len(p.out.lines) - 1 // the second half of the line before
	}
	text, written := p.dialect.statement(p, s)
	if !written {
		return -1
	}
	p.follow(s)
	if text != "" {
		p.out.empty[len(p.out.empty)-1] = false
	}
	place := -1
	for _, line := range strings.Split(text, "\n") {
		note := ""
		if place < 0 && line != aliveText { // the line that does it
			note, place = number+p.note(s), len(p.out.lines)
		}
		p.noted(line, note)
	}
	return place
}

// note is the comment behind a station: its own name in the level, or what it does.
func (p *plan) note(s *puzzle.Station) string {
	word := p.say("word-"+s.Kind.String(), "Name", s.Name)
	if s.Perhaps {
		word += ", " + p.say("perhaps")
	}
	number := ""
	if s.Kind == puzzle.RepeatOpen || s.Kind == puzzle.WhileOpen || s.Kind == puzzle.IfOpen {
		number = fmt.Sprintf("[%d] ", s.Index)
	}
	if s.Label != "" {
		if own := p.word(s.Label); own != "" {
			word = own
		}
	}
	return number + word
}

// owned reports whether the program must look who hangs a key back: in the languages
// anybody may, in the game that is a misuse. Where every schedule is right, nobody does. The
// other kinds of keys look by themselves, and a bell between processes takes no such key.
func (p *plan) owned(key puzzle.Color) bool {
	trait := p.puzzle.KeyTrait(key)
	if p.copiedOwned(key) {
		return true
	}
	return slices.Contains(p.need.loose, key) && !proved(p.result) &&
		!p.blueprint.On(trait.Recursive) && !(p.blueprint.On(trait.Robust) && p.several()) &&
		!(p.several() && slices.ContainsFunc(p.puzzle.Things, func(t puzzle.Thing) bool { return t.Kind == puzzle.Bell && t.Key == key && t.Shared }))
}

// copiedOwned reports whether a Go program needs to know who holds a key, since a forked
// line gets a copy that is held by the same worker, or by the one who leads that line.
func (p *plan) copiedOwned(key puzzle.Color) bool {
	trait := p.puzzle.KeyTrait(key)
	return p.options.Language == Go && !trait.Shared && !p.blueprint.On(trait.Recursive) && !p.blueprint.On(trait.Robust) &&
		p.comesAlong("key", string(key))
}

// follow keeps book of the keys that are certainly held.
func (p *plan) follow(s *puzzle.Station) {
	switch s.Kind {
	case puzzle.Lock:
		p.need.held = append(p.need.held, s.Key)
	case puzzle.Unlock:
		if !slices.Contains(p.need.held, s.Key) && !slices.Contains(p.need.loose, s.Key) {
			p.need.loose = append(p.need.loose, s.Key)
		}
		p.need.held = slices.DeleteFunc(slices.Clone(p.need.held), func(key puzzle.Color) bool { return key == s.Key })
	case puzzle.Wait:
		bell, _ := p.puzzle.Thing(s.Thing)
		if !slices.Contains(p.need.held, bell.Key) && !slices.Contains(p.need.loose, bell.Key) {
			p.need.loose = append(p.need.loose, bell.Key)
		}
	case puzzle.Notify, puzzle.NotifyAll:
		bell, _ := p.puzzle.Thing(s.Thing)
		if !slices.Contains(p.need.held, bell.Key) && !slices.Contains(p.need.unheld, s.Thing) {
			p.need.unheld = append(p.need.unheld, s.Thing)
		}
	}
}
