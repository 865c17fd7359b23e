package sched

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

func open(t *testing.T, p *engine.Program) *Session {
	t.Helper()
	s, err := NewSession(p)
	require.NoError(t, err)
	t.Cleanup(s.Close)
	return s
}

// kinds returns who did what, in the order of a trace.
func kinds(events []engine.Event) (all []string) {
	for _, e := range events {
		all = append(all, fmt.Sprintf("%d %s", e.Task+1, e.Op.Kind))
	}
	return all
}

// By hand: two workers with one increment each, one of which is lost.
func TestTwoHandsOneCounterByHand(t *testing.T) {
	s := open(t, specimen.Counter(2, 1))
	require.Equal(t, set(0, 1), s.Enabled())
	next, ok := s.Next(1)
	require.True(t, ok)
	require.Equal(t, engine.OpRead, next.Kind)

	events, err := s.Step(0)
	require.NoError(t, err)
	require.Equal(t, []string{"1 read", "1 compute"}, kinds(events), "the local work comes behind the read")
	require.Equal(t, set(0, 1), events[0].Enabled)
	require.Zero(t, events[1].Enabled, "local work is no scheduling point")

	for _, task := range []engine.TaskID{1, 1, 0} {
		require.False(t, s.Done())
		_, err = s.Step(task)
		require.NoError(t, err)
	}
	require.True(t, s.Done())
	require.Equal(t, engine.WrongOutcome, s.Finding().Kind)
	require.Equal(t, []int64{1}, s.Trace().Final)
	require.Equal(t, 1, s.Trace().Preemptions())
	require.Equal(t, 4, s.Steps())
	require.Equal(t, machine.Ended, s.State().Tasks[0])
	_, ok = s.Next(0)
	require.False(t, ok, "it has ended")
}

func TestLocalWorkAtTheStartStandsAtTheHeadOfTheTrace(t *testing.T) {
	p := &engine.Program{Objects: specimen.Variables(1), Tasks: specimen.Crew(
		machine.Code{specimen.Work(3), specimen.Spawn(2)},
		machine.Code{specimen.Work(5), specimen.Work(6), specimen.Read(0, 0)},
		machine.Code{specimen.Work(7), specimen.Read(0, 0)},
	)}
	p.Tasks[2].Dormant = true
	s := open(t, p)
	require.Equal(t, []string{"1 work", "2 work", "2 work"}, kinds(s.Trace().Events))
	_, announced := s.Next(2)
	require.False(t, announced, "it is dormant")
	events, err := s.Step(0)
	require.NoError(t, err)
	require.Equal(t, []string{"1 spawn", "3 work"}, kinds(events))
	require.Equal(t, set(1, 2), s.Enabled())
}

// Every way in which a run can go wrong, and in which step.
func TestFindings(t *testing.T) {
	body := func(f func(t *routine.Task)) routine.Func { return f }
	idle := machine.Code{specimen.Read(0, 0)}
	for _, test := range []struct {
		name     string
		tasks    []engine.Task
		schedule string
		want     engine.Finding
	}{
		{"deadlock", specimen.Crew(
			machine.Code{specimen.Lock(1), specimen.Lock(2)}, machine.Code{specimen.Lock(2), specimen.Lock(1)}, idle), "1 2 3",
			engine.Finding{Kind: engine.Deadlock, Task: -1, Object: -1, Waiting: set(0, 1)}},
		{"waits for itself", specimen.Crew(machine.Code{specimen.Lock(1), specimen.Lock(1)}), "1",
			engine.Finding{Kind: engine.Deadlock, Task: -1, Object: -1, Waiting: set(0)}},
		{"joins itself", specimen.Crew(machine.Code{specimen.Join(0)}), "",
			engine.Finding{Kind: engine.Deadlock, Task: -1, Object: -1, Waiting: set(0)}},
		{"assertion", specimen.Crew(idle, machine.Code{specimen.Read(0, 0), specimen.Assert(0, machine.Equal, 9)}), "2",
			engine.Finding{Kind: engine.AssertFailed, Task: 1, Object: -1, Detail: "claim"}},
		{"assertion before the first step", specimen.Crew(idle, machine.Code{specimen.Assert(0, machine.Equal, 9)}), "",
			engine.Finding{Kind: engine.AssertFailed, Task: 1, Object: -1, Detail: "claim"}},
		{"unlock of a free mutex", specimen.Crew(machine.Code{specimen.Unlock(2)}), "1",
			engine.Finding{Kind: engine.Misuse, Task: 0, Object: 2, Detail: "unlock-free"}},
		{"unlock of another's mutex", specimen.Crew(machine.Code{specimen.Lock(1)}, machine.Code{specimen.Unlock(1)}), "1 2",
			engine.Finding{Kind: engine.Misuse, Task: 1, Object: 1, Detail: "unlock-foreign"}},
		{"lock of a variable", specimen.Crew(machine.Code{specimen.Lock(0)}), "1",
			engine.Finding{Kind: engine.Misuse, Task: 0, Object: -1, Detail: "no-such-object"}},
		{"read of nothing", specimen.Crew(machine.Code{specimen.Read(255, 0)}), "1",
			engine.Finding{Kind: engine.Misuse, Task: 0, Object: -1, Detail: "no-such-object"}},
		{"spawn of one who works already", specimen.Crew(machine.Code{specimen.Spawn(0)}), "1",
			engine.Finding{Kind: engine.Misuse, Task: 0, Object: -1, Detail: "spawn-again"}},
		{"panic", specimen.Crew(body(func(t *routine.Task) { t.Read(0); panic("ouch") })), "1",
			engine.Finding{Kind: engine.BodyPanicked, Task: 0, Object: -1, Detail: "ouch"}},
		{"exit", specimen.Crew(body(func(t *routine.Task) { t.Read(0); runtime.Goexit() })), "1",
			engine.Finding{Kind: engine.BodyExited, Task: 0, Object: -1}},
		{"stuck", specimen.Crew(body(func(t *routine.Task) {
			for t.Read(0); ; {
				t.Work(1)
			}
		})), "1", engine.Finding{Kind: engine.Stuck, Task: 0, Object: -1}},
		{"stuck step list", specimen.Crew(machine.Code{specimen.Read(0, 0), {Verb: machine.Branch, Target: 1}}), "1",
			engine.Finding{Kind: engine.Stuck, Task: 0, Object: -1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := &engine.Program{Objects: append(specimen.Variables(1), specimen.Mutexes(2)...), Tasks: test.tasks}
			schedule, err := engine.ParseSchedule(test.schedule)
			require.NoError(t, err)
			trace, err := Replay(p, schedule)
			require.NoError(t, err)
			require.Equal(t, &test.want, trace.Finding)
			require.Equal(t, test.schedule, trace.Schedule().String(), "the schedule of a trace leads to its finding")
		})
	}
}

