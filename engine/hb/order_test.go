package hb

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

func order(t *testing.T, p *engine.Program, schedule string) (*Order, *engine.Trace) {
	t.Helper()
	choices, err := engine.ParseSchedule(schedule)
	require.NoError(t, err)
	trace, err := sched.Replay(p, choices)
	require.NoError(t, err)
	o, err := NewOrder(p, trace)
	require.NoError(t, err)
	return o, trace
}

func TestUnguardedCounterRaces(t *testing.T) {
	o, trace := order(t, specimen.Counter(2, 1), "1 2*2 1")
	at := steps(trace, 0, 1, 2, 3) // 1 reads, 2 reads, 2 writes, 1 writes
	require.Equal(t, []Race{{0, at[0], at[2]}, {0, at[1], at[3]}, {0, at[2], at[3]}}, o.Races())
	require.True(t, o.Before(at[0], at[3]))
	require.False(t, o.Before(at[3], at[0]))
	require.False(t, o.Before(at[0], at[0]))
	require.False(t, o.Before(at[0], at[2]))
}

func TestWhatOrdersTwoAccesses(t *testing.T) {
	read, write := specimen.Read(0, 0), specimen.Write(0, machine.Const(1))
	dormant := func(body machine.Code) engine.Task { return engine.Task{Body: body, Dormant: true} }
	for _, test := range []struct {
		name     string
		tasks    []engine.Task
		schedule string
		races    int
	}{
		{"nothing", specimen.Crew(machine.Code{write}, machine.Code{read}), "1 2", 1},
		{"two reads need no order", specimen.Crew(machine.Code{read}, machine.Code{read}), "1 2", 0},
		{"a mutex", specimen.Crew(machine.Code{specimen.Lock(1), write, specimen.Unlock(1)},
			machine.Code{specimen.Lock(1), read, specimen.Unlock(1)}), "1*3 2*3", 0},
		{"two mutexes", specimen.Crew(machine.Code{specimen.Lock(1), write, specimen.Unlock(1)},
			machine.Code{specimen.Lock(2), read, specimen.Unlock(2)}), "1*3 2*3", 1},
		{"a mutex on one side", specimen.Crew(machine.Code{specimen.Lock(1), write, specimen.Unlock(1)}, machine.Code{read}), "1*3 2", 1},
		{"a spawn", []engine.Task{{Body: machine.Code{write, specimen.Spawn(1)}}, dormant(machine.Code{read})}, "1*2 2", 0},
		{"a write behind the spawn", []engine.Task{{Body: machine.Code{specimen.Spawn(1), write}}, dormant(machine.Code{read})}, "1*2 2", 1},
		{"a join", specimen.Crew(machine.Code{write}, machine.Code{specimen.Join(0), read}), "1 2*2", 0},
		{"two atomic adds", specimen.Crew(machine.Code{specimen.Add(0, 1, 0)}, machine.Code{specimen.Add(0, 1, 0)}), "1 2", 0},
		{"an add and a read", specimen.Crew(machine.Code{specimen.Add(0, 1, 0)}, machine.Code{read}), "1 2", 1},
		{"an add passes on what was before", specimen.Crew(machine.Code{write, specimen.Add(3, 1, 0)},
			machine.Code{specimen.Add(3, 1, 0), read}), "1*2 2*2", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			objects := append(append(specimen.Variables(1), specimen.Mutexes(2)...), specimen.Variables(1)...)
			o, _ := order(t, &engine.Program{Objects: objects, Tasks: test.tasks}, test.schedule)
			require.Len(t, o.Races(), test.races)
		})
	}
}

// A second way to compute it all: the edges of happens-before, closed transitively.
func closure(p *engine.Program, trace *engine.Trace) [][]bool {
	n := len(trace.Events)
	before := make([][]bool, n)
	for i := range before {
		before[i] = make([]bool, n)
	}
	for j, b := range trace.Events {
		if refused(trace, j) {
			b.Op.Kind = engine.OpNone
		}
		for i, a := range trace.Events[:j] {
			before[i][j] = a.Task == b.Task ||
				a.Op.Kind == engine.OpUnlock && b.Op.Kind == engine.OpLock && a.Op.Object == b.Op.Object ||
				a.Op.Kind == engine.OpAdd && b.Op.Kind == engine.OpAdd && a.Op.Object == b.Op.Object ||
				a.Op.Kind == engine.OpSpawn && engine.TaskID(a.Op.Object) == b.Task ||
				b.Op.Kind == engine.OpJoin && engine.TaskID(b.Op.Object) == a.Task
		}
	}
	for k := range n {
		for i := range n {
			for j := range n {
				before[i][j] = before[i][j] || before[i][k] && before[k][j]
			}
		}
	}
	return before
}

func TestClocksEqualTheTransitiveClosure(t *testing.T) {
	racy := 0
	for seed := range uint64(400) {
		p := specimen.Random(sched.NewDice(seed))
		trace, err := sched.Run(p, sched.Random(seed), engine.Limits{})
		require.NoError(t, err)
		if len(trace.Events) > 80 {
			continue
		}
		o, err := NewOrder(p, trace)
		require.NoError(t, err)
		before := closure(p, trace)
		want := map[Race]bool{} // the last first access of a kind by each task
		for j, b := range trace.Events {
			latest := map[access]Race{}
			for i, a := range trace.Events[:j] {
				require.Equal(t, before[i][j], o.Before(i, j), "seed %d: events %d and %d", seed, i, j)
				require.False(t, o.Before(j, i))
				plain := a.Op.Kind != engine.OpAdd || b.Op.Kind != engine.OpAdd
				changes := a.Op.Kind != engine.OpRead || b.Op.Kind != engine.OpRead
				if a.Op.Kind.Access() != 0 && b.Op.Kind.Access() != 0 && a.Op.Object == b.Op.Object && a.Task != b.Task &&
					plain && changes && !before[i][j] {
					latest[access{a.Op.Object, a.Task, a.Op.Kind}] = Race{a.Op.Object, i, j}
				}
			}
			for _, race := range latest {
				want[race] = true
			}
		}
		got := map[Race]bool{}
		for _, race := range o.Races() {
			got[race] = true
		}
		require.Equal(t, want, got, "seed %d", seed)
		racy += min(1, len(want))
	}
	require.Greater(t, racy, 100)
}

func TestWaits(t *testing.T) {
	p := specimen.Philosophers(3)
	p.Tasks = append(p.Tasks, specimen.Crew(machine.Code{specimen.Join(0)})...)
	s, err := sched.NewSession(p)
	require.NoError(t, err)
	defer s.Close()
	require.Equal(t, []Wait{{3, engine.Op{Kind: engine.OpJoin}, 0}}, Waits(p, s))
	for _, task := range []engine.TaskID{1, 0} {
		_, err = s.Step(task)
		require.NoError(t, err)
	}
	waits := Waits(p, s)
	require.Len(t, waits, 2)
	require.Equal(t, []engine.TaskID{0, 3}, []engine.TaskID{waits[0].Task, waits[1].Task})
	require.EqualValues(t, 1, waits[0].For)
	require.EqualValues(t, 1, waits[0].Mutex())
	require.EqualValues(t, -1, waits[1].Mutex())
}
