package timeline

// order puts all places of a belt into one row: the gates of a slot stand before
// its station.
func (p Place) order() int {
	if p.Gate >= 0 {
		return 2 * p.Slot
	}
	return 2*p.Station + 1
}

func (l *loop) contains(order int) bool { return order > 2*l.station && order < 2*l.closing+1 }

// countRounds follows a worker along his belt and counts how often he has begun
// each loop. Only where he stands is known: to go back inside a loop is to begin
// its next round, that of the innermost loop that still has one.
func (w *worker) countRounds() {
	before, number := -1, make([]int, len(w.loops))
	step := func(at Moment, order int) {
		again := -1
		if order <= before {
			for i, l := range w.loops {
				if l.contains(order) && l.contains(before) && (l.count == 0 || number[i] < l.count) {
					again = i
				}
			}
		}
		for i := range w.loops {
			l := &w.loops[i]
			n := number[i]
			switch {
			case !l.contains(order):
				n = 0
			case i == again:
				n++
			case number[i] == 0 || (again >= 0 && w.loops[again].contains(2*l.station+1)):
				n = 1
			}
			if n != number[i] {
				number[i] = n
				l.rounds.set(at, int64(n))
			}
		}
		before = order
	}
	at := Moment(-1) // he turns to the next thing as soon as the one before is done
	for _, s := range w.stays {
		step(at, s.place.order())
		at = s.to
	}
	step(at, w.rest.order())
}
