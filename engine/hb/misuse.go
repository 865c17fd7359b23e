package hb

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// misuse explains an operation that was refused: it is the last event.
func (d *diagnosis) misuse() Explanation {
	last := len(d.trace.Events) - 1
	if last < 0 {
		return Explanation{Pattern: NoSuchThing}
	}
	e := &d.trace.Events[last]
	x := Explanation{Steps: []int{last}, Tasks: []engine.TaskID{e.Task}}
	switch machine.Refusal(d.trace.Finding.Detail) {
	case machine.UnlockForeign:
		x.Pattern, x.Objects = ForeignUnlock, []engine.ObjectID{e.Op.Object}
		d.heldBy(&x, e.Op.Object)
	case machine.UnlockFree:
		x.Pattern, x.Objects = FreeUnlock, []engine.ObjectID{e.Op.Object}
		d.follows(&x, engine.OpUnlock, e.Op.Object)
		if len(x.Tasks) == 2 && x.Tasks[1] == e.Task {
			x.Pattern, x.Tasks = DoubleUnlock, x.Tasks[:1]
		}
	case machine.SpawnAgain:
		x.Pattern = SpawnAgain
		d.follows(&x, engine.OpSpawn, e.Op.Object)
		x.Tasks = []engine.TaskID{e.Task, engine.TaskID(e.Op.Object)}
	case machine.ForkAgain:
		x.Pattern = ForkAgain
		d.follows(&x, engine.OpFork, e.Op.Object)
		x.Tasks = []engine.TaskID{e.Task, engine.TaskID(e.Op.Object)}
	case machine.ForkForeign, machine.SpawnForeign:
		x.Pattern, x.Tasks = StartForeign, []engine.TaskID{e.Task, engine.TaskID(e.Op.Object)}
	case machine.SpawnStopped:
		x.Pattern, x.Tasks = StartStopped, []engine.TaskID{e.Task, engine.TaskID(e.Op.Object)}
	case machine.ForeignMemory:
		x.Pattern, x.Objects = ForeignMemory, []engine.ObjectID{d.foreign(e)}
	case machine.EnterAgain:
		x.Pattern, x.Objects = EnterAgain, []engine.ObjectID{e.Op.Object}
	case machine.LeaveOutside:
		x.Pattern, x.Objects = LeaveOutside, []engine.ObjectID{e.Op.Object}
	default:
		d.otherMisuse(&x, e)
	}
	return x
}

// otherMisuse explains an operation that was refused by what is no plain mutex.
func (d *diagnosis) otherMisuse(x *Explanation, e *engine.Event) {
	x.Objects = []engine.ObjectID{e.Op.Object}
	again := func(pattern Pattern, kind engine.OpKind) {
		x.Pattern = pattern
		for i, other := range slices.Backward(d.trace.Events[:x.Steps[0]]) {
			if other.Task == e.Task && other.Op.Kind == kind && other.Op.Object == e.Op.Object {
				x.Steps = []int{i, x.Steps[0]}
				return
			}
		}
	}
	switch machine.Refusal(d.trace.Finding.Detail) {
	case machine.WaitUnheld:
		x.Pattern, x.Objects = WaitUnheld, append(x.Objects, e.Op.With)
	case machine.WaitNested:
		x.Pattern, x.Objects = WaitNested, append(x.Objects, e.Op.With)
	case machine.ArriveAgain:
		again(ArriveAgain, engine.OpArrive)
		came, parties := d.atBarrier(e.Op.Object)
		x.Values = []int64{came, parties}
	case machine.CountBelowZero:
		x.Pattern = CountBelowZero
		d.follows(x, engine.OpCountDown, e.Op.Object)
	case machine.ReadAgain:
		again(ReadAgain, engine.OpReadLock)
	case machine.ReadUnlockUnheld:
		x.Pattern = ReadUnlockUnheld
	case machine.WriteUnlockUnheld:
		x.Pattern = WriteUnlockUnheld
		if writer, since := d.writer(e.Op.Object); writer >= 0 {
			x.Tasks, x.Steps = append(x.Tasks, writer), []int{since, x.Steps[0]}
		}
	case machine.ItemOutOfRange:
		x.Pattern, x.Values = ItemOutOfRange, []int64{e.Op.Arg, engine.ItemMin, engine.ItemMax}
	case machine.EntryOutOfRange:
		x.Pattern, x.Values = EntryOutOfRange, []int64{e.Op.Arg, engine.EntryMin, engine.EntryMax}
	default:
		x.Pattern, x.Objects = NoSuchThing, nil
	}
}

