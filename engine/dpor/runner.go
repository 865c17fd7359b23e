package dpor

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// place is how far a task has come after some of its steps.
type place struct {
	stage  routine.Stage
	node   routine.NodeID // of a learned body
	reason string         // of a body that went wrong
}

// past is what a task has done so far in the current run: places[k] is where it was
// after k steps, ops[k] what it announced there, values[k] what that returned. What
// lies behind count is of earlier runs.
type past struct {
	places []place
	ops    []engine.Op
	values []int64
	count  int
}

// now returns where the task is.
func (p *past) now() *place { return &p.places[p.count] }

// next returns what the task does next, if its place is Announced.
func (p *past) next() *engine.Op { return &p.ops[p.count] }

// add makes room for what comes behind a step, and notes what the step returned.
func (p *past) add(value int64) {
	p.values = append(p.values[:p.count], value)
	if len(p.places) < p.count+2 {
		p.places, p.ops = append(p.places, place{}), append(p.ops, engine.Op{})
	}
}

// runner knows what bodies do.
type runner interface {
	// start writes to the first place of a past where the task begins.
	start(t int, so *past)
	// next writes to the place behind the current one where a task comes when its
	// operation returns the value that was added to its past.
	next(t int, so *past)
	bytes() int
	close()
}

// learned looks up what bodies do.
type learned struct {
	pool   routine.Pool
	bodies []*routine.Automaton // each distinct body once
	body   []*routine.Automaton // by task
}

func newLearned(p *engine.Program) *learned {
	l := &learned{}
	var bodies []engine.Body
	for t := range p.Tasks {
		body := machine.BodyOf(p, engine.TaskID(t))
		first := slices.IndexFunc(bodies, func(other engine.Body) bool { return sameCode(body, other) })
		bodies = append(bodies, body)
		if first >= 0 {
			l.body = append(l.body, l.body[first])
			continue
		}
		a := routine.Learn(body, &l.pool)
		l.bodies, l.body = append(l.bodies, a), append(l.body, a)
	}
	return l
}

func sameCode(a, b engine.Body) bool {
	one, ok := a.(machine.Code)
	other, too := b.(machine.Code)
	return ok && too && slices.Equal(one, other)
}

func (l *learned) start(t int, so *past) { l.fill(t, l.body[t].Start(), so, 0) }

func (l *learned) next(t int, so *past) {
	l.fill(t, l.body[t].Next(so.now().node, so.values[so.count]), so, so.count+1)
}

func (l *learned) fill(t int, node routine.NodeID, so *past, k int) {
	n, p := l.body[t].Node(node), &so.places[k]
	p.stage, p.node = n.Stage, node
	if n.Stage == routine.Announced {
		so.ops[k] = n.Op
	} else {
		p.reason = n.Reason
	}
}

// nodeBytes is about what it takes to remember one local state.
const nodeBytes = 240

func (l *learned) bytes() (sum int) {
	for _, a := range l.bodies {
		sum += a.Len() * nodeBytes
	}
	return sum
}

func (l *learned) close() {
	for _, a := range l.bodies {
		a.Close()
	}
	l.pool.Close()
}

// goroutines runs bodies for every step. To take steps back a body is started
// again and given the values it was given before, but only when it is to move.
type goroutines struct {
	pool   routine.Pool
	bodies []engine.Body // by task
	tasks  []parked
}

// parked is a goroutine that has made so many steps.
type parked struct {
	coroutine *routine.Coroutine // nil if there is none
	steps     int
}

func newGoroutines(p *engine.Program) *goroutines {
	g := &goroutines{tasks: make([]parked, len(p.Tasks))}
	for t := range g.tasks {
		g.bodies = append(g.bodies, machine.BodyOf(p, engine.TaskID(t)))
	}
	return g
}

func (g *goroutines) start(t int, so *past) { g.listen(&g.tasks[t], g.begin(t, nil, nil), so, 0) }

// begin starts a task's body from its beginning, and lets it make these steps.
func (g *goroutines) begin(t int, ops []engine.Op, values []int64) *routine.Announcement {
	k := &g.tasks[t]
	if k.coroutine != nil {
		k.coroutine.Stop()
	}
	if k.coroutine == nil || k.coroutine.Lost() {
		k.coroutine = g.pool.Get()
	}
	k.steps = len(values)
	return k.coroutine.Repeat(g.bodies[t], ops, values)
}

func (g *goroutines) next(t int, so *past) {
	k, made := &g.tasks[t], so.count+1
	if k.coroutine != nil && k.steps == so.count {
		k.steps++
		g.listen(k, k.coroutine.Resume(so.values[so.count]), so, made)
		return
	}
	said := g.begin(t, so.ops[:made], so.values[:made])
	if k.coroutine.Strayed() {
		p := &so.places[made]
		p.stage, p.reason = routine.Unrepeatable, "it did something else when it was run again with the same values"
		g.putBack(k)
		return
	}
	g.listen(k, said, so, made)
}

// listen writes to a place what a body has said after its local work.
func (g *goroutines) listen(k *parked, said *routine.Announcement, so *past, at int) {
	said = skipLocal(k.coroutine, said)
	p := &so.places[at]
	p.stage, p.node = said.Stage, 0
	switch said.Stage {
	case routine.Announced:
		so.ops[at] = said.Op
	case routine.Ended:
	default:
		p.reason = said.Reason
		g.putBack(k)
	}
}

func (g *goroutines) putBack(k *parked) {
	g.pool.Put(k.coroutine)
	k.coroutine = nil
}

// skipLocal lets a body do its local work and returns what comes after it.
func skipLocal(c *routine.Coroutine, said *routine.Announcement) *routine.Announcement {
	for local := 0; said.Stage == routine.Announced && !said.Op.Kind.Visible(); local++ {
		if local == routine.LocalStepsMax {
			return &routine.Announcement{Stage: routine.Stuck}
		}
		said = c.Resume(0)
	}
	return said
}

// goroutineBytes is about what a parked goroutine takes.
const goroutineBytes = 4 << 10

func (g *goroutines) bytes() int { return len(g.tasks) * goroutineBytes }

func (g *goroutines) close() {
	for t := range g.tasks {
		if c := g.tasks[t].coroutine; c != nil {
			g.pool.Put(c)
			g.tasks[t].coroutine = nil
		}
	}
	g.pool.Close()
}
