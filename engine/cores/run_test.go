package cores

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

func run(t *testing.T, p *engine.Program, b Bench) (*engine.Trace, Metrics) {
	t.Helper()
	trace, metrics, err := Run(p, b)
	require.NoError(t, err)
	return trace, metrics
}

// drawn draws the lanes of a run, a letter a tick: a digit for the core it runs on,
// s switching, b being created, w waiting, u using a device, . ready, blank when it has
// ended.
func drawn(trace *engine.Trace, tasks int) string {
	lanes := make([]strings.Builder, tasks)
	for _, s := range trace.Spans {
		letter := map[engine.Activity]string{
			engine.Running: fmt.Sprint(s.Core), engine.Switching: "s", engine.Waiting: "w", engine.Ready: ".", engine.Finished: " ",
			engine.Using: "u", engine.Starting: "b",
		}[s.Activity]
		lanes[s.Task].WriteString(strings.Repeat(letter, int(s.To-s.From)))
	}
	var lines []string
	for i := range lanes {
		lines = append(lines, strings.TrimRight(lanes[i].String(), " "))
	}
	return strings.Join(lines, "\n")
}

// Small runs, drawn by hand from the rules.
func TestRunsDrawnByHand(t *testing.T) {
	work, lock, unlock := specimen.Work, specimen.Lock, specimen.Unlock
	for _, test := range []struct {
		name  string
		bench Bench
		tasks []engine.Task
		want  []string
	}{
		{"a quantum, and switches that cost two ticks", Bench{Cores: 1, Quantum: 3, SwitchCost: 2},
			specimen.Crew(machine.Code{work(4)}, machine.Code{work(2)}), []string{
				"000....ss0",
				"...ss00",
			}},
		{"nobody is ready, so the quantum begins again", Bench{Cores: 1, Quantum: 3, SwitchCost: 2},
			specimen.Crew(machine.Code{work(8)}), []string{"00000000"}},
		{"the key is handed over to the first in line", Bench{Cores: 3},
			specimen.Crew(machine.Code{lock(0), work(3), unlock(0), lock(0), unlock(0)},
				machine.Code{lock(0), work(1), unlock(0)}, machine.Code{work(1), lock(0), unlock(0)}), []string{
				"000000ww0", // asks again at tick 5, in vain: it is second in line
				"1wwww11",
				"22wwwww2",
			}},
		{"one who waits leaves the core to others", Bench{Cores: 1, Quantum: 2, SwitchCost: 1},
			specimen.Crew(machine.Code{lock(0), work(3), unlock(0)}, machine.Code{lock(0), unlock(0)}, machine.Code{work(2)}), []string{
				"00.....s000",
				"..s0wwwwwwws0",
				"....s00",
			}},
		{"spawned, and waited for", Bench{Cores: 2}, []engine.Task{
			{Body: machine.Code{work(1), specimen.Spawn(1), specimen.Join(1), work(1)}},
			{Body: machine.Code{work(4)}, Dormant: true}}, []string{
			"000www0",
			"ww1111",
		}},
		{"one at a time", Bench{Cores: 2, Admitted: 1, SwitchCost: 1, Order: []engine.TaskID{1}},
			specimen.Crew(machine.Code{work(2)}, machine.Code{work(3)}), []string{
				"...s00",
				"000",
			}},
		{"back to its own core, and no switch", Bench{Cores: 2, SwitchCost: 5},
			specimen.Crew(machine.Code{work(1), lock(0), unlock(0)}, machine.Code{lock(0), work(3), unlock(0)}), []string{
				"00www0",
				"11111",
			}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := &engine.Program{Objects: specimen.Mutexes(1), Tasks: test.tasks}
			trace, _ := run(t, p, test.bench)
			require.Nil(t, trace.Finding)
			require.Equal(t, strings.Join(test.want, "\n"), drawn(trace, len(p.Tasks)))
		})
	}
}

// A run is one of the many that are possible: its visible events are a schedule,
// and that schedule leads to the same values without any clock. Only where a body
// goes wrong in its own work, others may have gone on meanwhile.
func TestRunsAreSchedules(t *testing.T) {
	found := runsAreSchedules(t, func(dice *sched.Dice) *engine.Program { return specimen.Random(dice) })
	require.Greater(t, found[engine.AssertFailed], 50)
	require.Greater(t, found[engine.Deadlock], 50)
	require.Greater(t, found[engine.WrongOutcome], 50)
}

