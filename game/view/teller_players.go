package view

import (
	"strings"

	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/progress"
	"lostupdate/game/view/sheet"
)

// playing tells who plays and who else could, where that is not just the one player without a name.
func (t teller) playing() []string {
	if len(t.m.Players()) == 1 && t.m.Reached.Name == "" {
		return nil
	}
	parts := []string{t.say("tell.players.playing", loc.Args{"Name": sheet.ShownPlayer(t.m, t.words)})}
	var others []string
	for _, p := range t.m.Players() {
		if p.Slot != t.m.Slot {
			others = append(others, sheet.PlayerName(t.words, p))
		}
	}
	if others == nil {
		return parts
	}
	return append(parts, t.say("tell.players.others", loc.Args{"Names": strings.Join(others, t.say("tell.players.and"))}))
}

// players tells who is in the list of players, or what is being typed for a name.
func (t teller) players() []string {
	if t.m.Naming != nil {
		return t.naming()
	}
	parts := []string{t.say("tell.screen.sheet", loc.Args{"Name": t.say("shell.players.title")})}
	for _, p := range t.m.Players() {
		name, stars := sheet.PlayerName(t.words, p), t.say("shell.players.stars", loc.Args{"N": p.Stars})
		switch {
		case p.Newer:
			parts = append(parts, t.say("tell.latest", loc.Args{"Name": name, "What": t.say("shell.players.newer")}))
		case p.Damaged:
			parts = append(parts, t.say("tell.latest", loc.Args{"Name": name, "What": t.say("shell.players.damaged")}))
		case p.Slot == t.m.Slot:
			parts = append(parts, t.say("tell.players.now", loc.Args{"Name": name, "Stars": stars}))
		default:
			parts = append(parts, t.say("tell.players.could", loc.Args{"Name": name, "Stars": stars}))
		}
	}
	if gone, back := t.m.Gone(); back {
		parts = append(parts, t.say("tell.players.gone", loc.Args{"Name": sheet.PlayerName(t.words, gone)}))
	}
	return append(parts, t.say("shell.players.note"))
}

// naming tells whose name is being typed, and how far it is.
func (t teller) naming() []string {
	slot, title := t.m.Naming.Slot, "shell.players.name-title"
	if slot == 0 {
		slot, title = t.m.NextSlot(), "shell.players.add-title"
	}
	typed := t.say("tell.players.untyped", loc.Args{"Name": sheet.PlayerName(t.words, model.Player{Slot: slot})})
	if name := progress.CleanName(t.m.Naming.Text); name != "" {
		typed = t.say("tell.players.typed", loc.Args{"Name": name})
	}
	return []string{t.say("tell.screen.sheet", loc.Args{"Name": t.say(title)}), typed, t.say("shell.players.name-note")}
}
