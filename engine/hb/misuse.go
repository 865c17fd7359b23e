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
		d.follows(&x, engine.OpLock, e.Op.Object)
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
		x.Pattern = NoSuchThing
	}
	return x
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
