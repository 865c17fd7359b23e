package explore

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// A step of a search is two look-ups and an addition. The task's field selects a
// row, the field of the object that its operation is on selects a cell of the row,
// and the cell says by how much the fields change. Rows belong to a graph, since
// they know where its fields are; cells do not, and all graphs of a search share
// them.

// lane is where a task's field is, and its rows by local state.
type lane struct {
	rows        []*row
	mask        uint64
	word, shift uint8
	follows     bool  // the task before is of the same crew
	daemon      bool  // that it waits is no deadlock
	crew        *crew // the tasks it may be exchanged with, or nil
}

// row is one local state of one task, or of all tasks with the same body in the same
// process where it does not matter who acts. What every step needs comes first.
type row struct {
	// direct are the cells for the target's contents from base on, where the
	// target says all: what is known in the table, as much as it was when last
	// asked for more.
	direct []cell
	base   uint64

	mask        uint64 // of the target's field; 0 where there is none
	most        uint64 // contents from here up are all the same to it
	word, shift uint8

	free      bool // a mover, once it is possible
	candidate bool // where there is a reduction: it may be a mover, or there is something to note
	onTask    bool
	writes    bool // where access is set: it may change the object
	touch     touch

	table  *cells
	reach  int     // where its operation spreads: the place of its reach in spreading.reaches, + 1; 0 if that is not known, or everything
	access *access // what is assumed of the object it touches, where there is a reduction
	mutex  *access // what is assumed of the mutex it gives back, likewise
	second slot
}

// slot is where the field of an object is; its mask is 0 where there is none.
type slot struct {
	mask        uint64
	word, shift uint8
}

// cell is a move: what it adds to the fields that it changes.
type cell struct {
	own, target, second int32
	other               int32 // the next branch: its index among the table's branches + 1, or 0
	effect              effect
}

// cells are the moves from one local state: by the second field's content, or 0,
// and by the target's. Tasks with the same body in the same process share them where
// the operation does not depend on who it is.
type cells struct {
	strip  strip   // where the second field is 0, or there is none
	others []strip // for second fields from 1 up

	rest     map[pair]*cell // for contents too far apart to be kept in strips
	branches []cell         // second and further ones
	count    int            // cells known
}

// strip are cells for the target's contents from base on.
type strip struct {
	base  uint64
	cells []cell
}

type pair struct{ target, second uint64 }

func (t *cells) stripOf(second uint64) *strip {
	switch {
	case second == 0:
		return &t.strip
	case second <= uint64(len(t.others)):
		return &t.others[second-1]
	}
	return nil
}

// at returns a cell, or nil if it is not known.
func (t *cells) at(target, second uint64) *cell {
	if s := t.stripOf(second); s != nil {
		if i := target - s.base; i < uint64(len(s.cells)) && s.cells[i].effect != unknown {
			return &s.cells[i]
		}
	}
	if t.rest == nil {
		return nil
	}
	return t.rest[pair{target, second}]
}

// put makes a cell known. Contents that are far apart for so few cells go into a
// map: an object may have had many more contents than one local state ever meets.
func (t *cells) put(target, second uint64, c cell, from *arena) *cell {
	t.count++
	most := uint64(16 + 4*t.count)
	for second > uint64(len(t.others)) && second < most {
		t.others = append(t.others, strip{})
	}
	s := t.stripOf(second)
	if s == nil || !s.reach(target, most, from) {
		if t.rest == nil {
			t.rest = map[pair]*cell{}
		}
		t.rest[pair{target, second}] = &c
		return &c
	}
	s.cells[target-s.base] = c
	return &s.cells[target-s.base]
}

// reach makes a strip go as far as a content, unless it would be longer than most.
func (s *strip) reach(target, most uint64, from *arena) bool {
	n := uint64(len(s.cells))
	switch {
	case n == 0:
		s.base, s.cells = target, from.cells(1)
	case target < s.base:
		if s.base+n-target > most {
			return false
		}
		low := target - min(target, n) // grow by as much again: lower ones may follow
		wider := from.cells(int(s.base + n - low))
		copy(wider[s.base-low:], s.cells)
		s.base, s.cells = low, wider
	case target-s.base >= most:
		return false
	case target-s.base >= n:
		wider := from.cells(int(max(target-s.base+1, 2*n)))
		copy(wider, s.cells)
		s.cells = wider
	}
	return true
}

