package cores

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// Small runs with the other primitives, drawn by hand from the rules.
func TestRunsWithOtherPrimitivesDrawnByHand(t *testing.T) {
	work := specimen.Work
	do := func(verb machine.Verb) machine.Instr { return machine.Instr{Verb: verb, A: machine.Const(1)} }
	for _, test := range []struct {
		name   string
		bench  Bench
		object engine.Object
		tasks  []engine.Task
		want   []string
	}{
		{"a yield lets the other one go first", Bench{Cores: 1, SwitchCost: 1}, engine.Object{},
			specimen.Crew(machine.Code{do(machine.Yield), work(2)}, machine.Code{work(2)}), []string{
				"0...s00",
				".s00",
			}},
		{"a yield with nobody else there costs no switch", Bench{Cores: 1, SwitchCost: 1}, engine.Object{},
			specimen.Crew(machine.Code{do(machine.Yield), work(2)}), []string{"000"}},
		{"the last to arrive lets all others pass, in the order in which they came", Bench{Cores: 3},
			engine.Object{Kind: engine.Barrier, Init: 3}, specimen.Crew(
				machine.Code{work(2), do(machine.Arrive), do(machine.Pass), work(1)},
				machine.Code{do(machine.Arrive), do(machine.Pass), work(1)},
				machine.Code{work(5), do(machine.Arrive), do(machine.Pass), work(1)}), []string{
				"0000ww0",
				"11wwww1",
				"22222222",
			}},
		{"a writer waits for all readers, and a reader goes past it", Bench{Cores: 3},
			engine.Object{Kind: engine.RWLock}, specimen.Crew(
				machine.Code{do(machine.ReadLock), work(4), do(machine.ReadUnlock)},
				machine.Code{work(1), do(machine.WriteLock), do(machine.WriteUnlock)},
				machine.Code{work(2), do(machine.ReadLock), work(3), do(machine.ReadUnlock)}), []string{
				"000000",
				"11wwwww1",
				"2222222",
			}},
		{"a full queue, and an empty one", Bench{Cores: 2}, engine.Object{Kind: engine.Queue, Init: 1}, specimen.Crew(
			machine.Code{do(machine.Put), do(machine.Put), do(machine.Put)},
			machine.Code{work(4), do(machine.Take), do(machine.Take), do(machine.Take)}), []string{
			"00www0",
			"1111111",
		}},
		{"all who await an event go on at once", Bench{Cores: 3}, engine.Object{Kind: engine.ManualEvent}, specimen.Crew(
			machine.Code{do(machine.Await), work(1)}, machine.Code{work(3), do(machine.SetEvent)}, machine.Code{do(machine.Await), work(2)}), []string{
			"0www0",
			"1111",
			"2www22",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := &engine.Program{Objects: []engine.Object{test.object}, Tasks: test.tasks}
			trace, _ := run(t, p, test.bench)
			require.Nil(t, trace.Finding)
			require.Equal(t, strings.Join(test.want, "\n"), drawn(trace, len(p.Tasks)))
		})
	}
}

// How long a recursive mutex is held counts from the first lock to the last unlock.
func TestARecursiveMutexIsHeldOnce(t *testing.T) {
	p := &engine.Program{Objects: []engine.Object{{Kind: engine.Mutex, Recursive: true}}, Tasks: specimen.Crew(machine.Code{
		specimen.Lock(0), specimen.Lock(0), specimen.Work(3), specimen.Unlock(0), specimen.Unlock(0)})}
	_, metrics := run(t, p, Bench{Cores: 1})
	require.EqualValues(t, 6, metrics.HeldTicks)
}

// What is stored has reached memory before anybody else acts, and who empties the
// trays needs no core: all that out trays cost is that each task makes sure at its
// end that its tray is empty.
func TestWhatOutTraysCost(t *testing.T) {
	plain := specimen.Counter(3, 2)
	trays, err := machine.WithOutTrays(plain, 1)
	require.NoError(t, err)
	for cores := 1; cores <= 3; cores++ {
		bench := Bench{Cores: cores, SwitchCost: 1, Admitted: 1}
		want, before := run(t, plain, bench)
		got, after := run(t, trays, bench)
		require.Equal(t, want.Final[0], got.Final[0])
		require.Len(t, trays.Tasks, 6)
		require.Equal(t, []int64{-1, -1, -1}, after.FirstSeen[3:])
		require.Equal(t, before.Ticks+3, after.Ticks)
		again, err := sched.Replay(trays, got.Schedule())
		require.NoError(t, err)
		require.Equal(t, got.Final, again.Final)
	}
}

// A task without a core that goes on for ever by itself does not hang the run.
func TestATaskWithoutACoreThatNeverWaits(t *testing.T) {
	yield := machine.Code{{Verb: machine.Yield}, {Verb: machine.Branch}}
	p := &engine.Program{Tasks: []engine.Task{{Body: machine.Code{specimen.Work(2)}}, {Body: yield, Daemon: true, Coreless: true}}}
	trace, _ := run(t, p, Bench{Cores: 1})
	require.Equal(t, engine.DeadlineMissed, trace.Finding.Kind)
	require.Equal(t, TooManyRecords, trace.Finding.Detail)
	alone := machine.Code{{Verb: machine.Work, A: machine.Const(1)}, {Verb: machine.Branch}}
	p.Tasks[1].Body = alone
	trace, _ = run(t, p, Bench{Cores: 1})
	require.Equal(t, engine.Stuck, trace.Finding.Kind)
	p.Tasks[1].Body = machine.Code{specimen.Work(5)}
	trace, metrics := run(t, p, Bench{Cores: 1})
	require.Nil(t, trace.Finding)
	require.EqualValues(t, 2, metrics.Ticks)
}
