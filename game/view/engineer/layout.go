package engineer

import (
	"lostupdate/game/draw"
	"lostupdate/game/view/kit"
)

// areas are where the parts of the screen are. An empty one is not shown.
type areas struct {
	bar, coach, toolbox, floor, inspector, timeline, transport, lanes draw.Rect
}

// The tabs of a small screen.
const (
	tabFloor     = ""
	tabLanes     = "lanes"
	tabInspector = "inspector"
)

// tabPeek names what the player looks at on a small screen. Every level has
// its own, and begins with the floor.
func (s *screen) tabPeek() string { return "engineer tab " + s.m.Level.ID() }

// tab returns the tab that is to be seen. Without a run the lanes are empty: who
// goes back to building finds the floor again.
func (s *screen) tab() string {
	now := s.Peeking(s.tabPeek())
	if now == tabLanes && s.line == nil {
		return tabFloor
	}
	return now
}

// wide tells whether there is room for roomy side panels.
func (s *screen) wide() bool { return s.Size.X >= 1200 }

// low tells whether every line of pixels counts.
func (s *screen) low() bool { return s.Size.Y < 700 }

// layout shares out the screen and draws the bar.
func (s *screen) layout() areas {
	if s.Compact() {
		return s.layoutCompact()
	}
	var a areas
	var rest draw.Rect
	a.bar, rest = s.Bar()
	gap := float32(10)
	if s.low() {
		gap = 7
	}
	rest = rest.Inset(gap)
	a.timeline, rest = rest.CutBottom(s.timelineHeight())
	_, rest = rest.CutBottom(gap)
	inside := s.insidePanel(a.timeline)
	a.transport, inside = inside.CutTop(40)
	_, a.lanes = inside.CutTop(8)

	sideLeft, sideRight := float32(124), float32(230)
	if s.wide() {
		sideLeft, sideRight = 152, 288
	}
	a.inspector, rest = rest.CutRight(sideRight)
	_, rest = rest.CutRight(gap)
	if s.hasTools() {
		a.toolbox, rest = rest.CutLeft(sideLeft)
		_, rest = rest.CutLeft(gap)
	}
	a.coach, rest = rest.CutTop(s.coachHeight(rest.W))
	_, a.floor = rest.CutTop(gap)
	return a
}

// layoutCompact shares out a small screen, where floor, lanes and inspector take
// turns.
func (s *screen) layoutCompact() areas {
	var a areas
	var rest draw.Rect
	a.bar, rest = s.Bar()
	gap, timeline := float32(6), float32(50)
	if s.Small() { // for the floor
		gap, timeline = 4, 48
	}
	rest = rest.Inset(gap)
	a.timeline, rest = rest.CutBottom(timeline)
	_, rest = rest.CutBottom(gap)
	a.transport = s.insidePanel(a.timeline)
	switch s.tab() {
	case tabInspector:
		a.inspector = rest
		return a
	case tabLanes:
		a.lanes = rest
		return a
	}
	if s.hasTools() {
		a.toolbox, rest = rest.CutLeft(88)
		_, rest = rest.CutLeft(gap)
	}
	a.coach, rest = rest.CutTop(s.coachHeight(rest.W))
	_, a.floor = rest.CutTop(gap)
	return a
}

// insidePanel returns the space inside a panel in the colours of the bar.
func (s *screen) insidePanel(r draw.Rect) draw.Rect {
	if s.Compact() {
		return r.InsetXY(8, 6)
	}
	return r.InsetXY(14, 10)
}

// darkPanel draws a panel in the colours of the bar.
func (s *screen) darkPanel(r draw.Rect) {
	s.List.FillRound(r, kit.Radius, s.Theme.Bar)
	s.Within(r)
}

// laneHeight returns how high the lane of one worker is.
func (s *screen) laneHeight() float32 {
	room := s.Size.Y*0.30 - 78
	most := float32(26)
	if s.low() {
		most = 22
	}
	return max(13, min(most, room/float32(max(1, s.staff()))))
}

// timelineHeight returns how high the panel at the bottom is. It does not change
// when a run appears, so that nothing jumps; more lanes than there is room for
// scroll.
func (s *screen) timelineHeight() float32 {
	lanes := s.laneHeight() * float32(max(1, s.staff()))
	return 20 + 40 + 8 + laneHead + min(lanes, s.Size.Y*0.30-40)
}
