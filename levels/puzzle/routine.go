package puzzle

import (
	"fmt"
	"strconv"

	"lostupdate/engine/machine"
)

// Routine is what a worker does. Make one with NewRoutine, which unfolds the
// cards into stations.
type Routine struct {
	Name     string
	Cards    []Card
	Stations []Station // the cards unfolded, in order; slot i lies before station i
	Movables []Movable // the cards that are no stations, since the player moves them
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

	Acquire      // takes a token from Thing
	Release      // puts a token into Thing
	Wait         // gives Key back and sleeps by the bell Thing; first half of a wait card
	Wake         // takes Key again when the bell has rung; second half
	Notify       // rings Thing for one
	NotifyAll    // rings Thing for all
	Arrive       // is counted at the barrier Thing; first half of an arrive card
	Pass         // goes on when the barrier has opened; second half
	CountDown    // takes 1 off Thing
	Await        // waits for Thing: a tally at 0, or a lit lamp
	Light        // lights Thing
	Darken       // puts Thing out
	ReadLock     // begins to read Thing
	ReadUnlock   // ends reading
	WriteLock    // begins to write on Thing
	WriteUnlock  // ends writing
	Put          // puts Value on Thing
	Take         // To = next item of Thing
	TryLock      // To = whether Key could be taken
	Exchange     // To = Global, Global = Value, atomically
	Swap         // Global = Value if it is A, To = whether it was, atomically
	Yield        // lets others go first
	Fence        // waits until the own out-tray is empty
	Fork         // starts Line
	Crash        // the line stops
	Exit         // the line closes
	Use          // uses Thing for Ticks
	Progress     // something was made
	SectionOpen  // enters the section Name, at most Count workers at a time
	SectionClose // leaves it
	CallOpen     // bracket: the procedure Name begins
	CallClose    // bracket: it ends
	ChoiceOpen   // bracket: the first alternative of Switch begins
	ChoiceNext   // bracket: another alternative begins
	ChoiceClose  // bracket: the alternatives end
	stationKindEnd
)

var stationKindNames = [stationKindEnd]string{
	Read: "read", Write: "write", Compute: "compute", Stamp: "stamp", Lock: "lock", Unlock: "unlock", Work: "work",
	Check: "check", Spawn: "spawn", Join: "join", RepeatOpen: "repeat", RepeatClose: "end-repeat", WhileOpen: "while",
	WhileClose: "end-while", IfOpen: "if", Else: "else", IfClose: "end-if",
	Acquire: "acquire", Release: "release", Wait: "wait", Wake: "wake", Notify: "notify", NotifyAll: "notify-all",
	Arrive: "arrive", Pass: "pass", CountDown: "count-down", Await: "await", Light: "light", Darken: "darken",
	ReadLock: "read-lock", ReadUnlock: "read-unlock", WriteLock: "write-lock", WriteUnlock: "write-unlock", Put: "put",
	Take: "take", TryLock: "try-lock", Exchange: "exchange", Swap: "swap", Yield: "yield", Fence: "fence", Fork: "fork",
	Crash: "crash", Exit: "exit", Use: "use", Progress: "progress", SectionOpen: "section", SectionClose: "end-section",
	CallOpen: "call", CallClose: "end-call", ChoiceOpen: "choose", ChoiceNext: "or", ChoiceClose: "end-choose",
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
	case RepeatOpen, RepeatClose, WhileClose, Else, IfClose, CallOpen, CallClose, ChoiceOpen, ChoiceNext, ChoiceClose:
		return true
	}
	return false
}

// half reports whether the station is the second half of a card between whose
// steps others may do anything, but the worker himself nothing.
func (s *Station) half() bool { return s.Kind == Wake || s.Kind == Pass }

// chooses reports whether the kind is a bracket of a choose card.
func (k StationKind) chooses() bool { return k == ChoiceOpen || k == ChoiceNext || k == ChoiceClose }

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
	Partner int // brackets, WhileOpen, IfOpen, sections: where the other end is; Else: its IfClose; ChoiceNext: its ChoiceClose; otherwise -1
	Other   int // IfOpen: its Else, or -1; ChoiceOpen, ChoiceNext: the next ChoiceNext, or -1; otherwise -1

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

	Thing string
	Line  string
	Name  string
	Dial  string

	Heed, Perhaps bool

	// Switch and Alternative say in which alternative of which choose card the
	// station lies, or, for ChoiceOpen and ChoiceNext, which one begins here.
	Switch, Alternative string
}

// NewRoutine returns the routine with its cards unfolded.
func NewRoutine(name string, cards []Card) Routine {
	u := unfolding{}
	u.cards(cards, 0)
	return Routine{Name: name, Cards: cards, Stations: u.stations, Movables: u.movables}
}

type unfolding struct {
	stations            []Station
	movables            []Movable
	count               int    // cards so far
	option, alternative string // in which we are
}

