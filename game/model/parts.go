package model

import (
	"strings"

	"lostupdate/engine"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// attackPart is how msg.Open says that the old version of an engineer's level is to
// be attacked: nothing is earned there but insight.
const attackPart = "attack"

// PartName returns what msg.Open calls one part of a level.
func PartName(level string, role puzzle.Role) string { return level + " " + role.String() }

// AttackName returns what msg.Open calls the attack on the old version of a level.
func AttackName(level string) string { return level + " " + attackPart }

// open goes to a level's screen, with the saved work. Behind the level's id may
// stand which part of it is wanted.
func (m *Model) open(what string) []msg.Effect {
	id, part, _ := strings.Cut(what, " ")
	level, ok := m.Catalog.Level(id)
	if !ok {
		return nil
	}
	if m.isVaried(level) && !m.hasName() { // nobody knows whose numbers it is to have
		m.Sheet, m.Question = Homework, NoQuestion
		m.toast(Toast{Key: "shell.hand-in.name-first", Bad: true})
		return nil
	}
	if part == attackPart {
		attacked, ok := attacked(level)
		if !ok {
			return nil
		}
		return m.enterLevel(attacked, puzzle.Saboteur, part)
	}
	role := m.partToPlay(level, part)
	return m.enterLevel(level.Part(role), role, "")
}

// partToPlay returns the part of a level that is wanted: the one that is named,
// otherwise the first that is not solved.
func (m *Model) partToPlay(level *levels.Level, name string) puzzle.Role {
	parts := level.Puzzle.Parts()
	for _, role := range parts {
		if role.String() == name {
			return role
		}
	}
	for _, role := range parts {
		if m.partStars(level, role) == 0 {
			return role
		}
	}
	return parts[len(parts)-1]
}

// WorkKey returns the name under which the work on a part of a level is kept: that
// of the level, except for the second part of a level that has two.
func WorkKey(level *puzzle.Puzzle, role puzzle.Role) string {
	if level.Role == puzzle.Both && role == puzzle.Engineer {
		return PartName(level.ID, role)
	}
	return level.ID
}

// solutionsOf returns what was proved in one part of a level, the oldest first.
func (m *Model) solutionsOf(level *levels.Level, role puzzle.Role) []progress.Solution {
	all := m.Reached.Levels[level.ID()].Solutions
	if level.Puzzle.Role != puzzle.Both {
		return all
	}
	var of []progress.Solution
	for _, s := range all {
		parsed, err := format.ParseSolution([]byte(s.Text), "saved", level.Puzzle)
		if err == nil && level.Puzzle.PartOf(parsed.Blueprint) == role {
			of = append(of, s)
		}
	}
	return of
}

// partStars returns the most stars that were earned in one part of a level.
func (m *Model) partStars(level *levels.Level, role puzzle.Role) int {
	best, _ := progress.Level{Solutions: m.solutionsOf(level, role)}.Best()
	return best.Stars
}

// stars returns how many stars a level has earned, and whether all of its parts are
// solved. A level of two parts has the stars of both, halved.
func (m *Model) stars(level *levels.Level) (stars int, solved bool) {
	solved = true
	parts := level.Puzzle.Parts()
	for _, role := range parts {
		n := m.partStars(level, role)
		stars += n
		solved = solved && n > 0
	}
	return stars / len(parts), solved
}

// attacked returns a level in which the player may break what stands at the start
// of an engineer's level; false if that cannot be broken.
func attacked(level *levels.Level) (*levels.Level, bool) {
	if level.Puzzle.Sabotage() {
		return nil, false
	}
	finding := weakness(level)
	if finding == engine.NoFinding {
		return nil, false
	}
	p := *level.Puzzle
	p.Role, p.Fixed, p.Predict = puzzle.Saboteur, true, nil
	p.Goal.BreakFinding, p.Goal.Break, p.Goal.Demands = finding, nil, puzzle.Demands{}
	old := *level
	old.Puzzle, old.Par, old.Proofs, old.Traps = &p, puzzle.Par{}, nil, nil
	return &old, true
}

// weakness returns how what stands at the start of a level can be broken, if that
// is something that a saboteur can show.
func weakness(level *levels.Level) engine.FindingKind {
	result, err := grade.Judge(level, level.Puzzle.Start, grade.ScreenLimits())
	if err != nil || result.Verdict != engine.Refuted {
		return engine.NoFinding
	}
	switch kind := result.Finding; kind {
	case engine.WrongOutcome, engine.AssertFailed, engine.Deadlock, engine.Misuse, engine.Collision:
		return kind
	}
	return engine.NoFinding
}
