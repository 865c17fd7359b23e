package store

import (
	"bytes"
	"fmt"
)

// NewMemory makes a Store that forgets everything with the process: for tests, and for players whose system refuses
// every other one.
func NewMemory() Store {
	return &keeper{place: memory{}}
}

// memory is the place of NewMemory.
type memory map[string][]byte

func (m memory) get(slot string) ([]byte, error) {
	data, ok := m[slot]
	if !ok {
		return nil, fmt.Errorf("store: %s: %w", m.where(slot), ErrNotFound)
	}
	return bytes.Clone(data), nil
}

func (m memory) put(slot string, data []byte) error {
	m[slot] = bytes.Clone(data)
	return nil
}

func (m memory) drop(slot string) error {
	delete(m, slot)
	return nil
}

func (m memory) where(slot string) string { return "memory:" + slot }
