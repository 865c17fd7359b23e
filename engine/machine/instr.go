package machine

import (
	"fmt"

	"lostupdate/engine"
)

// Bounds of every step list.
const (
	RegistersMax    = 16
	InstructionsMax = 4096
	WorkTicksMax    = 1_000_000
)

// Verb says what an instruction does.
type Verb uint8

const (
	Read        Verb = iota + 1 // To = the variable Object
	Write                       // the variable Object = A
	Add                         // atomically: the variable Object += A; To = the sum
	Exchange                    // atomically: To = the variable Object, and that = A
	Swap                        // atomically: if the variable Object is A, it = B and To = 1; otherwise To = 0
	Lock                        // takes the mutex Object
	TryLock                     // takes the mutex Object if it is free; To = 1 if it was, otherwise 0
	Unlock                      // gives the mutex Object back
	Acquire                     // takes a token from the semaphore Object
	Release                     // puts a token into the semaphore Object
	Wait                        // gives the mutex With back and sleeps on the condition Object
	Wake                        // must follow Wait: once notified, takes the mutex With again
	Notify                      // wakes one that sleeps on the condition Object
	NotifyAll                   // wakes all that sleep on the condition Object
	Spawn                       // starts the task Object
	Join                        // waits for the end of the task Object
	Set                         // To = A Sign B, local
	Branch                      // goes on at Target if A Relation B, local and free of charge
	Work                        // keeps busy for A ticks, local
	Assert                      // fails with Note unless A Relation B, local and free of charge
	Arrive                      // comes to the barrier Object
	Pass                        // must follow Arrive: waits until the barrier Object has opened
	CountDown                   // takes one from the countdown Object
	Await                       // waits until the countdown Object is 0, the event Object is set or the out tray Object is empty
	SetEvent                    // sets the event Object
	ResetEvent                  // takes the setting of the event Object back
	ReadLock                    // takes the reader-writer lock Object for reading
	ReadUnlock                  // gives it back
	WriteLock                   // takes the reader-writer lock Object for writing
	WriteUnlock                 // gives it back
	Put                         // appends A to the queue Object
	Take                        // To = the oldest item of the queue Object, which leaves it
	Yield                       // lets others go first
	Fence                       // waits until the task's own writes have reached memory; see WithOutTrays
	Store                       // the variable Object = A, by way of the out tray With
	Load                        // To = the variable Object, as the task with the out tray With sees it
	Flush                       // the oldest entry of the out tray With reaches the variable Object, which it must be for
	Use                         // is served by the device Object for A ticks, local
	Fork                        // starts the process that the task Object leads
	Crash                       // stops the process of the task; where A is 1, that need not happen
	Exit                        // ends the process of the task
	Enter                       // comes into the region Object
	Leave                       // goes out of the region Object
	Progress                    // says that something was made
	LockInto                    // Lock; To = 1 if the owner of the robust mutex had died, otherwise 0
	JoinInto                    // Join; To = 1 if the task Object went down in a crash, otherwise 0
	verbEnd
)

