package model

import (
	"errors"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
)

// ExportName is what the file of all progress is called.
const ExportName = "lost-update-progress" + exportEnding

const exportEnding = ".json"

// Values of the setting "progress".
const (
	exportValue = "export" // give everything to the player as a file
	importValue = "import" // ask the player for such a file
	acceptValue = "accept" // answers AskImport
)

// transfer gives progress away as a file, or takes it from one.
func (m *Model) transfer(value string) []msg.Effect {
	switch value {
	case exportValue:
		return m.exportPlayer(m.Slot)
	case importValue:
		if !m.frozen {
			return []msg.Effect{{Kind: msg.Pick}}
		}
	case acceptValue:
		if m.Question == AskImport && m.Offered != nil {
			return m.accept()
		}
	}
	return nil
}

// imported looks at a file that the player has brought, and asks before it replaces anything.
func (m *Model) imported(text string) {
	document, err := progress.Parse(text)
	switch {
	case m.frozen:
		m.toast(Toast{Key: "shell.set.frozen", Bad: true})
	case !m.loaded:
	case errors.Is(err, progress.ErrNewer):
		m.toast(Toast{Key: "shell.import.newer", Bad: true})
	case err != nil || text == "":
		m.toast(Toast{Key: "shell.import.damaged", Bad: true})
	default:
		m.Offered, m.Question = &document, AskImport
	}
}

// accept puts what was offered in the place of everything that the player who is shown has reached. The name stays, if
// there is one. The settings come along for who has the machine to himself: others want to keep theirs.
func (m *Model) accept() []msg.Effect {
	m.stopChecking()
	m.leaveLevel()
	name, shared := m.Reached.Name, m.Reached.Settings
	m.Reached = *m.Offered
	m.takeAssignment()
	if name != "" || m.nameTaken(m.Slot, m.Reached.Name) {
		m.Reached.Name = name
	}
	if !m.Alone() {
		m.Reached.Settings = m.Reached.Settings.With(shared)
	}
	m.Offered, m.Question, m.news = nil, NoQuestion, true
	m.recheck = m.stale()
	m.toast(Toast{Key: "shell.import.done"})
	return m.save()
}

// Alone tells whether there is one player only.
func (m *Model) Alone() bool { return len(m.others) == 0 }

// StarsOf counts the stars of a document, over the levels that this release has.
func (m *Model) StarsOf(d *progress.Document) (sum int) {
	counted := Model{Catalog: m.whole, Reached: *d}
	for _, level := range m.whole.Levels() {
		stars, _ := counted.reached(level)
		sum += stars
	}
	return sum
}