func TestStepThatIsNotPossibleChangesNothing(t *testing.T) {
	s := open(t, specimen.Locked(2, 1))
	_, err := s.Step(0)
	require.NoError(t, err)
	before := s.Trace()
	for _, task := range []engine.TaskID{1, 2, -1, 64, 1 << 30} {
		_, err = s.Step(task)
		var wrong *NotEnabledError
		require.ErrorAs(t, err, &wrong)
	}
	require.Equal(t, before, s.Trace())
}

func TestUndoComesBackToEveryEarlierMoment(t *testing.T) {
	for seed := range uint64(400) {
		p := specimen.Random(NewDice(seed))
		switch seed % 4 {
		case 0:
			p = specimen.RandomOfAll(NewDice(seed))
		case 1:
			p = specimen.Factory(NewDice(seed))
		}
		s, err := NewSession(p)
		require.NoError(t, err)
		dice := NewDice(seed + 1000)
		moments := []*engine.Trace{s.Trace()}
		for !s.Done() && s.Steps() < 30 {
			_, err := s.Choose((&random{dice}).Next(s.Enabled(), -1, s.Branches))
			require.NoError(t, err)
			moments = append(moments, s.Trace())
		}
		whole := s.Trace()
		back := dice.Roll(s.Steps() + 1)
		require.NoError(t, s.Undo(back))
		require.Equal(t, moments[len(moments)-1-back].Hash(), s.Trace().Hash())
		require.Equal(t, moments[len(moments)-1], whole, "a trace that was handed out stays")
		for _, choice := range whole.Schedule()[s.Steps():] {
			_, err := s.Choose(choice)
			require.NoError(t, err)
		}
		require.Equal(t, whole.Hash(), s.Trace().Hash(), "what was taken back can be done again")
		s.Close()
	}
}

func TestUndoRefusesMoreThanThereIs(t *testing.T) {
	s := open(t, specimen.Counter(2, 1))
	require.NoError(t, s.Undo(0))
	require.EqualError(t, s.Undo(1), "sched: cannot take back 1 of 0 steps")
	require.Error(t, s.Undo(-1))
}

func TestUndoNoticesABodyThatIsNoFunctionOfItsValues(t *testing.T) {
	times := int64(0)
	p := &engine.Program{Objects: specimen.Variables(1), Tasks: specimen.Crew(routine.Func(func(t *routine.Task) {
		times++ // shared behind the engine's back
		t.Write(0, times)
		t.Write(0, 0)
	}))}
	s := open(t, p)
	for range 2 {
		_, err := s.Step(0)
		require.NoError(t, err)
	}
	require.EqualError(t, s.Undo(1), "sched: worker 1 did something else when it was run again: write, and write before")
	require.Equal(t, engine.NotRepeatable, s.Finding().Kind)
	require.True(t, s.Done())
}

func TestClosedSessionKeepsWhatItKnows(t *testing.T) {
	s, err := NewSession(specimen.Counter(2, 1))
	require.NoError(t, err)
	_, err = s.Step(0)
	require.NoError(t, err)
	s.Close()
	s.Close()
	_, err = s.Step(0)
	require.ErrorIs(t, err, ErrClosed)
	require.ErrorIs(t, s.Undo(1), ErrClosed)
	require.True(t, s.Done())
	require.Len(t, s.Trace().Schedule(), 1)
}

func TestProgramsThatCannotBeRun(t *testing.T) {
	_, err := NewSession(&engine.Program{})
	require.ErrorIs(t, err, engine.ErrNoTasks)
	_, err = NewSession(&engine.Program{Tasks: specimen.Crew(machine.Code{}, machine.Code{{Verb: 99}})})
	require.EqualError(t, err, `task 1 "worker 2": machine: instruction 0 (Verb(99)): no such verb`)
	_, err = Run(&engine.Program{}, RoundRobin(), engine.Limits{})
	require.ErrorIs(t, err, engine.ErrNoTasks)
	_, err = Replay(&engine.Program{}, nil)
	require.ErrorIs(t, err, engine.ErrNoTasks)
}

func TestProgramWhoseTasksDoNothing(t *testing.T) {
	s := open(t, &engine.Program{Tasks: specimen.Crew(machine.Code{})})
	require.True(t, s.Done())
	require.Nil(t, s.Finding())
}
