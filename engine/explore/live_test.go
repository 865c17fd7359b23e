package explore

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

func branch(a machine.Operand, r machine.Relation, b int64, target int) machine.Instr {
	return machine.Instr{Verb: machine.Branch, A: a, Relation: r, B: machine.Const(b), Target: target}
}

// peterson is Peterson's lock around an increment: flags 0 and 1, turn 2, total 3.
// With rushed, a worker says whose turn it is before it says what it wants.
func peterson(rushed bool) *engine.Program {
	p := &engine.Program{Objects: []engine.Object{{Name: "want0"}, {Name: "want1"}, {Name: "turn"}, {Name: "total"}}, Final: endsAt(3, 2)}
	for i := range engine.ObjectID(2) {
		want, turn := write(i, machine.Const(1)), write(2, machine.Const(int64(1-i)))
		if rushed {
			want, turn = turn, want
		}
		p.Tasks = append(p.Tasks, engine.Task{Body: machine.Code{
			want, turn,
			read(1-i, 0), branch(machine.Value(0), machine.Equal, 0, 6),
			read(2, 0), branch(machine.Value(0), machine.Equal, int64(1-i), 2),
			read(3, 0), add(0, 1), write(3, machine.Value(0)),
			write(i, machine.Const(0)),
		}})
	}
	return p
}

func TestPetersonHoldsAndItsWaitingIsNoLivelock(t *testing.T) {
	report := prove(t, peterson(false))
	require.Equal(t, engine.Proved, report.Verdict)
	require.True(t, report.Endless, "one may read the flag for as long as the other is not let on")
	require.Equal(t, []engine.Outcome{{0, 0, 0, 2}, {0, 0, 1, 2}}, report.Outcomes)
}

func TestPetersonWithItsWritesSwappedBreaks(t *testing.T) {
	report := prove(t, peterson(true))
	require.Equal(t, engine.Refuted, report.Verdict)
	require.Equal(t, engine.WrongOutcome, report.Shortest.Finding.Kind)
}

// spinLock takes a lock by exchange, trying again and again.
func spinLock(n int) *engine.Program {
	return &engine.Program{
		Objects: []engine.Object{{Name: "lock"}, {Name: "total"}},
		Tasks: workers(n, machine.Code{
			{Verb: machine.Exchange, To: 0, A: machine.Const(1)}, branch(machine.Value(0), machine.Equal, 1, 0),
			read(1, 0), add(0, 1), write(1, machine.Value(0)), write(0, machine.Const(0)),
		}),
		Final: endsAt(1, int64(n)),
	}
}

func TestSpinLockIsNoLivelock(t *testing.T) {
	for n := range 4 {
		require.Equal(t, engine.Proved, prove(t, spinLock(n+1)).Verdict)
	}
}

// afterYou takes one tool, tries the other, and puts the first one back if that
// fails: each of two workers from his own side.
func afterYou() *engine.Program {
	p := &engine.Program{Objects: []engine.Object{{Name: "saw", Kind: engine.Mutex}, {Name: "drill", Kind: engine.Mutex}}}
	for i := range engine.ObjectID(2) {
		p.Tasks = append(p.Tasks, engine.Task{Body: machine.Code{
			lock(i), {Verb: machine.TryLock, Object: 1 - i, To: 0}, branch(machine.Value(0), machine.Equal, 1, 5),
			unlock(i), branch(machine.Const(0), machine.Equal, 0, 0),
			unlock(1 - i), unlock(i),
		}})
	}
	return p
}

func TestAfterYouIsALivelock(t *testing.T) {
	report := prove(t, afterYou())
	require.Equal(t, engine.Refuted, report.Verdict)
	require.Equal(t, engine.Livelock, report.Shortest.Finding.Kind)
	require.NotEmpty(t, report.Shortest.Cycle)
	both := engine.TaskSet(0)
	for _, c := range report.Shortest.Cycle {
		both = both.With(c.Task)
	}
	require.Equal(t, 2, both.Len(), "both keep moving, and nothing is made")
	relaxed, err := ProveWith(afterYou(), Options{NoLiveness: true})
	require.NoError(t, err)
	require.Equal(t, engine.Proved, relaxed.Verdict, "every run that ends is right")
}

// A bell with ghosts may wake somebody without cause, who looks again and goes back
// to sleep. That can happen any number of times, but no schedule is blamed for
// doing it for ever.
func TestGhostsDoNotRingForEver(t *testing.T) {
	lookAgain := &engine.Program{
		Objects: []engine.Object{{Name: "key", Kind: engine.Mutex}, {Name: "shelf"}, {Name: "full", Kind: engine.Condition, Ghosts: true}},
		Tasks: []engine.Task{
			{Body: machine.Code{
				lock(0), read(1, 0), branch(machine.Value(0), machine.NotEqual, 0, 6),
				{Verb: machine.Wait, Object: 2, With: 0}, {Verb: machine.Wake, Object: 2, With: 0}, branch(machine.Const(0), machine.Equal, 0, 1),
				unlock(0),
			}},
			{Body: machine.Code{lock(0), write(1, machine.Const(1)), {Verb: machine.Notify, Object: 2}, unlock(0)}},
		},
	}
	require.Equal(t, engine.Proved, prove(t, lookAgain).Verdict)
}

func TestPartialDeadlockBesideSomebodyWhoNeverStops(t *testing.T) {
	report := prove(t, &engine.Program{
		Objects: []engine.Object{{Name: "key", Kind: engine.Mutex}, {Name: "x"}},
		Tasks: []engine.Task{
			{Body: machine.Code{lock(0)}}, // goes home with the key
			{Body: machine.Code{lock(0), unlock(0)}},
			{Body: machine.Code{write(1, machine.Const(1)), write(1, machine.Const(0)), branch(machine.Const(0), machine.Equal, 0, 0)}},
		},
	})
	require.Equal(t, engine.Refuted, report.Verdict)
	require.Equal(t, engine.Deadlock, report.Shortest.Finding.Kind)
	require.Equal(t, engine.TaskSet(0).With(1), report.Shortest.Finding.Waiting)
}

func TestRacesAreListedAndCanBeFindings(t *testing.T) {
	require.Equal(t, []engine.ObjectID{0}, prove(t, counter(2, 1)).Races)
	require.Empty(t, prove(t, locked(2, 1)).Races)
	same := counter(2, 1)
	same.Final = nil
	require.Equal(t, engine.Proved, prove(t, same).Verdict)
	report, err := ProveWith(same, Options{Races: true})
	require.NoError(t, err)
	require.Equal(t, engine.Refuted, report.Verdict)
	require.Equal(t, engine.DataRace, report.Shortest.Finding.Kind)
	require.Equal(t, 1, report.Shortest.Steps(), "one has read: his write and the other's read may meet")
}

func TestSearchGoesOnWithHigherLimits(t *testing.T) {
	whole := Options{NoSymmetry: true, NoReduction: true}
	want, err := ProveWith(locked(3, 2), whole)
	require.NoError(t, err)
	whole.Limits.States = 10
	s, err := NewWith(locked(3, 2), whole)
	require.NoError(t, err)
	defer s.Close()
	for !s.Advance(1000) {
	}
	require.Equal(t, engine.Unknown, s.Report().Verdict)
	for s.Extend(engine.Limits{States: s.Report().States + 20}) {
		for !s.Advance(1000) {
		}
	}
	require.Equal(t, want, s.Report())
}
