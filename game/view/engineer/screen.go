package engineer

import (
	"fmt"
	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
	"lostupdate/game/view/card"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/listing"
	"lostupdate/game/view/result"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// screen is one picture in the making.
type screen struct {
	*kit.Frame
	m         *engineer.Model
	pen       figure.Pen
	puzzle    *puzzle.Puzzle
	text      *puzzle.Text
	blueprint puzzle.Blueprint // what stands on the floor
	line      *timeline.Timeline
	head      timeline.Moment
	locked    string // why the blueprint on the floor cannot be changed; "" if it can

	benchesOnFloor bool               // the benches have found a place there
	floorWidth     float32            // of the floor
	floorView      draw.Rect          // where the floor can be seen
	feet           map[int]draw.Point // where the workers stand that were drawn, by number
	feetScale      float32
	wallFloor      float32 // the lower edge of the wall that is drawn, where falling numbers land
	faces          map[*puzzle.Routine][]face
	signs          map[string]card.Sign // by target
	frameCache     map[*puzzle.Routine][]frame
	makeups        map[*puzzle.Routine]*makeup
	partsRoom      []part                // for measureParts
	placedLooks    map[string]placedLook // by routine and card
}

// Draw draws the engineer's screen.
func Draw(m *engineer.Model, f *kit.Frame) {
	s := &screen{
		Frame: f, m: m, pen: f.Pen(), puzzle: m.Level.Puzzle,
		text: m.Level.Text(puzzle.Language(f.Words.Language())), blueprint: m.Floor(), line: m.Playing(), head: m.Head(),
	}
	if m.PastAttempt() {
		s.locked = s.say("engineer.past-locked")
	}
	f.Floor()
	a := s.layout()
	s.bar(a.bar)
	s.coach(a.coach)
	if !a.toolbox.Empty() {
		s.toolbox(a.toolbox)
	}
	if !a.floor.Empty() {
		s.floor(a.floor)
	}
	if !a.inspector.Empty() {
		s.inspector(a.inspector)
	}
	s.darkPanel(a.timeline)
	s.transport(a.transport)
	switch {
	case a.lanes.Empty():
	case s.Compact():
		s.darkPanel(a.lanes)
		s.lanes(s.insidePanel(a.lanes))
	default:
		s.lanes(a.lanes)
	}
	s.shortcuts()
	s.sheet()
}

// say returns a text of the engineer's catalogue, or of another one.
func (s *screen) say(key string, args ...loc.Args) string { return s.Words.Say(key, args...) }

// language returns the language that the level speaks.
func (s *screen) language() puzzle.Language { return puzzle.Language(s.Words.Language()) }

// workerName returns what a worker is called: as the level names him, or by his
// number.
func (s *screen) workerName(number int) string {
	if number >= 1 && number <= len(s.puzzle.Workers) {
		if label := s.puzzle.Workers[number-1].Label; label != "" {
			if n := s.puzzle.Namesake(number); n > 0 {
				return fmt.Sprintf("%s %d", s.text.Name(label), n)
			}
			return s.text.Name(label)
		}
	}
	return s.say("engineer.worker", loc.Args{"Number": number})
}

// worker returns what is to be seen of a worker: at the playhead, or before the
// shift while the player builds.
func (s *screen) worker(number int) (w timeline.Worker, ok bool) {
	task := engine.TaskID(number - 1)
	if s.line == nil || number > s.line.Workers() {
		return timeline.Worker{Activity: engine.Ready, Object: -1, Core: -1}, false
	}
	return s.line.Worker(task, s.head), true
}

// atWork returns the workers who are at their belts, and where.
func (s *screen) atWork() []listing.Worker {
	var all []listing.Worker
	for number := 1; number <= s.staff(); number++ {
		if w, ok := s.worker(number); ok && !w.Home && !w.Absent {
			all = append(all, listing.Worker{Number: number, At: compile.Site(w.Place)})
		}
	}
	return all
}

// staff returns how many workers come to work.
func (s *screen) staff() int { return s.puzzle.Staff(s.blueprint) }

// phase returns where in a rhythm of so many sixtieths of a second the screen is.
// While nothing plays it goes in steps of a tenth of a second, which is lively
// enough for somebody who breathes and spares most repaints.
func (s *screen) phase(period int64) float32 {
	if s.Calm {
		return 0
	}
	clock := s.m.Clock
	if playing, _ := s.m.Rolling(); !playing {
		clock = s.Time - s.Time%6 // whoever shows the frames may let them rest
	}
	return float32(clock%period) / float32(period)
}

// shortcuts lets keys do what buttons do, wherever the focus is.
func (s *screen) shortcuts() {
	command := event.ModCommand
	s.Shortcut(event.KeyZ, command, msg.Do(msg.Undo))
	s.Shortcut(event.KeyZ, command|event.ModShift, msg.Do(msg.Redo))
	s.Shortcut(event.KeyY, command, msg.Do(msg.Redo))
	s.Shortcut(event.KeyU, 0, msg.Do(msg.Undo))
	s.Shortcut(event.KeyU, event.ModShift, msg.Do(msg.Redo))
	s.Shortcut(event.KeyR, 0, msg.Do(msg.Run))
	s.Shortcut(event.KeyH, 0, msg.Do(msg.Hint))
	s.Shortcut(event.KeyC, 0, msg.Say(msg.Select, string(engineer.CodeSheet)))
	s.Shortcut(event.KeyF1, 0, msg.Say(msg.Select, string(engineer.HelpSheet)))
	switch playing, _ := s.m.Rolling(); {
	case s.line == nil:
		s.Shortcut(event.KeySpace, 0, msg.Do(msg.Run))
	case playing:
		s.Shortcut(event.KeySpace, 0, msg.Do(msg.Pause))
	default:
		s.Shortcut(event.KeySpace, 0, msg.Do(msg.Play))
	}
	if s.line != nil {
		s.Shortcut(event.KeyArrowLeft, 0, msg.Do(msg.Rewind))
		s.Shortcut(event.KeyArrowRight, 0, msg.Do(msg.Forward))
		s.Shortcut(event.KeyComma, 0, msg.Do(msg.Rewind))
		s.Shortcut(event.KeyPeriod, 0, msg.Do(msg.Forward))
		s.Shortcut(event.KeyHome, 0, msg.Number(msg.Seek, 0))
		s.Shortcut(event.KeyEnd, 0, msg.Number(msg.Seek, s.line.Length))
		s.Shortcut(event.KeyB, 0, msg.Do(msg.Edited))
	}
	if s.m.Sheet == engineer.NoSheet && s.m.Phase() == engineer.Judged && s.line != nil {
		// First back to building: leaving at once would lose what the run has shown.
		s.Shortcut(event.KeyEscape, 0, msg.Do(msg.Edited))
	} else {
		s.Shortcut(event.KeyEscape, 0, msg.Do(msg.Back))
	}
}

// sheet draws what lies on top of the floor.
func (s *screen) sheet() {
	switch s.m.Sheet {
	case engineer.HintSheet:
		s.hintSheet()
	case engineer.HelpSheet:
		s.helpSheet()
	case engineer.CodeSheet:
		program, err := s.m.Listing(s.language())
		listing.Draw(s.Frame, listing.Sheet{
			Puzzle: s.puzzle, Language: s.m.ListingLanguage(), Program: program, Err: err, Running: s.line != nil, Workers: s.atWork(),
		})
	case engineer.ResultSheet:
		j := s.m.Judgement()
		result.Draw(s.Frame, result.Sheet{
			Level: s.m.Level, Result: j.Result, Earlier: s.m.Earlier, Next: s.m.Next, Attack: s.m.Attack, Repair: s.m.Repair, Age: s.m.Clock - s.m.Laid,
		})
	}
}
