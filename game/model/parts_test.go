package model_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/specimen"
	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

func opened(t *testing.T, catalog *levels.Catalog, level string) *model.Model {
	t.Helper()
	m := model.New(model.Options{Catalog: catalog})
	m.Update(msg.Say(msg.Loaded, ""))
	m.Update(msg.Say(msg.Open, level))
	return m
}

func ticks(m *model.Model, n int) {
	for range n {
		m.Update(msg.Number(msg.Tick, 1))
	}
}

func TestALevelAsksItsQuestionBeforeAnythingIsKnown(t *testing.T) {
	m := opened(t, specimen.Catalog(t), "last-item")
	require.NotNil(t, m.Predict)
	m.Update(msg.Say(msg.Choose, "0"))
	m.Update(msg.Say(msg.Choose, "-1"))
	m.Update(msg.Say(msg.Choose, "1"))
	m.Update(msg.Say(msg.Choose, "1")) // unticked again
	require.Equal(t, []int64{-1, 0}, m.Predict.Picked())
	require.Nil(t, m.Predict.Answer(), "the answer is not to be seen before it is asked for")
	m.Update(msg.Do(msg.Run))
	ticks(m, 5)
	require.Equal(t, []int64{-1, 0}, m.Predict.Answer().Possible)
	require.True(t, m.Predict.Right())
	m.Update(msg.Say(msg.Choose, "-1"))
	line, value := m.Predict.Run()
	require.EqualValues(t, -1, value)
	require.EqualValues(t, -1, line.Counter(0, line.End()).Value, "a run that ends with that value")

	m.Update(msg.Do(msg.Back))
	require.Nil(t, m.Predict)
	require.NotNil(t, m.Sabotage)
	m.Update(msg.Say(msg.Show, "predict"))
	require.NotNil(t, m.Predict, "it can be asked again")
}

func TestWhoHasBrokenAFactoryRepairsIt(t *testing.T) {
	m := opened(t, specimen.Catalog(t), "last-item")
	m.Update(msg.Do(msg.Back))
	require.Equal(t, model.Sabotage, m.Scene)
	for _, worker := range []int64{1, 2, 1, 1, 2, 2} {
		m.Update(msg.Number(msg.StepTask, worker))
		ticks(m, 30)
	}
	require.Equal(t, sabotage.Broken, m.Sabotage.Outcome())
	chart := m.Chart()
	require.False(t, chart.Rooms[2].Tiles[0].Solved, "half of the level is done")

	require.Equal(t, model.PartName("last-item", puzzle.Engineer), m.Sabotage.Repair)
	m.Update(msg.Say(msg.Open, m.Sabotage.Repair))
	require.Equal(t, model.Engineer, m.Scene)
	for _, edit := range []string{"gate lock red pick 0", "gate unlock red pick 5"} {
		m.Update(msg.Say(msg.Edit, edit))
	}
	m.Update(msg.Do(msg.Run))
	ticks(m, 3000)
	chart = m.Chart()
	require.True(t, chart.Rooms[2].Tiles[0].Solved)

	m.Update(msg.Say(msg.Open, m.Engineer.Attack))
	require.Equal(t, model.Sabotage, m.Scene, "the old version can be attacked again")
	m.Update(msg.Say(msg.Open, "last-item engineer"))
	require.Len(t, m.Engineer.Blueprint().Gates, 2, "each part keeps its own work")
}

func TestTheOldVersionOfAnEngineersLevelCanBeAttacked(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Open, keyLevel)).do(newPlayer(t, "").build(keyLevel)...).do(msg.Do(msg.Run)).wait(3000)
	require.Equal(t, model.AttackName(keyLevel), p.Engineer.Attack)
	before := p.Reached.Levels[keyLevel]
	p.do(msg.Say(msg.Open, p.Engineer.Attack))
	require.Equal(t, model.Sabotage, p.Scene)
	require.Zero(t, len(p.Sabotage.Factory().Blueprint.Gates), "as it was at the start")
	p.do(msg.Number(msg.StepTask, 1))
	require.Equal(t, before, p.Reached.Levels[keyLevel], "nothing is earned and nothing is lost")
}

func TestAShiftIsSlowedDownAndRepairedAtTheSameBenches(t *testing.T) {
	const desk = "the-desk-is-full"
	p := newPlayer(t, "").do(msg.Say(msg.Open, desk))
	require.Equal(t, model.Engineer, p.Scene, "no schedule slows a shift down: the first part is built")
	p.do(msg.Say(msg.Edit, "pool 17"), msg.Do(msg.Run)).wait(6000)
	require.Equal(t, engineer.Safe, p.Engineer.Judgement().Outcome())
	require.Equal(t, model.PartName(desk, puzzle.Engineer), p.Engineer.Repair)
	text := given(p.Update(msg.Say(msg.Share, model.ShareText)), msg.Copy)[0]

	p.do(msg.Say(msg.Open, p.Engineer.Repair))
	require.Equal(t, 20, p.Engineer.Blueprint().Pool, "now all the orders are there")
	p.do(msg.Say(msg.Paste, text))
	require.Equal(t, 20, p.Engineer.Blueprint().Pool, "what was shared is of the other part")
	p.do(msg.Say(msg.Edit, "dial let-in 16"), msg.Do(msg.Run)).wait(6000)
	require.Equal(t, engineer.Safe, p.Engineer.Judgement().Outcome())
	require.Len(t, p.Engineer.Earlier, 1, "each part has its own solutions")
	require.Len(t, p.Reached.Levels[desk].Solutions, 2)

	p.do(msg.Say(msg.Open, p.Engineer.Attack))
	require.Equal(t, 17, p.Engineer.Blueprint().Pool, "each part keeps its own work")
}
