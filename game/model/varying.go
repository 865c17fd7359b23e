package model

import (
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/puzzle"
)

// varying puts variants of levels in their places while an assignment asks for them.
type varying struct {
	whole *levels.Catalog // all levels, each as everybody knows it
	drawn drawing         // what Catalog was made of
}

// drawing is what decides which variants a player has.
type drawing struct {
	whole      *levels.Catalog
	assignment *class.Assignment // nil while there are no variants, or nobody knows whose they are to be
	student    string
}

// vary sees that the catalog has the variants that the player is to solve. A level that is open and is not his any more, since
// he has changed his name, is left; what he has built there is kept.
func (m *Model) vary() {
	now := drawing{whole: m.whole}
	if m.Assigned != nil && m.Assigned.Varied() && m.hasName() {
		now.assignment, now.student = m.Assigned, m.Student()
	}
	if now == m.drawn {
		return
	}
	m.drawn, m.Catalog = now, m.whole
	if now.assignment != nil {
		m.Catalog = m.whole.Varied(func(l *levels.Level) int {
			if _, asked := now.assignment.Wants(l.ID()); !asked {
				return 1
			}
			_, number := puzzle.SplitID(now.assignment.LevelFor(now.student, l).ID())
			return number
		})
	}
	if open := m.Level(); open != nil {
		if mine, ok := m.Catalog.Level(puzzle.BaseID(open.ID())); ok && m.isVaried(mine) && mine.ID() != open.ID() {
			m.leaveLevel()
			m.Scene = Map
		}
	}
}

// isVaried reports whether the player is given a variant of the level.
func (m *Model) isVaried(level *levels.Level) bool {
	if m.Assigned == nil || !m.Assigned.Varied() || level.Variants() < 2 {
		return false
	}
	_, asked := m.Assigned.Wants(level.ID())
	return asked
}

// hasName reports whether the player has said under which name he hands in.
func (m *Model) hasName() bool { return class.CleanText(m.Student(), class.NameMax) != "" }

// reached returns how many stars a level has earned, and whether it is solved. Which variant of it was solved does
// not matter, unless the player has been given one.
func (m *Model) reached(level *levels.Level) (stars int, solved bool) {
	if m.isVaried(level) {
		return m.stars(level)
	}
	for number := range level.Variants() {
		id := puzzle.VariantID(level.Base(), number+1)
		if len(m.Reached.Levels[id].Solutions) == 0 {
			continue
		}
		if v, ok := level.Variant(number + 1); ok {
			earned, done := m.stars(v)
			stars, solved = max(stars, earned), solved || done
		}
	}
	return stars, solved
}

// openedAnyway tells which levels are open on the map without an assignment: one with variants, which nobody has solved
// before, is not to close any.
func (m *Model) openedAnyway() func(id string) bool {
	if m.Assigned == nil || !m.Assigned.Varied() {
		return func(string) bool { return false }
	}
	without := Model{Catalog: m.whole, varying: varying{whole: m.whole, drawn: drawing{whole: m.whole}}, Reached: m.Reached}
	open := map[string]bool{}
	chart := without.Chart()
	for _, room := range chart.Rooms {
		for _, t := range room.Tiles {
			open[t.Level.Base()] = !t.Locked
		}
	}
	return func(id string) bool { return open[puzzle.BaseID(id)] }
}
