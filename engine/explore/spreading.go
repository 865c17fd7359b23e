package explore

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// spreading remembers what came of steps that spread. Such a step changes many
// fields, but it depends on those within its reach alone (machine.Reach), and most
// states differ in others. So it is looked up by the fields within its reach, in a
// memory in which each entry has one place: what comes there later takes the place
// over. That bounds the memory, and whatever is forgotten is worked out again.
type spreading[S packed] struct {
	reaches []S // masks of the fields within reach
	memory  []spreadStep[S]
}

// spreadStep is what came of one step.
type spreadStep[S packed] struct {
	before, after S // within its reach
	task, branch  int16
	effect        effect // unknown where the place is free
}

// spreadSteps is how many steps are remembered, a power of two.
const spreadSteps = 256

// learnReach returns the number of the mask of an operation's reach, from 1, or 0 if
// that is everything.
func (g *graphOf[S]) learnReach(task int, op engine.Op) int {
	reach, bounded := g.space.machine.ReachOf(engine.TaskID(task), op)
	if !bounded {
		return 0
	}
	var mask S
	within := func(field int) { g.put(&mask, field, g.layout.fields[field].mask) }
	for t := range reach.Tasks.All() {
		within(int(t))
	}
	for _, object := range reach.Objects {
		within(g.space.tasks + int(object))
	}
	if reach.Joined {
		within(g.space.tasks + len(g.space.contents) - 1)
	}
	g.reaches = append(g.reaches, mask)
	return len(g.reaches)
}

// lookWide computes the state that a step leads to which spreads, in next, where the
// state before it is. It reports false if the layout is too narrow.
func (g *graphOf[S]) lookWide(next *S, r *row, o *option) bool {
	if r.reach == 0 {
		return g.spread(next, o)
	}
	mask, before := &g.reaches[r.reach-1], *next
	for i := range len(before) {
		before[i] &= (*mask)[i]
	}
	if g.memory == nil {
		g.memory = make([]spreadStep[S], spreadSteps)
	}
	h := hashOf(&before) + uint64(o.task)*31 + uint64(o.branch)
	known := &g.memory[h%spreadSteps]
	if known.effect == unknown || known.task != o.task || known.branch != o.branch || known.before != before {
		whole := *next
		if !g.spread(&whole, o) {
			return false
		}
		for i := range len(whole) {
			whole[i] &= (*mask)[i]
		}
		*known = spreadStep[S]{before, whole, o.task, o.branch, o.effect}
	}
	o.effect = known.effect
	for i := range len(before) {
		(*next)[i] = (*next)[i]&^(*mask)[i] | known.after[i]
	}
	return true
}

// spread asks what comes of a step that spreads.
func (g *graphOf[S]) spread(next *S, o *option) bool {
	sp := g.space
	sp.unpack(func(f int) uint64 { return g.get(next, f) })
	nodes := sp.nodes[:0]
	for t := range sp.tasks {
		nodes = append(nodes, nodeOf(g.get(next, t)))
		if sp.scratch.Tasks[t] == machine.Dormant {
			nodes[t] = sp.body[t].Start()
		}
	}
	sp.nodes = nodes
	if f := sp.advance(sp.scratch, nodes, engine.Choice{Task: engine.TaskID(o.task), Branch: int(o.branch)}); f != nil {
		o.effect = effectOf(f.Kind)
		return true
	}
	o.effect = stepped
	return g.pack(next, sp.scratch, nodes)
}
