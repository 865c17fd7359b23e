package duel

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"lostupdate/engine"
	"lostupdate/engine/sched"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/explain"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// StepsMax is the most steps of a duel: more than a lesson has time for.
const StepsMax = 400

// Outcome is what a duel has come to.
type Outcome uint8

const (
	Running  Outcome = iota // somebody can still move
	Broken                  // the failure that the level asks for has happened: the class has won
	Harmless                // everybody has gone home and all went well, or the steps are used up
	Astray                  // something went wrong, but something else
)

var (
	// ErrNoSabotage says that there is nobody to move in a level, or nothing to break.
	ErrNoSabotage = errors.New("duel: the level has no part in which a saboteur moves workers")
	// ErrRound says that a vote was meant for another round than the open one.
	ErrRound = errors.New("duel: this round is over")
	// ErrChoice says that nobody can move in that way.
	ErrChoice = errors.New("duel: there is no such choice")
)

// Made is a step that was made.
type Made struct {
	Choice engine.Choice
	Event  engine.Event
	Votes  int  // that it had; 0 where it was forced
	Forced bool // there was no other choice
}

// Duel is a duel in progress. Close it when it is over.
type Duel struct {
	level   *levels.Level // the saboteur's part
	factory *compile.Factory
	session *sched.Session

	choices []engine.Choice // of the open round
	votes   []vote          // one for each voter
	made    []Made
	round   int
	outcome Outcome
	said    puzzle.Bilingual
}

type vote struct {
	voter  int64
	choice int
}

// Playable reports whether a class can play a level: it has a part for a saboteur, and there he moves the workers. Where he
// builds, and the shift then runs by itself, there is nothing to vote on.
func Playable(level *levels.Level) bool {
	return level.Puzzle.Sabotage() && !level.Puzzle.Built(puzzle.Saboteur)
}

// New begins a duel on a level's factory as it is found.
func New(level *levels.Level) (*Duel, error) {
	if !Playable(level) {
		return nil, ErrNoSabotage
	}
	part := level.Part(puzzle.Saboteur)
	factory, err := compile.Compile(part.Puzzle, part.Puzzle.Start)
	if err != nil {
		return nil, err
	}
	session, err := sched.NewSession(factory.Program)
	if err != nil {
		return nil, err
	}
	d := &Duel{level: part, factory: factory, session: session, round: 1}
	d.settle()
	return d, nil
}

// Close gives back the goroutines of the run. What can be read of the duel stays.
func (d *Duel) Close() { d.session.Close() }

// Level returns the level, as it is played by a saboteur.
func (d *Duel) Level() *levels.Level { return d.level }

// Round returns the number of the open round, from 1.
func (d *Duel) Round() int { return d.round }

// Choices returns what can be voted for, by worker. It is empty once the duel is over.
func (d *Duel) Choices() []engine.Choice { return d.choices }

// Outcome returns what the duel has come to.
func (d *Duel) Outcome() Outcome { return d.outcome }

// Sentence says in one sentence how the duel has ended; it is empty while it is running.
func (d *Duel) Sentence() puzzle.Bilingual { return d.said }

// Made returns the steps that were made. They are not to be changed.
func (d *Duel) Made() []Made { return d.made }

// Vote takes a voter's vote for the open round, in place of an earlier one.
func (d *Duel) Vote(voter int64, round int, choice engine.Choice) error {
	at := slices.Index(d.choices, choice)
	switch {
	case round != d.round || d.outcome != Running:
		return ErrRound
	case at < 0:
		return ErrChoice
	}
	if mine := d.voteOf(voter); mine >= 0 {
		d.votes[mine].choice = at
		return nil
	}
	d.votes = append(d.votes, vote{voter, at})
	return nil
}

func (d *Duel) voteOf(voter int64) int {
	return slices.IndexFunc(d.votes, func(v vote) bool { return v.voter == voter })
}

// Voted returns what a voter has voted for in the open round.
func (d *Duel) Voted(voter int64) (engine.Choice, bool) {
	at := d.voteOf(voter)
	if at < 0 {
		return engine.Choice{}, false
	}
	return d.choices[d.votes[at].choice], true
}

