package puzzle

import (
	"fmt"

	"lostupdate/engine"
)

// Bounds of every level. Package format refuses a file that passes one of them,
// and says which.
const (
	WorkersMax     = engine.TasksMax
	LinesMax       = 8
	GlobalsMax     = 16
	RoutinesMax    = 16
	StationsMax    = 512 // of one routine
	NestingMax     = 8   // of repeat, while and if in one another
	RepeatMax      = 1_000
	WorkTicksMax   = 10_000 // of one work card
	QuantumMax     = 10_000
	CoresMax       = 64
	SwitchCostMax  = 1_000
	GatesMax       = 64
	GatesPerSlot   = 4
	ValueMax       = 1_000_000 // of constants, either side of zero
	NameLengthMax  = 32
	ScheduleMax    = 10_000
	ReferenceTicks = 1_000_000 // after which a reference run is given up
)

// Role is the part that the player has in a level.
type Role uint8

const (
	Engineer Role = iota // makes the factory right under every schedule
	Saboteur             // finds the one schedule that breaks it
)

// String returns the role as level files write it.
func (r Role) String() string {
	switch r {
	case Engineer:
		return "engineer"
	case Saboteur:
		return "sabotage"
	}
	return fmt.Sprintf("Role(%d)", uint8(r))
}

// ParseRole returns the role with that name.
func ParseRole(name string) (Role, bool) {
	for _, r := range []Role{Engineer, Saboteur} {
		if r.String() == name {
			return r, true
		}
	}
	return Engineer, false
}

// Puzzle is a level without its texts: the factory, what may be changed about
// it, and what is asked. It is never changed after package format has made it.
//
// Globals, keys, routines and lines are called by their names, workers by
// their numbers from 1.
type Puzzle struct {
	ID       string // as in "the-key"; the name of everything that is saved about the level
	Chapter  int
	Number   int // in the campaign; 0 for a level that stands alone
	Revision int // rises when a saved solution may no longer mean the same
	Role     Role
	Concepts []string // what is learned, as stable English names such as "mutex"

	Lines    []string // at least one; the first is where workers are when nothing is said
	Globals  []Global // on the wall of every line
	Keys     []Color  // on the hooks of every line
	Routines []Routine
	Workers  []Worker // worker number n is Workers[n-1]

	Bench Bench
	Tools Tools
	Goal  Goal
	Start Blueprint // what stands there when the level is opened
}

// Global is one counter on the wall: an integer that all workers of a line
// share.
type Global struct {
	Name string
	Init int64
}

// Worker is one thread.
type Worker struct {
	Routine string // what he does
	Home    string // the line in which he works unless the player moves him
	Label   string // his own name in the texts, such as "maths"; "" for "worker 3"
	Asleep  bool   // comes to work only when another worker's spawn card calls him
}

// Bench is the reference shift: the machine on which ticks are counted.
type Bench struct {
	Cores      int
	Quantum    int64 // ticks before a worker must make room for one who waits
	SwitchCost int64 // ticks to change a bench over to another worker
}

// Color is a key's name. Keys come in a small, closed set of colours, since each
// needs a colour, a shape and a letter of its own on the screen and a word in
// every language.
type Color string

// Colors returns all colours of keys, in the order in which screens show them.
func Colors() []Color {
	return []Color{"red", "blue", "green", "yellow", "purple", "sky"}
}

// PoolKind says what the pool size of a level means.
type PoolKind uint8

const (
	NoPool PoolKind = iota
	Staff           // how many of the workers there are at all: the first n come to work
	AtOnce          // how many of the workers are let in at the same time
)

// String returns the kind as level files write it.
func (k PoolKind) String() string {
	switch k {
	case NoPool:
		return "none"
	case Staff:
		return "staff"
	case AtOnce:
		return "at-once"
	}
	return fmt.Sprintf("PoolKind(%d)", uint8(k))
}

// Tools are what the player may change.
type Tools struct {
	Gates    []Supply // the keys in the toolbox; nil: no gate may be put anywhere
	Routines []string // where gates may stand; nil means in every routine
	Homes    []int    // the workers who may be moved to another line
	Quanta   []int64  // the quanta to choose from, ascending; nil: the quantum is fixed
	Pool     Pool
	Order    bool // whether the order in which workers begin may be changed
}

// Supply is how many gates of one key the player may have on the floor, those
// included that stand there from the start.
type Supply struct {
	Key            Color
	Locks, Unlocks int
}

// Pool bounds the pool size; Kind is NoPool where there is none to choose.
type Pool struct {
	Kind     PoolKind
	Min, Max int
}

// Goal is what is asked. All of it must be met.
type Goal struct {
	// Final must hold whenever everybody has gone home: engineer levels prove
	// it, sabotage levels name the promise that is to be broken.
	Final []Claim

	// Break and BreakFinding say when a sabotage level is won: Break is what
	// must be true at the end of the run; BreakFinding, where it is not
	// NoFinding, is the failure to show instead.
	Break        []Claim
	BreakFinding engine.FindingKind

	Demands Demands
}

// Demands are limits on the reference run, and on what the solution costs. A
// zero field demands nothing.
type Demands struct {
	TicksMax      int64 // the shift ends by then
	FirstSeenMax  int64 // every worker has begun by then
	SwitchesMax   int64
	MemoryMax     int64
	WorkersMin    int64 // so many workers have done their work
	KeysMax       int64
	InterruptsMax int64 // sabotage: so many preemptions may be spent
}

// Memory returns what lines and workers cost: 8 for a line in which somebody
// works, 1 for a worker.
func Memory(linesInUse, workers int) int64 { return 8*int64(linesInUse) + int64(workers) }

// Routine returns the routine with that name.
func (p *Puzzle) Routine(name string) (*Routine, bool) {
	for i := range p.Routines {
		if p.Routines[i].Name == name {
			return &p.Routines[i], true
		}
	}
	return nil, false
}

// Global returns the global with that name.
func (p *Puzzle) Global(name string) (Global, bool) {
	for _, g := range p.Globals {
		if g.Name == name {
			return g, true
		}
	}
	return Global{}, false
}

// Line returns the index of the line with that name, or -1.
func (p *Puzzle) Line(name string) int {
	for i, l := range p.Lines {
		if l == name {
			return i
		}
	}
	return -1
}

// Supply returns what the toolbox holds of a key; nothing for a key that is not
// in it.
func (p *Puzzle) Supply(key Color) Supply {
	for _, s := range p.Tools.Gates {
		if s.Key == key {
			return s
		}
	}
	return Supply{Key: key}
}

// Staff returns how many workers come to work under a blueprint.
func (p *Puzzle) Staff(b Blueprint) int {
	if p.Tools.Pool.Kind == Staff {
		return min(b.Pool, len(p.Workers))
	}
	return len(p.Workers)
}
