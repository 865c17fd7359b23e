package engineer

import "lostupdate/levels/puzzle"

// makeup is what there is on a routine's belt, wherever and however large it stands. It is worked out once in each
// picture, for plans of many sizes.
type makeup struct {
	folded   map[int]frame // by station: the folded card that it is in
	depth    int           // of loops in loops
	tabs     int           // of frames in one another, each with a tab above the cards
	gaps     bool          // something can be put between its stations
	gatesIn  [][]int       // by slot: indices in Blueprint.Gates
	shut     []bool        // by slot: it is not to be seen
	brackets []float32     // by station: its width as a bracket
}

// makeupOf returns the makeup of a routine.
func (s *screen) makeupOf(r *puzzle.Routine) *makeup {
	if known, ok := s.makeups[r]; ok {
		return known
	}
	m := &makeup{folded: s.fold(r), gaps: s.hasGaps(r)}
	for i := range r.Stations {
		st := &r.Stations[i]
		m.brackets = append(m.brackets, s.bracketWidth(r, st))
		if _, in, _ := m.inFold(i); in || !s.blueprint.Active(st) {
			continue
		}
		if st.Kind == puzzle.RepeatOpen || st.Kind == puzzle.WhileOpen {
			m.depth = max(m.depth, s.loopDepth(r, st)+1)
		}
		m.tabs = max(m.tabs, s.tabLevel(r, st))
	}
	for slot := range r.Slots() {
		m.gatesIn = append(m.gatesIn, s.blueprint.GatesIn(r.Name, slot))
		m.shut = append(m.shut, !s.blueprint.SlotActive(r, slot) || m.slotFolded(slot))
	}
	if s.makeups == nil {
		s.makeups = map[*puzzle.Routine]*makeup{}
	}
	s.makeups[r] = m
	return m
}
