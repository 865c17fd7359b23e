package engineer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// open opens a level of the campaign.
func open(t *testing.T, id string, visit engineer.Visit) *engineer.Model {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	level, ok := catalog.Level(id)
	require.True(t, ok, "no level %q", id)
	m := engineer.New(level, visit)
	t.Cleanup(m.Close)
	return m
}

// edit makes edits, all of which must be legal.
func edit(t *testing.T, m *engineer.Model, lines ...string) {
	t.Helper()
	for _, line := range lines {
		m.Update(msg.Say(msg.Edit, line))
		require.Nil(t, m.Notice, line)
	}
}

// inspect runs the shift and waits for the judgement. It returns what the model
// wanted meanwhile.
func inspect(t *testing.T, m *engineer.Model) []msg.Effect {
	t.Helper()
	effects := m.Update(msg.Do(msg.Run))
	for range 2_000 {
		if m.Phase() != engineer.Inspecting {
			return effects
		}
		effects = append(effects, m.Update(msg.Number(msg.Tick, 1))...)
	}
	t.Fatal("the inspector did not come to an end")
	return nil
}

func find(effects []msg.Effect, kind msg.EffectKind) (msg.Effect, bool) {
	for _, e := range effects {
		if e.Kind == kind {
			return e, true
		}
	}
	return msg.Effect{}, false
}

func guard(t *testing.T, m *engineer.Model) {
	t.Helper()
	edit(t, m, "gate lock red pack 2", "gate unlock red pack 5")
}

func TestALevelIsSolved(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{Next: "only-the-write"})
	guard(t, m)
	effects := inspect(t, m)

	require.Equal(t, engineer.Safe, m.Verdict())
	solved, ok := find(effects, msg.Solved)
	require.True(t, ok)
	require.Equal(t, int64(m.Judgement().Result.Stars.Count()), solved.N)
	solution, err := format.ParseSolution([]byte(solved.Text), "solved", m.Level.Puzzle)
	require.NoError(t, err)
	require.True(t, solution.Blueprint.Equal(m.Blueprint()), "the effect carries the solution file")
	require.Len(t, m.Earlier, 1, "and the solution joins the player's own")

	require.Equal(t, engineer.NoSheet, m.Sheet, "first the factory is seen at work")
	require.True(t, m.Playing().Timed)
	for range 1_000 {
		m.Update(msg.Number(msg.Tick, 1))
	}
	require.Equal(t, engineer.ResultSheet, m.Sheet, "then comes the result")
	m.Update(msg.Do(msg.Edited))
	require.Equal(t, engineer.NoSheet, m.Sheet)
	require.Nil(t, m.Playing())
	require.Equal(t, engineer.Safe, m.Verdict(), "building on does not undo the proof before anything changed")
}

func TestTheResultComesWhereverTheShiftEnds(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	guard(t, m)
	inspect(t, m)
	m.Update(msg.Do(msg.Hint))
	m.Update(msg.Number(msg.Seek, m.Playing().Length))
	m.Update(msg.Number(msg.Tick, 1))
	require.Equal(t, engineer.HintSheet, m.Sheet, "it does not take the place of what the player reads")
	m.Update(msg.Do(msg.Back))
	m.Update(msg.Number(msg.Tick, 1))
	require.Equal(t, engineer.ResultSheet, m.Sheet, "the player went to the end at once")

	m.Update(msg.Do(msg.Back))
	m.Update(msg.Number(msg.Tick, 1))
	require.Equal(t, engineer.NoSheet, m.Sheet, "it comes once")
	m.Update(msg.Do(msg.Run))
	m.Update(msg.Number(msg.Seek, 3))
	m.Update(msg.Number(msg.Play, -1))
	for range 1_000 {
		m.Update(msg.Number(msg.Tick, 1))
	}
	require.Equal(t, engineer.NoSheet, m.Sheet, "the beginning is not the end")
}

func TestARefutedFactoryShowsItsCounterexample(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	effects := inspect(t, m)

	require.Equal(t, engineer.Unsafe, m.Verdict())
	_, solved := find(effects, msg.Solved)
	require.False(t, solved)
	line := m.Playing()
	require.False(t, line.Timed, "the counterexample has taken the shift's place")
	require.Equal(t, engineer.RunWitness, m.Shown().Name)
	require.Equal(t, line.Turn(), m.Head())
	playing, _ := m.Rolling()
	require.False(t, playing, "paused where it matters")
	for _, language := range puzzle.Languages() {
		require.NotEmpty(t, m.Shown().Explanation.In(language))
	}
	require.NotEmpty(t, line.Decisive)
	require.Contains(t, m.Choices(), engineer.RunShift)

	m.Update(msg.Say(msg.Choose, engineer.RunShift))
	require.True(t, m.Playing().Timed)
	m.Update(msg.Say(msg.Choose, engineer.RunWitness))
	require.Same(t, line, m.Playing(), "runs are worked out once")
}

func TestTheShiftPlaysFromTheFirstMomentOn(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	m.Update(msg.Do(msg.Run))
	require.Equal(t, engineer.Inspecting, m.Phase())
	require.True(t, m.Playing().Timed)
	playing, backward := m.Rolling()
	require.True(t, playing)
	require.False(t, backward)
}

