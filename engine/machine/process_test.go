package machine

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
)

// workshop is a parent with two tasks, an attached and a detached child with a
// worker each beside their leaders, and a grandchild of the attached one. Tasks:
// 0 boss, 1 hand; 2 attached leader, 3 its worker; 4 detached leader, 5 its sleeper;
// 6 grandchild.
func workshop() *engine.Program {
	body := Code{}
	return &engine.Program{
		Processes: []engine.Process{{Name: "parent"}, {Name: "day", Forked: true}, {Name: "night", Forked: true, Detached: true},
			{Name: "apprentice", Forked: true, Parent: 1}},
		Objects: []engine.Object{
			{Name: "total", Init: 4}, {Name: "total", Process: 1}, {Name: "total", Process: 2, Init: 9},
			{Name: "key", Kind: engine.Mutex}, {Name: "key", Kind: engine.Mutex, Process: 1},
			{Name: "bell", Kind: engine.Condition, Process: engine.Shared},
			{Name: "plain", Kind: engine.Mutex, Process: engine.Shared},
			{Name: "robust", Kind: engine.Mutex, Process: engine.Shared, Robust: true},
			{Name: "room", Kind: engine.Region, Process: engine.Shared},
			{Name: "own", Process: 1, Init: 7},
		},
		Tasks: []engine.Task{
			{Body: body, Leads: true}, {Body: body},
			{Body: body, Process: 1, Leads: true}, {Body: body, Process: 1},
			{Body: body, Process: 2, Leads: true}, {Body: body, Process: 2, Dormant: true},
			{Body: body, Process: 3, Leads: true},
		},
	}
}

// floor is a state in which operations are tried out.
type floor struct {
	t *testing.T
	m *Machine
	s *State
}

func newFloor(t *testing.T, p *engine.Program) floor {
	t.Helper()
	require.NoError(t, p.Validate())
	m := New(p)
	return floor{t, m, m.Start()}
}

func (f floor) do(task engine.TaskID, kind engine.OpKind, object engine.ObjectID) int64 {
	f.t.Helper()
	op := engine.Op{Kind: kind, Object: object}
	require.True(f.t, f.m.Enabled(f.s, task, op))
	value, refusal := f.m.Apply(f.s, task, op)
	require.Equal(f.t, Allowed, refusal)
	return value
}

func (f floor) refuses(want Refusal, task engine.TaskID, kind engine.OpKind, object engine.ObjectID) {
	f.t.Helper()
	before := f.s.Clone()
	_, refusal := f.m.Apply(f.s, task, engine.Op{Kind: kind, Object: object})
	require.Equal(f.t, want, refusal)
	require.True(f.t, before.Equal(f.s), "a refused operation leaves the state as it was")
}

func TestForkCopiesMemoryAndStartsTheChild(t *testing.T) {
	f := newFloor(t, workshop())
	require.Equal(t, []Status{Started, Started, Dormant, Dormant, Dormant, Dormant, Dormant}, f.s.Tasks)
	f.do(1, engine.OpLock, 3)
	f.do(0, engine.OpAdd, 0)
	f.do(1, engine.OpFork, 2)
	require.Equal(t, []Status{Started, Started, Started, Started, Dormant, Dormant, Dormant}, f.s.Tasks)
	require.EqualValues(t, 4, f.s.Objects[1], "the child has what the parent had")
	require.EqualValues(t, 7, f.s.Objects[9], "what the parent does not have begins as it is declared")
	require.Equal(t, engine.TaskID(1), f.s.Owner(3))
	require.Equal(t, engine.TaskID(2), f.s.Owner(4), "the key of the one who forked is its leader's in the child")
	f.do(0, engine.OpFork, 4)
	require.EqualValues(t, 4, f.s.Objects[2], "the copy hides the first value")
	require.Equal(t, Dormant, f.s.Tasks[5], "who sleeps in the child waits to be spawned there")
	f.refuses(ForkAgain, 0, engine.OpFork, 2)
	f.refuses(ForkForeign, 0, engine.OpFork, 6)
	f.refuses(ForkForeign, 0, engine.OpFork, 3)
	f.refuses(SpawnForeign, 0, engine.OpSpawn, 5)
	f.do(4, engine.OpSpawn, 5)
}

func TestAKeyOfSomebodyElseIsLostInTheChild(t *testing.T) {
	f := newFloor(t, workshop())
	f.do(0, engine.OpLock, 3)
	f.do(1, engine.OpFork, 2)
	require.Equal(t, engine.TaskID(0), f.s.Owner(4), "its owner is not there")
	f.refuses(UnlockForeign, 2, engine.OpUnlock, 4)
	f.refuses(ForeignMemory, 0, engine.OpUnlock, 4)
}

