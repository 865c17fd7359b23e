package machine

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
)

// shop has a variable 0 that starts at 5, a mutex 1, and three tasks, of which
// the last one sleeps.
func shop() *Machine {
	return New(&engine.Program{
		Objects: []engine.Object{{Name: "stock", Init: 5}, {Name: "key", Kind: engine.Mutex}},
		Tasks:   []engine.Task{{}, {}, {Dormant: true}},
	})
}

func TestWhatOperationsMean(t *testing.T) {
	const ann, bob, cid = 0, 1, 2
	type step struct {
		task    engine.TaskID
		op      engine.Op
		enabled bool
		value   int64
		refusal Refusal
	}
	do := func(kind engine.OpKind, object engine.ObjectID, arg int64) engine.Op {
		return engine.Op{Kind: kind, Object: object, Arg: arg}
	}
	for name, steps := range map[string][]step{
		"read and write": {
			{ann, do(engine.OpRead, 0, 0), true, 5, Allowed},
			{bob, do(engine.OpWrite, 0, 9), true, 0, Allowed},
			{ann, do(engine.OpRead, 0, 0), true, 9, Allowed},
		},
		"atomic add returns the sum": {
			{ann, do(engine.OpAdd, 0, 2), true, 7, Allowed},
			{bob, do(engine.OpAdd, 0, -8), true, -1, Allowed},
		},
		"a mutex has one owner": {
			{ann, do(engine.OpLock, 1, 0), true, 0, Allowed},
			{bob, do(engine.OpLock, 1, 0), false, 0, Allowed},
			{ann, do(engine.OpLock, 1, 0), false, 0, Allowed}, // not recursive
			{bob, do(engine.OpUnlock, 1, 0), true, 0, UnlockForeign},
			{ann, do(engine.OpUnlock, 1, 0), true, 0, Allowed},
			{ann, do(engine.OpUnlock, 1, 0), true, 0, UnlockFree},
			{bob, do(engine.OpLock, 1, 0), true, 0, Allowed},
		},
		"a task is spawned once and joined when it has ended": {
			{ann, do(engine.OpJoin, cid, 0), false, 0, Allowed},
			{bob, do(engine.OpSpawn, cid, 0), true, 0, Allowed},
			{bob, do(engine.OpSpawn, cid, 0), true, 0, SpawnAgain},
			{ann, do(engine.OpJoin, cid, 0), false, 0, Allowed},
		},
		"what does not exist is refused, never looked up": {
			{ann, do(engine.OpRead, 2, 0), true, 0, NoSuchObject},
			{ann, do(engine.OpRead, -1, 0), true, 0, NoSuchObject},
			{ann, do(engine.OpRead, 1, 0), true, 0, NoSuchObject}, // a mutex cannot be read
			{ann, do(engine.OpLock, 0, 0), true, 0, NoSuchObject},
			{ann, do(engine.OpJoin, 3, 0), true, 0, NoSuchTask},
			{ann, do(engine.OpSpawn, -1, 0), true, 0, NoSuchTask},
			{ann, do(engine.OpWork, 0, 0), true, 0, NoSuchOperation},
			{ann, do(200, 0, 0), true, 0, NoSuchOperation},
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := shop()
			s := m.Start()
			for i, step := range steps {
				require.Equal(t, step.enabled, m.Enabled(s, step.task, step.op), "step %d", i)
				if !step.enabled {
					continue
				}
				before := s.Clone()
				value, refusal := m.Apply(s, step.task, step.op)
				require.Equal(t, step.refusal, refusal, "step %d", i)
				require.Equal(t, step.value, value, "step %d", i)
				if refusal != Allowed {
					require.True(t, s.Equal(before), "a refused operation changes nothing")
				}
			}
		})
	}
}

func TestEveryVisibleOperationHasARow(t *testing.T) {
	visible := 0
	for kind := engine.OpNone; kind < 50; kind++ {
		if _, ok := primitiveOf(kind); ok {
			require.True(t, kind.Visible(), kind)
			visible++
		}
	}
	announced := map[engine.OpKind]bool{}
	for v := Verb(1); v < verbEnd; v++ {
		require.NotEmpty(t, v.String())
		if kind := verbs[v].op; kind != engine.OpNone {
			_, ok := primitiveOf(kind)
			require.True(t, ok, v)
			announced[kind] = true
		}
	}
	require.Len(t, announced, visible, "a step list can do all that a machine can")
}

