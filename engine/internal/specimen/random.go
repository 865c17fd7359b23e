package specimen

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// Dice gives numbers from 0 to sides-1.
type Dice interface {
	Roll(sides int) int
}

// Random returns a small program that ends under every schedule, well or with any
// finding that step lists can come to but being stuck.
func Random(dice Dice) *engine.Program {
	p := &engine.Program{Name: "random"}
	variables, mutexes := 1+dice.Roll(3), dice.Roll(3)
	p.Objects = append(Variables(variables), Mutexes(mutexes)...)
	tasks := 2 + dice.Roll(3)
	g := generator{dice: dice, variables: variables, mutexes: mutexes, tasks: tasks}
	for t := range tasks {
		g.task = t
		code := g.block(1+dice.Roll(5), 0)
		p.Tasks = append(p.Tasks, Crew(code)...)
		p.Tasks[t].Dormant = t > 0 && dice.Roll(8) == 0
	}
	switch dice.Roll(4) {
	case 0:
		v, want := engine.ObjectID(dice.Roll(variables)), int64(dice.Roll(4))
		p.Final = EndsAt(v, want)
	case 1:
		p.Final = Claim(func(value func(engine.ObjectID) int64) bool { return value(0)%2 == 0 })
	}
	return p
}

type generator struct {
	dice                            Dice
	variables, mutexes, tasks, task int
	held                            [engine.ObjectsMax]bool // mutexes around the statement
}

// block returns so many random statements; depth is how many loops they are in.
func (g *generator) block(statements, depth int) machine.Code {
	var code machine.Code
	for range statements {
		code = Sequence(code, g.statement(depth))
	}
	return code
}

func (g *generator) statement(depth int) machine.Code {
	v := engine.ObjectID(g.dice.Roll(g.variables))
	r := machine.Reg(g.dice.Roll(3))
	relation := machine.Relation(g.dice.Roll(6))
	small := int64(g.dice.Roll(4))
	switch g.dice.Roll(16) {
	case 0, 1:
		return machine.Code{Read(v, r)}
	case 2:
		return machine.Code{Write(v, machine.Const(small))}
	case 3, 4:
		return machine.Code{Write(v, machine.Value(r))}
	case 5, 6:
		return machine.Code{Read(v, r), Plus(r, 1), Write(v, machine.Value(r))}
	case 7:
		return machine.Code{Add(v, small-1, r)}
	case 8:
		return machine.Code{Work(1 + small*small)}
	case 9:
		if depth < 2 {
			body := g.block(1+g.dice.Roll(2), depth+1)
			return Sequence(machine.Code{Read(v, r)}, If(r, relation, small, body...))
		}
	case 10:
		if depth < 2 {
			return Repeat(1+small, machine.Reg(14+depth), g.block(1+g.dice.Roll(2), depth+1)...)
		}
	case 11, 12:
		return g.guarded(depth)
	case 13:
		return g.crew()
	case 14:
		if g.dice.Roll(3) == 0 {
			return machine.Code{Read(v, r), Assert(r, relation, small)}
		}
	}
	return machine.Code{Plus(r, small)}
}

// guarded returns statements under a mutex, mostly given back.
func (g *generator) guarded(depth int) machine.Code {
	if g.mutexes == 0 || depth > 2 {
		return machine.Code{Work(2)}
	}
	m := engine.ObjectID(g.variables + g.dice.Roll(g.mutexes))
	if g.held[m] && g.dice.Roll(6) > 0 {
		return machine.Code{Work(2)}
	}
	g.held[m] = true
	code := Sequence(machine.Code{Lock(m)}, g.block(1+g.dice.Roll(2), depth+1))
	g.held[m] = false
	switch g.dice.Roll(12) {
	case 0:
		return code // never given back
	case 1:
		return Sequence(code, machine.Code{Unlock(m), Unlock(m)})
	}
	return Sequence(code, machine.Code{Unlock(m)})
}

// crew returns a spawn or a join of a later task, mostly.
func (g *generator) crew() machine.Code {
	other := g.dice.Roll(g.tasks)
	if other == g.task && g.dice.Roll(6) > 0 {
		other = (other + 1) % g.tasks
	}
	switch g.dice.Roll(3) {
	case 0:
		return machine.Code{Join(engine.TaskID(other))}
	case 1:
		if g.dice.Roll(4) == 0 {
			return machine.Code{Spawn(engine.TaskID(other))}
		}
	}
	return machine.Code{Work(1)}
}
