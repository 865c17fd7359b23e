package sabotage

import (
	"strconv"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model/sabotage"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// tellWorkersMax is how many workers are told of one by one: nobody listens to more.
const tellWorkersMax = 8

// Tell says what the last step was, what the counters show, and what each worker would do next or why he cannot, for
// somebody who cannot see it.
func Tell(m *sabotage.Model, words loc.Words) []string {
	f := &kit.Frame{Surroundings: kit.Surroundings{Words: words, Theme: kit.Night(), Size: draw.Pt(1280, 800)}, List: &draw.List{}}
	s := &screen{
		Frame: f, m: m, pen: f.Pen(), text: m.Level.Text(puzzle.Language(words.Language())), line: m.Line(), head: m.Line().End(),
	}
	var now []string
	if i := m.Place() - 1; i >= 0 {
		step := m.Steps()[i]
		_, did := s.stepText(step)
		text := s.say("sabotage.step.made", loc.Args{"Number": i + 1, "Name": s.workerName(step.Task), "What": did})
		if step.Interrupt {
			text += s.say("sabotage.step.interrupt")
		}
		now = append(now, text)
	}
	for id, object := range m.Factory().Objects {
		if object.Global != "" {
			value := s.line.Counter(engine.ObjectID(id), s.head).Value
			now = append(now, s.say("sabotage.counter", loc.Args{"Name": s.text.Name(object.Global), "Value": strconv.FormatInt(value, 10)}))
		}
	}
	if m.Outcome() != sabotage.Running {
		return now
	}
	for t := range min(m.Workers(), tellWorkersMax) {
		task := engine.TaskID(t)
		if refusal := m.Refusal(task); refusal.Why == sabotage.Nothing {
			now = append(now, s.stepLabel(task, refusal))
		} else {
			now = append(now, s.reason(task, refusal))
		}
	}
	return now
}
