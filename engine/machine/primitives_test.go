package machine

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
)

func TestWhatTheOtherOperationsMean(t *testing.T) {
	const ann, bob, cid = 0, 1, 2
	type step struct {
		task    engine.TaskID
		kind    engine.OpKind
		arg     int64
		enabled bool
		value   int64
		refusal Refusal
	}
	does := func(task engine.TaskID, kind engine.OpKind) step { return step{task, kind, 0, true, 0, Allowed} }
	waits := func(task engine.TaskID, kind engine.OpKind) step { return step{task, kind, 0, false, 0, Allowed} }
	fails := func(task engine.TaskID, kind engine.OpKind, why Refusal) step {
		return step{task, kind, 0, true, 0, why}
	}
	put := func(item int64) step { return step{ann, engine.OpPut, item, true, 0, Allowed} }
	take := func(item int64) step { return step{bob, engine.OpTake, 0, true, item, Allowed} }
	const (
		lock, unlock           = engine.OpLock, engine.OpUnlock
		arrive, pass           = engine.OpArrive, engine.OpPass
		readLock, readUnlock   = engine.OpReadLock, engine.OpReadUnlock
		writeLock, writeUnlock = engine.OpWriteLock, engine.OpWriteUnlock
	)
	for _, test := range []struct {
		name   string
		object engine.Object
		steps  []step
	}{
		{"a recursive mutex is free when it was unlocked as often", engine.Object{Kind: engine.Mutex, Recursive: true}, []step{
			does(ann, lock), does(ann, lock), {ann, engine.OpTryLock, 0, true, 1, Allowed}, {bob, engine.OpTryLock, 0, true, 0, Allowed},
			does(ann, unlock), does(ann, unlock), waits(bob, lock), fails(bob, unlock, UnlockForeign), does(ann, unlock),
			fails(ann, unlock, UnlockFree), does(bob, lock), waits(ann, lock),
		}},
		{"a barrier opens for those who have come, and can be used again", engine.Object{Kind: engine.Barrier, Init: 2}, []step{
			does(ann, arrive), waits(ann, pass), fails(ann, arrive, ArriveAgain), does(bob, arrive),
			does(bob, pass), does(bob, arrive), waits(bob, pass), does(ann, pass), does(ann, arrive), does(bob, pass), does(ann, pass),
		}},
		{"a barrier for two of three", engine.Object{Kind: engine.Barrier, Init: 2}, []step{
			does(ann, arrive), does(cid, arrive), does(bob, arrive), does(ann, pass), does(cid, pass), waits(bob, pass),
		}},
		{"a countdown goes down to 0 and stays there", engine.Object{Kind: engine.Countdown, Init: 2}, []step{
			waits(ann, engine.OpAwait), does(bob, engine.OpCountDown), waits(ann, engine.OpAwait), does(bob, engine.OpCountDown),
			does(ann, engine.OpAwait), does(ann, engine.OpAwait), fails(bob, engine.OpCountDown, CountBelowZero),
		}},
		{"a countdown from 0", engine.Object{Kind: engine.Countdown}, []step{does(ann, engine.OpAwait)}},
		{"an event stays set until it is reset", engine.Object{Kind: engine.ManualEvent}, []step{
			waits(ann, engine.OpAwait), does(bob, engine.OpSet), does(bob, engine.OpSet), does(ann, engine.OpAwait), does(ann, engine.OpAwait),
			does(bob, engine.OpReset), does(bob, engine.OpReset), waits(ann, engine.OpAwait),
		}},
		{"an event that is set at first", engine.Object{Kind: engine.ManualEvent, Init: 1}, []step{does(ann, engine.OpAwait)}},
		{"many may read, or one may write", engine.Object{Kind: engine.RWLock}, []step{
			does(ann, readLock), does(bob, readLock), fails(ann, readLock, ReadAgain), waits(cid, writeLock), waits(ann, writeLock),
			does(ann, readUnlock), fails(ann, readUnlock, ReadUnlockUnheld), waits(cid, writeLock), does(bob, readUnlock),
			fails(bob, writeUnlock, WriteUnlockUnheld), does(cid, writeLock), waits(ann, readLock), waits(cid, readLock),
			waits(cid, writeLock), fails(cid, readUnlock, ReadUnlockUnheld), fails(ann, writeUnlock, WriteUnlockUnheld),
			does(cid, writeUnlock), does(ann, readLock),
		}},
		{"a queue gives items back in order", engine.Object{Kind: engine.Queue, Init: 6}, []step{
			waits(bob, engine.OpTake), put(engine.ItemMin), put(engine.ItemMax), put(-1), put(0), put(1), put(7),
			{ann, engine.OpPut, 3, false, 0, Allowed}, take(engine.ItemMin), take(engine.ItemMax), put(-512), take(-1), take(0), take(1),
			take(7), take(-512), waits(bob, engine.OpTake),
		}},
		{"what a queue cannot hold", engine.Object{Kind: engine.Queue, Init: 1}, []step{
			{ann, engine.OpPut, engine.ItemMax + 1, true, 0, ItemOutOfRange}, put(1),
			{ann, engine.OpPut, engine.ItemMin - 1, true, 0, ItemOutOfRange}, {ann, engine.OpPut, 0, false, 0, Allowed},
		}},
		{"operations on things of another kind", engine.Object{Kind: engine.Barrier, Init: 1}, []step{
			fails(ann, engine.OpAwait, NoSuchObject), fails(ann, engine.OpTake, NoSuchObject), fails(ann, lock, NoSuchObject),
			fails(ann, engine.OpStore, NoSuchObject), does(ann, engine.OpYield), does(ann, engine.OpFence),
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := &engine.Program{Objects: []engine.Object{{Name: "v"}, test.object}, Tasks: make([]engine.Task, 3)}
			m := New(p)
			s := m.Start()
			for i, step := range test.steps {
				op := engine.Op{Kind: step.kind, Object: 1, Arg: step.arg}
				require.Equal(t, step.enabled, m.Enabled(s, step.task, op), "step %d", i)
				if !step.enabled {
					continue
				}
				before := s.Clone()
				value, refusal := m.Apply(s, step.task, op)
				require.Equal(t, step.refusal, refusal, "step %d", i)
				require.Equal(t, step.value, value, "step %d", i)
				if refusal != Allowed {
					require.True(t, s.Equal(before), "a refused operation changes nothing")
				}
			}
		})
	}
}

