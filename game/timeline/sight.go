package timeline

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// Sight is what is to be seen of a thing that workers share. Which fields count
// depends on what it is.
type Sight struct {
	Number  int64           // tokens in a box, what is left of a tally, 1 for a lit lamp, what a variable shows
	Present []engine.TaskID // who sleeps under a bell, has arrived at a barrier, reads a board, is in a section, uses a device
	Done    []int           // device: by Present, how many thousandths of the time are over
	Writer  engine.TaskID   // who writes on a board; -1 nobody
	Items   []int64         // on a belt, the oldest first
	Entries []machine.Entry // in an out-tray, the oldest first
	Waiting []engine.TaskID // who waits for it, by number

	Before int64  // what Number, or how many are Present, was before the last change
	Since  Moment // when that was; -1 if nothing has changed yet
}

// Sight returns what is to be seen of an object at a moment.
func (t *Timeline) Sight(object engine.ObjectID, at Moment) Sight {
	at = t.Clamp(at)
	values := t.objects[object]
	i := values.index(at)
	s := Sight{Writer: -1, Since: -1, Waiting: t.waitingFor(object, at)}
	if i < 0 {
		return s
	}
	t.see(&s, object, values[i].value)
	s.Before, s.Since = s.Number, values[i].at
	if i > 0 {
		var before Sight
		t.see(&before, object, values[i-1].value)
		s.Before = before.Number
	}
	if t.Factory.Program.Objects[object].Kind == engine.Device {
		t.served(&s, object, at)
	}
	return s
}

// see reads the word in which the machine keeps an object.
func (t *Timeline) see(s *Sight, object engine.ObjectID, word int64) {
	alone := machine.State{Objects: []int64{word}}
	switch t.Factory.Program.Objects[object].Kind {
	case engine.Condition:
		s.set(alone.Sleepers(0))
	case engine.Barrier:
		s.set(alone.Came(0))
	case engine.RWLock:
		s.set(alone.Readers(0))
		s.Writer = alone.Writer(0)
	case engine.Queue:
		s.Items = alone.Items(0)
		s.Number = int64(len(s.Items))
	case engine.OutTray:
		s.Entries = alone.Entries(0)
		s.Number = int64(len(s.Entries))
	case engine.Mutex, engine.Region, engine.Device:
	default:
		s.Number = word
	}
}

// set makes the tasks of a set those present.
func (s *Sight) set(tasks engine.TaskSet) {
	for task := range tasks.All() {
		s.Present = append(s.Present, task)
	}
	s.Number = int64(len(s.Present))
}

// served finds out who is in a device: that is a matter of time, which only the
// spans know.
func (t *Timeline) served(s *Sight, object engine.ObjectID, at Moment) {
	for id := range t.workers {
		span := t.workers[id].spanAt(at, t.End())
		if span.Activity == engine.Using && span.Object == object {
			s.Present = append(s.Present, engine.TaskID(id))
			s.Done = append(s.Done, share(at, Ticks(span.From), Ticks(span.To)))
		}
	}
	s.Number = int64(len(s.Present))
}

// waitingFor returns who waits for an object.
func (t *Timeline) waitingFor(object engine.ObjectID, at Moment) []engine.TaskID {
	var waiting []engine.TaskID
	for id := range t.workers {
		s := t.workers[id].spanAt(at, t.End())
		if s.Activity == engine.Waiting && s.Object == object {
			waiting = append(waiting, engine.TaskID(id))
		}
	}
	return waiting
}

// Inside returns who is in a section at a moment: whoever has come into it more
// often than he has left it.
func (t *Timeline) Inside(object engine.ObjectID, at Moment) []engine.TaskID {
	at = t.Clamp(at)
	var inside []engine.TaskID
	for id, track := range t.inside[object] {
		if track.value(at) > 0 {
			inside = append(inside, engine.TaskID(id))
		}
	}
	return inside
}
