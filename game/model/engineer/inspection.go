package engineer

import (
	"lostupdate/engine"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// FailuresKept is how many failures of a level can be looked at again.
const FailuresKept = 5

// transitionsPerFrame is how much of the search is done in a sixtieth of a
// second. It is some milliseconds of work, so that the screen stays awake.
const transitionsPerFrame = 20_000

// inspection is what the inspector does and has found out.
type inspection struct {
	phase    Phase
	job      *grade.Job // nil unless Inspecting
	since    int64      // Clock at which the job began, or the judgement came
	verdict  *Judgement // of the blueprint as it stands; nil before it was judged
	failures []*Judgement
	count    int // how many failures there have been

	awaitingResult bool // proved; the result is shown when the shift has ended
}

// Judgement is a blueprint and what the inspector says about it.
type Judgement struct {
	Number    int // among the failures of this visit, from 1; 0 for one that is none
	Blueprint puzzle.Blueprint
	Result    *grade.Result

	runs map[string]*Run
}

// Outcome is how the blueprint as it stands was judged, as far as the screen is
// concerned.
type Outcome uint8

const (
	Open   Outcome = iota // not judged
	Safe                  // proved, and all demands are met
	Unsafe                // there is a counterexample
	Missed                // safe, but the reference shift misses a demand
	Unsure                // a limit was reached before the end
)

// Outcome returns how a judgement is to be shown.
func (j *Judgement) Outcome() Outcome {
	switch {
	case j == nil:
		return Open
	case j.Result.Verdict == engine.Proved:
		return Safe
	case j.Result.Verdict == engine.Unknown:
		return Unsure
	case j.Result.Replay == nil:
		return Missed
	}
	return Unsafe
}

// Phase returns what the screen is busy with.
func (s *inspection) Phase() Phase { return s.phase }

// Since returns the Clock at which the phase began.
func (s *inspection) Since() int64 { return s.since }

// Judgement returns what the inspector said about the blueprint as it stands, or
// nil.
func (s *inspection) Judgement() *Judgement { return s.verdict }

// Verdict returns how the blueprint as it stands was judged.
func (s *inspection) Verdict() Outcome { return s.verdict.Outcome() }

// Failures returns the last failures, the latest first.
func (s *inspection) Failures() []*Judgement {
	var latest []*Judgement
	for i := len(s.failures) - 1; i >= 0; i-- {
		latest = append(latest, s.failures[i])
	}
	return latest
}

// Progress returns how far the inspection has come.
func (s *inspection) Progress() grade.Progress {
	if s.job == nil {
		return grade.Progress{}
	}
	return s.job.Progress()
}

// run begins to inspect the blueprint, and plays its reference shift meanwhile. A
// blueprint that was judged is not judged again: its shift is played again.
func (m *Model) run() []msg.Effect {
	m.lay(NoSheet)
	m.Notice = nil
	switch m.phase {
	case Inspecting:
		return nil
	case Judged:
		m.show(m.verdict, RunShift)
		m.awaitingResult = m.Verdict() == Safe
		m.playFrom(0)
		return []msg.Effect{sound("run")}
	}
	job, err := grade.New(m.Level, m.blueprint, grade.ScreenLimits())
	if err != nil {
		return m.refuse(err)
	}
	job.Advance(0) // runs the reference shift and prepares the search
	m.job, m.phase, m.since = job, Inspecting, m.Clock
	if shift := job.Shift(); shift != nil {
		m.looking = nil
		m.shown = &Run{Name: RunShift, Timeline: timeline.Shift(job.Factory(), shift.Trace)}
		m.playFrom(0)
	}
	return []msg.Effect{sound("run")}
}

// inspect goes on with the job.
func (m *Model) inspect(frames int64) []msg.Effect {
	if m.job == nil || !m.job.Advance(int(max(1, min(frames, 3)))*transitionsPerFrame) {
		return nil
	}
	j := &Judgement{Blueprint: m.blueprint, Result: m.job.Result(), runs: map[string]*Run{}}
	j.runs[RunShift] = m.shown
	m.job, m.phase, m.since, m.verdict, m.looking = nil, Judged, m.Clock, j, j
	switch j.Outcome() {
	case Safe:
		return m.solved(j)
	case Unsafe, Missed:
		m.count++
		j.Number = m.count
		m.failures = append(m.failures, j)
		if len(m.failures) > FailuresKept {
			m.failures = m.failures[1:]
		}
		if j.Outcome() == Unsafe {
			m.show(j, RunWitness)
		}
		return []msg.Effect{sound("refuted"), {Kind: msg.Failed}}
	}
	return nil
}

// solved notes a proof. The result is shown when the shift has ended, so that the
// player sees his factory work.
func (m *Model) solved(j *Judgement) []msg.Effect {
	m.awaitingResult = true
	stars := j.Result.Stars.Count()
	m.Earlier = append(m.Earlier[:len(m.Earlier):len(m.Earlier)], Earlier{Stars: stars, Measures: j.Result.Measures})
	return []msg.Effect{
		{Kind: msg.Solved, N: int64(stars), Text: m.solution(j.Blueprint)},
		sound("proved"),
	}
}

// stop gives up an inspection.
func (m *Model) stop() {
	if m.job == nil {
		return
	}
	m.job.Close()
	m.job, m.phase, m.since = nil, Building, m.Clock
	m.shown, m.playing = nil, false
}

// forget drops what was found out about a blueprint that has changed.
func (m *Model) forget() {
	m.stop()
	m.leaveRun()
	m.phase, m.verdict, m.since = Building, nil, m.Clock
}
