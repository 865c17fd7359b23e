package hb

import "lostupdate/engine"

// Race is a data race: two accesses to one variable by different tasks, that
// nothing orders, of which at least one changes it and at least one is not atomic.
type Race struct {
	Object        engine.ObjectID
	First, Second int // indices in Trace.Events, ascending
}

// Races lists the data races of the trace, ordered by their second access. Of a
// task's earlier accesses of one kind only the last one that is not ordered with
// the second is named: if an earlier one races too, so does that one.
func (o *Order) Races() []Race {
	latest := map[access]int{}
	var races []Race
	for i, e := range o.trace.Events {
		kind := e.Op.Kind
		if kind.Access() == 0 || refused(o.trace, i) {
			continue
		}
		for t := range engine.TaskID(o.tasks) {
			if t == e.Task {
				continue
			}
			for _, other := range conflicting(kind) {
				before, any := latest[access{e.Op.Object, t, other}]
				if any && !o.Before(before, i) {
					races = append(races, Race{Object: e.Op.Object, First: before, Second: i})
				}
			}
		}
		latest[access{e.Op.Object, e.Task, kind}] = i
	}
	return races
}

type access struct {
	object engine.ObjectID
	task   engine.TaskID
	kind   engine.OpKind
}

// conflicting returns the kinds of access that race with one of this kind.
func conflicting(kind engine.OpKind) (kinds []engine.OpKind) {
	for other := range engine.OpKinds() {
		if kind.Access().Clashes(other.Access()) {
			kinds = append(kinds, other)
		}
	}
	return kinds
}
