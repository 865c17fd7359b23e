package puzzle

import (
	"fmt"
	"slices"
)

// Rule names a reason why a blueprint or an edit is not legal. The names are
// stable: the catalogue of package explain has a sentence for each.
type Rule string

const (
	NoSuchRoutine  Rule = "no-such-routine"
	NoSuchSlot     Rule = "no-such-slot"
	NoSuchGate     Rule = "no-such-gate"
	NoSuchKey      Rule = "no-such-key"       // the toolbox has no such key
	NoSuchWorker   Rule = "no-such-worker"    // the level has no worker of that number
	NoSuchLine     Rule = "no-such-line"      // the level has no line of that name
	NoMoreLocks    Rule = "no-more-locks"     // all lock gates of the key are in use
	NoMoreUnlocks  Rule = "no-more-unlocks"   // all unlock gates of the key are in use
	SlotFull       Rule = "slot-full"         // GatesPerSlot gates stand there
	RoutineClosed  Rule = "routine-closed"    // the level allows no gates in this routine
	WrongCount     Rule = "wrong-count"       // not as many homes as workers
	WorkerStays    Rule = "worker-stays"      // the level does not let this worker move
	QuantumFixed   Rule = "quantum-fixed"     // not among the level's choices
	PoolFixed      Rule = "pool-fixed"        // the level has no pool size
	PoolOutOfRange Rule = "pool-out-of-range" // below Min or above Max
	OrderFixed     Rule = "order-fixed"       // the level does not let the order change
	OrderWrong     Rule = "order-wrong"       // not every worker exactly once
	NoSchedule     Rule = "no-schedule"       // an engineer level takes no schedule
	ScheduleLong   Rule = "schedule-long"     // longer than ScheduleMax steps
	NothingToUndo  Rule = "nothing-to-undo"   // the schedule does not end with that worker's step

	NoSuchCard        Rule = "no-such-card"        // neither the toolbox nor the routine has such a card
	NoMoreCards       Rule = "no-more-cards"       // all cards of that name are in use
	CardStays         Rule = "card-stays"          // a movable card stays in its routine, and on the floor
	NoMoreMoves       Rule = "no-more-moves"       // more movable cards were moved than the level allows
	SlotUnused        Rule = "slot-unused"         // the slot lies in an alternative that is not chosen
	NoSuchDial        Rule = "no-such-dial"        // the level has no dial of that name
	DialFixed         Rule = "dial-fixed"          // not among the dial's choices
	NoSuchSwitch      Rule = "no-such-switch"      // the level has no switch of that name
	NoSuchAlternative Rule = "no-such-alternative" // the switch has no alternative of that name
	NoClaim           Rule = "no-claim"            // the level takes no claim
	SlotClosed        Rule = "slot-closed"         // the slot lies between two halves of a card that belong together
	NothingToClaim    Rule = "nothing-to-claim"    // the claim was made, or taken back, before
	FactoryChanged    Rule = "factory-changed"     // what is sabotaged must be the factory as it was found
)

// Illegal says why something cannot be built. Error is for authors and logs;
// package explain has the sentence for players, in their language.
type Illegal struct {
	Rule   Rule
	What   string // the name it is about, such as the routine's; may be ""
	Number int    // the number it is about, such as the slot's
	Limit  int    // the bound that was passed, where there is one
}

func (e *Illegal) Error() string {
	text := "puzzle: " + string(e.Rule)
	if e.What != "" {
		text += fmt.Sprintf(" %q", e.What)
	}
	if e.Number != 0 || e.Limit != 0 {
		text += fmt.Sprintf(" (%d", e.Number)
		if e.Limit != 0 {
			text += fmt.Sprintf(", limit %d", e.Limit)
		}
		text += ")"
	}
	return text
}

