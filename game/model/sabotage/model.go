package sabotage

import (
	"strconv"
	"strings"

	"lostupdate/engine"
	"lostupdate/engine/sched"
	"lostupdate/game/model/folds"
	"lostupdate/game/model/listing"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// Visit is what is known from outside when a level is opened.
type Visit struct {
	Work string // solution file to go on with; "" begins with nobody having moved
	Next string // id of the level that is played after this one; "" if there is none

	// Repair is what msg.Open calls the part in which the player mends what he has
	// broken here; "" if there is none.
	Repair string
}

// Sheet is what lies on top of the floor.
type Sheet string

const (
	NoSheet     Sheet = ""
	HintSheet   Sheet = "hints"
	ResultSheet Sheet = "result"
	StorySheet  Sheet = "story" // what the level tells, and its goal again
	CodeSheet   Sheet = "code"  // what stands on the floor, as a program
)

// Model is a sabotage level being played. Make one with New, change it with
// Update only, and Close it when it is left.
type Model struct {
	Level  *levels.Level
	Next   string
	Repair string

	Sheet  Sheet
	Hints  int   // how many hints the player has asked for
	Notice bool  // saved work could not be read
	Clock  int64 // sixtieths of a second since the level was opened
	Unfit  int   // how many solutions of others could not be taken over

	factory *compile.Factory
	session *sched.Session
	history
	outcome
	playhead
	folds.Folds
	listing listing.Listing
	kept    string // the text of the last Work effect, or of what was handed in
}

// New opens a level. The error says why the level's program cannot be run.
func New(level *levels.Level, visit Visit) (*Model, error) {
	factory, err := compile.Compile(level.Puzzle, level.Puzzle.Start)
	if err != nil {
		return nil, err
	}
	session, err := sched.NewSession(factory.Program)
	if err != nil {
		return nil, err
	}
	m := &Model{Level: level, Next: visit.Next, Repair: visit.Repair, factory: factory, session: session, listing: listing.Listing{Secret: true}}
	m.restore(visit.Work)
	m.look()
	m.head = m.line.End()
	m.kept = m.solution()
	return m, nil
}

// restore makes the steps of saved work, as far as they can be made.
func (m *Model) restore(work string) {
	if work == "" {
		return
	}
	saved, err := format.ParseSolution([]byte(work), "work", m.Level.Puzzle)
	if err != nil {
		m.Notice = true
		return
	}
	for _, choice := range saved.Blueprint.Schedule {
		if m.Refusal(choice.Task).Why != Nothing || !m.make(choice.Task, choice.Branch) {
			m.Notice = true
			return
		}
		m.past = append(m.past, move{from: m.place - 1, to: m.place, task: choice.Task, branch: choice.Branch})
	}
	m.claimed = saved.Blueprint.Claim && m.Level.Puzzle.Goal.Claim
}

// Close gives back the goroutines of the run. A model that is left must be
// closed.
func (m *Model) Close() { m.session.Close() }

// Update changes the model as a message says, and returns what it wants from the
// world around it. Messages that mean nothing here are ignored.
func (m *Model) Update(x msg.Msg) []msg.Effect {
	effects := m.update(x)
	m.list()
	return effects
}

func (m *Model) update(x msg.Msg) []msg.Effect {
	switch x.Verb {
	case msg.Tick:
		return m.tick(x.N)
	case msg.StepTask:
		branch, err := strconv.Atoi(x.Text)
		if x.Text != "" && err != nil {
			return nil
		}
		return m.step(engine.TaskID(x.N-1), branch)
	case msg.Edit:
		return m.edit(x.Text)
	case msg.Adopt:
		return m.adopt(x.Text)
	case msg.Undo:
		return m.undo()
	case msg.Redo:
		return m.redo()
	case msg.Reset:
		m.Sheet = NoSheet
		return m.jump(0, "reset")
	case msg.Seek:
		return m.jump(int(max(0, min(x.N, int64(len(m.steps))))), "undo")
	case msg.Forward:
		return m.jump(min(m.place+1, len(m.steps)), "redo")
	case msg.Rewind:
		return m.jump(max(m.place-1, 0), "undo")
	case msg.Play:
		m.replay()
	case msg.Pause:
		m.head, m.watching = m.line.End(), false
	case msg.Hint:
		m.Sheet = HintSheet
		m.Hints = min(m.Hints+1, format.HintsCount)
	case msg.Select:
		sheet, language, _ := strings.Cut(x.Text, " ")
		m.listing.Choose(language)
		m.Sheet = Sheet(sheet)
	case msg.Unfold:
		m.Turn(m.Level.Puzzle, x.Text)
	case msg.Export:
		return m.export(x.Text)
	case msg.Edited:
		m.Sheet = NoSheet
	case msg.Back:
		return m.back()
	}
	return nil
}

// tick lets time pass: the last step is seen to happen, and after a win the
// result comes up.
func (m *Model) tick(frames int64) []msg.Effect {
	frames = max(0, min(frames, 60))
	m.Clock += frames
	if m.Notice && m.Clock > noticeFrames {
		m.Notice = false
	}
	m.roll(frames)
	if !m.awaitingResult || m.rested < ResultFrames {
		return nil
	}
	m.awaitingResult = false
	m.Sheet = ResultSheet
	return []msg.Effect{sound("stars")}
}

// ResultFrames is for how many sixtieths of a second the last step stands before
// the result comes up.
const ResultFrames = 50

// noticeFrames is for how long it is said that saved work could not be read.
const noticeFrames = 6 * 60

// back takes away what lies on top, and leaves the level when nothing does.
func (m *Model) back() []msg.Effect {
	if m.Sheet != NoSheet {
		m.Sheet = NoSheet
		return nil
	}
	return []msg.Effect{{Kind: msg.Leave, Text: "map"}}
}

// Factory returns the program that is being run, with the map back to the floor.
func (m *Model) Factory() *compile.Factory { return m.factory }

// Workers returns how many workers there are. The tasks behind them carry letters
// from out-trays: see Tasks.
func (m *Model) Workers() int { return len(m.factory.Tasks) }

// Tasks returns how many tasks can be let move: the workers, and what empties their
// out-trays.
func (m *Model) Tasks() int { return len(m.factory.Program.Tasks) }

// Branches returns in how many ways a task can do its next step; 0 if it cannot.
func (m *Model) Branches(t engine.TaskID) int {
	if t < 0 || int(t) >= m.Tasks() {
		return 0
	}
	return m.session.Branches(t)
}

// NextOp returns what a task waits to do, if it is under way.
func (m *Model) NextOp(t engine.TaskID) (engine.Op, bool) { return m.session.Next(t) }

// Sleepers returns who sleeps under a bell, in the order of the ways in which it can
// be rung.
func (m *Model) Sleepers(bell engine.ObjectID) []engine.TaskID {
	var all []engine.TaskID
	for t := range m.session.State().Sleepers(bell).All() {
		all = append(all, t)
	}
	return all
}

// solution returns the steps that are made as the text of a solution file.
func (m *Model) solution() string {
	p := m.Level.Puzzle
	return string(format.PrintSolution(&puzzle.Solution{Level: p.ID, Revision: p.Revision, Blueprint: m.blueprint()}, p))
}

func (m *Model) blueprint() puzzle.Blueprint {
	b := m.Level.Puzzle.Canonical(m.Level.Puzzle.Start)
	b.Schedule = m.Schedule()
	if m.claimed {
		b.Schedule, b.Claim = nil, true
	}
	return b
}

// keep returns the effect that keeps unfinished work, if there is something new
// to keep.
func (m *Model) keep() []msg.Effect {
	text := m.solution()
	if text == m.kept {
		return nil
	}
	m.kept = text
	return []msg.Effect{{Kind: msg.Work, Text: text}}
}

func sound(name string) msg.Effect { return msg.Effect{Kind: msg.Sound, Text: name} }

// look works out what is to be seen after the run has changed.
func (m *Model) look() {
	m.judge()
	var decisive []int
	if m.result != nil {
		decisive = m.result.Decisive
	}
	m.line = timeline.Replay(m.factory, m.session.Trace(), decisive)
}
