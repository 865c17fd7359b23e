package cores

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// beginCoreless lets all tasks without a core that begin on their own come to their first step,
// and do what they can.
func (r *shift) beginCoreless() {
	for t, task := range r.program.Tasks {
		if task.Coreless && r.state.Tasks[t] == machine.Started {
			r.beginAlone(engine.TaskID(t))
		}
	}
	r.follow()
}

// beginAlone lets a task without a core come to its first step, in line with those who wait.
func (r *shift) beginAlone(id engine.TaskID) {
	r.turn(id, engine.Waiting, -1, -1)
	t := &r.tasks[id]
	t.coroutine = r.pool.Get()
	said := t.coroutine.Start(machine.BodyOf(r.program, id))
	t.hear(said)
	r.listen(id, said)
}

// actAlone lets a task without a core do its step, which has become possible, and come to the
// next one.
func (r *shift) actAlone(id engine.TaskID) {
	t := &r.tasks[id]
	t.began = r.now
	r.apply(id)
	if r.finding != nil {
		return
	}
	for begun := range r.machine.Begun(r.state, t.op).All() {
		r.getUnderWay(begun)
	}
	r.dismiss()
	if !t.over {
		r.listen(id, t.resume(t.value))
	}
}

// listen takes note of what such a task does alone, which needs no time, and puts it in
// line with its next step.
func (r *shift) listen(id engine.TaskID, said *routine.Announcement) {
	t := &r.tasks[id]
	for t.local = 0; said.Stage == routine.Announced; t.local++ {
		switch {
		case said.Op.Kind.Visible():
			t.op = said.Op
			r.waiting = append(r.waiting, id)
			return
		case t.local == routine.LocalStepsMax:
			r.finding = sched.BodyFinding(id, routine.Stuck, "")
			return
		}
		r.note(engine.Event{Task: id, Op: said.Op, Core: -1, Start: r.now, End: r.now})
		said = t.resume(0)
	}
	if said.Stage == routine.Ended {
		r.machine.End(r.state, id)
		r.dismiss()
		return
	}
	r.finding = sched.BodyFinding(id, said.Stage, said.Reason)
}
