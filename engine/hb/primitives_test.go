package hb

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

func do(verb machine.Verb, object engine.ObjectID) machine.Instr {
	return machine.Instr{Verb: verb, Object: object, A: machine.Const(1)}
}

// program has a variable 0, a thing 1, a mutex 2 and the tasks.
func program(thing engine.Object, tasks ...machine.Code) *engine.Program {
	p := &engine.Program{Objects: []engine.Object{{Name: "v"}, thing, {Name: "m", Kind: engine.Mutex}}}
	for _, code := range tasks {
		p.Tasks = append(p.Tasks, engine.Task{Body: code})
	}
	return p
}

// Each run is the shortest one that goes wrong, so that the facts are known.
func TestWhatGoesWrongWithEachPrimitive(t *testing.T) {
	const thing, mutex = 1, 2
	barrier := func(parties int64) engine.Object { return engine.Object{Kind: engine.Barrier, Init: parties} }
	queue := engine.Object{Kind: engine.Queue, Init: 1}
	board := engine.Object{Kind: engine.RWLock}
	recursive := engine.Object{Kind: engine.Mutex, Recursive: true}
	for _, test := range []struct {
		name    string
		program *engine.Program
		want    Explanation
	}{
		{"no token", program(engine.Object{Kind: engine.Semaphore}, machine.Code{do(machine.Acquire, thing)}),
			Explanation{Pattern: NoToken, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}}},
		{"nobody notifies", program(engine.Object{Kind: engine.Condition}, machine.Code{do(machine.Lock, mutex),
			{Verb: machine.Wait, Object: thing, With: mutex}, {Verb: machine.Wake, Object: thing, With: mutex}}),
			Explanation{Pattern: NeverNotified, Steps: []int{1}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}}},
		{"too few at the barrier", program(barrier(3), machine.Code{do(machine.Arrive, thing), do(machine.Pass, thing)},
			machine.Code{do(machine.Arrive, thing), do(machine.Pass, thing)}),
			Explanation{Pattern: BarrierShort, Steps: []int{0}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}, Values: []int64{2, 3}}},
		{"twice to the barrier", program(barrier(2), machine.Code{do(machine.Arrive, thing), do(machine.Arrive, thing)}),
			Explanation{Pattern: ArriveAgain, Steps: []int{0, 1}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}, Values: []int64{1, 2}}},
		{"a countdown that stops short", program(engine.Object{Kind: engine.Countdown, Init: 2},
			machine.Code{do(machine.CountDown, thing), do(machine.Await, thing)}),
			Explanation{Pattern: CountdownShort, Steps: []int{0}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}, Values: []int64{1}}},
		{"a countdown below zero", program(engine.Object{Kind: engine.Countdown, Init: 1},
			machine.Code{do(machine.CountDown, thing), do(machine.CountDown, thing)}),
			Explanation{Pattern: CountBelowZero, Steps: []int{0, 1}, Tasks: []engine.TaskID{0, 0}, Objects: []engine.ObjectID{thing}}},
		{"an event that nobody sets", program(engine.Object{Kind: engine.ManualEvent, Init: 1},
			machine.Code{do(machine.ResetEvent, thing), do(machine.Await, thing)}),
			Explanation{Pattern: NeverSet, Steps: []int{0}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}}},
		{"nobody takes", program(queue, machine.Code{do(machine.Put, thing), do(machine.Put, thing)}),
			Explanation{Pattern: QueueFull, Steps: []int{0}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}, Values: []int64{1}}},
		{"nobody puts", program(queue, machine.Code{do(machine.Take, thing)}),
			Explanation{Pattern: QueueEmpty, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}}},
		{"an item that is too large", program(queue, machine.Code{{Verb: machine.Put, Object: thing, A: machine.Const(512)}}),
			Explanation{Pattern: ItemOutOfRange, Steps: []int{0}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}, Values: []int64{512, -512, 511}}},
		{"a reader who wants to write", program(board, machine.Code{do(machine.ReadLock, thing), do(machine.WriteLock, thing)}),
			Explanation{Pattern: Upgrade, Steps: []int{0}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}}},
		{"two readers who want to write", program(board, machine.Code{do(machine.ReadLock, thing), do(machine.WriteLock, thing)},
			machine.Code{do(machine.Read, 0), do(machine.ReadLock, thing), do(machine.WriteLock, thing), do(machine.WriteUnlock, thing)}),
			Explanation{Pattern: DeadlockRing, Steps: []int{0, 2}, Tasks: []engine.TaskID{0, 1}, Objects: []engine.ObjectID{thing, thing}}},
		{"a writer who writes again", program(board, machine.Code{do(machine.WriteLock, thing), do(machine.WriteLock, thing)}),
			Explanation{Pattern: DeadlockSelf, Steps: []int{0}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}}},
		{"a reader who has gone", program(board, machine.Code{do(machine.ReadLock, thing)}, machine.Code{do(machine.Join, 0), do(machine.WriteLock, thing)}),
			Explanation{Pattern: DeadlockOrphan, Steps: []int{0}, Tasks: []engine.TaskID{1, 0}, Objects: []engine.ObjectID{thing}}},
		{"reading twice", program(board, machine.Code{do(machine.ReadLock, thing), do(machine.ReadLock, thing)}),
			Explanation{Pattern: ReadAgain, Steps: []int{0, 1}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}}},
		{"no longer reading", program(board, machine.Code{do(machine.ReadUnlock, thing)}),
			Explanation{Pattern: ReadUnlockUnheld, Steps: []int{0}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}}},
		{"another one writes", program(board, machine.Code{do(machine.WriteLock, thing)}, machine.Code{do(machine.Join, 0), do(machine.WriteUnlock, thing)}),
			Explanation{Pattern: WriteUnlockUnheld, Steps: []int{0, 2}, Tasks: []engine.TaskID{1, 0}, Objects: []engine.ObjectID{thing}}},
		{"held once more", program(recursive, machine.Code{do(machine.Lock, thing), do(machine.Lock, thing), do(machine.Unlock, thing)},
			machine.Code{do(machine.Join, 0), do(machine.Lock, thing)}),
			Explanation{Pattern: DeadlockOrphan, Steps: []int{0}, Tasks: []engine.TaskID{1, 0}, Objects: []engine.ObjectID{thing}}},
		{"given back once more", program(recursive, machine.Code{do(machine.Lock, thing), do(machine.Unlock, thing), do(machine.Unlock, thing)}),
			Explanation{Pattern: DoubleUnlock, Steps: []int{1, 2}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing}}},
		{"waiting with a mutex held twice", func() *engine.Program {
			p := program(engine.Object{Kind: engine.Condition}, machine.Code{do(machine.Lock, mutex), do(machine.Lock, mutex),
				{Verb: machine.Wait, Object: thing, With: mutex}})
			p.Objects[mutex].Recursive = true
			return p
		}(), Explanation{Pattern: WaitNested, Steps: []int{2}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing, mutex}}},
		{"waiting without the mutex", program(engine.Object{Kind: engine.Condition}, machine.Code{{Verb: machine.Wait, Object: thing, With: mutex}}),
			Explanation{Pattern: WaitUnheld, Steps: []int{0}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{thing, mutex}}},
		{"a value that is too large to be stored", program(engine.Object{Kind: engine.OutTray, Init: 1},
			machine.Code{{Verb: machine.Store, Object: 0, With: thing, A: machine.Const(-2049)}}),
			Explanation{Pattern: EntryOutOfRange, Steps: []int{0}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{0}, Values: []int64{-2049, -2048, 2047}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			trace, err := sched.Run(test.program, sched.RoundRobin(), engine.Limits{})
			require.NoError(t, err)
			require.NotNil(t, trace.Finding)
			require.Equal(t, test.want, Explain(test.program, trace))
		})
	}
}

