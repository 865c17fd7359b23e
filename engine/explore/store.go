package explore

// packed are the sizes of a packed state, in words. Code that is generic over
// them is compiled once for each, with the size as a constant.
type packed interface {
	[1]uint64 | [2]uint64 | [4]uint64 | [8]uint64 | [16]uint64 | [32]uint64
}

// wordsMax is the size of the largest packed state.
const wordsMax = 32

// store holds packed states, each once, numbered from 0 in the order in which
// they came. It is an append-only array beside an open-addressing hash table of
// indices; an entry carries 32 bits of the hash, so that a probe seldom has to
// look at a state that is not the one it is after.
type store[S packed] struct {
	slab    []S
	entries []entry
	mask    uint64
}

// entry is a table slot: the upper half of the hash and the state's index + 1,
// or 0 if it is free.
type entry uint64

const tableSlotsMin = 1 << 8

func newStore[S packed]() store[S] {
	return store[S]{entries: make([]entry, tableSlotsMin), mask: tableSlotsMin - 1}
}

// find returns the index of a state, or -1.
func (s *store[S]) find(state *S) int {
	h := hashOf(state)
	for slot := h & s.mask; ; slot = (slot + 1) & s.mask {
		e := s.entries[slot]
		if e == 0 {
			return -1
		}
		if uint64(e)>>32 == h>>32 {
			if i := uint32(e) - 1; s.slab[i] == *state {
				return int(i)
			}
		}
	}
}

// add returns the index of a state, which is the number of states before if it is
// new.
func (s *store[S]) add(state *S) (index int) {
	h := hashOf(state)
	slot := h & s.mask
	for {
		e := s.entries[slot]
		if e == 0 {
			break
		}
		if uint64(e)>>32 == h>>32 {
			if i := uint32(e) - 1; s.slab[i] == *state {
				return int(i)
			}
		}
		slot = (slot + 1) & s.mask
	}
	index = len(s.slab)
	if index == cap(s.slab) { // append grows large slices by a quarter; twice copies less
		s.slab = append(make([]S, 0, max(2*index, tableSlotsMin)), s.slab...)
	}
	s.slab = append(s.slab, *state)
	s.entries[slot] = entry(h&^(1<<32-1) | uint64(index+1))
	if uint64(len(s.slab))*2 > s.mask {
		s.grow()
	}
	return index
}

func (s *store[S]) grow() {
	s.entries = make([]entry, 2*len(s.entries))
	s.mask = uint64(len(s.entries)) - 1
	for i := range s.slab {
		h := hashOf(&s.slab[i])
		slot := h & s.mask
		for s.entries[slot] != 0 {
			slot = (slot + 1) & s.mask
		}
		s.entries[slot] = entry(h&^(1<<32-1) | uint64(i+1))
	}
}

// bytes returns what the store occupies.
func (s *store[S]) bytes() int {
	var state S
	return 8 * (cap(s.slab)*len(state) + len(s.entries))
}

// hashOf mixes the words by multiplication and folding; the constants are odd
// numbers without structure. It depends on nothing but the words, but it is no
// part of any hash that is printed or kept.
func hashOf[S packed](state *S) uint64 {
	h := uint64(0x9e3779b97f4a7c15)
	for i := range len(*state) {
		h = (h ^ (*state)[i]) * 0xd1342543de82ef95
		h ^= h >> 32
	}
	h *= 0xff51afd7ed558ccd
	return h ^ h>>29
}
