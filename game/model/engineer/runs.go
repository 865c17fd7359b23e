package engineer

import (
	"strconv"

	"lostupdate/engine/hb"
	"lostupdate/engine/sched"
	"lostupdate/game/timeline"
	"lostupdate/levels/explain"
	"lostupdate/levels/puzzle"
)

// The runs of a judgement that can be chosen.
const (
	RunShift    = "shift"    // the reference shift
	RunWitness  = "witness"  // the shortest counterexample
	RunClearest = "clearest" // the counterexample with the fewest preemptions, where it is another one
)

// Run is one run that can be played.
type Run struct {
	Name        string
	Timeline    *timeline.Timeline
	Explanation puzzle.Bilingual // what goes wrong in it; empty for one in which nothing does
	Facts       hb.Explanation   // the same as facts, for pictures
}

// Shown returns the run that is on the floor, or nil.
func (m *Model) Shown() *Run { return m.shown }

// Looking returns the judgement whose run is on the floor; nil while the player
// builds and while the inspector is still at it.
func (m *Model) Looking() *Judgement { return m.looking }

// PastAttempt reports whether what is on the floor is an earlier attempt, whose
// blueprint is not the one that the player is working on.
func (m *Model) PastAttempt() bool { return m.looking != nil && m.looking != m.verdict }

// Floor returns the blueprint that is to be seen on the floor.
func (m *Model) Floor() puzzle.Blueprint {
	if m.PastAttempt() {
		return m.looking.Blueprint
	}
	return m.blueprint
}

// Choices returns the names of the runs that the judgement on the floor offers.
func (m *Model) Choices() []string {
	if m.looking == nil {
		return nil
	}
	names := []string{RunShift}
	if m.looking.Result.Replay != nil {
		names = append(names, RunWitness)
	}
	if m.looking.hasClearest() {
		names = append(names, RunClearest)
	}
	return names
}

func (j *Judgement) hasClearest() bool {
	report := j.Result.Report
	return j.Result.Replay != nil && report != nil && report.Clearest != nil &&
		report.Clearest.Schedule.String() != report.Shortest.Schedule.String()
}

// choose puts another run on the floor: one of the judgement that is looked at,
// or an earlier failure by its number.
func (m *Model) choose(name string) {
	if number, err := strconv.Atoi(name); err == nil {
		for _, j := range m.failures {
			if j.Number == number {
				m.stop()
				first := RunWitness
				if j.Result.Replay == nil {
					first = RunShift
				}
				m.show(j, first)
			}
		}
		return
	}
	j := m.looking
	if j == nil {
		j = m.verdict
	}
	if j != nil {
		m.show(j, name)
	}
}

// show puts a run of a judgement on the floor, paused: a shift at its start, a
// counterexample where it matters.
func (m *Model) show(j *Judgement, name string) {
	r := m.runOf(j, name)
	if r == nil {
		return
	}
	m.looking, m.shown = j, r
	m.playing, m.backward, m.head = false, false, 0
	if !r.Timeline.Timed {
		m.head = r.Timeline.Turn()
	}
}

// runOf returns a judgement's run, made when it is first looked at.
func (m *Model) runOf(j *Judgement, name string) *Run {
	if r := j.runs[name]; r != nil {
		return r
	}
	f, result := j.Result.Factory, j.Result
	r := &Run{Name: name}
	switch {
	case name == RunShift && result.Reference != nil:
		r.Timeline = timeline.Shift(f, result.Reference)
	case name == RunWitness && result.Replay != nil:
		r.Timeline, r.Explanation = timeline.Replay(f, result.Replay, result.Decisive), result.Explanation
	case name == RunClearest && j.hasClearest():
		trace, err := sched.Replay(f.Program, result.Report.Clearest.Schedule)
		if err != nil {
			return nil
		}
		explanation, decisive := explain.Failure(m.Level, f, trace)
		r.Timeline, r.Explanation = timeline.Replay(f, trace, decisive), explanation
	default:
		return nil
	}
	if !r.Timeline.Timed {
		r.Facts = hb.Explain(f.Program, r.Timeline.Trace)
	}
	j.runs[name] = r
	return r
}

// leaveRun goes back to building; what was found out about the blueprint stays.
func (m *Model) leaveRun() {
	m.looking, m.shown, m.playing, m.head = nil, nil, false, 0
	m.awaitingResult = false
	if m.Sheet == ResultSheet {
		m.lay(NoSheet)
	}
}
