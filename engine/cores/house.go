package cores

import "lostupdate/engine"

// house is what the benches know of a process.
type house struct {
	locked bool          // HouseKey: one of its tasks at a time
	holder engine.TaskID // who is on a core with the key; -1 = nobody
	active int           // tasks under way
	state  creation
}

// creation says how far a process has come into being.
type creation uint8

const (
	notYet creation = iota
	underCreation
	created
)

func (r *shift) openHouses() {
	r.houses = make([]house, max(1, len(r.program.Processes)))
	for i := range r.houses {
		r.houses[i].holder = -1
		r.houses[i].locked = i < len(r.program.Processes) && r.program.Processes[i].HouseKey
	}
}

// house returns a task's process.
func (r *shift) house(t engine.TaskID) *house {
	if len(r.program.Processes) == 0 {
		return &r.houses[0]
	}
	return &r.houses[r.program.Tasks[t].Process]
}

// eligible reports whether a ready task may be given a core once leaving, or
// nobody where it is -1, has left its own.
func (r *shift) eligible(t, leaving engine.TaskID) bool {
	h := r.house(t)
	return h.state != underCreation && (!h.locked || h.holder < 0 || h.holder == leaving)
}

// anyEligible reports whether somebody who is ready could have the core that a
// task leaves.
func (r *shift) anyEligible(leaving engine.TaskID) bool {
	for _, t := range r.ready.tasks {
		if r.eligible(t, leaving) {
			return true
		}
	}
	return false
}

// enter notes that a task has got a core.
func (r *shift) enter(c int, t engine.TaskID) {
	r.cores[c].task = t
	r.house(t).holder = t
}

// clear frees a core.
func (r *shift) clear(c int) {
	if h := r.house(r.cores[c].task); h.holder == r.cores[c].task {
		h.holder = -1
	}
	r.cores[c].task = -1
}

// startPrice returns what it costs to create a task that gets its first core. Whoever
// comes first of a process creates that, and nobody else of it gets a core before.
func (r *shift) startPrice(t engine.TaskID) int64 {
	h := r.house(t)
	switch {
	case h.state == notYet:
		h.state = created
		if r.bench.Costs.Process > 0 {
			h.state = underCreation
		}
		return r.bench.Costs.Process
	case r.tasks[t].created:
		return 0
	}
	return r.bench.Costs.Thread
}
