package sched

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
)

func set(tasks ...engine.TaskID) (s engine.TaskSet) {
	for _, t := range tasks {
		s = s.With(t)
	}
	return s
}

// oneWay is the number of ways of nearly every operation.
func oneWay(engine.TaskID) int { return 1 }

func TestRoundRobinGoesUpAndStartsAgain(t *testing.T) {
	s := RoundRobin()
	require.EqualValues(t, 0, s.Next(set(0, 2, 5), -1, oneWay).Task)
	require.EqualValues(t, 2, s.Next(set(0, 2, 5), 0, oneWay).Task)
	require.EqualValues(t, 5, s.Next(set(0, 2, 5), 4, oneWay).Task)
	require.EqualValues(t, 0, s.Next(set(0, 2, 5), 5, oneWay).Task)
	require.EqualValues(t, 63, s.Next(set(63), 63, oneWay).Task)
	require.EqualValues(t, 3, s.Next(set(3), 3, oneWay).Task, "alone, it is its own successor")
}

func TestRandomPicksEveryTaskAboutEquallyOften(t *testing.T) {
	const rolls = 30_000
	s := Random(7)
	var picked [engine.TasksMax]int
	for range rolls {
		picked[s.Next(set(1, 4, 63), -1, oneWay).Task]++
	}
	for _, task := range []engine.TaskID{1, 4, 63} {
		require.InDelta(t, rolls/3, picked[task], rolls/60)
	}
	require.Equal(t, rolls, picked[1]+picked[4]+picked[63])
}

// bell is a worker who rings a bell on which two others sleep.
func bell() *engine.Program {
	wait := machine.Code{{Verb: machine.Lock, Object: 1}, {Verb: machine.Wait, With: 1}, {Verb: machine.Wake, With: 1}, {Verb: machine.Unlock, Object: 1}}
	return &engine.Program{
		Objects: []engine.Object{{Name: "bell", Kind: engine.Condition}, {Name: "key", Kind: engine.Mutex}},
		Tasks:   []engine.Task{{Body: wait}, {Body: wait}, {Body: machine.Code{{Verb: machine.Notify}}}},
	}
}

func TestWhoIsWokenIsAChoice(t *testing.T) {
	for text, who := range map[string]engine.TaskID{"1*2 2*2 3": 0, "1*2 2*2 3.2": 1} {
		schedule, err := engine.ParseSchedule(text)
		require.NoError(t, err)
		s, err := NewSession(bell())
		require.NoError(t, err)
		defer s.Close()
		for _, c := range schedule[:4] {
			_, err = s.Choose(c)
			require.NoError(t, err)
		}
		require.Equal(t, 2, s.Branches(2))
		_, err = s.Choose(engine.Choice{Task: 2, Branch: 2})
		require.ErrorContains(t, err, "worker 3 can move, but not in way 3")
		_, err = s.Choose(schedule[4])
		require.NoError(t, err)
		require.Equal(t, set(who), s.Enabled())
		require.Equal(t, text, s.Trace().Schedule().String())
		require.NoError(t, s.Undo(0))
		require.Equal(t, set(who), s.Enabled(), "the choice is repeated")
		trace, err := Replay(bell(), schedule)
		require.NoError(t, err)
		require.Equal(t, s.Trace().Hash(), trace.Hash())
	}
	_, err := Replay(bell(), engine.Schedule{{Task: 2, Branch: 1}})
	require.EqualError(t, err, "sched: step 1: worker 3 was to move in way 2, which there is not")
}

func TestRandomPicksTheWayToo(t *testing.T) {
	woken := map[int]bool{}
	for seed := range uint64(40) {
		trace, err := Run(bell(), Random(seed), engine.Limits{})
		require.NoError(t, err)
		for _, e := range trace.Events {
			woken[e.Op.Branch] = true
		}
	}
	require.Len(t, woken, 2)
}

// These numbers are those of the published algorithm, for seed 1234567. They must
// never change, on no platform: recorded seeds would mean something else.
func TestDiceAreTheSameEverywhere(t *testing.T) {
	d := NewDice(1234567)
	for _, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423} {
		require.Equal(t, want, d.Next())
	}
	d = NewDice(42)
	var rolled []int
	for range 12 {
		rolled = append(rolled, d.Roll(6))
	}
	require.Equal(t, []int{4, 0, 1, 2, 0, 5, 1, 4, 2, 3, 1, 2}, rolled)
}

func TestDiceWithOneSideAreNotRolled(t *testing.T) {
	d := NewDice(1)
	require.Zero(t, d.Roll(1))
	require.Equal(t, NewDice(1).Next(), d.Next())
}

func TestRunUnderEachScheduler(t *testing.T) {
	for name, test := range map[string]struct {
		scheduler Scheduler
		schedule  string
		final     int64
	}{
		"round robin": {RoundRobin(), "1 2 1 2", 1},
		"one by one": {Manual(func(enabled engine.TaskSet, _ engine.TaskID, _ Ways) engine.Choice {
			return engine.Choice{Task: enabled.First()}
		}), "1*2 2*2", 2},
		"follow": {Follow(engine.Schedule{{Task: 1}, {Task: 1}, {Task: 0}, {Task: 0}}), "2*2 1*2", 2},
	} {
		t.Run(name, func(t *testing.T) {
			trace, err := Run(specimen.Counter(2, 1), test.scheduler, engine.Limits{})
			require.NoError(t, err)
			require.Equal(t, test.schedule, trace.Schedule().String())
			require.Equal(t, []int64{test.final}, trace.Final)
			require.Equal(t, test.final == 1, trace.Finding != nil)
		})
	}
}

func TestRunStopsAtItsLimit(t *testing.T) {
	trace, err := Run(specimen.Counter(2, 5), RoundRobin(), engine.Limits{Transitions: 7})
	var limit *LimitError
	require.ErrorAs(t, err, &limit)
	require.Equal(t, LimitError{engine.TransitionsLimit, 7}, *limit)
	require.Len(t, trace.Schedule(), 7)
}

func TestRunRefusesAChoiceThatCannotMove(t *testing.T) {
	p := specimen.Locked(2, 1)
	trace, err := Run(p, Manual(func(_ engine.TaskSet, last engine.TaskID, _ Ways) engine.Choice { return engine.Choice{Task: last + 1} }), engine.Limits{})
	var wrong *NotEnabledError
	require.ErrorAs(t, err, &wrong)
	require.Equal(t, NotEnabledError{Task: 1, Enabled: set(0)}, *wrong)
	require.EqualError(t, err, "sched: worker 2 cannot move; these can: 1")
	require.Len(t, trace.Schedule(), 1)
}

func TestRunThatNeverEndsIsCutShort(t *testing.T) {
	spin := machine.Code{specimen.Read(0, 0), {Verb: machine.Branch, Target: 0}}
	p := &engine.Program{Objects: specimen.Variables(1), Tasks: specimen.Crew(spin)}
	trace, err := Run(p, RoundRobin(), engine.Limits{})
	require.EqualError(t, err, "sched: the run was cut short after 100000 steps by its limit on transitions")
	require.Len(t, trace.Events, engine.ScheduleStepsMax)

	s := open(t, p)
	for range engine.ScheduleStepsMax {
		_, err = s.Step(0)
		require.NoError(t, err)
	}
	_, err = s.Step(0)
	require.ErrorIs(t, err, ErrTooLong)
}