// The same with all primitives, and with out trays, which are emptied without a core.
func TestRunsWithAllPrimitivesAreSchedules(t *testing.T) {
	found := runsAreSchedules(t, func(dice *sched.Dice) *engine.Program { return specimen.RandomOfAll(dice) })
	require.Greater(t, found[engine.Misuse], 50)
	require.Greater(t, found[engine.Deadlock], 50)
	require.Greater(t, found[engine.WrongOutcome], 20)
}

func runsAreSchedules(t *testing.T, random func(dice *sched.Dice) *engine.Program) map[engine.FindingKind]int {
	t.Helper()
	found := map[engine.FindingKind]int{}
	for seed := range uint64(3000) {
		dice := sched.NewDice(seed)
		p := random(dice)
		b := randomBench(dice, len(p.Tasks))
		b.Admitted, b.Seed = 0, uint64(dice.Roll(2))*seed
		if _, plain := p.Tasks[0].Body.(machine.Code); seed%2 == 0 && plain {
			withDevices(dice, p)
			withPrices(dice, &b, len(p.Tasks))
			b.Pools, b.Deadlines = nil, nil
		}
		b.Costs = Costs{Read: int64(dice.Roll(4)), Lock: int64(dice.Roll(3)), Write: int64(dice.Roll(5))}
		trace, metrics := run(t, p, b)
		again, err := sched.Replay(p, trace.Schedule())
		if trace.Finding != nil {
			found[trace.Finding.Kind]++
		}
		if trace.Finding != nil && trace.Finding.Kind == engine.AssertFailed {
			require.Equal(t, engine.AssertFailed, again.Finding.Kind)
			continue
		}
		require.NoError(t, err)
		require.Equal(t, trace.Final, again.Final)
		require.Equal(t, trace.Finding, again.Finding)
		requireWholeLanes(t, trace, metrics, len(p.Tasks))
		requireEventsInOrder(t, trace)
		if trace.Finding == nil {
			require.Equal(t, paid(p, trace, &b.Costs), sum(metrics.BusyTicks), "every step is paid for once")
		}
	}
	return found
}

func requireWholeLanes(t *testing.T, trace *engine.Trace, metrics Metrics, tasks int) {
	t.Helper()
	busy := make([]int64, len(metrics.BusyTicks))
	next, task := int64(0), engine.TaskID(0)
	for _, s := range trace.Spans {
		if s.Task != task {
			require.Equal(t, task+1, s.Task)
			require.Equal(t, metrics.Ticks, next, "a lane goes to the end")
			next, task = 0, s.Task
		}
		require.Equal(t, next, s.From, "a lane has no gap")
		require.Less(t, s.From, s.To)
		require.Equal(t, slices.Contains([]engine.Activity{engine.Running, engine.Switching, engine.Starting}, s.Activity), s.Core >= 0)
		if s.Activity == engine.Running {
			busy[s.Core] += s.To - s.From
		}
		next = s.To
	}
	if metrics.Ticks > 0 {
		require.EqualValues(t, tasks-1, task)
		require.Equal(t, metrics.Ticks, next)
	}
	require.Equal(t, metrics.BusyTicks, busy)
}

func requireEventsInOrder(t *testing.T, trace *engine.Trace) {
	t.Helper()
	for i, e := range trace.Events {
		require.LessOrEqual(t, e.Start, e.End)
		require.True(t, i == 0 || trace.Events[i-1].End <= e.End)
		require.Zero(t, e.Enabled)
	}
}

func paid(p *engine.Program, trace *engine.Trace, costs *Costs) (ticks int64) {
	for _, e := range trace.Events {
		if e.Op.Kind != engine.OpUse && !p.Tasks[e.Task].Coreless {
			ticks += costs.of(e.Op)
		}
	}
	return ticks
}

func sum(all []int64) (total int64) {
	for _, n := range all {
		total += n
	}
	return total
}

func TestTasksWithACoreEachAreNeverSwitched(t *testing.T) {
	for seed := range uint64(500) {
		p := specimen.Random(sched.NewDice(seed))
		for i := range p.Tasks {
			p.Tasks[i].Dormant = false
		}
		_, metrics := run(t, p, Bench{Cores: len(p.Tasks), Quantum: 2, SwitchCost: 3})
		require.Zero(t, metrics.Switches)
	}
}

