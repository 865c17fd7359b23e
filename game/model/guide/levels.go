package guide

import (
	"slices"
	"strconv"

	"lostupdate/engine"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/sabotage"
	"lostupdate/levels/puzzle"
)

const runKey = "R"

// homeworkNight lets the player run a shift, look back at it, choose another quantum and run it again.
func homeworkNight(g *Guide, m *engineer.Model) Hint {
	run := Hint{Name: "run", At: []string{"run"}, How: Press, Key: runKey}
	changed := m.Blueprint().Quantum != m.Level.Puzzle.Start.Quantum
	switch {
	case !g.Ran:
		return run
	case changed:
		run.Name = "again"
		return run
	case !g.Looked && m.Playing() != nil:
		return Hint{Name: "watch", At: []string{"playhead", "step forward"}, How: Scrub}
	}
	return Hint{Name: "change", At: []string{"quantum 4", "quantum *"}, How: Press}
}

// theKey lets the player see a failure, and place a lock and an unlock gate.
func theKey(g *Guide, m *engineer.Model) Hint {
	locked, unlocked := hasGate(m.Blueprint(), puzzle.TakeKey), hasGate(m.Blueprint(), puzzle.HangKey)
	run := Hint{Name: "run", At: []string{"run"}, How: Press, Key: runKey}
	switch {
	case locked && unlocked:
		run.Name = "again"
		return run
	case !g.Ran:
		return run
	case !g.Looked && m.Playing() != nil:
		return Hint{Name: "watch", At: []string{"step forward", "playhead"}, How: Scrub}
	case !locked:
		return Hint{Name: "lock", At: []string{"tool lock *"}, How: Drag}
	}
	return Hint{Name: "unlock", At: []string{"tool unlock *"}, How: Drag}
}

func hasGate(b puzzle.Blueprint, do puzzle.Do) bool {
	return slices.ContainsFunc(b.Gates, func(g puzzle.Gate) bool { return g.Do == do })
}

// twoHands lets the player lose an update: one worker reads, then the other, and then both write.
func twoHands(m *sabotage.Model) Hint {
	made := m.Schedule()
	made = made[:min(m.Place(), len(made))]
	if m.Outcome() == sabotage.Harmless || m.Outcome() == sabotage.Astray {
		return Hint{Name: "back", At: []string{"ending undo", "undo"}, How: Press, Key: "U"}
	}
	if len(made) == 0 {
		return stepOf(0, "first")
	}
	first := made[0].Task
	other := 1 - first
	second := slices.IndexFunc(made, func(c engine.Choice) bool { return c.Task == other })
	switch {
	case second < 0 && len(made) == 1:
		return stepOf(other, "second")
	case second < 0 || second > 1:
		return Hint{Name: "late", At: []string{"undo"}, How: Press, Key: "U"}
	}
	now := made[len(made)-1].Task
	if m.Branches(now) == 0 || len(made) > 2 && now == other && made[len(made)-2].Task == other {
		now = 1 - now
	}
	name := "write"
	if len(made) > 2 {
		name = "last"
	}
	return stepOf(now, name)
}

// stepOf points at the button under a worker.
func stepOf(t engine.TaskID, name string) Hint {
	number := strconv.Itoa(int(t) + 1)
	return Hint{Name: name, At: []string{"step " + number}, How: Step, Key: number}
}
