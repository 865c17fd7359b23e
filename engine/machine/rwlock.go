package machine

import "lostupdate/engine"

// A reader-writer lock is a set of readers, bit i for task i, or has a writer: then
// its sign bit is set and the writer's number stands below it. Anybody may read
// while nobody writes, and one may write while nobody else reads or writes. The
// lock is fair to nobody: a reader may always join other readers, whoever waits to
// write. Of those that wait, the scheduler lets any one go first.
//
// It is not recursive. A reader that asks to write waits for all readers, itself
// included, and a writer that asks for either waits for itself. A reader that
// asks to read again is refused, since the set could not tell how often it reads.

const writing = -1 << 63

func mayReadLock(s *State, task engine.TaskID, op engine.Op) bool { return s.Objects[op.Object] >= 0 }

func applyReadLock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	if s.Readers(op.Object).Has(task) {
		return 0, ReadAgain
	}
	s.Objects[op.Object] |= 1 << uint(task)
	return 0, Allowed
}

func applyReadUnlock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	if !s.Readers(op.Object).Has(task) {
		return 0, ReadUnlockUnheld
	}
	s.Objects[op.Object] &^= 1 << uint(task)
	return 0, Allowed
}

func mayWriteLock(s *State, _ engine.TaskID, op engine.Op) bool { return s.Objects[op.Object] == 0 }

func applyWriteLock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	s.Objects[op.Object] = writing | int64(task)
	return 0, Allowed
}

func applyWriteUnlock(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	if s.Writer(op.Object) != task {
		return 0, WriteUnlockUnheld
	}
	s.Objects[op.Object] = 0
	return 0, Allowed
}

// Readers returns the tasks that hold a reader-writer lock for reading.
func (s *State) Readers(lock engine.ObjectID) engine.TaskSet { return readersIn(s.Objects[lock]) }

// Writer returns the task that holds a reader-writer lock for writing, or -1.
func (s *State) Writer(lock engine.ObjectID) engine.TaskID { return writerIn(s.Objects[lock]) }

func readersIn(word int64) engine.TaskSet {
	if word < 0 {
		return 0
	}
	return engine.TaskSet(word)
}

func writerIn(word int64) engine.TaskID {
	if word >= 0 {
		return -1
	}
	return engine.TaskID(word &^ writing)
}
