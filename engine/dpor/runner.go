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
	op     engine.Op      // Announced: what it does next, always visible
	reason string         // of a body that went wrong
}

// past is what a task has done so far in the current run: places[k] is where it
// was after k steps, values[k] what step k returned. What lies behind count is of
// earlier runs.
type past struct {
	places []place
	values []int64
	count  int
}

func (p *past) now() *place { return &p.places[p.count] }

// runner knows what bodies do.
type runner interface {
	// start writes to p where a task is before its first step.
	start(t int, p *place)
	// next writes to p where a task comes that is as far as its past says, when
	// its operation returns value.
	next(t int, so *past, value int64, p *place)
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
	for t, task := range p.Tasks {
		first := slices.IndexFunc(p.Tasks[:t], func(other engine.Task) bool { return sameCode(task.Body, other.Body) })
		if first >= 0 {
			l.body = append(l.body, l.body[first])
			continue
		}
		a := routine.Learn(task.Body, &l.pool)
		l.bodies, l.body = append(l.bodies, a), append(l.body, a)
	}
	return l
}

func sameCode(a, b engine.Body) bool {
	one, ok := a.(machine.Code)
	other, too := b.(machine.Code)
	return ok && too && slices.Equal(one, other)
}

func (l *learned) start(t int, p *place) { l.fill(t, l.body[t].Start(), p) }

func (l *learned) next(t int, so *past, value int64, p *place) {
	l.fill(t, l.body[t].Next(so.now().node, value), p)
}

func (l *learned) fill(t int, node routine.NodeID, p *place) {
	n := l.body[t].Node(node)
	p.stage, p.node = n.Stage, node
	if n.Stage == routine.Announced {
		p.op = n.Op
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
	program *engine.Program
	pool    routine.Pool
	tasks   []parked
}

// parked is a goroutine that has made so many steps.
type parked struct {
	coroutine *routine.Coroutine // nil if there is none
	steps     int
}

func newGoroutines(p *engine.Program) *goroutines {
	return &goroutines{program: p, tasks: make([]parked, len(p.Tasks))}
}

func (g *goroutines) start(t int, p *place) { g.listen(&g.tasks[t], g.begin(t), p) }

// begin starts a task's body from its beginning.
func (g *goroutines) begin(t int) *routine.Announcement {
	k := &g.tasks[t]
	if k.coroutine != nil {
		k.coroutine.Stop()
		if k.coroutine.Lost() {
			k.coroutine = nil
		}
	}
	if k.coroutine == nil {
		k.coroutine = g.pool.Get()
	}
	k.steps = 0
	return k.coroutine.Start(g.program.Tasks[t].Body)
}

func (g *goroutines) next(t int, so *past, value int64, p *place) {
	k := &g.tasks[t]
	if k.coroutine == nil || k.steps != so.count {
		if !g.lead(t, so, p) {
			return
		}
	}
	k.steps++
	g.listen(k, k.coroutine.Resume(value), p)
}

// lead brings a body to where its past says, and reports whether that worked.
func (g *goroutines) lead(t int, so *past, p *place) bool {
	k := &g.tasks[t]
	if k.coroutine == nil || k.steps > so.count {
		said := skipLocal(k.coroutine, g.begin(t))
		if !so.places[0].is(said) {
			return g.fault(so, p)
		}
	}
	for k.steps < so.count {
		said := skipLocal(k.coroutine, k.coroutine.Resume(so.values[k.steps]))
		k.steps++
		if !so.places[k.steps].is(said) {
			return g.fault(so, p)
		}
	}
	return true
}

func (p *place) is(said *routine.Announcement) bool {
	return said.Stage == routine.Announced && p.op == said.Op
}

func (g *goroutines) fault(so *past, p *place) bool {
	p.stage, p.reason = routine.Unrepeatable, "the body did something else when it was run again with the same values"
	return false
}

// listen writes to p what a body has said after its local work.
func (g *goroutines) listen(k *parked, said *routine.Announcement, p *place) {
	said = skipLocal(k.coroutine, said)
	p.stage, p.node = said.Stage, 0
	switch said.Stage {
	case routine.Announced:
		p.op = said.Op
	case routine.Ended:
	default:
		p.reason = said.Reason
		g.pool.Put(k.coroutine)
		k.coroutine = nil
	}
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
