package main

import (
	"fmt"
	"math/big"

	"lostupdate/engine"
	"lostupdate/levels/compile"
	"lostupdate/levels/explain"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

type proveCommand struct {
	Level    string `arg:"" help:"Id of a level, or a level file."`
	Solution string `help:"Judge this solution; without it, the level as the player finds it." placeholder:"FILE"`
	JSON     bool   `help:"Print JSON for other programs."`
	Lang     string `help:"Language of the explanation: en or zh." enum:"en,zh" default:"en"`
	limitFlags
}

// proved is the JSON of prove.
type proved struct {
	Level         string             `json:"level"`
	Solution      *string            `json:"solution"`
	Verdict       string             `json:"verdict"`
	Finding       *string            `json:"finding"`
	Limit         *string            `json:"limit"`
	States        int                `json:"states"`
	Transitions   int                `json:"transitions"`
	Interleavings *string            `json:"interleavings"`
	Outcomes      []map[string]int64 `json:"outcomes"`
	Witness       *witness           `json:"witness"`
	Missed        []missed           `json:"missed"`
	Stars         stars              `json:"stars"`
	Explanation   bilingual          `json:"explanation"`
}

type witness struct {
	Schedule    string `json:"schedule"`
	Steps       int    `json:"steps"`
	Preemptions int    `json:"preemptions"`
	Repeats     int    `json:"repeats"`
}

type missed struct {
	Demand string `json:"demand"`
	Want   int64  `json:"want"`
	Got    int64  `json:"got"`
}

type stars struct {
	Works bool `json:"works"`
	Fast  bool `json:"fast"`
	Lean  bool `json:"lean"`
}

func (c *proveCommand) run(t *tool) error {
	limits, err := c.limits()
	if err != nil {
		return err
	}
	level, err := t.level(c.Level)
	if err != nil {
		return err
	}
	blueprint, err := t.blueprint(level, c.Solution)
	if err != nil {
		return err
	}
	result, err := grade.Judge(level, blueprint, limits)
	if err != nil {
		return err
	}
	t.code = [...]int{engine.Unknown: exitUnknown, engine.Proved: exitFine, engine.Refuted: exitRefuted}[result.Verdict]
	if c.JSON {
		report := provedOf(level.ID(), result)
		report.Solution = optional(c.Solution)
		return t.printJSON(report)
	}
	return c.print(t, level.ID(), result)
}

func provedOf(id string, r *grade.Result) *proved {
	p := &proved{
		Level: id, Verdict: r.Verdict.String(), Limit: optional(string(r.Limit)),
		Outcomes: []map[string]int64{}, Missed: []missed{},
		Stars:       stars{r.Stars.Works, r.Stars.Fast, r.Stars.Lean},
		Explanation: bilingual{r.Explanation.EN, r.Explanation.ZH},
	}
	if r.Verdict == engine.Refuted {
		p.Finding = optional(r.Finding.String())
	}
	if r.Report != nil {
		p.States, p.Transitions = r.Report.States, r.Report.Transitions
		if r.Report.Interleavings != nil {
			p.Interleavings = optional(r.Report.Interleavings.String())
		}
		for _, o := range r.Report.Outcomes {
			p.Outcomes = append(p.Outcomes, outcomeNames(r.Factory, o))
		}
	}
	if r.Replay != nil {
		s := r.Replay.Schedule()
		p.Witness = &witness{s.String(), len(s), r.Replay.Preemptions(), 0}
		if r.Finding == engine.Livelock {
			p.Witness.Repeats = len(r.Decisive)
		}
	}
	for _, m := range r.Missed {
		p.Missed = append(p.Missed, missed{string(m.Demand), m.Want, m.Got})
	}
	return p
}

// outcomeNames gives the values of an outcome their names.
func outcomeNames(f *compile.Factory, o engine.Outcome) map[string]int64 {
	byName := map[string]int64{}
	for i, id := range f.Program.ObservedVariables() {
		byName[f.Program.Objects[id].Name] = o[i]
	}
	return byName
}

// print tells a person.
func (c *proveCommand) print(t *tool, id string, r *grade.Result) error {
	verdict := r.Verdict.String()
	if r.Verdict == engine.Refuted {
		verdict += " (" + r.Finding.String() + ")"
	}
	fmt.Fprintf(t.out, "%s: %s\n  %s\n", id, verdict, r.Explanation.In(puzzle.Language(c.Lang)))
	if r.Replay != nil {
		s := r.Replay.Schedule()
		fmt.Fprintf(t.out, "  schedule: %s (%s, %s)\n", s, plural(len(s), "step"), plural(r.Replay.Preemptions(), "preemption"))
	}
	if r.Report != nil {
		fmt.Fprintf(t.out, "  searched: %s, %s", plural(r.Report.States, "state"), plural(r.Report.Transitions, "transition"))
		if r.Report.Interleavings != nil {
			fmt.Fprintf(t.out, ", %s", pluralBig(r.Report.Interleavings, "interleaving"))
		}
		fmt.Fprintln(t.out)
	}
	if r.Reference != nil {
		m := r.Measures
		fmt.Fprintf(t.out, "  reference shift: %s, %s, %s, memory %d\n", plural(int(m.Ticks), "tick"), plural(int(m.Switches), "switch"), plural(int(m.Keys), "key"), m.Memory)
	}
	if r.Verdict == engine.Proved {
		fmt.Fprintf(t.out, "  stars: %d of 3\n", r.Stars.Count())
	}
	return nil
}

// plural writes a count with its noun.
func plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case noun == "switch":
		return explain.Count(n) + " switches"
	}
	return explain.Count(n) + " " + noun + "s"
}

// pluralBig writes a count that may be huge with its noun.
func pluralBig(n *big.Int, noun string) string {
	if n.IsInt64() && n.Int64() == 1 {
		return "1 " + noun
	}
	many, rounded := explain.BigCount(n)
	if rounded {
		many = "more than " + many
	}
	return many + " " + noun + "s"
}
