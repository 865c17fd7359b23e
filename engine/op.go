package engine

import "fmt"

// OpKind says what an operation does. The zero value is no operation.
type OpKind uint8

// The numbers go into the hashes of traces: new kinds are added at the end.
const (
	OpNone        OpKind = iota
	OpRead               // value of a variable
	OpWrite              // sets a variable to Arg
	OpAdd                // atomically adds Arg to a variable; its value is the sum
	OpLock               // takes a mutex; waits while another task, or this one, holds it; its value is 1 if it is robust and its owner died
	OpUnlock             // gives a mutex back; misuse unless this task holds it
	OpSpawn              // starts the dormant task numbered Object
	OpJoin               // waits until the task numbered Object is over; its value is 1 if that went down in a crash, otherwise 0
	OpWork               // keeps a core busy for Cost ticks; touches nothing shared
	OpCompute            // local arithmetic with result Arg, for Cost ticks; touches nothing shared
	OpExchange           // atomically sets a variable to Arg; its value is what was there
	OpSwap               // atomically sets a variable to New if it is Arg; its value is 1 if it was, otherwise 0
	OpTryLock            // takes a mutex if nobody holds it; its value is 1 if that worked, 2 if its owner had died, otherwise 0
	OpAcquire            // takes a token from a semaphore; waits while there is none
	OpRelease            // puts a token into a semaphore
	OpWait               // gives the mutex With back and begins to wait for a condition, in one step
	OpWake               // the second half of a wait: once notified, takes the mutex With again
	OpNotify             // wakes one task that waits for a condition, if any; Branch says which
	OpNotifyAll          // wakes all tasks that wait for a condition
	OpArrive             // comes to a barrier, without waiting; the last one to come opens it for all who have come
	OpPass               // the second half: waits until the barrier has been opened for this task
	OpCountDown          // takes one from a countdown; misuse once it is 0
	OpAwait              // waits until a countdown is 0, an event is set or an out tray is empty
	OpSet                // sets an event
	OpReset              // takes the setting of an event back
	OpReadLock           // takes a reader-writer lock for reading; waits while a task writes
	OpReadUnlock         // gives it back; misuse unless this task reads
	OpWriteLock          // takes a reader-writer lock for writing; waits while anybody reads or writes
	OpWriteUnlock        // gives it back; misuse unless this task writes
	OpPut                // appends Arg to a queue; waits while it is full
	OpTake               // takes the oldest item from a queue; waits while it is empty; its value is the item
	OpYield              // lets others go first; touches nothing
	OpFence              // a full memory fence; where memory is sequentially consistent it touches nothing
	OpStore              // writes Arg to a variable by way of the out tray With; waits while that is full
	OpLoad               // value of a variable, as the task with the out tray With sees it
	OpFlush              // the oldest entry of the out tray With reaches memory; waits until it is one for the variable Object
	OpUse                // leaves the core for Cost ticks at the device Object, in line while that is full
	OpFork               // starts the process that the task numbered Object leads, with copies of what its parent has
	OpCrash              // stops the process of the task at once; where Arg is 1, that need not happen: Branch 1 is that it goes well
	OpExit               // ends the process of the task, with all its tasks
	OpEnter              // comes into a region; a collision if another task is there
	OpLeave              // goes out of it; misuse unless this task is there
	OpProgress           // says that something was made, which going round for ever must come to; touches nothing
	opKindEnd
)

var opKindNames = [opKindEnd]string{
	OpNone: "none", OpRead: "read", OpWrite: "write", OpAdd: "add", OpExchange: "exchange", OpSwap: "swap",
	OpLock: "lock", OpTryLock: "try-lock", OpUnlock: "unlock", OpAcquire: "acquire", OpRelease: "release",
	OpWait: "wait", OpWake: "wake", OpNotify: "notify", OpNotifyAll: "notify-all",
	OpSpawn: "spawn", OpJoin: "join", OpWork: "work", OpCompute: "compute",
	OpArrive: "arrive", OpPass: "pass", OpCountDown: "count-down", OpAwait: "await", OpSet: "set", OpReset: "reset",
	OpReadLock: "read-lock", OpReadUnlock: "read-unlock", OpWriteLock: "write-lock", OpWriteUnlock: "write-unlock",
	OpPut: "put", OpTake: "take", OpYield: "yield", OpFence: "fence", OpStore: "store", OpLoad: "load", OpFlush: "flush",
	OpUse:  "use",
	OpFork: "fork", OpCrash: "crash", OpExit: "exit", OpEnter: "enter", OpLeave: "leave", OpProgress: "progress",
}

