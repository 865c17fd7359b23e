package hb

import (
	"fmt"

	"lostupdate/engine"
)

// Order is the happens-before relation of one trace.
type Order struct {
	trace  *engine.Trace
	tasks  int
	clocks []uint32 // the vector clocks of all events, one after the other
}

// NewOrder computes the relation. The error names an event that cannot be one of
// the program.
func NewOrder(p *engine.Program, trace *engine.Trace) (*Order, error) {
	if err := wellFormed(p, trace); err != nil {
		return nil, err
	}
	o := &Order{trace: trace, tasks: len(p.Tasks)}
	o.clocks = make([]uint32, len(trace.Events)*o.tasks)
	now := newClocks(o.tasks, o.tasks)            // by task: what it knows
	held := make([]engine.TaskID, len(p.Objects)) // by mutex: who took it last
	left := newClocks(len(p.Objects), o.tasks)    // by object: what those left there who gave it back, changed or rang it
	more := newHandovers(p)
	for i, e := range trace.Events {
		mine := now[e.Task]
		mine[e.Task]++
		kind := e.Op.Kind
		if refused(trace, i) {
			kind = engine.OpNone // it did not happen, so it orders nothing
		}
		switch kind {
		case engine.OpLock, engine.OpTryLock:
			if kind == engine.OpLock || e.Value != 0 {
				mine.join(left[e.Op.Object])
				if kind == engine.OpLock && e.Value == 1 || e.Value == 2 {
					mine.join(now[held[e.Op.Object]]) // whose death made it free
				}
				held[e.Op.Object] = e.Task
			}
		case engine.OpUnlock:
			copy(left[e.Op.Object], mine)
		case engine.OpAdd, engine.OpExchange, engine.OpSwap:
			mine.join(left[e.Op.Object])
			copy(left[e.Op.Object], mine)
		case engine.OpWait:
			copy(left[e.Op.With], mine)
		case engine.OpWake:
			mine.join(left[e.Op.With])
			mine.join(left[e.Op.Object])
			if e.Value == 1 {
				mine.join(now[held[e.Op.With]])
			}
			held[e.Op.With] = e.Task
		case engine.OpAcquire:
			mine.join(left[e.Op.Object])
		case engine.OpNotify, engine.OpNotifyAll, engine.OpRelease:
			left[e.Op.Object].join(mine)
		case engine.OpJoin:
			mine.join(now[e.Op.Object])
		case engine.OpSpawn:
			now[e.Op.Object].join(mine)
		case engine.OpFork:
			for t := range p.Tasks {
				if p.ProcessOf(engine.TaskID(t)) == p.ProcessOf(engine.TaskID(e.Op.Object)) {
					now[t].join(mine)
				}
			}
		default:
			more.pass(e, kind, mine)
		}
		copy(o.at(i), mine)
	}
	return o, nil
}

// clock counts, for each task, how many of its events are known.
type clock []uint32

func newClocks(n, tasks int) []clock {
	slab := make([]uint32, n*tasks)
	clocks := make([]clock, n)
	for i := range clocks {
		clocks[i] = slab[i*tasks : (i+1)*tasks]
	}
	return clocks
}

func (c clock) join(other clock) {
	for i, n := range other {
		c[i] = max(c[i], n)
	}
}

func (o *Order) at(event int) clock { return o.clocks[event*o.tasks : (event+1)*o.tasks] }

// Before reports whether event i happens before event j. It is false for equal
// events and for events that nothing orders.
func (o *Order) Before(i, j int) bool {
	t := o.trace.Events[i].Task
	return i != j && o.at(i)[t] <= o.at(j)[t]
}

// wellFormed reports the first event that is about a task or object the program
// does not have, so that nothing else needs to look out for one. The last event
// may be one: it was refused.
func wellFormed(p *engine.Program, trace *engine.Trace) error {
	for i, e := range trace.Events {
		switch {
		case e.Task < 0 || int(e.Task) >= len(p.Tasks):
			return fmt.Errorf("hb: event %d is of worker %d of %d", i, e.Task+1, len(p.Tasks))
		case !e.Op.Kind.Visible() || e.Op.Kind.OnNothing() || refused(trace, i):
		case e.Op.Kind.OnTask():
			if e.Op.Object < 0 || int(e.Op.Object) >= len(p.Tasks) {
				return fmt.Errorf("hb: event %d is a %s of worker %d of %d", i, e.Op.Kind, e.Op.Object+1, len(p.Tasks))
			}
		case e.Op.Kind.OnTwo() && (e.Op.With < 0 || int(e.Op.With) >= len(p.Objects)):
			return fmt.Errorf("hb: event %d is a %s with object %d of %d", i, e.Op.Kind, e.Op.With, len(p.Objects))
		case e.Op.Object < 0 || int(e.Op.Object) >= len(p.Objects):
			return fmt.Errorf("hb: event %d is a %s of object %d of %d", i, e.Op.Kind, e.Op.Object, len(p.Objects))
		}
	}
	return nil
}

// refused reports whether an event is the operation that its object refused.
func refused(trace *engine.Trace, event int) bool {
	return event == len(trace.Events)-1 && trace.Finding != nil &&
		(trace.Finding.Kind == engine.Misuse || trace.Finding.Kind == engine.Collision)
}
