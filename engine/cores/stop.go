package cores

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// dismiss takes those out of the run who were stopped, or have ended their process
// themselves, in ascending order: off their cores and devices, out of every line.
func (r *shift) dismiss() {
	for t := range engine.TaskID(len(r.tasks)) {
		if status := r.state.Tasks[t]; !status.Over() || r.tasks[t].over {
			continue
		} else if status == machine.Ended {
			r.metrics.Ended[t] = r.now
			r.turn(t, engine.Finished, -1, -1)
		} else {
			r.metrics.Stopped = r.metrics.Stopped.With(t)
			r.turn(t, engine.Stopped, -1, -1)
		}
		r.remove(t)
	}
	r.timeKeys()
}

// remove frees all that a task that is over takes up.
func (r *shift) remove(t engine.TaskID) {
	r.tasks[t].over = true
	if c := r.tasks[t].coroutine; c != nil {
		r.pool.Put(c)
		r.tasks[t].coroutine = nil
	}
	for c := range r.cores {
		if k := &r.cores[c]; k.task == t {
			if k.from >= 0 {
				r.metrics.BusyTicks[c] += r.now - k.from
			}
			k.from, k.switching, k.starting, k.price = -1, false, false, 0
			r.clear(c)
		}
	}
	isHim := func(other engine.TaskID) bool { return other == t }
	r.ready.tasks = slices.DeleteFunc(r.ready.tasks, isHim)
	r.waiting = slices.DeleteFunc(r.waiting, isHim)
	r.outside = slices.DeleteFunc(r.outside, isHim)
	r.queued = slices.DeleteFunc(r.queued, isHim)
	if u := slices.IndexFunc(r.uses, func(u use) bool { return u.task == t }); u >= 0 {
		r.vacate(u)
	}
	if r.metrics.Admitted[t] >= 0 {
		r.leave(t)
	}
	if r.tasks[t].counted {
		r.left = append(r.left, r.tasks[t].gang)
	}
}

// follow lets those go on who waited for what has happened, and then those in who
// come after the tasks that are over.
func (r *shift) follow() {
	r.handOver()
	for _, gang := range r.left {
		r.succeed(gang)
	}
	r.left = r.left[:0]
}

// watch keeps count of who is overtaken. Those who wait have announced what they
// wait for; a step that is not paid for yet waits for nothing.
func (r *shift) watch(mover engine.TaskID, op engine.Op, value int64) {
	if r.finding != nil {
		return
	}
	r.finding = sched.PatienceFinding(r.machine, r.state, mover, op, value, func(t engine.TaskID) (engine.Op, bool) {
		return r.tasks[t].op, slices.Contains(r.waiting, t)
	})
}
