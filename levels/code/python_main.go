package code

import (
	"fmt"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// crew writes the threads of the one process, and the shift.
func (d python) crew(p *plan) {
	d.door(p)
	p.line("# %s", p.say("crew"))
	p.line("workers = {")
	for i, t := range p.factory.Tasks {
		p.noted(fmt.Sprintf("    %d: %s,", t.Worker, d.thread(p, engine.TaskID(i))), p.word(p.puzzle.Workers[i].Label))
	}
	p.line("}")
	d.lit(p)
	p.line("")
	p.line("")
	d.finish(p)
	p.line("def main():")
	p.line("    for number in %s:", pythonTuple(p.beginners("")))
	p.line("        workers[number].start()")
	p.line("    finish()")
	p.line("    # %s", p.say("print"))
	for _, g := range p.puzzle.Globals {
		p.line(`    print("%s =", %s)`, g.Name, d.load(p, g.Name))
	}
	p.line("")
	p.line("")
	p.line(`if __name__ == "__main__":`)
	p.line("    main()")
}

// finish writes how the workers are waited for.
func (python) finish(p *plan) {
	if p.several() {
		p.line("ended, open_while_any_line_is = os.pipe()")
		p.line("")
		p.line("")
	}
	p.line("def finish(crew=workers):")
	p.line(`    """%s"""`, p.say("watch"))
	p.line("    deadline = time.monotonic() + %d", patience)
	p.line("    while waiting := [number for number, worker in crew.items() if worker.is_alive()]:")
	p.line("        if time.monotonic() > deadline:")
	if p.mortal() {
		p.line("            whole.acquire()")
	}
	p.line(`            print("still waiting: worker", *waiting, flush=True)`)
	if p.several() {
		p.line(`            os.write(open_while_any_line_is, b"!")`)
	}
	p.line("            os._exit(3)")
	p.line("        workers[waiting[0]].join(0.05)")
	p.line("")
	p.line("")
}

func pythonTuple(numbers []int) string {
	var words []string
	for _, n := range numbers {
		words = append(words, fmt.Sprint(n))
	}
	if len(words) == 1 {
		return "(" + words[0] + ",)"
	}
	return "(" + strings.Join(words, ", ") + ")"
}

// lines writes a process for each line, and the shift.
func (d python) lines(p *plan) {
	d.door(p)
	p.line("workers = {}")
	d.lit(p)
	p.line("results = processes.SimpleQueue()")
	p.line("children = []")
	p.line("lines = {")
	for _, line := range p.factory.Lines {
		name := p.puzzle.Lines[line]
		p.line("    %q: {", name)
		for i, t := range p.factory.Tasks {
			if t.Line == line {
				p.noted(fmt.Sprintf("        %d: lambda: %s,", t.Worker, d.thread(p, engine.TaskID(i))), p.word(p.puzzle.Workers[i].Label))
			}
		}
		p.line("    },")
	}
	p.line("}")
	p.line("")
	p.line("")
	d.finish(p)
	d.runLine(p)
	d.forks(p)
	d.mainOfLines(p)
}

// leaders returns the workers whose end is the end of their line, by line.
func (p *plan) leaders() []string {
	var all []string
	for i, t := range p.factory.Tasks {
		if p.factory.Program.Tasks[i].Leads {
			all = append(all, fmt.Sprintf("%q: %d", p.puzzle.Lines[t.Line], t.Worker))
		}
	}
	return all
}

// led returns the names of the lines whose end is the end of one of their workers.
func (p *plan) led() []string {
	var all []string
	for i, t := range p.factory.Tasks {
		if p.factory.Program.Tasks[i].Leads {
			all = append(all, fmt.Sprintf("%q", p.puzzle.Lines[t.Line]))
		}
	}
	return all
}

// runLine writes what the process of a line does.
func (d python) runLine(p *plan) {
	p.line("def report(line):")
	var values []string
	for _, g := range p.puzzle.Globals {
		if !g.Shared {
			values = append(values, fmt.Sprintf("%q: %s", g.Name, d.load(p, g.Name)))
		}
	}
	p.line("    results.put((line, {%s}))", strings.Join(values, ", "))
	p.line("")
	p.line("")
	p.line("def run_line(line):")
	p.line(`    """%s"""`, p.say("line", "Line", ""))
	if p.has(puzzle.Exit) {
		p.line("    global here")
		p.line("    here = line")
	}
	if p.mortal() {
		p.line("    global whole")
		p.line("    whole = threading.Lock()")
		p.line("    signal.signal(signal.SIGTERM, closed)")
	}
	p.line("    workers.clear()")
	p.line("    for number, thread in lines[line].items():")
	p.line("        workers[number] = thread()")
	d.afterFork(p)
	p.line("    for number in %s:", pythonTuple(p.beginners("")))
	p.line("        if number in workers:")
	p.line("            workers[number].start()")
	if leaders := p.leaders(); leaders != nil {
		p.line("    leaders = {%s}", strings.Join(leaders, ", "))
		p.line("    finish({leaders[line]: workers[leaders[line]]} if line in leaders else workers)")
	} else {
		p.line("    finish()")
	}
	if p.has(puzzle.Fork) {
		p.line("    if line not in [%s]:  # %s", strings.Join(p.led(), ", "), p.say("goes-on"))
		p.line("        for child in children:")
		p.line("            child.join()")
	}
	if p.mortal() {
		p.line("    signal.signal(signal.SIGTERM, signal.SIG_IGN)")
		p.line("    whole.acquire()")
		p.line("    threading.excepthook = lambda _: None  # %s", p.say("cut-off"))
	}
	p.line("    report(line)")
	p.line("")
	p.line("")
}

// forks writes how lines are started by others, and how they close early.
func (python) forks(p *plan) {
	if p.has(puzzle.Exit) {
		p.line(`here = ""`)
		p.line("")
		p.line("")
		p.line("def close_line():")
		p.line("    whole.acquire()")
		p.line("    report(here)")
		p.line("    for child in children:")
		p.line("        if child.daemon:")
		p.line("            child.terminate()")
		p.line("    os._exit(0)")
		p.line("")
		p.line("")
	}
	if !p.has(puzzle.Fork) {
		return
	}
	var detached []string
	for _, t := range p.puzzle.LineTraits {
		if p.blueprint.On(t.Detached) {
			detached = append(detached, fmt.Sprintf("%q", t.Line))
		}
	}
	p.line("def fork_line(line):")
	p.line(`    """%s"""`, p.say("forked"))
	p.line("    child = processes.Process(target=run_line, args=(line,), daemon=line not in [%s])", strings.Join(detached, ", "))
	p.line("    children.append(child)")
	p.line("    child.start()")
	p.line("")
	p.line("")
}

// mainOfLines writes the process that starts the others and prints what they report.
func (d python) mainOfLines(p *plan) {
	var first []string
	for i, line := range p.factory.Lines {
		if !p.factory.Program.Processes[i].Forked {
			first = append(first, fmt.Sprintf("%q", p.puzzle.Lines[line]))
		}
	}
	p.line("def main():")
	p.line("    started = [processes.Process(target=run_line, args=(line,)) for line in [%s]]", strings.Join(first, ", "))
	p.line("    for line in started:")
	p.line("        line.start()")
	p.line("    os.close(open_while_any_line_is)")
	p.line("    if os.read(ended, 1):")
	p.line("        os._exit(3)")
	p.line("    for line in started:")
	p.line("        line.join()")
	p.line("    for line in started:")
	p.line("        if line.exitcode > 0:")
	p.line("            os._exit(line.exitcode)")
	p.line("    # %s", p.say("print"))
	p.line("    walls = []")
	p.line("    while not results.empty():")
	p.line("        walls.append(results.get())")
	p.line("    for line, wall in sorted(walls):")
	p.line("        for name, value in wall.items():")
	if len(p.factory.Lines) > 1 {
		p.line(`            print(f"{line}.{name} = {value}")`)
	} else {
		p.line(`            print(f"{name} = {value}")`)
	}
	for _, g := range p.puzzle.Globals {
		if g.Shared {
			p.line(`    print("%s =", %s)`, g.Name, d.load(p, g.Name))
		}
	}
	p.line("")
	p.line("")
	p.line(`if __name__ == "__main__":`)
	p.line("    main()")
}
