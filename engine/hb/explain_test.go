package hb

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// ids is a list of numbers from 0, of tasks or objects.
func tasks(ids ...engine.TaskID) []engine.TaskID       { return ids }
func objects(ids ...engine.ObjectID) []engine.ObjectID { return ids }

// explained is what Explain says about the run of a schedule, and the run.
func explained(t *testing.T, p *engine.Program, schedule string) (Explanation, *engine.Trace) {
	t.Helper()
	choices, err := engine.ParseSchedule(schedule)
	require.NoError(t, err)
	trace, err := sched.Replay(p, choices)
	require.NoError(t, err)
	require.NotNil(t, trace.Finding, "the run was to go wrong")
	return Explain(p, trace), trace
}

// steps turns indices of visible events, from 0, into indices of all events.
func steps(trace *engine.Trace, visible ...int) []int {
	var all, picked []int
	for i, e := range trace.Events {
		if e.Op.Kind.Visible() {
			all = append(all, i)
		}
	}
	for _, v := range visible {
		picked = append(picked, all[v])
	}
	return picked
}

// ticketOffice is two clerks who each sell the ticket if there is one left.
func ticketOffice() *engine.Program {
	const left, sold = 0, 1
	sell := specimen.Sequence(
		machine.Code{specimen.Read(left, 0)},
		specimen.If(0, machine.Greater, 0, specimen.Add(left, -1, 1), specimen.Add(sold, 1, 1)),
	)
	p := &engine.Program{Objects: specimen.Variables(2), Tasks: specimen.Clones(2, sell)}
	p.Objects[left].Init = 1
	p.Final = specimen.EndsAt(sold, 1)
	return p
}

