package explore

import (
	"math/rand/v2"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// randomProgram makes two or three small workers out of a bag of instructions that
// race, lock in any order, forget to unlock, branch, assert and join. Half of the
// time all do the same, so that they can be exchanged; a third of the time they
// touch the variables under locks, so that there is something to leave out.
func randomProgram(r *rand.Rand) *engine.Program {
	p := &engine.Program{Objects: []engine.Object{{Name: "x"}, {Name: "y", Init: 1},
		{Name: "k", Kind: engine.Mutex}, {Name: "l", Kind: engine.Mutex},
		{Name: "bell", Kind: engine.Condition, Ghosts: r.IntN(4) == 0}, {Name: "box", Kind: engine.Semaphore, Init: int64(r.IntN(2))}}}
	workers := 2 + r.IntN(2)
	steps := 4 - 2*(workers-2)
	if r.IntN(2) == 0 {
		p.Final = endsAt(engine.ObjectID(r.IntN(2)), int64(r.IntN(3)))
	}
	alike, style := r.IntN(2) == 0, r.IntN(6)
	for t := range workers {
		var code machine.Code
		switch style {
		case 0, 1:
			code = guardedCode(r, steps)
		case 2:
			code = bellCode(r, workers)
		default:
			code = randomCode(r, steps, workers)
		}
		if t > 0 && (alike || r.IntN(4) == 0) {
			code = p.Tasks[0].Body.(machine.Code)
		}
		p.Tasks = append(p.Tasks, engine.Task{Body: code})
	}
	return p
}

func randomCode(r *rand.Rand, steps, workers int) (code machine.Code) {
	for visible := 0; visible < steps; {
		in := randomInstr(r, workers)
		if in.Verb != machine.Set && in.Verb != machine.Branch && in.Verb != machine.Assert {
			visible++
		}
		code = append(code, in)
	}
	for i := range code { // branches lead forward only: brute force must come to an end
		if code[i].Verb == machine.Branch {
			code[i].Target = i + 1 + r.IntN(len(code)-i)
		}
	}
	return code
}

// guardedCode touches x and y, nearly always under the same mutex.
func guardedCode(r *rand.Rand, steps int) (code machine.Code) {
	mutex := engine.ObjectID(2)
	if r.IntN(8) == 0 {
		mutex = 3
	}
	code = append(code, lock(mutex))
	for len(code) < steps {
		in := randomInstr(r, 1)
		for in.Verb == machine.Lock || in.Verb == machine.Unlock || in.Verb == machine.Branch || in.Verb == machine.Join {
			in = randomInstr(r, 1)
		}
		code = append(code, in)
	}
	code = append(code, unlock(mutex))
	if r.IntN(6) == 0 {
		code = append(code, read(engine.ObjectID(r.IntN(2)), 0))
	}
	return code
}

// bellCode rings a bell or waits for it, nearly always with the mutex held.
func bellCode(r *rand.Rand, workers int) (code machine.Code) {
	bell, mutex := engine.ObjectID(4), engine.ObjectID(2)
	ring := machine.Instr{Verb: machine.Notify, Object: bell}
	if r.IntN(3) == 0 {
		ring.Verb = machine.NotifyAll
	}
	code = append(code, lock(mutex))
	if r.IntN(2) == 0 {
		wait := machine.Instr{Verb: machine.Wait, Object: bell, With: mutex}
		if r.IntN(8) == 0 {
			wait.With = 3
		}
		wake := wait
		wake.Verb = machine.Wake
		code = append(code, wait, wake)
	} else if workers == 2 || r.IntN(2) == 0 {
		code = append(code, write(0, machine.Const(1)), ring)
	} else {
		code = append(code, ring)
	}
	code = append(code, unlock(mutex))
	if r.IntN(6) == 0 {
		code = append(code, ring)
	}
	return code
}

func randomInstr(r *rand.Rand, workers int) machine.Instr {
	reg := machine.Reg(r.IntN(2))
	variable := engine.ObjectID(r.IntN(2))
	mutex := engine.ObjectID(2 + r.IntN(2))
	switch r.IntN(15) {
	case 12:
		return machine.Instr{Verb: machine.Acquire + machine.Verb(r.IntN(2)), Object: 5}
	case 13:
		if r.IntN(2) == 0 {
			return machine.Instr{Verb: machine.Exchange, Object: variable, To: reg, A: machine.Const(int64(r.IntN(3)))}
		}
		return machine.Instr{Verb: machine.Swap, Object: variable, To: reg, A: machine.Const(int64(r.IntN(2))), B: machine.Const(2)}
	case 14:
		return machine.Instr{Verb: machine.TryLock, Object: mutex, To: reg}
	case 0, 1, 2:
		return read(variable, reg)
	case 3, 4:
		return write(variable, machine.Value(reg))
	case 5:
		return machine.Instr{Verb: machine.Add, Object: variable, To: reg, A: machine.Const(1)}
	case 6, 7:
		return lock(mutex)
	case 8, 9:
		return unlock(mutex)
	case 10:
		if r.IntN(3) == 0 {
			return machine.Instr{Verb: machine.Join, Object: engine.ObjectID(r.IntN(workers))}
		}
		return machine.Instr{Verb: machine.Branch, A: machine.Value(reg), Relation: machine.Less, B: machine.Const(1)}
	}
	if r.IntN(4) == 0 {
		return machine.Instr{Verb: machine.Assert, A: machine.Value(reg), Relation: machine.LessOrEqual, B: machine.Const(1)}
	}
	return add(reg, 1)
}
