package engine

import (
	"errors"
	"fmt"
)

// Bounds of every program. They keep a set of tasks in one word and make sure
// that a hostile level file is refused before anything is allocated for it.
const (
	TasksMax   = 64
	ObjectsMax = 256
)

// TaskID is a task's index in Program.Tasks, from 0. People are shown it one
// higher, and a schedule's text form has it one higher too: "worker 1".
type TaskID int

// ObjectID is an object's index in Program.Objects, from 0.
type ObjectID int

// ObjectKind says what a shared object is.
type ObjectKind uint8

const (
	Variable    ObjectKind = iota // an integer
	Mutex                         // a lock with one owner, not recursive
	Semaphore                     // a box of tokens
	Condition                     // a condition variable: tasks sleep until they are notified
	Barrier                       // tasks wait there until so many have come
	Countdown                     // a number that only goes down; tasks wait until it is 0
	ManualEvent                   // is set or is not, by hand; tasks wait until it is
	RWLock                        // a lock with any number of readers or one writer, not recursive
	Queue                         // a bounded queue of small integers, first in, first out
	OutTray                       // one task's writes that have not reached memory yet: a store buffer
	Device                        // serves Init tasks at a time, off the cores; only package cores cares
	Region                        // a critical section as the author marks it: one task at a time should be there
	objectKindEnd
)

var objectKindNames = [objectKindEnd]string{Variable: "variable", Mutex: "mutex", Semaphore: "semaphore", Condition: "condition",
	Barrier: "barrier", Countdown: "countdown", ManualEvent: "event", RWLock: "rwlock", Queue: "queue", OutTray: "out-tray",
	Device: "device", Region: "region"}

// String returns the kind's lower-case English name.
func (k ObjectKind) String() string {
	if k < objectKindEnd {
		return objectKindNames[k]
	}
	return fmt.Sprintf("ObjectKind(%d)", uint8(k))
}

// Object is one thing that tasks share.
type Object struct {
	Name string
	Kind ObjectKind

	// Init is a variable's first value, a semaphore's first tokens, a barrier's
	// number of parties (1 to TasksMax), a countdown's first number (from 0), 1
	// for an event that is set at first, a queue's capacity (1 to QueueItemsMax),
	// an out tray's (1 to TrayEntriesMax) or a device's (from 1); 0 for the other
	// kinds.
	Init int64

	Ghosts    bool // Condition: tasks may also wake without having been notified
	Recursive bool // Mutex: its owner may lock it again, and gives it back as often
	Robust    bool // Mutex: where its owner has died, the next task to lock it gets it, and is told
	Process   int  // index in Program.Processes of the address space it lives in, or Shared

	// Patience is how often a task that waits for the object may be overtaken
	// there; once more is the finding Starvation. 0 sets no limit. What is
	// counted is said in package machine.
	Patience int
}

// Task is one thread of control.
type Task struct {
	Name    string
	Process int // index in Program.Processes
	Body    Body
	Dormant bool // waits until another task spawns it
	Daemon  bool // serves the others and need not end: that it waits for ever is no deadlock

	// Coreless: package cores lets it act without a core and in no time, as hardware
	// does.
	Coreless bool
	Leads    bool // leads its process: behind its body it exits (OpExit), and so ends that; a forked process has one such task

	// Patience is how often others may make progress (OpProgress) while this task
	// waits for one of the objects PatientAt, or for anything where that is nil; once
	// more is the finding Starvation. 0 sets no limit.
	Patience  int
	PatientAt []ObjectID
}

// Predicate is a claim about the shared variables at the end of a run.
type Predicate interface {
	// Holds reports whether the claim is true, given how to read an object.
	Holds(value func(ObjectID) int64) bool
	// String returns the claim as it is written in a level file.
	String() string
}

// Program is what is run, searched and judged. It is never changed by that.
type Program struct {
	Name      string
	Processes []Process // none: all tasks and objects belong to one that needs no name
	Objects   []Object
	Tasks     []Task

	// JoinAll asks that every task that another one started is joined before the
	// run is over: one that was not is the finding LeakedTask. A detached process
	// and what ended with its process need not be joined.
	JoinAll bool
	// StarvationFree asks that no task that has started can be passed over for
	// ever while others make progress, if only every task that can always move
	// gets its turn again and again (weak fairness). Otherwise the finding is
	// Starvation. Endless loops must be marked by OpProgress.
	StarvationFree bool

	// Final must hold whenever every started task has ended; nil asks nothing.
	Final Predicate
	// Observed are the variables whose last values make up an Outcome; nil
	// means all variables.
	Observed []ObjectID
}

// ErrNoTasks is returned by Validate for a program in which nobody works.
var ErrNoTasks = errors.New("engine: program has no tasks")

// Validate reports the first reason why the program cannot be run, or nil.
func (p *Program) Validate() error {
	switch {
	case len(p.Tasks) == 0:
		return ErrNoTasks
	case len(p.Tasks) > TasksMax:
		return fmt.Errorf("engine: program has %d tasks, at most %d are possible", len(p.Tasks), TasksMax)
	case len(p.Objects) > ObjectsMax:
		return fmt.Errorf("engine: program has %d shared objects, at most %d are possible", len(p.Objects), ObjectsMax)
	}
	for i, o := range p.Objects {
		if reason := o.fault(len(p.Tasks)); reason != "" {
			return fmt.Errorf("engine: object %d %q %s", i, o.Name, reason)
		}
		if o.Kind == Device && o.Init < 1 {
			return fmt.Errorf("engine: device %d %q has the capacity %d, want 1 or more", i, o.Name, o.Init)
		}
		if len(p.Processes) > 0 && o.Process != Shared && (o.Process < 0 || o.Process >= len(p.Processes)) {
			return fmt.Errorf("engine: object %d %q lives in process %d, which does not exist", i, o.Name, o.Process)
		}
	}
	for i, t := range p.Tasks {
		if t.Body == nil {
			return fmt.Errorf("engine: task %d %q has no body", i, t.Name)
		}
		if len(p.Processes) > 0 && (t.Process < 0 || t.Process >= len(p.Processes)) {
			return fmt.Errorf("engine: task %d %q belongs to process %d, which does not exist", i, t.Name, t.Process)
		}
	}
	if err := p.validateProcesses(); err != nil {
		return err
	}
	for _, id := range p.Observed {
		if id < 0 || int(id) >= len(p.Objects) || p.Objects[id].Kind != Variable {
			return fmt.Errorf("engine: observed object %d is not a variable of the program", id)
		}
	}
	return nil
}

// ObservedVariables returns Observed, or every variable where it is nil.
func (p *Program) ObservedVariables() []ObjectID {
	if p.Observed != nil {
		return p.Observed
	}
	var all []ObjectID
	for i, o := range p.Objects {
		if o.Kind == Variable {
			all = append(all, ObjectID(i))
		}
	}
	return all
}
