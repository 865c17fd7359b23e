package code

import (
	"fmt"
	"strings"
)

// fork writes how a line starts another one with a copy of its wall. As in the game the copy
// is one step. Nobody begins a step meanwhile, and each thing is copied in one blow, so that
// of the steps under way each is in the copy as a whole, or not at all.
func (d golang) fork(p *plan) {
	parameters := "name string"
	if p.asksWho() {
		parameters += ", worker int"
	}
	p.line("// fork: %s", p.say("forked"))
	p.line("func (line *Line) fork(%s) {", parameters)
	p.line("\tline.copying.Lock()")
	p.line("\tif line.dead.Load() {")
	p.line("\t\tline.copying.Unlock()")
	p.line("\t\tselect {}")
	p.line("\t}")
	p.line("\tchild := newLine(name)")
	if p.needs("owned-copy") || p.needs("recursive-copy") {
		p.line("\tleader := map[string]int{%s}[name]", strings.Join(p.forkers(), ", "))
	}
	for _, h := range d.hangings(p) {
		if !h.shared {
			d.copied(p, &h)
		}
	}
	var detached []string
	for _, t := range p.puzzle.LineTraits {
		if p.blueprint.On(t.Detached) {
			detached = append(detached, fmt.Sprintf("%q: true", t.Line))
		}
	}
	p.line("\tif detached := map[string]bool{%s}; !detached[name] {", strings.Join(detached, ", "))
	p.line("\t\tline.children = append(line.children, child)")
	p.line("\t}")
	p.line("\tforked <- child")
	p.line("\tchild.start()")
	p.line("\tline.copying.Unlock()")
	p.line("}")
	p.line("")
	p.line("var forked = make(chan *Line, 64)")
	p.line("")
}

// copied writes how a forked line gets its copy of a thing. Numbers are printed in the end and
// always come along, anything else where the line asks for it. Nobody sleeps by a bell
// of the copy, or is in a section for one.
func (golang) copied(p *plan, h *hung) {
	switch {
	case h.kind == "int64":
		p.line("\tchild.%s = line.%s", h.name, h.name)
	case h.kind == "atomic.Int64":
		p.line("\tchild.%s.Store(line.%s.Load())", h.name, h.name)
	case !h.along:
	case h.kind == "*Lamp":
		p.line("\tchild.%s.Set(line.%s.Lit())", h.name, h.name)
	case h.kind == "chan struct{}":
		p.line("\tchild.%s = tokens(len(line.%s))", h.name, h.name)
	case h.kind == "Section":
		p.line("\tchild.%s.inside.Store(line.%s.inside.Load())", h.name, h.name)
	case h.kind == "Owned", h.kind == "Recursive":
		p.line("\tline.%s.copyTo(&child.%s, worker, leader)", h.name, h.name)
	case h.kind != "*sync.Cond":
		p.line("\tline.%s.copyTo(child.%s)", h.name, h.name)
	}
}

// copiedBelt reports whether a belt is one of our own, since a forked line gets a copy of it
// with all that lies there.
func (golang) copiedBelt(p *plan, name string) bool {
	t, _ := p.puzzle.Thing(name)
	return !t.Shared && p.comesAlong("thing", name)
}
