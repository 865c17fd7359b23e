package sabotage

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/game/model/msg"
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
	Honest                  // the player has said that the factory cannot be broken, and he is right
	Mistaken                // he has said so, and it can
)

// Won reports whether the level is solved.
func (o Outcome) Won() bool { return o == Broken || o == Honest }

// outcome is what the shift has come to.
type outcome struct {
	is             Outcome
	result         *grade.Result // nil while the shift is running
	why            puzzle.Bilingual
	awaitingResult bool // it was broken just now, and its last step is still being looked at
	claimed        bool // the player says that the factory cannot be broken
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
	if m.claimed {
		m.judgeClaim()
		return
	}
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

// edit is the player saying that the factory cannot be broken, or taking that back.
func (m *Model) edit(line string) []msg.Effect {
	e, err := puzzle.ParseEdit(line)
	claim := err == nil && e.Kind == puzzle.EditClaim
	if !claim && (err != nil || e.Kind != puzzle.EditUnclaim) || !m.Level.Puzzle.Goal.Claim || claim == m.claimed {
		return nil
	}
	m.claimed = claim
	m.look()
	m.head = m.line.End()
	effects := m.keep()
	switch m.is {
	case Honest:
		m.awaitingResult = true
		return append(effects, sound("proved"), msg.Effect{Kind: msg.Solved, Text: m.solution(), N: int64(m.result.Stars.Count())})
	case Mistaken:
		return append(effects, sound("refused"), msg.Effect{Kind: msg.Failed})
	}
	return effects
}

// Claimed reports whether the player says that the factory cannot be broken.
func (o *outcome) Claimed() bool { return o.claimed }

// judgeClaim finds out whether it is true that the factory cannot be broken.
func (m *Model) judgeClaim() {
	result, err := grade.Judge(m.Level, m.blueprint(), grade.ScreenLimits())
	if err != nil {
		return
	}
	m.is, m.result, m.why = Mistaken, result, result.Explanation
	if result.Verdict == engine.Proved {
		m.is = Honest
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
	WaitsForThing              // Object: a box, a bell, a belt or the like
	Sleeps                     // under the bell Object, until somebody rings it
	LineDown                   // his line has blown up, or has closed
	TrayEmpty                  // there is no letter to carry
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
	case t < 0 || int(t) >= m.Tasks():
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
	switch status := state.Tasks[t]; {
	case status == machine.Ended:
		r.Why = GoneHome
	case status.Over():
		r.Why = LineDown
	case status == machine.Dormant:
		r.Why = Asleep
	case !waits || m.session.Finding() != nil && m.session.Finding().Kind != engine.Deadlock:
		r.Why = ShiftOver
	case int(t) >= m.Workers():
		r.Why = TrayEmpty
	case op.Kind == engine.OpLock && state.Owner(op.Object) >= 0:
		r.Why, r.Object, r.Task = WaitsForKey, op.Object, state.Owner(op.Object)
	case op.Kind == engine.OpWake && state.Sleepers(op.Object).Has(t):
		r.Why, r.Object = Sleeps, op.Object
	case op.Kind == engine.OpWake && state.Owner(op.With) >= 0:
		r.Why, r.Object, r.Task = WaitsForKey, op.With, state.Owner(op.With)
	case op.Kind == engine.OpJoin && !state.Tasks[op.Object].Over():
		r.Why, r.Task = WaitsForWorker, engine.TaskID(op.Object)
	case op.Kind.Visible() && !op.Kind.OnTask() && !op.Kind.OnNothing():
		r.Why, r.Object = WaitsForThing, op.Object
		if op.Kind.OnTrayToo() {
			r.Object = op.With
		}
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
