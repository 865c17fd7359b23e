package hb

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// collision explains who met whom in a region: the last event is the refused enter.
func (d *diagnosis) collision() Explanation {
	x := Explanation{Pattern: Collided}
	last := len(d.trace.Events) - 1
	if last < 0 || d.trace.Events[last].Op.Kind != engine.OpEnter {
		return x
	}
	e := &d.trace.Events[last]
	x.Steps, x.Tasks, x.Objects = []int{last}, []engine.TaskID{e.Task}, []engine.ObjectID{e.Op.Object}
	for i, other := range slices.Backward(d.trace.Events[:last]) {
		if other.Op.Kind == engine.OpEnter && other.Op.Object == e.Op.Object && d.trace.Finding.Waiting.Has(other.Task) {
			x.Steps = []int{i, last}
			x.Tasks = append(x.Tasks, other.Task)
			break
		}
	}
	return x
}

// starvation explains who was overtaken by whom, and how often.
func (d *diagnosis) starvation() Explanation {
	f := d.trace.Finding
	x := Explanation{Pattern: Overtaken}
	if !d.isTask(f.Task) {
		return x
	}
	x.Tasks = []engine.TaskID{f.Task}
	if f.Object >= 0 && int(f.Object) < len(d.program.Objects) {
		x.Objects = []engine.ObjectID{f.Object}
	}
	m := machine.New(d.program)
	before := int64(0)
	d.replayed(func(i int, s *sched.Session) bool {
		now := m.Passed(s.State(), f.Task)
		switch {
		case now == 0:
			x.Steps = nil
		case now > before:
			x.Steps = append(x.Steps, i)
		}
		before = now
		return true
	})
	for _, i := range x.Steps {
		e := &d.trace.Events[i]
		if !slices.Contains(x.Tasks, e.Task) {
			x.Tasks = append(x.Tasks, e.Task)
		}
		if e.Op.Kind == engine.OpProgress {
			x.Pattern = Outpaced
		}
	}
	x.Values = []int64{before}
	return x
}

// leak explains who started a task that nobody joined.
func (d *diagnosis) leak() Explanation {
	f := d.trace.Finding
	x := Explanation{Pattern: Leaked}
	if !d.isTask(f.Task) {
		return x
	}
	x.Tasks = []engine.TaskID{f.Task}
	for i, e := range d.trace.Events {
		if (e.Op.Kind == engine.OpSpawn || e.Op.Kind == engine.OpFork) && engine.TaskID(e.Op.Object) == f.Task {
			x.Steps = []int{i}
			x.Tasks = append(x.Tasks, e.Task)
			break
		}
	}
	return x
}
