package explore

import (
	"math/rand/v2"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// The objects of randomProgramOfAll, behind those of randomProgram.
const (
	theBarrier = 6 + iota
	theCountdown
	theEvent
	theBoard
	theQueue
	theRecursive
	firstTray
)

// randomProgramOfAll makes small workers that use one or two of the primitives,
// mostly as they are meant to be used, and sometimes not. Of a program in seven the
// workers have out trays.
func randomProgramOfAll(r *rand.Rand) *engine.Program {
	p := randomProgram(r)
	workers := len(p.Tasks)
	steps := 4 - 2*(workers-2)
	p.Tasks = nil
	p.Objects = append(p.Objects,
		engine.Object{Name: "shift", Kind: engine.Barrier, Init: int64(1 + r.IntN(workers))},
		engine.Object{Name: "left", Kind: engine.Countdown, Init: int64(r.IntN(3))},
		engine.Object{Name: "ready", Kind: engine.ManualEvent, Init: int64(r.IntN(4) / 3)},
		engine.Object{Name: "notice", Kind: engine.RWLock},
		engine.Object{Name: "belt", Kind: engine.Queue, Init: int64(1 + r.IntN(2))},
		engine.Object{Name: "again", Kind: engine.Mutex, Recursive: true})
	style, alike := r.IntN(7), r.IntN(2) == 0
	if style == 6 {
		return withTrays(r, p)
	}
	for t := range workers {
		var code machine.Code
		if style == 0 {
			code = boardCode(r, steps)
		} else {
			code = mixedCode(r, steps, workers)
		}
		// Every interleaving must be tried: three workers have time for three steps.
		code = code[:min(len(code), steps+steps/4+1)]
		for i := range code {
			code[i].Target = min(code[i].Target, len(code))
		}
		if t > 0 && alike {
			code = p.Tasks[0].Body.(machine.Code)
		}
		p.Tasks = append(p.Tasks, engine.Task{Body: code})
	}
	return p
}

// mixedCode does a few things, each with the step that belongs to it.
func mixedCode(r *rand.Rand, steps, workers int) (code machine.Code) {
	do := func(verb machine.Verb, object engine.ObjectID) {
		reg := machine.Reg(r.IntN(2))
		in := machine.Instr{Verb: verb, Object: object, To: reg, A: machine.Value(reg)}
		if r.IntN(2) == 0 {
			in.A = machine.Const(int64(r.IntN(3)))
		}
		if r.IntN(12) > 0 { // forgotten
			code = append(code, in)
		}
	}
	for len(code) < steps {
		switch r.IntN(12) {
		case 0, 1:
			do(machine.Arrive, theBarrier)
			do(machine.Pass, theBarrier)
		case 2:
			do(machine.CountDown, theCountdown)
		case 3:
			do(machine.Await, theCountdown)
		case 4:
			do(machine.SetEvent+machine.Verb(r.IntN(4)/3), theEvent)
		case 5:
			do(machine.Await, theEvent)
		case 6:
			do(machine.Put, theQueue)
		case 7:
			do(machine.Take, theQueue)
		case 8:
			do(machine.Lock, theRecursive)
			do(machine.Lock+machine.Verb(r.IntN(2)), theRecursive)
			do(machine.Unlock, theRecursive)
			do(machine.Unlock, theRecursive)
		case 9:
			do(machine.Yield+machine.Verb(r.IntN(2)), 0)
		case 10:
			code = append(code, boardCode(r, 3)...)
		default:
			code = append(code, randomInstr(r, workers))
			code[len(code)-1].Target = len(code)
		}
	}
	return code
}

// boardCode touches x and y, nearly always under the reader-writer lock as it
// should.
func boardCode(r *rand.Rand, steps int) (code machine.Code) {
	writes := r.IntN(2) == 0
	lockVerb, unlockVerb := machine.ReadLock, machine.ReadUnlock
	if writes != (r.IntN(10) == 0) {
		lockVerb, unlockVerb = machine.WriteLock, machine.WriteUnlock
	}
	code = append(code, machine.Instr{Verb: lockVerb, Object: theBoard})
	for i := 1; i < max(steps-1, 2); i++ {
		v, reg := engine.ObjectID(r.IntN(2)), machine.Reg(r.IntN(2))
		if writes && r.IntN(2) == 0 {
			code = append(code, write(v, machine.Const(int64(r.IntN(3)))))
		} else {
			code = append(code, read(v, reg))
		}
	}
	if r.IntN(10) == 0 { // an upgrade
		code = append(code, machine.Instr{Verb: machine.WriteLock, Object: theBoard})
	}
	code = append(code, machine.Instr{Verb: unlockVerb, Object: theBoard})
	if r.IntN(8) == 0 {
		code = append(code, machine.Instr{Verb: unlockVerb, Object: theBoard})
	}
	return code
}

// withTrays gives two workers out trays, and daemons that empty them.
func withTrays(r *rand.Rand, p *engine.Program) *engine.Program {
	for t := range 2 {
		tray := engine.ObjectID(firstTray + t)
		p.Objects = append(p.Objects, engine.Object{Name: "tray", Kind: engine.OutTray, Init: int64(1 + r.IntN(2))})
		var code machine.Code
		for range 3 - t {
			v, reg := engine.ObjectID(r.IntN(2)), machine.Reg(r.IntN(2))
			switch r.IntN(6) {
			case 0, 1:
				code = append(code, machine.Instr{Verb: machine.Store, Object: v, With: tray, A: machine.Const(int64(1 + r.IntN(2)))})
			case 2, 3:
				code = append(code, machine.Instr{Verb: machine.Load, Object: v, With: tray, To: reg})
			case 4:
				code = append(code, machine.Instr{Verb: machine.Await, Object: tray})
			default:
				code = append(code, add(reg, 1), machine.Instr{Verb: machine.Store, Object: v, With: tray, A: machine.Value(reg)})
			}
		}
		if r.IntN(4) == 0 {
			code = append(code, machine.Instr{Verb: machine.Assert, A: machine.Value(0), Relation: machine.LessOrEqual, B: machine.Const(1)})
		}
		p.Tasks = append(p.Tasks, engine.Task{Body: code})
	}
	for t := range 2 {
		for v := range engine.ObjectID(2) {
			p.Tasks = append(p.Tasks, engine.Task{Daemon: true, Body: machine.Code{
				{Verb: machine.Flush, Object: v, With: engine.ObjectID(firstTray + t)}, {Verb: machine.Branch}}})
		}
	}
	return p
}
