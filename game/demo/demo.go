package demo

import (
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/levels"
)

// Version is that of the format that Print writes.
const Version = 1

// Bounds of a demo: more than four hours of play at 60 ticks a second, and more text than they take.
const (
	MessagesMax = 1 << 20
	BytesMax    = 32 << 20
)

// Demo is a recording.
type Demo struct {
	Start Start
	Steps []Step
}

// Start is how the game was started; all else that it begins with comes as messages.
type Start struct {
	Language string // of the system: "en" or "zh"
	Desktop  bool   // there is a desktop to go back to
}

// Step is a message that comes so many times, and what the model then is.
type Step struct {
	Msg   msg.Msg
	Times int    // from 1 to MessagesMax
	Hash  uint64 // of the model behind the last of them, if Check is set
	Check bool
}

// Messages counts the messages.
func (d Demo) Messages() int {
	sum := 0
	for _, s := range d.Steps {
		sum += s.Times
	}
	return sum
}

// Model returns a game that has just been started so, on the levels of the catalog.
func (s Start) Model(catalog *levels.Catalog) *model.Model {
	return model.New(model.Options{Catalog: catalog, Language: s.Language, Desktop: s.Desktop})
}
