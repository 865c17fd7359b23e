package hb

import (
	"slices"

	"lostupdate/engine"
)

// tooEarly looks for a read that should have waited: the run goes well if its task
// is held back there. A task that went on to change the variable itself is not
// among them: it acted on what it had read, which is another pattern.
func (d *diagnosis) tooEarly() (Explanation, bool) {
	if task := d.trace.Finding.Task; d.isTask(task) {
		if x, found := d.tooEarlyToAssert(task); found {
			return x, true
		}
	}
	tried := 0
	for read := len(d.trace.Events) - 1; read >= 0 && tried < suspectsMax && d.reruns > 0; read-- {
		e := &d.trace.Events[read]
		if e.Op.Kind != engine.OpRead {
			continue
		}
		change := d.latest[e.Op.Object]
		if change < read || d.after(change) == e.Value || d.changedBy(e.Task, read) || d.spoiledBy(change) {
			continue
		}
		tried++
		if goesWell(d.rerun(d.heldBack(e.Task, read, change+1), -1)) {
			return d.describeEarly(read, change, d.trace.Events[change].Task, d.after(change)), true
		}
	}
	return Explanation{}, false
}

// spoiledBy reports whether a change was made by the task whose assertion failed: nobody
// should have waited for what a task finds wrong with its own doing.
func (d *diagnosis) spoiledBy(change int) bool {
	f := d.trace.Finding
	return f.Kind == engine.AssertFailed && d.trace.Events[change].Task == f.Task
}

// tooEarlyToAssert looks among the reads of a task whose assertion failed. The
// change that it should have waited for may be one that the trace never came to:
// so all others first go on as far as they can without it.
func (d *diagnosis) tooEarlyToAssert(task engine.TaskID) (Explanation, bool) {
	tried := 0
	for _, read := range slices.Backward(d.mine[task]) {
		e := &d.trace.Events[read]
		if e.Op.Kind != engine.OpRead {
			continue
		}
		if tried++; tried > readsMax || d.reruns <= 0 {
			break
		}
		var choices []engine.TaskID
		for i, other := range d.trace.Events {
			if other.Op.Kind.Visible() && (i < read || other.Task != task) {
				choices = append(choices, other.Task)
			}
		}
		again := d.rerun(choices, task)
		if !goesWell(again) {
			continue
		}
		if writer, value, found := d.readLater(read, again); found && value != e.Value {
			return d.describeEarly(read, d.changeBehind(read, writer), writer, value), true
		}
	}
	return Explanation{}, false
}

// readLater finds a read of this trace in another one, where it came later: whose
// change it read there, and what.
func (d *diagnosis) readLater(read int, again *engine.Trace) (writer engine.TaskID, value int64, found bool) {
	e := &d.trace.Events[read]
	nth, _ := slices.BinarySearch(d.mine[e.Task], read)
	writer = e.Task
	for _, other := range again.Events {
		if other.Task == e.Task {
			if nth == 0 {
				return writer, other.Value, other.Op.Kind == engine.OpRead && other.Op.Object == e.Op.Object && writer != e.Task
			}
			nth--
		}
		if other.Op.Kind.Access()&engine.Writes != 0 && other.Op.Object == e.Op.Object {
			writer = other.Task
		}
	}
	return writer, 0, false
}

// changedBy reports whether a task changed the variable that is read in an event,
// behind it.
func (d *diagnosis) changedBy(task engine.TaskID, read int) bool {
	return d.changeBehind(read, task) >= 0
}

// changeBehind returns the last change that a task made, behind an event, to the
// variable that was read there, or -1.
func (d *diagnosis) changeBehind(read int, task engine.TaskID) int {
	for change := d.latest[d.trace.Events[read].Op.Object]; change > read; change = d.change[change] {
		if d.trace.Events[change].Task == task {
			return change
		}
	}
	return -1
}

func (d *diagnosis) describeEarly(read, change int, writer engine.TaskID, later int64) Explanation {
	e := &d.trace.Events[read]
	x := Explanation{
		Pattern: TooEarly,
		Steps:   []int{read},
		Tasks:   []engine.TaskID{e.Task, writer},
		Objects: []engine.ObjectID{e.Op.Object},
		Values:  []int64{e.Value, later},
		Tried:   true,
	}
	if change >= 0 {
		x.Steps = append(x.Steps, change)
	}
	return x
}
