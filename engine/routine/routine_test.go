package routine

import (
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// requireNoGoroutineLeft fails the test if goroutines outlive it. The runtime
// needs a moment to retire them.
func requireNoGoroutineLeft(t *testing.T) {
	t.Helper()
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		for range 3000 {
			if runtime.NumGoroutine() <= before {
				return
			}
			time.Sleep(time.Millisecond)
		}
		t.Errorf("%d goroutines are left, %d were there before", runtime.NumGoroutine(), before)
	})
}

func TestBodyAnnouncesOneOperationAtATime(t *testing.T) {
	requireNoGoroutineLeft(t)
	var pool Pool
	defer pool.Close()
	c := pool.Get()
	said := c.Start(Func(func(t *Task) {
		r := t.Read(0)
		t.Write(0, r+1)
	}))
	require.Equal(t, engine.OpRead, said.Op.Kind)
	said = c.Resume(41)
	require.Equal(t, engine.Op{Kind: engine.OpWrite, Arg: 42}, said.Op)
	require.Equal(t, Ended, c.Resume(0).Stage)
	pool.Put(c)
}

func TestWaysToEnd(t *testing.T) {
	for _, test := range []struct {
		name   string
		body   Func
		stage  Stage
		reason string
	}{
		{"returns", func(*Task) {}, Ended, ""},
		{"asserts", func(t *Task) { t.Assert(1 > 2, "%d is more than %d", 1, 2) }, Failed, "1 is more than 2"},
		{"panics", func(*Task) { panic("no more boxes") }, Panicked, "no more boxes"},
		{"exits", func(*Task) { runtime.Goexit() }, Exited, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			requireNoGoroutineLeft(t)
			var pool Pool
			defer pool.Close()
			c := pool.Get()
			said := c.Start(test.body)
			require.Equal(t, test.stage, said.Stage)
			require.Equal(t, test.reason, said.Reason)
			pool.Put(c)
			next := pool.Get()
			require.Equal(t, Ended, next.Start(Func(func(*Task) {})).Stage, "the pool goes on working")
			pool.Put(next)
		})
	}
}

func TestStoppedBodyIsUnwound(t *testing.T) {
	requireNoGoroutineLeft(t)
	var pool Pool
	defer pool.Close()
	unwound, value := false, int64(-1)
	c := pool.Get()
	c.Start(Func(func(t *Task) {
		defer func() {
			value = t.Read(0) // announced while unwinding: does nothing
			unwound = true
		}()
		t.Lock(1)
	}))
	pool.Put(c)
	require.True(t, unwound)
	require.Zero(t, value)
}

func TestStoppedBodyThatExitsWhileUnwinding(t *testing.T) {
	requireNoGoroutineLeft(t)
	var pool Pool
	defer pool.Close()
	c := pool.Get()
	c.Start(Func(func(t *Task) {
		defer runtime.Goexit()
		t.Lock(1)
	}))
	pool.Put(c)
}

// counter is k times: read variable 0, write one more.
func counter(k int64) machine.Code {
	const i, r = 0, 1
	return machine.Code{
		{Verb: machine.Set, To: i, A: machine.Const(0)},
		{Verb: machine.Read, To: r},
		{Verb: machine.Set, To: r, A: machine.Value(r), B: machine.Const(1), Cost: 1},
		{Verb: machine.Write, A: machine.Value(r)},
		{Verb: machine.Set, To: i, A: machine.Value(i), B: machine.Const(1)},
		{Verb: machine.Branch, A: machine.Value(i), Relation: machine.Less, B: machine.Const(k), Target: 1},
	}
}

func TestAutomatonLearnsEachEdgeOnce(t *testing.T) {
	requireNoGoroutineLeft(t)
	var pool Pool
	defer pool.Close()
	a := Learn(counter(2), &pool)
	defer a.Close()

	read := a.Start()
	require.Equal(t, engine.OpRead, a.Node(read).Op.Kind)
	write := a.Next(read, 7)
	require.Equal(t, int64(8), a.Node(write).Op.Arg)
	again := a.Next(write, 0)
	require.Equal(t, EndNode, a.Next(a.Next(again, 8), 0))

	resumes := a.Resumes()
	require.Equal(t, write, a.Next(read, 7))
	require.Equal(t, resumes, a.Resumes(), "a known edge needs no goroutine")
}

