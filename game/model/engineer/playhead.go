package engineer

import (
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
)

// Speeds are in quarters of the normal one.
const (
	SlowestSpeed = 1
	NormalSpeed  = 4
	FastestSpeed = 64
)

// How far the playhead goes in a sixtieth of a second at normal speed: six ticks
// of a shift in a second, and a bit less than one step of a replay, which is to
// be understood.
const (
	shiftPace  timeline.Moment = 100
	replayPace timeline.Moment = 16
)

// playhead is which run is looked at, and where.
type playhead struct {
	shown    *Run
	looking  *Judgement // whose run it is; nil while that is not known
	head     timeline.Moment
	playing  bool
	backward bool
	speed    int64 // quarters
	chosen   bool  // by the player: it stays as it is
}

// Head returns the moment that is on the floor.
func (p *playhead) Head() timeline.Moment { return p.head }

// Rolling reports whether the playhead moves by itself, and which way.
func (p *playhead) Rolling() (playing, backward bool) { return p.playing, p.backward }

// Speed returns the speed in quarters of the normal one.
func (p *playhead) Speed() int64 { return p.speed }

// steer changes how the run is looked at.
func (m *Model) steer(x msg.Msg) {
	if x.Verb == msg.Speed {
		m.speed, m.chosen = max(SlowestSpeed, min(x.N, FastestSpeed)), true
		return
	}
	if m.shown == nil {
		return
	}
	line := m.shown.Timeline
	switch x.Verb {
	case msg.Seek:
		m.playing = false
		m.head = line.Clamp(timeline.Ticks(max(0, min(x.N, line.Length))))
	case msg.Forward:
		m.playing = false
		m.head = line.Clamp(timeline.Ticks(m.head.Whole() + 1))
	case msg.Rewind:
		m.playing = false
		m.head = line.Clamp((m.head - 1) / timeline.Tick * timeline.Tick)
	case msg.Play:
		m.play(x.N < 0)
	case msg.Pause:
		m.playing = false
	}
}

// play lets the playhead roll; from the end that it rolls to it begins again.
func (p *playhead) play(backward bool) {
	end := p.shown.Timeline.End()
	switch {
	case !backward && p.head >= end:
		p.head = 0
	case backward && p.head <= 0:
		p.head = end
	}
	p.playing, p.backward = end > 0, backward
}

// playFrom lets the playhead roll forwards from a moment.
func (p *playhead) playFrom(at timeline.Moment) {
	p.head, p.playing, p.backward = at, true, false
	if !p.chosen {
		p.speed = patientSpeed(p.shown.Timeline)
	}
}

// patienceFrames is how long a run should take to be seen, in sixtieths of a second.
const patienceFrames = 40 * 60

// patientSpeed returns the normal speed, or for a long shift a higher one at which it ends
// before the player's patience does.
func patientSpeed(line *timeline.Timeline) int64 {
	speed := int64(NormalSpeed)
	if !line.Timed {
		return speed
	}
	for speed < FastestSpeed && line.End() > shiftPace*timeline.Moment(patienceFrames*speed/NormalSpeed) {
		speed *= 2
	}
	return speed
}

// roll moves the playhead as time passes.
func (p *playhead) roll(frames int64) {
	if !p.playing || p.shown == nil {
		return
	}
	pace := replayPace
	line := p.shown.Timeline
	if line.Timed {
		pace = shiftPace
	}
	way := pace * timeline.Moment(frames*p.speed) / NormalSpeed
	if p.backward {
		way = -way
	}
	p.head = line.Clamp(p.head + way)
	if p.backward && p.head == 0 || !p.backward && p.head == line.End() {
		p.playing = false
	}
}

// atEnd reports whether the run on the floor was seen, or passed over, to its end.
func (p *playhead) atEnd() bool {
	return p.shown != nil && !p.playing && p.head >= p.shown.Timeline.End()
}
