package machine

import (
	"slices"

	"lostupdate/engine"
)

// primitive is the meaning of one kind of visible operation.
type primitive struct {
	on engine.ObjectKind // what it acts on; ignored for operations on tasks or on nothing

	// onToo are the other kinds that it can act on.
	onToo []engine.ObjectKind

	// enabled reports whether the operation can happen now.
	enabled func(s *State, task engine.TaskID, op engine.Op) bool

	// apply changes the state and returns the operation's value, or why the
	// object does not allow it: then the state is unchanged.
	apply func(s *State, task engine.TaskID, op engine.Op) (int64, Refusal)

	// branches returns in how many ways the operation can happen, from 1; nil
	// where there is one way only.
	branches func(s *State, op engine.Op) int

	// whole is apply where the rest of the program matters; nil where apply does
	// it all.
	whole func(m *Machine, s *State, task engine.TaskID, op engine.Op) (int64, Refusal)
}

// primitiveOf is the one table of all visible operations. It is a function, not a
// variable, so that nothing can change it; a Machine keeps what it returns.
func primitiveOf(kind engine.OpKind) (primitive, bool) {
	row := func(on engine.ObjectKind, enabled func(*State, engine.TaskID, engine.Op) bool,
		apply func(*State, engine.TaskID, engine.Op) (int64, Refusal)) (primitive, bool) {
		return primitive{on: on, enabled: enabled, apply: apply}, true
	}
	switch kind {
	case engine.OpRead:
		return row(engine.Variable, always, applyRead)
	case engine.OpWrite:
		return row(engine.Variable, always, applyWrite)
	case engine.OpAdd:
		return row(engine.Variable, always, applyAdd)
	case engine.OpExchange:
		return row(engine.Variable, always, applyExchange)
	case engine.OpSwap:
		return row(engine.Variable, always, applySwap)
	case engine.OpLock:
		return row(engine.Mutex, mayLock, applyLock)
	case engine.OpTryLock:
		return row(engine.Mutex, always, applyTryLock)
	case engine.OpUnlock:
		return row(engine.Mutex, always, applyUnlock)
	case engine.OpAcquire:
		return row(engine.Semaphore, tokenLeft, applyAcquire)
	case engine.OpRelease:
		return row(engine.Semaphore, always, applyRelease)
	case engine.OpWait:
		return row(engine.Condition, always, applyWait)
	case engine.OpWake:
		return row(engine.Condition, mayWake, applyWake)
	case engine.OpNotify:
		return primitive{on: engine.Condition, enabled: always, apply: applyNotify, branches: sleepers}, true
	case engine.OpNotifyAll:
		return row(engine.Condition, always, applyNotifyAll)
	case engine.OpSpawn:
		return primitive{enabled: always, whole: (*Machine).applySpawn}, true
	case engine.OpJoin:
		return primitive{enabled: taskOver, whole: (*Machine).applyJoin}, true
	case engine.OpFork:
		return primitive{enabled: always, whole: (*Machine).applyFork}, true
	case engine.OpCrash:
		return primitive{enabled: always, whole: (*Machine).applyCrash, branches: crashBranches}, true
	case engine.OpExit:
		return primitive{enabled: always, whole: (*Machine).applyExit}, true
	case engine.OpEnter:
		return row(engine.Region, always, applyEnter)
	case engine.OpLeave:
		return row(engine.Region, always, applyLeave)
	case engine.OpArrive:
		return row(engine.Barrier, always, applyArrive)
	case engine.OpPass:
		return row(engine.Barrier, barrierOpen, applyNothing)
	case engine.OpCountDown:
		return row(engine.Countdown, always, applyCountDown)
	case engine.OpAwait:
		return primitive{on: engine.Countdown, onToo: []engine.ObjectKind{engine.ManualEvent, engine.OutTray},
			enabled: awaited, apply: applyNothing}, true
	case engine.OpSet:
		return row(engine.ManualEvent, always, applySet)
	case engine.OpReset:
		return row(engine.ManualEvent, always, applyReset)
	case engine.OpReadLock:
		return row(engine.RWLock, mayReadLock, applyReadLock)
	case engine.OpReadUnlock:
		return row(engine.RWLock, always, applyReadUnlock)
	case engine.OpWriteLock:
		return row(engine.RWLock, mayWriteLock, applyWriteLock)
	case engine.OpWriteUnlock:
		return row(engine.RWLock, always, applyWriteUnlock)
	case engine.OpPut:
		return row(engine.Queue, mayPut, applyPut)
	case engine.OpTake:
		return row(engine.Queue, mayTake, applyTake)
	case engine.OpYield, engine.OpFence, engine.OpProgress:
		return row(0, always, applyNothing)
	case engine.OpStore:
		return row(engine.Variable, mayStore, applyStore)
	case engine.OpLoad:
		return row(engine.Variable, always, applyLoad)
	case engine.OpFlush:
		return row(engine.Variable, mayFlush, applyFlush)
	}
	return primitive{}, false
}

// Refusal says why an object does not allow an operation. The empty Refusal
// means that it does.
type Refusal string

