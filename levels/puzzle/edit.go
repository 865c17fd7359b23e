package puzzle

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lostupdate/engine"
)

// EditKind says what an edit changes.
type EditKind uint8

const (
	EditGate     EditKind = iota + 1 // gate lock red pack 2      puts a gate from the toolbox At a place; place signal pack 2 a card
	EditUngate                       // ungate pack 2             puts the gate At a place back into the toolbox
	EditMove                         // move pack 2 -> 4          moves the gate At a place To another
	EditHome                         // home 2 B                  moves a worker to a line
	EditQuantum                      // quantum 4
	EditPool                         // pool 5
	EditOrder                        // order 2 1 3               who begins first
	EditStep                         // step 2                    lets a worker do his next step; step 2.2 in the second of several ways
	EditUnstep                       // unstep 2                  takes the last step, which was his, back
	EditSchedule                     // schedule 1 2*2 1          replaces the whole schedule
	EditDial                         // dial tokens 3             sets a dial
	EditSwitch                       // switch look while         sets a switch
	EditClaim                        // claim                     says that the factory cannot be broken
	EditUnclaim                      // unclaim                   takes that back
	EditBuild                        // build lock red pack 2; quantum 4   replaces the whole blueprint
)

// Edit is one move of the player. Which fields count depends on Kind. It is
// printed and parsed as one line, such as "gate lock red pack 2".
type Edit struct {
	Kind     EditKind
	Do       Do
	Key      Color
	Card     string // EditGate with Do PlaceCard
	At, To   Place
	Worker   int // a number from 1
	Branch   int // EditStep: which of several things the step does; nearly always 0
	Line     string
	Quantum  int64
	Pool     int
	Order    []int
	Schedule engine.Schedule

	Name   string     // of the dial or the switch
	Value  int64      // EditDial
	Choice string     // EditSwitch
	Build  *Blueprint // EditBuild; nil for one with nothing in it
}

// String returns the edit's line.
func (e Edit) String() string {
	switch e.Kind {
	case EditGate:
		if e.Do == PlaceCard {
			return fmt.Sprintf("place %s %s", e.Card, e.At)
		}
		return fmt.Sprintf("gate %s %s %s", e.Do, e.Key, e.At)
	case EditUngate:
		return "ungate " + e.At.String()
	case EditMove:
		if e.At.Routine == e.To.Routine {
			return "move " + e.At.String() + " -> " + e.To.within()
		}
		return "move " + e.At.String() + " -> " + e.To.String()
	case EditHome:
		return fmt.Sprintf("home %d %s", e.Worker, e.Line)
	case EditQuantum:
		return fmt.Sprintf("quantum %d", e.Quantum)
	case EditPool:
		return fmt.Sprintf("pool %d", e.Pool)
	case EditOrder:
		words := []string{"order"}
		for _, number := range e.Order {
			words = append(words, strconv.Itoa(number))
		}
		return strings.Join(words, " ")
	case EditStep:
		return "step " + engine.Schedule{{Task: engine.TaskID(e.Worker - 1), Branch: e.Branch}}.String()
	case EditUnstep:
		return fmt.Sprintf("unstep %d", e.Worker)
	case EditSchedule:
		return strings.TrimSpace("schedule " + e.Schedule.String())
	case EditDial:
		return fmt.Sprintf("dial %s %d", e.Name, e.Value)
	case EditSwitch:
		return fmt.Sprintf("switch %s %s", e.Name, e.Choice)
	case EditClaim:
		return "claim"
	case EditUnclaim:
		return "unclaim"
	case EditBuild:
		return buildText(e.Build)
	}
	return fmt.Sprintf("Edit(%d)", uint8(e.Kind))
}

// Equal reports whether both edits are the same.
func (e Edit) Equal(f Edit) bool { return e.String() == f.String() }

// Apply returns the blueprint after the edit, or why the edit is not legal as
// an *Illegal. b itself is not changed.
func (e Edit) Apply(p *Puzzle, b Blueprint) (Blueprint, error) {
	after := p.Canonical(b)
	if illegal := e.change(p, &after); illegal != nil {
		return b, illegal
	}
	after = p.Canonical(after)
	if err := p.Check(after); err != nil {
		return b, err
	}
	return after, nil
}

