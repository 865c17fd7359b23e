package cores

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// useOf returns the instruction that uses device 0 for so many ticks.
func useOf(ticks int64) machine.Instr {
	return machine.Instr{Verb: machine.Use, A: machine.Const(ticks)}
}

func everybody(tasks int) (all engine.TaskSet) {
	for t := range tasks {
		all = all.With(engine.TaskID(t))
	}
	return all
}

// Small runs for the rules about devices, pools, starts and houses, drawn by hand.
func TestRulesDrawnByHand(t *testing.T) {
	work := specimen.Work
	home := func(processes []engine.Process, tasks []engine.Task, at ...int) *engine.Program {
		for i := range tasks {
			tasks[i].Process = at[i]
		}
		return &engine.Program{Processes: processes, Tasks: tasks}
	}
	kiln := func(places int64, tasks []engine.Task) *engine.Program {
		return &engine.Program{Objects: []engine.Object{{Name: "kiln", Kind: engine.Device, Init: places}}, Tasks: tasks}
	}
	for _, test := range []struct {
		name    string
		bench   Bench
		program *engine.Program
		want    []string
	}{
		{"while one is at the kiln, another one works", Bench{Cores: 1, SwitchCost: 1},
			kiln(1, specimen.Crew(machine.Code{work(1), useOf(4), work(1)}, machine.Code{work(2)})), []string{
				"0uuuus0",
				".s00",
			}},
		{"back from the kiln to a bench that did nothing else: no switch", Bench{Cores: 1, SwitchCost: 5},
			kiln(1, specimen.Crew(machine.Code{work(1), useOf(3), work(1)})), []string{"0uuu0"}},
		{"the kiln is full, so the third stands in line", Bench{Cores: 3},
			kiln(2, specimen.Crew(machine.Code{useOf(3)}, machine.Code{work(1), useOf(4)}, machine.Code{work(2), useOf(2), work(1)})), []string{
				"uuu",
				"0uuuu", // bench 0 is free: the first went to the kiln at once
				"11wuu1",
			}},
		{"a quantum that depends on how many are under way", Bench{Cores: 1, Period: 6},
			kiln(1, specimen.Crew(machine.Code{work(3)}, machine.Code{work(8)}, machine.Code{work(2)})), []string{
				"00....0",
				"..00...000000", // alone at last, it keeps the bench
				"....00",
			}},
		{"one more than the desk holds makes every change longer", Bench{Cores: 1, Quantum: 1, SwitchCost: 1, WorkingSet: 1, Thrash: 2},
			kiln(1, specimen.Crew(machine.Code{work(2)}, machine.Code{work(2)})), []string{
				"0....sss0",
				".sss0....s0", // the other one has ended: the change takes a tick again
			}},
		{"two pools, each with one worker", Bench{Cores: 2, SwitchCost: 1, Pools: []Pool{{1, 0b0011}, {1, 0b1100}}},
			kiln(1, specimen.Crew(machine.Code{work(2)}, machine.Code{work(2)}, machine.Code{work(1)}, machine.Code{work(3)})), []string{
				"00",
				"..s00",
				"1",
				".s111",
			}},
		{"who is in no pool is admitted on the other count", Bench{Cores: 2, Admitted: 1, Pools: []Pool{{2, 0b011}}},
			kiln(1, specimen.Crew(machine.Code{work(2)}, machine.Code{work(2)}, machine.Code{work(1)}, machine.Code{work(1)})), []string{
				"00",
				"11",
				"..0",
				"...0",
			}},
		{"threads are created, and jobs find their workers there", Bench{Cores: 1, Costs: Costs{Thread: 2, Process: 3}, Pools: []Pool{{1, 0b111}}},
			kiln(1, specimen.Crew(machine.Code{work(1)}, machine.Code{work(1)}, machine.Code{work(1)})), []string{
				"bbb0",
				"....0",
				".....0",
			}},
		{"nobody enters a line before it stands", Bench{Cores: 3, Costs: Costs{Thread: 1, Process: 3}},
			home([]engine.Process{{}, {}}, specimen.Crew(machine.Code{work(1)}, machine.Code{work(1)}, machine.Code{work(2)}), 0, 0, 1), []string{
				"bbb0",
				"...b2", // benches 0 and 1 are still being used to build the lines
				"bbb11",
			}},
		{"one house key: one works, the other waits for it", Bench{Cores: 2, Quantum: 2, SwitchCost: 1},
			home([]engine.Process{{HouseKey: true}}, specimen.Crew(machine.Code{work(4)}, machine.Code{work(4)}), 0, 0), []string{
				"00...s00", // bench 1 is of no use to them
				"..s00...s00",
			}},
		{"one house key does not hold up the line next door", Bench{Cores: 2, Quantum: 2},
			home([]engine.Process{{HouseKey: true}, {HouseKey: true}},
				specimen.Crew(machine.Code{work(3)}, machine.Code{work(2)}, machine.Code{work(5)}), 0, 0, 1), []string{
				"00..0",
				"..00",
				"11111",
			}},
	} {
		t.Run(test.name, func(t *testing.T) {
			trace, _ := run(t, test.program, test.bench)
			require.Nil(t, trace.Finding)
			require.Equal(t, strings.Join(test.want, "\n"), drawn(trace, len(test.program.Tasks)))
		})
	}
}

