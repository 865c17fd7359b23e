package timeline

import (
	"sort"

	"lostupdate/engine"
)

// lane is what somebody does over time: spans in order, with the time that was
// spent getting on, running or served by a device, before each of them.
type lane struct {
	spans []engine.Span
	ran   []Moment
}

func newLane(spans []engine.Span) lane {
	l := lane{spans: spans, ran: make([]Moment, len(spans))}
	for i, s := range spans[:max(0, len(spans)-1)] {
		l.ran[i+1] = l.ran[i]
		if getsOn(s.Activity) {
			l.ran[i+1] += Ticks(s.To - s.From)
		}
	}
	return l
}

func getsOn(a engine.Activity) bool { return a == engine.Running || a == engine.Using }

// index returns the index of the span in which a moment lies: the last one that
// has begun, or -1.
func (l *lane) index(at Moment) int {
	return sort.Search(len(l.spans), func(i int) bool { return Ticks(l.spans[i].From) > at }) - 1
}

// running returns how much time was spent getting on up to a moment.
func (l *lane) running(at Moment) Moment {
	i := l.index(at)
	if i < 0 {
		return 0
	}
	s := l.spans[i]
	if !getsOn(s.Activity) {
		return l.ran[i]
	}
	return l.ran[i] + min(at, Ticks(s.To)) - Ticks(s.From)
}

// Bench is a core at a moment.
type Bench struct {
	Task      engine.TaskID // who has it; -1 nobody
	Switching int           // thousandths of the change-over to him that are done; -1 when he works
}

// Bench returns what a core is doing.
func (t *Timeline) Bench(core int, at Moment) Bench {
	free := Bench{Task: -1, Switching: -1}
	if core < 0 || core >= len(t.benches) {
		return free
	}
	l := &t.benches[core]
	i := l.index(at)
	if i < 0 || at >= Ticks(l.spans[i].To) {
		return free
	}
	s := l.spans[i]
	b := Bench{Task: s.Task, Switching: -1}
	if s.Activity == engine.Switching {
		b.Switching = share(at, Ticks(s.From), Ticks(s.To))
	}
	return b
}

// share returns how many thousandths of the way from one moment to another are
// over.
func share(at, from, to Moment) int {
	if at >= to {
		return 1000
	}
	return int(max(0, at-from) * 1000 / (to - from))
}

// Worked returns how much time a task has spent running, or being served by a
// device, up to a moment.
func (t *Timeline) Worked(task engine.TaskID, at Moment) Moment {
	return t.workers[task].lane.running(t.Clamp(at))
}
