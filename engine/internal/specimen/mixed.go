package specimen

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// Objects of the programs that Mixed returns.
const (
	mixedVariables = 2 // from 0
	mixedMutex     = 2 // and the next
	mixedBell      = 4
	mixedBox       = 5
	mixedGate      = 6  // a barrier
	mixedTally     = 7  // a countdown
	mixedLamp      = 8  // an event
	mixedBoard     = 9  // a reader-writer lock
	mixedBelt      = 10 // a queue
	mixedRoom      = 11 // a region
)

// Mixed returns a small program without loops out of a bag of all operations: two
// or three workers who race, lock in any order, forget to unlock, try, swap, branch,
// assert, ring bells, take tokens, start each other and wait for each other's end.
// Half of the time all do the same; a part of the programs touches the variables
// under locks, uses the bell as it should be used, passes tokens round, or uses two or
// three of the other primitives.
func Mixed(dice Dice) *engine.Program {
	p := &engine.Program{Name: "mixed", Objects: []engine.Object{{Name: "x"}, {Name: "y", Init: 1},
		{Name: "k", Kind: engine.Mutex}, {Name: "l", Kind: engine.Mutex},
		{Name: "bell", Kind: engine.Condition, Ghosts: dice.Roll(4) == 0},
		{Name: "box", Kind: engine.Semaphore, Init: int64(dice.Roll(3))}}}
	workers := 2 + dice.Roll(2)
	p.Objects = append(p.Objects, engine.Object{Name: "gate", Kind: engine.Barrier, Init: int64(1 + dice.Roll(workers))},
		engine.Object{Name: "tally", Kind: engine.Countdown, Init: int64(dice.Roll(3))},
		engine.Object{Name: "lamp", Kind: engine.ManualEvent, Init: int64(dice.Roll(2))},
		engine.Object{Name: "board", Kind: engine.RWLock},
		engine.Object{Name: "belt", Kind: engine.Queue, Init: int64(1 + dice.Roll(2))},
		engine.Object{Name: "room", Kind: engine.Region})
	if dice.Roll(2) == 0 {
		p.Final = EndsAt(engine.ObjectID(dice.Roll(mixedVariables)), int64(dice.Roll(3)))
	}
	alike, style := dice.Roll(2) == 0, dice.Roll(11)
	for t := range workers {
		m := mixer{dice, workers}
		var code machine.Code
		switch style {
		case 0, 1:
			code = m.guarded()
		case 2, 3:
			code = m.bell()
		case 4:
			code = m.box()
		case 5, 6, 7:
			code = m.others(3 - (workers - 2))
		default:
			code = m.anything(6 - 2*(workers-2))
		}
		if t > 0 && (alike || dice.Roll(4) == 0) {
			code = p.Tasks[0].Body.(machine.Code)
		}
		p.Tasks = append(p.Tasks, engine.Task{Body: code, Dormant: t > 0 && style > 7 && dice.Roll(6) == 0})
	}
	return p
}

type mixer struct {
	dice    Dice
	workers int
}

// anything returns so many visible instructions, with branches that lead forward.
func (m mixer) anything(steps int) (code machine.Code) {
	for visible := 0; visible < steps; {
		more := m.instr()
		for _, in := range more {
			if in.Verb != machine.Set && in.Verb != machine.Branch && in.Verb != machine.Assert {
				visible++
			}
		}
		code = append(code, more...)
	}
	for i := range code {
		if code[i].Verb == machine.Branch {
			code[i].Target = i + 1 + m.dice.Roll(len(code)-i)
		}
	}
	return code
}

// guarded touches the variables, nearly always under the same mutex.
func (m mixer) guarded() machine.Code {
	mutex := engine.ObjectID(mixedMutex)
	if m.dice.Roll(8) == 0 {
		mutex++
	}
	code := machine.Code{Lock(mutex)}
	for range 1 + m.dice.Roll(2) {
		code = append(code, m.access()...)
	}
	code = append(code, Unlock(mutex))
	if m.dice.Roll(4) == 0 {
		code = append(code, m.access()...)
	}
	return code
}

// bell rings or waits, nearly always with the mutex held.
func (m mixer) bell() machine.Code {
	ring := machine.Instr{Verb: machine.Notify, Object: mixedBell}
	if m.dice.Roll(3) == 0 {
		ring.Verb = machine.NotifyAll
	}
	code := machine.Code{Lock(mixedMutex)}
	switch m.dice.Roll(4) {
	case 0, 1:
		wait := machine.Instr{Verb: machine.Wait, Object: mixedBell, With: mixedMutex}
		if m.dice.Roll(8) == 0 {
			wait.With++
		}
		wake := wait
		wake.Verb = machine.Wake
		code = append(code, wait, wake)
	case 2:
		code = append(code, Write(0, machine.Const(1)), ring)
	default:
		return append(code, Unlock(mixedMutex), ring)
	}
	code = append(code, Unlock(mixedMutex))
	if m.dice.Roll(6) == 0 {
		code = append(code, ring)
	}
	return code
}

