package machine

import "lostupdate/engine"

// A queue holds up to engine.QueueItemsMax items, first in, first out. Put waits
// while it holds as many as its capacity, take while it holds none. There is no
// line of those that wait: the scheduler lets any one go first.
//
// The number of items stands in the lowest bits of its word, the items above it,
// the oldest lowest. An item that does not fit into its bits is refused.

const (
	queueCountBits = 3
	itemBits       = 10
)

func mayPut(s *State, _ engine.TaskID, op engine.Op) bool {
	return countIn(s.Objects[op.Object], queueCountBits) < s.kinds[op.Object].Init || !isItem(op.Arg)
}

func isItem(item int64) bool { return item >= engine.ItemMin && item <= engine.ItemMax }

func applyPut(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	if !isItem(op.Arg) {
		return 0, ItemOutOfRange
	}
	s.Objects[op.Object] = appended(s.Objects[op.Object], queueCountBits, itemBits, op.Arg)
	return 0, Allowed
}

func mayTake(s *State, _ engine.TaskID, op engine.Op) bool { return s.Objects[op.Object] != 0 }

func applyTake(s *State, _ engine.TaskID, op engine.Op) (item int64, refusal Refusal) {
	s.Objects[op.Object], item = shifted(s.Objects[op.Object], queueCountBits, itemBits)
	return item, Allowed
}

// Items returns what is in a queue, the oldest item first.
func (s *State) Items(queue engine.ObjectID) []int64 {
	return listIn(s.Objects[queue], queueCountBits, itemBits)
}

// A word can be a short list: the number of its entries in the lowest bits, and
// above them the entries, each a signed number of the same width. An empty list
// is 0.

func countIn(word int64, countBits uint) int64 { return word & (1<<countBits - 1) }

// appended returns the list with one more entry at its end.
func appended(word int64, countBits, width uint, entry int64) int64 {
	at := countBits + width*uint(countIn(word, countBits))
	return word + 1 | (entry&(1<<width-1))<<at
}

// shifted returns the list without its first entry, and that entry.
func shifted(word int64, countBits, width uint) (rest, first int64) {
	count := countIn(word, countBits)
	return word>>(countBits+width)<<countBits | (count - 1), entryAt(word, countBits, width)
}

// entryAt returns the first entry.
func entryAt(word int64, countBits, width uint) int64 {
	return word >> countBits << (64 - width) >> (64 - width)
}

func listIn(word int64, countBits, width uint) []int64 {
	var list []int64
	for word != 0 {
		var first int64
		word, first = shifted(word, countBits, width)
		list = append(list, first)
	}
	return list
}
