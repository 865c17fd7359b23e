// Package rehearse brings a model to a moment that can be looked at: a level with one of its known solutions built, a
// tick of its shift, the decisive step of its counterexample, its result.
//
// It does so as a player would, by messages alone, so what is shown is what the game itself shows. Pictures and tests
// begin here. The package refuses to reach into a model, and to wait longer than Patience.
package rehearse

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/model/sabotage"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// Patience is how many ticks an inspection and the shift after it may take.
const Patience = 60 * 60 * 5

// resultTicks is how long a result takes until all of it has come up.
const resultTicks = 240

// Names of solutions that every level has.
const (
	None  = "none"
	Proof = "proof" // proof.yaml, or the first of the proofs, of the part that was named
	Trap  = "trap"  // trap.yaml, or the first of the traps, likewise
)

// Moment is what is to be seen.
type Moment struct {
	Level    string // id, or that of a part as model.PartName has it; "" for the screens around the levels
	Solution string // None, Proof, Trap or the name of a solution file without its ending; "" chooses what fits
	Result   bool   // the result of the solution, and not its run
	Tick     int64  // of the run; around the levels, and with no solution, the time on the screen
}

// Play brings a new model to the moment. Its saved progress must be known already.
func Play(m *model.Model, at Moment) error {
	if at.Level == "" {
		wait(m, at.Tick)
		return nil
	}
	level, err := find(m.Catalog, at.Level)
	if err != nil {
		return err
	}
	solution, err := choose(level, at)
	if err != nil {
		return err
	}
	switch {
	case solution == nil:
		open(m, at.Level)
		wait(m, at.Tick)
		return nil
	case !level.Puzzle.Built(level.Puzzle.PartOf(solution.Blueprint)):
		return playSchedule(m, level, solution, at)
	}
	return playShift(m, level, solution, at)
}

// open opens a level, or a part of it, and puts its question and its guidance away.
func open(m *model.Model, what string) {
	m.Update(msg.Say(msg.Open, what))
	if m.Predict != nil {
		m.Update(msg.Do(msg.Back))
	}
	m.Update(msg.Say(msg.Guide, "skip"))
}

// part returns what msg.Open calls the part of a level that a solution is for.
func part(level *levels.Level, solution *puzzle.Solution) string {
	return model.PartName(level.ID(), level.Puzzle.PartOf(solution.Blueprint))
}

func wait(m *model.Model, ticks int64) {
	for range min(ticks, Patience) {
		m.Update(msg.Number(msg.Tick, 1))
	}
}

// find returns a level with the solutions of the part that was named, or with all.
func find(catalog *levels.Catalog, what string) (*levels.Level, error) {
	id, name, named := strings.Cut(what, " ")
	level, ok := catalog.Level(id)
	if !ok {
		return nil, unknownLevel(catalog, id)
	}
	if !named {
		return level, nil
	}
	for _, role := range level.Puzzle.Parts() {
		if role.String() == name {
			part, whole := level.Part(role), *level
			whole.Proofs, whole.Traps = part.Proofs, part.Traps
			return &whole, nil
		}
	}
	return nil, fmt.Errorf("level %s: there is no such part as %q", id, name)
}

func unknownLevel(catalog *levels.Catalog, id string) error {
	var known []string
	for _, l := range catalog.Levels() {
		known = append(known, l.ID())
	}
	return fmt.Errorf("there is no level %q; the levels are %s", id, strings.Join(known, ", "))
}

// choose finds the solution that the moment is about, nil for none.
func choose(level *levels.Level, at Moment) (*puzzle.Solution, error) {
	name := at.Solution
	if name == "" {
		name = None
		if at.Result || at.Tick > 0 {
			name = Proof
		}
	}
	if name == None {
		if at.Result {
			return nil, fmt.Errorf("level %s: there is no result without a solution", level.ID())
		}
		return nil, nil
	}
	if s, ok := level.Solution(name); ok {
		return s, nil
	}
	if name == Proof && len(level.Proofs) > 0 {
		return &level.Proofs[0], nil
	}
	if name == Trap && len(level.Traps) > 0 {
		return &level.Traps[0], nil
	}
	var known []string
	for _, s := range slices.Concat(level.Proofs, level.Traps) {
		known = append(known, strings.TrimSuffix(path.Base(s.Name), ".yaml"))
	}
	return nil, fmt.Errorf("level %s: there is no solution %q; there are none, proof, trap, %s", level.ID(), name, strings.Join(known, ", "))
}

// playShift lets the blueprint be found as saved work, and has it inspected.
func playShift(m *model.Model, level *levels.Level, solution *puzzle.Solution, at Moment) error {
	settings := m.Reached.Settings
	document := progress.Document{Settings: settings}
	document.SetWork(model.WorkKey(level.Puzzle, level.Puzzle.PartOf(solution.Blueprint)), string(format.PrintSolution(&puzzle.Solution{
		Level: level.ID(), Revision: level.Puzzle.Revision, Blueprint: solution.Blueprint,
	}, level.Puzzle)))
	m.Update(msg.Say(msg.Loaded, progress.Print(document)))
	open(m, part(level, solution))
	m.Update(msg.Do(msg.Run))
	if !waitFor(m, func() bool { return m.Engineer.Phase() == engineer.Judged }) {
		return fmt.Errorf("level %s: the inspection of %s took too long", level.ID(), solution.Name)
	}
	if at.Result {
		m.Update(msg.Number(msg.Speed, engineer.FastestSpeed))
		if !waitFor(m, func() bool { return m.Engineer.Sheet == engineer.ResultSheet }) {
			return fmt.Errorf("level %s: %s has no result to show; it is refuted", level.ID(), solution.Name)
		}
		wait(m, resultTicks)
		return nil
	}
	m.Update(msg.Do(msg.Pause))
	if at.Tick > 0 || m.Engineer.Verdict() == engineer.Safe {
		m.Update(msg.Number(msg.Seek, at.Tick))
	}
	return nil
}

// playSchedule makes the steps of a schedule: all of them for a result, as many as the moment says otherwise.
func playSchedule(m *model.Model, level *levels.Level, solution *puzzle.Solution, at Moment) error {
	open(m, part(level, solution))
	if solution.Blueprint.Claim {
		m.Update(msg.Say(msg.Edit, "claim"))
	}
	for i, choice := range solution.Blueprint.Schedule {
		if at.Tick > 0 && int64(i) >= at.Tick && !at.Result {
			break
		}
		m.Update(msg.Msg{Verb: msg.StepTask, N: int64(choice.Task) + 1, Text: strconv.Itoa(choice.Branch)})
		wait(m, 30)
	}
	if at.Result {
		if !waitFor(m, func() bool { return m.Sabotage.Sheet == sabotage.ResultSheet }) {
			return fmt.Errorf("level %s: %s has no result to show; it breaks nothing", level.ID(), solution.Name)
		}
		wait(m, resultTicks)
	}
	return nil
}

func waitFor(m *model.Model, done func() bool) bool {
	for range Patience {
		if done() {
			return true
		}
		m.Update(msg.Number(msg.Tick, 1))
	}
	return done()
}
