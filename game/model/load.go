package model

import (
	"errors"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/levels/class"
)

// load takes over what was saved of the player who is shown: all of it, or, if it cannot be read, nothing but the
// settings of the machine.
func (m *Model) load(saved string) []msg.Effect {
	m.leaveLevel()
	m.stopChecking()
	m.loaded, m.frozen = true, m.sealed
	document, err := progress.Parse(saved)
	if m.known {
		document.Settings = document.Settings.With(m.Reached.Settings)
	}
	m.Reached = document
	m.takeAssignment()
	switch {
	case m.sealed || errors.Is(err, progress.ErrNewer):
		m.frozen, m.shown = true, saved
		m.Question = TellNewer
		return nil
	case err != nil:
		m.Question = TellDamaged
		return nil
	}
	m.recheck = m.stale()
	return nil
}

// takeAssignment takes over the assignment that was kept with what the player has reached. That of the page around the
// game stays.
func (m *Model) takeAssignment() {
	if m.Bound && m.Assigned != nil {
		m.Reached.Assignment = m.Assigned.Text()
		return
	}
	m.Assigned = nil
	if a, err := class.ParseAssignment(m.Reached.Assignment); err == nil {
		m.Assigned = a
	}
}
