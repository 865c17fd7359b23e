package model

import (
	"lostupdate/engine"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/model/sabotage"
	"lostupdate/levels"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// enterLevel shows the screen of one part of a level.
func (m *Model) enterLevel(level *levels.Level, role puzzle.Role, part string) []msg.Effect {
	m.leaveLevel()
	m.Sheet, m.Question = NoSheet, NoQuestion
	id, next := level.ID(), ""
	if l, ok := m.Catalog.Next(id); ok {
		next = l.ID()
	}
	whole, _ := m.Catalog.Level(id)
	m.attacking, m.workKey = part == attackPart, WorkKey(whole.Puzzle, role)
	work := m.Reached.Levels[m.workKey].Work
	if role == puzzle.Saboteur && !level.Puzzle.Slowing() {
		visit := sabotage.Visit{Work: work, Next: next}
		switch {
		case m.attacking:
			visit.Work, visit.Repair = "", id
		case whole.Puzzle.Role == puzzle.Both:
			visit.Repair = PartName(id, puzzle.Engineer)
		}
		scene, err := sabotage.New(level, visit)
		if err != nil { // a level that cannot be run at all: the inspector's check does not let it into the campaign
			m.toast(Toast{Key: err.Error(), Bad: true})
			return nil
		}
		m.Scene, m.Sabotage = Sabotage, scene
	} else {
		m.Scene = Engineer
		visit := engineer.Visit{Work: work, Earlier: m.earlier(whole, role), Next: next}
		switch {
		case role == puzzle.Saboteur:
			visit.Repair = PartName(id, puzzle.Engineer)
		case whole.Puzzle.Role == puzzle.Both:
			visit.Attack = PartName(id, puzzle.Saboteur)
		}
		m.Engineer = engineer.New(level, visit)
	}
	m.ask(whole)
	m.beginGuide(id, role, m.attacking)
	m.Reached.Last = id
	return m.save()
}

// earlier is what the player has proved in a part before, the oldest first.
func (m *Model) earlier(level *levels.Level, role puzzle.Role) []engineer.Earlier {
	var all []engineer.Earlier
	for _, s := range m.solutionsOf(level, role) {
		if s.Stars > 0 {
			all = append(all, engineer.Earlier{Stars: s.Stars, Measures: s.Measures})
		}
	}
	return all
}

// leaveLevel ends the scene of a level, if one is open.
func (m *Model) leaveLevel() {
	if m.Engineer != nil {
		m.Engineer.Close()
	}
	if m.Sabotage != nil {
		m.Sabotage.Close()
	}
	m.Engineer, m.Sabotage, m.Guide, m.Filming = nil, nil, nil, false
	m.forget()
	if m.Scene == Engineer || m.Scene == Sabotage {
		m.Scene = Map
	}
}

// Level is the one that is open, or nil.
func (m *Model) Level() *levels.Level {
	if m.Engineer != nil {
		return m.Engineer.Level
	}
	if m.Sabotage != nil {
		return m.Sabotage.Level
	}
	return nil
}

// play hands a message to the scene and carries out what it asks of the game.
func (m *Model) play(x msg.Msg) []msg.Effect {
	if m.Predict != nil {
		return m.predict(x)
	}
	level := m.Level()
	allowed := m.hintsAllowed(level)
	if x.Verb == msg.Hint && allowed == 0 {
		m.toast(Toast{Key: "shell.hand-in.no-hints"})
		return nil
	}
	var wanted []msg.Effect
	if m.Engineer != nil {
		wanted = m.Engineer.Update(x)
	}
	if m.Sabotage != nil {
		wanted = m.Sabotage.Update(x)
	}
	m.holdHints(allowed)
	var outside []msg.Effect
	changed := false
	for _, e := range wanted {
		switch e.Kind {
		case msg.Work:
			changed = !m.attacking && m.Reached.SetWork(m.workKey, e.Text) || changed
		case msg.Solved:
			if !m.attacking {
				m.solved(level, e)
				changed = true
			}
			if m.Engineer != nil && m.Engineer.Attack == "" && m.Engineer.Repair == "" && weakness(level) != engine.NoFinding {
				m.Engineer.Attack = AttackName(level.ID())
			}
		case msg.Failed:
			m.news = m.news || !m.attacking // a teacher sees who is stuck
		case msg.Leave:
			outside = append(outside, m.leave(e.Text)...)
		default:
			outside = append(outside, e)
		}
	}
	outside = append(outside, m.guided(x)...)
	if changed {
		outside = append(outside, m.save()...)
	}
	return outside
}

// leave goes where a scene wants to: to a scene, or to a level.
func (m *Model) leave(to string) []msg.Effect {
	if _, ok := m.Catalog.Level(to); ok {
		return m.open(to)
	}
	return m.show(to)
}

// solved keeps a proved solution.
func (m *Model) solved(level *levels.Level, e msg.Effect) {
	m.news = true
	m.Reached.AddSolution(level.ID(), progress.Solution{
		Text: e.Text, Stars: int(e.N), Measures: m.measures(), Revision: level.Puzzle.Revision, Rules: engine.RulesVersion,
	})
}

// measures are those of the solution that the scene has just proved.
func (m *Model) measures() grade.Measures {
	if m.Engineer != nil {
		if j := m.Engineer.Judgement(); j != nil && j.Result != nil {
			return j.Result.Measures
		}
	}
	if m.Sabotage != nil && m.Sabotage.Result() != nil {
		return m.Sabotage.Result().Measures
	}
	return grade.Measures{}
}
