package rehearse_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/rehearse"
	"lostupdate/game/model/sabotage"
	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

func newModel(t *testing.T) *model.Model {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	return model.New(model.Options{Catalog: catalog})
}

// Of a level of two parts, each part has a result of its own.
func TestEveryPartReachesItsResultAndItsTrapItsFailure(t *testing.T) {
	for _, level := range newModel(t).Catalog.Levels() {
		for _, role := range level.Puzzle.Parts() {
			t.Run(model.PartName(level.ID(), role), func(t *testing.T) {
				moment := rehearse.Moment{Level: model.PartName(level.ID(), role), Result: true}
				m := newModel(t)
				require.NoError(t, rehearse.Play(m, moment))
				if !level.Puzzle.Built(role) {
					require.Equal(t, sabotage.ResultSheet, m.Sabotage.Sheet)
					return
				}
				require.Equal(t, engineer.ResultSheet, m.Engineer.Sheet)

				moment.Result, moment.Solution = false, rehearse.Trap
				m = newModel(t)
				require.NoError(t, rehearse.Play(m, moment))
				require.NotEqual(t, engineer.Safe, m.Engineer.Verdict())
				require.NotNil(t, m.Engineer.Playing(), "its run is on the floor")
			})
		}
	}
}

func TestAPartIsOpenedWithoutASolution(t *testing.T) {
	for _, role := range []puzzle.Role{puzzle.Saboteur, puzzle.Engineer} {
		m := newModel(t)
		require.NoError(t, rehearse.Play(m, rehearse.Moment{Level: model.PartName("last-item", role), Solution: rehearse.None}))
		require.Equal(t, role == puzzle.Saboteur, m.Sabotage != nil)
		require.Equal(t, role == puzzle.Engineer, m.Engineer != nil)
	}
	require.ErrorContains(t, rehearse.Play(newModel(t), rehearse.Moment{Level: "the-key sabotage"}), "no such part")
}

func TestAMomentOfAShiftIsFound(t *testing.T) {
	m := newModel(t)
	require.NoError(t, rehearse.Play(m, rehearse.Moment{Level: "the-key", Tick: 7}))
	require.Equal(t, int64(7), m.Engineer.Head().Whole())
	playing, _ := m.Engineer.Rolling()
	require.False(t, playing)
}

func TestAStepOfAScheduleIsFound(t *testing.T) {
	m := newModel(t)
	require.NoError(t, rehearse.Play(m, rehearse.Moment{Level: sabotageLevel(t), Tick: 2}))
	require.Equal(t, 2, m.Sabotage.Place())
}

func sabotageLevel(t *testing.T) string {
	t.Helper()
	for _, l := range newModel(t).Catalog.Levels() {
		if l.Puzzle.Role == puzzle.Saboteur {
			return l.ID()
		}
	}
	t.Fatal("the campaign has no sabotage level")
	return ""
}

func TestUnknownNamesAreRefusedWithWhatThereIs(t *testing.T) {
	err := rehearse.Play(newModel(t), rehearse.Moment{Level: "the-kee"})
	require.ErrorContains(t, err, "the-key")
	err = rehearse.Play(newModel(t), rehearse.Moment{Level: "the-key", Solution: "miracle"})
	require.ErrorContains(t, err, "trap-no-key")
	err = rehearse.Play(newModel(t), rehearse.Moment{Level: "the-key", Solution: rehearse.None, Result: true})
	require.ErrorContains(t, err, "no result")
	err = rehearse.Play(newModel(t), rehearse.Moment{Level: "the-key", Solution: rehearse.Trap, Result: true})
	require.ErrorContains(t, err, "refuted")
}