func TestAMissedDemandShowsTheShift(t *testing.T) {
	m := open(t, "homework-night", engineer.Visit{})
	inspect(t, m)
	require.Equal(t, engineer.Missed, m.Verdict())
	require.True(t, m.Playing().Timed)
	require.Equal(t, int64(119), m.Judgement().Result.Measures.Ticks)
	require.NotEmpty(t, m.Judgement().Result.Missed)
	require.Len(t, m.Failures(), 1)

	edit(t, m, "quantum 12")
	require.Equal(t, engineer.Open, m.Verdict(), "an edit makes the judgement void")
	require.Nil(t, m.Playing())
	inspect(t, m)
	require.Equal(t, engineer.Safe, m.Verdict())
}

func TestTheLastFailuresCanBeLookedAtAgain(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	attempts := []string{
		"gate lock red pack 2", "move pack 2 -> 1", "move pack 1 -> 3", "move pack 3 -> 4", "move pack 4 -> 5", "move pack 5 -> 6",
	}
	for _, line := range attempts {
		edit(t, m, line)
		inspect(t, m)
	}
	failures := m.Failures()
	require.Len(t, failures, engineer.FailuresKept)
	require.Equal(t, len(attempts), failures[0].Number, "the latest first")

	m.Update(msg.Say(msg.Choose, "2"))
	require.True(t, m.PastAttempt())
	require.Equal(t, 1, m.Floor().Gates[0].Slot, "the floor shows what was built then")
	require.Equal(t, 6, m.Blueprint().Gates[0].Slot, "and the blueprint stays what it is")

	m.Update(msg.Say(msg.Choose, "1"))
	require.Equal(t, 1, m.Floor().Gates[0].Slot, "the oldest one is gone: nothing happens")
	m.Update(msg.Do(msg.Edited))
	require.False(t, m.PastAttempt())
	require.Nil(t, m.Playing())
}

func TestADeadlockStandsAtItsEnd(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	edit(t, m, "gate lock red pack 2")
	inspect(t, m)
	require.Equal(t, engine.Deadlock, m.Judgement().Result.Finding)
	require.Equal(t, m.Playing().End(), m.Head())
	require.NotEmpty(t, m.Playing().Waits(m.Head()))
}

func TestAnInspectionCanBeGivenUp(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	guard(t, m)
	m.Update(msg.Do(msg.Run))
	m.Update(msg.Do(msg.Cancel))
	require.Equal(t, engineer.Building, m.Phase())
	require.Nil(t, m.Playing())

	m.Update(msg.Do(msg.Run))
	m.Update(msg.Do(msg.Edited))
	require.Equal(t, engineer.Building, m.Phase(), "who goes back to building does not wait for it")

	m.Update(msg.Do(msg.Run))
	edit(t, m, "ungate pack 2")
	require.Equal(t, engineer.Building, m.Phase(), "an edit ends it too")
	m.Update(msg.Do(msg.Run))
	m.Update(msg.Do(msg.Back))
	require.Equal(t, engineer.Building, m.Phase(), "and so does going back")
	require.Equal(t, []msg.Effect{{Kind: msg.Leave, Text: "map"}}, m.Update(msg.Do(msg.Back)))
}

func TestHintsAreGivenOneByOneAndOnlyWhenAsked(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	for range 10 {
		inspect(t, m)
		m.Update(msg.Number(msg.Tick, 60))
	}
	require.Zero(t, m.Hints)
	for want := 1; want <= 4; want++ {
		m.Update(msg.Do(msg.Hint))
		require.Equal(t, engineer.HintSheet, m.Sheet)
		require.Equal(t, min(want, format.HintsCount), m.Hints)
	}
	m.Update(msg.Do(msg.Back))
	require.Equal(t, engineer.NoSheet, m.Sheet)
}

func TestTheSameMessagesGiveTheSameModel(t *testing.T) {
	script := []msg.Msg{
		msg.Say(msg.Edit, "gate lock red pack 2"), msg.Do(msg.Run), msg.Number(msg.Tick, 1), msg.Number(msg.Tick, 7),
		msg.Number(msg.Speed, 12), msg.Number(msg.Play, -1), msg.Number(msg.Tick, 20), msg.Do(msg.Undo), msg.Do(msg.Redo),
		msg.Do(msg.Run), msg.Number(msg.Tick, 2), msg.Do(msg.Rewind), msg.Do(msg.Hint),
	}
	var heads []timeline.Moment
	for range 2 {
		m := open(t, "the-key", engineer.Visit{})
		for _, x := range script {
			m.Update(x)
		}
		heads = append(heads, m.Head())
	}
	require.Equal(t, heads[0], heads[1])
}

func TestMessagesThatMeanNothingAreIgnored(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	before := m.Blueprint().Clone()
	for _, x := range []msg.Msg{
		{}, msg.Say(msg.Edit, ""), msg.Say(msg.Edit, "gate"), msg.Say(msg.Choose, "99"), msg.Say(msg.Choose, "nothing"),
		msg.Number(msg.Seek, 1<<60), msg.Number(msg.Seek, -5), msg.Do(msg.Play), msg.Do(msg.Forward), msg.Do(msg.Undo),
		msg.Do(msg.Redo), msg.Number(msg.Tick, -9), msg.Number(msg.Speed, 1<<40), msg.Do(msg.StepTask), msg.Do(msg.Cancel),
	} {
		m.Update(x)
	}
	require.True(t, before.Equal(m.Blueprint()))
	inspect(t, m)
	m.Update(msg.Number(msg.Seek, 1<<60))
	require.Equal(t, m.Playing().End(), m.Head())
	m.Update(msg.Number(msg.Seek, -1<<60))
	require.Zero(t, m.Head())
}
