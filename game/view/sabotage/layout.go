package sabotage

import "lostupdate/game/draw"

// areas are where the parts of the screen are.
type areas struct {
	bar, wall, goal, schedule draw.Rect
	lanes                     int // of the schedule

	panels []draw.Rect // one a worker; in a scroll area where there are too many
	staff  draw.Rect   // all of them
	height float32     // that all of them need
}

// arrange shares out the screen and draws the bar.
func (s *screen) arrange() areas {
	var a areas
	var rest draw.Rect
	a.bar, rest = s.Bar()
	gap := s.gap()
	rest = rest.Inset(gap)
	a.lanes = s.lanesIn(rest.H)
	a.schedule, rest = rest.CutBottom(s.scheduleHeight(rest.H))
	_, rest = rest.CutBottom(gap)
	var side draw.Rect
	side, rest = rest.CutRight(s.sideWidth())
	_, rest = rest.CutRight(gap)
	a.goal, side = side.CutBottom(s.goalHeight(side))
	_, a.wall = side.CutBottom(gap)
	a.staff = rest
	s.seat(&a)
	return a
}

func (s *screen) gap() float32 {
	switch {
	case s.Compact():
		return 8
	case s.Size.X < 1200:
		return 12
	}
	return 18
}

// cramped tells whether the workers' panels need every pixel of a narrow screen.
func (s *screen) cramped() bool { return s.Size.X < 740 && s.m.Workers() > 2 }

func (s *screen) sideWidth() float32 {
	switch {
	case s.cramped():
		return 166
	case s.Compact():
		return max(200, s.Size.X*0.26)
	case s.Size.X < 1200:
		return 264
	case s.Size.X < 1700:
		return 320
	}
	return 400
}

// goalHeight is what the goal needs; the rest is the wall's. The level's own
// sentence is said where that leaves the wall enough.
func (s *screen) goalHeight(side draw.Rect) float32 {
	if s.Small() {
		const margins, costs = 20, 46
		return min(side.H*0.54, s.TextHeight(side.W-margins, s.target(), s.Font.Label)+margins+costs)
	}
	if s.Compact() {
		return side.H * 0.54
	}
	const margins, gaps = 32, 14
	width := side.W - margins
	least := margins + gaps + s.claimRoom() + s.Book.Metrics(s.Font.Heading).LineHeight + s.TextHeight(width, s.target(), s.Font.Body) + s.costHeight()
	want := least + s.TextHeight(width, s.text.Goal, s.Font.Small) + gaps
	return max(least, min(want, side.H*0.54))
}

// A worker's panel is never smaller than these; with more workers than fit, the
// panels scroll.
const (
	panelWidthLeast, panelHeightLeast               = 165, 190
	compactPanelWidthLeast, compactPanelHeightLeast = 130, 116
	panelWidthMost, panelHeightMost                 = 640, 680
)

// seat gives every worker a place for his panel: in one row if they fit there,
// otherwise in as few rows as it takes.
func (s *screen) seat(a *areas) {
	count := s.m.Workers()
	widthLeast, heightLeast := float32(panelWidthLeast), float32(panelHeightLeast)
	if s.Compact() {
		widthLeast, heightLeast = compactPanelWidthLeast, compactPanelHeightLeast
	}
	gap := s.gap()
	columns := max(1, min(count, int((a.staff.W+gap)/(widthLeast+gap))))
	rows := (count + columns - 1) / columns
	columns = (count + rows - 1) / rows // as even as can be
	height := (a.staff.H - gap*float32(rows-1)) / float32(rows)
	room := a.staff
	if height < heightLeast {
		height = heightLeast
		room.W -= 14 // the scroll bar
	}
	height = min(height, panelHeightMost)
	a.height = float32(rows)*(height+gap) - gap
	width := min((room.W-gap*float32(columns-1))/float32(columns), panelWidthMost)
	left := room.X + (room.W-float32(columns)*(width+gap)+gap)/2
	top := room.Y + max(0, (room.H-a.height)/2)
	for i := range count {
		a.panels = append(a.panels, draw.Rect{
			X: left + float32(i%columns)*(width+gap), Y: top + float32(i/columns)*(height+gap), W: width, H: height,
		})
	}
}

// laneLeast is the height below which a lane shows nothing that could be read.
const laneLeast = 18

// scheduleHeight is what the strip needs for its lanes.
func (s *screen) scheduleHeight(all float32) float32 {
	lanes := s.lanesIn(all)
	if s.Compact() {
		return min(14+float32(lanes)*30, s.scheduleMost(all))
	}
	return min(52+float32(lanes)*58, s.scheduleMost(all))
}

// scheduleMost is how much of the screen's height the strip may have.
func (s *screen) scheduleMost(all float32) float32 {
	if s.Compact() {
		return all * 0.27
	}
	return all * min(0.34, 0.21+0.018*float32(s.m.Workers()))
}

// lanesIn returns how many lanes the strip has: one a worker, or, where they
// would be too low, one for all of them.
func (s *screen) lanesIn(all float32) int {
	head := float32(52)
	if s.Compact() {
		head = 14
	}
	if n := s.m.Workers(); float32(n)*laneLeast <= s.scheduleMost(all)-head {
		return n
	}
	return 1
}
