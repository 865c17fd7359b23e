package class

import (
	"crypto/sha256"
	"sync"

	"lostupdate/engine"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Memory keeps what gradings have found out about solutions, so that the next one need not judge them
// again. It belongs to one catalog and one set of limits, and may be used by many goroutines. When it is
// full it forgets what it has known longest.
type Memory struct {
	most int

	mu    sync.Mutex
	known map[memoryKey]found
	order []memoryKey // oldest first
}

type memoryKey [sha256.Size]byte

// found is what a judgement has found out.
type found struct {
	state    State
	stars    int
	measures grade.Measures
	finding  engine.FindingKind
	said     puzzle.Bilingual
}

// NewMemory returns a memory for so many solutions. One needs about 500 bytes.
func NewMemory(most int) *Memory {
	return &Memory{most: max(1, most), known: map[memoryKey]found{}}
}

// Len returns how many solutions are known.
func (m *Memory) Len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.known)
}

// recall fills in what is known about a solution. There may be no memory at all.
func (m *Memory) recall(w *work) bool {
	if m == nil {
		return false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	f, known := m.known[keyOf(w)]
	if known {
		w.found = f
	}
	return known
}

func (m *Memory) keep(w *work) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	key := keyOf(w)
	if _, known := m.known[key]; known {
		return
	}
	if len(m.order) == m.most {
		delete(m.known, m.order[0])
		m.order = m.order[1:]
	}
	m.known[key] = w.found
	m.order = append(m.order, key)
}

// keyOf names what a solution builds: the level, its revision and the blueprint are in it.
func keyOf(w *work) memoryKey { return sha256.Sum256([]byte(w.canonical)) }
