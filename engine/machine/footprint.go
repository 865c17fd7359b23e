package machine

import "lostupdate/engine"

// Two operations depend on each other if the order in which they happen can
// matter: one changes what the other sees, or one makes the other impossible. The
// Footprint of an operation says what it touches, and how; two operations that
// can both happen now are independent unless their footprints conflict. A search
// that leaves out orders of independent steps needs nothing else to know which.
//
// Footprints go by what an operation does in a state, not by its kind alone: an
// exchange that is refused only reads, and so does a try-lock that fails. They do
// not look at values, though: two writes conflict even if they write the same.
//
// Where the true relation is no partial order a footprint errs on the safe side.
// An acquire conflicts with every release of its semaphore, although there may be
// tokens to spare: after two releases, either could be the one that it needed. A
// notification conflicts with every wait for its condition, since it changes who
// can be chosen. A put conflicts with every take of its queue, and arrivals at one
// barrier with each other, since what is between them is not kept count of. What
// starts or ends a process depends on everything, and where waiting is counted
// (patience.go) so does every step.

// Manner says how an operation touches an object.
type Manner uint8

const (
	Changes  Manner = iota // conflicts with every other touch
	Looks                  // conflicts with none of its own manner, as the next three
	Takes                  // a token, of which there may be enough: see Touch.Room
	Gives                  // a token
	Sleeps                 // joins those who wait
	Visits                 // comes as a reader, or goes
	Sets                   // an event
	Resets                 // it
	Concerns               // conflicts only where both concern the same task: see Touch.Tasks
	Beside                 // conflicts with nothing: an access that reaches no memory yet
)

// Touch is one thing that an operation touches.
type Touch struct {
	Slot   int // an object's id; len(Program.Objects) + a task's id for whether a task has begun
	Manner Manner
	Tasks  engine.TaskSet // of operations on conditions and barriers: whose sleep they concern
	Room   int64          // Takes: how many others may take before there is none left
}

// conflicts reports whether the order of two touches can matter.
func (a *Touch) conflicts(b *Touch) bool {
	switch {
	case a.Slot != b.Slot, a.Manner == Beside, b.Manner == Beside:
		return false
	case a.Manner == Concerns || b.Manner == Concerns:
		return a.Tasks&b.Tasks != 0
	}
	return a.Manner != b.Manner || a.Manner == Changes
}

// TouchesMax is how many things one operation can touch.
const TouchesMax = 2

// Footprint is what one operation touches.
type Footprint struct {
	Touches [TouchesMax]Touch
	Count   int // of Touches

	// Whole says that the operation has no row in the table of touches.go, and is taken
	// to depend on every other one.
	Whole bool

	// Plain says that the operation can always happen and leaves the same
	// footprint in every state.
	Plain bool
}

// Conflicts reports whether the order of two operations can matter, apart from
// scarcity.
func (f *Footprint) Conflicts(g *Footprint) bool {
	if f.Whole || g.Whole {
		return true
	}
	for i := range f.Count {
		for j := range g.Count {
			if f.Touches[i].conflicts(&g.Touches[j]) {
				return true
			}
		}
	}
	return false
}

// Scarce reports whether both operations take tokens of which there is not enough
// for both, if others take so many between them.
func (f *Footprint) Scarce(g *Footprint, between int64) bool {
	for i := range f.Count {
		for j := range g.Count {
			a, b := &f.Touches[i], &g.Touches[j]
			if a.Slot == b.Slot && a.Manner == Takes && b.Manner == Takes && a.Room <= between {
				return true
			}
		}
	}
	return false
}

// Shares reports whether both operations take tokens from one place.
func (f *Footprint) Shares(g *Footprint) bool {
	for i := range f.Count {
		for j := range g.Count {
			if f.Touches[i].Manner == Takes && g.Touches[j].Manner == Takes && f.Touches[i].Slot == g.Touches[j].Slot {
				return true
			}
		}
	}
	return false
}

// Spend takes into account that g has happened, which is independent of f.
func (f *Footprint) Spend(g *Footprint) {
	for i := range f.Count {
		if t := &f.Touches[i]; t.Manner == Takes {
			t.Room += g.Tokens(t.Slot)
		}
	}
}

// Tokens returns how many tokens more there are in a slot after the operation.
func (f *Footprint) Tokens(slot int) int64 {
	for i := range f.Count {
		switch t := &f.Touches[i]; {
		case t.Slot != slot:
		case t.Manner == Takes:
			return -1
		case t.Manner == Gives:
			return 1
		}
	}
	return 0
}

// On returns which of the touches is of a slot, or -1.
func (f *Footprint) On(slot int) int {
	for i := range f.Count {
		if f.Touches[i].Slot == slot {
			return i
		}
	}
	return -1
}

// touch appends to the footprint.
func (f *Footprint) touch(slot int, manner Manner) *Touch {
	t := &f.Touches[f.Count]
	*t = Touch{Slot: slot, Manner: manner}
	f.Count++
	return t
}

// Footprint writes to f what the task's operation would touch in s. It may be
// asked of an operation that has to wait: then it is what the operation waits for.
func (m *Machine) Footprint(f *Footprint, s *State, task engine.TaskID, op *engine.Op) {
	f.Count, f.Whole, f.Plain = 0, false, false
	if len(m.watches) > 0 {
		f.Whole = true
		return
	}
	// The commonest kinds are decided without the table.
	switch op.Kind {
	case engine.OpRead, engine.OpWrite, engine.OpAdd, engine.OpExchange:
		f.Plain = true
		if m.is(op.Object, engine.Variable) {
			f.touch(int(op.Object), m.mannerOf(task, op))
		}
		return
	}
	if _, refusal := m.lookUp(task, *op); refusal != Allowed {
		f.Plain = true // it is refused in every state
		return
	}
	if row := touchesOf(op.Kind); row != nil {
		row(m, f, s, task, op)
		return
	}
	f.Whole = true
}

// mannerOf returns how a plain access, or one that is atomic and always writes,
// touches its variable. One that is refused, since it reaches for the memory of
// another process, is an access all the same.
func (m *Machine) mannerOf(task engine.TaskID, op *engine.Op) Manner {
	switch {
	case !m.reaches(task, op.Object):
		return Beside
	case op.Kind == engine.OpRead:
		return Looks
	}
	return Changes
}
