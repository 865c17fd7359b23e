package timeline_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/cores"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
	"lostupdate/game/timeline"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// replay makes the timeline of a schedule, given as text.
func replay(t *testing.T, f *compile.Factory, schedule string, decisive ...int) *timeline.Timeline {
	t.Helper()
	s, err := engine.ParseSchedule(schedule)
	require.NoError(t, err)
	trace, err := sched.Replay(f.Program, s)
	require.NoError(t, err)
	return timeline.Replay(f, trace, decisive)
}

func clipboard(w timeline.Worker) []int64 {
	var values []int64
	for _, s := range w.Slips {
		values = append(values, s.Value)
	}
	return values
}

// Both workers read 0, both write 1: the story of the game, step by step.
func TestALostUpdate(t *testing.T) {
	f := factory(t, [][]puzzle.Card{{increment()}, {increment()}})
	f.Program.Final = f.Predicate([]puzzle.Claim{{Global: "total", Relation: machine.Equal, Value: 2}})
	l := replay(t, f, "1 2*2 1", 0, 5) // worker 1 reads and adds; 2 reads, adds and writes; 1 writes
	require.Equal(t, int64(4), l.Length)
	require.Len(t, l.Trace.Events, 6, "each read has an addition behind it")

	require.Empty(t, clipboard(l.Worker(0, 0)))
	require.Equal(t, []int64{0}, clipboard(l.Worker(0, 500)), "read")
	require.Equal(t, []int64{1}, clipboard(l.Worker(0, 1000)), "and added one")
	require.Equal(t, int64(0), l.Counter(0, 2999).Value)
	require.False(t, l.Worker(0, 2999).Stale)

	require.Equal(t, timeline.Counter{Value: 1, Before: 0, Since: 3000}, l.Counter(0, 3000))
	require.True(t, l.Worker(0, 3000).Stale, "worker 1 still has what he read before worker 2 wrote")
	require.False(t, l.Worker(1, 3000).Stale, "worker 2 wrote it himself")
	require.Equal(t, timeline.Moment(3000), l.Turn(), "the replay stops before the decisive step")

	require.Equal(t, int64(1), l.Counter(0, l.End()).Value, "two updates, one left")
	require.True(t, l.Worker(0, l.End()).Home)
}

func TestTheLanesOfAReplaySayWhoCouldHaveMoved(t *testing.T) {
	f := factory(t, [][]puzzle.Card{{increment()}, {increment()}},
		"lock red p 0", "unlock red p 3", "lock red q 0", "unlock red q 3")
	l := replay(t, f, "1*4 2*4")
	red := f.Object(0, "", "red")
	lane := l.Lane(1)
	require.Len(t, lane, 3)
	require.Equal(t, engine.Span{Task: 1, Activity: engine.Ready, Core: -1, Object: -1, From: 0, To: 1}, lane[0])
	require.Equal(t, engine.Span{Task: 1, Activity: engine.Waiting, Core: -1, Object: red, From: 1, To: 4}, lane[1])
	require.Equal(t, engine.Running, lane[2].Activity)
	require.Equal(t, engine.Finished, l.Lane(0)[1].Activity)

	require.Equal(t, []timeline.Wait{{Task: 1, Object: red, Holder: 0}}, l.Waits(2000))
	require.Empty(t, l.Ring(2000), "waiting is no deadlock")
	var kinds []timeline.MarkKind
	for _, m := range l.Marks {
		kinds = append(kinds, m.Kind)
	}
	require.Equal(t, []timeline.MarkKind{timeline.Took, timeline.Hung, timeline.Took, timeline.Hung}, kinds)
}

func TestADeadlockIsARing(t *testing.T) {
	f := factories(t)["two tools"]
	l := replay(t, f, "1 2", 0, 1)
	red, blue := f.Object(0, "", "red"), f.Object(0, "", "blue")
	require.Equal(t, engine.Deadlock, l.Trace.Finding.Kind)
	require.Equal(t, l.End(), l.Turn(), "it stands at the end")
	require.Equal(t, []timeline.Wait{{Task: 0, Object: blue, Holder: 1}, {Task: 1, Object: red, Holder: 0}}, l.Ring(l.End()))
	require.Empty(t, l.Ring(1000))
	require.Equal(t, 1, l.Worker(0, l.End()).Place.Station, "in front of the second lock card")

	shift, _, err := cores.Run(f.Program, cores.Bench{Cores: 2})
	require.NoError(t, err)
	timed := timeline.Shift(f, shift)
	require.Len(t, timed.Ring(timed.End()), 2, "a shift that gets stuck shows the same")
}

