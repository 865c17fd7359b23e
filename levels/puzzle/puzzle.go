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
	ReferenceTicks = 1_000_000 // after which a reference run is given up, if it does not go round before
	ThingsMax      = 24
	ThingSizeMax   = 1_000                // of boxes, tallies and devices
	PartiesMax     = engine.TasksMax      // of barriers
	BeltMax        = engine.QueueItemsMax // of belts
	SwitchesMax    = 16
	DialsMax       = 16
	ChoicesMax     = 16 // of a dial, a switch, or a question
	PatienceMax    = 1_000
)

// Role is the part that the player has in a level.
type Role uint8

const (
	Engineer Role = iota // makes the factory right under every schedule
	Saboteur             // finds the one schedule that breaks it
	Both                 // first the saboteur's part, then the engineer's, on the same factory
)

// String returns the role as level files write it.
func (r Role) String() string {
	switch r {
	case Engineer:
		return "engineer"
	case Saboteur:
		return "sabotage"
	case Both:
		return "both"
	}
	return fmt.Sprintf("Role(%d)", uint8(r))
}

// ParseRole returns the role with that name.
func ParseRole(name string) (Role, bool) {
	for _, r := range []Role{Engineer, Saboteur, Both} {
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
	ID       string // as in "the-key", or "the-key~2" for a variant; the name of everything that is saved about the level
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

	Things     []Thing // what else workers wait by, in the order of ThingKinds
	KeyTraits  []KeyTrait
	LineTraits []LineTrait
	Procedures []Procedure // lists of cards that routines call
	Switches   []Switch    // in the order in which the level first names them
	OutTrays   Flag        // whether writes wait in the writer's out-tray before others see them

	Bench Bench
	Tools Tools
	Goal  Goal
	Start Blueprint // what stands there when the level is opened
	Fixed bool      // the factory stays as it is at the start, whatever Tools has; see Part

	Predict *Question // asked about the factory as it stands at the start; nil for none

	Variants   int         // how many there are of this level, itself included; 0 and 1 mean that there is no other
	Parameters []Parameter // in which the variants differ, with the values of this one
}

// Procedure is a list of cards with a name. A routine that calls it has the
// cards unfolded in its own stations.
type Procedure struct {
	Name  string
	Cards []Card
}

// Global is one counter on the wall: an integer that all workers of a line
// share.
type Global struct {
	Name   string
	Init   int64
	Shared bool // one for all lines; otherwise every line has its own copy
}

// Worker is one thread.
type Worker struct {
	Routine string // what he does
	Home    string // the line in which he works unless the player moves him
	Label   string // his own name in the texts, such as "maths"; "" for "worker 3"
	Asleep  bool   // comes to work only when another worker's spawn card calls him

	Pool string // the pool whose workers do this as a job; "" for a worker of his own
	Due  int64  // the tick by which he must have ended on the reference shift; 0 = any

	// Patience is how often others may make progress while he waits; once more is
	// starvation. 0 sets no limit. Where PatientAt names a thing or a key, only what
	// happens while he waits there counts.
	Patience  int
	PatientAt string
}

// Color is a key's name. Keys come in a small, closed set of colours, since each
// needs a colour, a shape and a letter of its own on the screen and a word in
// every language.
type Color string

// Colors returns all colours of keys, in the order in which screens show them.
func Colors() []Color {
	return []Color{"red", "blue", "green", "yellow", "purple", "sky"}
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

	// Claim lets the saboteur say, instead, that the factory cannot be broken.
	Claim bool

	// JoinAll asks that somebody has waited for every worker who was woken, and
	// for every line that was forked and is not detached.
	JoinAll bool

	// StarvationFree asks that nobody can be passed over for ever while others
	// make progress.
	StarvationFree bool

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
	StepsMax      int64 // sabotage: so many steps
	TicksMin      int64 // the shift lasts at least so long: for showing how time is lost
	BusyMin       int64 // at least so many percent of all benches' time are spent on work
	HeldMax       int64 // ticks during which keys are off their hooks, summed over the keys
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

// Namesake returns a worker's number among those of the same label, from 1, or 0
// where nobody else has it: whether "pot" will do as a name, or "pot 3" is needed.
func (p *Puzzle) Namesake(number int) int {
	all, his := 0, 0
	for i, w := range p.Workers {
		if w.Label == p.Workers[number-1].Label {
			all++
			if i < number {
				his++
			}
		}
	}
	if all == 1 {
		return 0
	}
	return his
}