func TestWhatAnOutTrayDoes(t *testing.T) {
	const u, v, tray = 0, 1, 2
	m := New(&engine.Program{Objects: []engine.Object{{Init: 5}, {Init: 6}, {Kind: engine.OutTray, Init: 3}}, Tasks: make([]engine.Task, 1)})
	s := m.Start()
	on := func(kind engine.OpKind, variable engine.ObjectID, value int64) engine.Op {
		return engine.Op{Kind: kind, Object: variable, With: tray, Arg: value}
	}
	do := func(op engine.Op) int64 {
		t.Helper()
		require.True(t, m.Enabled(s, 0, op))
		value, refusal := m.Apply(s, 0, op)
		require.Equal(t, Allowed, refusal)
		return value
	}
	empty := engine.Op{Kind: engine.OpAwait, Object: tray}
	require.True(t, m.Enabled(s, 0, empty))
	require.EqualValues(t, 5, do(on(engine.OpLoad, u, 0)))
	do(on(engine.OpStore, u, engine.EntryMin))
	do(on(engine.OpStore, v, engine.EntryMax))
	do(on(engine.OpStore, u, -1))
	require.Equal(t, []Entry{{u, engine.EntryMin}, {v, engine.EntryMax}, {u, -1}}, s.Entries(tray))
	require.False(t, m.Enabled(s, 0, on(engine.OpStore, v, 1)), "the tray is full")
	require.False(t, m.Enabled(s, 0, empty))
	require.EqualValues(t, -1, do(on(engine.OpLoad, u, 0)), "the newest entry")
	require.EqualValues(t, 5, do(engine.Op{Kind: engine.OpRead, Object: u}), "memory is as it was")
	require.False(t, m.Enabled(s, 0, on(engine.OpFlush, v, 0)), "entries reach memory in order")
	require.EqualValues(t, engine.EntryMin, do(on(engine.OpFlush, u, 0)))
	require.EqualValues(t, engine.EntryMin, do(engine.Op{Kind: engine.OpRead, Object: u}))
	require.EqualValues(t, engine.EntryMax, do(on(engine.OpFlush, v, 0)))
	require.EqualValues(t, -1, do(on(engine.OpFlush, u, 0)))
	require.False(t, m.Enabled(s, 0, on(engine.OpFlush, u, 0)), "nothing is left")
	require.True(t, m.Enabled(s, 0, empty))
	for _, value := range []int64{engine.EntryMin - 1, engine.EntryMax + 1} {
		_, refusal := m.Apply(s, 0, on(engine.OpStore, u, value))
		require.Equal(t, EntryOutOfRange, refusal)
	}
}

