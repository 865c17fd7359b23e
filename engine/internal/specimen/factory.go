package specimen

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// Factory makes two or three small workers in one or two processes, that fork,
// crash, exit, collide, make progress and go round. Not all of their runs end.
func Factory(r Dice) *engine.Program {
	p := &engine.Program{JoinAll: r.Roll(4) == 0, StarvationFree: r.Roll(2) == 0}
	one := r.Roll(4) == 0
	second := 1
	if one {
		second = 0
	} else {
		forked := r.Roll(4) > 0
		p.Processes = []engine.Process{{Name: "first"}, {Name: "second", Forked: forked, Detached: forked && r.Roll(2) == 0}}
	}
	p.Objects = []engine.Object{{Name: "x"}, {Name: "x", Process: second}, {Name: "s", Process: engine.Shared},
		{Name: "k", Kind: engine.Mutex, Process: engine.Shared, Robust: r.Roll(2) == 0, Patience: r.Roll(6) / 4},
		{Name: "m", Kind: engine.Mutex}, {Name: "m", Kind: engine.Mutex, Process: second},
		{Name: "room", Kind: engine.Region, Process: engine.Shared}}
	workers := 2 + r.Roll(2)
	for t := range workers {
		home := 0
		if t == 1 || t == 2 && r.Roll(2) == 0 {
			home = second
		}
		task := engine.Task{Process: home, Leads: !one && t == 1 || t == 0 && r.Roll(3) == 0, Dormant: t == 2 && r.Roll(3) == 0}
		if r.Roll(6) == 0 {
			task.Patience = 1
		}
		var code machine.Code
		if !one && t == 0 && r.Roll(5) > 0 {
			code = append(code, on(machine.Fork, 1))
		}
		start := len(code)
		for range 1 + r.Roll(5-workers) {
			code = append(code, factoryWork(r, home, second, workers)...)
		}
		switch r.Roll(6) {
		case 0, 1:
			code = append(code, branch(machine.Value(machine.Reg(r.Roll(2))), int64(r.Roll(2)), r.Roll(len(code))))
		case 2:
			code = append(code, on(machine.Progress, 0), branch(machine.Const(0), 0, start))
		}
		task.Body = code
		p.Tasks = append(p.Tasks, task)
	}
	return p
}

// factoryWork returns a step, or a few that belong together: what is taken is mostly
// given back.
func factoryWork(r Dice, home, second, workers int) machine.Code {
	step := factoryStep(r, home, second, workers)
	undo := map[machine.Verb]machine.Verb{machine.Lock: machine.Unlock, machine.LockInto: machine.Unlock, machine.Enter: machine.Leave}
	back, paired := undo[step.Verb]
	switch {
	case !paired || r.Roll(12) == 0:
		return machine.Code{step}
	case r.Roll(2) == 0:
		return machine.Code{step, on(back, step.Object)}
	}
	return machine.Code{step, factoryStep(r, home, second, workers), on(back, step.Object)}
}

func factoryStep(r Dice, home, second, workers int) machine.Instr {
	reg := machine.Reg(r.Roll(2))
	own := engine.ObjectID(home)
	if r.Roll(30) == 0 {
		own = 1 - own
	}
	variable, mutex := own, own+4
	if r.Roll(2) == 0 {
		variable, mutex = 2, 3
	}
	other := engine.ObjectID(r.Roll(workers))
	switch r.Roll(18) {
	case 0, 1:
		return Read(variable, reg)
	case 2, 3:
		return Write(variable, machine.Const(int64(r.Roll(2))))
	case 4, 5:
		return Lock(mutex)
	case 6:
		if r.Roll(12) == 0 {
			return Unlock(mutex)
		}
		return Lock(3)
	case 7:
		return Write(variable, machine.Value(reg))
	case 8:
		return machine.Instr{Verb: machine.TryLock, Object: mutex, To: reg}
	case 9:
		return machine.Instr{Verb: machine.LockInto, Object: mutex, To: reg}
	case 10:
		return machine.Instr{Verb: machine.JoinInto, Object: other, To: reg}
	case 11:
		return machine.Instr{Verb: machine.Crash, A: machine.Const(int64(r.Roll(2)))}
	case 12:
		switch r.Roll(6) {
		case 0:
			return on(machine.Exit, 0)
		case 1:
			return on(machine.Leave, 6)
		case 2:
			return on(machine.Spawn, 2%engine.ObjectID(workers))
		}
	case 13, 14:
		return on(machine.Enter, 6)
	}
	return on(machine.Progress, 0)
}

func on(verb machine.Verb, object engine.ObjectID) machine.Instr {
	return machine.Instr{Verb: verb, Object: object}
}

func branch(a machine.Operand, n int64, target int) machine.Instr {
	return machine.Instr{Verb: machine.Branch, A: a, Relation: machine.Equal, B: machine.Const(n), Target: target}
}
