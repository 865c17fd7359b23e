package puzzle

import "fmt"

// ThingKind says what a thing on the wall, or between two lines, is.
type ThingKind uint8

const (
	Box     ThingKind = iota + 1 // token box: a counting semaphore that begins with Size tokens
	Bell                         // condition variable; who waits for it gives Key back meanwhile
	Barrier                      // opens for Size workers whenever so many have arrived
	Tally                        // countdown from Size; who awaits it goes on at 0
	Lamp                         // manual-reset event; Size is 1 if it is lit at first, otherwise 0
	Board                        // notice board: a lock for many readers or one writer
	Belt                         // bounded queue for Size items
	Device                       // kiln or truck: serves Size workers at a time, who wait off the bench
	thingKindEnd
)

var thingKindNames = [thingKindEnd]string{
	Box: "box", Bell: "bell", Barrier: "barrier", Tally: "tally", Lamp: "lamp", Board: "board", Belt: "belt", Device: "device",
}

// String returns the kind's stable lower-case English name.
func (k ThingKind) String() string {
	if k > 0 && k < thingKindEnd {
		return thingKindNames[k]
	}
	return fmt.Sprintf("ThingKind(%d)", uint8(k))
}

// ThingKinds returns all kinds in the order in which level files declare them.
func ThingKinds() []ThingKind {
	return []ThingKind{Box, Bell, Barrier, Tally, Lamp, Board, Belt, Device}
}

// Thing is something by which workers wait for each other. Which fields count
// depends on Kind.
type Thing struct {
	Kind   ThingKind
	Name   string
	Size   Number
	Key    Color // bell
	Ghosts Flag  // bell: it may also ring by itself
	Shared bool  // one for all lines; otherwise every line has its own

	// Patience is how often a worker who waits for it may be overtaken there; once
	// more is starvation. 0 sets no limit.
	Patience int
}

// Number is a whole number of the level that stands there, or that a dial sets.
type Number struct {
	Value int64
	Dial  string // "" for Value
}

// String returns the number as level files write it: digits, or the dial's name.
func (n Number) String() string {
	if n.Dial != "" {
		return n.Dial
	}
	return fmt.Sprint(n.Value)
}

// Flag is a yes or no of the level that stands there, or that a switch decides:
// one with the alternatives Off and On.
type Flag struct {
	On     bool
	Switch string // "" for On
}

// The alternatives of the switch of a Flag.
const (
	SwitchOff = "off"
	SwitchOn  = "on"
)

// String returns the flag as level files write it: true, false, or the switch's
// name.
func (f Flag) String() string {
	if f.Switch != "" {
		return f.Switch
	}
	return fmt.Sprint(f.On)
}

// KeyTrait is what is special about a key. Most keys have none.
type KeyTrait struct {
	Key       Color
	Recursive Flag // its holder may take it again, and hangs it back as often
	Robust    Flag // when its holder's line has died, the next one gets it
	Shared    bool // one key for all lines
	Patience  int  // as for a Thing
}

// LineTrait is what is special about a line. Most lines have none.
type LineTrait struct {
	Line     string
	Parent   string // the line whose fork card starts it, and with which it closes; "" for one that starts by itself
	Detached Flag   // of a line with a parent: it stays when its parent closes, the night shift
	Leads    bool   // it closes when the first of its workers has done his work; always so for a line with a parent
	HouseKey Flag   // only one of its workers can be on a bench at a time
}

// Thing returns the thing with that name.
func (p *Puzzle) Thing(name string) (Thing, bool) {
	for _, t := range p.Things {
		if t.Name == name {
			return t, true
		}
	}
	return Thing{}, false
}

// KeyTrait returns what is special about a key.
func (p *Puzzle) KeyTrait(key Color) KeyTrait {
	for _, t := range p.KeyTraits {
		if t.Key == key {
			return t
		}
	}
	return KeyTrait{Key: key}
}

// LineTrait returns what is special about a line.
func (p *Puzzle) LineTrait(line string) LineTrait {
	for _, t := range p.LineTraits {
		if t.Line == line {
			return t
		}
	}
	return LineTrait{Line: line}
}

// Has reports whether there is any thing of a kind.
func (p *Puzzle) Has(kind ThingKind) bool {
	for _, t := range p.Things {
		if t.Kind == kind {
			return true
		}
	}
	return false
}