const (
	Allowed         Refusal = ""
	NoSuchOperation Refusal = "no-such-operation" // the kind is unknown or not visible
	NoSuchObject    Refusal = "no-such-object"    // the object does not exist or is of another kind
	NoSuchTask      Refusal = "no-such-task"
	UnlockFree      Refusal = "unlock-free"    // nobody holds the mutex
	UnlockForeign   Refusal = "unlock-foreign" // another task holds the mutex
	SpawnAgain      Refusal = "spawn-again"    // the task was started before
	WaitUnheld      Refusal = "wait-unheld"    // the task does not hold the mutex it wants to give back
	ForeignMemory   Refusal = "foreign-memory" // the object lives in another process
	SpawnStopped    Refusal = "spawn-stopped"  // the task's process is over
	SpawnForeign    Refusal = "spawn-foreign"  // the task is in a forked process, and nobody else's to start
	ForkAgain       Refusal = "fork-again"     // the process was forked before
	ForkForeign     Refusal = "fork-foreign"   // the task leads no process that this task's process may fork
	EnterAgain      Refusal = "enter-again"    // the task is in the region already
	LeaveOutside    Refusal = "leave-outside"  // the task is not in the region
	Collided        Refusal = "collided"       // another task is in the region: no misuse, but the finding Collision
	NoSuchBranch    Refusal = "no-such-branch" // the operation cannot happen in so many ways

	WaitNested        Refusal = "wait-nested"         // the task holds the mutex more than once, so waiting would not give it back
	ArriveAgain       Refusal = "arrive-again"        // the task is at the barrier, which has not opened yet
	CountBelowZero    Refusal = "count-below-zero"    // the countdown is 0 already
	ReadAgain         Refusal = "read-again"          // the task reads already
	ReadUnlockUnheld  Refusal = "read-unlock-unheld"  // the task does not read
	WriteUnlockUnheld Refusal = "write-unlock-unheld" // the task does not write
	ItemOutOfRange    Refusal = "item-out-of-range"   // the queue cannot hold such an item
	EntryOutOfRange   Refusal = "entry-out-of-range"  // the out tray cannot hold such a value
)

// Enabled reports whether the task's operation can happen in s. An operation
// that Apply would refuse counts as enabled: the refusal is a finding, and it
// must be possible to reach it.
func (m *Machine) Enabled(s *State, task engine.TaskID, op engine.Op) bool {
	return m.Branches(s, task, op) > 0
}

// Branches returns in how many ways the task's operation can happen in s: 0 if it
// must wait, nearly always 1 otherwise. Op.Branch chooses among them, from 0.
func (m *Machine) Branches(s *State, task engine.TaskID, op engine.Op) int {
	prim, refusal := m.lookUp(task, op)
	switch {
	case refusal != Allowed:
		return 1
	case op.Kind == engine.OpWake && m.program.Objects[op.Object].Ghosts:
		if !mayWakeOrGhost(s, task, op) {
			return 0
		}
		return 1
	case !prim.enabled(s, task, op):
		return 0
	case prim.branches == nil:
		return 1
	}
	return prim.branches(s, op)
}

// Apply lets the task's operation happen: it changes s and returns the
// operation's value. A refused operation leaves s as it was. The operation must
// be enabled.
func (m *Machine) Apply(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	prim, refusal := m.lookUp(task, op)
	if refusal != Allowed {
		return 0, refusal
	}
	if op.Branch < 0 || op.Branch > 0 && (prim.branches == nil || op.Branch >= prim.branches(s, op)) {
		return 0, NoSuchBranch
	}
	if prim.whole != nil {
		return prim.whole(m, s, task, op)
	}
	return prim.apply(s, task, op)
}

func (m *Machine) lookUp(task engine.TaskID, op engine.Op) (*primitive, Refusal) {
	if int(op.Kind) >= len(m.primitives) || m.primitives[op.Kind].enabled == nil {
		return nil, NoSuchOperation
	}
	prim := &m.primitives[op.Kind]
	if op.Kind.OnNothing() {
		return prim, Allowed
	}
	if op.Kind.OnTask() {
		if op.Object < 0 || int(op.Object) >= len(m.program.Tasks) {
			return prim, NoSuchTask
		}
		return prim, Allowed
	}
	switch {
	case !m.suits(op.Object, prim),
		op.Kind.OnMutexToo() && !m.is(op.With, engine.Mutex),
		op.Kind.OnTrayToo() && !m.is(op.With, engine.OutTray):
		return prim, NoSuchObject
	case !m.reaches(task, op.Object), op.Kind.OnTwo() && !m.reaches(task, op.With):
		return prim, ForeignMemory
	}
	return prim, Allowed
}

// reaches reports whether a task may touch an object: one of its own process, or
// one that is shared between processes.
func (m *Machine) reaches(task engine.TaskID, id engine.ObjectID) bool {
	home := m.program.Objects[id].Process
	return len(m.program.Processes) == 0 || home == engine.Shared || home == m.program.Tasks[task].Process
}

// suits reports whether an operation can act on an object.
func (m *Machine) suits(id engine.ObjectID, prim *primitive) bool {
	if m.is(id, prim.on) {
		return true
	}
	return slices.ContainsFunc(prim.onToo, func(kind engine.ObjectKind) bool { return m.is(id, kind) })
}

func (m *Machine) is(id engine.ObjectID, kind engine.ObjectKind) bool {
	return id >= 0 && int(id) < len(m.program.Objects) && m.program.Objects[id].Kind == kind
}

func always(*State, engine.TaskID, engine.Op) bool { return true }

func applyNothing(*State, engine.TaskID, engine.Op) (int64, Refusal) { return 0, Allowed }
