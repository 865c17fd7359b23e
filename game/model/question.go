package model

import (
	"lostupdate/game/model/msg"
	"lostupdate/game/model/predict"
	"lostupdate/levels"
)

// PredictSheet is what msg.Show calls the question of the level that is open.
const PredictSheet = "predict"

// ask lays a level's question on top of its screen when the level is opened for
// the first time: before anything is known is when there is something to predict.
func (m *Model) ask(level *levels.Level) {
	l := m.Reached.Levels[level.ID()]
	if !m.attacking && l.Work == "" && len(l.Solutions) == 0 && m.Reached.Last != level.ID() {
		m.askOf(level)
	}
}

// askAgain shows the question of the open level once more.
func (m *Model) askAgain() {
	open := m.Level()
	if open == nil {
		return
	}
	if level, ok := m.Catalog.Level(open.ID()); ok {
		m.askOf(level)
	}
}

func (m *Model) askOf(level *levels.Level) {
	m.forget()
	if level.Puzzle.Predict == nil {
		return
	}
	if question, err := predict.New(level); err == nil {
		question.Solved = len(m.Reached.Levels[level.ID()].Solutions) > 0
		m.Predict = question
	}
}

// predict hands a message to the question. The scene below stands still.
func (m *Model) predict(x msg.Msg) []msg.Effect {
	if m.Predict.Update(x) {
		m.forget()
	}
	return nil
}

// forget puts the question away.
func (m *Model) forget() {
	if m.Predict != nil {
		m.Predict.Close()
		m.Predict = nil
	}
}
