package cores

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

func on(verb machine.Verb, object engine.ObjectID) machine.Instr {
	return machine.Instr{Verb: verb, Object: object}
}

// shop is a boss who forks a line of three and then works for a while: the child's
// leader works, its hand takes the key and works on, its third uses the kiln.
func shop(leader, boss machine.Code) *engine.Program {
	return &engine.Program{
		Processes: []engine.Process{{Name: "shop"}, {Name: "line", Forked: true}},
		Objects: []engine.Object{
			{Name: "key", Kind: engine.Mutex, Process: engine.Shared}, {Name: "kiln", Kind: engine.Device, Init: 1, Process: engine.Shared},
			{Name: "made", Process: engine.Shared},
		},
		Tasks: []engine.Task{
			{Name: "boss", Leads: true, Body: append(machine.Code{on(machine.Fork, 1)}, boss...)},
			{Name: "leader", Process: 1, Leads: true, Body: leader},
			{Name: "hand", Process: 1, Body: machine.Code{specimen.Lock(0), specimen.Work(50), specimen.Write(2, machine.Const(1))}},
			{Name: "potter", Process: 1, Body: machine.Code{{Verb: machine.Use, Object: 1, A: machine.Const(40)}, specimen.Write(2, machine.Const(2))}},
		},
	}
}

func TestACrashFreesCoresAndDevices(t *testing.T) {
	p := shop(machine.Code{specimen.Work(5), on(machine.Crash, 0)}, machine.Code{specimen.Work(3), specimen.Join(1), specimen.Lock(0)})
	trace, metrics, err := Run(p, Bench{Cores: 4})
	require.NoError(t, err)
	require.Equal(t, engine.TaskSet(0b1110), metrics.Stopped)
	require.Equal(t, engine.Deadlock, trace.Finding.Kind, "the key went down with the hand")
	require.Equal(t, engine.TaskSet(1), trace.Finding.Waiting)
	require.EqualValues(t, 0, trace.Final[2], "what was not finished has no effect")
	var down int64
	for _, e := range trace.Events {
		if e.Op.Kind == engine.OpCrash {
			down = e.End
		}
	}
	for _, s := range trace.Spans {
		if s.Activity == engine.Using {
			require.Equal(t, down, s.To, "the kiln is free again")
		}
		if s.To == metrics.Ticks && s.Task > 0 {
			require.Equal(t, engine.Stopped, s.Activity)
			require.Equal(t, down, s.From)
		}
	}
	requireReplays(t, p, trace)
}

func TestAnEndTakesOneLineHome(t *testing.T) {
	p := shop(machine.Code{specimen.Work(5)}, machine.Code{specimen.Work(60)})
	trace, metrics, err := Run(p, Bench{Cores: 2})
	require.NoError(t, err)
	require.Nil(t, trace.Finding)
	require.Equal(t, engine.TaskSet(0b1100), metrics.Stopped, "the leader has ended by himself")
	require.Less(t, metrics.Ended[1], metrics.Ended[0])
	requireReplays(t, p, trace)
}

func TestThoseWhoNeverGotInAreStoppedToo(t *testing.T) {
	p := &engine.Program{Objects: specimen.Variables(1), Tasks: []engine.Task{
		{Leads: true, Body: machine.Code{specimen.Work(2)}}, {Body: machine.Code{specimen.Write(0, machine.Const(1))}},
	}}
	trace, metrics, err := Run(p, Bench{Cores: 1, Admitted: 1})
	require.NoError(t, err)
	require.Nil(t, trace.Finding)
	require.Equal(t, engine.TaskSet(0b10), metrics.Stopped)
	require.EqualValues(t, -1, metrics.FirstSeen[1])
}

func TestPatienceRunsOutOnTheFloor(t *testing.T) {
	p := &engine.Program{
		Objects: []engine.Object{{Name: "oven", Kind: engine.Semaphore, Init: 1}},
		Tasks: []engine.Task{
			{Body: machine.Code{on(machine.Acquire, 0), specimen.Work(20), on(machine.Progress, 0), specimen.Work(5), on(machine.Progress, 0), on(machine.Release, 0)}},
			{Body: machine.Code{specimen.Work(1), on(machine.Acquire, 0), on(machine.Release, 0)}, Patience: 1},
		},
	}
	trace, _, err := Run(p, Bench{Cores: 2})
	require.NoError(t, err)
	require.Equal(t, engine.Starvation, trace.Finding.Kind)
	require.Equal(t, engine.TaskID(1), trace.Finding.Task)
	p.Tasks[1].Patience = 2
	trace, _, err = Run(p, Bench{Cores: 2})
	require.NoError(t, err)
	require.Nil(t, trace.Finding)
}

// requireReplays makes the run again without time.
func requireReplays(t *testing.T, p *engine.Program, trace *engine.Trace) {
	t.Helper()
	again, err := sched.Replay(p, trace.Schedule())
	require.NoError(t, err)
	require.Equal(t, trace.Final, again.Final)
	require.Equal(t, trace.Finding, again.Finding)
}

// Whatever the benches make of a factory, its schedule leads to the same without time,
// and spans cover every task from the beginning to the end.
func TestFactoriesOnBenchesReplay(t *testing.T) {
	over := 0
	for seed := range uint64(3000) {
		dice := sched.NewDice(seed)
		p := specimen.Factory(dice)
		for i := range p.Objects {
			p.Objects[i].Patience = 0 // when somebody begins to wait is a matter of time
		}
		for i := range p.Tasks {
			p.Tasks[i].Patience = 0
		}
		trace, metrics, err := Run(p, Bench{Cores: 1 + dice.Roll(3), Quantum: int64(dice.Roll(4)), Admitted: dice.Roll(3), TicksMax: 300})
		require.NoError(t, err)
		at := map[engine.TaskID]int64{}
		for _, s := range trace.Spans {
			require.Equal(t, at[s.Task], s.From)
			at[s.Task] = s.To
			over += int(s.Activity / engine.Stopped)
		}
		for task := range p.Tasks {
			require.Equal(t, metrics.Ticks, at[engine.TaskID(task)])
		}
		again, err := sched.Replay(p, trace.Schedule())
		require.NoError(t, err, "seed %d", seed)
		require.Equal(t, trace.Final, again.Final, "seed %d", seed)
		if trace.Finding == nil || trace.Finding.Kind != engine.DeadlineMissed && trace.Finding.Kind != engine.Deadlock {
			require.Equal(t, trace.Finding, again.Finding, "seed %d", seed)
		}
	}
	require.Greater(t, over, 100)
}