// verbs is the table of all verbs: their names, and the operations that the
// visible ones announce.
var verbs = [verbEnd]struct {
	name string
	op   engine.OpKind
}{
	Read: {"read", engine.OpRead}, Write: {"write", engine.OpWrite}, Add: {"add", engine.OpAdd},
	Exchange: {"exchange", engine.OpExchange}, Swap: {"swap", engine.OpSwap},
	Lock: {"lock", engine.OpLock}, TryLock: {"try-lock", engine.OpTryLock}, Unlock: {"unlock", engine.OpUnlock},
	Acquire: {"acquire", engine.OpAcquire}, Release: {"release", engine.OpRelease},
	Wait: {"wait", engine.OpWait}, Wake: {"wake", engine.OpWake},
	Notify: {"notify", engine.OpNotify}, NotifyAll: {"notify-all", engine.OpNotifyAll},
	Spawn: {"spawn", engine.OpSpawn}, Join: {"join", engine.OpJoin},
	Arrive: {"arrive", engine.OpArrive}, Pass: {"pass", engine.OpPass},
	CountDown: {"count-down", engine.OpCountDown}, Await: {"await", engine.OpAwait},
	SetEvent: {"set-event", engine.OpSet}, ResetEvent: {"reset-event", engine.OpReset},
	ReadLock: {"read-lock", engine.OpReadLock}, ReadUnlock: {"read-unlock", engine.OpReadUnlock},
	WriteLock: {"write-lock", engine.OpWriteLock}, WriteUnlock: {"write-unlock", engine.OpWriteUnlock},
	Put: {"put", engine.OpPut}, Take: {"take", engine.OpTake},
	Yield: {"yield", engine.OpYield}, Fence: {"fence", engine.OpFence},
	Store: {"store", engine.OpStore}, Load: {"load", engine.OpLoad}, Flush: {"flush", engine.OpFlush},
	Set: {name: "set"}, Branch: {name: "branch"}, Work: {name: "work"}, Assert: {name: "assert"},
	Use:  {name: "use"},
	Fork: {"fork", engine.OpFork}, Crash: {"crash", engine.OpCrash}, Exit: {"exit", engine.OpExit},
	Enter: {"enter", engine.OpEnter}, Leave: {"leave", engine.OpLeave}, Progress: {"progress", engine.OpProgress},
	LockInto: {"lock-into", engine.OpLock}, JoinInto: {"join-into", engine.OpJoin},
}

// String returns the verb's lower-case English name.
func (v Verb) String() string {
	if v > 0 && v < verbEnd {
		return verbs[v].name
	}
	return fmt.Sprintf("Verb(%d)", uint8(v))
}

// Reg names a register, from 0 to RegistersMax-1. Registers start at 0.
type Reg uint8

// Operand is a constant or a register's value.
type Operand struct {
	Register bool
	Reg      Reg
	Const    int64
}

// Const returns the operand with value n.
func Const(n int64) Operand { return Operand{Const: n} }

// Value returns the operand that stands for what is in r.
func Value(r Reg) Operand { return Operand{Register: true, Reg: r} }

// Sign is an arithmetic operation.
type Sign uint8

const (
	Plus Sign = iota
	Minus
	Times
)

func (s Sign) apply(a, b int64) int64 {
	switch s {
	case Minus:
		return a - b
	case Times:
		return a * b
	}
	return a + b
}

// Relation compares two integers.
type Relation uint8

const (
	Equal Relation = iota
	NotEqual
	Less
	LessOrEqual
	Greater
	GreaterOrEqual
	relationEnd
)

var relationSigns = [relationEnd]string{"==", "!=", "<", "<=", ">", ">="}

// String returns the relation's sign, such as "<=".
func (r Relation) String() string {
	if r < relationEnd {
		return relationSigns[r]
	}
	return fmt.Sprintf("Relation(%d)", uint8(r))
}

// ParseRelation returns the relation with that sign.
func ParseRelation(sign string) (Relation, bool) {
	for r, s := range relationSigns {
		if s == sign {
			return Relation(r), true
		}
	}
	return 0, false
}

// Holds reports whether a relates to b in this way.
func (r Relation) Holds(a, b int64) bool {
	switch r {
	case Equal:
		return a == b
	case NotEqual:
		return a != b
	case Less:
		return a < b
	case LessOrEqual:
		return a <= b
	case Greater:
		return a > b
	}
	return a >= b
}

// Instr is one instruction of a step list. Which fields count depends on Verb.
type Instr struct {
	Verb     Verb
	Object   engine.ObjectID // the variable, mutex, ... or (spawn, fork, join) task
	With     engine.ObjectID // Wait, Wake: the mutex; Store, Load, Flush: the out tray
	To       Reg
	A, B     Operand
	Sign     Sign
	Relation Relation
	Target   int    // Branch: index in the Code; len(code) ends the task
	Cost     int64  // Set: ticks on a core; 0 is bookkeeping that nobody sees
	Note     string // Assert: what was claimed
}
