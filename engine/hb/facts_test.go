package hb

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// requireFacts checks an explanation against the trace alone, without the code that
// found it.
func requireFacts(t *testing.T, p *engine.Program, trace *engine.Trace, x Explanation) {
	t.Helper()
	require.True(t, slices.IsSorted(x.Steps))
	for _, i := range x.Steps {
		require.True(t, i >= 0 && i < len(trace.Events))
	}
	event := func(step int) engine.Event { return trace.Events[x.Steps[step]] }
	switch x.Pattern {
	case LostUpdate, StaleCheck:
		read, overtook, act := event(0), event(1), event(2)
		require.Len(t, x.Steps, 3)
		require.Equal(t, []engine.TaskID{read.Task, overtook.Task}, x.Tasks)
		require.NotEqual(t, read.Task, overtook.Task)
		require.Equal(t, read.Task, act.Task)
		require.Equal(t, x.Objects[0], read.Op.Object)
		require.Equal(t, x.Objects[0], overtook.Op.Object)
		require.Contains(t, []engine.OpKind{engine.OpRead, engine.OpAdd}, read.Op.Kind)
		require.NotEqual(t, x.Values[0], x.Values[1], "a value that is the same is not stale")
		require.Equal(t, read.Value, x.Values[0])
		require.Equal(t, x.Values[1], content(p, trace, x.Objects[0], x.Steps[2]), "the overtaking change was still there")
		if x.Pattern == LostUpdate {
			require.Equal(t, engine.OpWrite, act.Op.Kind)
			require.Equal(t, x.Objects[0], act.Op.Object)
			require.Equal(t, act.Op.Arg, x.Values[2])
		}
		if x.Tried {
			mended := mends(t, p, trace, read.Task, x.Steps[0], x.Steps[2]) || mends(t, p, trace, read.Task, x.Steps[0], x.Steps[1]+1)
			require.True(t, mended, "without the preemption the run must go well")
		}
	case TooEarly:
		require.True(t, x.Tried)
		require.Equal(t, engine.OpRead, event(0).Op.Kind)
		require.Equal(t, x.Tasks[0], event(0).Task)
		require.NotEqual(t, x.Tasks[0], x.Tasks[1])
		require.Equal(t, x.Values[0], event(0).Value)
		require.NotEqual(t, x.Values[0], x.Values[1])
		if len(x.Steps) == 2 {
			require.Equal(t, x.Tasks[1], event(1).Task)
			require.Equal(t, x.Objects[0], event(1).Op.Object)
		}
	case DeadlockRing, DeadlockMixed, JoinCycle, DeadlockSelf, DeadlockOrphan, NeverSpawned:
		requireDeadlock(t, p, trace, x)
	case ForeignUnlock:
		require.Equal(t, []engine.TaskID{event(1).Task, event(0).Task}, x.Tasks)
		require.Equal(t, engine.OpLock, event(0).Op.Kind)
	}
}

// content returns what was in a variable before an event.
func content(p *engine.Program, trace *engine.Trace, id engine.ObjectID, before int) int64 {
	value := p.Objects[id].Init
	for _, e := range trace.Events[:before] {
		if e.Op.Object == id && e.Op.Kind == engine.OpWrite {
			value = e.Op.Arg
		} else if e.Op.Object == id && e.Op.Kind == engine.OpAdd {
			value += e.Op.Arg
		}
	}
	return value
}

// mends takes the preemption out of a run: from its read on, the task comes only
// after the others have gone by. It reports whether nothing goes wrong any more.
func mends(t *testing.T, p *engine.Program, trace *engine.Trace, task engine.TaskID, from, until int) bool {
	t.Helper()
	var order []engine.TaskID
	var held []engine.TaskID
	for i, e := range trace.Events {
		if !e.Op.Kind.Visible() {
			continue
		}
		if i >= until {
			order = append(order, held...)
			held = nil
		}
		if i >= from && i < until && e.Task == task {
			held = append(held, e.Task)
			continue
		}
		order = append(order, e.Task)
	}
	again, err := sched.Run(p, sched.Manual(func(enabled engine.TaskSet, last engine.TaskID, ways sched.Ways) engine.Choice {
		for len(order) > 0 {
			next := order[0]
			order = order[1:]
			if enabled.Has(next) {
				return engine.Choice{Task: next}
			}
		}
		if enabled.Has(last) {
			return engine.Choice{Task: last}
		}
		return sched.RoundRobin().Next(enabled, last, ways)
	}), engine.Limits{})
	require.NoError(t, err)
	return again.Finding == nil
}

