package explore

import (
	"math/bits"

	"lostupdate/engine"
	"lostupdate/engine/routine"
)

// graph is the program's state graph, as far as it has been built. It is an
// interface because states have different sizes; a call does a whole state.
type graph interface {
	// size returns the number of states, bytes what they occupy.
	size() int
	bytes() int

	// look fills options with what each task can do in a state, and returns
	// false if it could not because the layout has become too narrow: then the
	// graph must be repacked. What it did so far is not lost. mode says whether
	// states that are new are added.
	look(state int, mode lookMode, options []option) bool

	// trail returns the steps behind one option of a state, in order: one, or
	// more where reducing.
	trail(state, task int, mode lookMode) []stride

	// unpack writes the shared part of a state to space.scratch.
	unpack(state int)

	// repacked returns the same graph with wider fields, or nil if states
	// would become too large.
	repacked() graph
}

type lookMode uint8

const (
	existing lookMode = iota // new states are left out: option.state is -1
	adding
	reducing // adds, and leaves out orders that cannot matter
)

// option is what one task can do in a state.
type option struct {
	effect effect
	state  int32 // where stepped: the state it leads to, or -1
	task   int16 // where stepped: the task's place there; symmetry may move it
	steps  int32 // steps that were taken at once: 1, or more where reducing
}

// stride is one step of a task, given by its place, and how the places of its
// crew changed after it.
type stride struct {
	task     int
	crew     *crew
	from, to int
}

// lane is where a task's field is, and its rows by local state.
type lane struct {
	word, shift uint8
	mask        uint64
	crew        *crew // the tasks it may be exchanged with, or nil
	rows        []row
}

// row is one local state of one task.
type row struct {
	asked       bool
	halts       bool // no next operation
	onTask      bool
	word, shift uint8 // of the target field
	mask        uint64
	access      *access // where the operation is on a variable and there is a reduction
	writes      bool
	cells       []cell // by the target's content
}

// cell is a move, made ready to be added to a packed state.
type cell struct {
	effect      effect
	free        bool // nobody can interfere: an unlock by the owner
	ownWord     uint8
	targetWord  uint8
	own, target uint64 // what to add to these words
}

// graphOf is a graph whose packed states are S.
type graphOf[S packed] struct {
	store[S]
	space   *space
	layout  *layout
	options Options
	lanes   []lane
	mutexes []field // of all mutexes, by their order among the objects
	movers  *movers // nil where there is no reduction
	crews   []*crew
	wanted  *layout // a wider layout that a look asked for
	nexts   []S
	assumed *assumptions
}

// assumptions are what a graph is built upon. If one turns out wrong, the graph
// is worthless and must be built anew.
type assumptions struct{ broken bool }

func newGraph(sp *space, o Options, m *movers, a *assumptions) graph {
	widths := firstWidths(sp)
	g := graphWith(sp, newLayout(widths), o, m, a)
	if g != nil {
		g.(interface{ addStart() }).addStart()
	}
	return g
}

// firstWidths guesses how many bits the fields will need, so that states rarely
// have to be packed anew: variables get four, and the tasks share what is left of
// the word, or of two words.
func firstWidths(sp *space) []uint {
	const variable, taskMin, taskMax = 4, 5, 16
	objects := make([]uint, len(sp.contents))
	used := uint(0)
	for i, c := range sp.contents {
		objects[i] = variable
		if sp.program.Objects[i].Kind == engine.Mutex {
			objects[i] = uint(bits.Len(uint(len(c.values) - 1)))
		}
		used += objects[i]
	}
	each := uint(taskMin)
	for _, space := range []uint{64, 128} {
		if used+taskMin*uint(sp.tasks) <= space {
			each = min(taskMax, (space-used)/uint(sp.tasks))
			break
		}
	}
	widths := make([]uint, sp.tasks)
	for t := range widths {
		widths[t] = max(each, uint(bits.Len32(sp.startField(t))))
	}
	return append(widths, objects...)
}

