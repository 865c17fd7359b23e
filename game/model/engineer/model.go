package engineer

import (
	"strings"

	"lostupdate/game/model/folds"
	"lostupdate/game/model/listing"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Visit is what is known from outside when a level is opened.
type Visit struct {
	Work    string    // solution file to go on with; "" begins with the level as it was given
	Earlier []Earlier // the player's own proved solutions, the oldest first
	Next    string    // id of the level that is played after this one; "" if there is none

	// Attack is what msg.Open calls the part in which the player breaks the factory
	// as it was; "" if there is none.
	Attack string

	// Repair is what msg.Open calls the part that is played after this one, where the
	// player first slows the factory down and then repairs it; "" if there is none.
	Repair string
}

// Earlier is a solution that was proved.
type Earlier struct {
	Stars    int
	Measures grade.Measures
}

// Phase says what the screen is busy with.
type Phase uint8

const (
	Building   Phase = iota // the blueprint as it stands was not judged
	Inspecting              // a job is under way
	Judged                  // the blueprint as it stands has a judgement
)

// Sheet is what lies on top of the floor.
type Sheet string

const (
	NoSheet     Sheet = ""
	HintSheet   Sheet = "hints"
	HelpSheet   Sheet = "help" // what the level tells, and what all the things on the screen mean
	ResultSheet Sheet = "result"
	CodeSheet   Sheet = "code" // what stands on the floor, as a program
)

// Model is an engineer level being played. Make one with New and change it with
// Update only.
type Model struct {
	Level   *levels.Level
	Next    string
	Attack  string    // what msg.Open calls the attack on the factory as it was; "" if there is none
	Repair  string    // what msg.Open calls the part after this one; "" if there is none
	Earlier []Earlier // proved before this one; the solutions of this visit included

	history
	inspection
	playhead
	folds.Folds
	listing listing.Listing

	Sheet  Sheet
	Laid   int64 // Clock at which the sheet was laid there
	Hints  int   // how many hints the player has asked for
	Notice *Notice
	Clock  int64 // sixtieths of a second since the level was opened
	Unfit  int   // how many solutions of others could not be taken over
}

// Notice is a short message about something that could not be done.
type Notice struct {
	Illegal *puzzle.Illegal // what the player tried; nil for saved work that could not be read
	Since   int64           // Clock
}

// noticeFrames is how long a notice stays.
const noticeFrames = 5 * 60

// New opens a level.
func New(level *levels.Level, visit Visit) *Model {
	m := &Model{Level: level, Next: visit.Next, Earlier: visit.Earlier, Attack: visit.Attack, Repair: visit.Repair}
	m.blueprint = level.Puzzle.Canonical(level.Puzzle.Start)
	m.speed = NormalSpeed
	if visit.Work != "" {
		work, err := format.ParseSolution([]byte(visit.Work), "work", level.Puzzle)
		if err != nil {
			m.Notice = &Notice{}
		} else {
			m.blueprint = level.Puzzle.Canonical(work.Blueprint)
		}
	}
	return m
}

// Close gives back what an unfinished inspection holds. A model that is left
// must be closed.
func (m *Model) Close() { m.stop() }

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
	case msg.Edit:
		return m.editLine(x.Text)
	case msg.Adopt:
		return m.adopt(x.Text)
	case msg.Undo:
		return m.undo()
	case msg.Redo:
		return m.redo()
	case msg.Reset:
		return m.reset()
	case msg.Run:
		return m.run()
	case msg.Cancel:
		m.stop()
	case msg.Edited:
		m.stop()
		m.leaveRun()
	case msg.Choose:
		m.choose(x.Text)
	case msg.Hint:
		m.hint()
	case msg.Select:
		sheet, language, _ := strings.Cut(x.Text, " ")
		m.listing.Choose(language)
		m.lay(Sheet(sheet))
	case msg.Unfold:
		m.Turn(m.Level.Puzzle, x.Text)
	case msg.Export:
		return m.export(x.Text)
	case msg.Back:
		return m.back()
	default:
		m.steer(x)
	}
	return nil
}

// tick lets time pass: the inspection goes on, and so does what is playing.
func (m *Model) tick(frames int64) []msg.Effect {
	frames = max(0, min(frames, 60))
	m.Clock += frames
	if m.Notice != nil && m.Clock-m.Notice.Since > noticeFrames {
		m.Notice = nil
	}
	effects := m.inspect(frames)
	before, was := m.head, m.shown
	m.roll(frames)
	if was == m.shown {
		effects = append(effects, m.passed(before)...)
	}
	if m.awaitingResult && m.Sheet == NoSheet && m.Verdict() == Safe && m.looking == m.verdict && m.atEnd() {
		m.awaitingResult = false
		m.lay(ResultSheet)
		effects = append(effects, sound("stars"))
	}
	return effects
}

// lay puts a sheet on top of the floor, or takes it away.
func (m *Model) lay(sheet Sheet) {
	switch sheet {
	case ResultSheet:
		if m.Verdict() != Safe {
			return
		}
	case NoSheet, HintSheet, HelpSheet, CodeSheet:
	default:
		return
	}
	if m.Sheet != sheet {
		m.Sheet, m.Laid = sheet, m.Clock
	}
}

// hint shows the hints, one more of them each time.
func (m *Model) hint() {
	m.lay(HintSheet)
	m.Hints = min(m.Hints+1, format.HintsCount)
}

// back takes away what lies on top, and leaves the level when nothing does.
func (m *Model) back() []msg.Effect {
	switch {
	case m.Sheet != NoSheet:
		m.lay(NoSheet)
	case m.phase == Inspecting:
		m.stop()
	default:
		return []msg.Effect{{Kind: msg.Leave, Text: "map"}}
	}
	return nil
}

// refuse notes why something cannot be done.
func (m *Model) refuse(err error) []msg.Effect {
	illegal, ok := err.(*puzzle.Illegal)
	if !ok {
		return nil
	}
	m.Notice = &Notice{Illegal: illegal, Since: m.Clock}
	return []msg.Effect{sound("refused")}
}

func sound(name string) msg.Effect { return msg.Effect{Kind: msg.Sound, Text: name} }

// solution returns a blueprint as the text of a solution file.
func (m *Model) solution(b puzzle.Blueprint) string {
	p := m.Level.Puzzle
	return string(format.PrintSolution(&puzzle.Solution{Level: p.ID, Revision: p.Revision, Blueprint: b}, p))
}

// Playing returns the run that is on the floor, or nil while the player builds.
func (m *Model) Playing() *timeline.Timeline {
	if m.shown == nil {
		return nil
	}
	return m.shown.Timeline
}
