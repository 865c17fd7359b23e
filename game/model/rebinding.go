package model

import (
	"errors"

	"lostupdate/game/input/event"
	"lostupdate/game/model/keys"
	"lostupdate/game/model/msg"
)

// rebind begins to ask for a new key for an action.
func (m *Model) rebind(action string) {
	if _, ok := keys.ActionOf(action); ok && m.Sheet == Keys {
		m.Rebinding = action
	}
}

// bind takes a key for the action that one is asked for. A key that cannot be had is told of, and asked for again.
func (m *Model) bind(name string) []msg.Effect {
	action, ok := keys.ActionOf(m.Rebinding)
	key, err := event.ParseKey(name)
	if !ok || err != nil {
		return nil
	}
	chosen, err := m.Reached.Settings.Keys.With(action, key)
	var taken *keys.TakenError
	switch {
	case errors.As(err, &taken):
		m.toast(Toast{Key: "shell.keys.taken", Level: taken.By.Name, Bad: true})
		return nil
	case err != nil:
		m.toast(Toast{Key: "shell.keys.reserved", Bad: true})
		return nil
	}
	m.Rebinding = ""
	m.Reached.Settings.Keys = chosen
	return m.save()
}
