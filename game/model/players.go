package model

import (
	"errors"
	"slices"
	"strings"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/levels/class"
)

// Player is somebody who plays on this machine, as the list of players shows him.
type Player struct {
	Slot    int    // from 1 to progress.PlayersMax: the number under which his progress is kept
	Name    string // "" until he chose one
	Stars   int
	Damaged bool // what was saved cannot be read
	Newer   bool // what was saved belongs to a newer release
}

// Naming is a name that is being typed.
type Naming struct {
	Slot int // of the player, 0 for a new one
	Text string
}

// players are all who play on this machine. The one who is shown is the Model's Reached, and what is saved of the others
// waits here as text.
type players struct {
	Slot   int     // of the player who is shown
	Naming *Naming // nil while nobody is being named
	Doomed int     // the slot of the player whom AskRemove is about

	others  map[int]saved
	gone    *saved // the player who was removed last: he can be brought back while the game runs
	shown   string // what was saved of the player who is shown, where it must not be written over
	machine string // what is kept of the machine, as it was saved last
	known   bool   // the settings of the machine are known
	sealed  bool   // what is kept of the machine is of a newer release: nothing must be written
}

// saved is what is kept of a player who is not shown.
type saved struct {
	Player
	text string
}

func newPlayers() players { return players{Slot: 1, others: map[int]saved{}} }

// Players lists everybody, by slot.
func (m *Model) Players() []Player {
	all := []Player{{Slot: m.Slot, Name: m.Reached.Name, Stars: m.StarsOf(&m.Reached), Newer: m.frozen}}
	for _, s := range m.others {
		all = append(all, s.Player)
	}
	slices.SortFunc(all, func(a, b Player) int { return a.Slot - b.Slot })
	return all
}

// Player finds a player by his slot.
func (m *Model) Player(slot int) (Player, bool) {
	for _, p := range m.Players() {
		if p.Slot == slot {
			return p, true
		}
	}
	return Player{}, false
}

// Gone is the player who was removed last, and can be brought back.
func (m *Model) Gone() (Player, bool) {
	if m.gone == nil {
		return Player{}, false
	}
	return m.gone.Player, true
}

// CanAdd tells whether there is room for another player.
func (m *Model) CanAdd() bool { return m.NextSlot() > 0 && !m.sealed && m.loaded }

// NextSlot is that of the player who would be added next; 0 if there is no room for one.
func (m *Model) NextSlot() int {
	for slot := 1; slot <= progress.PlayersMax; slot++ {
		if _, taken := m.others[slot]; !taken && slot != m.Slot {
			return slot
		}
	}
	return 0
}

// found takes over what is saved of a player who is not shown.
func (m *Model) found(slot int, text string) {
	if slot >= 1 && slot <= progress.PlayersMax && slot != m.Slot {
		m.others[slot] = m.summary(slot, text)
	}
}

func (m *Model) summary(slot int, text string) saved {
	s := saved{Player: Player{Slot: slot}, text: text}
	document, err := progress.Parse(text)
	switch {
	case errors.Is(err, progress.ErrNewer):
		s.Newer = true
	case err != nil:
		s.Damaged = true
	default:
		s.Name, s.Stars = document.Name, m.StarsOf(&document)
	}
	return s
}

// onMachine takes over what is kept of the machine. It comes before the players.
func (m *Model) onMachine(text string) {
	machine, err := progress.ParseMachine(text)
	switch {
	case errors.Is(err, progress.ErrNewer):
		m.sealed = true
	case err != nil: // the settings are taken from the player's own document, which has them too
		if text != "" {
			m.toast(Toast{Key: "shell.trouble.machine-damaged", Bad: true})
		}
	default:
		m.known, m.machine, m.Slot = true, text, machine.Player
		m.Reached.Settings = machine.Settings
	}
}

// saveMachine keeps what belongs to the machine, if that has changed.
func (m *Model) saveMachine() []msg.Effect {
	text := progress.PrintMachine(progress.Machine{Player: m.Slot, Settings: m.Reached.Settings})
	if !m.loaded || m.sealed || text == m.machine {
		return nil
	}
	m.machine, m.known = text, true
	return []msg.Effect{{Kind: msg.SaveMachine, Text: text}}
}

// player does what the list of players is for. What it is about stands in what; a name is typed in "write NAME".
func (m *Model) player(slot int, what string) []msg.Effect {
	if m.sealed || !m.loaded {
		return nil
	}
	verb, text, _ := strings.Cut(what, " ")
	switch verb {
	case "choose":
		return m.choose(slot)
	case "add":
		if m.CanAdd() {
			m.Naming = &Naming{}
		}
	case "rename":
		if p, ok := m.Player(slot); ok && !p.Damaged && !p.Newer {
			m.Naming = &Naming{Slot: slot, Text: p.Name}
		}
	case "write":
		if m.Naming != nil {
			m.Naming.Text = typed(text, progress.NameMax)
		}
	case "done":
		return m.named()
	case "delete":
		if p, ok := m.Player(slot); ok && m.CanRemove(p) {
			m.Doomed, m.Question = slot, AskRemove
		}
	case "remove":
		return m.remove()
	case "restore":
		return m.restore()
	case "export":
		return m.exportPlayer(slot)
	}
	return nil
}