// atBarrier returns how many tasks are at a barrier at the end of the trace, and
// how many must be.
func (d *diagnosis) atBarrier(barrier engine.ObjectID) (came, parties int64) {
	if barrier < 0 || int(barrier) >= len(d.program.Objects) {
		return 0, 0 // the trace is of another program
	}
	parties = d.program.Objects[barrier].Init
	for i, e := range d.trace.Events {
		if e.Op.Kind == engine.OpArrive && e.Op.Object == barrier && !refused(d.trace, i) {
			if came++; came == parties {
				came = 0
			}
		}
	}
	return came, parties
}

// writer returns who writes under a reader-writer lock at the end of the trace,
// and since which event, or -1.
func (d *diagnosis) writer(lock engine.ObjectID) (writer engine.TaskID, since int) {
	writer, since = -1, -1
	for i, e := range d.trace.Events {
		switch {
		case e.Op.Object != lock || refused(d.trace, i):
		case e.Op.Kind == engine.OpWriteLock:
			writer, since = e.Task, i
		case e.Op.Kind == engine.OpWriteUnlock:
			writer, since = -1, -1
		}
	}
	return writer, since
}

// follows adds the last event of that kind on the same object before the refused
// one, and whose it was.
func (d *diagnosis) follows(x *Explanation, kind engine.OpKind, object engine.ObjectID) {
	refused := len(d.trace.Events) - 1
	for i, e := range slices.Backward(d.trace.Events[:refused]) {
		if e.Op.Kind == kind && e.Op.Object == object {
			x.Steps = []int{i, refused}
			x.Tasks = append(x.Tasks, e.Task)
			return
		}
	}
}

// heldBy adds who holds a mutex before the last event, and where he took it: by a
// lock, by trying, or when he woke. One who was forked may hold a copy that he never
// took.
func (d *diagnosis) heldBy(x *Explanation, mutex engine.ObjectID) {
	last := len(d.trace.Events) - 1
	owner := d.ownerBefore(last, mutex)
	if !d.isTask(owner) {
		return
	}
	x.Tasks = append(x.Tasks, owner)
	for i, e := range slices.Backward(d.trace.Events[:last]) {
		took := e.Op.Kind == engine.OpLock || e.Op.Kind == engine.OpTryLock && e.Value != 0
		if e.Task == owner && (took && e.Op.Object == mutex || e.Op.Kind == engine.OpWake && e.Op.With == mutex) {
			x.Steps = []int{i, last}
			return
		}
	}
}

// ownerBefore returns who holds a mutex before an event, or -1 where the trace is of
// another program.
func (d *diagnosis) ownerBefore(event int, mutex engine.ObjectID) engine.TaskID {
	if mutex < 0 || int(mutex) >= len(d.program.Objects) || d.program.Objects[mutex].Kind != engine.Mutex {
		return -1
	}
	m := machine.New(d.program)
	state := m.Start()
	for _, e := range d.trace.Events[:event] {
		if !d.isTask(e.Task) {
			return -1
		}
		if e.Op.Kind.Visible() {
			m.Apply(state, e.Task, e.Op)
		}
	}
	return state.Owner(mutex)
}

// foreign returns which of the two objects of an operation is another process's own.
func (d *diagnosis) foreign(e *engine.Event) engine.ObjectID {
	if e.Op.Object < 0 || int(e.Op.Object) >= len(d.program.Objects) || !e.Op.Kind.OnTwo() {
		return e.Op.Object
	}
	home := d.program.Objects[e.Op.Object].Process
	if home == engine.Shared || home == d.program.ProcessOf(e.Task) {
		return e.Op.With
	}
	return e.Op.Object
}
