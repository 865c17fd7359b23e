package explore

import (
	"math/bits"
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// graphOf is a graph whose packed states are S.
type graphOf[S packed] struct {
	store[S]
	space   *space
	layout  *layout
	options Options
	lanes   []lane
	rows    []row    // not used yet: rows come in large pieces
	mutexes []slot   // of all mutexes that have no more than one owner, by their order among the objects
	guards  []guard  // of all mutexes and reader-writer locks
	movers  *movers  // nil where there is no reduction
	named   []int    // other objects whose contents name tasks
	tied    bool     // there are crews, and objects that tell their tasks apart
	widened int      // space.widened when the layout was last compared with it
	mode    lookMode // of the look under way
	wanted  *layout  // a wider layout, without which a look cannot go on
	next    []S      // of a look: option i leads to next[i]
	hashes  []uint64 // of those
	ahead   entry    // what look-ups read ahead, so that reading is not left out
	spawned bool     // an option may have started a task
	asked   []move   // reused
	assumed *assumptions

	spreading[S]
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
	const variable, taskMax = 4, 16
	objects := make([]uint, len(sp.contents))
	used := uint(0)
	for i, c := range sp.contents {
		objects[i] = variable
		if sp.isBounded(i) {
			objects[i] = uint(bits.Len(uint(len(c.values) - 1)))
		}
		used += objects[i]
	}
	each, tasks := uint(5), uint(sp.tasks)
	switch {
	case used+3*tasks <= 64:
		each = min(taskMax, (64-used)/tasks)
	case used+each*tasks <= 128:
		each = min(taskMax, (128-used)/tasks)
	}
	widths := make([]uint, sp.tasks)
	for t := range widths {
		widths[t] = each
	}
	widths = append(widths, objects...)
	for f, width := range sp.widths {
		widths[f] = max(widths[f], width)
	}
	return widths
}

// spareBits is how many bits more than they need now fields are given at most,
// for values that are yet to come.
const spareBits = 4

// roomyLayout returns a layout for the values met so far, with as many spare bits
// as there are without making states larger: but at least one for each field that
// is still growing.
func (sp *space) roomyLayout() *layout {
	roomy := func(spare uint) *layout {
		widths := slices.Clone(sp.widths)
		for f := range widths {
			if f < sp.tasks || !sp.isBounded(f-sp.tasks) {
				widths[f] += spare
			}
		}
		return newLayout(widths)
	}
	best := roomy(1)
	for spare := uint(2); spare <= spareBits; spare++ {
		if l := roomy(spare); l.words == best.words {
			best = l
		}
	}
	return best
}

// isBounded reports whether no contents of an object are yet to come.
func (sp *space) isBounded(object int) bool {
	return object < len(sp.program.Objects) && hasOneOwner(&sp.program.Objects[object])
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
		lanes: make([]lane, sp.tasks), widened: sp.widened}
	for t := range g.lanes {
		f := l.fields[t]
		g.lanes[t] = lane{word: uint8(f.word), shift: uint8(f.shift), mask: f.mask, daemon: sp.program.Tasks[t].Daemon}
	}
	for i := range sp.program.Objects {
		o := &sp.program.Objects[i]
		switch {
		case hasOneOwner(o):
			g.mutexes = append(g.mutexes, g.slot(sp.tasks+i))
		case machine.NamesTasks(o):
			g.named = append(g.named, i)
		}
		if canGuard(o) {
			g.guards = append(g.guards, guard{object: i, slot: g.slot(sp.tasks + i), owned: hasOneOwner(o)})
		}
	}
	if !o.NoSymmetry {
		for _, c := range crewsOf(sp, l) {
			for i, t := range c.members {
				g.lanes[t].crew = c
				g.lanes[t].follows = i > 0 && c.members[i-1] == t-1
			}
			g.tied = len(g.mutexes)+len(g.named) > 0
		}
	}
	return g
}

func (g *graphOf[S]) addStart() {
	var start S
	for t := range g.lanes {
		g.put(&start, t, g.space.startField(t))
	}
	if g.space.wide {
		g.putStart(&start)
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

func (g *graphOf[S]) nextOp(state, task int) engine.Op {
	return g.space.at(task, g.get(&g.slab[state], task)).op
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
