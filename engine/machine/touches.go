package machine

import "lostupdate/engine"

// touchesOf is the table of what operations touch, beside the table of what they
// do. A kind without a row is taken to depend on everything.
func touchesOf(kind engine.OpKind) func(m *Machine, f *Footprint, s *State, task engine.TaskID, op *engine.Op) {
	switch kind {
	case engine.OpSwap:
		return swapTouches
	case engine.OpLock:
		return changed
	case engine.OpTryLock:
		return tryLockTouches
	case engine.OpUnlock:
		return unlockTouches
	case engine.OpAcquire:
		return acquireTouches
	case engine.OpRelease:
		return releaseTouches
	case engine.OpWait:
		return waitTouches
	case engine.OpWake:
		return wakeTouches
	case engine.OpNotify:
		return notifyTouches
	case engine.OpNotifyAll:
		return notifyAllTouches
	case engine.OpSpawn:
		return spawnTouches
	case engine.OpJoin, engine.OpYield, engine.OpFence, engine.OpProgress:
		return nothingTouched
	case engine.OpEnter:
		return enterTouches
	case engine.OpLeave:
		return leaveTouches
	case engine.OpArrive:
		return arriveTouches
	case engine.OpPass:
		return passTouches
	case engine.OpCountDown:
		return countDownTouches
	case engine.OpAwait:
		return looked
	case engine.OpSet, engine.OpReset:
		return eventTouches
	case engine.OpReadLock, engine.OpReadUnlock:
		return visitTouches
	case engine.OpWriteLock, engine.OpPut, engine.OpTake:
		return changed
	case engine.OpWriteUnlock:
		return writeUnlockTouches
	case engine.OpStore, engine.OpLoad, engine.OpFlush:
		return trayTouches
	}
	return nil
}

// either touches an object in one of two ways.
func (f *Footprint) either(slot int, changes bool) {
	if changes {
		f.touch(slot, Changes)
	} else {
		f.touch(slot, Looks)
	}
}

func swapTouches(_ *Machine, f *Footprint, s *State, _ engine.TaskID, op *engine.Op) {
	f.either(int(op.Object), s.Objects[op.Object] == op.Arg)
}

func changed(_ *Machine, f *Footprint, _ *State, _ engine.TaskID, op *engine.Op) {
	f.touch(int(op.Object), Changes)
}

func looked(_ *Machine, f *Footprint, _ *State, _ engine.TaskID, op *engine.Op) {
	f.touch(int(op.Object), Looks)
}

func tryLockTouches(_ *Machine, f *Footprint, s *State, task engine.TaskID, op *engine.Op) {
	f.either(int(op.Object), mayLock(s, task, *op))
}

func unlockTouches(_ *Machine, f *Footprint, s *State, task engine.TaskID, op *engine.Op) {
	f.either(int(op.Object), s.Owner(op.Object) == task)
}

func acquireTouches(_ *Machine, f *Footprint, s *State, _ engine.TaskID, op *engine.Op) {
	f.touch(int(op.Object), Takes).Room = s.Objects[op.Object] - 1
}

func releaseTouches(_ *Machine, f *Footprint, _ *State, _ engine.TaskID, op *engine.Op) {
	f.touch(int(op.Object), Gives)
	f.Plain = true
}

func waitTouches(_ *Machine, f *Footprint, s *State, task engine.TaskID, op *engine.Op) {
	if s.Owner(op.With) != task || s.Depth(op.With) > 1 {
		f.touch(int(op.With), Looks) // refused
		return
	}
	f.touch(int(op.With), Changes)
	f.touch(int(op.Object), Sleeps).Tasks = engine.TaskSet(0).With(task)
}

// A wake looks only at whether its own task was notified. But a ghost's takes the
// task out of those who can be notified.
func wakeTouches(_ *Machine, f *Footprint, s *State, task engine.TaskID, op *engine.Op) {
	f.touch(int(op.With), Changes)
	manner := Concerns
	if s.Sleepers(op.Object).Has(task) {
		manner = Changes
	}
	f.touch(int(op.Object), manner).Tasks = engine.TaskSet(0).With(task)
}

