package app

import (
	"errors"
	"fmt"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/store"
)

// progressName is the name under which progress is stored.
const progressName = "progress"

// unreadableName is the name for progress that was read well and made no sense.
const unreadableName = "progress-unreadable"

// keeper keeps progress in a store. It writes at most once a turn, and always the latest.
type keeper struct {
	store   store.Store
	pending *string
}

func newKeeper(s store.Store) *keeper {
	if s == nil {
		s = store.NewMemory()
	}
	return &keeper{store: s}
}

// load reads what was kept and says by messages what came of it.
func (k *keeper) load() []msg.Msg {
	loaded, err := store.Load(k.store, progressName, checkProgress)
	switch {
	case err == nil && loaded.Recovered:
		return []msg.Msg{msg.Say(msg.Loaded, string(loaded.Data)), msg.Say(msg.Trouble, "shell.trouble.load-recovered")}
	case err == nil:
		return []msg.Msg{msg.Say(msg.Loaded, string(loaded.Data))}
	case errors.Is(err, store.ErrNewer):
		// Its text does not matter: the model only has to learn that it must keep its hands off.
		return []msg.Msg{msg.Say(msg.Loaded, newerDocument)}
	case errors.Is(err, store.ErrDamaged):
		k.setAside()
		return []msg.Msg{msg.Say(msg.Loaded, damagedDocument)}
	case errors.Is(err, store.ErrNotFound): // asked last: a damaged value without a backup is both
		return []msg.Msg{msg.Say(msg.Loaded, "")}
	}
	return []msg.Msg{msg.Say(msg.Loaded, ""), msg.Say(msg.Trouble, "shell.trouble.load-refused")}
}

// What the model is told where there is no text that it could judge by itself.
const (
	newerDocument   = `{"kind": "lost-update-progress", "version": 1000000}`
	damagedDocument = `{`
)

// setAside copies what makes no sense to a name of its own, before the game begins anew and writes over it. What the
// store itself cannot read it sets aside by itself.
func (k *keeper) setAside() {
	if data, err := k.store.Read(progressName); err == nil {
		_ = k.store.Write(unreadableName, data) // where there is no room for it nothing can be done
	}
}

// checkProgress tells the store whether the bytes make sense, and which of its errors fits if not.
func checkProgress(data []byte) error {
	_, err := progress.Parse(string(data))
	if errors.Is(err, progress.ErrNewer) {
		return fmt.Errorf("%w: %w", store.ErrNewer, err)
	}
	return err
}

// keep takes progress to be written at the end of the turn.
func (k *keeper) keep(text string) { k.pending = &text }

// flush writes what is to be kept. If that fails it returns the key of what to tell the player; the next change tries
// again.
func (k *keeper) flush() (trouble string) {
	if k.pending == nil {
		return ""
	}
	err := k.store.Write(progressName, []byte(*k.pending))
	k.pending = nil
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