func (e Edit) change(p *Puzzle, b *Blueprint) *Illegal {
	switch e.Kind {
	case EditGate:
		return p.insert(b, Gate{Routine: e.At.Routine, Slot: e.At.Slot, Do: e.Do, Key: e.Key, Card: e.Card}, e.At)
	case EditUngate:
		_, illegal := p.remove(b, e.At)
		return illegal
	case EditMove:
		g, illegal := p.remove(b, e.At)
		if illegal != nil {
			return illegal
		}
		g.Routine, g.Slot = e.To.Routine, e.To.Slot
		return p.insert(b, g, e.To)
	case EditHome:
		if e.Worker < 1 || e.Worker > len(b.Homes) {
			return &Illegal{Rule: NoSuchWorker, Number: e.Worker, Limit: len(b.Homes)}
		}
		b.Homes[e.Worker-1] = e.Line
	case EditQuantum:
		b.Quantum = e.Quantum
	case EditPool:
		b.Pool = e.Pool
	case EditOrder:
		b.Order = slices.Clone(e.Order)
	case EditStep:
		b.Schedule = append(b.Schedule, engine.Choice{Task: engine.TaskID(e.Worker - 1), Branch: e.Branch})
	case EditUnstep:
		last := len(b.Schedule) - 1
		if last < 0 || int(b.Schedule[last].Task) != e.Worker-1 {
			return &Illegal{Rule: NothingToUndo, Number: e.Worker}
		}
		b.Schedule = b.Schedule[:last]
	case EditSchedule:
		b.Schedule = slices.Clone(e.Schedule)
	case EditDial:
		i := slices.IndexFunc(b.Dials, func(s DialSetting) bool { return s.Dial == e.Name })
		if i < 0 {
			return &Illegal{Rule: NoSuchDial, What: e.Name}
		}
		b.Dials[i].Value = e.Value
	case EditSwitch:
		i := slices.IndexFunc(b.Switches, func(s SwitchSetting) bool { return s.Switch == e.Name })
		if i < 0 {
			return &Illegal{Rule: NoSuchSwitch, What: e.Name}
		}
		b.Switches[i].To = e.Choice
	case EditClaim, EditUnclaim:
		if b.Claim == (e.Kind == EditClaim) {
			return &Illegal{Rule: NothingToClaim}
		}
		b.Claim = e.Kind == EditClaim
	case EditBuild:
		*b = Blueprint{}
		if e.Build != nil {
			*b = p.Canonical(*e.Build)
		}
	}
	return nil
}

// insert puts a gate at a place; those that stood there from that rank on move
// one rank up.
func (p *Puzzle) insert(b *Blueprint, g Gate, at Place) *Illegal {
	if illegal := p.checkGate(g); illegal != nil {
		return illegal
	}
	in := b.GatesIn(at.Routine, at.Slot)
	switch {
	case at.Rank < 0 || at.Rank > len(in):
		return &Illegal{Rule: NoSuchGate, What: at.Routine, Number: at.Slot}
	case at.Rank < len(in):
		b.Gates = slices.Insert(b.Gates, in[at.Rank], g)
	default: // the stable sort of Canonical brings it behind its slot's gates
		b.Gates = append(b.Gates, g)
	}
	*b = p.Canonical(*b)
	return nil
}

func (p *Puzzle) remove(b *Blueprint, at Place) (Gate, *Illegal) {
	i := b.GateAt(at)
	if i < 0 {
		return Gate{}, &Illegal{Rule: NoSuchGate, What: at.Routine, Number: at.Slot}
	}
	g := b.Gates[i]
	b.Gates = slices.Delete(b.Gates, i, i+1)
	return g, nil
}

// Inverse returns the edit that leads back to before, the blueprint to which e
// is about to be applied. It is right for every edit that Apply accepts.
func (e Edit) Inverse(before Blueprint) Edit {
	switch e.Kind {
	case EditGate:
		return Edit{Kind: EditUngate, At: e.At}
	case EditUngate:
		back := Edit{Kind: EditGate, At: e.At}
		if i := before.GateAt(e.At); i >= 0 {
			back.Do, back.Key, back.Card = before.Gates[i].Do, before.Gates[i].Key, before.Gates[i].Card
		}
		return back
	case EditMove:
		return Edit{Kind: EditMove, At: e.To, To: e.At}
	case EditHome:
		back := Edit{Kind: EditHome, Worker: e.Worker}
		if e.Worker >= 1 && e.Worker <= len(before.Homes) {
			back.Line = before.Homes[e.Worker-1]
		}
		return back
	case EditQuantum:
		return Edit{Kind: EditQuantum, Quantum: before.Quantum}
	case EditPool:
		return Edit{Kind: EditPool, Pool: before.Pool}
	case EditOrder:
		return Edit{Kind: EditOrder, Order: byNumber(before)}
	case EditStep:
		return Edit{Kind: EditUnstep, Worker: e.Worker}
	case EditUnstep:
		back := Edit{Kind: EditStep, Worker: e.Worker}
		if last := len(before.Schedule) - 1; last >= 0 {
			back.Branch = before.Schedule[last].Branch
		}
		return back
	case EditDial:
		return Edit{Kind: EditDial, Name: e.Name, Value: before.Value(Number{Dial: e.Name})}
	case EditSwitch:
		return Edit{Kind: EditSwitch, Name: e.Name, Choice: before.Chosen(e.Name)}
	case EditClaim:
		return Edit{Kind: EditUnclaim}
	case EditUnclaim:
		return Edit{Kind: EditClaim}
	case EditBuild:
		whole := before.Clone()
		return Edit{Kind: EditBuild, Build: &whole}
	}
	return Edit{Kind: EditSchedule, Schedule: slices.Clone(before.Schedule)}
}

// byNumber returns the blueprint's order of workers, written out.
func byNumber(b Blueprint) []int {
	if b.Order != nil {
		return slices.Clone(b.Order)
	}
	return ascending(len(b.Homes))
}