// A tray can hold entries for the last of as many objects as a program can have.
func TestATrayKnowsEveryVariable(t *testing.T) {
	p := &engine.Program{Objects: make([]engine.Object, engine.ObjectsMax), Tasks: make([]engine.Task, 1)}
	last := engine.ObjectID(engine.ObjectsMax - 1)
	p.Objects[0] = engine.Object{Kind: engine.OutTray, Init: 1}
	m := New(p)
	s := m.Start()
	_, refusal := m.Apply(s, 0, engine.Op{Kind: engine.OpStore, Object: last, With: 0, Arg: -7})
	require.Equal(t, Allowed, refusal)
	require.Equal(t, []Entry{{last, -7}}, s.Entries(0))
}

// Exchanging tasks in a content and looking how they stand to it are two sides of
// one thing.
func TestRenamedTasksStandAsTheyDid(t *testing.T) {
	swap := func(t engine.TaskID) engine.TaskID {
		switch t {
		case 1:
			return 62
		case 62:
			return 1
		}
		return t
	}
	for _, test := range []struct {
		object   engine.Object
		contents []int64
	}{
		{engine.Object{Kind: engine.Mutex}, []int64{0, 1, 2, 63}},
		{engine.Object{Kind: engine.Mutex, Recursive: true}, []int64{0, 2, 63, 2 + onceMore, 63 + 7*onceMore}},
		{engine.Object{Kind: engine.Condition}, []int64{0, 2, 1 << 62, 3, -1}},
		{engine.Object{Kind: engine.Barrier, Init: 3}, []int64{0, 2, 1<<62 + 1}},
		{engine.Object{Kind: engine.RWLock}, []int64{0, 2, 1<<62 + 4, writing, writing + 1, writing + 62}},
		{engine.Object{Kind: engine.Queue, Init: 2}, []int64{0, 77}},
		{engine.Object{Kind: engine.Countdown}, []int64{0, 2}},
	} {
		for _, content := range test.contents {
			renamed := Renamed(&test.object, content, swap)
			require.Equal(t, content, Renamed(&test.object, renamed, swap))
			for task := range engine.TaskID(63) {
				require.Equal(t, Standing(&test.object, content, task), Standing(&test.object, renamed, swap(task)),
					"%s %d: task %d", test.object.Kind, content, task)
				require.Equal(t, Named(&test.object, content).Has(task), Standing(&test.object, content, task) != 0,
					"%s %d: task %d", test.object.Kind, content, task)
			}
			if !NamesTasks(&test.object) {
				require.Equal(t, content, renamed)
			}
		}
	}
}
