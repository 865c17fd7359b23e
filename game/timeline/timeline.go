package timeline

import (
	"lostupdate/engine"
	"lostupdate/levels/compile"
)

// Moment is a point in time, in thousandths of a tick or, in a replay, of a step.
type Moment int64

// Tick is the length of a tick, or of a step, in moments.
const Tick Moment = 1000

// Ticks returns the moment at which so many ticks or steps are over.
func Ticks(n int64) Moment { return Moment(n) * Tick }

// Whole returns how many ticks or steps are over at a moment.
func (m Moment) Whole() int64 { return int64(m / Tick) }

// Timeline is one run of a factory. Make one with Shift or Replay; it never
// changes.
type Timeline struct {
	Factory *compile.Factory
	Trace   *engine.Trace
	Timed   bool  // a shift, in ticks; otherwise a replay, in steps
	Length  int64 // ticks or steps
	Marks   []Mark

	// Decisive are the indices in Trace.Events of the steps that explain the
	// failure, the decisive one last.
	Decisive []int

	extents []extent                    // by event
	workers []worker                    // by task
	objects []track                     // by object: the word in which the machine keeps it
	inside  map[engine.ObjectID][]track // by section and task: how deep it is in there
	benches []lane                      // by core
	exits   map[int]Moment              // by process: when somebody has closed it
}

// End returns the last moment.
func (t *Timeline) End() Moment { return Ticks(t.Length) }

// Clamp returns the moment of the timeline that is next to m.
func (t *Timeline) Clamp(m Moment) Moment { return max(0, min(m, t.End())) }

// Began returns the moment at which an event of the trace began.
func (t *Timeline) Began(event int) Moment { return t.extents[event].from }

// Happened returns the moment from which on the effect of an event shows.
func (t *Timeline) Happened(event int) Moment { return t.extents[event].to }

// Turn returns the moment to pause at to see what went wrong: just before the
// decisive step, or the end, where a deadlock stands. Without a finding it is
// the end.
func (t *Timeline) Turn() Moment {
	finding := t.Trace.Finding
	if len(t.Decisive) == 0 || finding == nil || finding.Kind == engine.Deadlock {
		return t.End()
	}
	return t.Began(t.Decisive[len(t.Decisive)-1])
}

// Event returns the index in Trace.Events of the step that a task is at or in at
// a moment, and false when it has none left.
func (t *Timeline) Event(task engine.TaskID, at Moment) (int, bool) {
	w := &t.workers[task]
	if i := w.stay(at); i < len(w.stays) {
		return w.stays[i].event, true
	}
	return -1, false
}

// Latest returns the index in Trace.Events of the last step that has happened at
// a moment, and false when none has.
func (t *Timeline) Latest(at Moment) (int, bool) {
	low, high := 0, len(t.extents)
	for low < high {
		middle := (low + high) / 2
		if t.extents[middle].to <= at {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low - 1, low > 0
}

// Workers returns how many workers there are. Tasks behind them carry letters
// from out-trays.
func (t *Timeline) Workers() int { return len(t.Factory.Tasks) }

// Benches returns how many benches there are; a replay has none.
func (t *Timeline) Benches() int { return len(t.benches) }

// Lane returns what a task does over time, in whole ticks or steps, from 0 to
// Length without a gap. The slice must not be changed.
func (t *Timeline) Lane(task engine.TaskID) []engine.Span { return t.workers[task].lane.spans }

// extent is when an event happens.
type extent struct{ from, to Moment }
