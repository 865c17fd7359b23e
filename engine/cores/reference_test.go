package cores

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// The rules of doc.go once more, the slow way: an own interpreter of step lists, a
// clock that ticks one by one, and a diary of what every task did in every tick.
// It shares no code with the package but the types of its results.
type clockwork struct {
	p       *engine.Program
	b       Bench
	now     int64
	objects []int64 // variables; mutexes: owner + 1
	workers []*worker
	benches []place
	ready   []int
	outside []int
	lines   map[int][]int // at devices
	waiting []int         // for locks and other workers' ends, first come first
	events  []engine.Event
	finding *engine.Finding
	metrics Metrics
	served  []visit      // who is at a device, in the order of coming
	left    []int        // pools of those who have just gone
	born    map[int]bool // processes that have been created, or whose creation has begun
	unborn  map[int]bool // those of them whose creation is not over
}

type worker struct {
	started, ended, counted bool
	underWay, follows       bool // follows: takes over the worker of a job that has ended
	stopped, crashed, gone  bool
	pc                      int
	regs                    [machine.RegistersMax]int64
	left, began             int64
	mustPay                 bool // stands at an operation that is not paid for yet
	lastCore                int
	is                      engine.Span // Activity, Core and Object of this moment
	diary                   []engine.Span
}

type place struct {
	who, last                    int
	switching, starting, quantum int64
	since                        int64 // the tick at which it got its task
}

func newClockwork(of *engine.Program, b Bench) *clockwork {
	p := withExits(of)
	k := &clockwork{p: p, b: b, lines: map[int][]int{}, born: map[int]bool{}, unborn: map[int]bool{}}
	for _, o := range p.Objects {
		k.objects = append(k.objects, o.Init)
	}
	for i := range p.Tasks {
		w := &worker{started: p.Begins(engine.TaskID(i)), lastCore: -1, is: engine.Span{Activity: engine.Ready, Core: -1, Object: -1}}
		if !w.started {
			w.is.Activity = engine.Waiting
		}
		k.workers = append(k.workers, w)
		k.metrics.FirstSeen = append(k.metrics.FirstSeen, -1)
		k.metrics.Ended = append(k.metrics.Ended, -1)
		k.metrics.Admitted = append(k.metrics.Admitted, -1)
		if w.started && !slices.Contains(b.Order, engine.TaskID(i)) {
			k.outside = append(k.outside, i)
		}
	}
	var named []int
	for _, t := range b.Order {
		if p.Begins(t) {
			named = append(named, int(t))
		}
	}
	k.outside = append(named, k.outside...)
	for range b.Cores {
		k.benches = append(k.benches, place{who: -1, last: -1})
	}
	k.metrics.BusyTicks = make([]int64, b.Cores)
	k.metrics.UsedTicks = make([]int64, len(p.Objects))
	return k
}

func (k *clockwork) run() {
	k.letIn()
	k.fill()
	for k.finding == nil && (len(k.served) > 0 || slices.ContainsFunc(k.benches, func(c place) bool { return c.who >= 0 })) {
		k.tick()
		k.now++
		k.leaveDevices()
		for c := range k.benches {
			if k.finding == nil && k.benches[c].who >= 0 && k.benches[c].since < k.now {
				k.strike(c)
				k.fill()
			}
		}
	}
	k.metrics.Ticks = k.now
	k.punctuality()
	if k.finding != nil {
		return
	}
	var waiting engine.TaskSet
	for i, w := range k.workers {
		if w.started && !w.over() {
			waiting = waiting.With(engine.TaskID(i))
		}
	}
	if waiting != 0 {
		k.finding = &engine.Finding{Kind: engine.Deadlock, Task: -1, Object: -1, Waiting: waiting}
	} else if k.p.Final != nil && !k.p.Final.Holds(func(id engine.ObjectID) int64 { return k.objects[id] }) {
		k.finding = &engine.Finding{Kind: engine.WrongOutcome, Task: -1, Object: -1}
	} else {
		k.finding = k.lateness()
	}
}

