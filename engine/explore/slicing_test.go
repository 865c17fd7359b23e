package explore

import (
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

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

func TestSlicingNeverShowsInTheReport(t *testing.T) {
	requireNoGoroutineLeft(t)
	r := rand.New(rand.NewPCG(1, 2))
	for _, p := range []*engine.Program{counter(3, 2), locked(2, 3), philosophers(4, false), philosophers(4, true)} {
		whole := prove(t, p)
		for range 5 {
			s, err := New(p, engine.Limits{})
			require.NoError(t, err)
			for !s.Advance(1 + r.IntN(50)) {
				require.Equal(t, engine.Unknown, s.Report().Verdict, "no verdict before the end")
			}
			require.Equal(t, whole, s.Report())
			s.Close()
			require.Equal(t, whole, s.Report(), "the report outlives the search")
		}
	}
}

func TestSearchCanBeGivenUp(t *testing.T) {
	requireNoGoroutineLeft(t)
	s, err := New(counter(4, 2), engine.Limits{})
	require.NoError(t, err)
	require.False(t, s.Advance(100))
	require.Positive(t, s.Progress().States)
	s.Close()
	require.True(t, s.Advance(100), "nothing is left to do")
	require.Equal(t, engine.Unknown, s.Report().Verdict)
}

func TestLimitsAreNamed(t *testing.T) {
	for limit, limits := range map[engine.LimitName]engine.Limits{
		engine.StatesLimit:      {States: 50},
		engine.TransitionsLimit: {Transitions: 50},
		engine.MemoryLimit:      {MemoryBytes: 1},
	} {
		report, err := ProveWith(locked(3, 2), Options{Limits: limits, NoSymmetry: true, NoReduction: true})
		require.NoError(t, err)
		require.Equal(t, engine.Unknown, report.Verdict)
		require.Equal(t, limit, report.Limit)
		require.Nil(t, report.Interleavings)
		require.Nil(t, report.Shortest)
	}
}

func TestAFindingBeforeTheLimitStillRefutes(t *testing.T) {
	report, err := ProveWith(philosophers(6, false), Options{Limits: engine.Limits{States: 3_000}, NoReduction: true})
	require.NoError(t, err)
	require.Equal(t, engine.Refuted, report.Verdict)
	require.Equal(t, engine.StatesLimit, report.Limit)
	require.Equal(t, 6, report.Shortest.Steps())
	require.Equal(t, 1, report.Clearest.Preemptions)
}

// One worker counts for ever: there is no end of states, and each value is new.
func TestCountingForEverMeetsALimit(t *testing.T) {
	for limit, limits := range map[engine.LimitName]engine.Limits{
		engine.StatesLimit: {States: 500},
		engine.MemoryLimit: {MemoryBytes: 4 << 20},
	} {
		report, err := Prove(&engine.Program{
			Objects: []engine.Object{{Name: "total"}},
			Tasks:   []engine.Task{{Body: machine.Code{{Verb: machine.Add, A: machine.Const(1)}, {Verb: machine.Branch, Target: 0}}}},
		}, limits)
		require.NoError(t, err)
		require.Equal(t, engine.Unknown, report.Verdict)
		require.Equal(t, limit, report.Limit)
	}
}

// A worker who meets each content of a long row of them in a place of its own does
// not make the tables grow with the square of their number.
func TestLongRowsOfContents(t *testing.T) {
	const rounds = 30_000
	report := prove(t, &engine.Program{
		Objects: []engine.Object{{Name: "total"}},
		Tasks:   []engine.Task{{Body: repeat(rounds, machine.Instr{Verb: machine.Add, A: machine.Const(1)})}},
		Final:   endsAt(0, rounds),
	})
	require.Equal(t, engine.Proved, report.Verdict)
}

// The deciding run comes to an end within the limit; the whole graph does not.
func TestWitnessOfLastResort(t *testing.T) {
	p := locked(4, 6)
	p.Final = endsAt(0, 23)
	report, err := Prove(p, engine.Limits{States: 500})
	require.NoError(t, err)
	require.Equal(t, engine.Refuted, report.Verdict)
	require.True(t, report.Inexact)
	require.Equal(t, engine.WrongOutcome, report.Shortest.Finding.Kind)
	require.Equal(t, 4*6*4, report.Shortest.Steps())
}

// waitFor reads variable 0 until it is not 0.
func waitFor() machine.Code {
	return machine.Code{read(0, 0), {Verb: machine.Branch, A: machine.Value(0), Relation: machine.Equal, Target: 0}}
}

func TestEndlessSchedulesAreAFiniteGraph(t *testing.T) {
	requireNoGoroutineLeft(t)
	report := prove(t, &engine.Program{
		Objects: []engine.Object{{Name: "flag"}},
		Tasks:   []engine.Task{{Body: waitFor()}, {Body: machine.Code{write(0, machine.Const(1))}}},
	})
	require.Equal(t, engine.Proved, report.Verdict)
	require.True(t, report.Endless)
	require.Nil(t, report.Interleavings)
}

func TestNumbersOfSchedulesBeyond64Bits(t *testing.T) {
	report := prove(t, locked(3, 24))
	// 72! / (24!)^3, beyond 2^64
	require.Equal(t, multinomial(3, 24), report.Interleavings.String())
}

func TestHowBodiesGoWrong(t *testing.T) {
	for name, test := range map[string]struct {
		body  engine.Body
		kind  engine.FindingKind
		steps int
		words string
	}{
		"panics":              {routine.Func(func(t *routine.Task) { t.Read(0); panic("no box") }), engine.BodyPanicked, 1, "no box"},
		"exits":               {routine.Func(func(t *routine.Task) { t.Read(0); runtime.Goexit() }), engine.BodyExited, 1, ""},
		"asserts":             {routine.Func(func(t *routine.Task) { t.Assert(t.Read(0) == 1, "want 1") }), engine.AssertFailed, 1, "want 1"},
		"fails at once":       {routine.Func(func(t *routine.Task) { t.Assert(false, "never") }), engine.AssertFailed, 0, "never"},
		"never comes back":    {machine.Code{read(0, 0), {Verb: machine.Branch, Target: 1}}, engine.Stuck, 1, ""},
		"locks twice":         {machine.Code{lock(1), lock(1)}, engine.Deadlock, 1, ""},
		"joins itself":        {machine.Code{{Verb: machine.Join}}, engine.Deadlock, 0, ""},
		"unlocks for nothing": {machine.Code{unlock(1)}, engine.Misuse, 1, string(machine.UnlockFree)},
		"reads nothing":       {machine.Code{read(7, 0)}, engine.Misuse, 1, string(machine.NoSuchObject)},
		"joins nobody":        {machine.Code{{Verb: machine.Join, Object: 9}}, engine.Misuse, 1, string(machine.NoSuchTask)},
	} {
		t.Run(name, func(t *testing.T) {
			requireNoGoroutineLeft(t)
			report := prove(t, &engine.Program{
				Objects: []engine.Object{{Name: "x"}, {Name: "k", Kind: engine.Mutex}},
				Tasks:   []engine.Task{{Body: test.body}},
			})
			require.Equal(t, engine.Refuted, report.Verdict)
			require.Equal(t, test.kind, report.Shortest.Finding.Kind)
			require.Equal(t, test.steps, report.Shortest.Steps())
			require.Equal(t, test.words, report.Shortest.Finding.Detail)
			require.Equal(t, "1", report.Interleavings.String())
		})
	}
}

func TestSpawnAndJoin(t *testing.T) {
	requireNoGoroutineLeft(t)
	report := prove(t, &engine.Program{
		Objects: []engine.Object{{Name: "total"}},
		Tasks: []engine.Task{
			{Body: machine.Code{{Verb: machine.Spawn, Object: 1}, {Verb: machine.Join, Object: 1}, read(0, 0), add(0, 1), write(0, machine.Value(0))}},
			{Body: machine.Code{read(0, 0), add(0, 1), write(0, machine.Value(0))}, Dormant: true},
		},
		Final: endsAt(0, 2),
	})
	require.Equal(t, engine.Proved, report.Verdict)
	require.Equal(t, "1", report.Interleavings.String(), "who is waited for cannot be interrupted")
}

func TestSpawnedTaskThatFailsAtOnce(t *testing.T) {
	report := prove(t, &engine.Program{Tasks: []engine.Task{
		{Body: machine.Code{{Verb: machine.Spawn, Object: 1}}},
		{Body: machine.Code{{Verb: machine.Assert, A: machine.Const(1), Note: "one is none"}}, Dormant: true},
	}})
	require.Equal(t, engine.Refuted, report.Verdict)
	require.Equal(t, engine.Finding{Kind: engine.AssertFailed, Task: 1, Object: -1, Detail: "one is none"}, report.Shortest.Finding)
	require.Equal(t, 1, report.Shortest.Steps())
}

func TestACycleOfJoinsIsADeadlock(t *testing.T) {
	join := func(other engine.ObjectID) machine.Code { return machine.Code{{Verb: machine.Join, Object: other}} }
	report := prove(t, &engine.Program{Tasks: []engine.Task{{Body: join(1)}, {Body: join(2)}, {Body: join(0)}}})
	require.Equal(t, engine.Deadlock, report.Shortest.Finding.Kind)
	require.Equal(t, 3, report.Shortest.Finding.Waiting.Len())
}

// A Go body and the step list that does the same are the same program.
func TestGoBodiesAndStepListsAgree(t *testing.T) {
	requireNoGoroutineLeft(t)
	p := counter(2, 2)
	for i := range p.Tasks {
		p.Tasks[i].Body = routine.Func(func(t *routine.Task) {
			for k := range 2 {
				t.Mark(int64(k))
				t.Write(0, t.Read(0)+1)
			}
		})
	}
	lists, funcs := prove(t, counter(2, 2)), prove(t, p)
	require.Equal(t, lists.Outcomes, funcs.Outcomes)
	require.Equal(t, lists.Interleavings, funcs.Interleavings)
	require.Equal(t, lists.Shortest, funcs.Shortest)
}
