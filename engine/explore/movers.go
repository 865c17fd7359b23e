package explore

import (
	"math/bits"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// movers are the steps with which no other task can interfere. Where one is
// possible it is taken at once, and the states between it and the step before are
// not stored: every other order leads to the same ends.
//
// A step is a mover if it gives back a lock that its task holds, or a token, if it
// counts down, or if it has waited for what stays so: see free. It is one too if it
// touches a variable or condition that nobody else can touch now: one that is only
// ever touched under a lock that the task holds, or only by this task, or that
// nobody ever writes. A reader-writer lock held for reading guards reads, if all
// writes are made by its writers. Which these are is assumed first, of all of them,
// and checked at every operation met; where an assumption turns out wrong the search starts again
// with the weaker one. That checking within the reduced search is sound is due to
// Stoller and Cohen, "Optimistic Synchronization-Based State-Space Reduction"
// (TACAS 2003). Giving a mutex back is no mover if somebody may try the lock
// without waiting for it: he would notice.
type movers struct {
	accesses []access // by object
	applied  bool     // some step was taken at once: the graph is not the whole one
	assumed  *assumptions
}

// access is what is assumed of an object.
type access struct {
	settled bool   // nothing is left to assume of a variable or condition
	guards  uint64 // locks, by order in graphOf.guards, that are held at every access
	relied  uint64 // those of them that a mover was taken for
	by      int    // the only task to touch it; nobody or everybody
	written bool
	tried   bool // a mutex that somebody tries

	reliedOnBy, reliedOnUnwritten, reliedOnUntried bool
}

const everybody = -2

// chainMax bounds how many movers are taken at once. A state in which the bound is
// reached is stored, and all tasks may move in it: so a body that goes round for
// ever under a lock does not keep the others from being searched.
const chainMax = 64

func newMovers(p *engine.Program, a *assumptions) *movers {
	m := &movers{accesses: make([]access, len(p.Objects)), assumed: a}
	locks := 0
	for i := range p.Objects {
		if canGuard(&p.Objects[i]) {
			locks++
		}
	}
	guards := uint64(1)<<min(locks, guardsMax) - 1
	for i := range m.accesses {
		m.accesses[i] = access{guards: guards, by: nobody}
	}
	return m
}

// guardsMax is how many locks can guard something: one bit each.
const guardsMax = 63

// guard is a lock under which variables and conditions may be touched.
type guard struct {
	object int
	slot   slot
	owned  bool // its content is nothing but its owner
}

func canGuard(o *engine.Object) bool { return o.Kind == engine.Mutex || o.Kind == engine.RWLock }

// free reports whether an operation, once it is possible, is a mover whatever the
// others do. It then stays possible, it takes no possibility from anybody, and
// nobody can tell when it happened: giving something back, counting down, and
// going on after a wait for what is never undone.
func free(op engine.Op, objects []engine.Object) bool {
	switch op.Kind {
	case engine.OpRelease, engine.OpReadUnlock, engine.OpWriteUnlock, engine.OpCountDown, engine.OpPass:
		return true
	case engine.OpAwait:
		return objects[op.Object].Kind == engine.Countdown
	}
	return op.Kind.OnNothing()
}

// learn fills in the row of a local state what is assumed of its object.
func (m *movers) learn(r *row, l local, objects []engine.Object) {
	if r.free = free(l.op, objects); r.free {
		r.candidate = true
		return
	}
	object := &m.accesses[l.op.Object]
	switch l.op.Kind {
	case engine.OpRead, engine.OpLoad:
		r.access = object
	case engine.OpWrite, engine.OpFlush, engine.OpAdd, engine.OpExchange, engine.OpSwap, engine.OpWait, engine.OpNotify, engine.OpNotifyAll:
		r.access, r.writes = object, true
	case engine.OpTryLock:
		object.tried = true
		if object.reliedOnUntried {
			m.assumed.broken = true
		}
	}
	switch l.op.Kind {
	case engine.OpUnlock:
		r.mutex = object
	case engine.OpWait:
		if l.second >= 0 {
			r.mutex = &m.accesses[l.op.With]
		}
	}
	r.candidate = r.access != nil || r.mutex != nil
}

// stillCandidate notes what a task is about to do, and reports whether that may
// be a mover. It is called for the rows that are candidates; once nothing is left
// to assume of their object they are none any more.
func (g *graphOf[S]) stillCandidate(s *S, task int, r *row) bool {
	if r.access != nil && !r.access.settled {
		g.note(s, task, r)
	}
	r.candidate = r.free || r.mutex != nil || r.access != nil && !r.access.settled
	return r.candidate
}

// note checks what is assumed against the operation that a task is about to do.
func (g *graphOf[S]) note(s *S, task int, r *row) {
	a := r.access
	if a == nil || a.settled {
		return
	}
	if a.guards != 0 {
		a.guards &= g.heldBy(s, task, a.guards, r.writes)
	}
	switch {
	case g.lanes[task].crew != nil, a.by != nobody && a.by != task:
		a.by = everybody
	case a.by == nobody:
		a.by = task
	}
	a.written = a.written || r.writes
	if a.relied&^a.guards != 0 || a.reliedOnBy && a.by == everybody || a.reliedOnUnwritten && a.written {
		g.assumed.broken = true
	}
	a.settled = a.guards == 0 && a.by == everybody && a.written
}

// heldBy returns which of some locks a task holds, so that it may write what they
// guard, or read.
func (g *graphOf[S]) heldBy(s *S, task int, of uint64, writes bool) (held uint64) {
	for rest := of; rest != 0; rest &= rest - 1 {
		lock := &g.guards[bits.TrailingZeros64(rest)]
		m := &lock.slot
		if lock.owned {
			if *wordAt(s, m.word)>>(m.shift&63)&m.mask == uint64(task)+1 {
				held |= rest & -rest
			}
			continue
		}
		o := &g.space.program.Objects[lock.object]
		standing := machine.Standing(o, g.content(s, lock.object), engine.TaskID(task))
		if standing > 0 && !(writes && o.Kind == engine.RWLock && standing == machine.Reads) {
			held |= rest & -rest
		}
	}
	return held
}

// reduce takes the movers of other tasks in the next states, where there can be
// any: where one of the candidates is among the others. It reports false if the
// layout is too narrow.
func (g *graphOf[S]) reduce(candidates engine.TaskSet, v *view) bool {
	for i := range v.options {
		o := &v.options[i]
		if o.effect != stepped {
			continue
		}
		if int(o.state) != i { // a repeated one
			o.steps = v.options[o.state].steps
			continue
		}
		if candidates&^(1<<(uint(o.task)&63)) != 0 || g.spawned {
			count := g.runMovers(&g.next[i], int(o.steps)-1, nil)
			if count < 0 {
				return false
			}
			o.steps = int32(count) + 1
		}
	}
	return true
}

// runMovers takes movers in s, for as long as there are any, and returns how many
// that makes with those taken before, or -1 if the layout is too narrow. It appends
// them to strides, if that is not nil.
func (g *graphOf[S]) runMovers(s *S, count int, strides *[]stride) int {
	for task := 0; task < len(g.lanes); {
		before := count
		if count = g.runOwnMovers(s, task, count, strides); count < 0 {
			return -1
		}
		if count == before {
			task++
			continue
		}
		if crew := g.lanes[task].crew; crew != nil {
			to := g.exchange(s, crew, task)
			if to < 0 {
				return -1
			}
			if strides != nil {
				(*strides)[len(*strides)-1].place(crew, task, to)
			}
		}
		task = 0 // look for the next one from the beginning
	}
	return count
}

// runOwnMovers is runMovers for one task. It leaves the crew to be sorted.
func (g *graphOf[S]) runOwnMovers(s *S, task, count int, strides *[]stride) int {
	for ; count < chainMax; count++ {
		r := g.row(s, task)
		if !r.candidate || !r.free && r.mutex == nil && r.access.settled {
			break
		}
		c := g.cell(s, task, r)
		if c == nil {
			return -1
		}
		if c.effect != stepped || c.other != 0 || !g.isMover(s, task, r) {
			break
		}
		g.apply(s, task, r, c)
		g.movers.applied = true
		if strides != nil {
			*strides = append(*strides, stride{task: task})
		}
	}
	return count
}

// isMover reports whether what a task is about to do is a mover. If so it is noted.
func (g *graphOf[S]) isMover(s *S, task int, r *row) bool {
	if a := r.access; a != nil && r.mutex == nil && a.by == everybody && (a.written || !r.writes) {
		if held := g.heldBy(s, task, a.guards, r.writes); held != 0 && held == a.guards {
			a.relied |= held // nothing else that could be noted is new
			return true
		}
	}
	if !g.undisturbed(s, task, r) {
		return false
	}
	g.note(s, task, r)
	return true
}

// undisturbed reports whether no other task can do anything now that interferes
// with what a task is about to do.
func (g *graphOf[S]) undisturbed(s *S, task int, r *row) bool {
	if r.mutex != nil {
		if r.mutex.tried {
			return false
		}
		r.mutex.reliedOnUntried = true
	}
	a := r.access
	if a == nil {
		return true // an unlock, or free
	}
	if a.settled {
		return false
	}
	if held := g.heldBy(s, task, a.guards, r.writes); held != 0 {
		a.relied |= held
		return true
	}
	if g.lanes[task].crew == nil && (a.by == task || a.by == nobody) {
		a.by, a.reliedOnBy = task, true
		return true
	}
	if !a.written && !r.writes {
		a.reliedOnUnwritten = true
		return true
	}
	return false
}

// forget drops what was relied on, for a new search under the assumptions that
// are left.
func (m *movers) forget() {
	m.applied = false
	for i := range m.accesses {
		a := &m.accesses[i]
		a.relied, a.reliedOnBy, a.reliedOnUnwritten, a.reliedOnUntried = 0, false, false, false
	}
}
