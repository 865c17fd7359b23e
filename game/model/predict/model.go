package predict

import (
	"slices"
	"strconv"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
	"lostupdate/levels"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// transitionsPerTick is how much of the search is done in a sixtieth of a second.
const transitionsPerTick = 10_000

// Model is a question that is being answered. Make one with New.
type Model struct {
	Level    *levels.Level
	Question *puzzle.Question
	Clock    int64 // sixtieths of a second since it was asked
	Solved   bool  // the player has solved the level: nothing has to be kept from him

	inquiry  *grade.Inquiry
	picked   []int64 // ascending
	revealed bool    // the player wants to know
	shown    int64   // the value that the player has asked about last
	line     *timeline.Timeline
	withheld bool // its run is what the level asks the player to find
}

// New asks a level's question. The error says why the level has none that could be
// answered.
func New(level *levels.Level) (*Model, error) {
	inquiry, err := grade.NewInquiry(level, engine.Limits{})
	if err != nil {
		return nil, err
	}
	return &Model{Level: level, Question: level.Puzzle.Predict, inquiry: inquiry}, nil
}

// Close gives back what an unfinished search holds.
func (m *Model) Close() { m.inquiry.Close() }

// Update changes the model as a message says, and reports whether the question is
// to be put away. Choose ticks a value or unticks it before the answer is revealed,
// and shows how it comes about after that; Run reveals the answer.
func (m *Model) Update(x msg.Msg) (done bool) {
	switch x.Verb {
	case msg.Tick:
		m.Clock += max(0, min(x.N, 60))
		m.inquiry.Advance(transitionsPerTick)
	case msg.Choose:
		if value, err := strconv.ParseInt(x.Text, 10, 64); err == nil && slices.Contains(m.Question.Choices, value) {
			m.choose(value)
		}
	case msg.Run:
		m.revealed = true
	case msg.Back, msg.Edited:
		return true
	}
	return false
}

func (m *Model) choose(value int64) {
	if m.revealed {
		m.show(value)
		return
	}
	if i := slices.Index(m.picked, value); i >= 0 {
		m.picked = slices.Delete(m.picked, i, i+1)
		return
	}
	m.picked = append(m.picked, value)
	slices.Sort(m.picked)
}

// show works out a run at whose end the global has a value. One that the saboteur is to
// find himself is kept back until he has.
func (m *Model) show(value int64) {
	if a := m.Answer(); a == nil || !slices.Contains(a.Possible, value) {
		return
	}
	if m.withheld = !m.Solved && m.wanted(value); m.withheld {
		m.shown, m.line = value, nil
		return
	}
	trace, err := m.inquiry.Show(value)
	if err != nil || trace == nil {
		return
	}
	m.shown, m.line = value, timeline.Replay(m.inquiry.Factory(), trace, nil)
}

// wanted reports whether the level asks for a run at whose end the global has a value.
func (m *Model) wanted(value int64) bool {
	return slices.ContainsFunc(m.Level.Puzzle.Goal.Break, func(c puzzle.Claim) bool {
		return c.Global == m.Question.Global && c.Line == m.Question.Line && c.Relation == machine.Equal && c.Value == value
	})
}

// Picked returns what the player has ticked, ascending.
func (m *Model) Picked() []int64 { return m.picked }

// Has reports whether the player has ticked a value.
func (m *Model) Has(value int64) bool { return slices.Contains(m.picked, value) }

// Revealed reports whether the player wants to see the answer. It may still be
// worked out.
func (m *Model) Revealed() bool { return m.revealed }

// Answer returns what is true, or nil while that is not to be seen.
func (m *Model) Answer() *grade.Answer {
	if !m.revealed {
		return nil
	}
	return m.inquiry.Answer()
}

// Right reports whether exactly what is possible was ticked.
func (m *Model) Right() bool {
	a := m.Answer()
	return a != nil && a.Right(m.Question, m.picked)
}

// Run returns a run at whose end the global has the value that the player asked
// about last, and that value; nil before he
// has. For a value that is withheld there is none, either.
func (m *Model) Run() (line *timeline.Timeline, value int64) { return m.line, m.shown }

// Withheld returns the value that the player has asked about last, if its run is what
// he is to find himself.
func (m *Model) Withheld() (value int64, ok bool) { return m.shown, m.withheld }
