package engineer

import (
	"lostupdate/game/draw"
	"lostupdate/levels/puzzle"
)

// beltWish is a belt that a room needs.
type beltWish struct {
	routine *puzzle.Routine
	crew    []int
}

// columnGap is the space between belts that stand side by side.
const columnGap = 14

// layBelts plans the belts of a room, one below the other. Where there are several
// short ones they stand side by side: that saves scrolling.
func (s *screen) layBelts(line int, wishes []beltWish, width, scale float32) (plans []*beltPlan, columns int) {
	for columns = min(3, (len(wishes)+1)/2); columns > 1; columns-- {
		each := (width - columnGap*float32(columns-1)) / float32(columns)
		plans = s.planAll(line, wishes, each, scale)
		if fitsOneRow(plans) {
			return plans, columns
		}
	}
	return s.planAll(line, wishes, width, scale), 1
}

func (s *screen) planAll(line int, wishes []beltWish, width, scale float32) []*beltPlan {
	var plans []*beltPlan
	for _, w := range wishes {
		plans = append(plans, s.planBelt(w.routine, line, w.crew, width, scale))
	}
	return plans
}

func fitsOneRow(plans []*beltPlan) bool {
	for _, p := range plans {
		if p.rows > 1 || p.short {
			return false
		}
	}
	return true
}

// beltRows returns the heights of the rows in which belts stand side by side.
func beltRows(plans []*beltPlan, columns int) []float32 {
	var rows []float32
	for i, p := range plans {
		if i%columns == 0 {
			rows = append(rows, 0)
		}
		rows[len(rows)-1] = max(rows[len(rows)-1], p.height)
	}
	return rows
}

// standBelts moves belts to their places, spread over the height that there is
// unless something comes below them, draws them, and returns where they end.
func (s *screen) standBelts(r *room, inside draw.Rect, spread bool) (y float32) {
	rows := beltRows(r.belts, r.columns)
	used := float32(0)
	for _, height := range rows {
		used += height
	}
	slack := float32(0)
	if spread {
		slack = max(0, inside.H-used) / float32(len(rows)+1)
	}
	y = inside.Y + slack
	each := (inside.W - columnGap*float32(r.columns-1)) / float32(max(1, r.columns))
	for i, plan := range r.belts {
		column := i % r.columns
		s.place(plan)
		plan.move(draw.Pt(inside.X+float32(column)*(each+columnGap), y))
		s.belt(plan)
		if column == r.columns-1 || i == len(r.belts)-1 {
			y += rows[i/r.columns] + max(slack, roomGap)
		}
	}
	return y
}
