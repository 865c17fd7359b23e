package format

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

func goalShape() shape[puzzle.Goal] {
	type goal = puzzle.Goal
	claims := oneOrMore(claimShape(), puzzle.GlobalsMax)
	var findings []string
	for _, k := range breakable() {
		findings = append(findings, k.String())
	}
	return object(goal{},
		entry("final", "What must be true whenever everybody has gone home, such as total == 10.", claims, func(g *goal, v []puzzle.Claim) { g.Final = v }),
		entry("break", "Sabotage: what must be true at the end to win.", claims, func(g *goal, v []puzzle.Claim) { g.Break = v }),
		entry("show", "Sabotage: the failure that must be shown to win.", choice(findings...), func(g *goal, v string) { g.BreakFinding, _ = engine.ParseFindingKind(v) }),
		entry("claim", "Sabotage: whether the player may say, instead, that the factory cannot be broken.", boolean(), func(g *goal, v bool) { g.Claim = v }),
		entry("join-all", "Whether somebody must wait for every worker who was woken and every line that was forked.", boolean(), func(g *goal, v bool) { g.JoinAll = v }),
		entry("starvation-free", "Whether nobody may be passed over for ever while others make progress.", boolean(), func(g *goal, v bool) { g.StarvationFree = v }),
		entry("demands", "Limits on the reference shift and on what the solution costs.", demandsShape(), func(g *goal, v puzzle.Demands) { g.Demands = v }),
	)
}

// breakable are the failures that a sabotage level may ask for.
func breakable() []engine.FindingKind {
	return []engine.FindingKind{
		engine.WrongOutcome, engine.AssertFailed, engine.Deadlock, engine.Misuse, engine.Livelock, engine.Starvation, engine.Collision, engine.LeakedTask,
	}
}

func demandsShape() shape[puzzle.Demands] {
	type demands = puzzle.Demands
	limit := func(name, about string, set func(*demands, int64)) field[demands] {
		return entry(name, about, integer(1, puzzle.ReferenceTicks), set)
	}
	return object(demands{},
		limit("ticks", "The shift has ended by then.", func(d *demands, v int64) { d.TicksMax = v }),
		limit("first-seen", "Every worker has begun by that tick.", func(d *demands, v int64) { d.FirstSeenMax = v }),
		limit("switches", "At most so many changes of a bench.", func(d *demands, v int64) { d.SwitchesMax = v }),
		limit("memory", "At most so much: 8 for a line in use, 1 for a worker.", func(d *demands, v int64) { d.MemoryMax = v }),
		limit("workers", "At least so many workers have done their work.", func(d *demands, v int64) { d.WorkersMin = v }),
		limit("keys", "At most so many different keys.", func(d *demands, v int64) { d.KeysMax = v }),
		limit("slow", "The shift lasts at least so many ticks: for levels that show how time is lost.", func(d *demands, v int64) { d.TicksMin = v }),
		entry("busy", "At least so many percent of all benches' time are spent on work.", integer(1, 100), func(d *demands, v int64) { d.BusyMin = v }),
		limit("held", "Keys are off their hooks for at most so many ticks, summed over the keys.", func(d *demands, v int64) { d.HeldMax = v }),
		entry("interrupts", "Sabotage: at most so many preemptions.", integer(1, puzzle.ReferenceTicks), func(d *demands, v int64) { d.InterruptsMax = v }),
		limit("steps", "Sabotage: at most so many steps.", func(d *demands, v int64) { d.StepsMax = v }),
	)
}

func claimShape() shape[puzzle.Claim] {
	base := phrase("a claim such as total == 10 or B.total >= 1", `^([A-Z]\.)?[a-z][a-z0-9-]* (==|!=|<|<=|>|>=) -?[0-9]+$`, parseClaim)
	return shape[puzzle.Claim]{base.schema, func(r *reader, n ast.Node) puzzle.Claim {
		c := base.read(r, n)
		r.whenRead(func(p *puzzle.Puzzle) {
			r.needGlobal(n, p, c.Global)
			if c.Line != "" && p.Line(c.Line) < 0 {
				r.fail(n, Suggest(c.Line, p.Lines), "there is no line %q", c.Line)
			}
		})
		return c
	}}
}

func parseClaim(text string) (puzzle.Claim, error) {
	words := strings.Fields(text)
	if len(words) != 3 {
		return puzzle.Claim{}, fmt.Errorf("%q is no claim; spaces go around its sign", text)
	}
	relation, ok := machine.ParseRelation(words[1])
	if !ok {
		return puzzle.Claim{}, fmt.Errorf("%q does not compare; signs are == != < <= > >=", words[1])
	}
	value, err := parseValue(words[2])
	c := puzzle.Claim{Global: words[0], Relation: relation, Value: value}
	if line, global, ok := strings.Cut(words[0], "."); ok {
		c.Line, c.Global = line, global
	}
	return c, err
}

// questionShape asks which values a global can have at the end.
func questionShape() shape[puzzle.Question] {
	type question struct {
		puzzle.Question
		from, to *int64
	}
	value := integer(-puzzle.ValueMax, puzzle.ValueMax)
	parts := object(question{},
		entry("of", "The global, such as total or B.total.", observedShape(), func(q *question, v puzzle.Question) { q.Line, q.Global = v.Line, v.Global }).must(),
		entry("choices", "The values to pick from, ascending.", list(value, 2, puzzle.ChoicesMax), func(q *question, v []int64) { q.Choices = v }),
		entry("from", "The smallest value to pick from.", value, func(q *question, v int64) { q.from = &v }),
		entry("to", "The largest value to pick from.", value, func(q *question, v int64) { q.to = &v }),
	)
	return shape[puzzle.Question]{parts.schema, func(r *reader, n ast.Node) puzzle.Question {
		q := parts.read(r, n)
		ranged := q.from != nil && q.to != nil
		switch {
		case r.err != nil:
		case ranged == (q.Choices != nil) || (q.from == nil) != (q.to == nil):
			r.fail(n, "write \"choices: [1, 2]\", or \"from: 1\" and \"to: 10\"", "a question needs either choices, or from and to")
		case ranged && (*q.to <= *q.from || *q.to-*q.from >= puzzle.ChoicesMax):
			r.fail(n, "", "from %d to %d are not from 2 to %d choices", *q.from, *q.to, puzzle.ChoicesMax)
		case ranged:
			for v := *q.from; v <= *q.to; v++ {
				q.Choices = append(q.Choices, v)
			}
		case !slices.IsSorted(q.Choices) || len(slices.Compact(slices.Clone(q.Choices))) != len(q.Choices):
			r.fail(n, "sort them and name each once", "the choices of a question are not ascending")
		}
		return q.Question
	}}
}

// observedShape is a global, or a line's copy of one.
func observedShape() shape[puzzle.Question] {
	base := phrase("a global such as total or B.total", `^([A-Z]\.)?[a-z][a-z0-9-]*$`, func(text string) (puzzle.Question, error) {
		q := puzzle.Question{Global: text}
		if line, global, ok := strings.Cut(text, "."); ok {
			q.Line, q.Global = line, global
		}
		return q, nil
	})
	return shape[puzzle.Question]{base.schema, func(r *reader, n ast.Node) puzzle.Question {
		q := base.read(r, n)
		r.whenRead(func(p *puzzle.Puzzle) {
			r.needGlobal(n, p, q.Global)
			if q.Line != "" && p.Line(q.Line) < 0 {
				r.fail(n, Suggest(q.Line, p.Lines), "there is no line %q", printable(q.Line, 8))
			}
		})
		return q
	}}
}
