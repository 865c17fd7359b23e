package compile

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// synchronise writes a station by which workers wait for each other, if it is one.
func (e *emitter) synchronise(s *puzzle.Station, at Site) bool {
	key := func() engine.ObjectID { return e.factory.Object(e.line, "", s.Key) }
	switch s.Kind {
	case puzzle.Lock:
		verb := machine.Lock
		if s.Heed {
			verb = machine.LockInto
		}
		e.add(machine.Instr{Verb: verb, Object: key(), To: s.To}, at)
	case puzzle.Unlock:
		e.add(machine.Instr{Verb: machine.Unlock, Object: key()}, at)
	case puzzle.TryLock:
		e.add(machine.Instr{Verb: machine.TryLock, Object: key(), To: s.To}, at)
	case puzzle.Wait, puzzle.Wake:
		bell, _ := e.factory.Puzzle.Thing(s.Thing)
		e.add(machine.Instr{Verb: thingVerbs[s.Kind], Object: e.thing(s), With: e.factory.Object(e.line, "", bell.Key)}, at)
	case puzzle.Put:
		e.add(machine.Instr{Verb: machine.Put, Object: e.thing(s), A: s.Value}, at)
	case puzzle.Take:
		e.add(machine.Instr{Verb: machine.Take, Object: e.thing(s), To: s.To}, at)
	case puzzle.Acquire, puzzle.Release, puzzle.Notify, puzzle.NotifyAll, puzzle.Arrive, puzzle.Pass, puzzle.CountDown,
		puzzle.Await, puzzle.Light, puzzle.Darken, puzzle.ReadLock, puzzle.ReadUnlock, puzzle.WriteLock, puzzle.WriteUnlock:
		e.add(machine.Instr{Verb: thingVerbs[s.Kind], Object: e.thing(s)}, at)
	case puzzle.Yield, puzzle.Fence, puzzle.Progress:
		e.add(machine.Instr{Verb: thingVerbs[s.Kind]}, at)
	case puzzle.SectionOpen, puzzle.SectionClose:
		e.section(s, at)
	default:
		return false
	}
	return true
}

// thingVerbs are the machine's words for stations that act on a thing, or on
// nothing.
var thingVerbs = [...]machine.Verb{
	puzzle.Acquire: machine.Acquire, puzzle.Release: machine.Release, puzzle.Wait: machine.Wait, puzzle.Wake: machine.Wake,
	puzzle.Notify: machine.Notify, puzzle.NotifyAll: machine.NotifyAll, puzzle.Arrive: machine.Arrive, puzzle.Pass: machine.Pass,
	puzzle.CountDown: machine.CountDown, puzzle.Await: machine.Await, puzzle.Light: machine.SetEvent, puzzle.Darken: machine.ResetEvent,
	puzzle.ReadLock: machine.ReadLock, puzzle.ReadUnlock: machine.ReadUnlock, puzzle.WriteLock: machine.WriteLock,
	puzzle.WriteUnlock: machine.WriteUnlock, puzzle.Yield: machine.Yield, puzzle.Fence: machine.Fence, puzzle.Progress: machine.Progress,
}

// section writes the entry or the exit of a critical section. One for a single
// worker is a region of the engine. One with more room is a number of those who
// are inside, checked in the same step in which it rises.
func (e *emitter) section(s *puzzle.Station, at Site) {
	region := e.factory.find(e.line, Object{Section: s.Name})
	enter := s.Kind == puzzle.SectionOpen
	switch {
	case s.Count <= 1 && enter:
		e.add(machine.Instr{Verb: machine.Enter, Object: region}, at)
	case s.Count <= 1:
		e.add(machine.Instr{Verb: machine.Leave, Object: region}, at)
	case enter:
		e.add(machine.Instr{Verb: machine.Add, Object: region, A: machine.Const(1), To: lookRegister}, at)
		e.add(machine.Instr{
			Verb: machine.Assert, A: machine.Value(lookRegister), Relation: machine.LessOrEqual,
			B: machine.Const(int64(s.Count)), Note: RoomNote(s.Name, s.Count),
		}, at)
	default:
		e.add(machine.Instr{Verb: machine.Add, Object: region, A: machine.Const(-1), To: lookRegister}, at)
	}
}

// people writes a station at which workers and lines come and go, if it is one.
func (e *emitter) people(s *puzzle.Station, at Site) bool {
	worker := engine.ObjectID(s.Worker - 1)
	switch s.Kind {
	case puzzle.Spawn:
		e.add(machine.Instr{Verb: machine.Spawn, Object: worker}, at)
	case puzzle.Join:
		verb := machine.Join
		if s.Heed {
			verb = machine.JoinInto
		}
		e.add(machine.Instr{Verb: verb, Object: worker, To: s.To}, at)
	case puzzle.Fork:
		// In a line in which nobody works there is nobody to start it for.
		if leader := e.factory.leader(s.Line); leader > 0 {
			e.add(machine.Instr{Verb: machine.Fork, Object: engine.ObjectID(leader - 1)}, at)
		}
	case puzzle.Crash:
		perhaps := int64(0)
		if s.Perhaps {
			perhaps = 1
		}
		e.add(machine.Instr{Verb: machine.Crash, A: machine.Const(perhaps)}, at)
	case puzzle.Exit:
		e.add(machine.Instr{Verb: machine.Exit}, at)
	default:
		return false
	}
	return true
}
