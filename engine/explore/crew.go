package explore

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// crew is a set of tasks that do the same and that nobody tells apart: they run
// the same body in the same process and are not the target of a spawn or join.
// Exchanging two of them leads to a state in which the same can happen, with the two
// exchanged. So only one of each set of states that differ in such a way is kept: the
// one in which the tasks are sorted by local state, by the mutexes that they hold and
// by how they stand to all other objects whose contents name tasks, such as the
// conditions on which they sleep. Daemons are no part of a crew.
//
// Symmetry reduction by sorting is due to Ip and Dill, "Better Verification
// Through Symmetry" (1996).
type crew struct {
	members []int  // ascending
	place   []int8 // by task: its index in members, or -1

	// Where the members' fields follow each other in one word, that is where: the
	// first one's shift and the width of all. Otherwise width is 0.
	word  uint8
	shift uint
	width uint
}

func crewsOf(sp *space, l *layout) []*crew {
	var crews []*crew
	for _, body := range sp.bodies {
		for process := range max(1, len(sp.program.Processes)) {
			c := &crew{place: slices.Repeat([]int8{-1}, sp.tasks)}
			for t := range sp.tasks {
				id := engine.TaskID(t)
				alike := sp.body[t] == body && sp.program.ProcessOf(id) == process
				if alike && sp.program.Begins(id) && !sp.program.Tasks[t].Daemon && !sp.pinned.Has(id) {
					c.place[t] = int8(len(c.members))
					c.members = append(c.members, t)
				}
			}
			if len(c.members) > 1 {
				c.locate(l)
				crews = append(crews, c)
			}
		}
	}
	return crews
}

func (c *crew) locate(l *layout) {
	first := l.fields[c.members[0]]
	for i, t := range c.members {
		f := l.fields[t]
		if f.word != first.word || f.shift != first.shift+uint(i)*first.width {
			return
		}
	}
	c.word, c.shift, c.width = uint8(first.word), first.shift, first.width
}

// exchange sorts a crew in s after its member at task has moved, and returns the
// task whose place it has now, or -1 if the layout is too narrow. The others were
// sorted before.
func (g *graphOf[S]) exchange(s *S, c *crew, task int) int {
	from := int(c.place[task])
	if c.width > 0 && !g.tied {
		return c.members[c.exchangeInWord(wordAt(s, c.word), from)]
	}
	to := from
	for to > 0 && g.before(s, task, c.members[to-1]) {
		to--
	}
	if to == from {
		for to+1 < len(c.members) && g.before(s, c.members[to+1], task) {
			to++
		}
	}
	if to != from && !g.rotate(s, c, from, to) {
		return -1
	}
	return c.members[to]
}

// exchangeInWord is exchange, by places, where nothing but the fields counts and
// all are in one word.
func (c *crew) exchangeInWord(word *uint64, from int) (to int) {
	fields, width, mask := *word>>(c.shift&63), c.width&63, uint64(1)<<(c.width&63)-1
	at := uint(from) * width
	own := fields >> (at & 63) & mask
	for to = from; to > 0 && fields>>((at-width)&63)&mask > own; to-- {
		at -= width
	}
	if to == from {
		for ; to+1 < len(c.members) && fields>>((at+width)&63)&mask < own; to++ {
			at += width
		}
		if to == from {
			return to
		}
	}
	c.rotateInWord(word, from, to)
	return to
}

// rotateInWord moves a field among those of a crew that are all in one word, and
// those in between by one place.
func (c *crew) rotateInWord(word *uint64, from, to int) {
	low, high := c.shift+uint(min(from, to))*c.width, c.shift+uint(max(from, to))*c.width
	span := high - low
	all := (uint64(1)<<(c.width&63)-1)<<(span&63) | (uint64(1)<<(span&63) - 1)
	fields := *word >> (low & 63) & all
	turned := fields>>(c.width&63) | fields<<(span&63)&all // up
	if to < from {
		turned = fields<<(c.width&63)&all | fields>>(span&63)
	}
	*word ^= (fields ^ turned) << (low & 63)
}

