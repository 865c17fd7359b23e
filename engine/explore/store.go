package explore

// store holds packed states, each once, numbered from 0 in the order in which
// they came. It is an append-only array beside an open-addressing hash table of
// indices; an entry carries 32 bits of the hash, so that a probe seldom has to
// look at the array.
type store struct {
	words   int // of one state
	slab    []uint64
	entries []entry
	mask    uint64
	count   int
}

// entry is a table slot: the upper half of the hash and the state's index + 1,
// or 0 if it is free.
type entry uint64

const tableSlotsMin = 1 << 8

func newStore(words int) *store {
	return &store{words: words, entries: make([]entry, tableSlotsMin), mask: tableSlotsMin - 1}
}

// at returns state i. The slice is valid until the next add.
func (s *store) at(i int) []uint64 { return s.slab[i*s.words : (i+1)*s.words : (i+1)*s.words] }

// find returns the index of a state, or -1.
func (s *store) find(state []uint64) int {
	h := hashOf(state)
	for slot := h & s.mask; ; slot = (slot + 1) & s.mask {
		e := s.entries[slot]
		if e == 0 {
			return -1
		}
		if uint64(e)>>32 == h>>32 {
			if i := int(uint32(e)) - 1; s.equal(i, state) {
				return i
			}
		}
	}
}

// add returns the index of a state, and whether it is new.
func (s *store) add(state []uint64) (index int, fresh bool) {
	h := hashOf(state)
	slot := h & s.mask
	for {
		e := s.entries[slot]
		if e == 0 {
			break
		}
		if uint64(e)>>32 == h>>32 {
			if i := int(uint32(e)) - 1; s.equal(i, state) {
				return i, false
			}
		}
		slot = (slot + 1) & s.mask
	}
	index = s.count
	s.count++
	s.slab = append(s.slab, state...)
	s.entries[slot] = entry(h&^(1<<32-1) | uint64(index+1))
	if uint64(s.count)*2 > s.mask {
		s.grow()
	}
	return index, true
}

func (s *store) equal(i int, state []uint64) bool {
	at := i * s.words
	for w, v := range state {
		if s.slab[at+w] != v {
			return false
		}
	}
	return true
}

func (s *store) grow() {
	s.entries = make([]entry, 2*len(s.entries))
	s.mask = uint64(len(s.entries)) - 1
	for i := range s.count {
		h := hashOf(s.at(i))
		slot := h & s.mask
		for s.entries[slot] != 0 {
			slot = (slot + 1) & s.mask
		}
		s.entries[slot] = entry(h&^(1<<32-1) | uint64(i+1))
	}
}

// repacked returns a store with the same states under the same numbers, packed
// by another layout.
func (s *store) repacked(from, to *layout) *store {
	r := &store{words: to.words, entries: make([]entry, len(s.entries)), mask: s.mask}
	r.slab = make([]uint64, 0, s.count*to.words)
	state := make([]uint64, to.words)
	for i := range s.count {
		old := s.at(i)
		for f := range to.fields {
			to.fields[f].set(state, from.fields[f].get(old))
		}
		r.add(state)
	}
	return r
}

// bytes returns what the store occupies.
func (s *store) bytes() int { return 8 * (cap(s.slab) + len(s.entries)) }

// hashOf mixes the words by multiplication and folding; the constants are odd
// numbers without structure (the fractional bits of square roots). It depends on
// nothing but the words, but it is not part of any printed or stored hash.
func hashOf(state []uint64) uint64 {
	h := uint64(0x9e3779b97f4a7c15)
	for _, w := range state {
		h = (h ^ w) * 0xd1342543de82ef95
		h ^= h >> 32
	}
	h *= 0xff51afd7ed558ccd
	return h ^ h>>29
}
