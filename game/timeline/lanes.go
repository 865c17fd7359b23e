package timeline

import (
	"cmp"
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// shiftLanes takes the lanes of the workers and of the benches from the spans.
func (b *builder) shiftLanes() {
	byTask := make([][]engine.Span, len(b.t.workers))
	var byCore [][]engine.Span
	for _, s := range b.t.Trace.Spans {
		byTask[s.Task] = append(byTask[s.Task], s)
		if s.Core >= 0 {
			for len(byCore) <= s.Core {
				byCore = append(byCore, nil)
			}
			byCore[s.Core] = append(byCore[s.Core], s)
		}
	}
	for len(byCore) < b.t.Factory.Puzzle.Bench.Cores {
		byCore = append(byCore, nil)
	}
	for id := range b.t.workers {
		b.t.workers[id].lane = newLane(b.filled(engine.TaskID(id), byTask[id]))
	}
	for _, spans := range byCore {
		slices.SortFunc(spans, func(s, t engine.Span) int { return cmp.Compare(s.From, t.From) })
		b.t.benches = append(b.t.benches, newLane(spans))
	}
}

// filled makes sure that a lane covers the run: a task of a run without any time
// has no spans.
func (b *builder) filled(id engine.TaskID, spans []engine.Span) []engine.Span {
	if len(spans) == 0 && b.t.Length > 0 {
		return []engine.Span{{Task: id, Activity: engine.Ready, Core: -1, Object: -1, To: b.t.Length}}
	}
	return spans
}

// replayLanes works out what everybody does during each step: one runs, the
// others are ready if they could have moved instead, and wait otherwise.
func (b *builder) replayLanes() {
	spans := make([][]engine.Span, len(b.t.workers))
	next := make([]int, len(b.t.workers)) // by task: its first stay that has not happened
	step, state := int64(0), b.machine.Start()
	b.end(state, 0)
	for i, e := range b.t.Trace.Events {
		if e.Op.Kind.Visible() {
			for id := range spans {
				s := b.during(engine.TaskID(id), e, b.nextOp(engine.TaskID(id), next[id]), i, state)
				s.From, s.To = step, step+1
				spans[id] = append(spans[id], s)
			}
			step++
		}
		b.advance(state, i, e)
		for id := range next {
			w := &b.t.workers[id]
			for next[id] < len(w.stays) && w.stays[next[id]].event <= i {
				next[id]++
			}
		}
	}
	for id := range spans {
		b.t.workers[id].lane = newLane(joined(spans[id]))
	}
}

// nextOp returns the visible operation that a task is before, given how many of
// its events have happened.
func (b *builder) nextOp(id engine.TaskID, stays int) engine.Op {
	w := &b.t.workers[id]
	for _, s := range w.stays[min(stays, len(w.stays)):] {
		if op := b.t.Trace.Events[s.event].Op; op.Kind.Visible() {
			return op
		}
	}
	return b.pending[id]
}

// during returns what a task does while the event with that index happens, in the
// state before it.
func (b *builder) during(id engine.TaskID, e engine.Event, next engine.Op, index int, state *machine.State) engine.Span {
	s := engine.Span{Task: id, Activity: engine.Waiting, Core: -1, Object: -1}
	switch {
	case id == e.Task:
		s.Activity = engine.Running
	case state.Tasks[id] == machine.Stopped || state.Tasks[id] == machine.Crashed:
		s.Activity = engine.Stopped
	case b.started[id] < 0 || b.started[id] > index: // nobody has called him yet
	case b.ended[id] >= 0 && b.ended[id] <= index:
		s.Activity = engine.Finished
	case e.Enabled.Has(id):
		s.Activity = engine.Ready
	default:
		s.Object = awaited(state, id, next)
	}
	return s
}

// awaited returns the object that a task waits for which cannot do its next
// operation; -1 where it waits for another task.
func awaited(state *machine.State, id engine.TaskID, op engine.Op) engine.ObjectID {
	switch {
	case !op.Kind.Visible() || op.Kind.OnTask() || op.Kind.OnNothing():
		return -1
	case op.Kind == engine.OpWake && !state.Sleepers(op.Object).Has(id):
		return op.With // the bell has rung; now he needs the key
	case op.Kind.OnTrayToo():
		return op.With
	}
	return op.Object
}

// finalSpan returns what a task does when everything has happened.
func (b *builder) finalSpan(id engine.TaskID) engine.Span {
	s := engine.Span{Task: id, Activity: engine.Waiting, Core: -1, Object: -1, From: b.t.Length, To: b.t.Length}
	op := b.pending[id]
	switch {
	case b.state.Tasks[id] == machine.Stopped || b.state.Tasks[id] == machine.Crashed:
		s.Activity = engine.Stopped
	case b.started[id] < 0:
	case b.ended[id] >= 0:
		s.Activity = engine.Finished
	case op.Kind.Visible() && !b.machine.Enabled(b.state, id, op):
		s.Object = awaited(b.state, id, op)
	default:
		s.Activity = engine.Ready
	}
	return s
}

// joined puts neighbours that do the same into one span.
func joined(spans []engine.Span) []engine.Span {
	var out []engine.Span
	for _, s := range spans {
		if n := len(out); n > 0 && out[n-1].Activity == s.Activity && out[n-1].Object == s.Object {
			out[n-1].To = s.To
			continue
		}
		out = append(out, s)
	}
	return out
}