// graphWith returns an empty graph for states of a layout, or nil if they would
// be too large.
func graphWith(sp *space, l *layout, o Options, m *movers, a *assumptions) graph {
	switch {
	case l.words <= 1:
		return emptyGraph[[1]uint64](sp, l, o, m, a)
	case l.words <= 2:
		return emptyGraph[[2]uint64](sp, l, o, m, a)
	case l.words <= 4:
		return emptyGraph[[4]uint64](sp, l, o, m, a)
	case l.words <= 8:
		return emptyGraph[[8]uint64](sp, l, o, m, a)
	case l.words <= 16:
		return emptyGraph[[16]uint64](sp, l, o, m, a)
	case l.words <= wordsMax:
		return emptyGraph[[32]uint64](sp, l, o, m, a)
	}
	return nil
}

func emptyGraph[S packed](sp *space, l *layout, o Options, m *movers, a *assumptions) *graphOf[S] {
	g := &graphOf[S]{store: newStore[S](), space: sp, layout: l, options: o, movers: m, assumed: a,
		lanes: make([]lane, sp.tasks), nexts: make([]S, sp.tasks)}
	for t := range g.lanes {
		f := l.fields[t]
		g.lanes[t] = lane{word: uint8(f.word), shift: uint8(f.shift), mask: f.mask}
	}
	for i, object := range sp.program.Objects {
		if object.Kind == engine.Mutex {
			g.mutexes = append(g.mutexes, l.fields[sp.tasks+i])
		}
	}
	if !o.NoSymmetry {
		g.crews = crewsOf(sp)
		for _, c := range g.crews {
			for _, t := range c.members {
				g.lanes[t].crew = c
			}
		}
	}
	return g
}

func (g *graphOf[S]) addStart() {
	var start S
	for t := range g.lanes {
		g.put(&start, t, uint64(g.space.startField(t)))
	}
	g.add(&start) // all objects start with content 0
}

func (g *graphOf[S]) size() int { return len(g.slab) }

func (g *graphOf[S]) get(s *S, f int) uint64 {
	field := &g.layout.fields[f]
	return (*s)[field.word] >> field.shift & field.mask
}

func (g *graphOf[S]) put(s *S, f int, value uint64) {
	field := &g.layout.fields[f]
	(*s)[field.word] = (*s)[field.word]&^(field.mask<<field.shift) | value<<field.shift
}

func (g *graphOf[S]) unpack(state int) {
	s := &g.slab[state]
	g.space.unpack(func(f int) uint64 { return g.get(s, f) })
}

func (g *graphOf[S]) repacked() graph {
	wider := graphWith(g.space, g.wanted, g.options, g.movers, g.assumed)
	if wider == nil {
		return nil
	}
	fields := make([]uint64, len(g.layout.fields))
	to := wider.(interface{ addFields(fields []uint64) })
	for i := range g.slab {
		for f := range fields {
			fields[f] = g.get(&g.slab[i], f)
		}
		to.addFields(fields)
	}
	return wider
}

func (g *graphOf[S]) addFields(fields []uint64) {
	var s S
	for f, value := range fields {
		g.put(&s, f, value)
	}
	g.add(&s)
}

// cell returns what comes of the task's operation in s, or nil if the layout is
// too narrow for it.
func (g *graphOf[S]) cell(s *S, task int) *cell {
	lane := &g.lanes[task]
	field := (*s)[lane.word] >> (lane.shift & 63) & lane.mask
	if field >= uint64(len(lane.rows)) || !lane.rows[field].asked {
		g.learnRow(task, field)
	}
	row := &lane.rows[field]
	if row.halts {
		return &haltCell
	}
	content := (*s)[row.word] >> (row.shift & 63) & row.mask
	if row.onTask {
		content = uint64(statusOf(content))
	}
	if content < uint64(len(row.cells)) && row.cells[content].effect != unknown {
		return &row.cells[content]
	}
	return g.learnCell(s, task, row, content)
}

// haltCell is the cell of every task that has no next operation. It is never
// written to.
var haltCell = cell{effect: ended}