func TestMetricsOfTwoWorkersWithAKey(t *testing.T) {
	_, metrics := run(t, specimen.Locked(2, 1), Bench{Cores: 2})
	require.Equal(t, Metrics{
		Ticks: 9, FirstSeen: []int64{0, 0}, Ended: []int64{5, 9},
		HeldTicks: 8, BusyTicks: []int64{5, 5}, Admitted: []int64{0, 0}, UsedTicks: []int64{0, 0},
	}, metrics)
}

func TestSeedPicksAnotherOrderAndAlwaysTheSame(t *testing.T) {
	p := subjects(6, 5)
	orders := map[string]bool{}
	for seed := range uint64(20) {
		b := Bench{Cores: 1, Quantum: 2, SwitchCost: 1, Seed: seed}
		trace, _ := run(t, p, b)
		again, _ := run(t, p, b)
		require.Equal(t, trace.Hash(), again.Hash())
		orders[drawn(trace, 6)] = true
	}
	require.Greater(t, len(orders), 15)
}

func TestFindingsOfBodies(t *testing.T) {
	for name, test := range map[string]struct {
		body routine.Func
		want engine.FindingKind
	}{
		"panic":  {func(t *routine.Task) { t.Work(2); panic("ouch") }, engine.BodyPanicked},
		"exit":   {func(t *routine.Task) { t.Work(2); runtime.Goexit() }, engine.BodyExited},
		"assert": {func(t *routine.Task) { t.Work(2); t.Assert(false, "no") }, engine.AssertFailed},
		"stuck": {func(t *routine.Task) {
			for t.Work(2); ; {
				t.Work(-1)
			}
		}, engine.Stuck},
	} {
		t.Run(name, func(t *testing.T) {
			trace, metrics := run(t, &engine.Program{Tasks: specimen.Crew(machine.Code{specimen.Work(9)}, test.body)}, Bench{Cores: 2})
			require.Equal(t, test.want, trace.Finding.Kind)
			require.EqualValues(t, 1, trace.Finding.Task)
			require.EqualValues(t, 2, metrics.Ticks, "the run ends there")
			require.Equal(t, []int64{2, 2}, metrics.BusyTicks)
			require.Equal(t, []int64{-1, -1}, metrics.Ended)
		})
	}
}

func TestNobodyIsLeftToLetTheOtherIn(t *testing.T) {
	p := &engine.Program{Tasks: specimen.Crew(machine.Code{specimen.Join(1)}, machine.Code{specimen.Work(1)})}
	trace, metrics := run(t, p, Bench{Cores: 2, Admitted: 1})
	require.Equal(t, engine.Deadlock, trace.Finding.Kind)
	require.EqualValues(t, 0b11, trace.Finding.Waiting)
	require.Equal(t, []int64{0, -1}, metrics.FirstSeen)
	trace, _ = run(t, p, Bench{Cores: 2, Admitted: 2})
	require.Nil(t, trace.Finding)
}

func TestRunThatLastsTooLongMissesItsDeadline(t *testing.T) {
	trace, metrics := run(t, subjects(3, 100), Bench{Cores: 1, Quantum: 7, TicksMax: 50})
	require.Equal(t, engine.DeadlineMissed, trace.Finding.Kind)
	require.EqualValues(t, 50, metrics.Ticks)
	require.Equal(t, []int64{50}, metrics.BusyTicks)
	requireWholeLanes(t, trace, metrics, 3)
	trace, metrics = run(t, subjects(1, 50), Bench{Cores: 1, TicksMax: 50})
	require.Nil(t, trace.Finding, "just in time")
	require.EqualValues(t, 50, metrics.Ticks)
}

// However long the work and however short the quantum: runs are bounded by what
// happens in them, not by their ticks.
func TestLongRunsAreShort(t *testing.T) {
	_, metrics := run(t, subjects(64, machine.WorkTicksMax), Bench{Cores: 64, Quantum: 1, TicksMax: TicksLimit})
	require.EqualValues(t, machine.WorkTicksMax, metrics.Ticks)
	_, metrics = run(t, subjects(4, machine.WorkTicksMax), Bench{Cores: 1, Quantum: 5_000, SwitchCost: TicksLimit / 4096, TicksMax: TicksLimit})
	require.EqualValues(t, 799, metrics.Switches)
	trace, _ := run(t, subjects(2, machine.WorkTicksMax), Bench{Cores: 1, Quantum: 1, TicksMax: TicksLimit})
	require.Equal(t, &engine.Finding{Kind: engine.DeadlineMissed, Task: -1, Object: -1, Detail: TooManyRecords}, trace.Finding)
	spin := machine.Code{specimen.Read(0, 0), {Verb: machine.Branch, Target: 0}}
	trace, _ = run(t, &engine.Program{Objects: specimen.Variables(1), Tasks: specimen.Crew(spin)}, Bench{Cores: 1})
	require.Equal(t, engine.DeadlineMissed, trace.Finding.Kind)
	trace, _ = run(t, &engine.Program{Tasks: specimen.Crew(routine.Func(func(t *routine.Task) { t.Work(1 << 62) }))}, Bench{Cores: 1})
	require.Equal(t, engine.DeadlineMissed, trace.Finding.Kind)
}

