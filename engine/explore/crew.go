package explore

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// crew is a set of tasks that do the same and that nobody tells apart: they run
// the same body in the same process and are not the target of a spawn or join.
// Exchanging two of them leads to a state in which the same can happen, with the two exchanged. So only
// one of each set of states that differ in such a way is kept: the one in which
// the tasks are sorted by local state, by the mutexes that they hold and by how
// they stand to all other objects whose contents name tasks, such as the
// conditions on which they sleep. Daemons are no part of a crew.
//
// Symmetry reduction by sorting is due to Ip and Dill, "Better Verification
// Through Symmetry" (1996).
type crew struct {
	members []int // ascending
	place   []int // by task: its index in members, or -1
}

func crewsOf(sp *space) []*crew {
	var crews []*crew
	for _, body := range sp.bodies {
		for process := range max(1, len(sp.program.Processes)) {
			c := &crew{place: slices.Repeat([]int{-1}, sp.tasks)}
			for t := range sp.tasks {
				id := engine.TaskID(t)
				alike := sp.body[t] == body && sp.program.ProcessOf(id) == process
				if alike && sp.program.Begins(id) && !sp.program.Tasks[t].Daemon && !sp.pinned.Has(id) {
					c.place[t] = len(c.members)
					c.members = append(c.members, t)
				}
			}
			if len(c.members) > 1 {
				crews = append(crews, c)
			}
		}
	}
	return crews
}

// exchange sorts a crew in s after its member at task has moved, and returns the
// task whose place it has now, or -1 if the layout is too narrow. The others were
// sorted before.
func (g *graphOf[S]) exchange(s *S, c *crew, task int) int {
	from := c.place[task]
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

// before reports whether task a must stand before task b.
func (g *graphOf[S]) before(s *S, a, b int) bool {
	x, y := g.get(s, a), g.get(s, b)
	if x != y || len(g.mutexes)+len(g.named) == 0 {
		return x < y
	}
	for _, m := range g.mutexes {
		owner := (*s)[m.word] >> m.shift & m.mask
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
	step := 1
	if to < from {
		step = -1
	}
	moved := g.get(s, c.members[from])
	for i := from; i != to; i += step {
		g.put(s, c.members[i], g.get(s, c.members[i+step]))
	}
	g.put(s, c.members[to], moved)
	for _, m := range g.mutexes {
		owner := (*s)[m.word] >> m.shift & m.mask
		if owner == 0 {
			continue
		}
		if place := c.place[owner-1]; place >= 0 {
			now := uint64(c.members[rotated(place, from, to)]) + 1
			(*s)[m.word] = (*s)[m.word]&^(m.mask<<m.shift) | now<<m.shift
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
			return engine.TaskID(c.members[rotated(place, from, to)])
		}
		return t
	})
	if after == before {
		return true
	}
	f, id := g.space.tasks+object, uint64(g.space.contents[object].id(after))
	if !g.layout.fields[f].fits(id) {
		g.widen(f, id)
		return false
	}
	g.put(s, f, id)
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
