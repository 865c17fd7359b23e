package model

import (
	"errors"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/levels/class"
)

// load takes over what was saved the last time: all of it, or, if it cannot be read, nothing.
func (m *Model) load(saved string) []msg.Effect {
	m.leaveLevel()
	m.stopChecking()
	m.loaded, m.frozen = true, false
	document, err := progress.Parse(saved)
	switch {
	case errors.Is(err, progress.ErrNewer):
		m.frozen = true
		m.Question = TellNewer
		return nil
	case err != nil:
		m.Question = TellDamaged
		return nil
	}
	m.Reached, m.Assigned = document, nil
	if a, err := class.ParseAssignment(document.Assignment); err == nil {
		m.Assigned = a
	}
	m.recheck = m.stale()
	return nil
}
