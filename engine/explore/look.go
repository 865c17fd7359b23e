package explore

import "lostupdate/engine"

// look implements graph. All successors are computed before the first of them is
// looked up, so that the memory accesses of the look-ups overlap.
func (g *graphOf[S]) look(state int, mode lookMode, v *view) bool {
	s := g.slab[state]
	v.options, v.touches, v.movable, v.waits, v.raced = v.options[:0], v.touches[:0], 0, false, false
	g.nexts = g.nexts[:0]
	for t := range g.lanes {
		// What row and cell do, written out for the case that both are known: it
		// is what a search does nearly all the time.
		lane := &g.lanes[t]
		field := s[lane.word] >> (lane.shift & 63) & lane.mask
		if field >= uint64(len(lane.rows)) || !lane.rows[field].asked {
			g.learnRow(t, field)
		}
		r := &lane.rows[field]
		if r.halts {
			continue
		}
		var c *cell
		if content := s[r.target.word] >> (r.target.shift & 63) & r.target.mask; content < uint64(len(r.direct)) {
			c = &r.direct[content]
		}
		if c == nil || c.effect == unknown {
			if c = g.cell(&s, t, r); c == nil {
				return false
			}
		}
		if mode == reducing && r.access != nil && !r.access.settled {
			g.note(&s, t, r)
		}
		if r.touch.access != 0 && (g.options.Races || !g.space.raced[r.touch.object]) {
			g.compare(v, r.touch)
		}
		if c.effect == blocked {
			v.waits = v.waits || !lane.daemon
			continue
		}
		v.movable |= 1 << uint(t)
		for branch := int16(0); c != nil; c, branch = c.other, branch+1 {
			o := option{effect: c.effect, task: int16(t), branch: branch, state: -1, to: int16(t), steps: 1}
			g.nexts = append(g.nexts, s)
			if c.effect == spread && !g.lookWide(&g.nexts[len(g.nexts)-1], &o) {
				return false
			}
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
		asleep = engine.TaskSet(g.content(&s, int(l.op.Object)))
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
