package app

import (
	"errors"
	"fmt"
	"slices"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/store"
)

// Names under which things are stored. The first player has the name that progress had when there was only one player,
// so what was saved then is his without being moved.
const (
	machineName  = "machine"
	progressName = "progress"
)

// playerName is the name under which a player's progress is stored.
func playerName(slot int) string {
	if slot == 1 {
		return progressName
	}
	return fmt.Sprintf("%s-%d", progressName, slot)
}

// unreadable is the name for what was read well under another name and made no sense.
func unreadable(name string) string { return name + "-unreadable" }

// keeper keeps the progress of all players in a store, and what belongs to the machine. It writes at most once a turn, and
// always the latest.
type keeper struct {
	store   store.Store
	pending []entry // at most one of each name
}

// entry is a value that is to be written.
type entry struct{ name, text string }

func newKeeper(s store.Store) *keeper {
	if s == nil {
		s = store.NewMemory()
	}
	return &keeper{store: s}
}

// load reads what was kept and says by messages what came of it: first the machine, then the player who is shown, then the
// others. There is no list of players that could be damaged: whose progress is there, is there.
func (k *keeper) load() []msg.Msg {
	var messages []msg.Msg
	troubles := map[string]bool{}
	trouble := func(key string) {
		if key != "" && !troubles[key] {
			troubles[key] = true
			messages = append(messages, msg.Say(msg.Trouble, key))
		}
	}
	text, key := k.read(machineName, checkMachine, newerMachine)
	messages = append(messages, msg.Say(msg.Machine, text))
	shown := 1
	if machine, err := progress.ParseMachine(text); err == nil {
		shown = machine.Player
	}
	trouble(key)
	var found []msg.Msg
	for slot := 1; slot <= progress.PlayersMax; slot++ {
		text, key := k.read(playerName(slot), checkProgress, newerDocument)
		if text != "" {
			found = append(found, msg.Msg{Verb: msg.Found, N: int64(slot), Text: text})
		}
		trouble(key)
	}
	last := msg.Msg{Verb: msg.Loaded, N: int64(shown)}
	at := slices.IndexFunc(found, func(x msg.Msg) bool { return x.N == last.N })
	if at < 0 && len(found) > 0 {
		at = 0 // who played last is gone
	}
	if at >= 0 {
		last = found[at]
		last.Verb = msg.Loaded
		found = slices.Delete(found, at, at+1)
	}
	// The one who is shown comes first: the others are told from him by his slot.
	return append(append(messages, last), found...)
}

// read reads a value, "" if there is none, and returns what the player should be told of. A value that makes no sense is
// set aside before anything can be written over it; what the store itself cannot read it sets aside by itself.
func (k *keeper) read(name string, check func([]byte) error, newer string) (text, trouble string) {
	loaded, err := store.Load(k.store, name, check)
	switch {
	case err == nil && loaded.Recovered:
		return string(loaded.Data), "shell.trouble.load-recovered"
	case err == nil:
		return string(loaded.Data), ""
	case errors.Is(err, store.ErrNewer):
		// Its text does not matter: the model only has to learn that it must keep its hands off.
		return newer, ""
	case errors.Is(err, store.ErrDamaged):
		if data, err := k.store.Read(name); err == nil {
			_ = k.store.Write(unreadable(name), data) // where there is no room for it nothing can be done
		}
		return damagedDocument, ""
	case errors.Is(err, store.ErrNotFound): // asked last: a damaged value without a backup is both
		return "", ""
	}
	return "", "shell.trouble.load-refused"
}

// What the model is told where there is no text that it could judge by itself.
const (
	newerDocument   = `{"kind": "lost-update-progress", "version": 1000000}`
	newerMachine    = `{"kind": "lost-update-machine", "version": 1000000}`
	damagedDocument = `{`
)

// checkProgress tells the store whether the bytes make sense, and which of its errors fits if not.
func checkProgress(data []byte) error {
	_, err := progress.Parse(string(data))
	return forStore(err)
}

func checkMachine(data []byte) error {
	_, err := progress.ParseMachine(string(data))
	return forStore(err)
}

func forStore(err error) error {
	if errors.Is(err, progress.ErrNewer) {
		return fmt.Errorf("%w: %w", store.ErrNewer, err)
	}
	return err
}

// keep takes a value to be written at the end of the turn.
func (k *keeper) keep(name, text string) {
	for i := range k.pending {
		if k.pending[i].name == name {
			k.pending[i].text = text
			return
		}
	}
	k.pending = append(k.pending, entry{name, text})
}

// drop deletes a value, and returns what to tell the player if that fails.
func (k *keeper) drop(name string) (trouble string) {
	for i := range k.pending {
		if k.pending[i].name == name {
			k.pending = append(k.pending[:i], k.pending[i+1:]...)
			break
		}
	}
	return troubleOf(k.store.Delete(name))
}

// flush writes what is to be kept. If that fails it returns the key of what to tell the player; the next change tries
// again.
func (k *keeper) flush() (trouble string) {
	for _, e := range k.pending {
		if failed := troubleOf(k.store.Write(e.name, []byte(e.text))); failed != "" {
			trouble = failed
		}
	}
	k.pending = k.pending[:0]
	return trouble
}

func troubleOf(err error) (key string) {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, store.ErrFull):
		return "shell.trouble.save-full"
	case errors.Is(err, store.ErrRefused):
		return "shell.trouble.save-refused"
	}
	return "shell.trouble.save-failed"
}
