package explore

import "lostupdate/engine"

// look implements graph. All successors are computed before the first of them is
// looked up, so that the memory accesses of the look-ups overlap. Option i leads
// to next[i], until it is looked up.
func (g *graphOf[S]) look(state int, mode lookMode, v *view) bool {
	g.mode = mode
	if g.widened != g.space.widened && !g.fits() {
		return false
	}
	s := g.slab[state]
	v.touches, v.raced = v.touches[:0], false
	g.spawned = false
	options, next, count := v.options[:cap(v.options)], g.next, 0
	movable, candidates, waits := engine.TaskSet(0), engine.TaskSet(0), false
	distinct := engine.TaskSet(0)
	if g.tied {
		distinct = g.distinct(&s)
	}
	// Of the task before: its field, row, and where its options begin; and whether
	// it is as good as any of its crew that has the same field.
	before, last, begun, alike := uint64(0), (*row)(nil), 0, false
	lanes := g.lanes
	for t := range lanes {
		lane := &lanes[t]
		field := *wordAt(&s, lane.word) >> (lane.shift & 63) & lane.mask
		if lane.follows && alike && field == before && distinct>>(uint(t-1)&63)&3 == 0 {
			v.options = options
			begun, count = g.repeat(v, t, last, begun, count)
			options, next = v.options[:cap(v.options)], g.next
			movable |= movable >> (uint(t-1) & 63) & 1 << (uint(t) & 63)
			candidates |= candidates >> (uint(t-1) & 63) & 1 << (uint(t) & 63)
			continue
		}
		// What row and cell do, written out for the case that both are known: it
		// is what a search does nearly all the time.
		var r *row
		var c *cell
		if field < uint64(len(lane.rows)) && lane.rows[field] != nil {
			r = lane.rows[field]
			content := min(*wordAt(&s, r.word)>>(r.shift&63)&r.mask, r.most)
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
		if lane.crew != nil {
			before, last, begun, alike = field, r, count, true
		}
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
			waits = waits || !lane.daemon
			continue
		}
		movable |= 1 << (uint(t) & 63)
		for branch := int16(0); ; branch++ {
			if count >= len(options) || count >= len(next) {
				options, next = g.moreOptions(v, options, count)
			}
			o := &options[count]
			o.state, o.steps, o.task, o.branch, o.to, o.effect = int32(count), 1, int16(t), branch, int16(t), c.effect
			if c.effect == stepped {
				to := &next[count]
				*to = s
				*wordAt(to, lane.word) += uint64(int64(c.own)) << (lane.shift & 63)
				*wordAt(to, r.word) += uint64(int64(c.target)) << (r.shift & 63)
				if c.second != 0 {
					*wordAt(to, r.second.word) += uint64(int64(c.second)) << (r.second.shift & 63)
				}
				if lane.crew != nil || mode == reducing {
					alike = alike && c.own != 0 // one that stays where he is stays at his own place
					if !g.settle(to, lane, r, c, mode, o) {
						return false
					}
				}
			} else if c.effect == spread {
				next[count] = s
				if !g.lookWide(&next[count], r, o) {
					return false
				}
			}
			count++
			if c.other == 0 {
				break
			}
			c = r.table.next(c)
		}
	}
	v.options, v.movable, v.waits = options[:count], movable, waits
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

// lookAt implements graph.
func (g *graphOf[S]) lookAt(state, task int, v *view) bool {
	g.mode = existing
	s, lane := g.slab[state], &g.lanes[task]
	v.options, v.movable = v.options[:0], 0
	r := g.row(&s, task)
	for c := g.cell(&s, task, r); c != nil && c.effect != ended && c.effect != blocked; c = r.table.next(c) {
		o := option{state: -1, steps: 1, task: int16(task), branch: int16(len(v.options)), to: int16(task), effect: c.effect}
		next := s
		switch c.effect {
		case stepped:
			g.apply(&next, task, r, c)
			if lane.crew != nil {
				g.settle(&next, lane, r, c, existing, &o)
			}
		case spread:
			g.lookWide(&next, r, &o)
		}
		if o.effect == stepped {
			o.state = int32(g.find(&next))
		}
		v.options = append(v.options, o)
		v.movable = 1 << (uint(task) & 63)
	}
	return v.movable != 0
}

// moreOptions makes room for more of them than count. Inlined, it would cost look
// its registers.
//
//go:noinline
func (g *graphOf[S]) moreOptions(v *view, options []option, count int) ([]option, []S) {
	n := 2*count + len(g.lanes)
	v.options = append(make([]option, 0, n), options[:count]...)
	g.next = append(make([]S, 0, n), g.next[:count]...)[:n]
	g.hashes = make([]uint64, n)
	return v.options[:n], g.next
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
// was said of that one: his steps lead to the same states. The options of the one
// before go from begun to count; those of the two are returned.
func (g *graphOf[S]) repeat(v *view, task int, last *row, begun, count int) (int, int) {
	if last.touch.access != 0 {
		g.compare(v, last)
	}
	if 2*count-begun > len(v.options) || 2*count-begun > len(g.next) {
		v.options, _ = g.moreOptions(v, v.options, count)
	}
	again := v.options[count : 2*count-begun]
	copy(again, v.options[begun:count])
	for i := range again {
		again[i].task = int16(task)
	}
	return count, 2*count - begun
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

// lookUp turns options that lead to next states into options that lead to states
// of the store.
func (g *graphOf[S]) lookUp(v *view) {
	for i := range v.options {
		if o := &v.options[i]; o.effect == stepped {
			o.state = int32(g.find(&g.next[o.state]))
		}
	}
}

// lookUpOrAdd is lookUp with new states added to the store. It touches the table
// for all of them before it looks at what is there, so that the memory accesses
// overlap.
func (g *graphOf[S]) lookUpOrAdd(v *view) {
	options := v.options
	if len(g.slab)+len(options) > g.room {
		g.reserve(len(options))
	}
	p, next, hashes, ahead := g.probe(), g.next[:len(options)], g.hashes[:len(options)], entry(0)
	for i := range next { // those that nothing leads to are not looked at again
		h := hashOf(&next[i])
		hashes[i] = h
		ahead |= p.entries[p.home(h)]
	}
	g.ahead = ahead
	for i := range options {
		o := &options[i]
		if o.effect != stepped {
			continue
		}
		if int(o.state) != i { // a repeated one
			o.state = options[o.state].state
			continue
		}
		h := hashes[i]
		if e := p.entries[p.home(h)]; e != 0 && p.suits(e, h) && g.slab[e&p.low-1] == next[i] {
			o.state = int32(e&p.low - 1) // as insert would say
		} else {
			o.state = int32(g.insert(&next[i], h))
		}
	}
}

// trail implements graph.
func (g *graphOf[S]) trail(state int, task, branch int16, mode lookMode) []stride {
	g.mode = existing
	s := g.slab[state]
	l := g.space.at(int(task), g.get(&s, int(task)))
	var asleep engine.TaskSet
	if l.op.Kind == engine.OpNotify && l.target >= 0 {
		asleep = engine.TaskSet(g.content(&s, int(l.op.Object)))
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