// typed returns a text as far as it was typed: a space at its end may become one between two words.
func typed(text string, most int) string {
	const end = "|"
	letters := []rune(strings.TrimSuffix(class.CleanText(text+end, most+1), end))
	return string(letters[:min(len(letters), most)])
}

// choose lets another player play.
func (m *Model) choose(slot int) []msg.Effect {
	next, ok := m.others[slot]
	if !ok {
		m.Sheet = NoSheet
		return nil
	}
	m.others[m.Slot] = m.summary(m.Slot, m.shownText())
	return m.takeTurn(next)
}

// shownText is what is saved of the player who is shown.
func (m *Model) shownText() string {
	if m.frozen {
		return m.shown
	}
	return progress.Print(m.Reached)
}

// takeTurn shows a player who was not shown until now.
func (m *Model) takeTurn(next saved) []msg.Effect {
	delete(m.others, next.Slot)
	m.Slot = next.Slot
	m.Sheet, m.Naming, m.Question = NoSheet, nil, NoQuestion
	m.load(next.text)
	m.Scene, m.Room = Title, -1
	return m.saveMachine()
}

// named takes the name that was typed: for a new player, who then plays, or for one who is there.
func (m *Model) named() []msg.Effect {
	if m.Naming == nil {
		return nil
	}
	slot, name := m.Naming.Slot, progress.CleanName(m.Naming.Text)
	if m.nameTaken(slot, name) {
		m.toast(Toast{Key: "shell.players.taken", Level: name, Bad: true})
		return nil
	}
	m.Naming = nil
	if slot == 0 {
		return m.add(name)
	}
	if slot == m.Slot {
		m.Reached.Name = name
		return m.save()
	}
	document, err := progress.Parse(m.others[slot].text)
	if err != nil {
		return nil
	}
	document.Name = name
	m.others[slot] = m.summary(slot, progress.Print(document))
	return []msg.Effect{{Kind: msg.Save, N: int64(slot), Text: m.others[slot].text}}
}

// nameTaken tells whether somebody else has the name already. Players without a name go by their number.
func (m *Model) nameTaken(slot int, name string) bool {
	for _, p := range m.Players() {
		if p.Slot != slot && name != "" && strings.EqualFold(p.Name, name) {
			return true
		}
	}
	return false
}

// add begins a new player, and lets him play.
func (m *Model) add(name string) []msg.Effect {
	slot := m.NextSlot()
	if slot == 0 {
		return nil
	}
	m.others[m.Slot] = m.summary(m.Slot, m.shownText())
	text := progress.Print(progress.Document{Name: name, Settings: m.Reached.Settings.Shared()})
	turn := m.takeTurn(m.summary(slot, text))
	return append(m.save(), turn...)
}

// CanRemove tells whether a player can be taken out of the list. The last one cannot; and what a newer release has saved
// is left as it is.
func (m *Model) CanRemove(p Player) bool { return len(m.others) > 0 && !p.Newer }

// remove answers AskRemove. Where the player who is shown is removed, the first of the others takes over.
func (m *Model) remove() []msg.Effect {
	if m.Question != AskRemove {
		return nil
	}
	slot := m.Doomed
	m.Question, m.Doomed = NoQuestion, 0
	var turn []msg.Effect
	if slot == m.Slot {
		m.others[slot] = m.summary(slot, m.shownText())
		for _, p := range m.Players() {
			if p.Slot != slot {
				turn = m.takeTurn(m.others[p.Slot])
				break
			}
		}
		m.Sheet = Players
	}
	removed, ok := m.others[slot]
	if !ok {
		return turn
	}
	delete(m.others, slot)
	m.gone = &removed
	return append([]msg.Effect{{Kind: msg.Drop, N: int64(slot)}}, turn...)
}

// restore brings back the player who was removed last.
func (m *Model) restore() []msg.Effect {
	slot := m.NextSlot()
	if m.gone == nil || slot == 0 {
		return nil
	}
	back := m.summary(slot, m.gone.text)
	m.gone = nil
	m.others[slot] = back
	return []msg.Effect{{Kind: msg.Save, N: int64(slot), Text: back.text}}
}

// exportPlayer gives the progress of a player as a file.
func (m *Model) exportPlayer(slot int) []msg.Effect {
	text, name := m.shownText(), m.Reached.Name
	if slot != m.Slot {
		other, ok := m.others[slot]
		if !ok {
			return nil
		}
		text, name = other.text, other.Name
	}
	return []msg.Effect{{Kind: msg.File, Name: exportFile(name), Text: text}}
}

// exportFile is what the file with a player's progress is called.
func exportFile(name string) string {
	if name == "" {
		return ExportName
	}
	return strings.TrimSuffix(ExportName, exportEnding) + "-" + inFileName(name) + exportEnding
}
