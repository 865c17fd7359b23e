package cores

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// settle gives ready tasks to free cores, as long as there are both.
func (r *shift) settle() {
	for r.finding == nil && !r.ready.empty() && r.freeCore(-1) >= 0 {
		t, ok := r.ready.pop(func(t engine.TaskID) bool { return r.eligible(t, -1) })
		if !ok {
			return
		}
		r.dispatch(r.freeCore(r.tasks[t].core), t)
	}
}

// freeCore returns the wanted core if it is free, otherwise the lowest free one,
// or -1.
func (r *shift) freeCore(wanted int) int {
	if wanted >= 0 && r.cores[wanted].task < 0 {
		return wanted
	}
	for c := range r.cores {
		if r.cores[c].task < 0 {
			return c
		}
	}
	return -1
}

// dispatch gives a free core to a task.
func (r *shift) dispatch(c int, t engine.TaskID) {
	k := &r.cores[c]
	r.enter(c, t)
	if r.metrics.FirstSeen[t] < 0 {
		k.price = r.startPrice(t)
	}
	changes := k.last >= 0 && k.last != t
	k.last, r.tasks[t].core = t, c
	if changes {
		r.metrics.Switches++
		if cost := r.switchCost(); cost > 0 {
			k.switching, k.until = true, r.now+cost
			r.turn(t, engine.Switching, c, -1)
			return
		}
	}
	r.start(c)
}

// switchCost returns what a switch costs at this moment.
func (r *shift) switchCost() int64 {
	cost := r.bench.SwitchCost
	if r.bench.WorkingSet > 0 && r.active > r.bench.WorkingSet {
		cost += int64(r.active-r.bench.WorkingSet) * r.bench.Thrash
	}
	return cost
}

// start lets the task of a core run, once it has been created.
func (r *shift) start(c int) {
	k := &r.cores[c]
	if k.price > 0 {
		k.starting, k.until, k.price = true, r.now+k.price, 0
		r.turn(k.task, engine.Starting, c, -1)
		return
	}
	r.takeUp(c)
}

// act lets a core do what it is due to do now.
func (r *shift) act(c int) {
	k := &r.cores[c]
	switch {
	case k.switching:
		k.switching = false
		r.start(c)
		return
	case k.starting:
		k.starting = false
		r.house(k.task).state = created
		r.takeUp(c)
		return
	}
	t := &r.tasks[k.task]
	ran := r.now - k.from
	r.metrics.BusyTicks[c] += ran
	t.left -= ran
	k.quantum -= ran
	k.from = -1
	if t.left > 0 {
		r.makeRoom(c)
		return
	}
	r.finishStep(c)
}

// takeUp lets the task of a core run, with a fresh quantum.
func (r *shift) takeUp(c int) {
	k := &r.cores[c]
	k.quantum = r.slice()
	if r.metrics.FirstSeen[k.task] < 0 {
		r.metrics.FirstSeen[k.task] = r.now
	}
	r.turn(k.task, engine.Running, c, -1)
	if r.tasks[k.task].left > 0 {
		r.work(c)
		return
	}
	r.tell(c)
}

// work keeps a core busy until the step is done or the quantum is used up.
func (r *shift) work(c int) {
	k := &r.cores[c]
	if k.quantum == 0 {
		r.makeRoom(c)
		return
	}
	t := &r.tasks[k.task]
	if t.began < 0 {
		t.began = r.now
	}
	k.from, k.until = r.now, r.now+min(t.left, k.quantum)
}

// slice returns how long a quantum is that begins at this moment.
func (r *shift) slice() int64 {
	if r.bench.Period > 0 {
		return max(1, r.bench.Period/int64(r.active))
	}
	return r.bench.Quantum
}

// makeRoom ends a quantum. If nobody is ready, then nobody will be before some
// step, switch or use has come to its end, so the ends of quanta up to then are no
// events, and the task gets so many quanta at once. If somebody is ready whose
// process keeps him off the cores, quanta go one by one.
func (r *shift) makeRoom(c int) {
	k := &r.cores[c]
	if r.anyEligible(k.task) {
		r.stepAside(c)
		return
	}
	quanta := int64(1)
	if r.ready.empty() {
		idle := max(r.nextCompletion()-r.now, 1)
		quanta = (idle + r.slice() - 1) / r.slice()
	} else {
		r.records++ // so that a run of many quanta is as bounded as one of many switches
	}
	k.quantum = quanta * r.slice()
	r.work(c)
}

// nextCompletion returns the first tick at which a step, a switch, a start or a use
// would end if every task kept its core. A core that has not acted yet at this tick may still
// have a step to begin: then that is the tick.
func (r *shift) nextCompletion() int64 {
	first := forever
	for c := range r.cores {
		k := &r.cores[c]
		if k.task < 0 {
			continue
		}
		at := k.until
		if k.from >= 0 {
			at = k.from + r.tasks[k.task].left
		} else if !k.switching && !k.starting {
			at = r.now + r.tasks[k.task].left
		}
		first = min(first, at)
	}
	for _, u := range r.uses {
		first = min(first, u.until)
	}
	return first
}

