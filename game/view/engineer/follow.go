package engineer

import (
	"fmt"

	"lostupdate/game/view/figure"
)

// follow scrolls the floor of a small screen to the row of a belt where the step at the playhead is done, or the next one:
// there is hardly room for more than a row. It does so when the run comes to another row, so that the player can look
// around meanwhile. In a shift on benches all move at once, and nobody is followed.
func (s *screen) follow(width, scale, visible float32) {
	if !s.Small() || s.line == nil || s.line.Timed {
		return
	}
	latest, _ := s.line.Latest(s.head)
	event := min(latest+1, len(s.line.Trace.Events)-1)
	if event < 0 {
		return
	}
	rooms, _ := s.rooms(width, scale)
	y := float32(0)
	for i := range rooms {
		if row, high, found := s.rowOf(&rooms[i], event, scale); found {
			s.Reveal("floor", fmt.Sprintf("%s %d %.0f", s.m.Level.ID(), i, row), y+row, high, visible)
			return
		}
		y += rooms[i].height + roomGap
		if shelf := s.planShelf(width, scale); i == 0 && shelf.height > 0 {
			y += shelf.height + roomGap
		}
	}
}

// rowOf returns how far below a room's upper edge the row is in which an event happened, and how high it is.
func (s *screen) rowOf(r *room, event int, scale float32) (y, height float32, found bool) {
	y = figure.RoomHeader + roomMargin(scale)
	rows := beltRows(r.belts, r.columns)
	for i, p := range r.belts {
		s.place(p) // it was only measured
		if at, here := s.arrowEnd(p, event); here {
			return y + p.tops[p.row(at.Y)], p.rowHeight(), true
		}
		if i%r.columns == r.columns-1 {
			y += rows[i/r.columns] + roomGap
		}
	}
	return 0, 0, false
}
