package hb

import (
	"slices"

	"lostupdate/engine"
)

// handovers are the clocks of the primitives that order more than one thing.
//
//   - A token is released before it is acquired; since nobody can tell tokens
//     apart, every release is before every later acquire of the same semaphore.
//   - All arrivals at a barrier that make up a round are before all who pass it in
//     that round, and not before those of the round before.
//   - Counting down is before the end of a wait for the countdown.
//   - Setting an event is before the end of a wait for it, until it is reset.
//   - What a writer did is before what later readers and writers do, and what a
//     reader did is before what later writers do. Readers order nothing among
//     themselves.
//   - Putting an item into a queue is before taking it, and taking an item is
//     before putting the one that gets its place, as in Go's channels.
//
// Yield and fence order nothing, and neither do stores, loads and flushes: an out
// tray is no way to tell anybody anything.
type handovers struct {
	program *engine.Program
	left    []clock   // by object: what is handed to the next
	read    []clock   // by reader-writer lock: what its readers left there
	rounds  []round   // by barrier
	items   [][]clock // by queue: who put what is in it
	places  [][]clock // by queue: who took what was in the places that are free
}

// round is who has come to a barrier, and what those know who may pass it.
type round struct {
	came    engine.TaskSet
	passing map[engine.TaskID]clock
}

func newHandovers(p *engine.Program) *handovers {
	n, tasks := len(p.Objects), len(p.Tasks)
	h := &handovers{program: p, left: newClocks(n, tasks), read: newClocks(n, tasks),
		rounds: make([]round, n), items: make([][]clock, n), places: make([][]clock, n)}
	for i, o := range p.Objects {
		if o.Kind == engine.Queue {
			h.places[i] = make([]clock, o.Init) // free from the start
		}
	}
	return h
}

// pass lets an event take over what others left for it, and leave something.
func (h *handovers) pass(e engine.Event, kind engine.OpKind, mine clock) {
	id := e.Op.Object
	switch kind {
	case engine.OpArrive:
		h.arrive(id, e.Task, mine)
	case engine.OpPass:
		if known, ok := h.rounds[id].passing[e.Task]; ok {
			mine.join(known)
		}
	case engine.OpCountDown, engine.OpSet:
		h.left[id].join(mine)
	case engine.OpReset:
		clear(h.left[id])
	case engine.OpAwait, engine.OpReadLock:
		mine.join(h.left[id])
	case engine.OpReadUnlock:
		h.read[id].join(mine)
	case engine.OpWriteLock:
		mine.join(h.left[id])
		mine.join(h.read[id])
	case engine.OpWriteUnlock:
		copy(h.left[id], mine)
	case engine.OpPut:
		mine.join(first(&h.places[id]))
		h.items[id] = append(h.items[id], slices.Clone(mine))
	case engine.OpTake:
		mine.join(first(&h.items[id]))
		h.places[id] = append(h.places[id], slices.Clone(mine))
	}
}

func (h *handovers) arrive(id engine.ObjectID, t engine.TaskID, mine clock) {
	r := &h.rounds[id]
	r.came = r.came.With(t)
	h.left[id].join(mine)
	if int64(r.came.Len()) < h.program.Objects[id].Init {
		return
	}
	if r.passing == nil {
		r.passing = map[engine.TaskID]clock{}
	}
	all := slices.Clone(h.left[id])
	for other := range r.came.All() {
		r.passing[other] = all
	}
	r.came = 0
	clear(h.left[id])
}

// first takes the oldest clock out of a list, if there is one.
func first(list *[]clock) clock {
	if len(*list) == 0 {
		return nil
	}
	oldest := (*list)[0]
	*list = (*list)[1:]
	return oldest
}