func notifyTouches(_ *Machine, f *Footprint, s *State, _ engine.TaskID, op *engine.Op) {
	chosen := s.Sleepers(op.Object)
	for range op.Branch {
		chosen &= chosen - 1
	}
	f.touch(int(op.Object), Changes).Tasks = chosen & -chosen
}

func notifyAllTouches(_ *Machine, f *Footprint, s *State, _ engine.TaskID, op *engine.Op) {
	f.touch(int(op.Object), Changes).Tasks = s.Sleepers(op.Object)
}

func spawnTouches(m *Machine, f *Footprint, s *State, _ engine.TaskID, op *engine.Op) {
	f.either(len(m.program.Objects)+int(op.Object), s.Tasks[op.Object] == Dormant)
}

// A join needs no touch: it comes behind all that its task has done, which whoever
// orders steps knows by the task.
func nothingTouched(_ *Machine, f *Footprint, _ *State, _ engine.TaskID, op *engine.Op) {
	f.Plain = op.Kind != engine.OpJoin
}

func enterTouches(_ *Machine, f *Footprint, s *State, _ engine.TaskID, op *engine.Op) {
	f.either(int(op.Object), s.Inside(op.Object) == 0)
}

func leaveTouches(_ *Machine, f *Footprint, s *State, task engine.TaskID, op *engine.Op) {
	f.either(int(op.Object), s.Inside(op.Object).Has(task))
}

// The last one to come concerns all who have come: it lets them pass.
func arriveTouches(_ *Machine, f *Footprint, s *State, task engine.TaskID, op *engine.Op) {
	came := s.Came(op.Object)
	if came.Has(task) {
		f.touch(int(op.Object), Looks) // refused
		return
	}
	t := f.touch(int(op.Object), Changes)
	if t.Tasks = engine.TaskSet(0).With(task); int64(came.Len())+1 >= s.kinds[op.Object].Init {
		t.Tasks |= came
	}
}

func passTouches(_ *Machine, f *Footprint, _ *State, task engine.TaskID, op *engine.Op) {
	f.touch(int(op.Object), Concerns).Tasks = engine.TaskSet(0).With(task)
}

// A countdown is a box of tokens that nobody fills. At 0 it refuses.
func countDownTouches(_ *Machine, f *Footprint, s *State, _ engine.TaskID, op *engine.Op) {
	if s.Objects[op.Object] == 0 {
		f.touch(int(op.Object), Looks)
		return
	}
	f.touch(int(op.Object), Takes).Room = s.Objects[op.Object] - 1
}

func eventTouches(_ *Machine, f *Footprint, _ *State, _ engine.TaskID, op *engine.Op) {
	manner := Sets
	if op.Kind == engine.OpReset {
		manner = Resets
	}
	f.touch(int(op.Object), manner)
	f.Plain = true
}

func visitTouches(_ *Machine, f *Footprint, _ *State, _ engine.TaskID, op *engine.Op) {
	f.touch(int(op.Object), Visits)
}

func writeUnlockTouches(_ *Machine, f *Footprint, s *State, task engine.TaskID, op *engine.Op) {
	f.either(int(op.Object), s.Writer(op.Object) == task)
}

// A store only fills the tray, and a load that finds what it wants there does not
// look at memory. Both are accesses to the variable all the same, as far as data races
// go.
func trayTouches(_ *Machine, f *Footprint, s *State, _ engine.TaskID, op *engine.Op) {
	tray, variable := Changes, Beside
	switch op.Kind {
	case engine.OpLoad:
		if tray = Looks; !s.inTray(op) {
			variable = Looks
		}
	case engine.OpFlush:
		variable = Changes
	}
	f.touch(int(op.With), tray)
	f.touch(int(op.Object), variable)
}

// inTray reports whether an out tray has an entry for a variable.
func (s *State) inTray(op *engine.Op) bool {
	for rest := s.Objects[op.With]; rest != 0; {
		var entry int64
		rest, entry = shifted(rest, trayCountBits, entryBits)
		if variable, _ := parts(entry); variable == op.Object {
			return true
		}
	}
	return false
}
