package sabotage

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// screen is one picture in the making.
type screen struct {
	*kit.Frame
	m    *sabotage.Model
	pen  figure.Pen
	text *puzzle.Text
	line *timeline.Timeline
	head timeline.Moment
}

// Draw draws the saboteur's screen.
func Draw(m *sabotage.Model, f *kit.Frame) {
	s := &screen{
		Frame: f, m: m, pen: f.Pen(),
		text: m.Level.Text(puzzle.Language(f.Words.Language())), line: m.Line(), head: m.Head(),
	}
	if f.Calm && !m.Watching() {
		s.head = s.line.End()
	}
	s.Floor()
	a := s.arrange()
	s.bar(a.bar)
	s.workers(a)
	s.wall(a.wall)
	s.goal(a.goal)
	s.schedule(a.schedule, a.lanes)
	s.shortcuts()
	if m.Notice {
		s.Toast(s.say("sabotage.unreadable"), f.Theme.Bad)
	}
	s.sheet()
}

// say returns a text of the saboteur's catalogue.
func (s *screen) say(key string, args ...loc.Args) string { return s.Words.Say(key, args...) }

// workerName returns what a worker is called: as the level names him, or by his
// number.
func (s *screen) workerName(t engine.TaskID) string {
	if n := s.m.Workers(); int(t) >= n {
		return s.say("sabotage.tray", loc.Args{"Number": s.m.Factory().Trays[int(t)-n].Worker})
	}
	if label := s.m.Level.Puzzle.Workers[t].Label; label != "" {
		if n := s.m.Level.Puzzle.Namesake(int(t) + 1); n > 0 {
			return fmt.Sprintf("%s %d", s.text.Name(label), n)
		}
		return s.text.Name(label)
	}
	return s.say("sabotage.worker", loc.Args{"Number": int(t) + 1})
}

// owner returns the worker to whom a task belongs: himself, or whose out-tray it
// empties.
func (s *screen) owner(t engine.TaskID) engine.TaskID {
	if n := s.m.Workers(); int(t) >= n {
		return engine.TaskID(s.m.Factory().Trays[int(t)-n].Worker - 1)
	}
	return t
}

// phase returns where in a rhythm of so many sixtieths of a second the screen
// is. It goes in steps of a tenth of a second: lively enough for somebody who
// breathes, and it spares most repaints.
func (s *screen) phase(period int64) float32 {
	if s.Calm {
		return 0
	}
	clock := s.Time - s.Time%6 // whoever shows the frames may let them rest
	return float32(clock%period) / float32(period)
}

// shortcuts lets keys do what buttons do, wherever the focus is.
func (s *screen) shortcuts() {
	for n := range min(s.m.Workers(), 9) {
		s.Shortcut(event.Digit(rune('1'+n)), 0, msg.Number(msg.StepTask, int64(n)+1))
	}
	command := event.ModCommand
	s.Shortcut(event.KeyU, 0, msg.Do(msg.Undo))
	s.Shortcut(event.KeyZ, command, msg.Do(msg.Undo))
	s.Shortcut(event.KeyR, 0, msg.Do(msg.Redo))
	s.Shortcut(event.KeyZ, command|event.ModShift, msg.Do(msg.Redo))
	s.Shortcut(event.KeyY, command, msg.Do(msg.Redo))
	s.Shortcut(event.KeyH, 0, msg.Do(msg.Hint))
	s.Shortcut(event.KeyArrowLeft, 0, msg.Do(msg.Rewind))
	s.Shortcut(event.KeyArrowRight, 0, msg.Do(msg.Forward))
	s.Shortcut(event.KeyComma, 0, msg.Do(msg.Rewind))
	s.Shortcut(event.KeyPeriod, 0, msg.Do(msg.Forward))
	s.Shortcut(event.KeyHome, 0, msg.Number(msg.Seek, 0))
	s.Shortcut(event.KeyEnd, 0, msg.Number(msg.Seek, int64(len(s.m.Steps()))))
	if s.m.Watching() {
		s.Shortcut(event.KeySpace, 0, msg.Do(msg.Pause))
	} else if s.m.Place() > 0 {
		s.Shortcut(event.KeySpace, 0, msg.Do(msg.Play))
	}
	s.Shortcut(event.KeyC, 0, msg.Say(msg.Select, string(sabotage.CodeSheet)))
	s.Shortcut(event.KeyF1, 0, msg.Say(msg.Select, string(sabotage.StorySheet)))
	s.Shortcut(event.KeyEscape, 0, msg.Do(msg.Back))
}
