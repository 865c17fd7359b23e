package sabotage

import "lostupdate/game/timeline"

// How far the playhead goes in a sixtieth of a second: a step that the player
// has just made is seen within a third of a second, for he knows what he did;
// when he watches the whole run again, each takes a second.
const (
	stepPace  timeline.Moment = 50
	watchPace timeline.Moment = 16
)

// playhead is the moment of the run that is on the floor. It follows the player:
// it is at the end, or on the way there.
type playhead struct {
	line     *timeline.Timeline
	head     timeline.Moment
	watching bool  // the run is being shown again from its beginning
	rested   int64 // sixtieths of a second that it has been at the end
}

// Line returns the run up to the place, to be looked at in any order.
func (p *playhead) Line() *timeline.Timeline { return p.line }

// Head returns the moment that is on the floor.
func (p *playhead) Head() timeline.Moment { return p.head }

// Watching reports whether the run is being shown again.
func (p *playhead) Watching() bool { return p.watching }

// Rested returns for how many sixtieths of a second nothing has moved.
func (p *playhead) Rested() int64 { return p.rested }

// follow lets a step that was just made be seen to happen; anything else is at
// once as it will be.
func (m *Model) follow(before int) {
	m.watching, m.rested = false, 0
	m.head = m.line.End()
	if m.place == before+1 {
		m.head = m.line.Clamp(timeline.Ticks(int64(before)))
	}
}

// replay shows the run again from its beginning.
func (m *Model) replay() {
	m.Sheet = NoSheet
	m.head, m.rested, m.watching = 0, 0, m.place > 0
	m.awaitingResult = m.Outcome() == Broken
}

func (p *playhead) roll(frames int64) {
	end := p.line.End()
	if p.head >= end {
		p.watching = false
		p.rested += frames
		return
	}
	pace := stepPace
	if p.watching {
		pace = watchPace
	}
	p.head = p.line.Clamp(p.head + pace*timeline.Moment(frames))
}
