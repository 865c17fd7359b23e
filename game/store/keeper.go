package store

import (
	"bytes"
	"errors"
	"fmt"
	"sync"
)

// place is where whole values lie. put replaces a value wholly or not at all. where names a slot for a person.
type place interface {
	get(slot string) ([]byte, error)
	put(slot string, data []byte) error
	drop(slot string) error
	where(slot string) string
}

// maxSetAside bounds the search for a free slot; nobody has a thousand damaged saves.
const maxSetAside = 1000

// keeper is the one Store: backup, checksum and recovery, over any place. Slots other than the names themselves hold a
// dot, which no name can.
type keeper struct {
	mu    sync.Mutex
	place place
}

var _ Store = (*keeper)(nil)

func backupSlot(name string) string { return name + ".bak" }

func (k *keeper) Read(name string) ([]byte, error) {
	if err := CheckName(name); err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.read(name)
}

func (k *keeper) Write(name string, data []byte) error {
	if err := CheckName(name); err != nil {
		return err
	}
	if len(data) > MaxBytes {
		return fmt.Errorf("store: %s: %d bytes, at most %d are kept: %w", name, len(data), MaxBytes, ErrTooLarge)
	}
	k.mu.Lock()
	defer k.mu.Unlock()

	former, err := k.read(name)
	switch {
	case err == nil && bytes.Equal(former, data):
		return nil // nothing new: the backup stays the value before this one
	case err == nil:
		err = k.place.put(backupSlot(name), seal(former))
	case errors.Is(err, ErrNotFound):
		err = nil
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrNewer):
		// The backup is the last good value: one that cannot be read must not take its place.
		_, err = k.setAside(name)
	}
	if err != nil {
		return err
	}
	return k.place.put(name, seal(data))
}

func (k *keeper) Delete(name string) error {
	if err := CheckName(name); err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	// The backup goes first: if the second step fails, the value is still there, and no old one can come back.
	if err := k.place.drop(backupSlot(name)); err != nil {
		return err
	}
	return k.place.drop(name)
}

func (k *keeper) Recover(name string) (Recovery, error) {
	if err := CheckName(name); err != nil {
		return Recovery{}, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()

	backup, err := k.read(backupSlot(name))
	if err != nil {
		return Recovery{}, err
	}
	aside, err := k.setAside(name)
	if err != nil {
		return Recovery{}, err
	}
	if err := k.place.put(name, seal(backup)); err != nil {
		return Recovery{}, err
	}
	return Recovery{Data: backup, SetAside: aside}, nil
}

// read gives the data of a slot, with the slot's place in every error.
func (k *keeper) read(slot string) ([]byte, error) {
	sealed, err := k.place.get(slot)
	if err != nil {
		return nil, err
	}
	data, err := unseal(sealed)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", k.place.where(slot), err)
	}
	return data, nil
}

// setAside copies the present value, whatever it is, to a slot where it stays, and tells where.
func (k *keeper) setAside(name string) (string, error) {
	value, err := k.place.get(name)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	for n := 1; n <= maxSetAside; n++ {
		slot := fmt.Sprintf("%s.damaged-%d", name, n)
		kept, err := k.place.get(slot)
		switch {
		case err == nil && bytes.Equal(kept, value):
			return k.place.where(slot), nil // kept by an attempt that went no further
		case err == nil:
			continue
		case !errors.Is(err, ErrNotFound):
			return "", err
		}
		if err := k.place.put(slot, value); err != nil {
			return "", err
		}
		return k.place.where(slot), nil
	}
	return "", fmt.Errorf("store: %s: %d damaged values were set aside already; move them away by hand: %w",
		k.place.where(name), maxSetAside, ErrFull)
}
