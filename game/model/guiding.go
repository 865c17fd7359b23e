package model

import (
	"slices"
	"strings"

	"lostupdate/game/model/guide"
	"lostupdate/game/model/msg"
	"lostupdate/levels/puzzle"
)

// beginGuide begins the guidance of a level that was opened, unless the player has seen it or does not need it.
func (m *Model) beginGuide(id string, role puzzle.Role, attacking bool) {
	m.Guide = nil
	level, ok := m.Catalog.Level(id)
	if !ok || attacking || m.partStars(level, role) > 0 || slices.Contains(m.Reached.Seen, level.Base()) {
		return
	}
	m.Guide = guide.New(id, role)
}

// Hint is what the guidance of the level shows next; false if there is nothing to show.
func (m *Model) Hint() (guide.Hint, bool) {
	if m.Guide == nil || m.Predict != nil || m.Sheet != NoSheet || m.Question != NoQuestion {
		return guide.Hint{}, false
	}
	return m.Guide.Next(m.Engineer, m.Sabotage)
}

// guided takes notice of what the player has done, and ends the guidance when he has done all of it.
func (m *Model) guided(x msg.Msg) []msg.Effect {
	if m.Guide == nil {
		return nil
	}
	m.Guide.Watch(x)
	if m.Guide.Done(m.Engineer, m.Sabotage) {
		return m.endGuide()
	}
	return nil
}

// endGuide ends the guidance for good: it was seen, or is not wanted.
func (m *Model) endGuide() []msg.Effect {
	if m.Guide == nil {
		return nil
	}
	m.Reached.SetSeen(m.Guide.Level)
	m.Guide = nil
	return m.save()
}

// guide skips the guidance, or shows that of a level once more, from the beginning: "skip", or "again LEVEL".
func (m *Model) guide(what string) []msg.Effect {
	verb, id, _ := strings.Cut(what, " ")
	switch verb {
	case "skip":
		return m.endGuide()
	case "again":
		if !slices.Contains(guide.Levels(), id) {
			return nil
		}
		effects := m.open(id)
		if m.Level() == nil {
			return effects
		}
		m.forget() // the question of the level: it was answered the first time
		effects = append(effects, m.play(msg.Do(msg.Reset))...)
		role := puzzle.Engineer
		if m.Sabotage != nil {
			role = puzzle.Saboteur
		}
		m.Guide = guide.New(id, role)
		return effects
	}
	return nil
}