// Two tasks each tell the other that they are there, and look whether the other
// is: both stores may still be in the trays.
func TestAStoreThatIsStillInItsTray(t *testing.T) {
	p := &engine.Program{Objects: []engine.Object{{Name: "x"}, {Name: "y"}, {Name: "met"}}}
	for me := range engine.ObjectID(2) {
		p.Tasks = append(p.Tasks, engine.Task{Body: machine.Code{do(machine.Write, me),
			{Verb: machine.Read, Object: 1 - me, To: 0}, {Verb: machine.Add, Object: 2, A: machine.Value(0), To: 1}}})
	}
	p.Final = someMet{}
	report, err := explore.Prove(p, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Proved, report.Verdict)
	p, err = machine.WithOutTrays(p, 1)
	require.NoError(t, err)
	report, err = explore.Prove(p, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Refuted, report.Verdict)
	for _, w := range []*engine.Witness{report.Shortest, report.Clearest} {
		trace, err := sched.Replay(p, w.Schedule)
		require.NoError(t, err)
		x := Explain(p, trace)
		require.Equal(t, InTray, x.Pattern)
		require.True(t, x.Tried)
		store, load := trace.Events[x.Steps[0]], trace.Events[x.Steps[1]]
		require.Equal(t, engine.OpStore, store.Op.Kind)
		require.Equal(t, engine.OpLoad, load.Op.Kind)
		require.Equal(t, []engine.TaskID{load.Task, store.Task}, x.Tasks)
		require.Equal(t, []engine.ObjectID{load.Op.Object}, x.Objects)
		require.Equal(t, []int64{0, 1}, x.Values)
	}
}

