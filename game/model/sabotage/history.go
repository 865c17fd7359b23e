package sabotage

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/game/model/msg"
)

// Step is one step of the schedule.
type Step struct {
	Task      engine.TaskID  // a worker's, or one behind them, which carries a letter from an out-tray
	Branch    int            // which of several things happened, where the foreman decides that
	Event     engine.Event   // what he did that others can see
	Local     []engine.Event // what he then did for himself, in the same go
	Interrupt bool           // it was made while the worker before could have gone on
}

// history is the schedule, the place in it, and how the player came there.
type history struct {
	steps []Step
	place int // how many of the steps are made
	past  []move
	ahead []move // what Redo does again, the last one first to come
}

// move is one thing that the player did: he made a step, or went to a place.
type move struct {
	from, to int
	task     engine.TaskID // whose step it was; -1 if he only went there
	branch   int
	cut      []Step // the steps that another step at their place has replaced
}

// Steps returns the whole schedule, the steps behind the place included. It is
// not to be changed.
func (h *history) Steps() []Step { return h.steps }

// Place returns how many of the steps are made.
func (h *history) Place() int { return h.place }

// CanUndo reports whether there is a move to take back.
func (h *history) CanUndo() bool { return len(h.past) > 0 }

// CanRedo reports whether there is a move to make again, or a step in the list
// to go on to.
func (h *history) CanRedo() bool { return len(h.ahead) > 0 || h.place < len(h.steps) }

// Schedule returns the steps that are made as the engine's schedule.
func (h *history) Schedule() engine.Schedule {
	schedule := make(engine.Schedule, h.place)
	for i, s := range h.steps[:h.place] {
		schedule[i] = engine.Choice{Task: s.Task, Branch: s.Branch}
	}
	return schedule
}

// Interrupts returns how many of the steps that are made were interrupts.
func (h *history) Interrupts() int {
	count := 0
	for _, s := range h.steps[:h.place] {
		if s.Interrupt {
			count++
		}
	}
	return count
}

// step is the player letting a worker move, in one of the ways in which he can.
func (m *Model) step(t engine.TaskID, branch int) []msg.Effect {
	if m.Refusal(t).Why != Nothing || branch < 0 || branch >= m.Branches(t) {
		return []msg.Effect{sound("refused")}
	}
	made := move{from: m.place, to: m.place + 1, task: t, branch: branch}
	if m.place < len(m.steps) && (m.steps[m.place].Task != t || m.steps[m.place].Branch != branch) {
		made.cut = slices.Clone(m.steps[m.place:])
		m.steps = m.steps[:m.place]
	}
	m.past, m.ahead = append(m.past, made), nil
	return m.travel(func() { m.make(t, branch) }, func() string { return soundOf(m.steps[m.place-1].Event.Op.Kind) })
}

// make lets a worker do his next step and reports whether he could.
func (m *Model) make(t engine.TaskID, branch int) bool {
	interrupt := m.Interrupting(t)
	events, err := m.session.Choose(engine.Choice{Task: t, Branch: branch})
	if err != nil {
		return false
	}
	if m.place == len(m.steps) {
		m.steps = append(m.steps, Step{Task: t, Branch: branch, Event: events[0], Local: events[1:], Interrupt: interrupt})
	}
	m.place++
	return true
}

// goTo makes steps of the schedule, or takes some back, until so many are made.
func (m *Model) goTo(place int) {
	if place < m.place {
		// Run again, step lists do the same again: there is nothing that could
		// go wrong here, and if it did, the session's finding would say so.
		_ = m.session.Undo(m.place - place)
		m.place = place
	}
	for m.place < place && m.make(m.steps[m.place].Task, m.steps[m.place].Branch) {
	}
}

// jump is the player going to a place in the schedule.
func (m *Model) jump(to int, name string) []msg.Effect {
	if to == m.place {
		return nil
	}
	m.past, m.ahead = append(m.past, move{from: m.place, to: to, task: -1}), nil
	return m.travel(func() { m.goTo(to) }, func() string { return name })
}

// undo takes the last move back.
func (m *Model) undo() []msg.Effect {
	if len(m.past) == 0 {
		return nil
	}
	last := m.past[len(m.past)-1]
	m.past, m.ahead = m.past[:len(m.past)-1], append(m.ahead, last)
	return m.travel(func() {
		m.goTo(last.from)
		if last.cut != nil {
			m.steps = append(m.steps[:last.from:last.from], last.cut...)
		}
	}, func() string { return "undo" })
}

// redo makes the move again that was taken back last. Without one it goes on
// along the schedule.
func (m *Model) redo() []msg.Effect {
	if len(m.ahead) == 0 {
		return m.jump(min(m.place+1, len(m.steps)), "redo")
	}
	next := m.ahead[len(m.ahead)-1]
	m.ahead, m.past = m.ahead[:len(m.ahead)-1], append(m.past, next)
	return m.travel(func() {
		switch {
		case next.task < 0:
			m.goTo(next.to)
			return
		case next.cut != nil:
			m.steps = m.steps[:m.place]
		}
		m.make(next.task, next.branch)
	}, func() string { return "redo" })
}

// travel changes the place, and then sees to all that hangs on it. name says
// what the change sounds like.
func (m *Model) travel(change func(), name func() string) []msg.Effect {
	before, broken := m.place, m.Outcome() == Broken
	m.claimed = false // who goes on trying has changed his mind
	change()
	if m.Sheet == ResultSheet {
		m.Sheet = NoSheet
	}
	m.look()
	m.follow(before)
	effects := append([]msg.Effect{sound(name())}, m.keep()...)
	m.awaitingResult = m.Outcome() == Broken && !broken
	if m.awaitingResult {
		effects = append(effects, sound("broken"), msg.Effect{Kind: msg.Solved, Text: m.solution(), N: int64(m.result.Stars.Count())})
	}
	if m.Outcome() == Harmless {
		effects = append(effects, sound("harmless"), msg.Effect{Kind: msg.Failed})
	}
	return effects
}

// soundOf names what a step sounds like.
func soundOf(kind engine.OpKind) string { return kind.String() }
