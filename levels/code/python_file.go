package code

import (
	"fmt"
	"slices"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// patience is how many seconds an exported program waits for its workers.
const patience = 10

// file writes the whole program.
func (d python) file(p *plan) {
	p.line(`"""%s`, strings.ReplaceAll(p.introduction()[0], `"`, "'"))
	for _, line := range p.introduction()[1:] {
		p.line("%s", strings.ReplaceAll(line, `"`, "'"))
	}
	p.line(`"""`)
	p.line("")
	d.imports(p)
	p.line("%s %s", d.comment(), p.say("turns"))
	p.line("sys.setswitchinterval(0.000001)")
	if p.several() {
		p.line(`processes = multiprocessing.get_context("fork")`)
	}
	if p.mortal() {
		p.helper("closed")
		p.line("%s %s", d.comment(), p.say("whole"))
		p.line("whole = threading.Lock()")
	}
	p.line("")
	p.line("")
	if !proved(p.result) {
		p.helper("fail")
		p.helper("mistake")
	}
	p.writeHelpers(2, "fail", "mistake", "check", "work", "use", "atomic", "shared-atomic", "countdown", "barrier", "readwrite", "bell", "section",
		"shared-belt", "shared-lamp", "robust", "recursive", "owned", "crash", "closed")
	d.wall(p)
	for i, r := range p.puzzle.Routines {
		if p.worked(i) {
			d.routine(p, i, r.Name)
		}
	}
	p.writeHelpers(2, "join")
	if p.several() {
		d.lines(p)
	} else {
		d.crew(p)
	}
}

func (python) imports(p *plan) {
	need := []string{"os", "sys", "threading", "time"}
	for _, other := range []struct {
		name string
		need bool
	}{
		{"multiprocessing", p.several()}, {"queue", p.hasOwnBelt()},
		{"signal", p.mortal()}, {"random", p.hasPerhaps()},
	} {
		if other.need {
			need = append(need, other.name)
		}
	}
	slices.Sort(need)
	for _, name := range need {
		p.line("import %s", name)
	}
	p.line("")
}

// hasOwnBelt reports whether a belt is for one line alone.
func (p *plan) hasOwnBelt() bool {
	found := false
	p.eachStation(func(s *puzzle.Station) {
		t, _ := p.puzzle.Thing(s.Thing)
		found = found || t.Kind == puzzle.Belt && !(t.Shared && p.several())
	})
	return found
}

func (p *plan) hasPerhaps() bool {
	found := false
	p.eachStation(func(s *puzzle.Station) { found = found || s.Kind == puzzle.Crash && s.Perhaps })
	return found
}

// wall writes what hangs on the walls: what all lines share, and then each line's own.
func (d python) wall(p *plan) {
	var shared, own [][2]string
	add := func(all bool, text, note string) {
		if all && p.several() {
			shared = append(shared, [2]string{text, note})
		} else {
			own = append(own, [2]string{text, note})
		}
	}
	for i, g := range p.puzzle.Globals {
		add(g.Shared, p.names.of("global", g.Name)+" = "+d.number(p, i), p.word(g.Name))
	}
	for _, key := range p.puzzle.Keys {
		if p.inUse("key", string(key)) {
			add(p.puzzle.KeyTrait(key).Shared, p.names.of("key", string(key))+" = "+d.lock(p, key), "")
		}
	}
	for _, t := range p.puzzle.Things {
		if !p.inUse("thing", t.Name) {
			continue
		}
		note := p.word(t.Name)
		if t.Kind == puzzle.Bell && p.blueprint.On(t.Ghosts) {
			note = strings.TrimSpace(note + " " + p.say("by-itself"))
		}
		add(t.Shared, p.names.of("thing", t.Name)+" = "+d.made(p, &t), note)
	}
	for _, s := range p.sections() {
		p.helper("fail")
		p.helper("section")
		add(false, fmt.Sprintf("%s = Section(%q, %d)", p.names.of("section", s.Name), s.Name, max(1, s.Count)), p.word(s.Name))
	}
	for _, group := range []struct {
		title string
		rows  [][2]string
	}{{"shared", shared}, {"wall", own}} {
		if len(group.rows) == 0 {
			continue
		}
		title := p.say(group.title)
		if group.title == "wall" && p.several() {
			title = p.say("own-copy")
		}
		p.line("# %s", title)
		for _, row := range group.rows {
			p.noted(row[0], row[1])
		}
		p.line("")
	}
	p.line("")
}

// sections returns the sections that somebody may come to, each once.
func (p *plan) sections() []puzzle.Station {
	var all []puzzle.Station
	p.eachStation(func(s *puzzle.Station) {
		if s.Kind == puzzle.SectionOpen && !slices.ContainsFunc(all, func(o puzzle.Station) bool { return o.Name == s.Name }) {
			all = append(all, *s)
		}
	})
	return all
}

// number returns what makes a global.
func (python) number(p *plan, global int) string {
	g := p.puzzle.Globals[global]
	switch shared := g.Shared && p.several(); {
	case shared && p.atomic[global]:
		p.helper("shared-atomic")
		return fmt.Sprintf("SharedAtomic(%d)", g.Init)
	case shared:
		return fmt.Sprintf(`processes.Value("q", %d)`, g.Init)
	case p.atomic[global]:
		p.helper("atomic")
		return fmt.Sprintf("Atomic(%d)", g.Init)
	}
	return fmt.Sprint(g.Init)
}

// lock returns what makes a key.
func (python) lock(p *plan, key puzzle.Color) string {
	trait := p.puzzle.KeyTrait(key)
	from := "threading"
	if trait.Shared && p.several() {
		from = "processes"
	}
	switch {
	case p.blueprint.On(trait.Robust) && p.several():
		p.helper("robust")
		p.helper("fail")
		return "RobustLock()"
	case p.blueprint.On(trait.Recursive) && !trait.Shared && p.comesAlong("key", string(key)):
		p.helper("recursive")
		p.helper("fail")
		return "Recursive()"
	case p.blueprint.On(trait.Recursive):
		return from + ".RLock()"
	}
	if p.owned(key) {
		p.helper("owned")
		p.helper("fail")
		return "OwnedLock(" + from + ".Lock())"
	}
	return from + ".Lock()"
}

// made returns what makes a thing.
func (python) made(p *plan, t *puzzle.Thing) string {
	from := "threading"
	if t.Shared && p.several() {
		from = "processes"
	}
	size := p.blueprint.Value(t.Size)
	switch t.Kind {
	case puzzle.Bell:
		key := p.names.of("key", string(t.Key))
		if slices.Contains(p.need.unheld, t.Name) && from == "threading" {
			p.helper("bell")
			return "Bell(" + key + ")"
		}
		return from + ".Condition(" + key + ")"
	case puzzle.Barrier:
		if from == "threading" && p.comesAlong("thing", t.Name) {
			p.helper("barrier")
			return fmt.Sprintf("Barrier(%d)", size)
		}
		return fmt.Sprintf("%s.Barrier(%d)", from, size)
	case puzzle.Tally:
		p.helper("countdown")
		p.helper("fail")
		return fmt.Sprintf("Countdown(%d)", size)
	case puzzle.Lamp:
		if from == "processes" && p.mortal() {
			p.helper("shared-lamp")
			return "SharedLamp()"
		}
		return from + ".Event()"
	case puzzle.Board:
		p.helper("readwrite")
		return "ReadWriteLock()"
	case puzzle.Belt:
		if from == "processes" && p.mortal() {
			p.helper("shared-belt")
			return fmt.Sprintf("SharedBelt(%d)", size)
		}
		if from == "processes" {
			return fmt.Sprintf("processes.Queue(%d)", size)
		}
		p.helper("queue")
		return fmt.Sprintf("queue.Queue(%d)", size)
	}
	return fmt.Sprintf("%s.Semaphore(%d)", from, size)
}

// routine writes a routine as a function.
func (d python) routine(p *plan, i int, name string) {
	p.line("def %s():", p.names.of("routine", name))
	words := p.word(name)
	if words == "" {
		words = name
	}
	p.out.depth++
	p.line(`"""%s"""`, p.say("routine", "Name", words, "Workers", p.workersOf(i)))
	if written := d.written(p, i); len(written) > 0 {
		p.line("global %s", strings.Join(written, ", "))
	}
	var registers []string
	for r := range puzzle.Register(puzzle.RegistersMax) {
		if p.need.read[i][r] {
			registers = append(registers, puzzle.RegisterName(r))
		}
	}
	if len(registers) > 0 {
		p.line("%s = 0", strings.Join(registers, " = "))
	}
	p.out.depth--
	p.body(i)
	p.line("")
	p.line("")
}

// written returns the plain globals that a routine writes to: Python must be told.
func (python) written(p *plan, routine int) []string {
	var names []string
	note := func(s *puzzle.Station) {
		atomic, shared := p.global(s.Global)
		if name := p.names.of("global", s.Global); s.Kind == puzzle.Write && !atomic && !shared && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	r := &p.puzzle.Routines[routine]
	for i := range r.Stations {
		if p.blueprint.Active(&r.Stations[i]) {
			note(&r.Stations[i])
		}
	}
	for _, g := range p.blueprint.Gates {
		for _, s := range p.puzzle.PlacedStations(g) {
			if g.Routine == r.Name {
				note(&s)
			}
		}
	}
	return names
}

// lit writes what the lamps need before the shift.
func (python) lit(p *plan) {
	for _, t := range p.puzzle.Things {
		if t.Kind == puzzle.Lamp && p.inUse("thing", t.Name) && p.blueprint.Value(t.Size) != 0 {
			p.line("%s.set()", p.names.of("thing", t.Name))
		}
	}
}

// thread returns what makes a worker's thread.
func (python) thread(p *plan, task engine.TaskID) string {
	routine := p.names.of("routine", p.factory.Routine(task).Name)
	if d, ok := p.doorOf(task); ok {
		return pythonAdmit(d, routine)
	}
	return "threading.Thread(target=" + routine + ", daemon=True)"
}

// door writes what lets so many in at a time.
func (python) door(p *plan) {
	doors := p.doors()
	if len(doors) == 0 {
		return
	}
	for _, d := range doors {
		p.line("%s = threading.Semaphore(%d)", d.name, d.size)
	}
	p.line("")
	p.line("")
	p.line("def admit(door, routine):")
	p.line(`    """%s"""`, p.say("door"))
	p.line("    with door:")
	p.line("        routine()")
	p.line("")
	p.line("")
}

// beginners returns the workers of a line who come by themselves, in the order in which
// they begin; of all lines for "".
func (p *plan) beginners(line string) []int {
	order := p.blueprint.Order
	if order == nil {
		for i := range p.puzzle.Workers {
			order = append(order, i+1)
		}
	}
	var numbers []int
	for _, n := range order {
		if n <= len(p.factory.Tasks) && !p.puzzle.Workers[n-1].Asleep && (line == "" || p.blueprint.Homes[n-1] == line) {
			numbers = append(numbers, n)
		}
	}
	return numbers
}
