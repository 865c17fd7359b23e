package timeline

import "lostupdate/engine"

// Wait is somebody who waits for a key.
type Wait struct {
	Task   engine.TaskID
	Object engine.ObjectID
	Holder engine.TaskID // who has it; -1 nobody
}

// Waits returns who waits for a key at a moment, by task.
func (t *Timeline) Waits(at Moment) []Wait {
	at = t.Clamp(at)
	var waits []Wait
	for id := range t.workers {
		s := t.workers[id].spanAt(at, t.End())
		if s.Activity == engine.Waiting && s.Object >= 0 && t.Factory.Objects[s.Object].Key != "" {
			waits = append(waits, Wait{Task: engine.TaskID(id), Object: s.Object, Holder: t.Holder(s.Object, at)})
		}
	}
	return waits
}

// Ring returns a circle of workers each of whom waits for a key that the next one
// holds, the last one for one of the first; nil if there is none. A worker who
// waits for a key that he has himself is a ring of one.
func (t *Timeline) Ring(at Moment) []Wait {
	waits := t.Waits(at)
	next := func(w Wait) int {
		for i := range waits {
			if waits[i].Task == w.Holder {
				return i
			}
		}
		return -1
	}
	for start := range waits {
		var ring []Wait
		for i := start; i >= 0 && len(ring) <= len(waits); i = next(waits[i]) {
			if len(ring) > 0 && i == start {
				return ring
			}
			ring = append(ring, waits[i])
		}
	}
	return nil
}
