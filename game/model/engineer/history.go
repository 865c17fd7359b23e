package engineer

import (
	"lostupdate/game/model/msg"
	"lostupdate/levels/puzzle"
)

// history is the blueprint with all that led to it.
type history struct {
	blueprint puzzle.Blueprint
	past      []entry // what Undo takes back, the last one first to go
	future    []entry // what Redo does again, the last one first to come
}

// entry is one thing that the player did: an edit, or several that belong
// together, with what takes them back.
type entry struct {
	edits, inverses []puzzle.Edit
}

// Blueprint returns what the player has built so far. It is not to be changed.
func (h *history) Blueprint() puzzle.Blueprint { return h.blueprint }

// CanUndo reports whether there is something to take back.
func (h *history) CanUndo() bool { return len(h.past) > 0 }

// CanRedo reports whether there is something to do again.
func (h *history) CanRedo() bool { return len(h.future) > 0 }

// Given reports whether the blueprint is as the level was given.
func (m *Model) Given() bool {
	return m.blueprint.Equal(m.Level.Puzzle.Canonical(m.Level.Puzzle.Start))
}

// Past returns the lines of all edits that led from the start of this visit to
// the blueprint, the first one first.
func (h *history) Past() []string {
	var lines []string
	for _, e := range h.past {
		for _, edit := range e.edits {
			lines = append(lines, edit.String())
		}
	}
	return lines
}

// apply makes edits one after the other, all or none.
func (h *history) apply(p *puzzle.Puzzle, edits []puzzle.Edit) (changed bool, err error) {
	before, made := h.blueprint, entry{}
	for _, edit := range edits {
		after, err := edit.Apply(p, h.blueprint)
		if err != nil {
			h.blueprint = before
			return false, err
		}
		made.edits = append(made.edits, edit)
		made.inverses = append(made.inverses, edit.Inverse(h.blueprint))
		h.blueprint = after
	}
	if h.blueprint.Equal(before) {
		return false, nil
	}
	h.past = append(h.past, made)
	h.future = nil
	return true, nil
}

// back takes the last entry back.
func (h *history) back(p *puzzle.Puzzle) (changed bool) {
	if len(h.past) == 0 {
		return false
	}
	last := h.past[len(h.past)-1]
	for i := len(last.inverses) - 1; i >= 0; i-- {
		// An inverse of an edit that was legal leads to a blueprint that was.
		h.blueprint, _ = last.inverses[i].Apply(p, h.blueprint)
	}
	h.past = h.past[:len(h.past)-1]
	h.future = append(h.future, last)
	return true
}

// again makes the last entry that was taken back once more.
func (h *history) again(p *puzzle.Puzzle) (changed bool) {
	if len(h.future) == 0 {
		return false
	}
	next := h.future[len(h.future)-1]
	for _, edit := range next.edits {
		h.blueprint, _ = edit.Apply(p, h.blueprint)
	}
	h.future = h.future[:len(h.future)-1]
	h.past = append(h.past, next)
	return true
}

// editLine makes the edit of a line such as "gate lock red pack 2".
func (m *Model) editLine(line string) []msg.Effect {
	edit, err := puzzle.ParseEdit(line)
	if err != nil {
		return nil // no view sends such a line; a recording may be damaged
	}
	changed, err := m.apply(m.Level.Puzzle, []puzzle.Edit{edit})
	if err != nil {
		return m.refuse(err)
	}
	return m.edited(changed, sound(soundOf(edit)))
}

func (m *Model) undo() []msg.Effect {
	return m.edited(m.history.back(m.Level.Puzzle), sound("undo"))
}

func (m *Model) redo() []msg.Effect {
	return m.edited(m.again(m.Level.Puzzle), sound("redo"))
}

func (m *Model) reset() []msg.Effect {
	start := m.Level.Puzzle.Start.Clone()
	changed, err := m.apply(m.Level.Puzzle, []puzzle.Edit{{Kind: puzzle.EditBuild, Build: &start}})
	if err != nil {
		return m.refuse(err)
	}
	return m.edited(changed, sound("reset"))
}

// edited follows a change of the blueprint: what was found out about the old one
// no longer holds.
func (m *Model) edited(changed bool, heard msg.Effect) []msg.Effect {
	m.Notice = nil
	if !changed {
		return nil
	}
	m.forget()
	return []msg.Effect{{Kind: msg.Work, Text: m.solution(m.blueprint)}, heard}
}

func soundOf(e puzzle.Edit) string {
	switch e.Kind {
	case puzzle.EditGate, puzzle.EditMove:
		return "put"
	case puzzle.EditUngate:
		return "take"
	case puzzle.EditHome:
		return "walk"
	}
	return "turn"
}

// orderOf returns the order in which a blueprint's workers begin, written out.
func orderOf(b puzzle.Blueprint) []int {
	if b.Order != nil {
		return b.Order
	}
	order := make([]int, len(b.Homes))
	for i := range order {
		order[i] = i + 1
	}
	return order
}

// Order returns the numbers of all workers in the order in which they begin.
func (m *Model) Order() []int { return orderOf(m.blueprint) }
