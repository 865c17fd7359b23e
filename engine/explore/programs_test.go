package explore

import (
	"fmt"
	"math/big"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// claim is a Predicate made of a function.
type claim struct {
	text  string
	holds func(value func(engine.ObjectID) int64) bool
}

func (c claim) Holds(value func(engine.ObjectID) int64) bool { return c.holds(value) }
func (c claim) String() string                               { return c.text }

func endsAt(id engine.ObjectID, want int64) claim {
	return claim{fmt.Sprintf("object %d == %d", id, want), func(value func(engine.ObjectID) int64) bool { return value(id) == want }}
}

// repeat wraps a body of instructions, whose branches are relative to its own
// start, in a loop that is counted in register 15.
func repeat(times int64, body ...machine.Instr) machine.Code {
	const i = 15
	code := machine.Code{{Verb: machine.Set, To: i}}
	code = append(code, body...)
	return append(code,
		machine.Instr{Verb: machine.Set, To: i, A: machine.Value(i), B: machine.Const(1)},
		machine.Instr{Verb: machine.Branch, A: machine.Value(i), Relation: machine.Less, B: machine.Const(times), Target: 1})
}

func read(v engine.ObjectID, to machine.Reg) machine.Instr {
	return machine.Instr{Verb: machine.Read, Object: v, To: to}
}

func write(v engine.ObjectID, a machine.Operand) machine.Instr {
	return machine.Instr{Verb: machine.Write, Object: v, A: a}
}

func add(to machine.Reg, n int64) machine.Instr {
	return machine.Instr{Verb: machine.Set, To: to, A: machine.Value(to), B: machine.Const(n), Cost: 1}
}

func lock(m engine.ObjectID) machine.Instr {
	return machine.Instr{Verb: machine.Lock, Object: m}
}

func unlock(m engine.ObjectID) machine.Instr {
	return machine.Instr{Verb: machine.Unlock, Object: m}
}

func workers(n int, code machine.Code) []engine.Task {
	var tasks []engine.Task
	for i := range n {
		tasks = append(tasks, engine.Task{Name: fmt.Sprint(i + 1), Body: code})
	}
	return tasks
}

// counter is n workers who each k times read total and write one more.
func counter(n int, k int64) *engine.Program {
	return &engine.Program{
		Objects: []engine.Object{{Name: "total"}},
		Tasks:   workers(n, repeat(k, read(0, 0), add(0, 1), write(0, machine.Value(0)))),
		Final:   endsAt(0, int64(n)*k),
	}
}

// locked is counter with the key taken around each read and write.
func locked(n int, k int64) *engine.Program {
	return &engine.Program{
		Objects: []engine.Object{{Name: "total"}, {Name: "key", Kind: engine.Mutex}},
		Tasks:   workers(n, repeat(k, lock(1), read(0, 0), add(0, 1), write(0, machine.Value(0)), unlock(1))),
		Final:   endsAt(0, int64(n)*k),
	}
}

// philosophers take their left fork, then their right one; with ordered forks the
// last one reaches the other way round.
func philosophers(n int, ordered bool) *engine.Program {
	p := &engine.Program{}
	for i := range n {
		p.Objects = append(p.Objects, engine.Object{Name: fmt.Sprint("fork", i), Kind: engine.Mutex})
		left, right := engine.ObjectID(i), engine.ObjectID((i+1)%n)
		if ordered && i == n-1 {
			left, right = right, left
		}
		p.Tasks = append(p.Tasks, engine.Task{Body: machine.Code{lock(left), lock(right), unlock(right), unlock(left)}})
	}
	return p
}

// multinomial returns (nk)! / (k!)^n, the number of ways in which n workers can
// pass a lock k times each.
func multinomial(n, k int64) string {
	all := new(big.Int).MulRange(1, n*k)
	one := new(big.Int).MulRange(1, k)
	return all.Div(all, one.Exp(one, big.NewInt(n), nil)).String()
}
