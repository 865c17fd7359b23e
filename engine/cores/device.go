package cores

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// use is one task at one device.
type use struct {
	task        engine.TaskID
	device      engine.ObjectID
	from, until int64
}

// visit sends the task of a core to a device: into a free place, or into its line.
func (r *shift) visit(c int, op engine.Op) {
	id := r.cores[c].task
	if refusal := r.machine.Usable(id, op); refusal != machine.Allowed {
		r.note(engine.Event{Task: id, Op: op, Core: c, Start: r.now, End: r.now})
		r.finding = sched.RefusalFinding(r.state, id, op, refusal)
		return
	}
	r.tasks[id].op = op
	r.clear(c)
	if r.places[op.Object] > 0 {
		r.serve(id)
		return
	}
	r.turn(id, engine.Waiting, -1, op.Object)
	r.queued = append(r.queued, id)
}

// serve gives a task a place at the device that it wants.
func (r *shift) serve(id engine.TaskID) {
	op := r.tasks[id].op
	r.places[op.Object]--
	r.uses = append(r.uses, use{id, op.Object, r.now, r.now + min(op.Cost, TicksLimit)})
	r.turn(id, engine.Using, -1, op.Object)
}

// nextUse returns the use that is over first, of several the one that began first,
// or -1.
func (r *shift) nextUse() int {
	first := -1
	for i := range r.uses {
		if first < 0 || r.uses[i].until < r.uses[first].until {
			first = i
		}
	}
	return first
}

// finishUse lets a task leave its device.
func (r *shift) finishUse(i int) {
	u := r.uses[i]
	t := &r.tasks[u.task]
	r.note(engine.Event{Task: u.task, Op: t.op, Core: t.core, Start: u.from, End: r.now})
	t.value = 0
	r.makeReady(u.task)
	r.vacate(i)
}

// vacate ends a use, and lets the first in line take its place.
func (r *shift) vacate(i int) {
	u := r.uses[i]
	r.uses = slices.Delete(r.uses, i, i+1)
	r.metrics.UsedTicks[u.device] += r.now - u.from
	r.places[u.device]++
	next := slices.IndexFunc(r.queued, func(t engine.TaskID) bool { return r.tasks[t].op.Object == u.device })
	if next >= 0 {
		id := r.queued[next]
		r.queued = slices.Delete(r.queued, next, next+1)
		r.serve(id)
	}
}
