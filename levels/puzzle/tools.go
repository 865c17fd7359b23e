package puzzle

import (
	"fmt"
	"slices"
)

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

// Tools are what the player may change. Besides, he may set every switch, and
// move the cards that the routines say are movable.
type Tools struct {
	Gates    []Supply // the keys in the toolbox; nil: no gate may be put anywhere
	Routines []string // where gates and cards of the toolbox may stand; nil means in every routine
	Homes    []int    // the workers who may be moved to another line
	Quanta   []int64  // the quanta to choose from, ascending; nil: the quantum is fixed
	Pool     Pool
	Order    bool // whether the order in which workers begin may be changed

	Cards []CardSupply // the other cards in the toolbox
	Dials []Dial       // the named numbers that may be set
	Moves int          // how many movable cards may stand elsewhere than at the start; 0: all of them
}

// Any reports whether there is anything in the toolbox.
func (t *Tools) Any() bool {
	return t.Gates != nil || t.Homes != nil || t.Quanta != nil || t.Pool.Kind != NoPool || t.Order || t.Cards != nil || t.Dials != nil
}

// Takes reports whether gates or cards of the toolbox may stand in a routine.
func (p *Puzzle) Takes(routine string) bool {
	t := &p.Tools
	return (len(t.Gates) > 0 || len(t.Cards) > 0) && (t.Routines == nil || slices.Contains(t.Routines, routine))
}

// Supply is how many gates of one key the player may have on the floor, those
// included that stand there from the start.
type Supply struct {
	Key            Color
	Locks, Unlocks int
}

// CardSupply is how many of one card the player may have on the floor, those
// included that stand there from the start.
type CardSupply struct {
	Name  string // by which blueprints call it, such as "signal"
	Card  Card   // without cards inside
	Count int
}

// Dial is a number of the level that the player sets: the tokens of a box, the
// parties of a barrier.
type Dial struct {
	Name   string
	Values []int64 // the choices, ascending
}

// Pool bounds the pool size; Kind is NoPool where there is none to choose.
type Pool struct {
	Kind     PoolKind
	Min, Max int
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

// CardSupply returns the toolbox's entry with that name.
func (p *Puzzle) CardSupply(name string) (CardSupply, bool) {
	for _, s := range p.Tools.Cards {
		if s.Name == name {
			return s, true
		}
	}
	return CardSupply{}, false
}

// Staff returns how many workers come to work under a blueprint.
func (p *Puzzle) Staff(b Blueprint) int {
	if p.Tools.Pool.Kind == Staff {
		return min(b.Pool, len(p.Workers))
	}
	return len(p.Workers)
}
