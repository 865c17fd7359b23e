package specimen

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// Read returns the instruction to = v.
func Read(v engine.ObjectID, to machine.Reg) machine.Instr {
	return machine.Instr{Verb: machine.Read, Object: v, To: to}
}

// Write returns the instruction v = a.
func Write(v engine.ObjectID, a machine.Operand) machine.Instr {
	return machine.Instr{Verb: machine.Write, Object: v, A: a}
}

// Add returns the instruction to = v += n, in one step.
func Add(v engine.ObjectID, n int64, to machine.Reg) machine.Instr {
	return machine.Instr{Verb: machine.Add, Object: v, A: machine.Const(n), To: to}
}

// Lock returns the instruction that takes m.
func Lock(m engine.ObjectID) machine.Instr { return machine.Instr{Verb: machine.Lock, Object: m} }

// Unlock returns the instruction that gives m back.
func Unlock(m engine.ObjectID) machine.Instr { return machine.Instr{Verb: machine.Unlock, Object: m} }

// Spawn returns the instruction that starts t.
func Spawn(t engine.TaskID) machine.Instr {
	return machine.Instr{Verb: machine.Spawn, Object: engine.ObjectID(t)}
}

// Join returns the instruction that waits for the end of t.
func Join(t engine.TaskID) machine.Instr {
	return machine.Instr{Verb: machine.Join, Object: engine.ObjectID(t)}
}

// Work returns the instruction that takes so many ticks.
func Work(ticks int64) machine.Instr {
	return machine.Instr{Verb: machine.Work, A: machine.Const(ticks)}
}

// Plus returns the instruction to = to + n, which takes a tick.
func Plus(to machine.Reg, n int64) machine.Instr {
	return machine.Instr{Verb: machine.Set, To: to, A: machine.Value(to), B: machine.Const(n), Cost: 1}
}

// Assert returns the instruction that fails unless r relates to n.
func Assert(r machine.Reg, relation machine.Relation, n int64) machine.Instr {
	return machine.Instr{Verb: machine.Assert, A: machine.Value(r), Relation: relation, B: machine.Const(n), Note: "claim"}
}

// If returns the body, jumped over unless r relates to n. The branches in it are
// relative to its own start, as they are in Repeat's.
func If(r machine.Reg, relation machine.Relation, n int64, body ...machine.Instr) machine.Code {
	code := machine.Code{
		{Verb: machine.Branch, A: machine.Value(r), Relation: relation, B: machine.Const(n), Target: 2},
		{Verb: machine.Branch, Relation: machine.Equal, Target: 2 + len(body)},
	}
	return append(code, moved(body, 2)...)
}

// Repeat returns the body in a loop that is counted in a register, which must be
// nobody else's.
func Repeat(times int64, counter machine.Reg, body ...machine.Instr) machine.Code {
	code := machine.Code{{Verb: machine.Set, To: counter}}
	code = append(code, moved(body, 1)...)
	return append(code,
		machine.Instr{Verb: machine.Set, To: counter, A: machine.Value(counter), B: machine.Const(1)},
		machine.Instr{Verb: machine.Branch, A: machine.Value(counter), Relation: machine.Less, B: machine.Const(times), Target: 1})
}

// Sequence returns code blocks one after the other.
func Sequence(blocks ...machine.Code) machine.Code {
	var code machine.Code
	for _, b := range blocks {
		code = append(code, moved(b, len(code))...)
	}
	return code
}

// moved returns instructions whose branches lead so much further.
func moved(body []machine.Instr, by int) []machine.Instr {
	body = append([]machine.Instr(nil), body...)
	for i := range body {
		if body[i].Verb == machine.Branch {
			body[i].Target += by
		}
	}
	return body
}
