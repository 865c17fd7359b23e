package engineer

import (
	"lostupdate/game/model/msg"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// Solution returns what is to be seen on the floor as the text of a solution file.
func (m *Model) Solution() string { return m.solution(m.Floor()) }

// adopt builds what a solution file says, as one edit that Undo takes back.
func (m *Model) adopt(text string) []msg.Effect {
	p := m.Level.Puzzle
	s, err := format.ParseSolution([]byte(text), "shared", p)
	if err != nil {
		m.Unfit++
		return []msg.Effect{sound("refused")}
	}
	m.lay(NoSheet)
	m.stop()
	m.leaveRun()
	built := s.Blueprint.Clone()
	changed, err := m.apply(p, []puzzle.Edit{{Kind: puzzle.EditBuild, Build: &built}})
	if err != nil {
		m.Unfit++
		return m.refuse(err)
	}
	return m.edited(changed, sound("put"))
}

// Screening returns a copy of the screen on which the run that is shown can be played, and nothing else happens; nil
// where no run is shown, or where the inspector is at work.
func (m *Model) Screening() *Model {
	if m.shown == nil || m.shown.Timeline.End() == 0 || m.job != nil {
		return nil
	}
	c := *m
	c.Sheet, c.Notice, c.awaitingResult, c.speed = NoSheet, nil, false, NormalSpeed
	return &c
}