// arena hands out memory for cells in large pieces, since most local states meet
// few contents. What is given up for a larger piece is not used again.
type arena struct {
	free   []cell
	tables []cells
}

func (a *arena) cells(n int) []cell {
	if n > len(a.free) {
		a.free = make([]cell, max(n, 256))
	}
	piece := a.free[:n:n]
	a.free = a.free[n:]
	return piece
}

func (a *arena) table() *cells {
	if len(a.tables) == 0 {
		a.tables = make([]cells, 32)
	}
	t := &a.tables[0]
	a.tables = a.tables[1:]
	return t
}

// next returns the branch after c, or nil.
func (t *cells) next(c *cell) *cell {
	if c.other == 0 {
		return nil
	}
	return &t.branches[c.other-1]
}

// halted is the row of a task that has no next operation.
var halted = row{direct: []cell{{effect: ended}}}

// row returns the row of a task's local state in s.
func (g *graphOf[S]) row(s *S, task int) *row {
	lane := &g.lanes[task]
	field := *wordAt(s, lane.word) >> (lane.shift & 63) & lane.mask
	if field < uint64(len(lane.rows)) {
		if r := lane.rows[field]; r != nil {
			return r
		}
	}
	return g.learnRow(task, field)
}

// cell returns what comes of the task's operation in s, its first branch, or nil
// if the layout is too narrow for it.
func (g *graphOf[S]) cell(s *S, task int, r *row) *cell {
	content := min(*wordAt(s, r.word)>>(r.shift&63)&r.mask, r.most)
	if i := content - r.base; i < uint64(len(r.direct)) && r.direct[i].effect != unknown {
		return &r.direct[i]
	}
	second := *wordAt(s, r.second.word) >> (r.second.shift & 63) & r.second.mask
	c := r.table.at(content, second)
	if c == nil {
		if c = g.learnCell(s, task, r, content, second); c == nil {
			return nil
		}
	}
	if r.second.mask == 0 {
		r.base, r.direct = r.table.strip.base, r.table.strip.cells
	}
	return c
}

func (g *graphOf[S]) learnRow(task int, field uint64) *row {
	l := g.space.at(task, field)
	if g.space.wide && (g.movers != nil || !g.options.NoSymmetry) {
		g.assumed.broken = true // neither reduction knows of steps that spread
	}
	r := &halted
	if l.stage == routine.Announced {
		r = g.newRow(task, field, l)
	}
	lane := &g.lanes[task]
	if field >= uint64(len(lane.rows)) {
		lane.rows = append(make([]*row, 0, max(field+1, 2*uint64(len(lane.rows)), 8)), lane.rows...)
		lane.rows = lane.rows[:cap(lane.rows)]
	}
	lane.rows[field] = r
	return r
}

func (g *graphOf[S]) newRow(task int, field uint64, l local) *row {
	if first := g.space.first[task]; first != task && !g.space.namesWho(l) {
		if rows := g.lanes[first].rows; field < uint64(len(rows)) && rows[field] != nil {
			return rows[field]
		}
		return g.learnRow(first, field)
	}
	if len(g.rows) == 0 {
		g.rows = make([]row, 32)
	}
	r := &g.rows[0]
	g.rows = g.rows[1:]
	target := g.slot(l.target)
	*r = row{onTask: l.op.Kind.OnTask(), mask: target.mask, most: ^uint64(0), word: target.word, shift: target.shift, second: g.slot(l.second)}
	if l.target >= g.space.tasks {
		r.touch = touch{int32(l.target - g.space.tasks), l.op.Kind.Access()}
	}
	if r.onTask {
		r.most = crashed + 1 // wherever a task is that has started
	}
	if r.onTask && l.target >= 0 && g.lanes[l.target].crew != nil {
		g.assumed.broken = true // a task that others name cannot be exchanged
	}
	if g.space.machine.Spreads(l.op) {
		r.reach = g.learnReach(task, l.op)
	}
	if g.movers != nil && !r.onTask && (l.target >= 0 || l.op.Kind.OnNothing()) {
		g.movers.learn(r, l, g.space.program.Objects)
	}
	r.table = g.space.cellsOf(task, field, l)
	return r
}