func TestNobodyReachesIntoAnotherProcess(t *testing.T) {
	f := newFloor(t, workshop())
	f.refuses(ForeignMemory, 0, engine.OpRead, 1)
	f.refuses(ForeignMemory, 0, engine.OpLock, 4)
	_, refusal := f.m.Apply(f.s, 0, engine.Op{Kind: engine.OpWait, Object: 5, With: 4})
	require.Equal(t, ForeignMemory, refusal)
	f.do(0, engine.OpLock, 6)
}

func TestTheEndOfALeaderTakesAttachedChildrenWithIt(t *testing.T) {
	for name, test := range map[string]struct {
		end  func(f floor)
		want []Status
	}{
		"the leader exits": {func(f floor) { f.do(0, engine.OpExit, 0) },
			[]Status{Ended, Stopped, Stopped, Stopped, Started, Dormant, Stopped}},
		"a hand exits": {func(f floor) { f.do(1, engine.OpExit, 0) },
			[]Status{Stopped, Ended, Stopped, Stopped, Started, Dormant, Stopped}},
		"a hand crashes": {func(f floor) { f.do(1, engine.OpCrash, 0) },
			[]Status{Crashed, Crashed, Crashed, Crashed, Started, Dormant, Crashed}},
		"a child crashes": {func(f floor) { f.do(3, engine.OpCrash, 0) },
			[]Status{Started, Started, Crashed, Crashed, Started, Dormant, Crashed}},
		"the detached child exits": {func(f floor) { f.do(4, engine.OpExit, 0) },
			[]Status{Started, Started, Started, Started, Ended, Stopped, Started}},
		"a hand's body returns": {func(f floor) { f.m.End(f.s, 1) },
			[]Status{Started, Ended, Started, Started, Started, Dormant, Started}},
	} {
		f := newFloor(t, workshop())
		f.do(0, engine.OpFork, 2)
		f.do(0, engine.OpFork, 4)
		f.do(2, engine.OpFork, 6)
		test.end(f)
		require.Equal(t, test.want, f.s.Tasks, name)
	}
}

func TestWhatTheDeadHeld(t *testing.T) {
	f := newFloor(t, workshop())
	f.do(0, engine.OpFork, 2)
	f.do(3, engine.OpLock, 6)
	f.do(3, engine.OpLock, 7)
	f.do(3, engine.OpEnter, 8)
	f.do(2, engine.OpLock, 4)
	_, refusal := f.m.Apply(f.s, 2, engine.Op{Kind: engine.OpWait, Object: 5, With: 4})
	require.Equal(t, Allowed, refusal)
	require.True(t, f.s.Sleepers(5).Has(2))
	f.do(3, engine.OpCrash, 0)
	require.Zero(t, f.s.Sleepers(5), "the dead hear no bell")
	require.False(t, f.m.Enabled(f.s, 0, engine.Op{Kind: engine.OpLock, Object: 6}), "a plain mutex stays locked for ever")
	require.Equal(t, engine.TaskID(3), f.s.Owner(6))
	require.Equal(t, engine.TaskID(3), f.s.Abandoned(7))
	require.Equal(t, engine.TaskID(-1), f.s.Owner(7))
	require.EqualValues(t, 1, f.do(0, engine.OpLock, 7), "owner died")
	f.do(0, engine.OpUnlock, 7)
	require.EqualValues(t, 0, f.do(1, engine.OpLock, 7), "told once")
	f.do(0, engine.OpEnter, 8)
	require.EqualValues(t, 1, f.do(0, engine.OpJoin, 2), "it went down in a crash")
}

func TestWhoLeadsExitsAtHisEnd(t *testing.T) {
	p := workshop()
	code := Code{{Verb: Branch, Relation: Equal, Target: 2}, {Verb: Work, A: Const(1)}}
	p.Tasks[0].Body, p.Tasks[1].Body = code, code
	require.Equal(t, code, BodyOf(p, 1))
	require.Equal(t, append(code[:2:2], Instr{Verb: Exit}), BodyOf(p, 0))
	require.Equal(t, []engine.Op{{Kind: engine.OpExit, Site: 2}}, run(BodyOf(p, 0).(Code)).heard)
	p.Tasks[0].Body = other{}
	s := &script{}
	func() {
		defer func() { require.Equal(t, ended{}, recover()) }()
		BodyOf(p, 0).Run(s)
	}()
	require.Equal(t, []engine.Op{{Kind: engine.OpExit}}, s.heard)
}

type other struct{}

func (other) Run(engine.Port) {}