func requireDeadlock(t *testing.T, p *engine.Program, trace *engine.Trace, x Explanation) {
	t.Helper()
	s, err := sched.NewSession(p)
	require.NoError(t, err)
	defer s.Close()
	for _, choice := range trace.Schedule() {
		_, err := s.Step(choice.Task)
		require.NoError(t, err)
	}
	switch x.Pattern {
	case DeadlockOrphan:
		require.Equal(t, machine.Ended, s.State().Tasks[x.Tasks[1]])
		require.Equal(t, x.Tasks[1], s.State().Owner(x.Objects[0]))
		return
	case NeverSpawned:
		require.Equal(t, machine.Dormant, s.State().Tasks[x.Tasks[1]])
		return
	}
	for i, task := range x.Tasks {
		next := x.Tasks[(i+1)%len(x.Tasks)]
		op, announced := s.Next(task)
		require.True(t, announced)
		if x.Pattern == JoinCycle || x.Objects[i] < 0 {
			require.Equal(t, engine.Op{Kind: engine.OpJoin, Object: engine.ObjectID(next), Site: op.Site}, op)
			continue
		}
		require.Equal(t, engine.Op{Kind: engine.OpLock, Object: x.Objects[i], Site: op.Site}, op)
		require.Equal(t, next, s.State().Owner(x.Objects[i]))
	}
	for _, i := range x.Steps {
		e := trace.Events[i]
		require.Equal(t, e.Task, s.State().Owner(e.Op.Object))
	}
}

// Random programs under random schedules: whatever is said about what goes wrong is
// so, and it is always the same.
func TestRandomRunsAreExplainedByFacts(t *testing.T) {
	found := map[Pattern]int{}
	for seed := range uint64(4000) {
		p := specimen.Random(sched.NewDice(seed))
		trace, err := sched.Run(p, sched.Random(seed), engine.Limits{})
		require.NoError(t, err)
		x := Explain(p, trace)
		found[x.Pattern]++
		require.Equal(t, trace.Finding == nil, x.Pattern == NoPattern)
		requireFacts(t, p, trace, x)
		if seed%8 == 0 {
			require.Equal(t, x, Explain(p, trace))
		}
	}
	t.Log(found)
	for _, pattern := range []Pattern{
		LostUpdate, StaleCheck, TooEarly, WrongOutcome, AssertFailed, DeadlockRing, DeadlockMixed, JoinCycle,
		DeadlockSelf, DeadlockOrphan, NeverSpawned, FreeUnlock, DoubleUnlock, SpawnAgain,
	} {
		require.Positive(t, found[pattern], "no random run shows %s", pattern)
	}
}

// Every run of counting workers that ends with too little has lost an update, and
// it is found, whatever the schedule was.
func TestEveryLostUpdateOfCountersIsFound(t *testing.T) {
	for seed := range uint64(600) {
		dice := sched.NewDice(seed)
		p := specimen.Counter(2+dice.Roll(3), int64(1+dice.Roll(4)))
		trace, err := sched.Run(p, sched.Random(seed), engine.Limits{})
		require.NoError(t, err)
		if trace.Finding == nil {
			continue
		}
		x := Explain(p, trace)
		require.Equal(t, LostUpdate, x.Pattern)
		requireFacts(t, p, trace, x)
		require.Equal(t, x.Values[0]+1, x.Values[2], "it wrote one more than it had read")
	}
}

// Both witnesses that a search finds are explained, and for the classic bugs they
// are explained as what they are.
func TestWitnessesAreExplained(t *testing.T) {
	for _, test := range []struct {
		program *engine.Program
		want    Pattern
	}{
		{specimen.Counter(2, 1), LostUpdate},
		{specimen.Counter(2, 5), LostUpdate},
		{specimen.Counter(4, 1), LostUpdate},
		{specimen.Counter(3, 2), LostUpdate},
		{specimen.Philosophers(3), DeadlockRing},
		{specimen.Philosophers(5), DeadlockRing},
		{ticketOffice(), StaleCheck},
	} {
		report, err := explore.Prove(test.program, engine.Limits{})
		require.NoError(t, err)
		for _, w := range []*engine.Witness{report.Shortest, report.Clearest} {
			trace, err := sched.Replay(test.program, w.Schedule)
			require.NoError(t, err)
			require.Equal(t, w.Finding, *trace.Finding)
			x := Explain(test.program, trace)
			require.Equal(t, test.want, x.Pattern)
			require.True(t, x.Tried || test.want == DeadlockRing)
			requireFacts(t, test.program, trace, x)
		}
	}
}

// The same for random programs: whatever the search refutes, its witness replays to
// the same finding and is explained by facts.
func TestWitnessesOfRandomProgramsAreExplained(t *testing.T) {
	for seed := range uint64(1200) {
		p := specimen.Random(sched.NewDice(seed + 50_000))
		report, err := explore.Prove(p, engine.Limits{States: 20_000})
		require.NoError(t, err)
		if report.Verdict != engine.Refuted {
			continue
		}
		for _, w := range []*engine.Witness{report.Shortest, report.Clearest} {
			trace, err := sched.Replay(p, w.Schedule)
			require.NoError(t, err, "seed %d", seed)
			require.NotNil(t, trace.Finding, "seed %d: %+v", seed, w)
			require.Equal(t, w.Finding, *trace.Finding, "seed %d", seed)
			requireFacts(t, p, trace, Explain(p, trace))
		}
	}
}
