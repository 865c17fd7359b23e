package explore

import "lostupdate/engine"

// look implements graph. All successors are computed before the first of them is
// looked up, so that the memory accesses of the look-ups overlap.
func (g *graphOf[S]) look(state int, mode lookMode, v *view) bool {
	if g.widened != g.space.widened && !g.fits() {
		return false
	}
	s := g.slab[state]
	v.options, v.touches, v.movable, v.waits, v.raced = v.options[:0], v.touches[:0], 0, false, false
	g.next, g.spawned = g.next[:0], false
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
		if lane.follows && alike && field == before && distinct>>(uint(t-1)&63)&3 == 0 {
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
			v.options = append(v.options, option{state: int32(len(g.next)), steps: 1, task: int16(t), branch: branch, to: int16(t), effect: c.effect})
			if c.effect == stepped {
				alike = alike && c.own != 0 // one that stays where he is stays at his own place
				g.next = append(g.next, s)
				next := &g.next[len(g.next)-1]
				*wordAt(next, lane.word) += uint64(int64(c.own)) << (lane.shift & 63)
				*wordAt(next, r.word) += uint64(int64(c.target)) << (r.shift & 63)
				if c.second != 0 {
					*wordAt(next, r.second.word) += uint64(int64(c.second)) << (r.second.shift & 63)
				}
				if (mode == reducing || lane.crew != nil) && !g.settle(next, lane, r, c, mode, &v.options[len(v.options)-1]) {
					return false
				}
			}
			if c.other == 0 {
				break
			}
			c = r.table.next(c)
		}
	}
	if (candidates != 0 || g.spawned) && !g.reduce(candidates, v) {
		return false
	}
	if mode == existing {
		g.lookUp(v)
	} else {
		g.lookUpOrAdd(v)
	}
	return true
}

// settle does what has to be done with the state that a step leads to: it takes
// the task's own movers, and sorts the crew. It reports false if the layout is too
// narrow.
func (g *graphOf[S]) settle(next *S, lane *lane, r *row, c *cell, mode lookMode, o *option) bool {
	if mode == reducing {
		g.spawned = g.spawned || r.onTask
		field := *wordAt(next, lane.word) >> (lane.shift & 63) & lane.mask
		if field >= uint64(len(lane.rows)) || lane.rows[field] == nil || lane.rows[field].candidate {
			moved := g.runOwnMovers(next, int(o.task), 0, nil)
			if moved < 0 {
				return false
			}
			o.steps += int32(moved)
		}
	}
	if lane.crew != nil && (c.own != 0 || g.tied || o.steps > 1) {
		to := g.exchange(next, lane.crew, int(o.task))
		if to < 0 {
			return false
		}
		o.to = int16(to)
	}
	return true
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

// lookUp turns options, which number the next states, into options that lead to
// states of the store.
func (g *graphOf[S]) lookUp(v *view) {
	for i := range v.options {
		if o := &v.options[i]; o.effect == stepped {
			o.state = int32(g.find(&g.next[o.state]))
		}
	}
}

// lookUpOrAdd is lookUp with new states added to the store.
func (g *graphOf[S]) lookUpOrAdd(v *view) {
	next := g.next
	if len(g.slab)+len(next) > g.room {
		g.reserve(len(next))
	}
	if len(g.hashes) < len(next) {
		g.hashes = make([]uint64, 2*len(next))
	}
	p, hashes, ahead := g.probe(), g.hashes[:len(next)], entry(0)
	for i := range next {
		h := hashOf(&next[i])
		hashes[i] = h
		ahead |= p.entries[p.home(h)]
	}
	g.ahead = ahead
	index, of := int32(0), int32(-1) // the number of the next state looked up last
	for i := range v.options {
		o := &v.options[i]
		if o.effect != stepped {
			continue
		}
		if o.state != of {
			of = o.state
			state, h := &next[of], hashes[of]
			if e := p.entries[p.home(h)]; e != 0 && p.suits(e, h) && g.slab[e&p.low-1] == *state {
				index = int32(e&p.low - 1) // as insert would say
			} else {
				index = int32(g.insert(state, h))
			}
		}
		o.state = index
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
