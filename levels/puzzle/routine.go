package puzzle

import (
	"fmt"

	"lostupdate/engine/machine"
)

// Routine is what a worker does. Make one with NewRoutine, which unfolds the
// cards into stations.
type Routine struct {
	Name     string
	Cards    []Card
	Stations []Station // the cards unfolded, in order; slot i lies before station i
}

// Slots returns the number of slots: one before each station and one behind the
// last.
func (r *Routine) Slots() int { return len(r.Stations) + 1 }

// StationKind says what happens at a station.
type StationKind uint8

const (
	Read    StationKind = iota + 1 // To = Global
	Write                          // Global = Value
	Compute                        // To = A Sign B; the middle of an unfolded increment
	Stamp                          // Global += Value, atomically
	Lock                           // takes Key; stands there, cannot be moved
	Unlock                         // hangs Key back; stands there, cannot be moved
	Work                           // keeps busy for Ticks
	Check                          // fails unless Condition holds
	Spawn                          // wakes Worker
	Join                           // waits for Worker

	RepeatOpen  // bracket: from here, Count times
	RepeatClose // bracket: back to RepeatOpen
	WhileOpen   // decides by Condition whether there is another round
	WhileClose  // bracket: back to WhileOpen
	IfOpen      // decides by Condition which branch is taken
	Else        // bracket: the other branch begins
	IfClose     // bracket: the branches meet again
	stationKindEnd
)

var stationKindNames = [stationKindEnd]string{
	Read: "read", Write: "write", Compute: "compute", Stamp: "stamp", Lock: "lock", Unlock: "unlock", Work: "work",
	Check: "check", Spawn: "spawn", Join: "join", RepeatOpen: "repeat", RepeatClose: "end-repeat", WhileOpen: "while",
	WhileClose: "end-while", IfOpen: "if", Else: "else", IfClose: "end-if",
}

// String returns the kind's stable lower-case name.
func (k StationKind) String() string {
	if k > 0 && k < stationKindEnd {
		return stationKindNames[k]
	}
	return fmt.Sprintf("StationKind(%d)", uint8(k))
}

// Bracket reports whether the kind is a mark of zero width at which no worker
// ever stands. WhileOpen and IfOpen are none: deciding takes a look.
func (k StationKind) Bracket() bool {
	switch k {
	case RepeatOpen, RepeatClose, WhileClose, Else, IfClose:
		return true
	}
	return false
}

// Station is one place of a routine. Which fields count depends on Kind.
type Station struct {
	Index int // in Routine.Stations
	Kind  StationKind
	Label string // the card's name in the texts; "" where it has none

	// Card numbers the routine's cards in the order of writing, loops and
	// branches counted like the cards in them. Stations with the same Card
	// fold into one card on the screen: an increment has three, Part 0 to 2.
	Card, Part, Parts int

	Depth   int // of the brackets around it
	Partner int // brackets, WhileOpen, IfOpen: where the other end is; Else: its IfClose; otherwise -1
	Other   int // IfOpen: its Else, or -1; otherwise -1

	Global    string
	Key       Color
	Worker    int
	To        Register
	Value     Operand
	A, B      Operand
	Sign      machine.Sign
	Ticks     int64
	Count     int
	Condition Condition
}

// NewRoutine returns the routine with its cards unfolded.
func NewRoutine(name string, cards []Card) Routine {
	u := unfolding{}
	u.cards(cards, 0)
	return Routine{Name: name, Cards: cards, Stations: u.stations}
}

type unfolding struct {
	stations []Station
	count    int // cards so far
}

func (u *unfolding) cards(cards []Card, depth int) {
	for i := range cards {
		u.card(&cards[i], depth)
	}
}

func (u *unfolding) card(c *Card, depth int) {
	number := u.count
	u.count++
	base := Station{
		Label: c.Label, Card: number, Parts: 1, Depth: depth, Partner: -1, Other: -1,
		Global: c.Global, Key: c.Key, Worker: c.Worker, To: c.To, Value: c.Value, A: c.A, B: c.B, Sign: c.Sign,
		Ticks: c.Ticks, Count: c.Count, Condition: c.Condition,
	}
	switch c.Kind {
	case CardIncrement:
		u.increment(base)
	case CardRepeat:
		u.loop(base, RepeatOpen, RepeatClose, c.Body)
	case CardWhile:
		u.loop(base, WhileOpen, WhileClose, c.Body)
	case CardIf:
		u.choice(base, c)
	default:
		u.add(base, stationOf(c.Kind))
	}
}

func stationOf(k CardKind) StationKind {
	switch k {
	case CardRead:
		return Read
	case CardWrite:
		return Write
	case CardCompute:
		return Compute
	case CardStamp:
		return Stamp
	case CardLock:
		return Lock
	case CardUnlock:
		return Unlock
	case CardWork:
		return Work
	case CardCheck:
		return Check
	case CardSpawn:
		return Spawn
	}
	return Join
}

// increment unfolds "total += 1": the card that looks like one step and is three.
func (u *unfolding) increment(base Station) {
	base.To, base.Parts = 0, 3
	u.add(base, Read)
	base.Part, base.A, base.Sign, base.B = 1, machine.Value(0), machine.Plus, machine.Const(1)
	u.add(base, Compute)
	base.Part, base.A, base.B, base.Value = 2, Operand{}, Operand{}, machine.Value(0)
	u.add(base, Write)
}

func (u *unfolding) loop(base Station, opening, closing StationKind, body []Card) {
	base.Parts = 2
	start := u.add(base, opening)
	u.cards(body, base.Depth+1)
	base.Part = 1
	end := u.add(base, closing)
	u.stations[start].Partner, u.stations[end].Partner = end, start
}

func (u *unfolding) choice(base Station, c *Card) {
	base.Parts = 2
	if c.Else != nil {
		base.Parts = 3
	}
	start := u.add(base, IfOpen)
	u.cards(c.Body, base.Depth+1)
	other := -1
	if c.Else != nil {
		base.Part = 1
		other = u.add(base, Else)
		u.cards(c.Else, base.Depth+1)
	}
	base.Part = base.Parts - 1
	end := u.add(base, IfClose)
	u.stations[start].Partner, u.stations[start].Other = end, other
	u.stations[end].Partner = start
	if other >= 0 {
		u.stations[other].Partner = end
	}
}

func (u *unfolding) add(s Station, kind StationKind) int {
	s.Index, s.Kind = len(u.stations), kind
	u.stations = append(u.stations, s)
	return s.Index
}
