package solve

import (
	"slices"

	"lostupdate/levels/puzzle"
)

// addGates adds a dimension for each routine in which gates may stand: every set of
// gates that the toolbox has enough of for this routine alone.
func (s *space) addGates() {
	t := &s.puzzle.Tools
	if t.Gates == nil {
		return
	}
	for i := range s.puzzle.Routines {
		r := &s.puzzle.Routines[i]
		if t.Routines != nil && !slices.Contains(t.Routines, r.Name) {
			continue
		}
		var mine []puzzle.Gate // what stands in this routine at the start
		for _, g := range s.puzzle.Start.Gates {
			if g.Routine == r.Name {
				mine = append(mine, g)
			}
		}
		var d dimension
		for _, gates := range s.arrangements(r) {
			d = append(d, choice{gateEdits(mine, gates), func(b *puzzle.Blueprint) {
				b.Gates = slices.DeleteFunc(b.Gates, func(g puzzle.Gate) bool { return g.Routine == r.Name })
				b.Gates = append(b.Gates, gates...)
			}})
		}
		s.add(d)
	}
}

// arrangements returns the sets of gates of all keys for one routine, in the order in
// which a worker passes them.
func (s *space) arrangements(r *puzzle.Routine) [][]puzzle.Gate {
	all := [][]puzzle.Gate{nil}
	for _, supply := range s.puzzle.Tools.Gates {
		var with [][]puzzle.Gate
		own := s.ofKey(r, supply)
		for _, gates := range all {
			for _, more := range own {
				merge(gates, more, func(merged []puzzle.Gate) { with = append(with, merged) })
				if len(with) > choicesMax {
					s.truncated = true
					return with
				}
			}
		}
		all = with
	}
	return all
}

// merge calls yield for every way to put two rows of gates, each in the order of the
// slots, into one: gates of one slot can be passed in any order that keeps the rows'
// own.
func merge(a, b []puzzle.Gate, yield func([]puzzle.Gate)) {
	var row []puzzle.Gate
	var next func(i, j int)
	next = func(i, j int) {
		if i == len(a) && j == len(b) {
			yield(slices.Clone(row))
			return
		}
		if i < len(a) && (j == len(b) || a[i].Slot <= b[j].Slot) {
			row = append(row, a[i])
			next(i+1, j)
			row = row[:len(row)-1]
		}
		if j < len(b) && (i == len(a) || b[j].Slot <= a[i].Slot) {
			row = append(row, b[j])
			next(i, j+1)
			row = row[:len(row)-1]
		}
	}
	next(0, 0)
}

// ofKey returns the sets of gates of one key, without those that fail in every
// schedule.
func (s *space) ofKey(r *puzzle.Routine, supply puzzle.Supply) [][]puzzle.Gate {
	var all [][]puzzle.Gate
	var row []puzzle.Gate
	crew := s.crew(r)
	var at func(slot, locks, unlocks int)
	at = func(slot, locks, unlocks int) {
		if len(all) > choicesMax {
			s.truncated = true
			return
		}
		if slot == r.Slots() {
			if s.hopeless(r, supply.Key, row, crew) {
				return
			}
			all = append(all, slices.Clone(row))
			return
		}
		at(slot+1, locks, unlocks)
		lock := puzzle.Gate{Routine: r.Name, Slot: slot, Do: puzzle.TakeKey, Key: supply.Key}
		unlock := lock
		unlock.Do = puzzle.HangKey
		for _, put := range [][]puzzle.Gate{{lock}, {unlock}, {lock, unlock}, {unlock, lock}} {
			l := locks
			u := unlocks
			for _, g := range put {
				if g.Do == puzzle.TakeKey {
					l--
				} else {
					u--
				}
			}
			if l < 0 || u < 0 {
				continue
			}
			row = append(row, put...)
			at(slot+1, l, u)
			row = row[:len(row)-len(put)]
		}
	}
	at(0, supply.Locks, supply.Unlocks)
	return all
}

// gateEdits returns how many edits make one set of gates of another: a gate that
// moves is one.
func gateEdits(from, to []puzzle.Gate) int {
	left := slices.Clone(from)
	var added []puzzle.Gate
	for _, g := range to {
		if i := slices.Index(left, g); i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else {
			added = append(added, g)
		}
	}
	edits := len(left)
	for _, g := range added {
		i := slices.IndexFunc(left, func(h puzzle.Gate) bool { return h.Do == g.Do && h.Key == g.Key })
		if i >= 0 {
			left = slices.Delete(left, i, i+1) // moved: counted among those that left
			continue
		}
		edits++
	}
	return edits
}