// What a daemon lets reach memory was written by the task whose tray it empties.
func TestAFlushIsTheDoingOfWhoStored(t *testing.T) {
	p := &engine.Program{Objects: []engine.Object{{Name: "v"}}, Tasks: []engine.Task{
		{Body: machine.Code{do(machine.Write, 0), {Verb: machine.Write, A: machine.Const(2)}}},
		{Body: machine.Code{do(machine.Join, 0), do(machine.Read, 0), {Verb: machine.Assert, A: machine.Value(0), Note: "v == 0"}}}}}
	p, err := machine.WithOutTrays(p, 2)
	require.NoError(t, err)
	trace, err := sched.Run(p, sched.RoundRobin(), engine.Limits{})
	require.NoError(t, err)
	x := Explain(p, trace)
	require.Equal(t, AssertFailed, x.Pattern)
	require.Equal(t, []engine.TaskID{1, 0}, x.Tasks)
	require.Equal(t, []int64{2}, x.Values)
}

type someMet struct{}

func (someMet) Holds(value func(engine.ObjectID) int64) bool { return value(2) > 0 }
func (someMet) String() string                               { return "somebody was met" }

// Each way of handing over orders a write before a read, and without it they are a
// race.
func TestWhatEachPrimitiveOrders(t *testing.T) {
	const thing = 1
	write, read := do(machine.Write, 0), do(machine.Read, 0)
	twice := func(verbs ...machine.Verb) (code machine.Code) {
		for _, v := range verbs {
			code = append(code, do(v, thing))
		}
		return code
	}
	for _, test := range []struct {
		name          string
		thing         engine.Object
		before, after machine.Code // what the writer does behind its write, and the reader before its read
		ordered       bool
	}{
		{"a token", engine.Object{Kind: engine.Semaphore}, twice(machine.Release), twice(machine.Acquire), true},
		{"two tokens taken", engine.Object{Kind: engine.Semaphore, Init: 2}, twice(machine.Acquire), twice(machine.Acquire), false},
		{"a barrier", engine.Object{Kind: engine.Barrier, Init: 2}, twice(machine.Arrive, machine.Pass), twice(machine.Arrive, machine.Pass), true},
		{"a barrier for one", engine.Object{Kind: engine.Barrier, Init: 1}, twice(machine.Arrive, machine.Pass), twice(machine.Arrive, machine.Pass), false},
		{"a countdown", engine.Object{Kind: engine.Countdown, Init: 1}, twice(machine.CountDown), twice(machine.Await), true},
		{"two who count down", engine.Object{Kind: engine.Countdown, Init: 2}, twice(machine.CountDown), twice(machine.CountDown), false},
		{"an event", engine.Object{Kind: engine.ManualEvent}, twice(machine.SetEvent), twice(machine.Await), true},
		{"an event that was set before", engine.Object{Kind: engine.ManualEvent, Init: 1}, twice(machine.Await), twice(machine.Await), false},
		{"reading after writing", engine.Object{Kind: engine.RWLock}, twice(machine.WriteLock, machine.WriteUnlock), twice(machine.ReadLock), true},
		{"writing after reading", engine.Object{Kind: engine.RWLock}, twice(machine.ReadLock, machine.ReadUnlock), twice(machine.WriteLock), true},
		{"reading after reading", engine.Object{Kind: engine.RWLock}, twice(machine.ReadLock, machine.ReadUnlock), twice(machine.ReadLock), false},
		{"an item", engine.Object{Kind: engine.Queue, Init: 1}, twice(machine.Put), twice(machine.Take), true},
		{"a place", engine.Object{Kind: engine.Queue, Init: 1}, twice(machine.Put, machine.Take), twice(machine.Put), true},
		{"another place", engine.Object{Kind: engine.Queue, Init: 2}, twice(machine.Put, machine.Take), twice(machine.Put), false},
		{"a yield", engine.Object{}, twice(machine.Yield), twice(machine.Yield), false},
		{"a fence", engine.Object{}, twice(machine.Fence), twice(machine.Fence), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := program(test.thing, append(machine.Code{write}, test.before...), append(test.after[:len(test.after):len(test.after)], read))
			// The writer goes first, as far as it can.
			trace, err := sched.Run(p, sched.Manual(func(enabled engine.TaskSet, _ engine.TaskID, _ sched.Ways) engine.Choice {
				return engine.Choice{Task: enabled.First()}
			}), engine.Limits{})
			require.NoError(t, err)
			order, err := NewOrder(p, trace)
			require.NoError(t, err)
			require.Equal(t, test.ordered, len(order.Races()) == 0)
		})
	}
}

