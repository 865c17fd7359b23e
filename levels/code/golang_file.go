package code

import (
	"fmt"
	"go/format"
	"slices"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// file writes the whole program.
func (d golang) file(p *plan) {
	for _, line := range p.introduction() {
		p.line("%s", strings.TrimRight("// "+line, " "))
	}
	p.line("") // what stands above is no comment on the package, which gofmt would break anew
	p.line("package main")
	p.line("")
	p.line("import (")
	imports := len(p.out.lines)
	p.line(")")
	p.line("")
	d.wall(p)
	if p.several() {
		d.lineType(p)
	}
	for i, r := range p.puzzle.Routines {
		if p.worked(i) {
			d.routine(p, i, r.Name)
		}
	}
	d.crew(p)
	d.main(p)
	p.writeHelpers(1, "worker", "work", "use", "check", "one", "tokens", "belt", "tally", "board", "barrier", "barrier-copy", "lamp", "recursive", "recursive-copy", "robust", "robust-copy", "owned", "owned-copy", "section", "fail")
	d.imports(p, imports)
	d.tidy(p)
}

// imports fills in what the text uses.
func (golang) imports(p *plan, at int) {
	text := strings.Join(p.out.lines, "\n")
	var lines []string
	for _, name := range []string{"fmt", "math/rand/v2", "os", "runtime", "sync", "sync/atomic", "time"} {
		word := strings.TrimSuffix(name, "/v2")
		word = word[strings.LastIndexByte(word, '/')+1:]
		if strings.Contains(text, word+".") {
			lines = append(lines, fmt.Sprintf("\t%q", name))
		}
	}
	p.out.lines = slices.Insert(p.out.lines, at, lines...)
	for _, places := range slices.Concat(p.out.stations, p.out.gates) {
		for i := range places {
			if places[i] >= at {
				places[i] += len(lines)
			}
		}
	}
}

// tidy lines comments up as gofmt does. That moves no line.
func (golang) tidy(p *plan) {
	text := strings.TrimRight(strings.Join(p.out.lines, "\n"), "\n") + "\n"
	tidied, err := format.Source([]byte(text))
	if err != nil {
		panic("code: a Go program that cannot be parsed: " + err.Error())
	}
	p.out.lines = strings.Split(strings.TrimSuffix(string(tidied), "\n"), "\n")
}

// hung is one thing on the wall: how it is declared, and what must be done to it before the
// shift.
type hung struct {
	name, kind, value, note string
	shared                  bool
	along                   bool // a forked line works with its own copy
}

// hangings returns all that hangs on the walls.
func (d golang) hangings(p *plan) []hung {
	var all []hung
	for i, g := range p.puzzle.Globals {
		h := hung{name: p.names.of("global", g.Name), kind: "int64", note: p.word(g.Name), shared: g.Shared}
		switch {
		case p.atomic[i]:
			h.kind = "atomic.Int64"
			if g.Init != 0 {
				h.value = fmt.Sprintf(".Store(%d)", g.Init)
			}
		case g.Init != 0:
			h.value = fmt.Sprintf(" = %d", g.Init)
		}
		all = append(all, h)
	}
	for _, key := range p.puzzle.Keys {
		if !p.inUse("key", string(key)) {
			continue
		}
		trait := p.puzzle.KeyTrait(key)
		h := hung{name: p.names.of("key", string(key)), kind: "sync.Mutex", shared: trait.Shared}
		switch {
		case p.blueprint.On(trait.Robust) && p.several():
			p.helper("robust")
			h.kind, h.value = "*Robust", " = newRobust()"
		case p.blueprint.On(trait.Recursive):
			p.helper("recursive")
			h.kind = "Recursive"
		case p.owned(key):
			p.helper("owned")
			p.helper("fail")
			h.kind = "Owned"
		}
		if h.along = !h.shared && p.comesAlong("key", string(key)); h.along {
			p.helper(strings.ToLower(strings.TrimPrefix(h.kind, "*")) + "-copy")
		}
		all = append(all, h)
	}
	for _, t := range p.puzzle.Things {
		if p.inUse("thing", t.Name) {
			all = append(all, d.hanging(p, &t))
		}
	}
	for _, s := range p.sections() {
		p.helper("section")
		p.helper("fail")
		name := d.on(p, "section", s.Name, false)
		all = append(all, hung{
			name: p.names.of("section", s.Name), kind: "Section", note: p.word(s.Name), along: s.Count > 1 && p.comesAlong("section", s.Name),
			value: fmt.Sprintf(".name, %s.most = %q, %d", name, s.Name, max(1, s.Count)),
		})
	}
	return all
}

// hanging returns a thing that is neither a number nor a key.
func (d golang) hanging(p *plan, t *puzzle.Thing) hung {
	h := hung{name: p.names.of("thing", t.Name), note: p.word(t.Name), shared: t.Shared}
	h.along = !t.Shared && p.comesAlong("thing", t.Name)
	size := p.blueprint.Value(t.Size)
	switch t.Kind {
	case puzzle.Bell:
		trait := p.puzzle.KeyTrait(t.Key)
		h.kind, h.value = "*sync.Cond", " = sync.NewCond(&"+d.on(p, "key", string(t.Key), trait.Shared)+")"
		if p.owned(t.Key) {
			h.value = strings.TrimSuffix(h.value, ")") + ".Mutex)"
		}
		if p.blueprint.On(t.Ghosts) {
			h.note = strings.TrimSpace(h.note + " " + p.say("by-itself"))
		}
	case puzzle.Barrier:
		p.helper("barrier")
		h.kind, h.value = "*Barrier", fmt.Sprintf(" = newBarrier(%d)", size)
		if h.along {
			p.helper("barrier-copy")
		}
	case puzzle.Tally:
		h.kind, h.value = "sync.WaitGroup", fmt.Sprintf(".Add(%d)", size)
		if h.along {
			p.helper("tally")
			p.helper("fail")
			h.kind, h.value = "*Tally", fmt.Sprintf(" = newTally(%d)", size)
		}
	case puzzle.Lamp:
		p.helper("lamp")
		h.kind, h.value = "*Lamp", fmt.Sprintf(" = newLamp(%t)", size != 0)
	case puzzle.Board:
		h.kind = "sync.RWMutex"
		if h.along {
			p.helper("board")
			p.helper("fail")
			h.kind, h.value = "*Board", " = newBoard()"
		}
	case puzzle.Belt:
		h.kind, h.value = "chan int64", fmt.Sprintf(" = make(chan int64, %d)", size)
		if h.along {
			p.helper("belt")
			h.kind, h.value = "*Belt", fmt.Sprintf(" = newBelt(%d)", size)
		}
	default:
		p.helper("tokens")
		h.kind, h.value = "chan struct{}", fmt.Sprintf(" = tokens(%d)", size)
	}
	return h
}

// wall declares what all lines share, which with one line is everything, and the type
// of a line's own wall.
func (d golang) wall(p *plan) {
	var shared, own []hung
	for _, h := range d.hangings(p) {
		if p.several() && !h.shared {
			own = append(own, h)
		} else {
			shared = append(shared, h)
		}
	}
	declare := func(all []hung) {
		p.out.depth++
		for _, h := range all {
			p.noted(h.name+" "+h.kind, h.note)
		}
		p.out.depth--
	}
	if len(shared) > 0 {
		title := "wall"
		if p.several() {
			title = "shared"
		}
		p.line("// %s", p.say(title))
		p.line("var (")
		declare(shared)
		p.line(")")
		p.line("")
	}
	if !p.several() {
		return
	}
	p.line("// Line: %s", p.say("own-copy"))
	p.line("type Line struct {")
	p.line("\tname string")
	p.line("\tshift sync.WaitGroup")
	declare(own)
	if p.mortal() {
		p.line("")
		p.line("\tdead    atomic.Bool")
		p.line("\tover    sync.Once")
		p.line("\tend     chan struct{}")
		p.line("\tchildren []*Line")
		if p.has(puzzle.Fork) {
			p.line("\tcopying sync.RWMutex")
		}
	}
	p.line("}")
	p.line("")
}

// prepare writes what must be done to things before the shift.
func (d golang) prepare(p *plan, ofLine bool) {
	for _, h := range d.hangings(p) {
		if mine := p.several() && !h.shared; mine == ofLine && h.value != "" {
			name := h.name
			if mine {
				name = "line." + name
			}
			p.line("\t%s%s", name, h.value)
		}
	}
}

// routine writes a routine as a function.
func (d golang) routine(p *plan, i int, name string) {
	words := p.word(name)
	if words == "" {
		words = name
	}
	p.line("// %s", p.say("routine", "Name", p.names.of("routine", name)+" ("+words+")", "Workers", p.workersOf(i)))
	p.line("func %s(%s) {", p.names.of("routine", name), d.parameters(p))
	var registers []string
	for r := range puzzle.Register(puzzle.RegistersMax) {
		if p.need.read[i][r] {
			registers = append(registers, puzzle.RegisterName(r))
		}
	}
	if len(registers) > 0 {
		p.line("\tvar %s int64", strings.Join(registers, ", "))
	}
	p.body(i)
	p.line("}")
	p.line("")
}

// parameters returns what a routine must be told: the worker where a key asks who he is,
// and his line where there are several.
func (golang) parameters(p *plan) string {
	var all []string
	if p.several() {
		all = append(all, "line *Line")
	}
	if p.asksWho() {
		all = append(all, "worker int")
	}
	return strings.Join(all, ", ")
}

func (p *plan) asksWho() bool {
	return slices.ContainsFunc(p.puzzle.KeyTraits, func(t puzzle.KeyTrait) bool { return p.blueprint.On(t.Recursive) }) ||
		slices.ContainsFunc(p.puzzle.Keys, p.owned)
}

// job returns the function that is a worker's work, as an expression.
func (golang) job(p *plan, task engine.TaskID) string {
	t := p.factory.Tasks[task]
	var arguments []string
	if p.several() {
		arguments = append(arguments, "line")
	}
	if p.asksWho() {
		arguments = append(arguments, fmt.Sprint(t.Worker))
	}
	routine := p.names.of("routine", p.factory.Routine(task).Name)
	does := routine + "(" + strings.Join(arguments, ", ") + ")"
	if door, ok := p.doorOf(task); ok {
		does = "<-" + door.name + "; " + does + "; " + door.name + " <- struct{}{}"
	} else if p.factory.Program.Tasks[task].Leads {
		does += "; line.close()"
	} else if arguments == nil {
		return routine
	}
	return "func() { " + does + " }"
}
