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
	m.Reached, m.Assigned = document, nil
	switch {
	case m.sealed || errors.Is(err, progress.ErrNewer):
		m.frozen, m.shown = true, saved
		m.Question = TellNewer
		return nil
	case err != nil:
		m.Question = TellDamaged
		return nil
	}
	if a, err := class.ParseAssignment(document.Assignment); err == nil {
		m.Assigned = a
	}
	m.recheck = m.stale()
	return nil
}
