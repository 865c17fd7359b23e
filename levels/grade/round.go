package grade

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/compile"
)

// Round reports whether a run has come back to a state in which it was before, in
// such a way that it can go round for ever: everybody who could always move has
// had a turn, and nothing was made. from is the index in trace.Events of the first
// step of the round; the last step of the trace ends it.
//
// That is a livelock under weak fairness, as package explore looks for it: here the
// player has found one himself.
func Round(f *compile.Factory, trace *engine.Trace) (from int, ok bool) {
	r := retrace(f, trace)
	last := len(r.shared) - 1
	for i := last - 1; i >= 0; i-- {
		if r.same(i, last) && r.fair(f, i, last) {
			return r.steps[i], true
		}
	}
	return 0, false
}

// retraced is a run with the states between its visible steps.
type retraced struct {
	shared  []*machine.State // before each visible step, and after the last
	done    [][]int          // beside each: how many visible steps each task has done
	events  []engine.Event   // the visible steps
	steps   []int            // their indices in the trace
	locals  [][][]int64      // by task and number of steps done: what the rest of its work depends on
	daemons engine.TaskSet
}

func retrace(f *compile.Factory, trace *engine.Trace) *retraced {
	p := f.Program
	m := machine.New(p)
	r := &retraced{shared: []*machine.State{m.Start()}, done: [][]int{make([]int, len(p.Tasks))}}
	values := make([][]int64, len(p.Tasks))
	for i, e := range trace.Events {
		if !e.Op.Kind.Visible() {
			continue
		}
		state := r.shared[len(r.shared)-1].Clone()
		m.Apply(state, e.Task, e.Op)
		done := slices.Clone(r.done[len(r.done)-1])
		done[e.Task]++
		values[e.Task] = append(values[e.Task], e.Value)
		r.shared, r.done = append(r.shared, state), append(r.done, done)
		r.events, r.steps = append(r.events, e), append(r.steps, i)
	}
	for t, task := range p.Tasks {
		r.locals = append(r.locals, marks(machine.BodyOf(p, engine.TaskID(t)), values[t]))
		if task.Daemon {
			r.daemons = r.daemons.With(engine.TaskID(t))
		}
	}
	return r
}

// same reports whether the run was in one state at both times.
func (r *retraced) same(i, j int) bool {
	if !r.shared[i].Equal(r.shared[j]) {
		return false
	}
	for t := range r.locals {
		if !slices.Equal(r.local(t, i), r.local(t, j)) {
			return false
		}
	}
	return true
}

func (r *retraced) local(t, at int) []int64 {
	if done := r.done[at][t]; done < len(r.locals[t]) {
		return r.locals[t][done]
	}
	return nil // it has ended
}

// fair reports whether somebody has moved from one time to the other, everybody
// who could move all the time has, and nothing was made.
func (r *retraced) fair(f *compile.Factory, from, to int) bool {
	var moved engine.TaskSet
	always := ^engine.TaskSet(0)
	for i, e := range r.events[from:to] {
		ghost := e.Op.Kind == engine.OpWake && r.shared[from+i].Sleepers(e.Op.Object).Has(e.Task)
		if e.Op.Kind == engine.OpProgress || ghost {
			return false
		}
		moved = moved.With(e.Task)
		always &= e.Enabled
	}
	for t := range f.Program.Tasks {
		if id := engine.TaskID(t); always.Has(id) && !moved.Has(id) {
			return false
		}
	}
	return moved&^r.daemons != 0
}

// marks lets a body do its work with the values that its visible steps gave, and
// returns what it said each time that the rest depends on.
func marks(body engine.Body, values []int64) [][]int64 {
	p := &recorded{values: values}
	p.run(body)
	return p.keys
}

// recorded is the port of a body whose run is known.
type recorded struct {
	values []int64
	keys   [][]int64
	key    []int64
}

// cutShort is the panic that ends a body which is not at its end.
type cutShort struct{}

func (p *recorded) run(body engine.Body) {
	defer func() {
		if failure := recover(); failure != nil && failure != any(cutShort{}) {
			panic(failure)
		}
	}()
	body.Run(p)
}

// Do implements engine.Port.
func (p *recorded) Do(op engine.Op) int64 {
	if !op.Kind.Visible() {
		return 0
	}
	p.keys = append(p.keys, slices.Clone(p.key))
	if len(p.keys) > len(p.values) {
		panic(cutShort{})
	}
	return p.values[len(p.keys)-1]
}

// Mark implements engine.Port.
func (p *recorded) Mark(key ...int64) { p.key = slices.Clone(key) }

// Fail implements engine.Port.
func (p *recorded) Fail(string) { panic(cutShort{}) }
