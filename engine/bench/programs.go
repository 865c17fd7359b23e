package bench

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// Counter is n workers who each k times read a counter and write one more.
func Counter(n int, k int64) *engine.Program {
	return &engine.Program{
		Name:    fmt.Sprintf("counter %d,%d", n, k),
		Objects: []engine.Object{{Name: "total"}},
		Tasks:   crew(n, repeat(k, read(0), addOne(), write(0))),
		Final:   equals{0, int64(n) * k},
	}
}

// Locked is Counter with a mutex taken around each read and write.
func Locked(n int, k int64) *engine.Program {
	return &engine.Program{
		Name:    fmt.Sprintf("locked %d,%d", n, k),
		Objects: []engine.Object{{Name: "total"}, {Name: "key", Kind: engine.Mutex}},
		Tasks:   crew(n, repeat(k, on(machine.Lock, 1), read(0), addOne(), write(0), on(machine.Unlock, 1))),
		Final:   equals{0, int64(n) * k},
	}
}

// Philosophers is n philosophers who take their left fork, then their right one,
// and put both back. If they are ordered, the last one reaches the other way round
// and no deadlock is possible.
func Philosophers(n int, ordered bool) *engine.Program {
	p := &engine.Program{Name: fmt.Sprintf("philosophers %d", n)}
	if ordered {
		p.Name = fmt.Sprintf("ordered %d", n)
	}
	for i := range n {
		left, right := engine.ObjectID(i), engine.ObjectID((i+1)%n)
		if ordered && i == n-1 {
			left, right = right, left
		}
		p.Objects = append(p.Objects, engine.Object{Name: fmt.Sprintf("fork %d", i), Kind: engine.Mutex})
		p.Tasks = append(p.Tasks, engine.Task{Body: machine.Code{
			on(machine.Lock, left), on(machine.Lock, right), on(machine.Unlock, right), on(machine.Unlock, left)}})
	}
	return p
}

// Buffer is n producers and n consumers who pass k items each through a shelf that
// holds one. Whoever finds it full, or empty, waits on a condition variable.
func Buffer(n int, k int64) *engine.Program {
	const things, key, room, stock = 0, 1, 2, 3
	half := func(from, to int64, wait, ring engine.ObjectID) machine.Code {
		return repeat(k,
			on(machine.Lock, key),
			read(things),
			machine.Instr{Verb: machine.Branch, A: machine.Value(register), Relation: machine.Equal, B: machine.Const(from), Target: 7},
			machine.Instr{Verb: machine.Wait, Object: wait, With: key},
			machine.Instr{Verb: machine.Wake, Object: wait, With: key},
			machine.Instr{Verb: machine.Branch, Relation: machine.Equal, Target: 2},
			machine.Instr{Verb: machine.Write, Object: things, A: machine.Const(to)},
			on(machine.Notify, ring),
			on(machine.Unlock, key))
	}
	return &engine.Program{
		Name: fmt.Sprintf("buffer %d,%d", n, k),
		Objects: []engine.Object{{Name: "things"}, {Name: "key", Kind: engine.Mutex},
			{Name: "room", Kind: engine.Condition}, {Name: "stock", Kind: engine.Condition}},
		Tasks: append(crew(n, half(0, 1, room, stock)), crew(n, half(1, 0, stock, room))...),
		Final: equals{things, 0},
	}
}

const register, rounds = 0, 15

// repeat runs instructions so many times. Their branches count from the start of
// the list, where the round counter is set.
func repeat(times int64, body ...machine.Instr) machine.Code {
	code := append(machine.Code{{Verb: machine.Set, To: rounds}}, body...)
	return append(code,
		machine.Instr{Verb: machine.Set, To: rounds, A: machine.Value(rounds), B: machine.Const(1)},
		machine.Instr{Verb: machine.Branch, A: machine.Value(rounds), Relation: machine.Less, B: machine.Const(times), Target: 1})
}

func crew(n int, code machine.Code) (tasks []engine.Task) {
	for range n {
		tasks = append(tasks, engine.Task{Body: code})
	}
	return tasks
}

func on(v machine.Verb, id engine.ObjectID) machine.Instr { return machine.Instr{Verb: v, Object: id} }

func read(v engine.ObjectID) machine.Instr {
	return machine.Instr{Verb: machine.Read, Object: v, To: register}
}

func write(v engine.ObjectID) machine.Instr {
	return machine.Instr{Verb: machine.Write, Object: v, A: machine.Value(register)}
}

func addOne() machine.Instr {
	return machine.Instr{Verb: machine.Set, To: register, A: machine.Value(register), B: machine.Const(1), Cost: 1}
}

// equals claims the last value of a variable.
type equals struct {
	id   engine.ObjectID
	want int64
}

func (e equals) Holds(value func(engine.ObjectID) int64) bool { return value(e.id) == e.want }
func (e equals) String() string                               { return fmt.Sprintf("object %d == %d", e.id, e.want) }
