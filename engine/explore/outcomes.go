package explore

import (
	"encoding/binary"
	"slices"

	"lostupdate/engine"
)

// outcomeSet collects the ways in which a program ended.
type outcomeSet struct {
	seen map[string]bool
	list []engine.Outcome
}

func (s *outcomeSet) add(o engine.Outcome) {
	key := make([]byte, 0, 8*len(o))
	for _, v := range o {
		key = binary.LittleEndian.AppendUint64(key, uint64(v))
	}
	if s.seen[string(key)] {
		return
	}
	if s.seen == nil {
		s.seen = map[string]bool{}
	}
	s.seen[string(key)] = true
	s.list = append(s.list, o)
}

func (s *outcomeSet) sorted() []engine.Outcome {
	slices.SortFunc(s.list, func(a, b engine.Outcome) int { return slices.Compare(a, b) })
	return s.list
}
