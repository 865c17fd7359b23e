package explore

import "lostupdate/engine"

// look implements graph. All successors are computed before the first of them is
// looked up, so that the memory accesses of the look-ups overlap.
func (g *graphOf[S]) look(state int, mode lookMode, v *view) bool {
	if !g.fits() {
		return false
	}
	s := g.slab[state]
	v.options, v.touches, v.movable, v.waits, v.raced = v.options[:0], v.touches[:0], 0, false, false
	g.found = g.found[:0]
	var candidates engine.TaskSet // that movers may be looked for among
	distinct := engine.TaskSet(0)
	if g.tied {
		distinct = g.distinct(&s)
	}
	// Of the task before: its field, row, and where its options begin; and whether
	// it is as good as any of its crew that has the same field.
	before, last, begun, alike := uint64(0), (*row)(nil), 0, false
	for t := range g.lanes {
		lane := &g.lanes[t]
		field := *wordAt(&s, lane.word) >> (lane.shift & 63) & lane.mask
		if alike && lane.follows && field == before && distinct>>(uint(t-1)&63)&3 == 0 {
			begun = g.repeat(v, t, last, begun)
			candidates |= candidates >> (uint(t-1) & 63) & 1 << (uint(t) & 63)
			continue
		}
		// What row and cell do, written out for the case that both are known: it
		// is what a search does nearly all the time.
		var r *row
		var c *cell
		if field < uint64(len(lane.rows)) && lane.rows[field] != nil {
			r = lane.rows[field]
			content := *wordAt(&s, r.word) >> (r.shift & 63) & r.mask
			if i := content - r.base; i < uint64(len(r.direct)) {
				c = &r.direct[i]
			}
		}
		if c == nil || c.effect == unknown {
			r = g.row(&s, t)
			if c = g.cell(&s, t, r); c == nil {
				return false
			}
		}
		before, last, begun, alike = field, r, len(v.options), true
		if c.effect == ended {
			continue
		}
		if r.candidate && mode == reducing && g.stillCandidate(&s, t, r) {
			candidates |= 1 << (uint(t) & 63)
		}
		if r.touch.access != 0 {
			g.compare(v, r)
		}
		if c.effect == blocked {
			v.waits = true
			continue
		}
		v.movable |= 1 << (uint(t) & 63)
		for branch := int16(0); ; branch++ {
			o := option{effect: c.effect, task: int16(t), branch: branch, state: -1, to: int16(t), steps: 1}
			if c.effect == stepped {
				alike = alike && c.own != 0 // one that stays where he is stays at his own place
				to, ok := g.follow(&s, t, r, c, mode)
				if !ok {
					return false
				}
				o.to, o.state = to, int32(len(g.found)-1)
			}
			v.options = append(v.options, o)
			if c.other == 0 {
				break
			}
			c = r.table.next(c)
		}
	}
	if mode == reducing && !g.reduce(candidates) {
		return false
	}
	g.lookUp(mode)
	for i := range v.options {
		if o := &v.options[i]; o.effect == stepped {
			found := &g.found[o.state]
			o.state, o.steps = found.index, 1+found.moved
		}
	}
	return true
}

// follow appends to found the state that a step leads to, and returns the task's
// place there. It reports false if the layout is too narrow.
func (g *graphOf[S]) follow(s *S, task int, r *row, c *cell, mode lookMode) (to int16, ok bool) {
	g.found = append(g.found, successor[S]{state: *s, task: int16(task), spawned: r.onTask})
	f := &g.found[len(g.found)-1]
	g.apply(&f.state, task, r, c)
	if mode == reducing {
		if f.moved = int32(g.runOwnMovers(&f.state, task, 0, nil)); f.moved < 0 {
			return 0, false
		}
	}
	place := task
	if crew := g.lanes[task].crew; crew != nil && (c.own != 0 || g.tied || f.moved > 0) {
		if place = g.exchange(&f.state, crew, task); place < 0 {
			return 0, false
		}
	}
	return int16(place), true
}

// repeat says of a task, whom nothing tells apart from the one before him, what
// was said of that one: his steps lead to the same states. Begun is where the
// options of the one before begin, and then where his own do.
func (g *graphOf[S]) repeat(v *view, task int, last *row, begun int) int {
	if last.touch.access != 0 {
		g.compare(v, last)
	}
	options := v.options[begun:]
	if len(options) > 0 {
		v.movable |= 1 << (uint(task) & 63)
	}
	for _, o := range options {
		o.task = int16(task)
		v.options = append(v.options, o)
	}
	return begun + len(options)
}

// compare books the data races between an access and those of the tasks before.
func (g *graphOf[S]) compare(v *view, r *row) {
	if !g.options.Races && g.space.raced[r.touch.object] {
		r.touch.access = 0 // nothing is left to find out
		return
	}
	for _, other := range v.touches {
		if other.object == r.touch.object && other.access.Clashes(r.touch.access) {
			g.space.raced[r.touch.object] = true
			v.raced = g.options.Races
		}
	}
	v.touches = append(v.touches, r.touch)
}

// lookUp gives the states that were found their numbers, and those that are new a
// place in the store.
func (g *graphOf[S]) lookUp(mode lookMode) {
	if mode == existing {
		for i := range g.found {
			g.found[i].index = int32(g.find(&g.found[i].state))
		}
		return
	}
	g.reserve(len(g.found))
	touched := entry(0)
	for i := range g.found {
		f := &g.found[i]
		f.hash = hashOf(&f.state)
		touched |= g.entries[f.hash>>(g.shift&63)]
	}
	g.touched = touched
	for i := range g.found {
		f := &g.found[i]
		f.index = int32(g.insert(&f.state, f.hash))
	}
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
		c = r.table.next(c)
	}
	strides := []stride{{task: int(task), branch: int(branch), asleep: asleep}}
	if c.effect != stepped {
		return strides
	}
	g.apply(&s, int(task), r, c)
	count := 0
	if mode == reducing {
		count = g.runOwnMovers(&s, int(task), 0, &strides)
	}
	if crew := g.lanes[task].crew; crew != nil {
		strides[len(strides)-1].place(crew, int(task), g.exchange(&s, crew, int(task)))
	}
	if mode == reducing {
		g.runMovers(&s, count, &strides)
	}
	return strides
}
