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

	// look fills view with what can happen in a state, and returns false if it
	// could not because the layout has become too narrow: then the graph must be
	// repacked. What it did so far is not lost. mode says whether states that
	// are new are added.
	look(state int, mode lookMode, v *view) bool

	// trail returns the steps behind one option of a state, in order: one, or
	// more where reducing.
	trail(state int, task, branch int16, mode lookMode) []stride

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

// view is what can happen in a state.
type view struct {
	options []option
	movable engine.TaskSet // tasks that have options
	waits   bool           // some task waits
	raced   bool           // there is a data race, and that is a finding
	touches []touch        // accesses to variables that could happen next
}

// touch is an access to a variable that a task could make next. Two that clash in
// some reachable state are a data race: in some run no happens-before orders them.
type touch struct {
	object int
	access engine.Access
}

// option is one way in which one task can move.
type option struct {
	effect effect // stepped, failed or refused
	task   int16  // the task's place
	branch int16
	to     int16 // where stepped: the task's place afterwards; symmetry may move it
	state  int32 // where stepped: the state it leads to, or -1
	steps  int32 // steps that were taken at once: 1, or more where reducing
}

// stride is one step of a task, given by its place, and how the places of its
// crew changed after it.
type stride struct {
	task, branch int
	asleep       engine.TaskSet // where branch chooses among sleepers: their places
	crew         *crew
	from, to     int
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
	asked  bool
	halts  bool // no next operation
	onTask bool
	writes bool // where access is set: it may change the object
	touch  touch
	target slot
	second slot

	targetField, secondField int

	access *access // what is assumed of the object it touches, where there is a reduction
	mutex  *access // what is assumed of the mutex it gives back, likewise
	table  *cells
}

// cells are the moves from one local state: by the second field's content, or 0,
// and by the target's. Tasks of a crew share them where the operation does not
// depend on who it is.
type cells struct{ known [][]cell }

// slot is where the field of an object is; its mask is 0 where there is none.
type slot struct {
	word, shift uint8
	mask        uint64
}

