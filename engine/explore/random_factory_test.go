package explore

import (
	"math/rand/v2"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// randomFactory makes two or three small workers in one or two processes, that fork,
// crash, exit, collide, make progress and go round.
func randomFactory(r *rand.Rand) *engine.Program {
	p := &engine.Program{JoinAll: r.IntN(4) == 0, StarvationFree: r.IntN(2) == 0}
	one := r.IntN(4) == 0
	second := 1
	if one {
		second = 0
	} else {
		forked := r.IntN(4) > 0
		p.Processes = []engine.Process{{Name: "first"}, {Name: "second", Forked: forked, Detached: forked && r.IntN(2) == 0}}
	}
	p.Objects = []engine.Object{{Name: "x"}, {Name: "x", Process: second}, {Name: "s", Process: engine.Shared},
		{Name: "k", Kind: engine.Mutex, Process: engine.Shared, Robust: r.IntN(2) == 0, Patience: r.IntN(6) / 4},
		{Name: "m", Kind: engine.Mutex}, {Name: "m", Kind: engine.Mutex, Process: second},
		{Name: "room", Kind: engine.Region, Process: engine.Shared}}
	workers := 2 + r.IntN(2)
	for t := range workers {
		task := engine.Task{Process: t % 2 * second, Leads: !one && t == 1 || t == 0 && r.IntN(3) == 0, Dormant: t == 2 && r.IntN(3) == 0}
		if r.IntN(6) == 0 {
			task.Patience = 1
		}
		var code machine.Code
		if !one && t == 0 && r.IntN(5) > 0 {
			code = append(code, do(machine.Fork, 1))
		}
		start := len(code)
		for range 1 + r.IntN(5-workers) {
			code = append(code, factoryWork(r, t, second, workers)...)
		}
		switch r.IntN(6) {
		case 0, 1:
			code = append(code, branch(machine.Value(machine.Reg(r.IntN(2))), machine.Equal, int64(r.IntN(2)), r.IntN(len(code))))
		case 2:
			code = append(code, do(machine.Progress, 0), branch(machine.Const(0), machine.Equal, 0, start))
		}
		task.Body = code
		p.Tasks = append(p.Tasks, task)
	}
	return p
}

// factoryWork returns a step, or a few that belong together: what is taken is mostly
// given back.
func factoryWork(r *rand.Rand, t, second, workers int) machine.Code {
	step := factoryStep(r, t, second, workers)
	undo := map[machine.Verb]machine.Verb{machine.Lock: machine.Unlock, machine.LockInto: machine.Unlock, machine.Enter: machine.Leave}
	back, paired := undo[step.Verb]
	switch {
	case !paired || r.IntN(12) == 0:
		return machine.Code{step}
	case r.IntN(2) == 0:
		return machine.Code{step, do(back, step.Object)}
	}
	return machine.Code{step, factoryStep(r, t, second, workers), do(back, step.Object)}
}

func factoryStep(r *rand.Rand, t, second, workers int) machine.Instr {
	reg := machine.Reg(r.IntN(2))
	own := engine.ObjectID(0)
	if t == 1 {
		own = engine.ObjectID(second)
	}
	if r.IntN(30) == 0 {
		own = 1 - own
	}
	variable, mutex := own, own+4
	if r.IntN(2) == 0 {
		variable, mutex = 2, 3
	}
	other := engine.ObjectID(r.IntN(workers))
	switch r.IntN(18) {
	case 0, 1:
		return read(variable, reg)
	case 2, 3:
		return write(variable, machine.Const(int64(r.IntN(2))))
	case 4, 5:
		return lock(mutex)
	case 6:
		if r.IntN(12) == 0 {
			return unlock(mutex)
		}
		return lock(3)
	case 7:
		return write(variable, machine.Value(reg))
	case 8:
		return into(machine.TryLock, mutex, reg)
	case 9:
		return into(machine.LockInto, mutex, reg)
	case 10:
		return into(machine.JoinInto, other, reg)
	case 11:
		return machine.Instr{Verb: machine.Crash, A: machine.Const(int64(r.IntN(2)))}
	case 12:
		switch r.IntN(6) {
		case 0:
			return do(machine.Exit, 0)
		case 1:
			return do(machine.Leave, 6)
		case 2:
			return do(machine.Spawn, 2%engine.ObjectID(workers))
		}
	case 13, 14:
		return do(machine.Enter, 6)
	}
	return do(machine.Progress, 0)
}