func TestAWorkerWhoWaitsForHisOwnKeyIsARingOfOne(t *testing.T) {
	f := factory(t, [][]puzzle.Card{{increment()}}, "lock red p 0", "lock red p 1")
	l := replay(t, f, "1*2")
	require.Equal(t, []timeline.Wait{{Task: 0, Object: f.Object(0, "", "red"), Holder: 0}}, l.Ring(l.End()))
	require.Equal(t, 1, l.Worker(0, l.End()).Place.Gate)
}

func TestWorkGoesOnWhereItWasInterrupted(t *testing.T) {
	f := factories(t)["only work"]
	trace, _, err := cores.Run(f.Program, cores.Bench{Cores: 1, Quantum: 2, SwitchCost: 1})
	require.NoError(t, err)
	l := timeline.Shift(f, trace)
	require.Equal(t, 400, l.Worker(0, 2000).Progress, "two of five ticks")
	require.Equal(t, 400, l.Worker(0, 4000).Progress, "nothing happens while others have the bench")
	require.Equal(t, timeline.Moment(2000), l.Worked(0, 4000))
	require.Equal(t, timeline.Moment(5000), l.Worked(0, 1<<40))
	require.Equal(t, timeline.Bench{Task: 1, Switching: 500}, l.Bench(0, 2500), "the bench is being cleared for worker 2")
	require.Equal(t, timeline.Bench{Task: 1, Switching: -1}, l.Bench(0, 3000))
	require.Equal(t, timeline.Bench{Task: -1, Switching: -1}, l.Bench(0, l.End()))
	require.Equal(t, timeline.Bench{Task: -1, Switching: -1}, l.Bench(7, 0))
}

func TestRoundsOfLoopsAreCounted(t *testing.T) {
	f := factory(t, [][]puzzle.Card{{repeat(2, repeat(3, work(1)), increment())}})
	trace, _, err := cores.Run(f.Program, cores.Bench{Cores: 1})
	require.NoError(t, err)
	l := timeline.Shift(f, trace)
	var outer, inner []int
	for tick := range l.Length {
		w := l.Worker(0, timeline.Ticks(tick))
		require.NotEmpty(t, w.Loops)
		outer = append(outer, w.Loops[0].Number)
		if len(w.Loops) > 1 {
			inner = append(inner, w.Loops[1].Number)
			require.Equal(t, 3, w.Loops[1].Count)
		}
	}
	require.Equal(t, []int{1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2}, outer)
	require.Equal(t, []int{1, 2, 3, 1, 2, 3}, inner)
	require.Empty(t, l.Worker(0, l.End()).Loops)
}

func TestWhoHasNotBeenCalledIsAbsent(t *testing.T) {
	f := factories(t)["called"]
	l := replay(t, f, "1 2*2 1*3")
	require.True(t, l.Worker(1, 0).Absent)
	require.False(t, l.Worker(1, 1000).Absent)
	require.Equal(t, engine.Waiting, l.Lane(1)[0].Activity)
}

func TestTheLatestStep(t *testing.T) {
	f := factory(t, [][]puzzle.Card{{increment()}, {increment()}})
	l := replay(t, f, "1 2*2 1")
	_, any := l.Latest(499)
	require.False(t, any, "half a step has no effect yet")
	i, any := l.Latest(500)
	require.True(t, any)
	require.Equal(t, 0, i)
	i, _ = l.Latest(l.End())
	require.Equal(t, 5, i)
}

func TestARunWithoutTime(t *testing.T) {
	f := factories(t)["only work"]
	l := timeline.Replay(f, &engine.Trace{Final: make([]int64, 3)}, []int{-1, 7})
	require.Zero(t, l.End())
	require.Empty(t, l.Decisive, "steps that the trace does not have explain nothing")
	require.Equal(t, 0, l.Worker(0, 12).Place.Station)
	require.Equal(t, engine.Ready, l.Worker(0, 0).Activity)
	require.Equal(t, timeline.Moment(0), l.Turn())
}
