package hb

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

func on(verb machine.Verb, object engine.ObjectID) machine.Instr {
	return machine.Instr{Verb: verb, Object: object}
}

// twoLines is a shop and a line that it forks, each with a variable and a key of its
// own, and a variable, a key and a region that they share: objects 0 and 1, 2 and 3,
// 4, 5, 6.
func twoLines(detached bool, bodies ...machine.Code) *engine.Program {
	p := &engine.Program{
		Processes: []engine.Process{{Name: "shop"}, {Name: "line", Forked: true, Detached: detached}},
		Objects: []engine.Object{
			{Name: "made"}, {Name: "key", Kind: engine.Mutex}, {Name: "line.made", Process: 1}, {Name: "line.key", Kind: engine.Mutex, Process: 1},
			{Name: "shelf", Process: engine.Shared}, {Name: "hook", Kind: engine.Mutex, Process: engine.Shared},
			{Name: "room", Kind: engine.Region, Process: engine.Shared},
		},
	}
	for i, body := range bodies {
		p.Tasks = append(p.Tasks, engine.Task{Body: body, Process: min(i, 1), Leads: i < 2})
	}
	return p
}

func TestWhatCanBeSaidOfProcesses(t *testing.T) {
	lock, unlock, write := specimen.Lock, specimen.Unlock, specimen.Write
	fork, crash, one := on(machine.Fork, 1), on(machine.Crash, 0), machine.Const(1)
	wants := func(p *engine.Program) *engine.Program {
		p.Final = specimen.EndsAt(4, 1)
		return p
	}
	for name, test := range map[string]struct {
		program *engine.Program
		want    Explanation
	}{
		"crashed with the key": {
			twoLines(false, machine.Code{fork, specimen.Join(1), lock(5)}, machine.Code{lock(5), crash}),
			Explanation{Pattern: OwnerCrashed, Steps: []int{1, 2}, Tasks: []engine.TaskID{0, 1, 1}, Objects: []engine.ObjectID{5}},
		},
		"brought down by another one while holding the key": {
			twoLines(false, machine.Code{fork, specimen.Join(1), lock(5)}, machine.Code{specimen.Join(0)},
				machine.Code{lock(5), specimen.Join(0)}, machine.Code{lock(3), lock(5)}, machine.Code{crash}),
			Explanation{Pattern: OwnerCrashed, Steps: []int{1, 2}, Tasks: []engine.TaskID{0, 2, 4}, Objects: []engine.ObjectID{5}},
		},
		"sent home with the key": {
			twoLines(false, machine.Code{fork, specimen.Join(1), lock(5)}, machine.Code{lock(3)},
				machine.Code{lock(5), specimen.Join(0)}),
			Explanation{Pattern: OwnerStopped, Steps: []int{1, 3}, Tasks: []engine.TaskID{0, 2, 1}, Objects: []engine.ObjectID{5}},
		},
		"a copy of a key that is elsewhere": {
			&engine.Program{
				Processes: []engine.Process{{Name: "shop"}, {Name: "line", Forked: true}},
				Objects:   []engine.Object{{Name: "key", Kind: engine.Mutex}, {Name: "key", Kind: engine.Mutex, Process: 1}},
				Tasks: []engine.Task{{Body: machine.Code{lock(0), unlock(0)}}, {Body: machine.Code{lock(1), unlock(1)}, Process: 1, Leads: true},
					{Body: machine.Code{fork}}},
			},
			Explanation{Pattern: CopiedKey, Steps: []int{1}, Tasks: []engine.TaskID{1, 0}, Objects: []engine.ObjectID{1}},
		},
		"went home and took the child along": {
			wants(twoLines(false, machine.Code{fork}, machine.Code{write(4, one)})),
			Explanation{Pattern: ClosedEarly, Steps: []int{1}, Tasks: []engine.TaskID{1, 0}, Tried: true},
		},
		"went home too early": {
			wants(twoLines(false, machine.Code{fork, specimen.Read(4, 0)}, machine.Code{write(4, one)})),
			Explanation{Pattern: ClosedEarly, Steps: []int{2}, Tasks: []engine.TaskID{1, 0}, Tried: true},
		},
		"took the line down in a crash": {
			wants(twoLines(false, machine.Code{fork, specimen.Join(1)}, machine.Code{specimen.Join(2)}, machine.Code{write(4, one)}, machine.Code{crash})),
			Explanation{Pattern: WentDown, Steps: []int{1}, Tasks: []engine.TaskID{1, 3}, Tried: true},
		},
		"another line's shelf": {
			twoLines(true, machine.Code{fork}, machine.Code{write(0, one)}),
			Explanation{Pattern: ForeignMemory, Steps: []int{1}, Tasks: []engine.TaskID{1}, Objects: []engine.ObjectID{0}},
		},
		"forked twice": {
			twoLines(true, machine.Code{fork, fork}, machine.Code{}),
			Explanation{Pattern: ForkAgain, Steps: []int{0, 1}, Tasks: []engine.TaskID{0, 1}},
		},
		"not there": {
			twoLines(true, machine.Code{on(machine.Leave, 6)}, machine.Code{}),
			Explanation{Pattern: LeaveOutside, Steps: []int{0}, Tasks: []engine.TaskID{0}, Objects: []engine.ObjectID{6}},
		},
		"two in one room": {
			twoLines(true, machine.Code{fork, on(machine.Enter, 6), specimen.Join(1)}, machine.Code{on(machine.Enter, 6), on(machine.Leave, 6)}),
			Explanation{Pattern: Collided, Steps: []int{1, 2}, Tasks: []engine.TaskID{1, 0}, Objects: []engine.ObjectID{6}},
		},
		"overtaken": {
			&engine.Program{
				Objects: []engine.Object{{Name: "key", Kind: engine.Mutex, Patience: 1}},
				Tasks:   specimen.Clones(3, specimen.Repeat(2, 15, lock(0), unlock(0))),
			},
			Explanation{Pattern: Overtaken, Steps: []int{2, 4}, Tasks: []engine.TaskID{2, 0, 1}, Objects: []engine.ObjectID{0}, Values: []int64{2}},
		},
		"outpaced": {
			&engine.Program{
				Objects: []engine.Object{{Name: "key", Kind: engine.Mutex}},
				Tasks: []engine.Task{{Body: machine.Code{lock(0), on(machine.Progress, 0), on(machine.Progress, 0), unlock(0)}},
					{Body: machine.Code{lock(0), unlock(0)}, Patience: 1}},
			},
			Explanation{Pattern: Outpaced, Steps: []int{1, 2}, Tasks: []engine.TaskID{1, 0}, Objects: []engine.ObjectID{0}, Values: []int64{2}},
		},
		"never joined": {
			&engine.Program{
				Objects: specimen.Variables(1), JoinAll: true,
				Tasks: []engine.Task{{Body: machine.Code{specimen.Spawn(1)}}, {Body: machine.Code{write(0, one)}, Dormant: true}},
			},
			Explanation{Pattern: Leaked, Steps: []int{0}, Tasks: []engine.TaskID{1, 0}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			report, err := explore.Prove(test.program, engine.Limits{})
			require.NoError(t, err)
			require.Equal(t, engine.Refuted, report.Verdict)
			trace, err := sched.Replay(test.program, report.Shortest.Schedule)
			require.NoError(t, err)
			x := Explain(test.program, trace)
			require.Equal(t, test.want, x, "%s", report.Shortest.Schedule)
		})
	}
}

// A fork orders what the parent did before it before all of the child, and the death
// of an owner orders what it did before the next lock of a robust mutex.
func TestForksAndDeathsOrder(t *testing.T) {
	p := twoLines(false, machine.Code{specimen.Write(4, machine.Const(1)), on(machine.Fork, 1), specimen.Lock(5), specimen.Write(4, machine.Const(3))},
		machine.Code{specimen.Lock(5), specimen.Write(4, machine.Const(2)), on(machine.Crash, 0)})
	p.Objects[5].Robust = true
	trace, err := sched.Replay(p, engine.Schedule{{}, {}, {Task: 1}, {Task: 1}, {Task: 1}, {}, {}})
	require.NoError(t, err)
	o, err := NewOrder(p, trace)
	require.NoError(t, err)
	require.Empty(t, o.Races())
	require.True(t, o.Before(0, 3))
	require.True(t, o.Before(3, 6))
}
