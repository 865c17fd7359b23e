package engineer

import (
	"lostupdate/engine"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
)

// cuesMax is how many steps of workers are heard in one turn; with more it would be noise.
const cuesMax = 2

// passed returns the sounds of what has happened while the playhead rolled forwards from a moment to where it is now.
// Rolled back, a run is silent.
func (p *playhead) passed(from timeline.Moment) (heard []msg.Effect) {
	if p.shown == nil || p.head <= from {
		return nil
	}
	line := p.shown.Timeline
	last, any := line.Latest(p.head)
	if !any {
		return nil
	}
	for i := last; i >= 0 && line.Happened(i) > from && len(heard) < cuesMax; i-- {
		if name := cueOf(line, i); name != "" {
			heard = append(heard, sound(name))
		}
	}
	return heard
}

// cueOf names what a step of a run sounds like. The step that decides a failure has a sound of its own.
func cueOf(line *timeline.Timeline, event int) string {
	finding := line.Trace.Finding
	if n := len(line.Decisive); n > 0 && line.Decisive[n-1] == event && finding != nil && finding.Kind == engine.WrongOutcome {
		return "lost"
	}
	if kind := line.Trace.Events[event].Op.Kind; kind.Visible() {
		return kind.String()
	}
	return ""
}