// Check reports the first reason why the blueprint cannot be built in this
// level, as an *Illegal, or nil.
func (p *Puzzle) Check(b Blueprint) error {
	for _, check := range []func(Blueprint) *Illegal{
		p.checkSettings, p.checkGates, p.checkMovables, p.checkHomes, p.checkQuantum, p.checkPool, p.checkOrder, p.checkSchedule,
	} {
		if illegal := check(b); illegal != nil {
			return illegal
		}
	}
	return nil
}

func (p *Puzzle) checkGates(b Blueprint) *Illegal {
	for _, g := range b.Gates {
		if illegal := p.checkGate(g); illegal != nil {
			return illegal
		}
		if in := b.GatesIn(g.Routine, g.Slot); len(in) > GatesPerSlot {
			return &Illegal{Rule: SlotFull, What: g.Routine, Number: g.Slot, Limit: GatesPerSlot}
		}
		if r, _ := p.Routine(g.Routine); !b.SlotActive(r, g.Slot) {
			return &Illegal{Rule: SlotUnused, What: g.Routine, Number: g.Slot}
		}
		if g.Do == PlaceCard {
			if illegal := p.checkCardCount(b, g); illegal != nil {
				return illegal
			}
			continue
		}
		supply := p.Supply(g.Key)
		locks, unlocks := b.Used(g.Key)
		switch {
		case locks > supply.Locks:
			return &Illegal{Rule: NoMoreLocks, What: string(g.Key), Number: locks, Limit: supply.Locks}
		case unlocks > supply.Unlocks:
			return &Illegal{Rule: NoMoreUnlocks, What: string(g.Key), Number: unlocks, Limit: supply.Unlocks}
		}
	}
	return nil
}

// checkGate checks what can be said about a gate without the others.
func (p *Puzzle) checkGate(g Gate) *Illegal {
	r, ok := p.Routine(g.Routine)
	if !ok {
		return &Illegal{Rule: NoSuchRoutine, What: g.Routine}
	}
	movable := false
	if g.Do == PlaceCard {
		var illegal *Illegal
		if movable, illegal = p.checkCard(g); illegal != nil {
			return illegal
		}
	}
	switch {
	case !movable && p.Tools.Routines != nil && !slices.Contains(p.Tools.Routines, g.Routine):
		return &Illegal{Rule: RoutineClosed, What: g.Routine}
	case g.Slot < 0 || g.Slot >= r.Slots():
		return &Illegal{Rule: NoSuchSlot, What: g.Routine, Number: g.Slot, Limit: r.Slots() - 1}
	case g.Slot < len(r.Stations) && r.Stations[g.Slot].half():
		return &Illegal{Rule: SlotClosed, What: g.Routine, Number: g.Slot}
	case g.Do != PlaceCard && p.Supply(g.Key) == Supply{Key: g.Key}:
		return &Illegal{Rule: NoSuchKey, What: string(g.Key)}
	}
	return nil
}

func (p *Puzzle) checkHomes(b Blueprint) *Illegal {
	if len(b.Homes) != len(p.Workers) {
		return &Illegal{Rule: WrongCount, Number: len(b.Homes), Limit: len(p.Workers)}
	}
	for i, home := range b.Homes {
		switch {
		case p.Line(home) < 0:
			return &Illegal{Rule: NoSuchLine, What: home}
		case home != p.Workers[i].Home && !slices.Contains(p.Tools.Homes, i+1):
			return &Illegal{Rule: WorkerStays, What: home, Number: i + 1}
		}
	}
	return nil
}

func (p *Puzzle) checkQuantum(b Blueprint) *Illegal {
	if b.Quantum == p.Bench.Quantum || slices.Contains(p.Tools.Quanta, b.Quantum) {
		return nil
	}
	return &Illegal{Rule: QuantumFixed, Number: int(b.Quantum)}
}

