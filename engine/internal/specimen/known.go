package specimen

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// Claim is a Predicate made of a function.
type Claim func(value func(engine.ObjectID) int64) bool

// Holds implements engine.Predicate.
func (c Claim) Holds(value func(engine.ObjectID) int64) bool { return c(value) }

// String implements engine.Predicate.
func (c Claim) String() string { return "claim of a test" }

// EndsAt claims that a variable ends at a value.
func EndsAt(v engine.ObjectID, want int64) Claim {
	return func(value func(engine.ObjectID) int64) bool { return value(v) == want }
}

// Crew returns a task for each body.
func Crew(bodies ...engine.Body) []engine.Task {
	var tasks []engine.Task
	for i, b := range bodies {
		tasks = append(tasks, engine.Task{Name: fmt.Sprint("worker ", i+1), Body: b})
	}
	return tasks
}

// Clones returns n tasks with the same step list.
func Clones(n int, code machine.Code) []engine.Task {
	var tasks []engine.Task
	for range n {
		tasks = append(tasks, Crew(code)...)
	}
	return tasks
}

// Variables returns that many variables, all 0.
func Variables(n int) []engine.Object {
	var objects []engine.Object
	for i := range n {
		objects = append(objects, engine.Object{Name: fmt.Sprint("v", i), Kind: engine.Variable, Process: engine.Shared})
	}
	return objects
}

// Mutexes returns that many mutexes.
func Mutexes(n int) []engine.Object {
	var objects []engine.Object
	for i := range n {
		objects = append(objects, engine.Object{Name: fmt.Sprint("m", i), Kind: engine.Mutex, Process: engine.Shared})
	}
	return objects
}

// Counter is n workers who each k times read total and write one more.
func Counter(n int, k int64) *engine.Program {
	return &engine.Program{
		Name: "counter", Objects: Variables(1),
		Tasks: Clones(n, Repeat(k, 15, Read(0, 0), Plus(0, 1), Write(0, machine.Value(0)))),
		Final: EndsAt(0, int64(n)*k),
	}
}

// Locked is Counter with a mutex, object 1, held from each read to the write.
func Locked(n int, k int64) *engine.Program {
	return &engine.Program{
		Name: "locked", Objects: append(Variables(1), Mutexes(1)...),
		Tasks: Clones(n, Repeat(k, 15, Lock(1), Read(0, 0), Plus(0, 1), Write(0, machine.Value(0)), Unlock(1))),
		Final: EndsAt(0, int64(n)*k),
	}
}

// Philosophers take their left fork, then their right one, so that all of them can
// come to wait for each other.
func Philosophers(n int) *engine.Program {
	p := &engine.Program{Name: "philosophers", Objects: Mutexes(n)}
	for i := range n {
		left, right := engine.ObjectID(i), engine.ObjectID((i+1)%n)
		p.Tasks = append(p.Tasks, Crew(machine.Code{Lock(left), Lock(right), Work(3), Unlock(right), Unlock(left)})...)
	}
	return p
}