func (u *unfolding) cards(cards []Card, depth int) {
	for i := range cards {
		u.card(&cards[i], depth)
	}
}

func (u *unfolding) card(c *Card, depth int) {
	number := u.count
	u.count++
	if c.Movable {
		u.movable(c)
		return
	}
	base := Station{
		Label: c.Label, Card: number, Parts: 1, Depth: depth, Partner: -1, Other: -1,
		Global: c.Global, Key: c.Key, Worker: c.Worker, To: c.To, Value: c.Value, A: c.A, B: c.B, Sign: c.Sign,
		Ticks: c.Ticks, Count: c.Count, Condition: c.Condition, Thing: c.Thing, Line: c.Line, Name: c.Name, Dial: c.Dial,
		Heed: c.Heed, Perhaps: c.Perhaps,
		Switch: u.option, Alternative: u.alternative,
	}
	switch c.Kind {
	case CardIncrement:
		u.increment(base)
	case CardWait:
		u.halves(base, Wait, Wake)
	case CardArrive:
		u.halves(base, Arrive, Pass)
	case CardRepeat:
		u.loop(base, RepeatOpen, RepeatClose, c.Body)
	case CardWhile:
		u.loop(base, WhileOpen, WhileClose, c.Body)
	case CardSection:
		u.loop(base, SectionOpen, SectionClose, c.Body)
	case CardCall:
		u.loop(base, CallOpen, CallClose, c.Body)
	case CardIf:
		u.choice(base, c)
	case CardChoose:
		u.alternatives(base, c)
	default:
		u.add(base, stationOf(c.Kind))
	}
}

// movable keeps a card that is to stand in the slot that is reached.
func (u *unfolding) movable(c *Card) {
	name := c.Label
	if name == "" {
		name = c.Kind.String()
	}
	same := 1
	for _, m := range u.movables {
		if m.Card.Label == c.Label && m.Card.Kind == c.Kind {
			same++
		}
	}
	if same > 1 {
		name += "-" + strconv.Itoa(same)
	}
	u.movables = append(u.movables, Movable{Name: name, Card: *c, Slot: len(u.stations)})
}

// flatStations are the kinds of cards that are one station each.
var flatStations = [cardKindEnd]StationKind{
	CardRead: Read, CardWrite: Write, CardCompute: Compute, CardStamp: Stamp, CardLock: Lock, CardUnlock: Unlock,
	CardWork: Work, CardCheck: Check, CardSpawn: Spawn, CardJoin: Join, CardAcquire: Acquire, CardRelease: Release,
	CardNotify: Notify, CardNotifyAll: NotifyAll, CardCountDown: CountDown, CardAwait: Await, CardLight: Light,
	CardDarken: Darken, CardReadLock: ReadLock, CardReadUnlock: ReadUnlock, CardWriteLock: WriteLock,
	CardWriteUnlock: WriteUnlock, CardPut: Put, CardTake: Take, CardTryLock: TryLock, CardExchange: Exchange, CardSwap: Swap,
	CardYield: Yield, CardFence: Fence, CardFork: Fork, CardCrash: Crash, CardExit: Exit, CardUse: Use, CardProgress: Progress,
}

func stationOf(k CardKind) StationKind { return flatStations[k] }

// Flat reports whether a card of this kind has no other cards inside: only such
// cards can be movable, or come from the toolbox.
func (k CardKind) Flat() bool {
	return k == CardIncrement || k == CardWait || k == CardArrive || k < cardKindEnd && flatStations[k] != 0
}

// halves unfolds a card of two steps, between which others may do anything.
func (u *unfolding) halves(base Station, first, second StationKind) {
	base.Parts = 2
	u.add(base, first)
	base.Part = 1
	u.add(base, second)
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

// alternatives unfolds every alternative of a choose card, one behind the other,
// so that stations keep their numbers whichever is chosen.
func (u *unfolding) alternatives(base Station, c *Card) {
	outerOption, outerAlternative := u.option, u.alternative
	base.Switch, base.Parts = c.Switch, len(c.Alternatives)+1
	var marks []int
	for i, a := range c.Alternatives {
		u.option, u.alternative = c.Switch, a.Name
		kind := ChoiceNext
		if i == 0 {
			kind = ChoiceOpen
		}
		base.Part, base.Alternative = i, a.Name
		marks = append(marks, u.add(base, kind))
		u.cards(a.Cards, base.Depth+1)
	}
	u.option, u.alternative = outerOption, outerAlternative
	base.Part, base.Alternative = len(c.Alternatives), ""
	end := u.add(base, ChoiceClose)
	for i, mark := range marks {
		u.stations[mark].Partner = end
		if i+1 < len(marks) {
			u.stations[mark].Other = marks[i+1]
		}
	}
	u.stations[end].Partner = marks[0]
}

func (u *unfolding) add(s Station, kind StationKind) int {
	s.Index, s.Kind = len(u.stations), kind
	u.stations = append(u.stations, s)
	return s.Index
}