// Votes counts the votes of the open round, by choice.
func (d *Duel) Votes() []int {
	counts := make([]int, len(d.choices))
	for _, v := range d.votes {
		counts[v.choice]++
	}
	return counts
}

// EndRound makes the step that has the most votes. A round without any stays open.
func (d *Duel) EndRound() (made engine.Choice, moved bool) {
	if len(d.votes) == 0 || d.outcome != Running {
		return engine.Choice{}, false
	}
	counts := d.Votes()
	best := 0
	for i := range d.choices {
		if cmp.Or(cmp.Compare(counts[i], counts[best]), cmp.Compare(d.moves(d.choices[best].Task), d.moves(d.choices[i].Task))) > 0 {
			best = i
		}
	}
	made = d.choices[best]
	d.step(made, counts[best], false)
	d.settle()
	return made, true
}

// moves returns how often a task has moved.
func (d *Duel) moves(t engine.TaskID) int {
	count := 0
	for _, m := range d.made {
		if m.Choice.Task == t {
			count++
		}
	}
	return count
}

func (d *Duel) step(c engine.Choice, votes int, forced bool) {
	events, err := d.session.Choose(c)
	if err != nil {
		d.outcome = Harmless // only choices that can be made are offered
		return
	}
	d.made = append(d.made, Made{c, events[0], votes, forced})
}

// settle opens the next round, after all steps for which there is no other choice, or ends the duel.
func (d *Duel) settle() {
	if len(d.made) > 0 {
		d.round++
	}
	d.votes = nil
	for {
		d.choices = nil
		if d.judge(); d.outcome != Running {
			return
		}
		d.choices = d.possible()
		switch {
		case len(d.choices) == 0: // the level allows no more interrupts
			d.end(Harmless)
			return
		case len(d.choices) > 1:
			return
		}
		d.step(d.choices[0], 0, true)
	}
}

// possible returns the choices that the level allows.
func (d *Duel) possible() []engine.Choice {
	var all []engine.Choice
	most := d.level.Puzzle.Goal.Demands.InterruptsMax
	spent := most > 0 && int64(d.session.Trace().Preemptions()) >= most
	for t := range d.session.Enabled().All() {
		if spent && d.interrupts(t) {
			continue
		}
		for branch := range d.session.Branches(t) {
			all = append(all, engine.Choice{Task: t, Branch: branch})
		}
	}
	return all
}

// interrupts reports whether a task's move is an interrupt of another that could go on.
func (d *Duel) interrupts(t engine.TaskID) bool {
	if len(d.made) == 0 {
		return false
	}
	last := d.made[len(d.made)-1].Choice.Task
	return last != t && d.session.Enabled().Has(last)
}

// judge finds out whether the duel is over.
func (d *Duel) judge() {
	switch {
	case grade.Broken(d.factory, d.session):
		d.end(Broken)
	case !d.session.Done() && len(d.made) < StepsMax:
	case d.session.Finding() != nil:
		d.end(Astray)
	default:
		d.end(Harmless)
	}
}

// end says what has come of it.
func (d *Duel) end(is Outcome) {
	d.outcome, d.choices = is, nil
	blueprint := d.level.Puzzle.Canonical(d.level.Puzzle.Start)
	blueprint.Schedule = d.schedule()
	result, err := grade.Judge(d.level, blueprint, grade.ScreenLimits())
	switch {
	case is == Astray:
		d.said, _ = explain.Failure(d.level, d.factory, d.session.Trace())
	case err == nil:
		d.said = result.Explanation
	}
}

func (d *Duel) schedule() engine.Schedule {
	var s engine.Schedule
	for _, m := range d.made {
		s = append(s, m.Choice)
	}
	return s
}

// String prints the duel: the version, the level and its revision, and for each step that was voted for the choice, as
// schedules write it, and its votes. Forced steps follow from these.
func (d *Duel) String() string {
	words := []string{"1", d.level.ID(), fmt.Sprint(d.level.Puzzle.Revision)}
	for _, m := range d.made {
		if !m.Forced {
			words = append(words, fmt.Sprintf("%s:%d", engine.Schedule{m.Choice}, m.Votes))
		}
	}
	return strings.Join(words, " ")
}
