package engineer

import (
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model/engineer"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// tellWorkersMax is how many workers are told of one by one: nobody listens to more.
const tellWorkersMax = 8

// Tell says what stands on the floor, for somebody who cannot see it, and what there is to do next. While a run plays
// it says only that: what moves all the time is not to be told.
func Tell(m *engineer.Model, words loc.Words) (now []string, advice string) {
	s := &screen{
		Frame: &kit.Frame{Surroundings: kit.Surroundings{Words: words, Size: draw.Pt(1280, 800)}}, m: m, puzzle: m.Level.Puzzle,
		text: m.Level.Text(puzzle.Language(words.Language())), blueprint: m.Floor(), line: m.Playing(), head: m.Head(),
	}
	switch playing, _ := m.Rolling(); {
	case m.Notice != nil:
		return nil, s.noticeText(m.Notice)
	case playing:
		return []string{s.say("tell.rolling")}, ""
	case s.line != nil:
		return s.tellMoment(), ""
	case m.Phase() != engineer.Inspecting:
		return s.tellSettings(), s.nextStep()
	}
	return nil, ""
}

// tellMoment says where the playhead is, what everybody does there, and what the counters show.
func (s *screen) tellMoment() []string {
	now := []string{s.position()}
	if what := s.tellLatest(); what != "" {
		now = append(now, what)
	}
	for number := 1; number <= min(s.staff(), tellWorkersMax); number++ {
		if seen, ok := s.worker(number); ok {
			now = append(now, s.workerLabel(number, seen))
		}
	}
	for line := range s.puzzle.Lines {
		for _, g := range s.puzzle.Globals {
			c := s.counterFigure(line, g)
			now = append(now, s.say("engineer.counter-label", loc.Args{"Name": s.text.Name(g.Name), "Value": c.Value, "Line": s.puzzle.Lines[line]}))
		}
	}
	return now
}

// tellLatest says who has done what just before the playhead, where that stands on a card or a gate.
func (s *screen) tellLatest() string {
	i, ok := s.line.Latest(s.head)
	if !ok {
		return ""
	}
	event, factory := s.line.Trace.Events[i], s.line.Factory
	site, ok := factory.At(event.Task, event.Op)
	what := ""
	switch {
	case !ok:
	case site.Station >= 0:
		what = s.faceOf(&factory.Routine(event.Task).Stations[site.Station]).label
	case site.Gate >= 0 && factory.Blueprint.Gates[site.Gate].Do != puzzle.PlaceCard:
		gate := factory.Blueprint.Gates[site.Gate]
		what = s.gateLabel(gate.Do, gate.Key)
	case site.Gate >= 0:
		what = s.placedFace(factory.Blueprint.Gates[site.Gate]).label
	}
	if what == "" {
		return ""
	}
	return s.say("tell.latest", loc.Args{"Name": s.workerName(int(event.Task) + 1), "What": what})
}

// tellSettings says how the bench is set, where the player can set it.
func (s *screen) tellSettings() []string {
	var now []string
	if len(s.puzzle.Tools.Quanta) > 0 {
		now = append(now, s.say("engineer.quantum-label", loc.Args{"N": s.blueprint.Quantum}))
	}
	if s.puzzle.Tools.Pool.Kind != puzzle.NoPool {
		title, _ := s.poolTitle()
		now = append(now, s.say("engineer.dial-label", loc.Args{"Name": title, "Value": s.blueprint.Pool}))
	}
	for _, dial := range s.puzzle.Tools.Dials {
		value := s.blueprint.Value(puzzle.Number{Dial: dial.Name})
		now = append(now, s.say("engineer.dial-label", loc.Args{"Name": s.text.Name(dial.Name), "Value": value}))
	}
	return now
}
