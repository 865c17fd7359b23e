package model

import (
	"slices"
	"strconv"
	"strings"

	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
)

// save keeps everything that was reached. Before the saved progress is known, and when it must not be written over,
// nothing is saved.
func (m *Model) save() []msg.Effect {
	machine := m.saveMachine()
	if !m.loaded || m.frozen {
		return machine
	}
	return append(machine, msg.Effect{Kind: msg.Save, N: int64(m.Slot), Text: progress.Print(m.Reached)})
}

func (m *Model) setLanguage(language string) []msg.Effect {
	if !loc.Known(language) {
		return nil
	}
	m.Reached.Settings.Language = language
	return m.save()
}

// set takes a setting, NAME=VALUE.
func (m *Model) set(setting string) []msg.Effect {
	name, value, _ := strings.Cut(setting, "=")
	switch name {
	case "calm":
		m.Reached.Settings.Calm = value == "on"
	case "open":
		m.Reached.Settings.Open = value == "on"
	case "contrast":
		m.Reached.Settings.Contrast = value == "on"
	case "rebind":
		m.rebind(value)
		return nil
	case "key":
		return m.bind(value)
	case "keys":
		m.Reached.Settings.Keys, m.Rebinding = nil, ""
		if m.Question == AskKeys {
			m.Question = NoQuestion
		}
	case "zoom":
		zoom, err := strconv.Atoi(value)
		if err != nil || !slices.Contains(progress.Zooms(), zoom) {
			return nil
		}
		m.Reached.Settings.Zoom = zoom
	case "effects", "music":
		percent, err := strconv.Atoi(value)
		if err != nil {
			return nil
		}
		m.setVolume(name, percent)
	case "mute":
		m.Reached.Settings.Mute = value == "on"
	case deleteSetting:
		if value != deleteValue {
			return m.transfer(value)
		}
		if m.Question != AskDelete {
			return nil
		}
		m.Reached, m.news = m.Reached.WithoutProgress(), true
		m.takeAssignment()
		m.Question = NoQuestion
		m.stopChecking()
		m.leaveLevel()
		m.toast(Toast{Key: "shell.deleted"})
	default:
		return nil
	}
	return m.save()
}

// setVolume chooses a volume. Whoever turns one up wants to hear it.
func (m *Model) setVolume(name string, percent int) {
	kept := progress.Volume(percent)
	if name == "music" {
		m.Reached.Settings.Music = kept
	} else {
		m.Reached.Settings.Effects = kept
	}
	if percent > 0 {
		m.Reached.Settings.Mute = false
	}
}

// show changes the scene, or lays a sheet or a question on top of it.
func (m *Model) show(what string) []msg.Effect {
	switch what {
	case string(Title), string(Map):
		if m.Scene == Map { // from a room back to the whole map
			m.Room = -1
		}
		m.leaveLevel()
		m.Scene, m.Sheet = Scene(what), NoSheet
	case string(Settings), string(Help), string(Credits), string(Keys), string(Homework), string(Players):
		m.Sheet, m.Rebinding, m.Naming = Sheet(what), "", nil
	case string(Share):
		if m.Level() != nil && m.Predict == nil {
			m.Sheet = Share
		}
	case string(AskDelete):
		m.Question = AskDelete
	case ShowAskLeave:
		if m.Assigned != nil {
			m.Question = AskLeave
		}
	case ShowAskKeys:
		if len(m.Reached.Settings.Keys) > 0 {
			m.Question = AskKeys
		}
	case PredictSheet:
		m.askAgain()
	case Teachers:
		if !m.Hosted { // a page around the game has its own way for teachers
			return []msg.Effect{{Kind: msg.Teach, Text: m.Language()}}
		}
	default:
		m.enter(what)
	}
	return nil
}

// What msg.Show calls the questions that have no other way to be asked.
const (
	ShowAskLeave = "ask leave"
	ShowAskKeys  = "ask keys"
)

// Teachers is what msg.Show calls the page for teachers, which stands beside the game.
const Teachers = "teachers"

// RoomName is what msg.Show calls a room of the map.
func RoomName(number int) string { return roomPrefix + strconv.Itoa(number) }

const roomPrefix = "room "

// enter looks into a room of the map, if there is one of that name.
func (m *Model) enter(what string) {
	name, ok := strings.CutPrefix(what, roomPrefix)
	number, err := strconv.Atoi(name)
	if !ok || err != nil {
		return
	}
	for _, chapter := range m.Catalog.Chapters() {
		if chapter.Number == number {
			m.leaveLevel()
			m.Scene, m.Sheet, m.Room = Map, NoSheet, number
		}
	}
}

// back closes what lies on top, or goes one screen back.
func (m *Model) back() []msg.Effect {
	switch {
	case m.Question != NoQuestion:
		m.Question, m.Offered, m.Doomed = NoQuestion, nil, 0
	case m.Naming != nil:
		m.Naming = nil
	case m.Rebinding != "":
		m.Rebinding = ""
	case m.Filming:
		m.Filming = false
	case m.Sheet != NoSheet:
		m.Sheet = NoSheet
	case m.Scene == Map && m.Room >= 0:
		m.Room = -1
	case m.Scene == Map:
		m.Scene = Title
	default:
		return m.play(msg.Do(msg.Back))
	}
	return nil
}
