package hb

import (
	"slices"

	"lostupdate/engine"
)

// suspect is a task that acted on what it had read, after another task had
// changed it. All three are indices in Trace.Events.
type suspect struct {
	pattern             Pattern
	read, overtook, act int
}

// How many suspects of one kind are collected, how many reads are tried for one of
// them, and how many runs are made again to tell them apart.
const (
	suspectsMax = 16
	readsMax    = 8
)

// lostUpdates returns the writes that overwrote another task's change and rest on
// a read from before it, the last one first.
func (d *diagnosis) lostUpdates() []suspect {
	var found []suspect
	for act := len(d.trace.Events) - 1; act >= 0 && len(found) < suspectsMax && d.retells > 0; act-- {
		e := &d.trace.Events[act]
		if e.Op.Kind != engine.OpWrite || !d.changes(act) {
			continue
		}
		overtook := d.change[act]
		if overtook < 0 || d.trace.Events[overtook].Task == e.Task {
			continue
		}
		if read := d.basis(act, overtook); read >= 0 {
			found = append(found, suspect{LostUpdate, read, overtook, act})
		}
	}
	return found
}

// basis returns the stale read that a write rests on, or -1. A write that rests on
// a read from after the change is not stale, whatever was read before.
func (d *diagnosis) basis(act, overtook int) int {
	tried := 0
	for read := range d.readsBefore(act) {
		if tried++; tried > readsMax {
			break
		}
		value := d.trace.Events[read].Value
		if read > overtook {
			if d.writesElse(act, read, value+1) || d.writesElse(act, read, d.before[overtook]) {
				return -1
			}
			continue
		}
		if fresh := d.before[act]; fresh != value && d.writesElse(act, read, fresh) {
			return read
		}
	}
	return -1
}

// writesElse reports whether a write would have had another value if a read had
// had this one.
func (d *diagnosis) writesElse(act, read int, value int64) bool {
	if value == d.trace.Events[read].Value {
		return false
	}
	heard := d.retell(read, value, act)
	return heard.did > act && heard.wrote
}

// readsBefore yields the events by which the task that did act learned what is in
// the variable that it acts on, the last one first.
func (d *diagnosis) readsBefore(act int) func(yield func(int) bool) {
	e := &d.trace.Events[act]
	return func(yield func(int) bool) {
		for _, i := range slices.Backward(d.mine[e.Task]) {
			if i < act && d.reads(i) && d.trace.Events[i].Op.Object == e.Op.Object && !yield(i) {
				return
			}
		}
	}
}

// staleChecks returns the acts that would not have been done had the read before
// them told what another task had made of the variable meanwhile, the one with
// the last read first.
func (d *diagnosis) staleChecks() []suspect {
	var found []suspect
	for read := len(d.trace.Events) - 1; read >= 0 && len(found) < suspectsMax && d.retells > 0; read-- {
		if d.trace.Events[read].Op.Kind == engine.OpRead {
			found = d.staleActs(found, read)
		}
	}
	return found
}

// staleActs appends the suspects of one read, the last change first.
func (d *diagnosis) staleActs(found []suspect, read int) []suspect {
	e := &d.trace.Events[read]
	later := never // the change that follows
	for change := d.latest[e.Op.Object]; change > read; later, change = change, d.change[change] {
		if d.trace.Events[change].Task == e.Task || d.after(change) == e.Value {
			continue
		}
		first := d.firstAct(e.Task, change)
		if first == never {
			continue // it did nothing more that could be stale
		}
		heard := d.retell(read, d.after(change), first)
		if act := d.firstAct(e.Task, max(change, heard.did-1)); act != never && act <= later {
			found = append(found, suspect{StaleCheck, read, change, act})
		}
	}
	return found
}

// firstAct returns the first event behind another one in which the task did what
// others can notice.
func (d *diagnosis) firstAct(task engine.TaskID, behind int) int {
	from, _ := slices.BinarySearch(d.mine[task], behind+1)
	for _, i := range d.mine[task][from:] {
		if d.acts(i) {
			return i
		}
	}
	return never
}

// mends reports whether the run goes well if the suspect's read, and what it did
// on it, comes after what the others did meanwhile: either all of that, or no more
// than the change that overtook it.
func (d *diagnosis) mends(s suspect) bool {
	task := d.trace.Events[s.read].Task
	for _, until := range []int{s.act, s.overtook + 1} {
		if d.reruns > 0 && goesWell(d.rerun(d.heldBack(task, s.read, until), -1)) {
			return true
		}
	}
	return false
}

// describe puts a suspect into an explanation.
func (d *diagnosis) describe(s suspect, tried bool) Explanation {
	read, overtook, act := &d.trace.Events[s.read], &d.trace.Events[s.overtook], &d.trace.Events[s.act]
	x := Explanation{
		Pattern: s.pattern,
		Steps:   []int{s.read, s.overtook, s.act},
		Tasks:   []engine.TaskID{read.Task, overtook.Task},
		Objects: []engine.ObjectID{read.Op.Object},
		Values:  []int64{read.Value, d.after(s.overtook)},
		Tried:   tried,
	}
	switch {
	case s.pattern == LostUpdate:
		x.Values = append(x.Values, act.Op.Arg)
	case act.Op.Kind.OnTask():
		x.Objects = append(x.Objects, -1)
	default:
		x.Objects = append(x.Objects, act.Op.Object)
	}
	return x
}
