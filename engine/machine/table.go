package machine

import "lostupdate/engine"

// primitive is the meaning of one kind of visible operation.
type primitive struct {
	on engine.ObjectKind // what it acts on; ignored for operations on tasks

	// enabled reports whether the operation can happen now.
	enabled func(s *State, task engine.TaskID, op engine.Op) bool

	// apply changes the state and returns the operation's value, or why the
	// object does not allow it: then the state is unchanged.
	apply func(s *State, task engine.TaskID, op engine.Op) (int64, Refusal)
}

// primitiveOf is the one table of all visible operations. It is a function,
// not a variable, so that nothing can change it.
func primitiveOf(kind engine.OpKind) (primitive, bool) {
	switch kind {
	case engine.OpRead:
		return primitive{engine.Variable, always, applyRead}, true
	case engine.OpWrite:
		return primitive{engine.Variable, always, applyWrite}, true
	case engine.OpAdd:
		return primitive{engine.Variable, always, applyAdd}, true
	case engine.OpLock:
		return primitive{engine.Mutex, mutexFree, applyLock}, true
	case engine.OpUnlock:
		return primitive{engine.Mutex, always, applyUnlock}, true
	case engine.OpSpawn:
		return primitive{enabled: always, apply: applySpawn}, true
	case engine.OpJoin:
		return primitive{enabled: taskEnded, apply: applyJoin}, true
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
)

// Enabled reports whether the task's operation can happen in s. An operation
// that Apply would refuse counts as enabled: the refusal is a finding, and it
// must be possible to reach it.
func (m *Machine) Enabled(s *State, task engine.TaskID, op engine.Op) bool {
	prim, refusal := m.lookUp(op)
	if refusal != Allowed {
		return true
	}
	return prim.enabled(s, task, op)
}

// Apply lets the task's operation happen: it changes s and returns the
// operation's value. A refused operation leaves s as it was. The operation must
// be enabled.
func (m *Machine) Apply(s *State, task engine.TaskID, op engine.Op) (int64, Refusal) {
	prim, refusal := m.lookUp(op)
	if refusal != Allowed {
		return 0, refusal
	}
	return prim.apply(s, task, op)
}

func (m *Machine) lookUp(op engine.Op) (primitive, Refusal) {
	prim, ok := primitiveOf(op.Kind)
	if !ok {
		return prim, NoSuchOperation
	}
	if op.Kind.OnTask() {
		if op.Object < 0 || int(op.Object) >= len(m.program.Tasks) {
			return prim, NoSuchTask
		}
		return prim, Allowed
	}
	if op.Object < 0 || int(op.Object) >= len(m.program.Objects) || m.program.Objects[op.Object].Kind != prim.on {
		return prim, NoSuchObject
	}
	return prim, Allowed
}

func always(*State, engine.TaskID, engine.Op) bool { return true }