// The slow one of two who pass a barrier knows nothing of the next round.
func TestABarrierOrdersRounds(t *testing.T) {
	round := machine.Code{do(machine.Arrive, 1), do(machine.Pass, 1)}
	p := program(engine.Object{Kind: engine.Barrier, Init: 2},
		append(append(machine.Code{}, round...), do(machine.Write, 0), round[0]),
		append(append(machine.Code{}, round...), do(machine.Read, 0)))
	trace, err := sched.Replay(p, engine.Schedule{{Task: 0}, {Task: 1}, {Task: 0}, {Task: 0}, {Task: 0}, {Task: 1}, {Task: 1}})
	require.NoError(t, err)
	order, err := NewOrder(p, trace)
	require.NoError(t, err)
	require.Len(t, order.Races(), 1)
}

// Whatever goes wrong in random programs with all primitives, it is explained by
// more than its name, and what is said of waits is so.
func TestRandomRunsOfAllAreExplained(t *testing.T) {
	found := map[Pattern]int{}
	for seed := range uint64(6000) {
		p := specimen.RandomOfAll(sched.NewDice(seed))
		trace, err := sched.Run(p, sched.Random(seed), engine.Limits{})
		require.NoError(t, err)
		x := Explain(p, trace)
		found[x.Pattern]++
		require.Equal(t, trace.Finding == nil, x.Pattern == NoPattern)
		require.NotEqual(t, Deadlock, x.Pattern, "seed %d", seed)
		require.NotEqual(t, NoSuchThing, x.Pattern, "seed %d", seed)
		require.True(t, slices.IsSorted(x.Steps))
		for _, i := range x.Steps {
			require.True(t, i >= 0 && i < len(trace.Events))
		}
		if trace.Finding != nil && trace.Finding.Kind == engine.Deadlock {
			require.True(t, trace.Finding.Waiting.Has(x.Tasks[0]))
			require.False(t, p.Tasks[x.Tasks[0]].Daemon)
		}
	}
	t.Log(found)
	for _, pattern := range []Pattern{
		NoToken, NeverNotified, BarrierShort, CountdownShort, NeverSet, QueueFull, QueueEmpty, Upgrade,
		DeadlockOrphan, DeadlockSelf, DeadlockRing, WaitUnheld, ArriveAgain, CountBelowZero, ReadAgain,
		ReadUnlockUnheld, WriteUnlockUnheld, DoubleUnlock, FreeUnlock,
	} {
		require.Positive(t, found[pattern], "no random run shows %s", pattern)
	}
}