func TestStateIsCopiedComparedAndHashed(t *testing.T) {
	m := shop()
	a, b := m.Start(), m.Start()
	require.True(t, a.Equal(b))
	require.Equal(t, a.Hash(), b.Hash())
	c := a.Clone()
	_, _ = m.Apply(c, 0, engine.Op{Kind: engine.OpLock, Object: 1})
	require.False(t, a.Equal(c))
	require.NotEqual(t, a.Hash(), c.Hash())
	require.Equal(t, engine.TaskID(0), c.Owner(1))
	require.Equal(t, engine.TaskID(-1), a.Owner(1))
}

// script is a Port that answers from a list and writes down what it hears.
type script struct {
	answers []int64
	heard   []engine.Op
	marks   [][]int64
	failed  string
}

type ended struct{}

func (s *script) Do(op engine.Op) int64 {
	s.heard = append(s.heard, op)
	if len(s.answers) == 0 {
		panic(ended{})
	}
	answer := s.answers[0]
	s.answers = s.answers[1:]
	return answer
}

func (s *script) Mark(key ...int64) { s.marks = append(s.marks, append([]int64{}, key...)) }

func (s *script) Fail(reason string) {
	s.failed = reason
	panic(ended{})
}

func run(c Code, answers ...int64) *script {
	s := &script{answers: answers}
	func() {
		defer func() {
			if r := recover(); r != nil && r != (ended{}) {
				panic(r)
			}
		}()
		c.Run(s)
	}()
	return s
}

func TestStepListAnnouncesItsInstructions(t *testing.T) {
	s := run(Code{
		{Verb: Read, Object: 3, To: 1},
		{Verb: Set, To: 1, A: Value(1), Sign: Times, B: Const(10), Cost: 2},
		{Verb: Work, A: Const(7)},
		{Verb: Write, Object: 3, A: Value(1)},
	}, 4, 0, 0, 0)
	require.Equal(t, []engine.Op{
		{Kind: engine.OpRead, Object: 3, Site: 0},
		{Kind: engine.OpCompute, Arg: 40, Cost: 2, Site: 1},
		{Kind: engine.OpWork, Cost: 7, Site: 2},
		{Kind: engine.OpWrite, Object: 3, Arg: 40, Site: 3},
	}, s.heard)
}

func TestMarksNameTheCounterAndTheLiveRegistersOnly(t *testing.T) {
	s := run(Code{
		{Verb: Read, To: 1},
		{Verb: Read, To: 2},
		{Verb: Write, A: Value(1)}, // register 1 is dead from here on, 2 was never alive
		{Verb: Read, To: 1},
	}, 8, 9, 0, 0)
	require.Equal(t, [][]int64{{0}, {1, 8}, {2, 8}, {3}}, s.marks)
}

func TestBranchesAndAssertions(t *testing.T) {
	code := Code{
		{Verb: Read, To: 0},
		{Verb: Branch, A: Value(0), Relation: Less, B: Const(3), Target: 0},
		{Verb: Assert, A: Value(0), Relation: NotEqual, B: Const(4), Note: "not four"},
		{Verb: Branch, Target: 5, A: Const(1), Relation: Greater},
		{Verb: Read, To: 0},
	}
	require.Len(t, run(code, 1, 2, 3).heard, 3)
	require.Equal(t, "not four", run(code, 1, 4).failed)
}

func TestRelationsAndTheirSigns(t *testing.T) {
	for sign, want := range map[string][3]bool{ // of 1 and 2, 2 and 2, 3 and 2
		"==": {false, true, false}, "!=": {true, false, true}, "<": {true, false, false},
		"<=": {true, true, false}, ">": {false, false, true}, ">=": {false, true, true},
	} {
		r, ok := ParseRelation(sign)
		require.True(t, ok)
		require.Equal(t, sign, r.String())
		require.Equal(t, want, [3]bool{r.Holds(1, 2), r.Holds(2, 2), r.Holds(3, 2)}, sign)
	}
	_, ok := ParseRelation("=")
	require.False(t, ok)
}

func TestStepListsThatCannotRun(t *testing.T) {
	for want, in := range map[string]Instr{
		"no such verb":       {Verb: 99},
		"registers go from":  {Verb: Read, To: RegistersMax},
		"branch target 7":    {Verb: Branch, Target: 7},
		"must be a constant": {Verb: Work, A: Value(1)},
		"work must last":     {Verb: Work},
		"cost must be":       {Verb: Set, Cost: -1},
		"no such sign":       {Verb: Set, Sign: 9},
	} {
		require.ErrorContains(t, Code{in}.Validate(), want)
	}
	require.ErrorContains(t, make(Code, InstructionsMax+1).Validate(), "at most 4096")
}
