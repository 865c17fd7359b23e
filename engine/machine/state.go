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
	Ended                 // its body has returned
)

// State is the shared part of a running program. The zero State belongs to no
// program: get one from Machine.Start.
type State struct {
	Objects []int64  // one word an object: a variable's value, a semaphore's tokens, a mutex's owner + 1, a condition's sleepers, ...
	Tasks   []Status // one entry a task

	kinds []engine.Object // what the objects are; never changed
}

// Clone returns a copy that shares nothing with s.
func (s *State) Clone() *State {
	return &State{Objects: slices.Clone(s.Objects), Tasks: slices.Clone(s.Tasks), kinds: s.kinds}
}

// Equal reports whether both states are the same.
func (s *State) Equal(t *State) bool {
	return slices.Equal(s.Objects, t.Objects) && slices.Equal(s.Tasks, t.Tasks)
}

// Hash returns a 64-bit FNV-1a hash, equal on every platform for equal states.
func (s *State) Hash() uint64 {
	const prime = 1099511628211
	sum := uint64(14695981039346656037)
	for _, w := range s.Objects {
		for range 8 {
			sum = (sum ^ uint64(w)&0xff) * prime
			w = int64(uint64(w) >> 8)
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
	primitives []primitive // by kind of operation
}

// New returns the machine of a program that Program.Validate accepts.
func New(p *engine.Program) *Machine {
	m := &Machine{program: p}
	for kind := range engine.OpKinds() {
		prim, _ := primitiveOf(kind)
		m.primitives = append(m.primitives, prim)
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
	for i, t := range m.program.Tasks {
		if !t.Dormant {
			s.Tasks[i] = Started
		}
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
