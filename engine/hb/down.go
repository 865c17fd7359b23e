package hb

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// replayed makes the run again and calls look behind every step with its event, and
// before the first one with -1, until look returns false. It reports whether the
// run could be made.
func (d *diagnosis) replayed(look func(event int, s *sched.Session) bool) bool {
	s, err := sched.NewSession(d.program)
	if err != nil {
		return false
	}
	defer s.Close()
	if !look(-1, s) {
		return true
	}
	for i, e := range d.trace.Events {
		if !e.Op.Kind.Visible() {
			continue
		}
		if _, err := s.Choose(engine.Choice{Task: e.Task, Branch: e.Op.Branch}); err != nil {
			return false
		}
		if !look(i, s) {
			return true
		}
	}
	return true
}

// fell returns the event behind which a task was over, or -1.
func (d *diagnosis) fell(t engine.TaskID) (event int) {
	event = -1
	d.replayed(func(i int, s *sched.Session) bool {
		if s.State().Tasks[t].Over() {
			event = i
			return false
		}
		return true
	})
	return event
}

// ownerDied explains a wait for a mutex whose owner was stopped with its process.
func (d *diagnosis) ownerDied(w Wait, how machine.Status) Explanation {
	x := Explanation{Pattern: OwnerStopped, Tasks: []engine.TaskID{w.Task, w.For}, Objects: []engine.ObjectID{w.Mutex()}}
	if how == machine.Crashed {
		x.Pattern = OwnerCrashed
	}
	took, fell := d.locked(w.Mutex(), w.For), d.fell(w.For)
	if took < 0 || fell < 0 {
		return Explanation{Pattern: Deadlock, Tasks: x.Tasks[:1], Objects: x.Objects, Steps: d.lastStepOf(w.Task)}
	}
	x.Steps = []int{took, fell}
	x.Tasks = append(x.Tasks, d.trace.Events[fell].Task)
	return x
}

// isElsewhere reports whether who holds the mutex that is waited for is in another
// process, which does not have that mutex: it is a copy.
func (d *diagnosis) isElsewhere(w Wait) bool {
	home := d.program.Objects[w.Mutex()].Process
	return len(d.program.Processes) > 0 && home != engine.Shared && d.isTask(w.For) && d.program.Tasks[w.For].Process != home
}

// forked returns the event by which the process of an object was forked.
func (d *diagnosis) forked(id engine.ObjectID) []int {
	for i, e := range d.trace.Events {
		if e.Op.Kind == engine.OpFork && d.program.ProcessOf(engine.TaskID(e.Op.Object)) == d.program.Objects[id].Process {
			return []int{i}
		}
	}
	return nil
}

// wentDown looks for the first task that was stopped before its own end, who did
// that, and whether the run goes well where that one comes last.
func (d *diagnosis) wentDown() (x Explanation, found bool) {
	victim, how, down := engine.TaskID(-1), machine.Started, -1
	var before []machine.Status
	d.replayed(func(i int, s *sched.Session) bool {
		for t, status := range s.State().Tasks {
			stopped := i >= 0 && before[t] == machine.Started && (status == machine.Crashed || status == machine.Stopped)
			if stopped && d.trace.Events[i].Task != engine.TaskID(t) {
				victim, how, down = engine.TaskID(t), status, i
				return false
			}
		}
		before = slices.Clone(s.State().Tasks)
		return true
	})
	if victim < 0 {
		return Explanation{}, false
	}
	by := d.trace.Events[down].Task
	x = Explanation{Pattern: ClosedEarly, Steps: []int{down}, Tasks: []engine.TaskID{victim, by}}
	if how == machine.Crashed {
		x.Pattern = WentDown
	}
	var others []engine.TaskID
	for i, e := range d.trace.Events {
		if e.Op.Kind.Visible() && (i < down || i > down && e.Task != by) {
			others = append(others, e.Task)
		}
	}
	x.Tried = goesWell(d.rerun(others, by))
	return x, true
}
