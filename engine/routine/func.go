package routine

import (
	"fmt"

	"lostupdate/engine"
)

// Func is a body written as an ordinary Go function.
type Func func(t *Task)

// Run implements engine.Body.
func (f Func) Run(port engine.Port) {
	if c, ok := port.(*Coroutine); ok { // which has one for all bodies that it runs
		c.task.port = c
		f(&c.task)
		return
	}
	f(&Task{port: port})
}

// Task is what a Func may do. Every method but Work, Use, Mark and Assert is a
// scheduling point: other tasks may move before it.
type Task struct {
	port engine.Port
}

// Read returns the variable's value.
func (t *Task) Read(v engine.ObjectID) int64 {
	return t.port.Do(engine.Op{Kind: engine.OpRead, Object: v})
}

// Write sets the variable.
func (t *Task) Write(v engine.ObjectID, value int64) {
	t.port.Do(engine.Op{Kind: engine.OpWrite, Object: v, Arg: value})
}

// Add adds to the variable in one indivisible step and returns the sum.
func (t *Task) Add(v engine.ObjectID, delta int64) int64 {
	return t.port.Do(engine.Op{Kind: engine.OpAdd, Object: v, Arg: delta})
}

// Lock takes the mutex, waiting while anybody holds it.
func (t *Task) Lock(m engine.ObjectID) { t.port.Do(engine.Op{Kind: engine.OpLock, Object: m}) }

// Unlock gives the mutex back. It is a misuse unless this task holds it.
func (t *Task) Unlock(m engine.ObjectID) { t.port.Do(engine.Op{Kind: engine.OpUnlock, Object: m}) }

// TryLock takes the mutex if nobody holds it, and reports whether it did.
func (t *Task) TryLock(m engine.ObjectID) bool {
	return t.port.Do(engine.Op{Kind: engine.OpTryLock, Object: m}) != 0
}

// Exchange sets the variable and returns what it was, in one indivisible step.
func (t *Task) Exchange(v engine.ObjectID, value int64) int64 {
	return t.port.Do(engine.Op{Kind: engine.OpExchange, Object: v, Arg: value})
}

// CompareAndSwap sets the variable to value if it is old, in one indivisible step,
// and reports whether it was.
func (t *Task) CompareAndSwap(v engine.ObjectID, old, value int64) bool {
	return t.port.Do(engine.Op{Kind: engine.OpSwap, Object: v, Arg: old, New: value}) != 0
}

// Acquire takes a token from the semaphore, waiting while there is none.
func (t *Task) Acquire(s engine.ObjectID) { t.port.Do(engine.Op{Kind: engine.OpAcquire, Object: s}) }

// Release puts a token into the semaphore.
func (t *Task) Release(s engine.ObjectID) { t.port.Do(engine.Op{Kind: engine.OpRelease, Object: s}) }

// Wait gives the mutex back, sleeps until the condition is notified, and takes the
// mutex again. These are two scheduling points.
func (t *Task) Wait(condition, mutex engine.ObjectID) {
	t.port.Do(engine.Op{Kind: engine.OpWait, Object: condition, With: mutex})
	t.port.Do(engine.Op{Kind: engine.OpWake, Object: condition, With: mutex})
}

// Notify wakes one task that waits for the condition, if there is one.
func (t *Task) Notify(condition engine.ObjectID) {
	t.port.Do(engine.Op{Kind: engine.OpNotify, Object: condition})
}

// NotifyAll wakes all tasks that wait for the condition.
func (t *Task) NotifyAll(condition engine.ObjectID) {
	t.port.Do(engine.Op{Kind: engine.OpNotifyAll, Object: condition})
}

// Spawn starts a dormant task.
func (t *Task) Spawn(other engine.TaskID) {
	t.port.Do(engine.Op{Kind: engine.OpSpawn, Object: engine.ObjectID(other)})
}

// Join waits until the other task has ended.
func (t *Task) Join(other engine.TaskID) {
	t.port.Do(engine.Op{Kind: engine.OpJoin, Object: engine.ObjectID(other)})
}

// JoinStatus is Join, and reports whether the other task went down in a crash.
func (t *Task) JoinStatus(other engine.TaskID) (crashed bool) {
	return t.port.Do(engine.Op{Kind: engine.OpJoin, Object: engine.ObjectID(other)}) != 0
}

// LockRobust is Lock for a robust mutex, and reports whether its owner died with it.
func (t *Task) LockRobust(m engine.ObjectID) (ownerDied bool) {
	return t.port.Do(engine.Op{Kind: engine.OpLock, Object: m}) != 0
}

// Fork starts the process that the other task leads.
func (t *Task) Fork(leader engine.TaskID) {
	t.port.Do(engine.Op{Kind: engine.OpFork, Object: engine.ObjectID(leader)})
}

// Crash stops the task's process at once. It does not return.
func (t *Task) Crash() { t.port.Do(engine.Op{Kind: engine.OpCrash}) }

// MayCrash is Crash in some runs, and does nothing in the others.
func (t *Task) MayCrash() { t.port.Do(engine.Op{Kind: engine.OpCrash, Arg: 1}) }

// Exit ends the task's process, with all its tasks. It does not return.
func (t *Task) Exit() { t.port.Do(engine.Op{Kind: engine.OpExit}) }

// Enter comes into the region, where no other task should be.
func (t *Task) Enter(region engine.ObjectID) {
	t.port.Do(engine.Op{Kind: engine.OpEnter, Object: region})
}

// Leave goes out of the region.
func (t *Task) Leave(region engine.ObjectID) {
	t.port.Do(engine.Op{Kind: engine.OpLeave, Object: region})
}

// Progress says that something was made: going round and round with it is no
// livelock.
func (t *Task) Progress() { t.port.Do(engine.Op{Kind: engine.OpProgress}) }

// Work keeps a core busy for so many ticks. It is not a scheduling point.
func (t *Task) Work(ticks int64) { t.port.Do(engine.Op{Kind: engine.OpWork, Cost: ticks}) }

// Use leaves the core and is served by the device for so many ticks. It is not a
// scheduling point.
func (t *Task) Use(device engine.ObjectID, ticks int64) {
	t.port.Do(engine.Op{Kind: engine.OpUse, Object: device, Cost: ticks})
}

// Mark promises that all that follows depends on key alone: see engine.Port.
func (t *Task) Mark(key ...int64) { t.port.Mark(key...) }

// Assert ends the task with a finding unless ok.
func (t *Task) Assert(ok bool, format string, args ...any) {
	if !ok {
		t.port.Fail(fmt.Sprintf(format, args...))
	}
}