func (g *graphOf[S]) learnRow(task int, field uint64) {
	lane := &g.lanes[task]
	for uint64(len(lane.rows)) <= field {
		lane.rows = append(lane.rows, row{})
	}
	l := g.space.at(task, field)
	target := g.layout.fields[l.target]
	r := row{asked: true, halts: l.stage != routine.Announced, onTask: l.op.Kind.OnTask(),
		word: uint8(target.word), shift: uint8(target.shift), mask: target.mask}
	if r.onTask && g.lanes[l.target].crew != nil {
		g.assumed.broken = true // a task that others name cannot be exchanged
	}
	if object := l.target - g.space.tasks; g.movers != nil && onVariable(l.op.Kind) && object >= 0 {
		r.access, r.writes = &g.movers.accesses[object], l.op.Kind != engine.OpRead
	}
	lane.rows[field] = r
}

func onVariable(k engine.OpKind) bool {
	return k == engine.OpRead || k == engine.OpWrite || k == engine.OpAdd
}

func (g *graphOf[S]) learnCell(s *S, task int, r *row, content uint64) *cell {
	field := g.get(s, task)
	m := g.space.move(task, func(f int) uint64 { return g.get(s, f) })
	l := g.space.at(task, field)
	c := cell{effect: m.effect}
	if m.effect == stepped {
		own, target := g.layout.fields[task], g.layout.fields[l.target]
		if !own.fits(uint64(m.node)) {
			g.wanted = g.layout.widened(task, uint64(m.node), g.alike(task))
			return nil
		}
		if !m.keeps && !target.fits(uint64(m.value)) {
			g.wanted = g.layout.widened(l.target, uint64(m.value), g.alike(l.target))
			return nil
		}
		c.ownWord, c.own = uint8(own.word), (uint64(m.node)-field)<<own.shift
		if !m.keeps {
			c.targetWord, c.target = uint8(target.word), (uint64(m.value)-g.get(s, l.target))<<target.shift
		}
		c.free = l.op.Kind == engine.OpUnlock
	}
	for uint64(len(r.cells)) <= content {
		r.cells = append(r.cells, cell{})
	}
	r.cells[content] = c
	return &r.cells[content]
}

// alike returns the fields that must be as wide as f.
func (g *graphOf[S]) alike(f int) []int {
	if f < len(g.lanes) && g.lanes[f].crew != nil {
		return g.lanes[f].crew.members
	}
	return nil
}

// look implements graph. All successors are computed before the first of them is
// looked up, so that the memory accesses of the look-ups overlap.
func (g *graphOf[S]) look(state int, mode lookMode, options []option) bool {
	s := g.slab[state]
	for t := range g.lanes {
		c := g.cell(&s, t)
		if c == nil {
			return false
		}
		if mode == reducing {
			g.note(&s, t)
		}
		options[t] = option{effect: c.effect, state: -1, task: int16(t), steps: 1}
		if c.effect != stepped {
			continue
		}
		next := &g.nexts[t]
		*next = s
		(*next)[c.ownWord] += c.own
		(*next)[c.targetWord] += c.target
		if crew := g.lanes[t].crew; crew != nil {
			options[t].task = int16(g.exchange(next, crew, t))
		}
		if mode == reducing {
			moved := g.runMovers(next, nil)
			if moved < 0 {
				return false
			}
			options[t].steps += int32(moved)
		}
	}
	for t := range g.lanes {
		switch {
		case options[t].effect != stepped:
		case mode == existing:
			options[t].state = int32(g.find(&g.nexts[t]))
		default:
			options[t].state = int32(g.add(&g.nexts[t]))
		}
	}
	return true
}

// trail implements graph.
func (g *graphOf[S]) trail(state, task int, mode lookMode) []stride {
	s := g.slab[state]
	strides := []stride{g.stride(&s, task)}
	if mode == reducing {
		g.runMovers(&s, &strides)
	}
	return strides
}

// stride lets a task move in s, whose cell is known, and says what became of the
// tasks' places.
func (g *graphOf[S]) stride(s *S, task int) stride {
	c := g.cell(s, task)
	if c.effect != stepped {
		return stride{task: task}
	}
	(*s)[c.ownWord] += c.own
	(*s)[c.targetWord] += c.target
	crew := g.lanes[task].crew
	if crew == nil {
		return stride{task: task}
	}
	to := g.exchange(s, crew, task)
	return stride{task: task, crew: crew, from: crew.place[task], to: crew.place[to]}
}
