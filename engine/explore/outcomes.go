package explore

import (
	"encoding/binary"
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// outcomeSet collects the ways in which a program ended.
type outcomeSet struct {
	seen     map[string]bool
	list     []engine.Outcome
	observed []engine.ObjectID // the variables that make one up; nil before the first
	key      []byte            // reused: most ends have been met before
}

// add notes the outcome of a state in which a run has ended.
func (s *outcomeSet) add(sp *space, end *machine.State) {
	if s.seen == nil {
		s.seen, s.observed = map[string]bool{}, sp.program.ObservedVariables()
	}
	s.key = s.key[:0]
	for _, id := range s.observed {
		s.key = binary.LittleEndian.AppendUint64(s.key, uint64(end.Objects[id]))
	}
	if s.seen[string(s.key)] {
		return
	}
	s.seen[string(s.key)] = true
	s.list = append(s.list, sp.machine.Outcome(end))
}

func (s *outcomeSet) sorted() []engine.Outcome {
	slices.SortFunc(s.list, func(a, b engine.Outcome) int { return slices.Compare(a, b) })
	return s.list
}
