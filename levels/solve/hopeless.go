package solve

import (
	"slices"

	"lostupdate/levels/puzzle"
)

// grip is what a worker may have of one key: any of the two, at a place that can be
// reached in several ways.
type grip struct{ free, held bool }

func (g grip) any() bool { return g.free || g.held }

func (g grip) or(h grip) grip { return grip{g.free || h.free, g.held || h.held} }

// crew returns how many workers certainly do a routine in the same line, of those who
// come by themselves.
func (s *space) crew(r *puzzle.Routine) int {
	p := s.puzzle
	come := p.Workers
	if p.Tools.Pool.Kind == puzzle.Staff {
		come = come[:p.Tools.Pool.Min]
	}
	most := 0
	for _, w := range come {
		together := 0
		for _, v := range come {
			if w.Routine == r.Name && v.Routine == r.Name && w.Home == v.Home && !w.Asleep && !v.Asleep {
				together++
			}
		}
		most = max(most, together)
	}
	if p.Tools.Homes != nil {
		return min(most, 1)
	}
	return most
}

// plain reports whether a key is one that only gates, lock cards and unlock cards of the
// routine act on, and whoever begins the routine comes to its end unless he waits
// for ever. Where it is not, nothing is left out.
func (s *space) plain(r *puzzle.Routine, key puzzle.Color) bool {
	p := s.puzzle
	if p.LineTraits != nil || p.KeyTrait(key) != (puzzle.KeyTrait{Key: key}) {
		return false
	}
	for _, supply := range p.Tools.Cards {
		if !harmless(supply.Card.Kind, supply.Card.Key == key) {
			return false
		}
	}
	for _, m := range r.Movables {
		if !harmless(m.Card.Kind, m.Card.Key == key) {
			return false
		}
	}
	return !slices.ContainsFunc(r.Stations, func(st puzzle.Station) bool {
		return st.Kind == puzzle.Crash || st.Kind == puzzle.Exit || st.Kind == puzzle.TryLock && st.Key == key
	})
}

// harmless reports whether a card that can stand anywhere leaves the key alone, and
// whoever comes to it goes on.
func harmless(kind puzzle.CardKind, withKey bool) bool {
	return kind != puzzle.CardCrash && kind != puzzle.CardExit && (!withKey || kind == puzzle.CardWait)
}

// hopeless reports whether the gates of one key fail in every level in which somebody
// does the routine: on every way through it a worker waits for the key that he holds,
// or hangs it back without holding it; or the first to come keeps it, and the
// second waits for ever.
func (s *space) hopeless(r *puzzle.Routine, key puzzle.Color, gates []puzzle.Gate, crew int) bool {
	if crew == 0 {
		return false
	}
	w := gateWalk{routine: r, key: key, gates: gates}
	end := w.walk(0, len(r.Stations), grip{free: true})
	if w.lost || !end.any() {
		return true
	}
	return crew > 1 && w.takes && !end.free
}

// gateWalk follows one key through a routine.
type gateWalk struct {
	routine *puzzle.Routine
	key     puzzle.Color
	gates   []puzzle.Gate
	depth   int  // of loops and branches that may not be gone through
	takes   bool // the key is taken on every way
	lost    bool
}

// walk follows the slots and stations from one on; the slot behind the last is the
// last one walked.
func (w *gateWalk) walk(from, to int, g grip) grip {
	for i := from; i < to; i++ {
		g = w.slot(i, g)
		s := &w.routine.Stations[i]
		switch s.Kind {
		case puzzle.Lock:
			if s.Key == w.key {
				g = w.take(g)
			}
		case puzzle.Unlock:
			if s.Key == w.key {
				g = w.hang(g)
			}
		case puzzle.RepeatOpen:
			if s.Dial != "" { // there may be one round or more
				w.depth++
				once := w.walk(i+1, s.Partner, g)
				g = once.or(w.walk(i+1, s.Partner, once))
				w.depth--
			} else {
				for range min(s.Count, 2) { // the third round is like the second
					g = w.walk(i+1, s.Partner, g)
				}
			}
			i = s.Partner
		case puzzle.WhileOpen:
			w.depth++
			once := w.walk(i+1, s.Partner, g)
			g = g.or(once).or(w.walk(i+1, s.Partner, once))
			w.depth--
			i = s.Partner
		case puzzle.IfOpen:
			w.depth++
			if s.Other >= 0 {
				g = w.walk(i+1, s.Other, g).or(w.walk(s.Other+1, s.Partner, g))
			} else {
				g = g.or(w.walk(i+1, s.Partner, g))
			}
			w.depth--
			i = s.Partner
		case puzzle.ChoiceOpen:
			g = w.choice(i, g)
			i = s.Partner
		}
	}
	return w.slot(to, g)
}

// choice follows the alternatives of a choose card, of which any may be the one.
func (w *gateWalk) choice(opening int, g grip) grip {
	w.depth++
	after := grip{}
	for at := opening; at >= 0; {
		s := &w.routine.Stations[at]
		end := s.Other
		if end < 0 {
			end = s.Partner
		}
		after = after.or(w.walk(at+1, end, g))
		at = s.Other
	}
	w.depth--
	return after
}

func (w *gateWalk) slot(slot int, g grip) grip {
	for _, gate := range w.gates {
		switch {
		case gate.Slot != slot:
		case gate.Do == puzzle.TakeKey:
			g = w.take(g)
		default:
			g = w.hang(g)
		}
	}
	return g
}

// take goes on with the key in hand: whoever held it before waits for ever.
func (w *gateWalk) take(g grip) grip {
	if w.depth == 0 {
		w.takes = true
	}
	return w.goOn(grip{held: g.free})
}

// hang goes on without the key: whoever did not hold it has misused it.
func (w *gateWalk) hang(g grip) grip { return w.goOn(grip{free: g.held}) }

func (w *gateWalk) goOn(g grip) grip {
	if w.depth == 0 && !g.any() {
		w.lost = true
	}
	return g
}
