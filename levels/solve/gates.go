package solve

import (
	"cmp"
	"slices"

	"lostupdate/levels/puzzle"
)

// addGates adds a dimension for each routine in which something may be put or moved:
// every set of gates and cards that the toolbox has enough of for this routine alone.
func (s *space) addGates() {
	t := &s.puzzle.Tools
	for i := range s.puzzle.Routines {
		r := &s.puzzle.Routines[i]
		open := (t.Gates != nil || t.Cards != nil) && (t.Routines == nil || slices.Contains(t.Routines, r.Name))
		if !open && r.Movables == nil {
			continue
		}
		var d dimension
		for _, a := range s.arrangements(r, open) {
			d = append(d, choice{a.edits, func(b *puzzle.Blueprint) {
				b.Gates = slices.DeleteFunc(b.Gates, func(g puzzle.Gate) bool { return g.Routine == r.Name })
				b.Gates = append(b.Gates, a.gates...)
			}, usesOf(s.puzzle, a.gates)})
		}
		s.add(d)
	}
}

// gatesOf returns what stands in one routine.
func gatesOf(b puzzle.Blueprint, routine string) []puzzle.Gate {
	var in []puzzle.Gate
	for _, g := range b.Gates {
		if g.Routine == routine {
			in = append(in, g)
		}
	}
	return in
}

// arrangement is a set of gates and cards in the order in which a worker passes them.
type arrangement struct {
	edits int // that make it of what stands there at the start
	gates []puzzle.Gate
}

// arrangements returns the sets of what can stand in one routine, those with the fewest
// edits first. In a routine that is not open only its own cards move.
func (s *space) arrangements(r *puzzle.Routine, open bool) []arrangement {
	mine := gatesOf(s.puzzle.Start, r.Name)
	var kinds [][]arrangement // by key or card: the ways to put it
	add := func(ways [][]puzzle.Gate, belongs func(puzzle.Gate) bool) {
		own := slices.DeleteFunc(slices.Clone(mine), func(g puzzle.Gate) bool { return !belongs(g) })
		var kind []arrangement
		for _, gates := range ways {
			kind = append(kind, arrangement{gateEdits(own, gates), gates})
		}
		slices.SortStableFunc(kind, func(a, b arrangement) int { return cmp.Compare(a.edits, b.edits) })
		if len(kind) > 0 {
			kinds = append(kinds, kind)
		}
	}
	if open {
		for _, supply := range s.puzzle.Tools.Gates {
			add(s.ofKey(r, supply), func(g puzzle.Gate) bool { return g.Do != puzzle.PlaceCard && g.Key == supply.Key })
		}
		for _, supply := range s.puzzle.Tools.Cards {
			add(ofCard(r, supply.Name, 0, supply.Count), func(g puzzle.Gate) bool { return g.Card == supply.Name })
		}
	}
	for _, m := range r.Movables {
		add(ofCard(r, m.Name, 1, 1), func(g puzzle.Gate) bool { return g.Card == m.Name })
	}
	return s.joined(kinds)
}

// joined puts one way of each kind together, in all ways, those with the fewest edits
// first.
func (s *space) joined(kinds [][]arrangement) []arrangement {
	var all []arrangement
	most := 0
	for _, kind := range kinds {
		most += kind[len(kind)-1].edits
	}
	total := 0
	var join func(at, edits int, gates []puzzle.Gate)
	join = func(at, edits int, gates []puzzle.Gate) {
		if at == len(kinds) {
			if edits == 0 {
				all = append(all, arrangement{total, gates})
			}
			return
		}
		for _, way := range kinds[at] {
			if way.edits > edits || len(all) > choicesMax {
				return
			}
			merge(gates, way.gates, func(merged []puzzle.Gate) { join(at+1, edits-way.edits, merged) })
		}
	}
	for total = 0; total <= most; total++ {
		if join(0, total, nil); len(all) > choicesMax {
			s.truncated = true
			break
		}
	}
	return all
}

// ofCard returns the ways to put from least to most of one card into a routine, those
// with few of them first.
func ofCard(r *puzzle.Routine, name string, least, most int) [][]puzzle.Gate {
	var all [][]puzzle.Gate
	var row []puzzle.Gate
	var put func(slot, count int)
	put = func(slot, count int) {
		if count == 0 {
			all = append(all, slices.Clone(row))
			return
		}
		for ; slot < r.Slots() && len(all) <= choicesMax; slot++ {
			row = append(row, puzzle.Gate{Routine: r.Name, Slot: slot, Do: puzzle.PlaceCard, Card: name})
			put(slot, count-1)
			row = row[:len(row)-1]
		}
	}
	for count := least; count <= most; count++ {
		put(0, count)
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
	if !s.plain(r, supply.Key) {
		crew = 0
	}
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
		i := slices.IndexFunc(left, func(h puzzle.Gate) bool { return h.Do == g.Do && h.Key == g.Key && h.Card == g.Card })
		if i >= 0 {
			left = slices.Delete(left, i, i+1) // moved: counted among those that left
			continue
		}
		edits++
	}
	return edits
}
