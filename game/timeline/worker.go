package timeline

import (
	"sort"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// Place is where a worker stands on the belt of his routine: at a station, at a
// gate, or behind the last station when he has gone home.
type Place struct {
	Station int // index in Routine.Stations, their number when he has gone home; -1 at a gate
	Gate    int // index in Blueprint.Gates; -1 at a station
	Slot    int // the gate's, or the slot before the station
	Part    int // of a card that stands in a slot: which of its steps
}

// Worker is what is to be seen of a worker at a moment.
type Worker struct {
	Activity engine.Activity
	Object   engine.ObjectID // what he waits for, or the device that he uses; -1 for none
	Core     int             // the bench that he has, or that is being made ready for him; -1

	// Place is where he stands, or will stand next; Progress is how many
	// thousandths of the work there are done, and After is where he goes then.
	Place    Place
	Progress int
	After    Place

	Home   bool // has gone home
	Absent bool // has not come to work: nobody has called him yet

	Slips []Slip  // what is on his clipboard
	Loops []Round // the loops that he is in, the outermost first
	Stale bool    // what he read from a counter has been changed by somebody else since
}

// Slip is one number on a clipboard.
type Slip struct {
	Register puzzle.Register
	Value    int64
}

// Round is how often a worker has begun a loop.
type Round struct {
	Station int // the loop's opening
	Number  int // from 1
	Count   int // of a repeat; 0 for a while
}

// worker is one task over time.
type worker struct {
	lane    lane
	stays   []stay
	rest    Place       // where he stands when nothing of his trace is left
	final   engine.Span // what he does at the very end
	present track       // 1 from when he has come to work
	status  track       // a machine.Status
	slips   []slips     // by register that he uses
	loops   []loop      // of his routine, outer ones before inner ones
	holding track       // object that he has read and not written back, + 1
	since   track       // index in the object's track of what he read
}

// stay is one event of a worker.
type stay struct {
	event int
	extent
	place Place
}

type slips struct {
	register puzzle.Register
	values   track
}

type loop struct {
	station, closing, count int
	rounds                  track // 0 outside
}

// stay returns the index of the stay that a moment lies in or before.
func (w *worker) stay(at Moment) int {
	return sort.Search(len(w.stays), func(i int) bool { return w.stays[i].to > at })
}

func (w *worker) placeOf(stay int) Place {
	if stay < len(w.stays) {
		return w.stays[stay].place
	}
	return w.rest
}

// Worker returns what is to be seen of a task's worker.
func (t *Timeline) Worker(task engine.TaskID, at Moment) Worker {
	at = t.Clamp(at)
	w := &t.workers[task]
	span := w.spanAt(at, t.End())
	seen := Worker{
		Activity: span.Activity, Object: span.Object, Core: span.Core,
		Home: span.Activity == engine.Finished, Absent: w.present.value(at) == 0,
	}
	i := w.stay(at)
	seen.Place, seen.After = w.placeOf(i), w.placeOf(i)
	if i < len(w.stays) && at > w.stays[i].from {
		seen.After = w.placeOf(i + 1)
		seen.Progress = t.progress(w, w.stays[i].extent, at)
	}
	for _, s := range w.slips {
		if j := s.values.index(at); j >= 0 {
			seen.Slips = append(seen.Slips, Slip{Register: s.register, Value: s.values[j].value})
		}
	}
	for _, l := range w.loops {
		if n := l.rounds.value(at); n > 0 {
			seen.Loops = append(seen.Loops, Round{Station: l.station, Number: int(n), Count: l.count})
		}
	}
	seen.Stale = t.stale(w, at)
	return seen
}

func (w *worker) spanAt(at, end Moment) engine.Span {
	if at >= end {
		return w.final
	}
	return w.lane.spans[w.lane.index(at)]
}

// progress tells how far an event has come. Of an event in ticks only the time
// on a bench counts.
func (t *Timeline) progress(w *worker, e extent, at Moment) int {
	if !t.Timed {
		return share(at, e.from, e.to)
	}
	from := w.lane.running(e.from)
	all := w.lane.running(e.to) - from
	if all <= 0 {
		return 1000
	}
	return int((w.lane.running(at) - from) * 1000 / all)
}

// stale tells whether the counter that a worker has read and not written back
// shows something else by now.
func (t *Timeline) stale(w *worker, at Moment) bool {
	held := w.holding.value(at)
	if held == 0 {
		return false
	}
	object := t.objects[held-1]
	return object.value(at) != object[w.since.value(at)].value
}

// Counter is a global on a line's wall at a moment.
type Counter struct {
	Value  int64
	Before int64  // what it showed before Value
	Since  Moment // when Value came up; -1 if it was there from the start
}

// Counter returns what a variable shows.
func (t *Timeline) Counter(object engine.ObjectID, at Moment) Counter {
	values := t.objects[object]
	i := values.index(t.Clamp(at))
	c := Counter{Value: values[i].value, Before: values[i].value, Since: values[i].at}
	if i > 0 {
		c.Before = values[i-1].value
	}
	return c
}

// Holder returns the task that has a mutex, or -1.
func (t *Timeline) Holder(object engine.ObjectID, at Moment) engine.TaskID {
	alone := machine.State{Objects: []int64{t.objects[object].value(t.Clamp(at))}}
	return alone.Owner(0)
}
