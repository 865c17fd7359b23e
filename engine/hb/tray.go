package hb

import (
	"lostupdate/engine"
	"lostupdate/engine/sched"
)

// inTray looks for a read that missed a store because it was still in an out tray:
// one for which the run goes well if every store reaches memory at once.
func (d *diagnosis) inTray() (Explanation, bool) {
	store, load := d.missed()
	if load < 0 || d.reruns <= 0 || !goesWell(d.flushedAtOnce()) {
		return Explanation{}, false
	}
	stored, read := &d.trace.Events[store], &d.trace.Events[load]
	return Explanation{
		Pattern: InTray,
		Steps:   []int{store, load},
		Tasks:   []engine.TaskID{read.Task, stored.Task},
		Objects: []engine.ObjectID{read.Op.Object},
		Values:  []int64{read.Value, stored.Op.Arg},
		Tried:   true,
	}, true
}

// author returns whose change an event is. That a store has reached memory is the
// doing of the task that stored, not of the daemon that let it.
func (d *diagnosis) author(event int) engine.TaskID {
	e := &d.trace.Events[event]
	if e.Op.Kind != engine.OpFlush {
		return e.Task
	}
	flushed := 0 // of this tray, before
	for _, other := range d.trace.Events[:event] {
		if other.Op.Kind == engine.OpFlush && other.Op.With == e.Op.With {
			flushed++
		}
	}
	for _, other := range d.trace.Events[:event] {
		if other.Op.Kind != engine.OpStore || other.Op.With != e.Op.With {
			continue
		}
		if flushed == 0 {
			return other.Task
		}
		flushed--
	}
	return e.Task
}

// missed returns the last load whose variable had an entry in the tray of another
// task with another value, and the store that made that entry; or -1.
func (d *diagnosis) missed() (store, load int) {
	store, load = -1, -1
	pending := map[engine.ObjectID][]int{} // by tray: the stores in it, the oldest first
	for i, e := range d.trace.Events {
		tray := pending[e.Op.With]
		switch e.Op.Kind {
		case engine.OpStore:
			pending[e.Op.With] = append(tray, i)
		case engine.OpFlush:
			if len(tray) > 0 {
				pending[e.Op.With] = tray[1:]
			}
		case engine.OpLoad:
			for id := range engine.ObjectID(len(d.program.Objects)) {
				for _, s := range pending[id] {
					entry := &d.trace.Events[s]
					if id != e.Op.With && entry.Op.Object == e.Op.Object && entry.Op.Arg != e.Value {
						store, load = s, i
					}
				}
			}
		}
	}
	return store, load
}

// flushedAtOnce makes the run again, with each store reaching memory before anybody
// does anything else. It returns nil if that comes to no end within the budget.
func (d *diagnosis) flushedAtOnce() *engine.Trace {
	s, err := sched.NewSession(d.program)
	if err != nil {
		return nil
	}
	defer s.Close()
	step := func(t engine.TaskID) bool {
		d.reruns--
		_, err := s.Step(t)
		return err == nil && d.reruns > 0
	}
	flush := func() bool {
		for t := d.flusher(s); t >= 0; t = d.flusher(s) {
			if !step(t) {
				return false
			}
		}
		return true
	}
	for _, choice := range d.trace.Schedule() {
		if op, _ := s.Next(choice.Task); op.Kind == engine.OpFlush || !s.Enabled().Has(choice.Task) {
			continue
		}
		if !step(choice.Task) || !flush() {
			return nil
		}
	}
	turn := sched.RoundRobin()
	for last := engine.TaskID(-1); !s.Done(); {
		last = turn.Next(s.Enabled(), last, s.Branches).Task
		if !step(last) || !flush() {
			return nil
		}
	}
	return s.Trace()
}

// flusher returns a task that can let an entry reach memory now, or -1.
func (d *diagnosis) flusher(s *sched.Session) engine.TaskID {
	for t := range s.Enabled().All() {
		if op, _ := s.Next(t); op.Kind == engine.OpFlush {
			return t
		}
	}
	return -1
}
