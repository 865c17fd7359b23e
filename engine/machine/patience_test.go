package machine

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
)

// waitingRoom is a state in which task 0 waits with one operation and others do
// theirs; task 0 has patience for one.
type waitingRoom struct {
	floor
	wanted engine.Op
}

func (w waitingRoom) step(mover engine.TaskID, op engine.Op, value int64) (starved engine.TaskID, at engine.ObjectID) {
	return w.m.Watch(w.s, mover, op, value, func(t engine.TaskID) (engine.Op, bool) { return w.wanted, t == 0 })
}

func TestWhatCountsAsOvertaking(t *testing.T) {
	op := func(kind engine.OpKind, object engine.ObjectID) engine.Op {
		return engine.Op{Kind: kind, Object: object}
	}
	full := int64(1) // a queue of one with an item in it
	for name, test := range map[string]struct {
		kind    engine.ObjectKind
		content int64
		wanted  engine.Op
		done    engine.Op
		value   int64
		counts  bool
	}{
		"a lock":                           {engine.Mutex, 2, op(engine.OpLock, 0), op(engine.OpLock, 0), 0, true},
		"a lock of something else":         {engine.Mutex, 2, op(engine.OpLock, 0), op(engine.OpLock, 1), 0, false},
		"a try that works":                 {engine.Mutex, 2, op(engine.OpLock, 0), op(engine.OpTryLock, 0), 1, true},
		"a try that does not":              {engine.Mutex, 2, op(engine.OpLock, 0), op(engine.OpTryLock, 0), 0, false},
		"an unlock":                        {engine.Mutex, 2, op(engine.OpLock, 0), op(engine.OpUnlock, 0), 0, false},
		"somebody woken who takes the key": {engine.Mutex, 2, op(engine.OpLock, 0), engine.Op{Kind: engine.OpWake, Object: 1, With: 0}, 0, true},
		"a token":                          {engine.Semaphore, 0, op(engine.OpAcquire, 0), op(engine.OpAcquire, 0), 0, true},
		"a token given back":               {engine.Semaphore, 0, op(engine.OpAcquire, 0), op(engine.OpRelease, 0), 0, false},
		"a reader before a writer":         {engine.RWLock, 2, op(engine.OpWriteLock, 0), op(engine.OpReadLock, 0), 0, true},
		"an item":                          {engine.Queue, 0, op(engine.OpTake, 0), op(engine.OpTake, 0), 0, true},
		"an item that is brought":          {engine.Queue, 0, op(engine.OpTake, 0), op(engine.OpPut, 0), 0, false},
		"a free place":                     {engine.Queue, full, op(engine.OpPut, 0), op(engine.OpPut, 0), 0, true},
		"progress":                         {engine.Mutex, 2, op(engine.OpLock, 0), op(engine.OpProgress, 0), 0, false},
	} {
		o := engine.Object{Name: "it", Kind: test.kind, Patience: 1}
		if test.kind == engine.Queue {
			o.Init = 1
		}
		p := &engine.Program{Objects: []engine.Object{o, {Name: "other"}}, Tasks: []engine.Task{{Body: Code{}}, {Body: Code{}}}}
		w := waitingRoom{newFloor(t, p), test.wanted}
		w.s.Objects[0] = test.content
		starved, _ := w.step(-1, engine.Op{}, 0)
		require.EqualValues(t, -1, starved, name)
		want := int64(0)
		for range 2 {
			if test.counts {
				want++
			}
			starved, _ = w.step(1, test.done, test.value)
			require.Equal(t, want, w.m.Passed(w.s, 0), name)
		}
		require.Equal(t, test.counts, starved == 0, "%s: once is endured, twice is too much", name)
		w.step(0, test.wanted, 0)
		require.LessOrEqual(t, w.m.Passed(w.s, 0), int64(0), "%s: who gets what he wants begins anew", name)
	}
}

func TestPatienceWithProgressCanBeForSomeObjects(t *testing.T) {
	p := &engine.Program{
		Objects: []engine.Object{{Name: "room", Kind: engine.Semaphore}, {Name: "key", Kind: engine.Mutex}},
		Tasks:   []engine.Task{{Body: Code{}, Patience: 1, PatientAt: []engine.ObjectID{0}}, {Body: Code{}}},
	}
	progress := engine.Op{Kind: engine.OpProgress}
	w := waitingRoom{newFloor(t, p), engine.Op{Kind: engine.OpLock, Object: 1}}
	w.s.Objects[1] = 2
	w.step(-1, engine.Op{}, 0)
	for range 3 {
		starved, _ := w.step(1, progress, 0)
		require.EqualValues(t, -1, starved, "at the key there is all the time in the world")
	}
	w.wanted = engine.Op{Kind: engine.OpAcquire, Object: 0}
	w.step(-1, engine.Op{}, 0)
	w.step(1, progress, 0)
	starved, at := w.step(1, progress, 0)
	require.EqualValues(t, 0, starved)
	require.EqualValues(t, 0, at)
}
