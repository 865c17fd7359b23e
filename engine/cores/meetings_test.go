package cores

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// randomMeetings returns a program whose tasks wait for each other in every way that
// there is, one after the other.
func randomMeetings(dice *sched.Dice) *engine.Program {
	kinds := []engine.Object{
		{Kind: engine.Semaphore, Init: 1}, {Kind: engine.Barrier, Init: 2}, {Kind: engine.Countdown, Init: 3}, {Kind: engine.ManualEvent},
		{Kind: engine.RWLock}, {Kind: engine.Queue, Init: 2}, {Kind: engine.Mutex, Recursive: true}, {Kind: engine.Condition},
	}
	p := &engine.Program{Objects: append(specimen.Variables(1), kinds...)}
	for i := range p.Objects {
		p.Objects[i].Process = engine.Shared
	}
	in := func(verb machine.Verb, object engine.ObjectID) machine.Instr {
		return machine.Instr{Verb: verb, Object: object, A: machine.Const(int64(dice.Roll(5)))}
	}
	waits := machine.Code{
		{Verb: machine.Lock, Object: 7}, {Verb: machine.Wait, Object: 8, With: 7}, {Verb: machine.Wake, Object: 8, With: 7}, {Verb: machine.Unlock, Object: 7},
	}
	for range 2 + dice.Roll(3) {
		var code machine.Code
		for range 1 + dice.Roll(6) {
			code = append(code, specimen.Work(int64(1+dice.Roll(4))))
			switch dice.Roll(10) {
			case 0:
				code = append(code, in(machine.Acquire, 1), specimen.Work(2), in(machine.Release, 1))
			case 1:
				code = append(code, in(machine.Arrive, 2), in(machine.Pass, 2))
			case 2:
				code = append(code, in(machine.CountDown, 3))
			case 3:
				code = append(code, in(machine.Await, engine.ObjectID(3+dice.Roll(2))))
			case 4:
				code = append(code, in(machine.SetEvent, 4))
			case 5:
				code = append(code, in(machine.ReadLock, 5), specimen.Work(3), in(machine.ReadUnlock, 5))
			case 6:
				code = append(code, in(machine.WriteLock, 5), specimen.Work(1), in(machine.WriteUnlock, 5))
			case 7:
				code = append(code, in(machine.Put, 6))
			case 8:
				code = append(code, machine.Instr{Verb: machine.Take, Object: 6}, specimen.Write(0, machine.Value(0)))
			case 9:
				if dice.Roll(2) == 0 {
					code = append(code, waits...)
				}
				code = append(code, in(machine.NotifyAll, 8), in(machine.Yield, 0))
			}
		}
		p.Tasks = append(p.Tasks, specimen.Crew(code)...)
	}
	return p
}

// A run on benches is a schedule whatever it is that tasks wait for.
func TestRunsWithEveryPrimitiveAreSchedules(t *testing.T) {
	ends, happened := map[engine.FindingKind]int{}, map[engine.OpKind]int{}
	for seed := range uint64(3000) {
		dice := sched.NewDice(seed)
		p := randomMeetings(dice)
		b := randomBench(dice, len(p.Tasks))
		b.Admitted = 0
		trace, metrics := run(t, p, b)
		kind := engine.NoFinding
		if trace.Finding != nil {
			kind = trace.Finding.Kind
		}
		ends[kind]++
		for _, e := range trace.Events {
			happened[e.Op.Kind]++
		}
		requireReplays(t, p, trace)
		requireWholeLanes(t, trace, metrics, len(p.Tasks))
	}
	for _, kind := range []engine.OpKind{
		engine.OpAcquire, engine.OpPass, engine.OpCountDown, engine.OpAwait, engine.OpReadLock, engine.OpWriteLock, engine.OpPut, engine.OpTake,
		engine.OpWake, engine.OpNotifyAll, engine.OpYield,
	} {
		require.Greater(t, happened[kind], 100, kind)
	}
	require.Greater(t, ends[engine.NoFinding], 200)
	require.Greater(t, ends[engine.Deadlock], 300)
}
