package explore

// packed are the sizes of a packed state, in words. Code that is generic over
// them is compiled once for each, with the size as a constant.
type packed interface {
	[1]uint64 | [2]uint64 | [4]uint64 | [8]uint64 | [16]uint64 | [32]uint64
}

// wordsMax is the size of the largest packed state.
const wordsMax = 32

// wordAt returns a word of a packed state. Sizes are powers of two, so the mask
// changes nothing; it saves the check of the index.
func wordAt[S packed](s *S, word uint8) *uint64 { return &(*s)[int(word)&(len(*s)-1)] }

// store holds packed states, each once, numbered from 0 in the order in which
// they came. It is an append-only array beside an open-addressing hash table of
// indices, with linear probing. The home slot of a state is given by the upper
// bits of its hash, and an entry carries the upper half of the hash: so a probe
// seldom has to look at a state that is not the one it is after, and the table
// grows by one pass from its beginning to its end that reads no states.
//
// A table is at most three quarters full, and was half as large before: with
// states of one word that makes at most 32 bytes a state.
type store[S packed] struct {
	slab    []S
	entries []entry
	shift   uint8 // 64 less the bits of a slot's number
	room    int   // states that fit in before the table must grow
}

// entry is a table slot: the upper half of the hash and the state's index + 1,
// or 0 if it is free.
type entry uint64

const tableBitsMin = 8

func newStore[S packed]() (s store[S]) {
	s.resize(tableBitsMin)
	return s
}

// resize replaces the table by an empty one.
func (s *store[S]) resize(bits uint8) {
	s.entries = make([]entry, 1<<bits)
	s.shift, s.room = 64-bits, 3<<bits>>2
}

// find returns the index of a state, or -1.
func (s *store[S]) find(state *S) int {
	h := hashOf(state)
	mask := uint64(len(s.entries)) - 1
	for slot := h >> (s.shift & 63); ; slot++ {
		e := s.entries[slot&mask]
		if e == 0 {
			return -1
		}
		if (uint64(e)^h)>>32 == 0 && s.slab[uint32(e)-1] == *state {
			return int(uint32(e) - 1)
		}
	}
}

// add returns the index of a state, which is the number of states before if it is
// new.
func (s *store[S]) add(state *S) (index int) {
	s.reserve(1)
	return s.insert(state, hashOf(state))
}

// reserve makes room for some more states.
func (s *store[S]) reserve(more int) {
	for len(s.slab)+more > s.room {
		s.grow()
	}
	if n := len(s.slab); n+more > cap(s.slab) { // append grows large slices by a quarter; twice copies less
		s.slab = append(make([]S, 0, max(2*n, n+more, 1<<tableBitsMin)), s.slab...)
	}
}

// insert is add for a state whose hash is known and for which there is room.
func (s *store[S]) insert(state *S, h uint64) (index int) {
	entries := s.entries
	mask := uint64(len(entries)) - 1
	slot := h >> (s.shift & 63) & mask
	for {
		e := entries[slot]
		if e == 0 {
			break
		}
		if (uint64(e)^h)>>32 == 0 {
			if i := uint32(e) - 1; s.slab[i] == *state {
				return int(i)
			}
		}
		slot = (slot + 1) & mask
	}
	index = len(s.slab)
	s.slab = append(s.slab, *state)
	entries[slot] = entry(h&^(1<<32-1) | uint64(index+1))
	return index
}

// grow doubles the table. Entries keep their order but for the few at the end
// that have been pushed on to the beginning.
func (s *store[S]) grow() {
	old := s.entries
	s.resize(64 - s.shift + 1)
	entries, shift := s.entries, s.shift
	mask := uint64(len(entries)) - 1
	for _, e := range old {
		if e == 0 {
			continue
		}
		slot := uint64(e) >> (shift & 63)
		for entries[slot&mask] != 0 {
			slot++
		}
		entries[slot&mask] = e
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
	h := uint64(0)
	for i := range len(*state) {
		h = (h ^ (*state)[i]) * 0xd1342543de82ef95
		h ^= h >> 32
	}
	return h * 0xff51afd7ed558ccd
}
