package hb

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/routine"
)

// diagnosis is one trace under examination.
type diagnosis struct {
	program *engine.Program
	trace   *engine.Trace
	pool    routine.Pool

	mine   [][]int // by task: the indices of its events
	before []int64 // by event: what was in the variable that it touches
	change []int   // by event: the last change to that variable before it, or -1
	latest []int   // by object: the last change to it, or -1

	retells, reruns int // steps that the experiments of each kind may still take
}

// experimentStepsMax bounds all experiments of one kind for one explanation,
// together.
const experimentStepsMax = 300_000

func newDiagnosis(p *engine.Program, trace *engine.Trace) *diagnosis {
	n := len(trace.Events)
	d := &diagnosis{
		program: p, trace: trace, retells: experimentStepsMax, reruns: experimentStepsMax,
		mine: make([][]int, len(p.Tasks)), before: make([]int64, n), change: make([]int, n),
	}
	content := make([]int64, len(p.Objects))
	d.latest = make([]int, len(p.Objects))
	for i, o := range p.Objects {
		content[i], d.latest[i] = o.Init, -1
	}
	for i, e := range trace.Events {
		d.mine[e.Task] = append(d.mine[e.Task], i)
		d.change[i] = -1
		if e.Op.Kind == engine.OpFork && !refused(trace, i) {
			for _, c := range p.Copies(p.ProcessOf(engine.TaskID(e.Op.Object))) {
				content[c.To], d.latest[c.To] = content[c.From], d.latest[c.From]
			}
		}
		if !touches(e.Op.Kind) || refused(trace, i) {
			continue
		}
		id := e.Op.Object
		d.before[i], d.change[i] = content[id], d.latest[id]
		if d.changes(i) {
			content[id], d.latest[id] = d.after(i), i
		}
	}
	return d
}

func (d *diagnosis) close() { d.pool.Close() }

// touches reports whether operations of a kind read or change what is in memory: a
// store does not, the flush behind it does.
func touches(kind engine.OpKind) bool {
	return kind.Access() != 0 && kind != engine.OpStore || kind == engine.OpFlush
}

// changes reports whether an event changed a variable.
func (d *diagnosis) changes(event int) bool {
	e := &d.trace.Events[event]
	failed := e.Op.Kind == engine.OpSwap && e.Value == 0
	changing := e.Op.Kind.Access()&engine.Writes != 0 || e.Op.Kind == engine.OpFlush
	return changing && touches(e.Op.Kind) && !failed && !refused(d.trace, event)
}

// reads reports whether an event told its task what is in a variable.
func (d *diagnosis) reads(event int) bool {
	return d.trace.Events[event].Op.Kind.Access()&engine.Reads != 0 && !refused(d.trace, event)
}

// acts reports whether other tasks can notice that an event happened.
func (d *diagnosis) acts(event int) bool {
	kind := d.trace.Events[event].Op.Kind
	switch kind {
	case engine.OpRead, engine.OpLoad, engine.OpJoin, engine.OpPass, engine.OpAwait:
		return false
	}
	return kind.Visible() && !kind.OnNothing()
}

// after returns what a change put into its variable.
func (d *diagnosis) after(event int) int64 {
	switch e := &d.trace.Events[event]; e.Op.Kind {
	case engine.OpAdd, engine.OpFlush:
		return e.Value
	case engine.OpSwap:
		return e.Op.New
	default:
		return e.Op.Arg
	}
}

// lastRead returns the last event that told a task what is in a variable, or -1.
func (d *diagnosis) lastRead(task engine.TaskID) int {
	for _, i := range slices.Backward(d.mine[task]) {
		if d.reads(i) {
			return i
		}
	}
	return -1
}

// lastStepOf returns the last visible event of a task, or nothing.
func (d *diagnosis) lastStepOf(task engine.TaskID) []int {
	for _, i := range slices.Backward(d.mine[task]) {
		if d.trace.Events[i].Op.Kind.Visible() {
			return []int{i}
		}
	}
	return nil
}

func (d *diagnosis) isTask(t engine.TaskID) bool { return t >= 0 && int(t) < len(d.program.Tasks) }

// claimed returns the variables that the program's claim about the end looks at,
// ascending, and what is in them.
func (d *diagnosis) claimed() (looked []engine.ObjectID, values []int64) {
	value := func(id engine.ObjectID) int64 {
		if id < 0 || int(id) >= len(d.trace.Final) || int(id) >= len(d.program.Objects) {
			return 0
		}
		if !contains(looked, id) {
			looked = append(looked, id)
		}
		return d.trace.Final[id]
	}
	if d.program.Final != nil {
		d.program.Final.Holds(value)
	}
	slices.Sort(looked)
	for _, id := range looked {
		values = append(values, d.trace.Final[id])
	}
	return looked, values
}

func contains(ids []engine.ObjectID, id engine.ObjectID) bool { return slices.Contains(ids, id) }
