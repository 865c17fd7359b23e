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
	if !sameSteps(d.trace, s.Trace()) {
		return Explanation{Pattern: Deadlock}
	}
	waits := Waits(d.program, s)
	if len(waits) == 0 {
		return d.neverAdmitted(s)
	}
	path := []Wait{waits[0]}
	for {
		last := path[len(path)-1]
		if last.For < 0 { // for a token or a bell, which anybody might have given
			return d.nobodyGives(last, s.State())
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
		x.Pattern, x.Objects, x.Steps = DeadlockOrphan, []engine.ObjectID{w.Mutex()}, []int{d.locked(w.Mutex(), w.For)}
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
			x.Steps = append(x.Steps, d.locked(w.Mutex(), w.For))
		}
	}
	slices.Sort(x.Steps)
	switch {
	case len(x.Steps) == 0:
		x.Pattern, x.Objects = JoinCycle, nil
	case len(x.Steps) < len(waits):
		x.Pattern = DeadlockMixed
	case len(waits) == 1 && waits[0].Op.Kind == engine.OpWriteLock && d.readsSince(x.Steps[0]):
		x.Pattern = Upgrade
	case len(waits) == 1:
		x.Pattern = DeadlockSelf
	default:
		x.Pattern = DeadlockRing
	}
	return x
}

// readsSince reports whether a lock was taken for reading in an event.
func (d *diagnosis) readsSince(event int) bool {
	return event >= 0 && d.trace.Events[event].Op.Kind == engine.OpReadLock
}

// sameSteps reports whether the visible steps of both traces are the same, whenever
// they were made.
func sameSteps(a, b *engine.Trace) bool {
	visible := func(trace *engine.Trace) (steps []engine.Event) {
		for _, e := range trace.Events {
			if e.Op.Kind.Visible() {
				steps = append(steps, engine.Event{Task: e.Task, Op: e.Op, Value: e.Value})
			}
		}
		return steps
	}
	return slices.Equal(visible(a), visible(b))
}

// nobodyGives explains a wait for what anybody might have given, and nobody will.
func (d *diagnosis) nobodyGives(w Wait, s *machine.State) Explanation {
	x := Explanation{Pattern: Deadlock, Tasks: []engine.TaskID{w.Task}, Objects: []engine.ObjectID{w.Op.Object},
		Steps: d.lastStepOf(w.Task)}
	switch o := &d.program.Objects[w.Op.Object]; {
	case w.Op.Kind == engine.OpAcquire:
		x.Pattern = NoToken
	case w.Op.Kind == engine.OpWake:
		x.Pattern = NeverNotified
	case w.Op.Kind == engine.OpPass:
		x.Pattern, x.Values = BarrierShort, []int64{int64(s.Came(w.Op.Object).Len()), o.Init}
	case w.Op.Kind == engine.OpAwait && o.Kind == engine.Countdown:
		x.Pattern, x.Values = CountdownShort, []int64{s.Objects[w.Op.Object]}
	case w.Op.Kind == engine.OpAwait && o.Kind == engine.ManualEvent:
		x.Pattern = NeverSet
	case w.Op.Kind == engine.OpPut:
		x.Pattern, x.Values = QueueFull, []int64{int64(len(s.Items(w.Op.Object)))}
	case w.Op.Kind == engine.OpTake:
		x.Pattern = QueueEmpty
	}
	return x
}

// locked returns the event since which a task holds a lock at the end. A mutex that
// it locked again it holds since the first time.
func (d *diagnosis) locked(lock engine.ObjectID, by engine.TaskID) (since int) {
	since = -1
	depth := 0
	for _, i := range d.mine[by] {
		switch e := &d.trace.Events[i]; {
		case e.Op.Kind == engine.OpWake && e.Op.With == lock, e.Op.Object == lock && takes(e):
			if depth == 0 {
				since = i
			}
			depth++
		case e.Op.Kind == engine.OpWait && e.Op.With == lock, e.Op.Object == lock && givesBack(e.Op.Kind):
			depth--
		}
	}
	return since
}

// takes reports whether by an event its task took a lock.
func takes(e *engine.Event) bool {
	switch e.Op.Kind {
	case engine.OpLock, engine.OpReadLock, engine.OpWriteLock:
		return true
	case engine.OpTryLock:
		return e.Value != 0
	}
	return false
}

// givesBack reports whether operations of a kind give a lock back.
func givesBack(kind engine.OpKind) bool {
	return kind == engine.OpUnlock || kind == engine.OpReadUnlock || kind == engine.OpWriteUnlock
}
