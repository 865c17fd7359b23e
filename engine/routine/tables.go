package routine

import "slices"

// edges are all edges of an automaton, in a hash table with linear probing that is
// at most half full.
type edges struct {
	slots []edge
	count int
}

// edge leads from one node to another, when the operation there returns value.
// The zero edge is a free slot.
type edge struct {
	value int64
	from  NodeID // + 1
	to    NodeID
}

const tableSizeMin = 32

// mix spreads a number over all bits of a word; the constants are odd numbers
// without structure.
func mix(h uint64) uint64 {
	h *= 0xd1342543de82ef95
	h ^= h >> 32
	h *= 0xff51afd7ed558ccd
	return h ^ h>>32
}

func (t *edges) home(from NodeID, value int64) int {
	return int(mix(mix(uint64(value))+uint64(from))) & (len(t.slots) - 1)
}

func (t *edges) find(from NodeID, value int64) (to NodeID, known bool) {
	if len(t.slots) == 0 {
		return 0, false
	}
	for i := t.home(from, value); t.slots[i].from != 0; i = (i + 1) & (len(t.slots) - 1) {
		if e := &t.slots[i]; e.from == from+1 && e.value == value {
			return e.to, true
		}
	}
	return 0, false
}

// add makes an edge known that was not.
func (t *edges) add(from NodeID, value int64, to NodeID) {
	if t.count++; 2*t.count > len(t.slots) {
		old := t.slots
		t.slots = make([]edge, max(2*len(old), tableSizeMin))
		for _, e := range old {
			if e.from != 0 {
				t.place(e)
			}
		}
	}
	t.place(edge{value, from + 1, to})
}

func (t *edges) place(e edge) {
	i := t.home(e.from-1, e.value)
	for t.slots[i].from != 0 {
		i = (i + 1) & (len(t.slots) - 1)
	}
	t.slots[i] = e
}

// marks are the nodes that were announced behind a mark, by its key, in such a
// table too: a slot holds a node's number, or 0. (No mark leads to EndNode.)
type marks struct {
	slots []NodeID
	count int
}

func (t *marks) home(key []int64) int {
	h := uint64(len(key))
	for _, v := range key {
		h = mix(h ^ uint64(v))
	}
	return int(h) & (len(t.slots) - 1)
}

func (t *marks) find(a *Automaton, key []int64) (n NodeID, known bool) {
	if len(t.slots) == 0 {
		return 0, false
	}
	for i := t.home(key); t.slots[i] != 0; i = (i + 1) & (len(t.slots) - 1) {
		if slices.Equal(a.keyOf(t.slots[i]), key) {
			return t.slots[i], true
		}
	}
	return 0, false
}

// add makes the mark of a node known.
func (t *marks) add(a *Automaton, n NodeID) {
	if t.count++; 2*t.count > len(t.slots) {
		old := t.slots
		t.slots = make([]NodeID, max(2*len(old), tableSizeMin))
		for _, n := range old {
			if n != 0 {
				t.place(a, n)
			}
		}
	}
	t.place(a, n)
}

func (t *marks) place(a *Automaton, n NodeID) {
	i := t.home(a.keyOf(n))
	for t.slots[i] != 0 {
		i = (i + 1) & (len(t.slots) - 1)
	}
	t.slots[i] = n
}
