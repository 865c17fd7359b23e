package explore

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// lane is where a task's field is, and its rows by local state.
type lane struct {
	word, shift uint8
	mask        uint64
	crew        *crew // the tasks it may be exchanged with, or nil
	daemon      bool  // that it waits is no deadlock
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

	free   bool    // a mover, once it is possible
	access *access // what is assumed of the object it touches, where there is a reduction
	mutex  *access // what is assumed of the mutex it gives back, likewise
	table  *cells
	direct []cell // table.dense[0], as long as it was when last asked, where the target's content says all
}

// cells are the moves from one local state: by the second field's content, or 0,
// and by the target's. Tasks of a crew share them where the operation does not
// depend on who it is.
type cells struct {
	dense [][]cell       // for contents with small numbers
	rest  map[pair]*cell // for the others
	count int            // cells known
}

type pair struct{ target, second uint64 }

// at returns a cell, or nil if it is not known.
func (t *cells) at(target, second uint64) *cell {
	if second < uint64(len(t.dense)) && target < uint64(len(t.dense[second])) {
		if c := &t.dense[second][target]; c.effect != unknown {
			return c
		}
	}
	return t.rest[pair{target, second}]
}

// put makes a cell known. Numbers that are large for so few cells go into a map:
// an object may have had many more contents than one local state ever meets.
func (t *cells) put(target, second uint64, c cell) *cell {
	t.count++
	most := uint64(16 + 4*t.count)
	if second < uint64(len(t.dense)) && target < uint64(len(t.dense[second])) {
		t.dense[second][target] = c
		return &t.dense[second][target]
	}
	if target >= most || second >= most {
		if t.rest == nil {
			t.rest = map[pair]*cell{}
		}
		t.rest[pair{target, second}] = &c
		return &c
	}
	for uint64(len(t.dense)) <= second {
		t.dense = append(t.dense, nil)
	}
	row := append(t.dense[second], make([]cell, target+1-uint64(len(t.dense[second])))...)
	row[target] = c
	t.dense[second] = row
	return &row[target]
}

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
		return &g.halt
	}
	content := (*s)[r.target.word] >> (r.target.shift & 63) & r.target.mask
	if r.onTask {
		content = uint64(statusOf(content))
	}
	second := (*s)[r.second.word] >> (r.second.shift & 63) & r.second.mask
	c := r.table.at(content, second)
	if c == nil {
		if c = g.learnCell(s, task, r, content, second); c == nil {
			return nil
		}
	}
	if !r.onTask && r.second.mask == 0 && len(r.table.dense) > 0 {
		r.direct = r.table.dense[0]
	}
	return c
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
	if g.space.wide && (g.movers != nil || !g.options.NoSymmetry) {
		g.assumed.broken = true // neither reduction knows of steps that spread
	}
	if r.onTask && l.target >= 0 && g.lanes[l.target].crew != nil {
		g.assumed.broken = true // a task that others name cannot be exchanged
	}
	if g.movers != nil && !r.onTask && (l.target >= 0 || l.op.Kind.OnNothing()) && !r.halts {
		g.movers.learn(&r, l, g.space.program.Objects)
	}
	r.table = g.sharedTable(lane, field, l)
	lane.rows[field] = r
}

// sharedTable returns the cells that another task of the crew has for a local
// state, or new ones.
func (g *graphOf[S]) sharedTable(lane *lane, field uint64, l local) *cells {
	if lane.crew != nil && g.anonymous(l) {
		for _, mate := range lane.crew.members {
			if rows := g.lanes[mate].rows; field < uint64(len(rows)) && rows[field].table != nil {
				return rows[field].table
			}
		}
	}
	return &cells{}
}

// anonymous reports whether what comes of an operation does not depend on who does
// it: no object that it acts on names tasks.
func (g *graphOf[S]) anonymous(l local) bool {
	objects := g.space.program.Objects
	names := func(id engine.ObjectID) bool { return !exists(id, len(objects)) || machine.NamesTasks(&objects[id]) }
	switch kind := l.op.Kind; {
	case kind.OnTask():
		return false
	case kind.OnNothing():
		return true
	default:
		return !names(l.op.Object) && !(kind.OnTwo() && names(l.op.With))
	}
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
		branch := cellOf(g.asked[i], others)
		others = &branch
	}
	c := r.table.put(content, second, cellOf(g.asked[0], others))
	return g.fitting(c, task, r)
}

func cellOf(m move, other *cell) cell {
	return cell{effect: m.effect, own: m.own, target: m.target, second: m.second, other: other}
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
