package view

import (
	"lostupdate/game/input/event"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/campaign"
	"lostupdate/game/view/engineer"
	"lostupdate/game/view/guide"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/sabotage"
	"lostupdate/game/view/sheet"
	"lostupdate/game/view/title"
)

// Draw draws the game.
func Draw(m *model.Model, f *kit.Frame) {
	switch m.Scene {
	case model.Title:
		title.Draw(m, f)
	case model.Map:
		campaign.Draw(m, f)
	case model.Engineer:
		engineer.Draw(m.Engineer, f)
	case model.Sabotage:
		sabotage.Draw(m.Sabotage, f)
	}
	everywhere(m, f)
	guide.Draw(m, f)
	sheet.Draw(m, f)
}

// everywhere adds the keys that mean the same on every screen.
func everywhere(m *model.Model, f *kit.Frame) {
	f.Shortcut(event.KeyF1, 0, msg.Say(msg.Show, string(model.Help)))
	f.Shortcut(event.KeySlash, event.ModShift, msg.Say(msg.Show, string(model.Keys)))
	f.Shortcut(event.KeyF2, 0, msg.Say(msg.Language, f.Words.Other().Language()))
	f.Shortcut(event.KeyF4, 0, msg.Say(msg.Setting, mute(m)))
	if m.Level() != nil {
		f.Shortcut(event.KeyS, 0, msg.Say(msg.Show, string(model.Share)))
		if m.Desktop { // a page hears of it from the browser
			f.Shortcut(event.KeyV, event.ModCommand, msg.Say(msg.Share, model.SharePaste))
		}
	}
	if m.Scene != model.Title {
		f.Shortcut(event.KeyEscape, 0, msg.Do(msg.Back))
	}
}

// mute is the wish to hear nothing, or to hear again.
func mute(m *model.Model) string {
	if m.Reached.Settings.Mute {
		return "mute=off"
	}
	return "mute=on"
}

// Theme returns the colours of the scene that the model shows.
func Theme(m *model.Model) *kit.Theme {
	night, clear := m.Scene == model.Sabotage, m.Reached.Settings.Contrast
	switch {
	case night && clear:
		return kit.ClearNight()
	case night:
		return kit.Night()
	case clear:
		return kit.Clear()
	}
	return kit.Day()
}
