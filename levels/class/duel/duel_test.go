package duel_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/class/duel"
	"lostupdate/levels/puzzle"
)

var loadOnce = sync.OnceValues(levels.Campaign)

func begin(t testing.TB, id string) *duel.Duel {
	t.Helper()
	catalog, err := loadOnce()
	require.NoError(t, err)
	level, ok := catalog.Level(id)
	require.True(t, ok)
	d, err := duel.New(level)
	require.NoError(t, err)
	t.Cleanup(d.Close)
	return d
}

// all votes of one round, as schedules write choices, and who moved.
func round(t *testing.T, d *duel.Duel, votes string) string {
	t.Helper()
	s, err := engine.ParseSchedule(votes)
	require.NoError(t, err)
	for voter, choice := range s {
		require.NoError(t, d.Vote(int64(voter), d.Round(), choice))
	}
	made, moved := d.EndRound()
	require.True(t, moved)
	return engine.Schedule{made}.String()
}

// Both read before either writes: the last step is forced, and an update is lost.
func TestAClassBreaksTheFactory(t *testing.T) {
	d := begin(t, "two-hands")
	require.Equal(t, []engine.Choice{{Task: 0}, {Task: 1}}, d.Choices())
	require.Equal(t, puzzle.Bilingual{EN: "read total", ZH: "读总数"}, d.Workers()[0].Next)
	require.Equal(t, "0", d.Wall()[0].Value)

	require.Equal(t, "1", round(t, d, "1 1 2"))
	require.Equal(t, "2", round(t, d, "2 2 1"))
	require.Equal(t, "2", round(t, d, "2 2 2"))
	require.Equal(t, duel.Broken, d.Outcome())
	require.Contains(t, d.Sentence().EN, "1 update is lost")
	require.NotEqual(t, d.Sentence().EN, d.Sentence().ZH)
	require.Empty(t, d.Choices())
	require.Equal(t, "1", d.Wall()[0].Value)
	require.Equal(t, duel.Home, d.Workers()[0].Standing)

	made := d.Made()
	require.Len(t, made, 4)
	require.True(t, made[3].Forced)
	require.Equal(t, 2, made[0].Votes)
	worker, what := d.Did(made[0])
	require.Equal(t, "worker 1: read total: 0", worker.EN+": "+what.EN)
	require.Equal(t, 1, d.Interrupts())
}

func TestNobodyBreaksTheFactory(t *testing.T) {
	d := begin(t, "two-hands")
	round(t, d, "1")
	round(t, d, "1")
	require.Equal(t, duel.Harmless, d.Outcome(), "the rest is forced")
	require.Contains(t, d.Sentence().EN, "total = 2")
}

// Of equally many votes, who has moved least goes first, then the lower number: no chance is in it.
func TestATie(t *testing.T) {
	d := begin(t, "two-hands")
	require.Equal(t, "1", round(t, d, "2 1"))
	require.Equal(t, "2", round(t, d, "1 2"))
}

func TestVotesThatDoNotCount(t *testing.T) {
	d := begin(t, "two-hands")
	require.ErrorIs(t, d.Vote(1, 2, engine.Choice{}), duel.ErrRound)
	require.ErrorIs(t, d.Vote(1, 1, engine.Choice{Task: 7}), duel.ErrChoice)
	require.ErrorIs(t, d.Vote(1, 1, engine.Choice{Branch: 1}), duel.ErrChoice)
	_, moved := d.EndRound()
	require.False(t, moved, "nobody has voted")

	require.NoError(t, d.Vote(1, 1, engine.Choice{Task: 0}))
	require.NoError(t, d.Vote(1, 1, engine.Choice{Task: 1}))
	require.Equal(t, []int{0, 1}, d.Votes(), "a voter has one vote, the last")
	mine, voted := d.Voted(1)
	require.True(t, voted)
	require.Equal(t, engine.TaskID(1), mine.Task)
	_, voted = d.Voted(2)
	require.False(t, voted)

	_, moved = d.EndRound()
	require.True(t, moved)
	require.ErrorIs(t, d.Vote(1, 1, engine.Choice{Task: 0}), duel.ErrRound, "somebody who was too slow")
	require.Equal(t, []int{0, 0}, d.Votes())
}

func TestADuelComesBack(t *testing.T) {
	catalog, err := loadOnce()
	require.NoError(t, err)
	d := begin(t, "three-on-one")
	for _, votes := range []string{"1 1 2", "3", "2 2"} {
		round(t, d, votes)
	}
	require.Equal(t, "1 three-on-one 1 1:2 3:1 2:2", d.String())
	again, err := duel.Parse(d.String(), catalog)
	require.NoError(t, err)
	defer again.Close()
	require.Equal(t, d.Made(), again.Made())
	require.Equal(t, d.Round(), again.Round())
	require.Equal(t, d.Choices(), again.Choices())

	for _, bad := range []string{"", "1", "2 two-hands 1", "1 nowhere 1", "1 two-hands 9", "1 the-key 1", "1 two-hands 1 7:1", "1 two-hands 1 1*2:1", "1 two-hands 1 1", strings.Repeat("1 ", 9999)} {
		_, err := duel.Parse(bad, catalog)
		require.ErrorIs(t, err, duel.ErrUnreadable, bad)
	}
}

// Every level that has something to break can be played to its end, whatever the class does, and what came of it is said.
func TestEveryLevelEnds(t *testing.T) {
	catalog, err := loadOnce()
	require.NoError(t, err)
	broken := 0
	for _, level := range catalog.Levels() {
		d, err := duel.New(level)
		if !duel.Playable(level) {
			require.ErrorIs(t, err, duel.ErrNoSabotage)
			continue
		}
		require.NoError(t, err, level.ID())
		require.Greater(t, len(d.Choices()), 1, "%s: there is something to vote on", level.ID())
		for n := 0; d.Outcome() == duel.Running; n++ {
			require.NoError(t, d.Vote(1, d.Round(), d.Choices()[n*7%len(d.Choices())]))
			_, moved := d.EndRound()
			require.True(t, moved)
			for _, w := range d.Workers() {
				require.NotEmpty(t, w.Name.ZH)
			}
			require.NotNil(t, d.Wall())
		}
		require.NotEmpty(t, d.Sentence().EN, level.ID())
		require.NotEmpty(t, d.Sentence().ZH, level.ID())
		require.LessOrEqual(t, len(d.Made()), duel.StepsMax)
		if d.Outcome() == duel.Broken {
			broken++
		}
		again, err := duel.Parse(d.String(), catalog)
		require.NoError(t, err, level.ID())
		require.Equal(t, d.Outcome(), again.Outcome())
		require.Equal(t, d.Sentence(), again.Sentence())
		again.Close()
		d.Close()
	}
	require.Positive(t, broken)
}

// The plans of the lessons say how many votes are enough: these are.
func TestAFewVotesAreEnoughForALesson(t *testing.T) {
	for level, votes := range map[string]string{"two-hands": "1 2 1", "round-table": "1 2 3 4 5", "never-without-the-key": "1 2 1"} {
		d := begin(t, level)
		for vote := range strings.FieldsSeq(votes) {
			require.Equal(t, duel.Running, d.Outcome(), level)
			round(t, d, vote)
		}
		require.Equal(t, duel.Broken, d.Outcome(), level)
	}
}