// String returns the kind's lower-case English name, as it is printed in traces.
func (k OpKind) String() string {
	if k < opKindEnd {
		return opKindNames[k]
	}
	return fmt.Sprintf("OpKind(%d)", uint8(k))
}

// OpKinds returns the number of kinds: all are below it.
func OpKinds() OpKind { return opKindEnd }

// Visible reports whether other tasks can notice an operation of this kind. Only
// visible operations are scheduling points: whatever a task does between two of
// them happens in one go with the first. The use of a device is local too: it
// changes nothing that is shared, and who is served when is a matter of time, which
// package cores alone knows.
func (k OpKind) Visible() bool { return k != OpWork && k != OpCompute && k != OpUse && k != OpNone }

// OnTask reports whether Op.Object numbers a task, as it does for spawn, fork and
// join, and not a shared object.
func (k OpKind) OnTask() bool { return k == OpSpawn || k == OpFork || k == OpJoin }

// OnNothing reports whether the operation acts on no object and no task that it
// names, so that Op.Object means nothing.
func (k OpKind) OnNothing() bool {
	switch k {
	case OpYield, OpFence, OpCrash, OpExit, OpProgress:
		return true
	}
	return false
}

// OnProcess reports whether the operation starts or ends a whole process, and so
// changes more than the objects and tasks that it names.
func (k OpKind) OnProcess() bool { return k == OpFork || k == OpCrash || k == OpExit }

// Access says how an operation touches a variable.
type Access uint8

const (
	Reads  Access = 1 << iota // its value depends on the variable
	Writes                    // it may change the variable
	Plain                     // it is no atomic operation: a race with one is a data race
)

// Access returns how operations of this kind touch a variable, or 0. A store is
// the write of its task; that its entry reaches memory later, by a flush, is no
// access of its own.
func (k OpKind) Access() Access {
	switch k {
	case OpRead, OpLoad:
		return Reads | Plain
	case OpWrite, OpStore:
		return Writes | Plain
	case OpAdd, OpExchange, OpSwap:
		return Reads | Writes
	}
	return 0
}

// Clashes reports whether two accesses to one variable, by different tasks and
// ordered by nothing, are a data race: at least one writes, and at least one is
// plain.
func (a Access) Clashes(b Access) bool {
	return a != 0 && b != 0 && (a|b)&Writes != 0 && (a|b)&Plain != 0
}

// OnMutexToo reports whether the operation also acts on the mutex Op.With.
func (k OpKind) OnMutexToo() bool { return k == OpWait || k == OpWake }

// OnTrayToo reports whether the operation also acts on the out tray Op.With.
func (k OpKind) OnTrayToo() bool { return k == OpStore || k == OpLoad || k == OpFlush }

// OnTwo reports whether the operation acts on Op.With as well as on Op.Object.
func (k OpKind) OnTwo() bool { return k.OnMutexToo() || k.OnTrayToo() }

// Op is one operation as a body announces it.
type Op struct {
	Kind   OpKind
	Object ObjectID // what it acts on; a TaskID for spawn, fork and join; 0 for work, compute and what is OnNothing
	With   ObjectID // wait and wake: the mutex; store, load and flush: the out tray
	Arg    int64    // the value written, added, put or expected; a computation's result; crash: 1 if it may go well
	New    int64    // swap: the value to set
	Cost   int64    // ticks on a core for work and compute, at the device for use; package cores prices the visible kinds
	Site   int      // where in the body: the index of the instruction; 0 for Go functions

	// Branch says which of several things the operation does, where the choice
	// is the scheduler's: a body announces 0, and a trace shows what was chosen.
	Branch int
}