func (g *graphOf[S]) slot(f int) slot {
	if f < 0 {
		return slot{}
	}
	field := g.layout.fields[f]
	return slot{word: uint8(field.word), shift: uint8(field.shift), mask: field.mask}
}

// learnCell asks for what comes of a task's operation in s. It returns nil if new
// values have turned up that are too large for the layout. Then the graph is given
// up for a wider one.
func (g *graphOf[S]) learnCell(s *S, task int, r *row, content, second uint64) *cell {
	get := func(f int) uint64 { return g.get(s, f) }
	g.asked = g.space.ask(task, get, g.asked[:0])
	own := get(task)
	l := g.space.at(task, own)
	difference := func(f int, after uint64) int32 {
		if f < 0 {
			return 0
		}
		return int32(int64(after) - int64(get(f)))
	}
	next := int32(0)
	var c *cell
	for i := len(g.asked) - 1; i >= 0; i-- {
		m := g.asked[i]
		branch := cell{effect: m.effect, other: next}
		if m.effect == stepped {
			branch.own, branch.target, branch.second = difference(task, m.own), difference(l.target, m.target), difference(l.second, m.second)
		}
		if i > 0 {
			r.table.branches = append(r.table.branches, branch)
			next = int32(len(r.table.branches))
			continue
		}
		c = r.table.put(content, second, branch, &g.space.arena)
	}
	if !g.fits() {
		return nil
	}
	return c
}

// fits reports whether the layout has room for all values that have been met so
// far, here or in another graph of the same search. If not, wanted is set. A look at
// what exists meets no value that this graph has not met before.
func (g *graphOf[S]) fits() bool {
	if g.widened == g.space.widened || g.mode == existing {
		return true
	}
	for f, width := range g.space.widths {
		if width > g.layout.fields[f].width {
			g.wanted = g.space.roomyLayout()
			return false
		}
	}
	g.widened = g.space.widened
	return true
}

// apply lets a task's move happen in s. Fields never overflow, so that adding a
// difference to one leaves the others of its word as they are.
func (g *graphOf[S]) apply(s *S, task int, r *row, c *cell) {
	lane := &g.lanes[task]
	*wordAt(s, lane.word) += uint64(int64(c.own)) << (lane.shift & 63)
	*wordAt(s, r.word) += uint64(int64(c.target)) << (r.shift & 63)
	if c.second != 0 {
		*wordAt(s, r.second.word) += uint64(int64(c.second)) << (r.second.shift & 63)
	}
}

// namesWho reports whether it matters which of the tasks of one process does the
// operation: whether some object that it acts on names tasks.
func (sp *space) namesWho(l local) bool {
	objects := sp.program.Objects
	names := func(id engine.ObjectID) bool { return !exists(id, len(objects)) || machine.NamesTasks(&objects[id]) }
	switch kind := l.op.Kind; {
	case kind.OnTask():
		return true
	case kind.OnNothing():
		return false
	default:
		return names(l.op.Object) || kind.OnTwo() && names(l.op.With)
	}
}

// cellsOf returns the cells of a task's local state.
func (sp *space) cellsOf(task int, field uint64, l local) *cells {
	if !sp.namesWho(l) {
		task = sp.first[task]
	}
	tables := &sp.tables[task]
	if field >= uint64(len(*tables)) {
		*tables = append(make([]*cells, 0, max(field+1, 2*uint64(len(*tables)), 8)), *tables...)
		*tables = (*tables)[:cap(*tables)]
	}
	if (*tables)[field] == nil {
		(*tables)[field] = sp.arena.table()
	}
	return (*tables)[field]
}
