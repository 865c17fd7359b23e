package sabotage

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/explain"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Outcome is what has come of the steps that are made.
type Outcome uint8

const (
	Running  Outcome = iota // somebody can still move
	Broken                  // the failure that the level asks for has happened
	Harmless                // everybody has gone home and all went well
	Astray                  // the shift is over in some other way
)

// outcome is what the shift has come to.
type outcome struct {
	is             Outcome
	result         *grade.Result // nil while the shift is running
	why            puzzle.Bilingual
	awaitingResult bool // it was broken just now, and its last step is still being looked at
}

// Outcome returns what has come of the steps that are made.
func (o *outcome) Outcome() Outcome { return o.is }

// Result returns the judgement of the schedule, or nil while the shift is
// running.
func (o *outcome) Result() *grade.Result { return o.result }

// Explanation says in one sentence what the shift has come to; it is empty while
// the shift is running.
func (o *outcome) Explanation() puzzle.Bilingual { return o.why }

// judge finds out what has come of the steps that are made.
func (m *Model) judge() {
	broken := grade.Broken(m.factory, m.session)
	m.is, m.result, m.why = Running, nil, puzzle.Bilingual{}
	if m.place == 0 || !broken && !m.session.Done() {
		return
	}
	result, err := grade.Judge(m.Level, m.blueprint(), grade.ScreenLimits())
	if err != nil {
		return // the blueprint compiled when the level was opened
	}
	m.result, m.why = result, result.Explanation
	switch {
	case result.Verdict == engine.Proved:
		m.is = Broken
	case m.session.Finding() == nil:
		m.is = Harmless
	default:
		// The judgement knows only that it is not what was asked for.
		m.is = Astray
		m.why, _ = explain.Failure(m.Level, m.factory, result.Replay)
	}
}

// Why is a reason why a worker cannot move.
type Why uint8

const (
	Nothing         Why = iota // he can
	NoSuchWorker               //
	ShiftOver                  // something went wrong, and everything stands still
	GoneHome                   //
	Asleep                     // nobody has called him yet
	WaitsForKey                // Object, which Task holds
	WaitsForWorker             // Task, to go home
	NoInterruptLeft            // Task could go on, and the level allows no more interrupts
	ScheduleFull               // the schedule is as long as a schedule can be
)

// Refusal says why a worker cannot move.
type Refusal struct {
	Why    Why
	Object engine.ObjectID // the key that he waits for
	Task   engine.TaskID   // who is in his way; -1 nobody
}

// Refusal returns why a worker cannot move now; Why is Nothing if he can.
func (m *Model) Refusal(t engine.TaskID) Refusal {
	r := Refusal{Object: -1, Task: -1}
	switch {
	case t < 0 || int(t) >= len(m.factory.Tasks):
		r.Why = NoSuchWorker
	case m.session.Enabled().Has(t):
		switch most, limited := m.InterruptsMax(); {
		case m.place >= puzzle.ScheduleMax:
			r.Why = ScheduleFull
		case limited && m.Interrupting(t) && m.Interrupts() >= most:
			r.Why, r.Task = NoInterruptLeft, m.Last()
		}
	default:
		return m.standing(t)
	}
	return r
}

// standing returns why a worker cannot go on as far as the program is concerned.
func (m *Model) standing(t engine.TaskID) Refusal {
	r := Refusal{Object: -1, Task: -1}
	state := m.session.State()
	op, waits := m.session.Next(t)
	switch {
	case state.Tasks[t] == machine.Ended:
		r.Why = GoneHome
	case state.Tasks[t] == machine.Dormant:
		r.Why = Asleep
	case waits && op.Kind == engine.OpLock && state.Owner(op.Object) >= 0:
		r.Why, r.Object, r.Task = WaitsForKey, op.Object, state.Owner(op.Object)
	case waits && op.Kind == engine.OpJoin && state.Tasks[op.Object] != machine.Ended:
		r.Why, r.Task = WaitsForWorker, engine.TaskID(op.Object)
	default:
		r.Why = ShiftOver
	}
	return r
}

// Last returns who has moved last, or -1 if nobody has.
func (h *history) Last() engine.TaskID {
	if h.place == 0 {
		return -1
	}
	return h.steps[h.place-1].Task
}

// Interrupting reports whether letting a worker move now is an interrupt: whether
// somebody else has moved last and could go on.
func (m *Model) Interrupting(t engine.TaskID) bool {
	last := m.Last()
	return last >= 0 && last != t && m.session.Enabled().Has(last)
}

// InterruptsMax returns how many interrupts the level allows, if it says so.
func (m *Model) InterruptsMax() (most int, limited bool) {
	most = int(m.Level.Puzzle.Goal.Demands.InterruptsMax)
	return most, most != 0
}
