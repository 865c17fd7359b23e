package puzzle

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lostupdate/engine"
)

// Blueprint is the player's solution: everything that he decides. It names
// things as the level does, so that it means the same when it is read again.
type Blueprint struct {
	// Gates stand in canonical order: by routine as the level lists them, then
	// by slot; gates of one slot in the order in which a worker passes them.
	Gates []Gate

	Homes   []string // each worker's line, by number
	Quantum int64
	Pool    int   // 0 where the level has no pool size
	Order   []int // the workers' numbers in the order in which they begin; nil: by number

	Dials    []DialSetting   // all dials, in the order of Tools.Dials
	Switches []SwitchSetting // all switches, in the order of Puzzle.Switches

	Schedule engine.Schedule // sabotage: who moves
	Claim    bool            // sabotage: the player says that the factory cannot be broken
}

// Do says what a gate makes a worker do.
type Do uint8

const (
	TakeKey   Do = iota // lock: wait until the key hangs on its hook, then take it
	HangKey             // unlock: hang the key back
	PlaceCard           // place: do what a card of the toolbox, or a movable card, says
)

// String returns the word for it in edits and files: lock, unlock or place.
func (d Do) String() string {
	switch d {
	case HangKey:
		return "unlock"
	case PlaceCard:
		return "place"
	}
	return "lock"
}

// Place is where a gate stands: the Rank-th, from 0, of a slot's gates.
type Place struct {
	Routine string
	Slot    int
	Rank    int
}

// String returns the place as edits write it: "pack 2", or "pack 2/1" for the
// second gate of the slot.
func (p Place) String() string { return p.Routine + " " + p.within() }

func (p Place) within() string {
	if p.Rank == 0 {
		return strconv.Itoa(p.Slot)
	}
	return strconv.Itoa(p.Slot) + "/" + strconv.Itoa(p.Rank)
}

// Gate is what stands in a slot of a routine's belt: a key's gate, or a card from
// the toolbox, or one of the routine's own that can be moved. Whoever works
// through the routine passes it.
type Gate struct {
	Routine string
	Slot    int
	Do      Do
	Key     Color  // of a lock or unlock gate
	Card    string // of a card: its name in the toolbox, or of the movable card
}

// what returns the name of what stands there: the key's or the card's.
func (g Gate) what() string {
	if g.Do == PlaceCard {
		return g.Card
	}
	return string(g.Key)
}

// newGate returns the gate whose do and name are written in a file or an edit.
func newGate(do Do, what string, at Place) Gate {
	g := Gate{Routine: at.Routine, Slot: at.Slot, Do: do}
	if do == PlaceCard {
		g.Card = what
	} else {
		g.Key = Color(what)
	}
	return g
}

// String returns the gate as solution files write it: "lock red pack 2" or
// "place signal pack 2".
func (g Gate) String() string {
	return fmt.Sprintf("%s %s %s %d", g.Do, g.what(), g.Routine, g.Slot)
}

// ParseGate reads what Gate.String writes.
func ParseGate(text string) (Gate, error) {
	words := strings.Fields(text)
	if len(words) != 4 {
		return Gate{}, fmt.Errorf("puzzle: %q is no gate; want lock|unlock KEY ROUTINE SLOT or place CARD ROUTINE SLOT, as in \"lock red pack 2\"", text)
	}
	do, err := parseDo(words[0])
	if err != nil {
		return Gate{}, err
	}
	slot, err := parseNumber(words[3], "a slot's number", 0, StationsMax)
	if err != nil {
		return Gate{}, err
	}
	return newGate(do, words[1], Place{Routine: words[2], Slot: slot}), nil
}

// Clone returns a copy that shares nothing with b.
func (b Blueprint) Clone() Blueprint {
	b.Gates = slices.Clone(b.Gates)
	b.Homes = slices.Clone(b.Homes)
	b.Order = slices.Clone(b.Order)
	b.Dials = slices.Clone(b.Dials)
	b.Switches = slices.Clone(b.Switches)
	b.Schedule = slices.Clone(b.Schedule)
	return b
}

// Equal reports whether both blueprints build the same.
func (b Blueprint) Equal(c Blueprint) bool {
	return slices.Equal(b.Gates, c.Gates) && slices.Equal(b.Homes, c.Homes) && b.Quantum == c.Quantum &&
		b.Pool == c.Pool && slices.Equal(b.Order, c.Order) && slices.Equal(b.Dials, c.Dials) &&
		slices.Equal(b.Switches, c.Switches) && slices.Equal(b.Schedule, c.Schedule) && b.Claim == c.Claim
}

// GateAt returns the index in b.Gates of the gate at a place, or -1.
func (b Blueprint) GateAt(at Place) int {
	rank := 0
	for i, g := range b.Gates {
		if g.Routine != at.Routine || g.Slot != at.Slot {
			continue
		}
		if rank == at.Rank {
			return i
		}
		rank++
	}
	return -1
}

// PlaceOf returns where the gate with that index stands.
func (b Blueprint) PlaceOf(gate int) Place {
	g := b.Gates[gate]
	at := Place{Routine: g.Routine, Slot: g.Slot}
	for _, earlier := range b.Gates[:gate] {
		if earlier.Routine == g.Routine && earlier.Slot == g.Slot {
			at.Rank++
		}
	}
	return at
}

// GatesIn returns the indices of the gates in one slot, in the order in which a
// worker passes them.
func (b Blueprint) GatesIn(routine string, slot int) []int {
	var in []int
	for i, g := range b.Gates {
		if g.Routine == routine && g.Slot == slot {
			in = append(in, i)
		}
	}
	return in
}

// Used returns how many gates of a key stand on the floor.
func (b Blueprint) Used(key Color) (locks, unlocks int) {
	for _, g := range b.Gates {
		switch {
		case g.Key != key || g.Do == PlaceCard:
		case g.Do == TakeKey:
			locks++
		default:
			unlocks++
		}
	}
	return locks, unlocks
}

// UsedCards returns how many of a card of the toolbox stand on the floor.
func (p *Puzzle) UsedCards(b Blueprint, name string) int {
	used := 0
	for _, g := range b.Gates {
		if _, movable, _ := p.CardOf(g); g.Do == PlaceCard && g.Card == name && !movable {
			used++
		}
	}
	return used
}

// Canonical returns the blueprint with its gates in canonical order, and with
// an order of workers that says nothing left out.
func (p *Puzzle) Canonical(b Blueprint) Blueprint {
	b = b.Clone()
	slices.SortStableFunc(b.Gates, func(g, h Gate) int {
		return cmp.Or(cmp.Compare(p.routineIndex(g.Routine), p.routineIndex(h.Routine)), cmp.Compare(g.Slot, h.Slot))
	})
	if slices.Equal(b.Order, ascending(len(p.Workers))) {
		b.Order = nil
	}
	if len(b.Gates) == 0 {
		b.Gates = nil
	}
	if len(b.Dials) == 0 {
		b.Dials = nil
	}
	if len(b.Switches) == 0 {
		b.Switches = nil
	}
	return b
}

func (p *Puzzle) routineIndex(name string) int {
	return slices.IndexFunc(p.Routines, func(r Routine) bool { return r.Name == name })
}

// ascending returns the numbers from 1 to n.
func ascending(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i + 1
	}
	return numbers
}