func TestLateTasksStopNothing(t *testing.T) {
	b := Bench{Cores: 1, Deadlines: []int64{0, 5, 4}}
	trace, metrics := run(t, subjects(3, 2), b)
	require.Equal(t, &engine.Finding{Kind: engine.DeadlineMissed, Task: 2, Object: -1}, trace.Finding)
	require.Equal(t, engine.TaskSet(0b100), metrics.Late)
	require.EqualValues(t, 6, metrics.Ticks, "the run goes on to its end")
	b.Deadlines = []int64{2, 4, 6}
	trace, metrics = run(t, subjects(3, 2), b)
	require.Nil(t, trace.Finding, "just in time")
	require.Zero(t, metrics.Late)
}

func TestMemoryIsThePeak(t *testing.T) {
	p := subjects(6, 3)
	p.Processes = []engine.Process{{}, {}}
	for i := range 3 {
		p.Tasks[3+i].Process = 1
	}
	memory := Memory{Thread: 1, Process: 8}
	_, metrics := run(t, p, Bench{Cores: 1, Memory: memory})
	require.EqualValues(t, 2*8+6, metrics.Memory)
	_, metrics = run(t, p, Bench{Cores: 1, Admitted: 2, Memory: memory})
	require.EqualValues(t, 2*8+2, metrics.Memory, "for a while one of each line is under way")
	_, metrics = run(t, p, Bench{Cores: 4, Pools: []Pool{{1, everybody(6)}}, Memory: memory})
	require.EqualValues(t, 9, metrics.Memory, "one worker does the jobs of both lines, one after the other")
}

func TestHowLongDevicesAreUsed(t *testing.T) {
	p := &engine.Program{
		Objects: []engine.Object{{Kind: engine.Device, Init: 2}},
		Tasks:   specimen.Clones(3, machine.Code{useOf(4)}),
	}
	_, metrics := run(t, p, Bench{Cores: 1})
	require.EqualValues(t, 8, metrics.Ticks)
	require.Equal(t, []int64{12}, metrics.UsedTicks)
	_, metrics = run(t, p, Bench{Cores: 1, TicksMax: 6})
	require.Equal(t, []int64{10}, metrics.UsedTicks, "the third has been there for two ticks")
}

func TestDevicesThatCannotBeUsed(t *testing.T) {
	body := routine.Func(func(t *routine.Task) { t.Work(2); t.Use(7, 3) })
	trace, _ := run(t, &engine.Program{Objects: specimen.Variables(1), Tasks: specimen.Crew(body)}, Bench{Cores: 1})
	require.Equal(t, &engine.Finding{Kind: engine.Misuse, Task: 0, Object: -1, Detail: string(machine.NoSuchObject)}, trace.Finding)
	next := &engine.Program{
		Processes: []engine.Process{{}, {}}, Objects: []engine.Object{{Name: "kiln", Kind: engine.Device, Init: 1, Process: 1}},
		Tasks: specimen.Crew(machine.Code{useOf(1)}),
	}
	trace, _ = run(t, next, Bench{Cores: 1})
	require.Equal(t, string(machine.ForeignMemory), trace.Finding.Detail)
	p := &engine.Program{Objects: []engine.Object{{Name: "kiln", Kind: engine.Device}}, Tasks: specimen.Crew(machine.Code{useOf(1)})}
	_, _, err := Run(p, Bench{Cores: 1})
	require.EqualError(t, err, `engine: device 0 "kiln" has the capacity 0, want 1 or more`)
}

// Quanta that end because somebody waits for a house key are bounded too.
func TestHouseKeysDoNotMakeRunsLong(t *testing.T) {
	p := subjects(3, machine.WorkTicksMax)
	p.Processes = []engine.Process{{HouseKey: true}, {}}
	p.Tasks[2].Process = 1
	trace, _ := run(t, p, Bench{Cores: 2, Quantum: 1, TicksMax: TicksLimit})
	require.Equal(t, TooManyRecords, trace.Finding.Detail)
}

func TestHowLongMutexesAreHeld(t *testing.T) {
	lock, unlock, work := specimen.Lock, specimen.Unlock, specimen.Work
	twice := machine.Code{lock(0), work(3), lock(0), work(2), unlock(0), work(4), unlock(0), work(5)}
	for _, test := range []struct {
		name string
		key  engine.Object
		code machine.Code
		want int64
	}{
		{"from the first lock to the last unlock", engine.Object{Kind: engine.Mutex, Recursive: true}, twice, 3 + 1 + 2 + 1 + 4 + 1},
		{"until the end of the run, if nobody gives it back", engine.Object{Kind: engine.Mutex}, machine.Code{lock(0), work(9)}, 9},
		{"a robust one until its owner dies", engine.Object{Kind: engine.Mutex, Robust: true}, machine.Code{lock(0), work(4), {Verb: machine.Exit}}, 5},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.key.Process = engine.Shared
			p := &engine.Program{
				Processes: []engine.Process{{}, {}}, Objects: []engine.Object{test.key}, Tasks: specimen.Crew(test.code, machine.Code{work(10)}),
			}
			p.Tasks[1].Process = 1
			_, metrics := run(t, p, Bench{Cores: 2})
			require.Equal(t, test.want, metrics.HeldTicks)
		})
	}
}
