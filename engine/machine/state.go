package machine

import (
	"slices"

	"lostupdate/engine"
)

// Status is how far a task has come.
type Status uint8

const (
	Dormant Status = iota // not spawned yet
	Started               // may have operations to announce
	Ended                 // its body has returned, or it has ended its process itself
	Stopped               // its process has ended before it did
	Crashed               // its process has crashed
)

// Over reports whether a task will never move again.
func (s Status) Over() bool { return s >= Ended }

// State is the shared part of a running program. The zero State belongs to no
// program: get one from Machine.Start.
type State struct {
	Objects []int64  // one word an object: a variable's value, a semaphore's tokens, a mutex's owner + 1, a condition's sleepers, ...
	Tasks   []Status // one entry a task
	Watched []int64  // what is counted besides, if anything: see patience.go and leaks.go

	kinds []engine.Object // what the objects are; never changed
}

// Clone returns a copy that shares nothing with s.
func (s *State) Clone() *State {
	return &State{Objects: slices.Clone(s.Objects), Tasks: slices.Clone(s.Tasks), Watched: slices.Clone(s.Watched), kinds: s.kinds}
}

// Equal reports whether both states are the same.
func (s *State) Equal(t *State) bool {
	return slices.Equal(s.Objects, t.Objects) && slices.Equal(s.Tasks, t.Tasks) && slices.Equal(s.Watched, t.Watched)
}

// Hash returns a 64-bit FNV-1a hash, equal on every platform for equal states.
func (s *State) Hash() uint64 {
	const prime = 1099511628211
	sum := uint64(14695981039346656037)
	for _, words := range [][]int64{s.Objects, s.Watched} {
		for _, w := range words {
			for range 8 {
				sum = (sum ^ uint64(w)&0xff) * prime
				w = int64(uint64(w) >> 8)
			}
		}
	}
	for _, t := range s.Tasks {
		sum = (sum ^ uint64(t)) * prime
	}
	return sum
}

// Machine knows a program's objects. It holds no state of a run, and many runs
// may share it.
type Machine struct {
	program    *engine.Program
	primitives []primitive     // by kind of operation
	robust     bool            // some mutex is
	copies     [][]engine.Copy // by process: what of it begins as a copy
	watches    []watch         // whose waiting is counted in State.Watched
	joined     int             // where in State.Watched it is kept who was joined; -1 where nobody asks
	watched    int             // words of State.Watched
}

// New returns the machine of a program that Program.Validate accepts.
func New(p *engine.Program) *Machine {
	m := &Machine{program: p, watches: watchesOf(p), joined: -1, primitives: make([]primitive, 0, engine.OpKinds())}
	for kind := range engine.OpKinds() {
		prim, _ := primitiveOf(kind)
		m.primitives = append(m.primitives, prim)
	}
	for _, o := range p.Objects {
		m.robust = m.robust || o.Robust
	}
	for process := range p.Processes {
		m.copies = append(m.copies, p.Copies(process))
	}
	m.watched = len(m.watches)
	if p.JoinAll {
		m.joined = m.watched
		m.watched++
	}
	return m
}

// Start returns the state before the first step.
func (m *Machine) Start() *State {
	s := &State{Objects: make([]int64, len(m.program.Objects)), Tasks: make([]Status, len(m.program.Tasks)), kinds: m.program.Objects}
	for i, o := range m.program.Objects {
		switch o.Kind {
		case engine.Variable, engine.Semaphore, engine.Countdown, engine.ManualEvent:
			s.Objects[i] = o.Init
		}
	}
	for i := range m.program.Tasks {
		if m.program.Begins(engine.TaskID(i)) {
			s.Tasks[i] = Started
		}
	}
	if m.watched > 0 {
		s.Watched = make([]int64, m.watched)
	}
	return s
}

// Final returns the variables' values by ObjectID, and 0 for other objects.
func (m *Machine) Final(s *State) []int64 {
	final := make([]int64, len(s.Objects))
	for i, o := range m.program.Objects {
		if o.Kind == engine.Variable {
			final[i] = s.Objects[i]
		}
	}
	return final
}

// Outcome returns the observed variables' values.
func (m *Machine) Outcome(s *State) engine.Outcome {
	observed := m.program.ObservedVariables()
	out := make(engine.Outcome, len(observed))
	for i, id := range observed {
		out[i] = s.Objects[id]
	}
	return out
}

// FinalHolds reports whether the program's claim about the end is true in s.
func (m *Machine) FinalHolds(s *State) bool {
	if m.program.Final == nil {
		return true
	}
	return m.program.Final.Holds(func(id engine.ObjectID) int64 {
		if id < 0 || int(id) >= len(s.Objects) {
			return 0
		}
		return s.Objects[id]
	})
}
