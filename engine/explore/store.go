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
// indices, with linear probing. The upper bits of a state's hash say which slot is
// its home; lower ones are kept in the entry where the index leaves room, so that
// a probe seldom has to look at a state that is not the one it is after.
//
// An entry takes four bytes and a table is at most half full, and was half as
// large before: that makes 8 to 16 bytes a state, besides the state itself.
type store[S packed] struct {
	slab    []S
	entries []entry
	bits    uint8 // of a slot's number
	room    int   // states that fit in before something must grow
}

// entry is a table slot: the state's index + 1 in as many lower bits as a slot's
// number has, and bits of the hash in the others; or 0 if it is free.
type entry uint32

const tableBitsMin = 8

func newStore[S packed]() (s store[S]) {
	s.resize(tableBitsMin)
	return s
}

// resize replaces the table by an empty one.
func (s *store[S]) resize(bits uint8) {
	s.entries, s.bits = make([]entry, 1<<bits), bits
	s.setRoom()
}

func (s *store[S]) setRoom() { s.room = min(cap(s.slab), len(s.entries)/2) }

// probe is what a look-up needs of a table.
type probe struct {
	entries []entry
	mask    uint64 // of a slot
	low     entry  // the bits of an entry that are an index
	shift   uint8
}

func (s *store[S]) probe() probe {
	return probe{s.entries, uint64(len(s.entries)) - 1, entry(len(s.entries) - 1), 64 - s.bits}
}

// home returns a hash's first slot.
func (p *probe) home(h uint64) uint64 { return h >> (p.shift & 63) & p.mask }

// suits reports whether an entry may be that of a state with the hash.
func (p *probe) suits(e entry, h uint64) bool { return (e^entry(h))&^p.low == 0 }

// find returns the index of a state, or -1.
func (s *store[S]) find(state *S) int {
	h, p := hashOf(state), s.probe()
	for slot := p.home(h); p.entries[slot] != 0; slot = (slot + 1) & p.mask {
		if e := p.entries[slot]; p.suits(e, h) && s.slab[e&p.low-1] == *state {
			return int(e&p.low - 1)
		}
	}
	return -1
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
		if n := len(s.slab); n+more > cap(s.slab) {
			// append grows large slices by a quarter; by more copies less.
			s.slab = append(make([]S, 0, max(n+n/2, n+more, 1<<tableBitsMin)), s.slab...)
			s.setRoom()
		} else {
			s.grow()
		}
	}
}

// insert is add for a state whose hash is known and for which there is room.
func (s *store[S]) insert(state *S, h uint64) (index int) {
	p := s.probe()
	slot := p.home(h)
	for p.entries[slot] != 0 {
		if e := p.entries[slot]; p.suits(e, h) && s.slab[e&p.low-1] == *state {
			return int(e&p.low - 1)
		}
		slot = (slot + 1) & p.mask
	}
	index = len(s.slab)
	s.slab = append(s.slab, *state)
	p.entries[slot] = entry(h)&^p.low | entry(index+1)
	return index
}

// grow doubles the table.
func (s *store[S]) grow() {
	s.resize(s.bits + 1)
	p := s.probe()
	for i := range s.slab {
		h := hashOf(&s.slab[i])
		slot := p.home(h)
		for p.entries[slot] != 0 {
			slot = (slot + 1) & p.mask
		}
		p.entries[slot] = entry(h)&^p.low | entry(i+1)
	}
}

// bytes returns what the store occupies.
func (s *store[S]) bytes() int {
	var state S
	return 8*cap(s.slab)*len(state) + 4*len(s.entries)
}

// hashOf mixes the words by multiplication and folding; the constants are odd
// numbers without structure. It depends on nothing but the words, but it is no
// part of any hash that is printed or kept.
func hashOf[S packed](state *S) uint64 {
	h := (*state)[0] * 0xd1342543de82ef95
	for i := 1; i < len(*state); i++ {
		h = (h ^ h>>32 ^ (*state)[i]) * 0xd1342543de82ef95
	}
	h = (h ^ h>>32) * 0xff51afd7ed558ccd
	return h ^ h>>32
}
