package hb

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// deadlock follows the wait-for graph from the lowest task that waits, to a ring
// or to somebody who will never move.
func (d *diagnosis) deadlock() Explanation {
	s, err := sched.NewSession(d.program)
	if err != nil {
		return Explanation{Pattern: Deadlock}
	}
	defer s.Close()
	for _, choice := range d.trace.Schedule() {
		if _, err := s.Choose(choice); err != nil {
			return Explanation{Pattern: Deadlock}
		}
	}
	waits := Waits(d.program, s)
	if len(waits) == 0 {
		return d.neverAdmitted(s)
	}
	path := []Wait{waits[0]}
	for {
		last := path[len(path)-1]
		if last.For < 0 { // for a token or a bell, which anybody might have given
			return Explanation{Pattern: Deadlock, Tasks: []engine.TaskID{last.Task},
				Objects: []engine.ObjectID{last.Op.Object}, Steps: d.lastStepOf(last.Task)}
		}
		if last.Mutex() >= 0 && d.isElsewhere(last) {
			return d.deadEnd(last, s.State())
		}
		if start := slices.IndexFunc(path, func(w Wait) bool { return w.Task == last.For }); start >= 0 {
			return d.ring(path[start:])
		}
		next := slices.IndexFunc(waits, func(w Wait) bool { return w.Task == last.For })
		if next < 0 {
			return d.deadEnd(last, s.State())
		}
		path = append(path, waits[next])
	}
}

// deadEnd explains a wait for somebody who does not wait, and will not move.
func (d *diagnosis) deadEnd(w Wait, s *machine.State) Explanation {
	x := Explanation{Tasks: []engine.TaskID{w.Task, w.For}, Steps: d.lastStepOf(w.Task)}
	switch {
	case w.Mutex() >= 0 && d.isElsewhere(w):
		x.Pattern, x.Objects, x.Steps = CopiedKey, []engine.ObjectID{w.Mutex()}, d.forked(w.Mutex())
	case w.Mutex() >= 0 && (s.Tasks[w.For] == machine.Crashed || s.Tasks[w.For] == machine.Stopped):
		return d.ownerDied(w, s.Tasks[w.For])
	case w.Mutex() >= 0 && s.Tasks[w.For] == machine.Ended:
		x.Pattern, x.Objects, x.Steps = DeadlockOrphan, []engine.ObjectID{w.Mutex()}, []int{d.locked(w.Mutex())}
	case s.Tasks[w.For] == machine.Dormant:
		x.Pattern = NeverSpawned
	default:
		x.Pattern = NeverAdmitted
	}
	return x
}

// neverAdmitted explains a deadlock that is the bench's alone: without it, those
// who wait could go on.
func (d *diagnosis) neverAdmitted(s *sched.Session) Explanation {
	waiting := d.trace.Finding.Waiting
	for t := range waiting.All() {
		op, announced := s.Next(t)
		other := engine.TaskID(op.Object)
		if announced && op.Kind == engine.OpJoin && waiting.Has(other) && d.isTask(other) {
			return d.deadEnd(Wait{Task: t, Op: op, For: other}, s.State())
		}
	}
	return Explanation{Pattern: Deadlock}
}

// ring explains tasks that wait for each other.
func (d *diagnosis) ring(waits []Wait) Explanation {
	lowest := 0
	for i, w := range waits {
		if w.Task < waits[lowest].Task {
			lowest = i
		}
	}
	var x Explanation
	for i := range waits {
		w := waits[(lowest+i)%len(waits)]
		x.Tasks = append(x.Tasks, w.Task)
		x.Objects = append(x.Objects, w.Mutex())
		if w.Mutex() >= 0 {
			x.Steps = append(x.Steps, d.locked(w.Mutex()))
		}
	}
	slices.Sort(x.Steps)
	switch {
	case len(x.Steps) == 0:
		x.Pattern, x.Objects = JoinCycle, nil
	case len(x.Steps) < len(waits):
		x.Pattern = DeadlockMixed
	case len(waits) == 1:
		x.Pattern = DeadlockSelf
	default:
		x.Pattern = DeadlockRing
	}
	return x
}

// locked returns the event by which a mutex came to be held at the end.
func (d *diagnosis) locked(mutex engine.ObjectID) int {
	for i, e := range slices.Backward(d.trace.Events) {
		switch {
		case e.Op.Kind == engine.OpLock && e.Op.Object == mutex,
			e.Op.Kind == engine.OpTryLock && e.Op.Object == mutex && e.Value != 0,
			e.Op.Kind == engine.OpWake && e.Op.With == mutex:
			return i
		}
	}
	return -1
}
