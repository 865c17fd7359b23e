package grade

import (
	"fmt"
	"maps"
	"slices"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

// Problem is something that a campaign level must not have.
type Problem struct {
	File    string // in the level's folder; "" where it is about the level as a whole
	Message string
	Unknown bool // nothing is known to be wrong, but a limit was reached first
}

// Check reports everything that keeps a level out of a campaign: solutions that
// are not judged as they say, missing texts, and a factory that needs no player.
// Pars are recomputed by package solve, whose Check does this and that.
func Check(level *levels.Level, limits engine.Limits) []Problem {
	c := &checking{level: level, limits: limits}
	c.texts()
	c.solutions()
	c.opening()
	c.parts()
	c.question()
	return c.problems
}

type checking struct {
	level    *levels.Level
	limits   engine.Limits
	problems []Problem
}

func (c *checking) report(file, message string, args ...any) {
	c.problems = append(c.problems, Problem{File: file, Message: fmt.Sprintf(message, args...)})
}

// judge judges a blueprint, and reports it where that could not be finished.
func (c *checking) judge(file string, b puzzle.Blueprint) (*Result, bool) {
	r, err := Judge(c.level, b, c.limits)
	if err != nil {
		c.report(file, "%v", err)
		return nil, false
	}
	if r.Verdict == engine.Unknown {
		c.problems = append(c.problems, Problem{File: file, Unknown: true, Message: fmt.Sprintf("is undecided: the limit on %s was reached", r.Limit)})
		return nil, false
	}
	return r, true
}

// texts checks that every language says everything that there is to say.
func (c *checking) texts() {
	p := c.level.Puzzle
	if p.Number == 0 || len(p.Concepts) == 0 {
		c.report("level.yaml", "a campaign level needs a number and concepts")
	}
	need := Named(p)
	for _, l := range puzzle.Languages() {
		file := "text." + string(l) + ".yaml"
		if !c.level.Complete(l) {
			c.report(file, "is missing")
			continue
		}
		text := c.level.Text(l)
		for _, name := range need {
			if text.Names[name] == "" {
				c.report(file, "has no words for %q, which the level uses", name)
			}
		}
		known := c.names()
		for _, name := range slices.Sorted(maps.Keys(text.Names)) {
			if !slices.Contains(known, name) {
				c.report(file, "has words for %q, which the level does not use; it uses %v", name, need)
			}
		}
	}
}

// names are all that the level and its variants use, and those for which there may be words: they share their texts.
func (c *checking) names() []string {
	family, err := c.level.Family()
	if err != nil {
		c.report("level.yaml", "has a variant that cannot be read: %v", err)
	}
	names := slices.Concat(Named(c.level.Puzzle), optional(c.level.Puzzle))
	for _, l := range family {
		names = slices.Concat(names, Named(l.Puzzle), optional(l.Puzzle))
		for _, p := range l.Puzzle.Parameters {
			names = append(names, p.Value) // a number in words, or the colour of a key
		}
	}
	return names
}

// solutions checks that proofs are proved and that traps snap, each with the
// finding that it states.
func (c *checking) solutions() {
	for _, kind := range []struct {
		name      string
		solutions []puzzle.Solution
		want      engine.Verdict
	}{{"proof", c.level.Proofs, engine.Proved}, {"trap", c.level.Traps, engine.Refuted}} {
		if len(kind.solutions) == 0 {
			c.report("", "has no %s", kind.name)
		}
		for _, s := range kind.solutions {
			c.solution(&s, kind.want)
		}
	}
}

func (c *checking) solution(s *puzzle.Solution, want engine.Verdict) {
	if s.Expect.Verdict != want || (want == engine.Refuted) != (s.Expect.Finding != engine.NoFinding) {
		c.report(s.Name, "must say \"expect: %s\", and a trap its finding", want)
		return
	}
	if s.Revision != c.level.Puzzle.Revision {
		c.report(s.Name, "is for revision %d of the level, which has revision %d", s.Revision, c.level.Puzzle.Revision)
	}
	r, ok := c.judge(s.Name, s.Blueprint)
	if ok && (r.Verdict != want || r.Finding != s.Expect.Finding) {
		c.report(s.Name, "should be %s (%s), but is %s (%s): %s", want, s.Expect.Finding, r.Verdict, r.Finding, r.Explanation.EN)
	}
}

// opening checks that the level, as the player finds it, is broken: a factory
// that is right already leaves nothing to do, and one that cannot go wrong
// nothing to sabotage.
func (c *checking) opening() {
	if p := c.level.Puzzle; p.Role == puzzle.Both && p.Slowing() {
		second := &checking{level: c.level.Part(puzzle.Engineer), limits: c.limits}
		second.opening() // as it is when the first part is over
		c.problems = append(c.problems, second.problems...)
	}
	r, ok := c.judge("level.yaml", c.level.Puzzle.Start)
	honest := slices.ContainsFunc(c.level.Proofs, func(s puzzle.Solution) bool { return s.Blueprint.Claim })
	switch {
	case ok && honest && r.Verdict != engine.Proved:
		c.report("level.yaml", "is %s as it stands, so the claim of a proof that it cannot be broken is wrong", r.Verdict)
	case ok && !honest && r.Verdict != engine.Refuted:
		c.report("level.yaml", "is %s as it stands, so there is nothing to do for the player", r.Verdict)
	}
}

// question checks that the answer to the level's question can be given.
func (c *checking) question() {
	q := c.level.Puzzle.Predict
	if q == nil {
		return
	}
	a, err := Ask(c.level, c.limits)
	switch {
	case err != nil:
		c.report("level.yaml", "predict: %v", err)
	case !a.Known:
		c.problems = append(c.problems, Problem{File: "level.yaml", Unknown: true, Message: fmt.Sprintf("predict is undecided: the limit on %s was reached", a.Limit)})
	case len(a.Possible) == 0:
		c.report("level.yaml", "predict asks about an end that no schedule reaches")
	}
	for i := 0; err == nil && i < len(a.Possible); i++ {
		if !slices.Contains(q.Choices, a.Possible[i]) {
			c.report("level.yaml", "predict does not offer %d, which is possible", a.Possible[i])
		}
	}
}

// parts checks that a level with two parts has a proof for each.
func (c *checking) parts() {
	for _, role := range c.level.Puzzle.Parts() {
		if len(c.level.Proofs) > 0 && len(c.level.Part(role).Proofs) == 0 {
			c.report("", "has no proof for the part of the %s", role)
		}
	}
}