// each program goes wrong under its schedule, and the explanation points at the
// steps (counted among the visible ones) that a person would point at.
func TestExplanationsOfRuns(t *testing.T) {
	read, write, lock, unlock := specimen.Read, specimen.Write, specimen.Lock, specimen.Unlock
	reg := machine.Value(0)
	variables := func(n, mutexes int) []engine.Object {
		return append(specimen.Variables(n), specimen.Mutexes(mutexes)...)
	}
	halfGuarded := machine.Code{read(0, 0), specimen.Plus(0, 1), lock(1), write(0, reg), unlock(1)}

	for _, test := range []struct {
		name     string
		program  *engine.Program
		schedule string
		want     Explanation
		steps    []int
	}{
		{
			"two hands, one counter", specimen.Counter(2, 1), "1 2*2 1",
			Explanation{Pattern: LostUpdate, Tasks: tasks(0, 1), Objects: objects(0), Values: []int64{0, 1, 1}, Tried: true},
			[]int{0, 2, 3},
		}, {
			"five steps are lost at once", specimen.Counter(2, 5), "1 2*10 1*9",
			Explanation{Pattern: LostUpdate, Tasks: tasks(0, 1), Objects: objects(0), Values: []int64{0, 5, 1}, Tried: true},
			[]int{0, 10, 11},
		}, {
			"only the write is guarded", &engine.Program{Objects: variables(1, 1), Tasks: specimen.Clones(2, halfGuarded), Final: specimen.EndsAt(0, 2)},
			"1 2*4 1*3",
			Explanation{Pattern: LostUpdate, Tasks: tasks(0, 1), Objects: objects(0), Values: []int64{0, 1, 1}, Tried: true},
			[]int{0, 3, 6},
		}, {
			"an atomic add is lost", &engine.Program{Objects: variables(1, 0), Final: specimen.EndsAt(0, 6), Tasks: specimen.Crew(
				machine.Code{read(0, 0), specimen.Plus(0, 1), write(0, reg)}, machine.Code{specimen.Add(0, 5, 0)})},
			"1 2 1",
			Explanation{Pattern: LostUpdate, Tasks: tasks(0, 1), Objects: objects(0), Values: []int64{0, 5, 1}, Tried: true},
			[]int{0, 1, 2},
		}, {
			"one ticket, sold twice", ticketOffice(), "1 2*3 1*2",
			Explanation{Pattern: StaleCheck, Tasks: tasks(0, 1), Objects: objects(0, 0), Values: []int64{1, 0}, Tried: true},
			[]int{0, 2, 4},
		}, {
			"both see the other's flag down", &engine.Program{Objects: variables(3, 0), Final: specimen.EndsAt(2, 1), Tasks: specimen.Crew(
				specimen.Sequence(machine.Code{read(1, 0)}, specimen.If(0, machine.Equal, 0, write(0, machine.Const(1)), specimen.Add(2, 1, 1))),
				specimen.Sequence(machine.Code{read(0, 0)}, specimen.If(0, machine.Equal, 0, write(1, machine.Const(1)), specimen.Add(2, 1, 1))))},
			"1 2 1*2 2*2",
			Explanation{Pattern: StaleCheck, Tasks: tasks(1, 0), Objects: objects(0, 1), Values: []int64{0, 1}, Tried: true},
			[]int{1, 2, 4},
		}, {
			"shipped before anything was packed", &engine.Program{Objects: variables(1, 0), Tasks: specimen.Crew(
				machine.Code{read(0, 0), specimen.Assert(0, machine.Equal, 2)},
				machine.Code{specimen.Add(0, 1, 0)}, machine.Code{specimen.Add(0, 1, 0)})},
			"1",
			Explanation{Pattern: TooEarly, Tasks: tasks(0, 2), Objects: objects(0), Values: []int64{0, 2}, Tried: true},
			[]int{0},
		}, {
			"shipped when half was packed", &engine.Program{Objects: variables(2, 0), Final: specimen.EndsAt(1, 2), Tasks: specimen.Crew(
				machine.Code{read(0, 0), write(1, reg)},
				machine.Code{specimen.Add(0, 1, 0)}, machine.Code{specimen.Add(0, 1, 0)})},
			"2 1 3 1",
			Explanation{Pattern: TooEarly, Tasks: tasks(0, 2), Objects: objects(0), Values: []int64{1, 2}, Tried: true},
			[]int{1, 2},
		}, {
			"somebody writes in between", &engine.Program{Objects: variables(1, 0), Tasks: specimen.Crew(
				machine.Code{write(0, machine.Const(1)), read(0, 0), specimen.Assert(0, machine.Equal, 1)},
				machine.Code{write(0, machine.Const(2))})},
			"1 2 1",
			Explanation{Pattern: AssertFailed, Tasks: tasks(0, 1), Objects: objects(0), Values: []int64{2}},
			[]int{1, 2},
		}, {
			"simply wrong", &engine.Program{Objects: variables(2, 0), Final: specimen.EndsAt(1, 3), Tasks: specimen.Crew(
				machine.Code{write(1, machine.Const(1)), write(0, machine.Const(3))}, machine.Code{write(1, machine.Const(2))})},
			"1 2 1",
			Explanation{Pattern: WrongOutcome, Tasks: tasks(1), Objects: objects(1), Values: []int64{2}},
			[]int{1},
		}, {
			"the philosophers starve", specimen.Philosophers(3), "2 1 3",
			Explanation{Pattern: DeadlockRing, Tasks: tasks(0, 1, 2), Objects: objects(1, 2, 0)},
			[]int{0, 1, 2},
		}, {
			"a ring behind one who waits for it", &engine.Program{Objects: variables(0, 3), Tasks: specimen.Crew(
				machine.Code{lock(1), lock(2)}, machine.Code{lock(0), lock(2), lock(1)}, machine.Code{lock(2), lock(0)})},
			"3 2 1",
			Explanation{Pattern: DeadlockRing, Tasks: tasks(1, 2), Objects: objects(2, 0)},
			[]int{0, 1},
		}, {
			"a lock and a join", &engine.Program{Objects: variables(0, 1), Tasks: specimen.Crew(
				machine.Code{lock(0), specimen.Join(1), unlock(0)}, machine.Code{lock(0), unlock(0)})},
			"1",
			Explanation{Pattern: DeadlockMixed, Tasks: tasks(0, 1), Objects: objects(-1, 0)},
			[]int{0},
		}, {
			"they join each other", &engine.Program{Tasks: specimen.Crew(machine.Code{specimen.Join(1)}, machine.Code{specimen.Join(0)})}, "",
			Explanation{Pattern: JoinCycle, Tasks: tasks(0, 1)}, nil,
		}, {
			"takes what it holds", &engine.Program{Objects: variables(0, 1), Tasks: specimen.Crew(machine.Code{lock(0), lock(0)})}, "1",
			Explanation{Pattern: DeadlockSelf, Tasks: tasks(0), Objects: objects(0)}, []int{0},
		}, {
			"went home with the key", &engine.Program{Objects: variables(0, 1), Tasks: specimen.Crew(
				machine.Code{lock(0), unlock(0)}, machine.Code{lock(0)})}, "2",
			Explanation{Pattern: DeadlockOrphan, Tasks: tasks(0, 1), Objects: objects(0)}, []int{0},
		}, {
			"waits for one who never starts", &engine.Program{Objects: variables(1, 0), Tasks: append(specimen.Crew(
				machine.Code{read(0, 0), specimen.Join(1)}), engine.Task{Body: machine.Code{}, Dormant: true})}, "1",
			Explanation{Pattern: NeverSpawned, Tasks: tasks(0, 1)}, []int{0},
		}, {
			"gives back another's key", &engine.Program{Objects: variables(0, 1), Tasks: specimen.Crew(
				machine.Code{unlock(0)}, machine.Code{lock(0), unlock(0)})}, "2 1",
			Explanation{Pattern: ForeignUnlock, Tasks: tasks(0, 1), Objects: objects(0)}, []int{0, 1},
		}, {
			"gives back twice", &engine.Program{Objects: variables(0, 1), Tasks: specimen.Crew(machine.Code{lock(0), unlock(0), unlock(0)})}, "1*3",
			Explanation{Pattern: DoubleUnlock, Tasks: tasks(0), Objects: objects(0)}, []int{1, 2},
		}, {
			"gives back what it never had", &engine.Program{Objects: variables(0, 1), Tasks: specimen.Crew(machine.Code{unlock(0)})}, "1",
			Explanation{Pattern: FreeUnlock, Tasks: tasks(0), Objects: objects(0)}, []int{0},
		}, {
			"starts somebody twice", &engine.Program{Tasks: append(specimen.Crew(
				machine.Code{specimen.Spawn(1), specimen.Spawn(1)}), engine.Task{Body: machine.Code{}, Dormant: true})}, "1*2",
			Explanation{Pattern: SpawnAgain, Tasks: tasks(0, 1)}, []int{0, 1},
		}, {
			"reads what is not there", &engine.Program{Tasks: specimen.Crew(machine.Code{read(7, 0)})}, "1",
			Explanation{Pattern: NoSuchThing, Tasks: tasks(0)}, []int{0},
		}, {
			"panics", &engine.Program{Objects: variables(1, 0), Tasks: specimen.Crew(routine.Func(func(t *routine.Task) { t.Read(0); panic(1) }))}, "1",
			Explanation{Pattern: Panicked, Tasks: tasks(0)}, []int{0},
		}, {
			"leaves without a word", &engine.Program{Objects: variables(1, 0), Tasks: specimen.Crew(routine.Func(func(t *routine.Task) { t.Read(0); runtime.Goexit() }))}, "1",
			Explanation{Pattern: Exited, Tasks: tasks(0)}, []int{0},
		}, {
			"computes on and on", &engine.Program{Objects: variables(1, 0), Tasks: specimen.Crew(machine.Code{read(0, 0), {Verb: machine.Branch, Target: 1}})}, "1",
			Explanation{Pattern: Stuck, Tasks: tasks(0)}, []int{0},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, trace := explained(t, test.program, test.schedule)
			test.want.Steps = steps(trace, test.steps...)
			require.Equal(t, test.want, got)
		})
	}
}
