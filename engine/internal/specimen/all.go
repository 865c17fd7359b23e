package specimen

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// The objects of RandomOfAll, after two variables.
const (
	aMutex = 2 + iota
	aRecursive
	aBox
	aBell
	aBarrier
	aCountdown
	anEvent
	aBoard
	aBelt
)

// RandomOfAll returns a small program that uses several of the primitives, well or
// not, and ends under every schedule. In one of four programs every task has an out
// tray.
func RandomOfAll(dice Dice) *engine.Program {
	tasks := 2 + dice.Roll(3)
	p := &engine.Program{Name: "random of all", Objects: append(Variables(2),
		engine.Object{Name: "mutex", Kind: engine.Mutex},
		engine.Object{Name: "recursive", Kind: engine.Mutex, Recursive: true},
		engine.Object{Name: "box", Kind: engine.Semaphore, Init: int64(dice.Roll(3))},
		engine.Object{Name: "bell", Kind: engine.Condition, Ghosts: dice.Roll(4) == 0},
		engine.Object{Name: "barrier", Kind: engine.Barrier, Init: int64(1 + dice.Roll(tasks))},
		engine.Object{Name: "countdown", Kind: engine.Countdown, Init: int64(dice.Roll(tasks + 1))},
		engine.Object{Name: "event", Kind: engine.ManualEvent, Init: int64(dice.Roll(2))},
		engine.Object{Name: "board", Kind: engine.RWLock},
		engine.Object{Name: "belt", Kind: engine.Queue, Init: int64(1 + dice.Roll(3))})}
	for i := range p.Objects {
		p.Objects[i].Process = engine.Shared
	}
	for range tasks {
		var code machine.Code
		for range 1 + dice.Roll(5) {
			code = append(code, sentence(dice)...)
		}
		p.Tasks = append(p.Tasks, Crew(code)...)
	}
	if dice.Roll(3) == 0 {
		p.Final = EndsAt(engine.ObjectID(dice.Roll(2)), int64(dice.Roll(3)))
	}
	if dice.Roll(4) > 0 {
		return p
	}
	trays, err := machine.WithOutTrays(p, int64(1+dice.Roll(engine.TrayEntriesMax)))
	if err != nil {
		return p // not with so few tasks
	}
	return trays
}

// sentence returns instructions that belong together; one of twelve is forgotten.
func sentence(dice Dice) machine.Code {
	v, r := engine.ObjectID(dice.Roll(2)), machine.Reg(dice.Roll(2))
	on := func(object engine.ObjectID, verbs ...machine.Verb) (code machine.Code) {
		for _, verb := range verbs {
			if dice.Roll(12) > 0 {
				code = append(code, machine.Instr{Verb: verb, Object: object, With: aMutex, To: r, A: machine.Value(r)})
			}
		}
		return code
	}
	around := func(object engine.ObjectID, begin, end machine.Verb) machine.Code {
		return append(append(on(object, begin), sentence(dice)...), on(object, end)...)
	}
	switch dice.Roll(17) {
	case 0:
		return around(aMutex, machine.Lock, machine.Unlock)
	case 1:
		return around(aRecursive, machine.Lock, machine.Unlock)
	case 2:
		return around(aBox, machine.Acquire, machine.Release)
	case 3:
		return around(aBoard, machine.ReadLock, machine.ReadUnlock)
	case 4:
		return around(aBoard, machine.WriteLock, machine.WriteUnlock)
	case 5:
		wait := machine.Instr{Verb: machine.Wait, Object: aBell, With: aMutex}
		wake := wait
		wake.Verb = machine.Wake
		return append(append(on(aMutex, machine.Lock), wait, wake), on(aMutex, machine.Unlock)...)
	case 6:
		return on(aBell, machine.Notify+machine.Verb(dice.Roll(2)))
	case 7:
		return on(aBarrier, machine.Arrive, machine.Pass)
	case 8:
		return on(aCountdown, machine.CountDown)
	case 9:
		return on(aCountdown, machine.Await)
	case 10:
		return on(anEvent, machine.SetEvent+machine.Verb(dice.Roll(4)/3))
	case 11:
		return on(anEvent, machine.Await)
	case 12:
		return on(aBelt, machine.Put)
	case 13:
		return on(aBelt, machine.Take)
	case 14:
		return on(0, machine.Yield+machine.Verb(dice.Roll(2)))
	case 15:
		return on(v, machine.Read)
	}
	return append(on(v, machine.Read), Plus(r, 1), machine.Instr{Verb: machine.Write, Object: v, A: machine.Value(r)})
}