// distinct returns the tasks that more than their local state tells from the
// others of their crew: some object names them. What before looks at to order two
// tasks, distinct must know too.
func (g *graphOf[S]) distinct(s *S) (tasks engine.TaskSet) {
	for i := range g.mutexes {
		m := &g.mutexes[i]
		if owner := *wordAt(s, m.word) >> (m.shift & 63) & m.mask; owner != 0 {
			tasks |= 1 << ((owner - 1) & 63)
		}
	}
	for _, object := range g.named {
		tasks |= machine.Named(&g.space.program.Objects[object], g.content(s, object))
	}
	return tasks
}

// before reports whether task a must stand before task b.
func (g *graphOf[S]) before(s *S, a, b int) bool {
	one, other := &g.lanes[a], &g.lanes[b]
	x, y := *wordAt(s, one.word)>>(one.shift&63)&one.mask, *wordAt(s, other.word)>>(other.shift&63)&other.mask
	if x != y || !g.tied {
		return x < y
	}
	for i := range g.mutexes {
		m := &g.mutexes[i]
		owner := *wordAt(s, m.word) >> (m.shift & 63) & m.mask
		if owner == uint64(a)+1 {
			return true
		}
		if owner == uint64(b)+1 {
			return false
		}
	}
	for _, object := range g.named {
		o, content := &g.space.program.Objects[object], g.content(s, object)
		if content == 0 { // names nobody
			continue
		}
		x, y := machine.Standing(o, content, engine.TaskID(a)), machine.Standing(o, content, engine.TaskID(b))
		if x != y {
			return x > y
		}
	}
	return false
}

// content returns what is in an object.
func (g *graphOf[S]) content(s *S, object int) int64 {
	return g.space.contents[object].values[g.get(s, g.space.tasks+object)]
}

// rotate moves the crew's member at place from to place to, and those in between
// by one place, together with the mutexes that they hold and their names in all
// other objects. It reports false if the layout is too narrow for that.
func (g *graphOf[S]) rotate(s *S, c *crew, from, to int) bool {
	if c.width > 0 {
		c.rotateInWord(wordAt(s, c.word), from, to)
	} else {
		step := 1
		if to < from {
			step = -1
		}
		moved := g.get(s, c.members[from])
		for i := from; i != to; i += step {
			g.put(s, c.members[i], g.get(s, c.members[i+step]))
		}
		g.put(s, c.members[to], moved)
	}
	for i := range g.mutexes {
		m := &g.mutexes[i]
		owner := *wordAt(s, m.word) >> (m.shift & 63) & m.mask
		if owner == 0 {
			continue
		}
		if place := c.place[owner-1]; place >= 0 {
			now := uint64(c.members[rotated(int(place), from, to)]) + 1
			*wordAt(s, m.word) += (now - owner) << (m.shift & 63)
		}
	}
	for _, object := range g.named {
		if !g.rotateNames(s, c, object, from, to) {
			return false
		}
	}
	return true
}

func (g *graphOf[S]) rotateNames(s *S, c *crew, object, from, to int) bool {
	before := g.content(s, object)
	if before == 0 {
		return true
	}
	after := machine.Renamed(&g.space.program.Objects[object], before, func(t engine.TaskID) engine.TaskID {
		if place := c.place[t]; place >= 0 {
			return engine.TaskID(c.members[rotated(int(place), from, to)])
		}
		return t
	})
	if after == before {
		return true
	}
	id := g.space.number(object, after)
	if !g.fits() {
		return false
	}
	g.put(s, g.space.tasks+object, id)
	return true
}

// rotated returns where the element at place stands after the one at from has
// moved to to.
func rotated(place, from, to int) int {
	switch {
	case place == from:
		return to
	case from < place && place <= to:
		return place - 1
	case to <= place && place < from:
		return place + 1
	}
	return place
}
