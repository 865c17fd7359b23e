package dpor

import (
	"encoding/binary"
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// outcomes collects the ways in which a program ended.
type outcomes struct {
	observed []engine.ObjectID
	seen     map[string]bool
	list     []engine.Outcome
	key      []byte
}

func newOutcomes(p *engine.Program) outcomes {
	return outcomes{observed: p.ObservedVariables(), seen: map[string]bool{}}
}

func (o *outcomes) add(s *machine.State) {
	o.key = o.key[:0]
	for _, v := range o.observed {
		o.key = binary.LittleEndian.AppendUint64(o.key, uint64(s.Objects[v]))
	}
	if o.seen[string(o.key)] {
		return
	}
	o.seen[string(o.key)] = true
	outcome := make(engine.Outcome, len(o.observed))
	for i, v := range o.observed {
		outcome[i] = s.Objects[v]
	}
	o.list = append(o.list, outcome)
}

func (o *outcomes) sorted() []engine.Outcome {
	return slices.SortedFunc(slices.Values(o.list), func(a, b engine.Outcome) int { return slices.Compare(a, b) })
}