func (p *Puzzle) checkPool(b Blueprint) *Illegal {
	pool := p.Tools.Pool
	switch {
	case pool.Kind == NoPool && b.Pool != 0:
		return &Illegal{Rule: PoolFixed, Number: b.Pool}
	case pool.Kind != NoPool && b.Pool < pool.Min:
		return &Illegal{Rule: PoolOutOfRange, Number: b.Pool, Limit: pool.Min}
	case pool.Kind != NoPool && b.Pool > pool.Max:
		return &Illegal{Rule: PoolOutOfRange, Number: b.Pool, Limit: pool.Max}
	}
	return nil
}

func (p *Puzzle) checkOrder(b Blueprint) *Illegal {
	if b.Order == nil {
		return nil
	}
	if !p.Tools.Order {
		return &Illegal{Rule: OrderFixed}
	}
	seen := make([]bool, len(p.Workers))
	for _, number := range b.Order {
		if number < 1 || number > len(seen) || seen[number-1] {
			return &Illegal{Rule: OrderWrong, Number: number, Limit: len(seen)}
		}
		seen[number-1] = true
	}
	if len(b.Order) != len(seen) {
		return &Illegal{Rule: OrderWrong, Number: len(b.Order), Limit: len(seen)}
	}
	return nil
}

func (p *Puzzle) checkSchedule(b Blueprint) *Illegal {
	switch {
	case p.Fixed && !p.AsFound(b):
		return &Illegal{Rule: FactoryChanged}
	case b.Claim && !(p.Goal.Claim && p.Sabotage()):
		return &Illegal{Rule: NoClaim}
	case len(b.Schedule) == 0 && !b.Claim:
		return nil
	case !p.Sabotage() || p.Slowing():
		return &Illegal{Rule: NoSchedule}
	case len(b.Schedule) > ScheduleMax:
		return &Illegal{Rule: ScheduleLong, Number: len(b.Schedule), Limit: ScheduleMax}
	case p.Role == Both && !p.AsFound(b):
		return &Illegal{Rule: FactoryChanged}
	}
	for _, c := range b.Schedule {
		if c.Task < 0 || int(c.Task) >= p.movers(b) {
			return &Illegal{Rule: NoSuchWorker, Number: int(c.Task) + 1, Limit: len(p.Workers)}
		}
	}
	return nil
}

// movers bounds the numbers in a schedule: behind the workers stand, where there are
// out-trays, those that empty them, at most one for each worker and global.
func (p *Puzzle) movers(b Blueprint) int {
	if b.On(p.OutTrays) {
		return len(p.Workers) * (1 + len(p.Globals))
	}
	return len(p.Workers)
}

// Field returns the field of a solution file that the rule is about.
func (r Rule) Field() string {
	switch r {
	case NoSuchLine, WrongCount, WorkerStays:
		return "homes"
	case QuantumFixed:
		return "quantum"
	case PoolFixed, PoolOutOfRange:
		return "pool"
	case OrderFixed, OrderWrong:
		return "order"
	case NoSchedule, ScheduleLong, NothingToUndo, NoSuchWorker, FactoryChanged:
		return "schedule"
	case NoSuchDial, DialFixed:
		return "dials"
	case NoSuchSwitch, NoSuchAlternative:
		return "switches"
	case NoClaim, NothingToClaim:
		return "claim"
	}
	return "gates"
}

// Rules returns all rules.
func Rules() []Rule {
	return []Rule{
		NoSuchRoutine, NoSuchSlot, NoSuchGate, NoSuchKey, NoSuchWorker, NoSuchLine, NoMoreLocks, NoMoreUnlocks, SlotFull,
		RoutineClosed, WrongCount, WorkerStays, QuantumFixed, PoolFixed, PoolOutOfRange, OrderFixed, OrderWrong, NoSchedule,
		ScheduleLong, NothingToUndo, NoSuchCard, NoMoreCards, CardStays, NoMoreMoves, SlotUnused, NoSuchDial, DialFixed,
		NoSuchSwitch, NoSuchAlternative, NoClaim, NothingToClaim, FactoryChanged, SlotClosed,
	}
}
