package engine

import "fmt"

// Bounds of what an object can hold, which is one word each.
const (
	QueueItemsMax  = 6
	ItemMin        = -512 // the smallest item of a queue
	ItemMax        = 511
	TrayEntriesMax = 3
	EntryMin       = -2048 // the smallest value that can be stored by way of an out tray
	EntryMax       = 2047

	// LockTasksMax is the most tasks of a program that has a reader-writer lock.
	LockTasksMax = TasksMax - 1
)

// fault says why an object cannot be one of a program with so many tasks, or "".
func (o *Object) fault(tasks int) string {
	low, high := o.initBounds()
	switch {
	case o.Kind >= objectKindEnd:
		return fmt.Sprintf("has unknown kind %d", o.Kind)
	case low <= high && (o.Init < low || o.Init > high):
		return fmt.Sprintf("of kind %s begins with %d; possible are %d to %d", o.Kind, o.Init, low, high)
	case o.Recursive && o.Kind != Mutex:
		return fmt.Sprintf("is recursive, but only a mutex can be, and it is a %s", o.Kind)
	case o.Ghosts && o.Kind != Condition:
		return fmt.Sprintf("has ghosts, but only a condition can have them, and it is a %s", o.Kind)
	case o.Kind == RWLock && tasks > LockTasksMax:
		return fmt.Sprintf("is a reader-writer lock: then at most %d tasks are possible, and there are %d", LockTasksMax, tasks)
	}
	return ""
}

// initBounds returns what Init may be, or 1 and 0 where it may be anything.
func (o *Object) initBounds() (low, high int64) {
	switch o.Kind {
	case Barrier:
		return 1, TasksMax
	case Countdown:
		return 0, 1<<62 - 1
	case ManualEvent:
		return 0, 1
	case Queue:
		return 1, QueueItemsMax
	case OutTray:
		return 1, TrayEntriesMax
	}
	return 1, 0
}