// cell is a move: the values of the fields that it sets.
type cell struct {
	effect              effect
	own, target, second uint64
	other               *cell // the next branch
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
	sleeps  []int   // objects that are conditions
	wanted  *layout // a wider layout, without which a look cannot go on
	nexts   []S     // of the options being looked at
	asked   []move  // reused
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
		widths[t] = max(each, uint(bits.Len64(sp.startField(t))))
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
		lanes: make([]lane, sp.tasks)}
	for t := range g.lanes {
		f := l.fields[t]
		g.lanes[t] = lane{word: uint8(f.word), shift: uint8(f.shift), mask: f.mask}
	}
	for i, object := range sp.program.Objects {
		switch object.Kind {
		case engine.Mutex:
			g.mutexes = append(g.mutexes, l.fields[sp.tasks+i])
		case engine.Condition:
			g.sleeps = append(g.sleeps, i)
		}
	}
	if !o.NoSymmetry {
		for _, c := range crewsOf(sp) {
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
		g.put(&start, t, g.space.startField(t))
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

// row returns the row of a task's local state in s.
func (g *graphOf[S]) row(s *S, task int) *row {
	lane := &g.lanes[task]
	field := (*s)[lane.word] >> (lane.shift & 63) & lane.mask
	if field >= uint64(len(lane.rows)) || !lane.rows[field].asked {
		g.learnRow(task, field)
	}
	return &lane.rows[field]
}

// cell returns what comes of the task's operation in s, its first branch, or nil
// if the layout is too narrow for it.
func (g *graphOf[S]) cell(s *S, task int, r *row) *cell {
	if r.halts {
		return &haltCell
	}
	content := (*s)[r.target.word] >> (r.target.shift & 63) & r.target.mask
	if r.onTask {
		content = uint64(statusOf(content))
	}
	second := (*s)[r.second.word] >> (r.second.shift & 63) & r.second.mask
	if known := r.table.known; second < uint64(len(known)) && content < uint64(len(known[second])) {
		if c := &known[second][content]; c.effect != unknown {
			return c
		}
	}
	return g.learnCell(s, task, r, content, second)
}

// fitting returns a new cell, or nil if the layout is too narrow for it. Then the
// graph is given up for a wider one.
func (g *graphOf[S]) fitting(c *cell, task int, r *row) *cell {
	for branch := c; branch != nil; branch = branch.other {
		switch {
		case branch.effect != stepped:
		case branch.own > g.lanes[task].mask:
			g.widen(task, branch.own)
			return nil
		case r.target.mask != 0 && branch.target > r.target.mask:
			g.widen(r.targetField, branch.target)
			return nil
		case r.second.mask != 0 && branch.second > r.second.mask:
			g.widen(r.secondField, branch.second)
			return nil
		}
	}
	return c
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
	r := row{asked: true, halts: l.stage != routine.Announced, onTask: l.op.Kind.OnTask(),
		target: g.slot(l.target), second: g.slot(l.second), targetField: l.target, secondField: l.second}
	if l.target >= g.space.tasks {
		r.touch = touch{l.target - g.space.tasks, l.op.Kind.Access()}
	}
	if r.onTask && l.target >= 0 && g.lanes[l.target].crew != nil {
		g.assumed.broken = true // a task that others name cannot be exchanged
	}
	if g.movers != nil && l.target >= 0 && !r.onTask {
		g.movers.learn(&r, l)
	}
	r.table = g.sharedTable(lane, field, l)
	lane.rows[field] = r
}

// sharedTable returns the cells that another task of the crew has for a local
// state, or new ones. Who acts matters to all operations but those on variables
// and semaphores.
func (g *graphOf[S]) sharedTable(lane *lane, field uint64, l local) *cells {
	if lane.crew != nil && (l.op.Kind.Access() != 0 || l.op.Kind == engine.OpAcquire || l.op.Kind == engine.OpRelease) {
		for _, mate := range lane.crew.members {
			if rows := g.lanes[mate].rows; field < uint64(len(rows)) && rows[field].table != nil {
				return rows[field].table
			}
		}
	}
	return &cells{}
}

func (g *graphOf[S]) slot(f int) slot {
	if f < 0 {
		return slot{}
	}
	field := g.layout.fields[f]
	return slot{word: uint8(field.word), shift: uint8(field.shift), mask: field.mask}
}

func (g *graphOf[S]) learnCell(s *S, task int, r *row, content, second uint64) *cell {
	g.asked = g.space.ask(task, func(f int) uint64 { return g.get(s, f) }, g.asked[:0])
	var others *cell
	for i := len(g.asked) - 1; i > 0; i-- {
		others = newCell(g.asked[i], others)
	}
	t := r.table
	for uint64(len(t.known)) <= second {
		t.known = append(t.known, nil)
	}
	for uint64(len(t.known[second])) <= content {
		t.known[second] = append(t.known[second], cell{})
	}
	c := &t.known[second][content]
	*c = *newCell(g.asked[0], others)
	return g.fitting(c, task, r)
}

func newCell(m move, other *cell) *cell {
	return &cell{effect: m.effect, own: m.own, target: m.target, second: m.second, other: other}
}

// apply lets a task's move happen in s.
func (g *graphOf[S]) apply(s *S, task int, r *row, c *cell) {
	lane := &g.lanes[task]
	(*s)[lane.word] = (*s)[lane.word]&^(lane.mask<<(lane.shift&63)) | c.own<<(lane.shift&63)
	if r.target.mask != 0 {
		(*s)[r.target.word] = (*s)[r.target.word]&^(r.target.mask<<(r.target.shift&63)) | c.target<<(r.target.shift&63)
	}
	if r.second.mask != 0 {
		(*s)[r.second.word] = (*s)[r.second.word]&^(r.second.mask<<(r.second.shift&63)) | c.second<<(r.second.shift&63)
	}
}

func (g *graphOf[S]) widen(f int, value uint64) {
	var alike []int
	if f < len(g.lanes) && g.lanes[f].crew != nil {
		alike = g.lanes[f].crew.members
	}
	g.wanted = g.layout.widened(f, value, alike)
}

// look implements graph. All successors are computed before the first of them is
// looked up, so that the memory accesses of the look-ups overlap.
func (g *graphOf[S]) look(state int, mode lookMode, v *view) bool {
	s := g.slab[state]
	v.options, v.touches, v.movable, v.waits, v.raced = v.options[:0], v.touches[:0], 0, false, false
	g.nexts = g.nexts[:0]
	for t := range g.lanes {
		r := g.row(&s, t)
		c := g.cell(&s, t, r)
		if c == nil {
			return false
		}
		if mode == reducing {
			g.note(&s, t, r)
		}
		if r.touch.access != 0 {
			g.compare(v, r.touch)
		}
		if c.effect == ended {
			continue
		}
		if c.effect == blocked {
			v.waits = true
			continue
		}
		v.movable = v.movable.With(engine.TaskID(t))
		for branch := int16(0); c != nil; c, branch = c.other, branch+1 {
			o := option{effect: c.effect, task: int16(t), branch: branch, state: -1, to: int16(t), steps: 1}
			g.nexts = append(g.nexts, s)
			if c.effect == stepped && !g.lookAhead(&g.nexts[len(g.nexts)-1], r, c, mode, &o) {
				return false
			}
			v.options = append(v.options, o)
		}
	}
	for i := range v.options {
		switch {
		case v.options[i].effect != stepped:
		case mode == existing:
			v.options[i].state = int32(g.find(&g.nexts[i]))
		default:
			v.options[i].state = int32(g.add(&g.nexts[i]))
		}
	}
	return true
}

// compare books the data races between an access and those of the tasks before.
func (g *graphOf[S]) compare(v *view, t touch) {
	if g.space.raced[t.object] && !g.options.Races {
		return
	}
	for _, other := range v.touches {
		if other.object == t.object && other.access.Clashes(t.access) {
			g.space.raced[t.object] = true
			v.raced = g.options.Races
		}
	}
	v.touches = append(v.touches, t)
}

// lookAhead computes the state that a step leads to, in next. It reports false if
// the layout is too narrow.
func (g *graphOf[S]) lookAhead(next *S, r *row, c *cell, mode lookMode, o *option) bool {
	g.apply(next, int(o.task), r, c)
	if crew := g.lanes[o.task].crew; crew != nil {
		to := g.exchange(next, crew, int(o.task))
		if to < 0 {
			return false
		}
		o.to = int16(to)
	}
	if mode == reducing {
		moved := g.runMovers(next, nil)
		if moved < 0 {
			return false
		}
		o.steps += int32(moved)
	}
	return true
}

// trail implements graph.
func (g *graphOf[S]) trail(state int, task, branch int16, mode lookMode) []stride {
	s := g.slab[state]
	l := g.space.at(int(task), g.get(&s, int(task)))
	var asleep engine.TaskSet
	if l.op.Kind == engine.OpNotify && l.target >= 0 {
		asleep = g.sleepers(&s, int(l.op.Object))
	}
	r := g.row(&s, int(task))
	c := g.cell(&s, int(task), r)
	for range branch {
		c = c.other
	}
	strides := []stride{g.stride(&s, int(task), r, c)}
	strides[0].branch, strides[0].asleep = int(branch), asleep
	if mode == reducing && c.effect == stepped {
		g.runMovers(&s, &strides)
	}
	return strides
}

// stride lets a task move in s and says what became of the tasks' places. A crew
// that cannot be sorted because the layout is too narrow is left as it is, and
// g.wanted is set.
func (g *graphOf[S]) stride(s *S, task int, r *row, c *cell) stride {
	if c.effect != stepped {
		return stride{task: task}
	}
	g.apply(s, task, r, c)
	crew := g.lanes[task].crew
	if crew == nil {
		return stride{task: task}
	}
	to := g.exchange(s, crew, task)
	if to < 0 {
		return stride{task: task}
	}
	return stride{task: task, crew: crew, from: crew.place[task], to: crew.place[to]}
}