func TestMarksMergeWhatCannotMatterAnyMore(t *testing.T) {
	requireNoGoroutineLeft(t)
	var pool Pool
	defer pool.Close()
	a := Learn(counter(2), &pool)
	defer a.Close()
	one := a.Next(a.Next(a.Start(), 1), 0)
	two := a.Next(a.Next(a.Start(), 2), 0)
	require.Equal(t, one, two, "what was read in the first round is dead in the second")
}

// led runs a step list that cannot be taken back to a mark: it must be led there
// from its start.
type led struct{ code machine.Code }

func (l led) Run(port engine.Port) { l.code.Run(port) }

func TestRewindingLeadsWhereRunningAgainDoes(t *testing.T) {
	requireNoGoroutineLeft(t)
	var pool Pool
	defer pool.Close()
	rewound, rerun := Learn(counter(4), &pool), Learn(led{counter(4)}, &pool)
	defer rewound.Close()
	defer rerun.Close()
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		a, b := rewound.Start(), rerun.Start()
		for a != EndNode {
			require.Equal(t, rerun.Node(b).Op, rewound.Node(a).Op)
			value := int64(r.IntN(6))
			a, b = rewound.Next(a, value), rerun.Next(b, value)
		}
		require.Equal(t, EndNode, b)
	}
	require.Equal(t, rerun.Len(), rewound.Len())
	require.Less(t, rewound.Resumes(), rerun.Resumes())
	require.NoError(t, errorOf(rewound.Fault()))
	require.NoError(t, errorOf(rerun.Fault()))
}

func errorOf(f *Fault) error {
	if f == nil {
		return nil
	}
	return f
}

func TestBodyGoesOnByItself(t *testing.T) {
	requireNoGoroutineLeft(t)
	var pool Pool
	defer pool.Close()
	c := pool.Get()
	asked := 0
	c.Inline(func(said *Announcement) (int64, bool) {
		asked++
		return int64(10 * asked), said.Op.Kind == engine.OpRead
	})
	said := c.Start(Func(func(t *Task) { t.Write(0, t.Read(0)+t.Read(0)) }))
	require.Equal(t, engine.Op{Kind: engine.OpWrite, Arg: 30}, said.Op, "both reads went without a switch")
	require.Equal(t, 3, asked)
	require.Equal(t, Ended, c.Resume(0).Stage)
	pool.Put(c)
}

func TestWithoutMarksHistoriesStayApart(t *testing.T) {
	requireNoGoroutineLeft(t)
	var pool Pool
	defer pool.Close()
	a := Learn(Func(func(t *Task) {
		for range 2 {
			t.Write(0, t.Read(0)+1)
		}
	}), &pool)
	defer a.Close()
	one := a.Next(a.Next(a.Start(), 1), 0)
	two := a.Next(a.Next(a.Start(), 2), 0)
	require.NotEqual(t, one, two)
}

func TestUnrepeatableBodyIsFound(t *testing.T) {
	requireNoGoroutineLeft(t)
	var pool Pool
	defer pool.Close()
	runs := int64(0)
	a := Learn(Func(func(t *Task) {
		t.Read(0)
		runs++
		t.Write(0, runs)
	}), &pool)
	defer a.Close()
	first := a.Next(a.Start(), 0)
	a.Next(first, 0)
	second := a.Next(a.Start(), 1)
	a.Next(second, 0)
	node := a.Next(first, 5) // leads the body to the first write again
	require.Equal(t, Unrepeatable, a.Node(node).Stage)
	require.ErrorContains(t, a.Fault(), "not a function")
}

func TestBodyWithoutSchedulingPointIsStuck(t *testing.T) {
	requireNoGoroutineLeft(t)
	var pool Pool
	defer pool.Close()
	for name, body := range map[string]engine.Body{
		"Go": Func(func(t *Task) {
			t.Work(1)
			for {
				t.Work(1)
			}
		}),
		"step list": machine.Code{{Verb: machine.Branch, Relation: machine.Equal, Target: 0}},
	} {
		a := Learn(body, &pool)
		require.Equal(t, Stuck, a.Node(a.Start()).Stage, name)
		a.Close()
	}
}

func BenchmarkResume(b *testing.B) {
	var pool Pool
	defer pool.Close()
	c := pool.Get()
	c.Start(Func(func(t *Task) {
		for {
			t.Read(0)
		}
	}))
	b.ReportAllocs()
	for b.Loop() {
		c.Resume(1)
	}
	pool.Put(c)
}