// box takes tokens and puts tokens in.
func (m mixer) box() (code machine.Code) {
	for range 1 + m.dice.Roll(3) {
		code = append(code, machine.Instr{Verb: machine.Acquire + machine.Verb(m.dice.Roll(2)), Object: mixedBox})
		if m.dice.Roll(3) == 0 {
			code = append(code, m.access()...)
		}
	}
	return code
}

// others uses other primitives, mostly as they are meant to be used.
func (m mixer) others(times int) (code machine.Code) {
	one := func(v machine.Verb, o engine.ObjectID) machine.Instr {
		return machine.Instr{Verb: v, Object: o, A: machine.Const(1), To: 1}
	}
	pairs := [][]machine.Instr{
		{one(machine.Arrive, mixedGate), one(machine.Pass, mixedGate)},
		{one(machine.CountDown, mixedTally), one(machine.Await, mixedTally)},
		{one(machine.SetEvent, mixedLamp), one(machine.ResetEvent, mixedLamp)},
		{one(machine.Await, mixedLamp), one(machine.SetEvent, mixedLamp)},
		{one(machine.ReadLock, mixedBoard), one(machine.ReadUnlock, mixedBoard)},
		{one(machine.WriteLock, mixedBoard), one(machine.WriteUnlock, mixedBoard)},
		{one(machine.Put, mixedBelt), one(machine.Take, mixedBelt)},
		{one(machine.Enter, mixedRoom), one(machine.Leave, mixedRoom)},
		{one(machine.Yield, 0)},
	}
	for range times {
		pair := pairs[m.dice.Roll(len(pairs))]
		if m.dice.Roll(5) == 0 { // only one half of it
			pair = pair[m.dice.Roll(len(pair)):][:1]
		}
		code = append(code, pair[0])
		if len(pair) > 1 && m.dice.Roll(3) == 0 {
			code = append(code, m.access()...)
		}
		code = append(code, pair[1:]...)
	}
	return code
}

// access touches a variable.
func (m mixer) access() machine.Code {
	v, r := engine.ObjectID(m.dice.Roll(mixedVariables)), machine.Reg(m.dice.Roll(2))
	switch m.dice.Roll(7) {
	case 0, 1:
		return machine.Code{Read(v, r)}
	case 2:
		return machine.Code{Read(v, r), Plus(r, 1), Write(v, machine.Value(r))}
	case 3:
		return machine.Code{Add(v, 1, r)}
	case 4:
		return machine.Code{{Verb: machine.Exchange, Object: v, To: r, A: machine.Const(int64(m.dice.Roll(3)))}}
	case 5:
		return machine.Code{{Verb: machine.Swap, Object: v, To: r, A: machine.Const(int64(m.dice.Roll(2))), B: machine.Const(2)}}
	}
	return machine.Code{Write(v, machine.Value(r))}
}

func (m mixer) instr() machine.Code {
	r := machine.Reg(m.dice.Roll(2))
	mutex := engine.ObjectID(mixedMutex + m.dice.Roll(2))
	switch m.dice.Roll(16) {
	case 0:
		return machine.Code{Lock(mutex)}
	case 1:
		return machine.Code{Unlock(mutex)}
	case 2:
		return machine.Code{{Verb: machine.TryLock, Object: mutex, To: r}}
	case 3:
		return machine.Code{Lock(mutex), Unlock(mutex)}
	case 4:
		return machine.Code{{Verb: machine.Acquire + machine.Verb(m.dice.Roll(2)), Object: mixedBox}}
	case 5:
		return machine.Code{{Verb: machine.Notify + machine.Verb(m.dice.Roll(2)), Object: mixedBell}}
	case 6:
		other := engine.TaskID(m.dice.Roll(m.workers))
		if m.dice.Roll(2) == 0 {
			return machine.Code{Join(other)}
		}
		return machine.Code{Spawn(other)}
	case 7:
		return machine.Code{{Verb: machine.Branch, A: machine.Value(r), Relation: machine.Less, B: machine.Const(1)}}
	case 8:
		if m.dice.Roll(2) == 0 {
			return machine.Code{Assert(r, machine.LessOrEqual, 1)}
		}
	}
	return m.access()
}
