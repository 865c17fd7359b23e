package timeline

import (
	"slices"

	"lostupdate/engine"
)

// MarkKind says what a mark on the timeline stands for.
type MarkKind uint8

const (
	Took     MarkKind = iota // a key was taken
	Hung                     // a key was hung back
	Conflict                 // one of the steps that explain the failure
	Failure                  // the step at which it failed
)

// Mark is a moment worth finding again.
type Mark struct {
	At    Moment
	Kind  MarkKind
	Task  engine.TaskID // whose lane it stands on; -1 on nobody's in particular
	Event int           // index in Trace.Events; -1 for a failure that is no step
}

// mark notes what is worth finding: first what explains the failure, so that it
// is painted above the keys that are taken at the same moments.
func (t *Timeline) mark() {
	for i, e := range t.Trace.Events {
		switch e.Op.Kind {
		case engine.OpLock:
			t.Marks = append(t.Marks, Mark{At: t.extents[i].to, Kind: Took, Task: e.Task, Event: i})
		case engine.OpUnlock:
			t.Marks = append(t.Marks, Mark{At: t.extents[i].to, Kind: Hung, Task: e.Task, Event: i})
		}
	}
	for n, i := range t.Decisive {
		kind := Conflict
		if n == len(t.Decisive)-1 {
			kind = Failure
		}
		t.Marks = append(t.Marks, Mark{At: t.extents[i].to, Kind: kind, Task: t.Trace.Events[i].Task, Event: i})
	}
	if t.Trace.Finding != nil && len(t.Decisive) == 0 {
		t.Marks = append(t.Marks, Mark{At: t.End(), Kind: Failure, Task: t.Trace.Finding.Task, Event: -1})
	}
	slices.SortStableFunc(t.Marks, func(a, b Mark) int { return int(a.At - b.At) })
}
