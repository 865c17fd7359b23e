package sabotage

import (
	"lostupdate/game/model/msg"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// Solution returns the steps that are made as the text of a solution file.
func (m *Model) Solution() string { return m.solution() }

// adopt makes the steps of a solution file from the beginning on, each of which Undo takes back. If one of them cannot
// be made, everything stays as it was.
func (m *Model) adopt(text string) []msg.Effect {
	s, err := format.ParseSolution([]byte(text), "shared", m.Level.Puzzle)
	if err != nil {
		m.Unfit++
		return []msg.Effect{sound("refused")}
	}
	m.Sheet = NoSheet
	moves := len(m.past)
	effects := m.jump(0, "reset")
	for _, choice := range s.Blueprint.Schedule {
		if m.Refusal(choice.Task).Why != Nothing || choice.Branch < 0 || choice.Branch >= m.Branches(choice.Task) {
			m.Unfit++
			for len(m.past) > moves {
				effects = m.undo()
			}
			m.ahead = nil
			return append(effects, sound("refused"))
		}
		effects = m.step(choice.Task, choice.Branch)
	}
	if s.Blueprint.Claim && m.Level.Puzzle.Goal.Claim {
		effects = append(effects, m.edit(puzzle.Edit{Kind: puzzle.EditClaim}.String())...)
	}
	return effects
}

// Screening returns a copy of the screen on which the run can be shown again, and nothing else happens. The run itself
// is shared: the screen that it was copied from must stand still.
func (m *Model) Screening() *Model {
	c := *m
	c.Sheet, c.Notice, c.awaitingResult = NoSheet, false, false
	return &c
}
