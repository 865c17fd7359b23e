package code

import (
	"fmt"
	"strings"

	"lostupdate/levels/puzzle"
)

// afterFork writes what a forked line does first. The operating system has copied its parent's
// memory in one step, but with it the locks inside of Python's own things, which another
// thread may have held that is not there any more, and the queues of those who waited.
func (d python) afterFork(p *plan) {
	forkers := p.forkers()
	if len(forkers) == 0 {
		return
	}
	var lines []string
	for i, g := range p.puzzle.Globals {
		if p.atomic[i] && !g.Shared {
			lines = append(lines, p.names.of("global", g.Name)+"._lock = threading.Lock()")
		}
	}
	for _, key := range p.puzzle.Keys {
		recursive := p.blueprint.On(p.puzzle.KeyTrait(key).Recursive)
		if !p.puzzle.KeyTrait(key).Shared && p.comesAlong("key", string(key)) && (recursive || p.owned(key)) {
			lines = append(lines, p.names.of("key", string(key))+".forked(workers[leader].name)")
		}
	}
	for _, t := range p.puzzle.Things {
		if !t.Shared && p.comesAlong("thing", t.Name) {
			lines = append(lines, d.alone(p, &t)...)
		}
	}
	for _, s := range p.sections() {
		if p.comesAlong("section", s.Name) {
			name := p.names.of("section", s.Name)
			lines = append(lines, name+"._guard = threading.Lock()")
			if s.Count <= 1 {
				lines = append(lines, name+"._inside = 0")
			}
		}
	}
	if len(lines) == 0 {
		return
	}
	p.line("    if leader := {%s}.get(line):  # %s", strings.Join(forkers, ", "), p.say("alone"))
	for _, line := range lines {
		p.line("        %s", line)
	}
}

// alone returns what makes a thing one for which nobody waits, and leaves it otherwise as
// it is.
func (python) alone(p *plan, t *puzzle.Thing) []string {
	name := p.names.of("thing", t.Name)
	switch t.Kind {
	case puzzle.Bell:
		return []string{fmt.Sprintf("%s.__init__(%s)", name, p.names.of("key", string(t.Key)))}
	case puzzle.Barrier:
		return []string{name + "._open = threading.Condition()"}
	case puzzle.Tally:
		return []string{name + "._zero = threading.Condition()"}
	case puzzle.Board:
		return []string{name + "._changed = threading.Condition()"}
	case puzzle.Lamp:
		return []string{"lit = " + name + ".is_set()", name + ".__init__()", "if lit:", "    " + name + ".set()"}
	case puzzle.Belt:
		return []string{"items = list(" + name + ".queue)", fmt.Sprintf("%s.__init__(%s.maxsize)", name, name), name + ".queue.extend(items)"}
	}
	return []string{fmt.Sprintf("%s.__init__(%s._value)", name, name)}
}