// tick writes one tick into every diary.
func (k *clockwork) tick() {
	for i, w := range k.workers {
		span := w.is
		span.Task, span.From, span.To = engine.TaskID(i), k.now, k.now+1
		w.diary = append(w.diary, span)
		if span.Activity == engine.Running {
			k.metrics.BusyTicks[span.Core]++
		}
	}
	for id, o := range k.p.Objects {
		if o.Kind == engine.Mutex && k.objects[id] != 0 {
			k.metrics.HeldTicks++
		}
	}
	for i := range k.served {
		k.served[i].left--
		k.metrics.UsedTicks[k.served[i].device]++
	}
}

// strike lets a core act whose tick has ended.
func (k *clockwork) strike(c int) {
	place := &k.benches[c]
	w := k.workers[place.who]
	if place.switching > 0 {
		if place.switching--; place.switching == 0 && place.starting == 0 {
			k.takeUp(c)
		} else if place.switching == 0 {
			w.is.Activity = engine.Starting
		}
		return
	}
	if place.starting > 0 {
		if place.starting--; place.starting == 0 {
			delete(k.unborn, k.line(place.who))
			k.takeUp(c)
		}
		return
	}
	w.left--
	place.quantum--
	if w.left == 0 {
		k.effect(c)
	}
	if place.who >= 0 && place.quantum == 0 && k.finding == nil {
		if !k.wanted(place.who) {
			place.quantum = k.slice()
			return
		}
		w.is = engine.Span{Activity: engine.Ready, Core: -1, Object: -1}
		k.ready = append(k.ready, place.who)
		place.who = -1
	}
}

func (k *clockwork) fill() {
	for k.finding == nil {
		next := slices.IndexFunc(k.ready, func(t int) bool { return k.mayWork(t, -1) })
		if next < 0 {
			return
		}
		t := k.ready[next]
		c := k.workers[t].lastCore
		if c < 0 || k.benches[c].who >= 0 {
			c = slices.IndexFunc(k.benches, func(p place) bool { return p.who < 0 })
		}
		if c < 0 {
			return
		}
		k.ready = slices.Delete(k.ready, next, next+1)
		place := &k.benches[c]
		before := place.last
		place.who, place.last, place.since, place.switching, place.starting = t, t, k.now, 0, 0
		first := k.workers[t].lastCore < 0
		k.workers[t].lastCore = c
		if first {
			place.starting = k.birth(t)
		}
		k.workers[t].is = engine.Span{Activity: engine.Starting, Core: c, Object: -1}
		if before >= 0 && before != t {
			k.metrics.Switches++
			if place.switching = k.changeOver(); place.switching > 0 {
				k.workers[t].is.Activity = engine.Switching
				continue
			}
		}
		if place.starting == 0 {
			k.takeUp(c)
		}
	}
}

func (k *clockwork) takeUp(c int) {
	place := &k.benches[c]
	w := k.workers[place.who]
	if place.quantum = k.slice(); place.quantum == 0 {
		place.quantum = -1
	}
	if k.metrics.FirstSeen[place.who] < 0 {
		k.metrics.FirstSeen[place.who] = k.now
	}
	w.is = engine.Span{Activity: engine.Running, Core: c, Object: -1}
	if w.left == 0 {
		k.interpret(c)
	}
	if place.who >= 0 && w.mustPay {
		w.began, w.mustPay = k.now, false
	}
}

// interpret goes on behind the last operation, to the next one that costs ticks.
func (k *clockwork) interpret(c int) {
	t := k.benches[c].who
	w := k.workers[t]
	code := k.p.Tasks[t].Body.(machine.Code)
	value := func(o machine.Operand) int64 {
		if o.Register {
			return w.regs[o.Reg]
		}
		return o.Const
	}
	for ; w.pc < len(code); w.pc++ {
		in := code[w.pc]
		switch in.Verb {
		case machine.Branch:
			if in.Relation.Holds(value(in.A), value(in.B)) {
				w.pc = in.Target - 1
			}
			continue
		case machine.Assert:
			if !in.Relation.Holds(value(in.A), value(in.B)) {
				k.finding = &engine.Finding{Kind: engine.AssertFailed, Task: engine.TaskID(t), Object: -1, Detail: in.Note}
				return
			}
			continue
		case machine.Set:
			w.regs[in.To] = value(in.A) + value(in.B) // the specimens only add
			if w.left = in.Cost; in.Cost == 0 {
				continue
			}
		case machine.Work:
			w.left = in.A.Const
		case machine.Use:
			k.benches[c].who = -1
			k.goTo(t, int(in.Object))
			return
		default:
			w.left = 1
		}
		w.mustPay = true
		return
	}
	w.ended = true
	k.clearAway()
	k.follow()
}

