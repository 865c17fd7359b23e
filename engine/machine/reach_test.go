package machine

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
)

// Of two states that are the same within an operation's reach and in nothing else, the
// operation makes two that are again the same there, and leaves all else as it was.
func TestNothingBeyondTheReachMatters(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	p := workshop()
	p.JoinAll = true
	m := New(p)
	seen := map[engine.OpKind]int{}
	for range 20_000 {
		task := engine.TaskID(r.IntN(len(p.Tasks)))
		op := engine.Op{Kind: []engine.OpKind{engine.OpFork, engine.OpCrash, engine.OpExit, engine.OpJoin}[r.IntN(4)]}
		if op.Kind.OnTask() {
			op.Object = engine.ObjectID(r.IntN(len(p.Tasks)))
		}
		one, other := anyState(r, m), anyState(r, m)
		one.Tasks[task] = Started
		reach, bounded := m.ReachOf(task, op)
		require.True(t, bounded)
		mixed := within(m, reach, one, other)
		if !m.Enabled(one, task, op) {
			require.False(t, m.Enabled(mixed, task, op))
			continue
		}
		seen[op.Kind]++
		before, elsewhere := one.Clone(), mixed.Clone()
		value, refusal := m.Apply(one, task, op)
		again, refusedAgain := m.Apply(mixed, task, op)
		require.Equal(t, value, again)
		require.Equal(t, refusal, refusedAgain)
		if refusal == Allowed {
			require.Equal(t, m.Begun(one, op), m.Begun(mixed, op))
		}
		require.Equal(t, within(m, reach, one, before), one, "%s by %d reaches no further", op.Kind, task)
		require.Equal(t, within(m, reach, one, elsewhere), mixed, "%s by %d", op.Kind, task)
	}
	require.Len(t, seen, 4)
	p.Objects[0].Patience = 1
	_, bounded := New(p).ReachOf(0, engine.Op{Kind: engine.OpExit})
	require.False(t, bounded, "a step of anybody is one for those who wait")
}

// anyState returns a state of the workshop, one that a run can come to or not.
func anyState(r *rand.Rand, m *Machine) *State {
	s := m.Start()
	for t := range s.Tasks {
		s.Tasks[t] = Status(r.IntN(int(Crashed) + 1))
	}
	for i, o := range m.program.Objects {
		switch o.Kind {
		case engine.Variable:
			s.Objects[i] = int64(r.IntN(10))
		case engine.Mutex:
			s.Objects[i] = int64(r.IntN(len(s.Tasks) + 1))
		default: // tasks that sleep, or are inside
			s.Objects[i] = int64(r.IntN(1 << len(s.Tasks)))
		}
	}
	s.Watched[m.joined] = int64(r.IntN(1 << len(s.Tasks)))
	return s
}

// within returns what one state is within reach, and another one elsewhere.
func within(m *Machine, reach Reach, one, elsewhere *State) *State {
	s := elsewhere.Clone()
	for t := range reach.Tasks.All() {
		s.Tasks[t] = one.Tasks[t]
	}
	for _, object := range reach.Objects {
		s.Objects[object] = one.Objects[object]
	}
	if reach.Joined {
		s.Watched[m.joined] = one.Watched[m.joined]
	}
	return s
}
