package machine

import "lostupdate/engine"

// An out tray is one task's store buffer, as in the memory model of x86 processors
// (total store order). A store puts a variable and its new value into the tray;
// it waits while the tray is full. Flush lets the oldest entry reach memory, and
// it alone does. A load sees the newest entry for its variable that is in its own
// task's tray, otherwise memory. So the task itself sees its stores at once, and
// everybody else sees them later, in their order. Await waits until the tray is
// empty: that is what a fence does.
//
// See Sewell, Sarkar, Owens, Zappa Nardelli and Myreen, "x86-TSO: A Rigorous and
// Usable Programmer's Model for x86 Multiprocessors" (2010). WithOutTrays gives
// every task of a program one.
//
// The number of entries stands in the lowest bits of the tray's word, the entries
// above it, the oldest lowest, each a variable's number below its value.

const (
	trayCountBits = 2
	variableBits  = 8
	valueBits     = 12
	entryBits     = variableBits + valueBits
)

func isEntry(value int64) bool { return value >= engine.EntryMin && value <= engine.EntryMax }

func mayStore(s *State, _ engine.TaskID, op engine.Op) bool {
	return countIn(s.Objects[op.With], trayCountBits) < s.kinds[op.With].Init || !isEntry(op.Arg)
}

func applyStore(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	if !isEntry(op.Arg) {
		return 0, EntryOutOfRange
	}
	entry := op.Arg<<variableBits | int64(op.Object)
	s.Objects[op.With] = appended(s.Objects[op.With], trayCountBits, entryBits, entry)
	return 0, Allowed
}

func applyLoad(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	value := s.Objects[op.Object]
	for rest := s.Objects[op.With]; rest != 0; {
		var entry int64
		rest, entry = shifted(rest, trayCountBits, entryBits)
		if variable, stored := parts(entry); variable == op.Object {
			value = stored // a later one is newer
		}
	}
	return value, Allowed
}

func mayFlush(s *State, _ engine.TaskID, op engine.Op) bool {
	tray := s.Objects[op.With]
	oldest, _ := parts(entryAt(tray, trayCountBits, entryBits))
	return tray != 0 && oldest == op.Object
}

// applyFlush returns the value that has reached memory.
func applyFlush(s *State, _ engine.TaskID, op engine.Op) (int64, Refusal) {
	rest, entry := shifted(s.Objects[op.With], trayCountBits, entryBits)
	_, value := parts(entry)
	s.Objects[op.With], s.Objects[op.Object] = rest, value
	return value, Allowed
}

func parts(entry int64) (variable engine.ObjectID, value int64) {
	return engine.ObjectID(entry & (1<<variableBits - 1)), entry >> variableBits
}

// Entry is a store that has not reached memory.
type Entry struct {
	Variable engine.ObjectID
	Value    int64
}

// Entries returns what is in an out tray, the oldest entry first.
func (s *State) Entries(tray engine.ObjectID) []Entry {
	var entries []Entry
	for _, packed := range listIn(s.Objects[tray], trayCountBits, entryBits) {
		variable, value := parts(packed)
		entries = append(entries, Entry{variable, value})
	}
	return entries
}
