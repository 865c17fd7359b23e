package sched

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
)

func parse(t *testing.T, text string) engine.Schedule {
	t.Helper()
	schedule, err := engine.ParseSchedule(text)
	require.NoError(t, err)
	return schedule
}

func TestReplayOfEverySchedule(t *testing.T) {
	for text, final := range map[string]int64{
		"1*2 2*2": 2, "2*2 1*2": 2, "1 2 1 2": 1, "1 2*2 1": 1, "2 1*2 2": 1, "2 1 2 1": 1,
	} {
		trace, err := Replay(specimen.Counter(2, 1), parse(t, text))
		require.NoError(t, err)
		require.Equal(t, []int64{final}, trace.Final, text)
	}
}

func TestReplayNeverFallsBack(t *testing.T) {
	for _, test := range []struct {
		name, schedule string
		want           ReplayError
		message        string
	}{
		{"a task that waits", "1 2 1*4", ReplayError{Step: 1, Task: 1, Enabled: set(0)},
			"sched: step 2: worker 2 was to move; these can: 1"},
		{"a task that has ended", "1*5", ReplayError{Step: 4, Task: 0, Enabled: set(1)},
			"sched: step 5: worker 1 was to move; these can: 2"},
		{"a task that does not exist", "64", ReplayError{Step: 0, Task: 63, Enabled: set(0, 1)},
			"sched: step 1: worker 64 was to move; these can: 1 2"},
		{"choices that are left over", "1*4 2*4 1", ReplayError{Step: 8, Task: 0},
			"sched: step 9: worker 1 was to move; the run is over"},
	} {
		t.Run(test.name, func(t *testing.T) {
			trace, err := Replay(specimen.Locked(2, 1), parse(t, test.schedule))
			var wrong *ReplayError
			require.ErrorAs(t, err, &wrong)
			require.Equal(t, test.want, *wrong)
			require.EqualError(t, err, test.message)
			require.Len(t, trace.Schedule(), test.want.Step, "the trace is as far as the run came")
		})
	}
}

func TestScheduleThatEndsEarlyHasNoFinding(t *testing.T) {
	trace, err := Replay(specimen.Counter(2, 1), parse(t, "1 2"))
	require.NoError(t, err)
	require.Nil(t, trace.Finding)
	require.Len(t, trace.Schedule(), 2)
}

// A recorded run is repeated on a program that was changed meanwhile: the steps are
// all possible, but at the third one somebody else could move before.
func TestRepeatComparesWhoCanMove(t *testing.T) {
	guarded := &engine.Program{Objects: append(specimen.Variables(1), specimen.Mutexes(1)...), Tasks: specimen.Crew(
		machine.Code{specimen.Lock(1), specimen.Read(0, 0), specimen.Unlock(1)},
		machine.Code{specimen.Read(0, 0), specimen.Lock(1), specimen.Unlock(1)},
	)}
	recorded, err := Replay(guarded, parse(t, "2 1*3 2*2"))
	require.NoError(t, err)
	again, err := Repeat(guarded, recorded)
	require.NoError(t, err)
	require.Equal(t, recorded.Hash(), again.Hash())

	open := &engine.Program{Objects: guarded.Objects, Tasks: specimen.Crew(
		guarded.Tasks[0].Body, machine.Code{specimen.Read(0, 0), specimen.Read(0, 0), specimen.Read(0, 0)},
	)}
	trace, err := Repeat(open, recorded)
	var wrong *ReplayError
	require.ErrorAs(t, err, &wrong)
	require.Equal(t, ReplayError{Step: 2, Task: 0, Enabled: set(0, 1), Recorded: set(0)}, *wrong)
	require.EqualError(t, err,
		"sched: step 3: worker 1 was to move; these can: 1 2; when it was recorded, these can: 1")
	require.Len(t, trace.Schedule(), 2)
}

// Thousands of random programs: a random run and its replay are equal, event by
// event, and the replay of each of its beginnings is a beginning of it.
func TestRandomRunsAreReplayed(t *testing.T) {
	found := replayRandomRuns(t, func(dice *Dice) *engine.Program { return specimen.Random(dice) })
	for _, kind := range []engine.FindingKind{engine.WrongOutcome, engine.AssertFailed, engine.Deadlock, engine.Misuse} {
		require.Greater(t, found[kind], 20, "the random programs are too tame: %v", found)
	}
}

func TestRandomRunsWithAllPrimitivesAreReplayed(t *testing.T) {
	found := replayRandomRuns(t, func(dice *Dice) *engine.Program { return specimen.RandomOfAll(dice) })
	for _, kind := range []engine.FindingKind{engine.WrongOutcome, engine.Deadlock, engine.Misuse} {
		require.Greater(t, found[kind], 20, "the random programs are too tame: %v", found)
	}
}

// Run lets a task make further steps by itself, and a replay makes them one by one:
// with processes that begin and end, and with patience, that must not matter.
func TestRandomRunsOfFactoriesAreReplayed(t *testing.T) {
	found := replayRandomRuns(t, func(dice *Dice) *engine.Program { return specimen.Factory(dice) })
	for _, kind := range []engine.FindingKind{engine.Starvation, engine.Collision, engine.LeakedTask} {
		require.Positive(t, found[kind], "the random factories are too tame: %v", found)
	}
}

func replayRandomRuns(t *testing.T, random func(dice *Dice) *engine.Program) map[engine.FindingKind]int {
	t.Helper()
	found := map[engine.FindingKind]int{}
	for seed := range uint64(3000) {
		p := random(NewDice(seed))
		trace, err := Run(p, Random(seed), engine.Limits{Transitions: 300})
		if err != nil { // some factories go round for ever
			require.IsType(t, &LimitError{}, err)
		}
		again, err := Repeat(p, trace)
		require.NoError(t, err)
		require.Equal(t, trace.Hash(), again.Hash(), "seed %d", seed)
		require.Equal(t, trace.Finding, again.Finding)
		if trace.Finding != nil {
			found[trace.Finding.Kind]++
		}
		schedule := trace.Schedule()
		part, err := Replay(p, schedule[:len(schedule)/2])
		require.NoError(t, err)
		require.True(t, slices.Equal(trace.Events[:len(part.Events)], part.Events))
	}
	return found
}

// The hash of these runs must stay the same on every platform and in every release
// with the same engine.RulesVersion.
func TestGoldenHashes(t *testing.T) {
	all := uint64(0)
	for seed := range uint64(200) {
		trace, err := Run(specimen.Random(NewDice(seed)), Random(seed), engine.Limits{})
		require.NoError(t, err)
		all = all*31 + trace.Hash()
	}
	require.Equal(t, "4d99650d9d9d03b1", fmt.Sprintf("%016x", all))
	trace, err := Run(specimen.Counter(3, 2), RoundRobin(), engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, "229d22a4e178ba92", fmt.Sprintf("%016x", trace.Hash()))
}