// tell hands the task of a core the value of its last step, or starts its body,
// and goes on with what it announces next.
func (r *shift) tell(c int) {
	id := r.cores[c].task
	t := &r.tasks[id]
	var said *routine.Announcement
	if t.coroutine == nil {
		t.coroutine = r.pool.Get()
		said = t.coroutine.Start(machine.BodyOf(r.program, id))
		t.hear(said)
	} else {
		said = t.resume(t.value)
	}
	for said.Stage == routine.Announced {
		if said.Op.Kind.Visible() {
			t.local = 0
		} else if t.local++; t.local > routine.LocalStepsMax {
			r.finding = sched.BodyFinding(id, routine.Stuck, "")
			return
		}
		cost := r.bench.Costs.of(said.Op)
		if said.Op.Kind == engine.OpUse && cost > 0 {
			r.visit(c, said.Op)
			return
		}
		if cost > 0 {
			t.op, t.left, t.began = said.Op, cost, -1
			r.work(c)
			return
		}
		r.note(engine.Event{Task: id, Op: said.Op, Core: c, Start: r.now, End: r.now})
		said = t.resume(0)
	}
	if said.Stage == routine.Ended {
		r.end(c)
		return
	}
	r.finding = sched.BodyFinding(id, said.Stage, said.Reason)
}

// finishStep lets a step that is paid for take effect, or its task wait.
func (r *shift) finishStep(c int) {
	id := r.cores[c].task
	op := r.tasks[id].op
	if !op.Kind.Visible() {
		r.note(engine.Event{Task: id, Op: op, Core: c, Start: r.tasks[id].began, End: r.now})
		r.tasks[id].value = 0
		r.tell(c)
		return
	}
	if !r.machine.Enabled(r.state, id, op) {
		r.wait(c)
		return
	}
	r.apply(id)
	if r.finding != nil {
		return
	}
	for begun := range r.machine.Begun(r.state, op).All() {
		r.getUnderWay(begun)
	}
	r.dismiss()
	r.follow()
	switch {
	case r.finding != nil || r.tasks[id].over:
	case op.Kind == engine.OpYield && r.anyEligible(id):
		r.stepAside(c)
	default:
		r.tell(c)
	}
}

// stepAside puts the task of a core at the end of the ready queue.
func (r *shift) stepAside(c int) {
	id := r.cores[c].task
	r.makeReady(id)
	r.clear(c)
}

// apply lets the operation that a task is at happen now.
func (r *shift) apply(id engine.TaskID) {
	t := &r.tasks[id]
	if r.bench.Spared && t.op.Kind == engine.OpCrash && t.op.Arg != 0 {
		t.op.Branch = 1
	}
	value, refusal := r.machine.Apply(r.state, id, t.op)
	r.note(engine.Event{Task: id, Op: t.op, Value: value, Core: t.core, Start: t.began, End: r.now})
	if refusal != machine.Allowed {
		r.finding = sched.RefusalFinding(r.state, id, t.op, refusal)
		return
	}
	t.value = value
	r.watch(id, t.op, value)
	r.timeKeys()
}

// wait takes the task of a core off it until its operation becomes possible.
func (r *shift) wait(c int) {
	id := r.cores[c].task
	r.waiting = append(r.waiting, id)
	object := r.tasks[id].op.Object
	if r.tasks[id].op.Kind.OnTask() {
		object = -1
	}
	r.turn(id, engine.Waiting, -1, object)
	r.clear(c)
	r.watch(-1, engine.Op{}, 0)
}

// handOver lets those go on whose operations have become possible, in the order
// in which they came. What one does may be what the next one waits for.
func (r *shift) handOver() {
	for i := 0; i < len(r.waiting) && r.finding == nil && r.records <= RecordsMax; i++ {
		id := r.waiting[i]
		if !r.machine.Enabled(r.state, id, r.tasks[id].op) {
			continue
		}
		r.waiting = append(r.waiting[:i], r.waiting[i+1:]...)
		if r.program.Tasks[id].Coreless {
			r.actAlone(id)
		} else {
			r.apply(id)
			r.makeReady(id)
		}
		i = -1
	}
}

// end notes that the task of a core has ended, and lets those go on who waited
// for that.
func (r *shift) end(c int) {
	id := r.cores[c].task
	r.machine.End(r.state, id)
	r.dismiss()
	r.follow()
}

func (r *shift) makeReady(t engine.TaskID) {
	r.turn(t, engine.Ready, -1, -1)
	r.ready.push(t)
}

func (r *shift) turn(t engine.TaskID, to engine.Activity, core int, object engine.ObjectID) {
	r.records++
	r.lanes[t].turn(r.now, to, core, object)
}

func (r *shift) note(e engine.Event) {
	r.records++
	r.events = append(r.events, e)
}
