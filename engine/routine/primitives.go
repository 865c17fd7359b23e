package routine

import "lostupdate/engine"

// do announces an operation without any argument.
func (t *Task) do(kind engine.OpKind, object engine.ObjectID) int64 {
	return t.port.Do(engine.Op{Kind: kind, Object: object})
}

// Arrive comes to the barrier, without waiting. It is a misuse before the barrier has
// opened for this task's last arrival.
func (t *Task) Arrive(barrier engine.ObjectID) { t.do(engine.OpArrive, barrier) }

// Pass waits until the barrier has opened for this task: the second half of Meet.
func (t *Task) Pass(barrier engine.ObjectID) { t.do(engine.OpPass, barrier) }

// Meet comes to the barrier and waits until all have come. These are two scheduling
// points.
func (t *Task) Meet(barrier engine.ObjectID) {
	t.Arrive(barrier)
	t.Pass(barrier)
}

// CountDown takes one from the countdown. It is a misuse once that is 0.
func (t *Task) CountDown(countdown engine.ObjectID) { t.do(engine.OpCountDown, countdown) }

// Await waits until the countdown is 0 or the event is set.
func (t *Task) Await(object engine.ObjectID) { t.do(engine.OpAwait, object) }

// Set sets the event.
func (t *Task) Set(event engine.ObjectID) { t.do(engine.OpSet, event) }

// Reset takes the setting of the event back.
func (t *Task) Reset(event engine.ObjectID) { t.do(engine.OpReset, event) }

// ReadLock takes the reader-writer lock for reading, waiting while anybody writes. It
// is a misuse if this task reads already.
func (t *Task) ReadLock(lock engine.ObjectID) { t.do(engine.OpReadLock, lock) }

// ReadUnlock gives the reader-writer lock back. It is a misuse unless this task reads.
func (t *Task) ReadUnlock(lock engine.ObjectID) { t.do(engine.OpReadUnlock, lock) }

// WriteLock takes the reader-writer lock for writing, waiting while anybody reads or
// writes, this task included.
func (t *Task) WriteLock(lock engine.ObjectID) { t.do(engine.OpWriteLock, lock) }

// WriteUnlock gives the reader-writer lock back. It is a misuse unless this task
// writes.
func (t *Task) WriteUnlock(lock engine.ObjectID) { t.do(engine.OpWriteUnlock, lock) }

// Put appends an item, from engine.ItemMin to engine.ItemMax, to the queue, waiting
// while it is full.
func (t *Task) Put(queue engine.ObjectID, item int64) {
	t.port.Do(engine.Op{Kind: engine.OpPut, Object: queue, Arg: item})
}

// Take takes the oldest item out of the queue, waiting while it is empty.
func (t *Task) Take(queue engine.ObjectID) int64 { return t.do(engine.OpTake, queue) }

// Yield does nothing, but lets others go first.
func (t *Task) Yield() { t.do(engine.OpYield, 0) }

// Fence waits until what this task wrote has reached memory. It matters only in
// programs that machine.WithOutTrays has made.
func (t *Task) Fence() { t.do(engine.OpFence, 0) }