func TestBenchesThatCannotBeUsed(t *testing.T) {
	for want, b := range map[string]Bench{
		"cores: bench: Cores is 0, want 1 to 64":                                    {},
		"cores: bench: Cores is 65, want 1 to 64":                                   {Cores: 65},
		"cores: bench: Admitted is -1, want 0 or more":                              {Cores: 1, Admitted: -1},
		"cores: bench: Quantum is -1 ticks, want 0 to 1099511627776":                {Cores: 1, Quantum: -1},
		"cores: bench: Costs.Lock is -4 ticks, want 0 to 1099511627776":             {Cores: 1, Costs: Costs{Lock: -4}},
		"cores: bench: Order names worker 3 of 2":                                   {Cores: 1, Order: []engine.TaskID{2}},
		"cores: bench: WorkingSet is -1, want 0 or more":                            {Cores: 1, WorkingSet: -1},
		"cores: bench: Period is -1 ticks, want 0 to 1099511627776":                 {Cores: 1, Period: -1},
		"cores: bench: Pools has 0 workers in pool 0, want 1 or more":               {Cores: 1, Pools: []Pool{{}}},
		"cores: bench: Pools names worker 3 of 2":                                   {Cores: 1, Pools: []Pool{{1, 0b100}}},
		"cores: bench: Pools names worker 1 in two pools":                           {Cores: 1, Pools: []Pool{{1, 1}, {1, 1}}},
		"cores: bench: Deadlines has 3 entries for 2 workers":                       {Cores: 1, Deadlines: []int64{0, 0, 0}},
		"cores: bench: Deadlines has tick -1 for worker 1, want 0 to 1099511627776": {Cores: 1, Deadlines: []int64{-1}},
		"cores: bench: Order names worker 1 twice":                                  {Cores: 1, Order: []engine.TaskID{0, 1, 0}},
	} {
		_, _, err := Run(subjects(2, 1), b)
		require.EqualError(t, err, want)
		var field *BenchError
		require.ErrorAs(t, err, &field)
	}
	_, _, err := Run(&engine.Program{}, Bench{Cores: 1})
	require.ErrorIs(t, err, engine.ErrNoTasks)
}

func TestProgramWhoseTasksDoNothing(t *testing.T) {
	trace, metrics := run(t, &engine.Program{Tasks: specimen.Crew(machine.Code{}, machine.Code{})}, Bench{Cores: 1, SwitchCost: 1})
	require.Nil(t, trace.Finding)
	require.EqualValues(t, 1, metrics.Ticks, "the core is changed over to the second one, who ends at once")
	require.Equal(t, []int64{0, 1}, metrics.Ended)
}

// The hash of these runs must stay the same on every platform and in every release
// with the same engine.RulesVersion.
func TestGoldenHashes(t *testing.T) {
	trace, _ := run(t, specimen.Locked(3, 4), Bench{Cores: 2, Quantum: 3, SwitchCost: 1})
	require.Equal(t, "e78a08cfbd55f867", fmt.Sprintf("%016x", trace.Hash()))
	plain, priced := uint64(0), uint64(0)
	for seed := range uint64(200) {
		dice := sched.NewDice(seed)
		p := specimen.Random(dice)
		b := randomBench(dice, len(p.Tasks))
		b.Seed = seed
		trace, _ := run(t, p, b)
		plain = plain*31 + trace.Hash()
		withDevices(dice, p)
		withPrices(dice, &b, len(p.Tasks))
		withChildren(dice, p)
		trace, _ = run(t, p, b)
		priced = priced*31 + trace.Hash()
	}
	require.Equal(t, "9134b97a8fd390d3", fmt.Sprintf("%016x", plain))
	require.Equal(t, "e4995d0a52956676", fmt.Sprintf("%016x", priced))
}
