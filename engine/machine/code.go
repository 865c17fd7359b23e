package machine

import (
	"fmt"
	"iter"
	"math/bits"

	"lostupdate/engine"
)

// Code is a step list, run from the first instruction to past the last.
type Code []Instr

// Validate reports the first instruction that cannot be run, or nil. Code that
// Validate accepts never panics; whether its objects exist is decided when the
// program runs.
func (c Code) Validate() error {
	if len(c) > InstructionsMax {
		return fmt.Errorf("machine: step list has %d instructions, at most %d are possible", len(c), InstructionsMax)
	}
	for i, in := range c {
		if reason := in.fault(len(c)); reason != "" {
			return fmt.Errorf("machine: instruction %d (%s): %s", i, in.Verb, reason)
		}
	}
	return nil
}

func (in Instr) fault(length int) string {
	switch {
	case in.Verb == 0 || in.Verb >= verbEnd:
		return "no such verb"
	case in.To >= RegistersMax || in.A.Reg >= RegistersMax || in.B.Reg >= RegistersMax:
		return fmt.Sprintf("registers go from 0 to %d", RegistersMax-1)
	case in.Sign > Times || in.Relation >= relationEnd:
		return "no such sign"
	case in.Verb == Branch && (in.Target < 0 || in.Target > length):
		return fmt.Sprintf("branch target %d is outside the list", in.Target)
	case (in.Verb == Work || in.Verb == Use) && in.A.Register:
		return "the ticks of " + in.Verb.String() + " must be a constant"
	case in.Verb == Use && (in.A.Const < 1 || in.A.Const > WorkTicksMax):
		return fmt.Sprintf("use must last from 1 to %d ticks", WorkTicksMax)
	case in.Verb == Work && (in.A.Const < 1 || in.A.Const > WorkTicksMax):
		return fmt.Sprintf("work must last from 1 to %d ticks", WorkTicksMax)
	case in.Cost < 0 || in.Cost > WorkTicksMax:
		return fmt.Sprintf("cost must be from 0 to %d ticks", WorkTicksMax)
	}
	return ""
}

// Run interprets the list on the calling goroutine. Before each announcement it
// marks the program counter and the registers that are still needed, which is
// all that the rest of the run depends on.
func (c Code) Run(port engine.Port) {
	live := c.liveRegisters()
	var regs [RegistersMax]int64
	key := make([]int64, 0, 1+RegistersMax)
	mark := func(pc int) {
		key = append(key[:0], int64(pc))
		for r := range live[pc].all() {
			key = append(key, regs[r])
		}
		port.Mark(key...)
	}
	value := func(o Operand) int64 {
		if o.Register {
			return regs[o.Reg]
		}
		return o.Const
	}
	rewinder, _ := port.(engine.Rewinder)
	silent := 0
	for pc := 0; pc < len(c); pc++ {
		in := &c[pc]
		if silent++; silent > SilentStepsMax {
			mark(pc)
			port.Do(engine.Op{Kind: engine.OpWork, Cost: 1, Site: pc})
			silent = 0
		}
		switch in.Verb {
		case Branch:
			if in.Relation.Holds(value(in.A), value(in.B)) {
				pc = in.Target - 1
			}
		case Assert:
			if !in.Relation.Holds(value(in.A), value(in.B)) {
				port.Fail(in.Note)
			}
		case Set:
			regs[in.To] = in.Sign.apply(value(in.A), value(in.B))
			if in.Cost > 0 {
				silent = 0
				port.Do(engine.Op{Kind: engine.OpCompute, Arg: regs[in.To], Cost: in.Cost, Site: pc})
			}
		case Work:
			silent = 0
			port.Do(engine.Op{Kind: engine.OpWork, Cost: in.A.Const, Site: pc})
		case Use:
			silent = 0
			port.Do(engine.Op{Kind: engine.OpUse, Object: in.Object, Cost: in.A.Const, Site: pc})
		default:
			silent = 0
			mark(pc)
			op := engine.Op{Kind: verbs[in.Verb].op, Object: in.Object, With: in.With, Site: pc}
			// What the verb does not use is not announced: it may hang on a register
			// that is not in the mark.
			switch len(in.uses()) {
			case 2:
				op.New = value(in.B)
				fallthrough
			case 1:
				op.Arg = value(in.A)
			}
			got := port.Do(op)
			if rewinder != nil {
				if key := rewinder.Rewound(); key != nil {
					pc = int(key[0])
					in = &c[pc]
					live[pc].restore(&regs, key[1:])
				}
			}
			if in.sets() {
				regs[in.To] = got
			}
		}
	}
}

// AsksRewinder implements engine.Rewindable: a mark is the program counter and the
// live registers, and that is all that a step list is.
func (c Code) AsksRewinder() {}

// SilentStepsMax is how many instructions that nobody can see may follow each
// other. A list that loops for longer without an announcement is made to
// announce a tick of work, so that whoever drives it can tell that it is stuck.
const SilentStepsMax = 1_000

// registerSet is a set of registers, bit r for register r.
type registerSet uint32

// all yields the registers of the set in ascending order.
func (s registerSet) all() iter.Seq[Reg] {
	return func(yield func(Reg) bool) {
		for rest := s; rest != 0; rest &= rest - 1 {
			if !yield(Reg(bits.TrailingZeros32(uint32(rest)))) {
				return
			}
		}
	}
}

// restore gives the registers of the set the values that a mark has noted.
func (s registerSet) restore(regs *[RegistersMax]int64, values []int64) {
	for r := range s.all() {
		regs[r], values = values[0], values[1:]
	}
}

func (s registerSet) with(o Operand) registerSet {
	if o.Register {
		return s | 1<<o.Reg
	}
	return s
}

// liveRegisters returns, for each instruction, the registers whose values may
// still be used from there on: the classic backward data-flow analysis, run to
// its fixed point. A register that is not live cannot influence what follows,
// so leaving it out of the mark merges states that only look different.
func (c Code) liveRegisters() []registerSet {
	live := make([]registerSet, len(c)+1)
	for changed := true; changed; {
		changed = false
		for pc := len(c) - 1; pc >= 0; pc-- {
			in := &c[pc]
			after := live[pc+1]
			if in.Verb == Branch {
				after |= live[in.Target]
			}
			if in.sets() {
				after &^= 1 << in.To
			}
			for _, o := range in.uses() {
				after = after.with(o)
			}
			if after != live[pc] {
				live[pc], changed = after, true
			}
		}
	}
	return live
}

// sets reports whether the instruction gives register To a new value.
func (in *Instr) sets() bool {
	switch in.Verb {
	case Read, Add, Exchange, Swap, TryLock, Set, Take, Load, LockInto, JoinInto:
		return true
	}
	return false
}

func (in *Instr) uses() []Operand {
	switch in.Verb {
	case Write, Add, Exchange, Put, Store, Crash:
		return []Operand{in.A}
	case Swap, Set, Branch, Assert:
		return []Operand{in.A, in.B}
	}
	return nil
}
