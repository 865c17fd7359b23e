package code

import (
	"fmt"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// crew declares what the workers need that is outside of main.
func (d golang) crew(p *plan) {
	if d.named(p) {
		p.helper("worker")
		p.helper("fail")
		p.line("// %s", p.say("crew"))
		p.line("var workers [%d]*Worker", len(p.factory.Tasks)+1)
		p.line("")
	}
	for _, door := range p.doors() {
		p.helper("tokens")
		p.line("// %s: %s", door.name, p.say("door"))
		p.line("var %s = tokens(%d)", door.name, door.size)
		p.line("")
	}
}

// named reports whether workers speak of each other: then each is a value of its own, and
// otherwise only a goroutine.
func (golang) named(p *plan) bool { return p.has(puzzle.Spawn, puzzle.Join) }

// main writes the shift.
func (d golang) main(p *plan) {
	p.line("func main() {")
	p.line("\t// %s", p.say("watch"))
	p.line("\ttime.AfterFunc(%d*time.Second, func() { fmt.Println(\"still waiting\"); os.Exit(3) })", patience)
	d.prepare(p, false)
	if p.several() {
		d.mainOfLines(p)
		return
	}
	p.line("\tvar shift sync.WaitGroup")
	d.start(p, "", "shift")
	p.line("\tshift.Wait()")
	p.line("\t// %s", p.say("print"))
	for _, g := range p.puzzle.Globals {
		p.line("\tfmt.Println(%q, %s)", g.Name+" =", d.load(p, g.Name))
	}
	p.line("}")
	p.line("")
}

// start starts the workers of a line who come by themselves; of all lines for "".
func (d golang) start(p *plan, line, shift string) {
	note := func(number int) string {
		if words := p.word(p.puzzle.Workers[number-1].Label); words != "" {
			return words
		}
		return fmt.Sprint(number)
	}
	if !d.named(p) {
		for _, number := range p.beginners(line) {
			p.noted(fmt.Sprintf("\t%s.Go(%s)", shift, d.job(p, engine.TaskID(number-1))), note(number))
		}
		return
	}
	for i, t := range p.factory.Tasks {
		if line == "" || p.puzzle.Lines[t.Line] == line {
			p.noted(fmt.Sprintf("\tworkers[%d] = newWorker(&%s, %s)", t.Worker, shift, d.job(p, engine.TaskID(i))), note(t.Worker))
		}
	}
	for _, number := range p.beginners(line) {
		p.line("\tworkers[%d].start()", number)
	}
}

// lineType writes how a line is opened, waited for and, where it can die, closed.
func (d golang) lineType(p *plan) {
	p.line("func newLine(name string) *Line {")
	p.line("\tline := &Line{name: name}")
	d.prepare(p, true)
	if p.mortal() {
		p.line("\tline.end = make(chan struct{})")
	}
	p.line("\treturn line")
	p.line("}")
	p.line("")
	p.line("func (line *Line) start() {")
	p.line("\tswitch line.name {")
	for _, line := range p.factory.Lines {
		p.line("\tcase %q:", p.puzzle.Lines[line])
		d.start(p, p.puzzle.Lines[line], "line.shift")
	}
	p.line("\t}")
	p.line("}")
	p.line("")
	p.line("func (line *Line) wait() {")
	if p.mortal() {
		p.line("\tgo func() {")
		p.line("\t\tline.shift.Wait()")
		p.line("\t\tline.over.Do(func() { close(line.end) }) // %s", p.say("goes-on"))
		p.line("\t}()")
		p.line("\t<-line.end")
	} else {
		p.line("\tline.shift.Wait()")
	}
	p.line("}")
	p.line("")
	if p.mortal() {
		d.mortality(p)
	}
}

// mortality writes how a line ends, and what its workers notice of it.
func (d golang) mortality(p *plan) {
	p.line("// alive: %s", p.say("alive"))
	p.line("func (line *Line) alive() {")
	if p.has(puzzle.Fork) {
		p.line("\tline.copying.RLock() // %s", p.say("copying"))
		p.line("\tline.copying.RUnlock()")
	}
	p.line("\tif line.dead.Load() {")
	p.line("\t\tselect {}")
	p.line("\t}")
	p.line("}")
	p.line("")
	p.line("func (line *Line) close() {")
	p.line("\tif line.dead.Swap(true) {")
	p.line("\t\treturn")
	p.line("\t}")
	p.line("\tline.over.Do(func() { close(line.end) })")
	if p.has(puzzle.Fork) {
		p.line("\tline.copying.Lock()")
		p.line("\tdefer line.copying.Unlock()")
	}
	p.line("\tfor _, child := range line.children {")
	p.line("\t\tchild.close()")
	p.line("\t}")
	p.line("}")
	p.line("")
	if p.has(puzzle.Fork) {
		d.fork(p)
	}
}

// mainOfLines writes the shift of several lines.
func (d golang) mainOfLines(p *plan) {
	var first []string
	for i, line := range p.factory.Lines {
		if !p.factory.Program.Processes[i].Forked {
			first = append(first, fmt.Sprintf("newLine(%q)", p.puzzle.Lines[line]))
		}
	}
	p.line("\tlines := []*Line{%s}", strings.Join(first, ", "))
	p.line("\tfor _, line := range lines {")
	p.line("\t\tline.start()")
	p.line("\t}")
	p.line("\tfor i := 0; i < len(lines); i++ {")
	p.line("\t\tlines[i].wait()")
	if p.has(puzzle.Fork) {
		p.line("\t\tfor len(forked) > 0 {")
		p.line("\t\t\tlines = append(lines, <-forked)")
		p.line("\t\t}")
	}
	p.line("\t}")
	p.line("\t// %s", p.say("print"))
	p.line("\tfor _, line := range lines {")
	own := false
	for _, g := range p.puzzle.Globals {
		switch {
		case g.Shared:
		case len(p.factory.Lines) > 1:
			own = true
			p.line("\t\tfmt.Println(line.name+%q, %s)", "."+g.Name+" =", d.load(p, g.Name))
		default:
			own = true
			p.line("\t\tfmt.Println(%q, %s)", g.Name+" =", d.load(p, g.Name))
		}
	}
	if !own {
		p.line("\t\t_ = line")
	}
	p.line("\t}")
	for _, g := range p.puzzle.Globals {
		if g.Shared {
			p.line("\tfmt.Println(%q, %s)", g.Name+" =", d.load(p, g.Name))
		}
	}
	p.line("}")
	p.line("")
}