// effect is the end of a paid operation.
func (k *clockwork) effect(c int) {
	t := k.benches[c].who
	w := k.workers[t]
	in := k.p.Tasks[t].Body.(machine.Code)[w.pc]
	arg := in.A.Const
	if in.A.Register {
		arg = w.regs[in.A.Reg]
	}
	id := in.Object
	misuse := func(kind engine.OpKind, object engine.ObjectID, why string) {
		k.done(t, kind, id, 0, 0)
		k.finding = &engine.Finding{Kind: engine.Misuse, Task: engine.TaskID(t), Object: object, Detail: why}
	}
	wait := func(object engine.ObjectID) {
		k.waiting = append(k.waiting, t)
		w.is = engine.Span{Activity: engine.Waiting, Core: -1, Object: object}
		k.benches[c].who = -1
	}
	switch in.Verb {
	case machine.Work:
		k.note(t, engine.Op{Kind: engine.OpWork, Cost: in.A.Const, Site: w.pc}, 0)
	case machine.Set:
		k.note(t, engine.Op{Kind: engine.OpCompute, Arg: w.regs[in.To], Cost: in.Cost, Site: w.pc}, 0)
	case machine.Read:
		w.regs[in.To] = k.objects[id]
		k.done(t, engine.OpRead, id, arg, w.regs[in.To])
	case machine.Write:
		k.objects[id] = arg
		k.done(t, engine.OpWrite, id, arg, 0)
	case machine.Add:
		k.objects[id] += arg
		w.regs[in.To] = k.objects[id]
		k.done(t, engine.OpAdd, id, arg, w.regs[in.To])
	case machine.Lock:
		if k.objects[id] != 0 {
			wait(id)
			return
		}
		k.objects[id] = int64(t) + 1
		k.done(t, engine.OpLock, id, 0, 0)
	case machine.Unlock:
		switch k.objects[id] {
		case 0:
			misuse(engine.OpUnlock, id, "unlock-free")
			return
		case int64(t) + 1:
		default:
			misuse(engine.OpUnlock, id, "unlock-foreign")
			return
		}
		k.objects[id] = 0
		k.done(t, engine.OpUnlock, id, 0, 0)
	case machine.Join:
		if !k.workers[id].over() {
			wait(-1)
			return
		}
		k.done(t, engine.OpJoin, id, 0, k.fate(int(id)))
	case machine.Spawn, machine.Fork, machine.Crash, machine.Exit:
		if why := k.upheaval(t, in); why != "" {
			misuse(opOf(in.Verb), -1, why)
			return
		}
	}
	if in.Verb == machine.Work || in.Verb == machine.Set {
		w.pc++
	} else if k.endsNow(t); k.follow() || w.over() {
		return
	}
	k.interpret(c)
	if k.benches[c].who == t && w.mustPay && k.benches[c].quantum != 0 {
		w.began, w.mustPay = k.now, false
	}
	if k.benches[c].who == t && w.mustPay && !k.wanted(t) {
		w.began, w.mustPay = k.now, false // it keeps its core
	}
}

func (k *clockwork) done(t int, kind engine.OpKind, id engine.ObjectID, arg, value int64) {
	w := k.workers[t]
	k.note(t, engine.Op{Kind: kind, Object: id, Arg: arg, Site: w.pc}, value)
	w.pc++
}

func (k *clockwork) note(t int, op engine.Op, value int64) {
	w := k.workers[t]
	k.events = append(k.events, engine.Event{Task: engine.TaskID(t), Op: op, Value: value, Core: w.lastCore, Start: w.began, End: k.now})
}

func (k *clockwork) wake(t int) {
	k.workers[t].is = engine.Span{Activity: engine.Ready, Core: -1, Object: -1}
	k.ready = append(k.ready, t)
}

// spans joins the entries of the diaries that are alike.
func (k *clockwork) spans() []engine.Span {
	var all []engine.Span
	for _, w := range k.workers {
		for i, entry := range w.diary {
			if i > 0 {
				last := &all[len(all)-1]
				if last.Activity == entry.Activity && last.Core == entry.Core && last.Object == entry.Object {
					last.To = entry.To
					continue
				}
			}
			all = append(all, entry)
		}
	}
	return all
}
