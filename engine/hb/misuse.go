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
