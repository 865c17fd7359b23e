package timeline_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/sched"
	"lostupdate/game/internal/specimen"
	"lostupdate/game/timeline"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// played is the replay of a specimen under a schedule, after some edits.
func played(t *testing.T, name, schedule string, edits ...string) *timeline.Timeline {
	t.Helper()
	p := specimen.Level(t, name).Puzzle
	b := p.Start
	for _, line := range edits {
		edit, err := puzzle.ParseEdit(line)
		require.NoError(t, err)
		b, err = edit.Apply(p, b)
		require.NoError(t, err)
	}
	f, err := compile.Compile(p, b)
	require.NoError(t, err)
	choices, err := engine.ParseSchedule(schedule)
	require.NoError(t, err)
	trace, err := sched.Replay(f.Program, choices)
	require.NoError(t, err)
	return timeline.Replay(f, trace, nil)
}

func at(step int64) timeline.Moment { return timeline.Ticks(step) }

func TestABoxLosesItsTokensAndHasAQueue(t *testing.T) {
	line := played(t, "two-ovens", "1 2 1", "place take bake 0", "dial tokens 2")
	oven := line.Factory.ThingObject(0, "oven")
	for step, want := range []int64{2, 1, 0, 0} {
		require.Equal(t, want, line.Sight(oven, at(int64(step))).Number, "after step %d", step)
	}
	require.Equal(t, []engine.TaskID{2, 3}, line.Sight(oven, at(3)).Waiting)
}

func TestWhoIsInASectionIsKnown(t *testing.T) {
	line := played(t, "two-ovens", "1 2 1", "dial tokens 2")
	house := engine.ObjectID(-1)
	for i, o := range line.Factory.Objects {
		if o.Section == "bakehouse" {
			house = engine.ObjectID(i)
		}
	}
	require.Equal(t, []engine.TaskID{0, 1}, line.Inside(house, at(2)))
	require.Equal(t, []engine.TaskID{1}, line.Inside(house, at(3)))
}

func TestSleepersAreSeenUnderTheirBell(t *testing.T) {
	line := played(t, "look-again", "2*3 3*3 1*4")
	bell := line.Factory.ThingObject(0, "room")
	require.Empty(t, line.Sight(bell, at(2)).Present)
	require.Equal(t, []engine.TaskID{1}, line.Sight(bell, at(3)).Present)
	require.Equal(t, []engine.TaskID{1, 2}, line.Sight(bell, at(6)).Present)
	require.Equal(t, []engine.TaskID{2}, line.Sight(bell, at(10)).Present, "one was woken")
	require.Equal(t, bell, line.Worker(2, at(9)).Object, "who sleeps waits for the bell")
	key := line.Factory.Object(0, "", "red")
	require.Equal(t, key, line.Worker(1, line.End()).Object, "who was woken waits for the key")
}

func TestEverythingOnAFullWallIsSeen(t *testing.T) {
	line := played(t, "full-wall", "1*4 3*3", "dial parties 3")
	thing := func(name string) engine.ObjectID { return line.Factory.ThingObject(0, name) }
	require.Equal(t, []int64{5}, line.Sight(thing("out"), at(3)).Items)
	require.Equal(t, []engine.TaskID{0}, line.Sight(thing("shift"), at(4)).Present)
	require.Equal(t, []engine.TaskID{0, 2}, line.Sight(thing("shift"), at(7)).Present)
	require.EqualValues(t, 3, line.Sight(thing("left"), at(7)).Number)
	require.EqualValues(t, 0, line.Sight(thing("ready"), at(7)).Number)
	require.Equal(t, []engine.TaskID{1}, line.Sight(thing("ready"), at(5)).Waiting)
}

func TestALineBurnsClosesOrGoesOnByNight(t *testing.T) {
	crash := played(t, "two-lines", "1*6 2 2")
	require.Equal(t, timeline.LineDormant, crash.Line(1, at(0)))
	require.Equal(t, timeline.LineOpen, crash.Line(1, at(1)))
	require.Equal(t, timeline.LineOnFire, crash.Line(1, at(8)))
	require.Equal(t, engine.Stopped, crash.Worker(1, crash.End()).Activity)

	whole := "1*14"
	closed := played(t, "two-lines", whole)
	require.Equal(t, timeline.LineClosed, closed.Line(1, closed.End()), "the parent takes its child along")
	night := played(t, "two-lines", whole, "switch night-shift on")
	require.Equal(t, timeline.LineNight, night.Line(1, night.End()))
	require.Equal(t, timeline.LineClosed, night.Line(0, night.End()))
}

func TestLettersAreSeenInTheirTray(t *testing.T) {
	line := played(t, "out-tray", "1 3")
	tray := engine.ObjectID(-1)
	for i, o := range line.Factory.Objects {
		if o.Tray == 1 {
			tray = engine.ObjectID(i)
		}
	}
	require.Len(t, line.Sight(tray, at(1)).Entries, 1)
	require.Empty(t, line.Sight(tray, at(2)).Entries)
	require.Equal(t, 2, line.Workers(), "what carries letters is no worker")
}
