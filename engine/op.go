package engine

import "fmt"

// OpKind says what an operation does. The zero value is no operation.
type OpKind uint8

const (
	OpNone    OpKind = iota
	OpRead           // value of a variable
	OpWrite          // sets a variable to Arg
	OpAdd            // atomically adds Arg to a variable; its value is the sum
	OpLock           // takes a mutex; waits while another task, or this one, holds it
	OpUnlock         // gives a mutex back; misuse unless this task holds it
	OpSpawn          // starts the dormant task numbered Object
	OpJoin           // waits until the task numbered Object has ended
	OpWork           // keeps a core busy for Cost ticks; touches nothing shared
	OpCompute        // local arithmetic with result Arg, for Cost ticks; touches nothing shared
	opKindEnd
)

var opKindNames = [opKindEnd]string{
	OpNone: "none", OpRead: "read", OpWrite: "write", OpAdd: "add", OpLock: "lock", OpUnlock: "unlock",
	OpSpawn: "spawn", OpJoin: "join", OpWork: "work", OpCompute: "compute",
}

// String returns the kind's lower-case English name, as it is printed in traces.
func (k OpKind) String() string {
	if k < opKindEnd {
		return opKindNames[k]
	}
	return fmt.Sprintf("OpKind(%d)", uint8(k))
}

// Visible reports whether other tasks can notice an operation of this kind. Only
// visible operations are scheduling points: whatever a task does between two of
// them happens in one go with the first.
func (k OpKind) Visible() bool { return k != OpWork && k != OpCompute && k != OpNone }

// OnTask reports whether Op.Object numbers a task, as it does for spawn and
// join, and not a shared object.
func (k OpKind) OnTask() bool { return k == OpSpawn || k == OpJoin }

// Op is one operation as a body announces it.
type Op struct {
	Kind   OpKind
	Object ObjectID // what it acts on; a TaskID for spawn and join; 0 for work and compute
	Arg    int64    // the value written or added; a computation's result
	Cost   int64    // ticks on a core, for work and compute; package cores prices the visible kinds
	Site   int      // where in the body: the index of the instruction; 0 for Go functions
}
