package main

import (
	"errors"
	"fmt"
	"strings"

	"lostupdate/levels"
	"lostupdate/levels/puzzle"
	"lostupdate/levels/solve"
)

type solveCommand struct {
	Level string `arg:"" help:"Id of a level, or a level file."`
	JSON  bool   `help:"Print JSON for other programs."`
	solveFlags
}

// solveFlags bound the solver.
type solveFlags struct {
	Blueprints int `help:"Try so many solutions of a level (0: the default)." default:"0" placeholder:"N"`
	Steps      int `help:"Search so many steps for a level (0: the default)." default:"0" placeholder:"N"`
	limitFlags
}

func (f solveFlags) solveLimits() (solve.Limits, error) {
	search, err := f.limits()
	if err == nil && (f.Blueprints < 0 || f.Steps < 0) {
		err = usageError("limits cannot be negative")
	}
	return solve.Limits{Blueprints: f.Blueprints, Steps: f.Steps, Search: search}, err
}

// solved is the JSON of solve.
type solved struct {
	Level      string     `json:"level"`
	Complete   bool       `json:"complete"`
	Tried      int        `json:"tried"`
	Correct    int        `json:"correct"`
	Undecided  int        `json:"undecided"`
	Ticks      int64      `json:"ticks"`
	Switches   int64      `json:"switches"`
	Keys       int64      `json:"keys"`
	Memory     int64      `json:"memory"`
	Steps      int        `json:"steps"`
	Interrupts int        `json:"interrupts"`
	Histogram  spread     `json:"histogram"`
	Fastest    *string    `json:"fastest"`
	Leanest    *string    `json:"leanest"`
	Shortest   *string    `json:"shortest"`
	Clearest   *string    `json:"clearest"`
	Unintended []shortcut `json:"unintended"`
	First      *solved    `json:"first,omitempty"` // of the first part, where both parts are built
}

// spread has pairs of a value and how many solutions need just that.
type spread struct {
	Ticks  [][2]int64 `json:"ticks"`
	Keys   [][2]int64 `json:"keys"`
	Memory [][2]int64 `json:"memory"`
}

type shortcut struct {
	What     string `json:"what"`
	Needs    int    `json:"needs"`
	Known    int    `json:"known"`
	Solution string `json:"solution"`
}

func (c *solveCommand) run(t *tool) error {
	limits, err := c.solveLimits()
	if err != nil {
		return err
	}
	level, err := t.level(c.Level)
	if err != nil {
		return err
	}
	result, err := solve.Solve(level, limits)
	if err != nil {
		return t.unsolved(err)
	}
	switch {
	case result.Solved(level):
	case !result.Complete:
		t.code = exitUnknown
	default:
		t.code = exitRefuted
	}
	report := solvedOf(level, result)
	if c.JSON {
		return t.printJSON(report)
	}
	printSolved(t, level, report)
	return nil
}

// unsolved says why a level has no solution at all, which is no mistake of the user.
func (t *tool) unsolved(err error) error {
	switch {
	case errors.Is(err, solve.ErrUndecided):
		t.code = exitUnknown
	case errors.Is(err, solve.ErrUnbreakable):
		t.code = exitRefuted
	default:
		return err
	}
	fmt.Fprintf(t.out, "%v\n", err)
	return nil
}

func solvedOf(level *levels.Level, r *solve.Result) *solved {
	if r.First != nil {
		s := solvedOf(level.Part(puzzle.Engineer), r.Second())
		s.First = solvedOf(level.Part(puzzle.Saboteur), r.First)
		return s
	}
	par := &r.Par
	text := func(b *puzzle.Blueprint) *string {
		if b == nil {
			return nil
		}
		return optional(solve.Describe(level.Puzzle, *b))
	}
	s := &solved{
		Level: level.ID(), Complete: r.Complete, Tried: r.Tried, Correct: r.Correct, Undecided: r.Undecided,
		Ticks: par.Ticks, Switches: par.Switches, Keys: par.Keys, Memory: par.Memory, Steps: par.Steps, Interrupts: par.Interrupts,
		Histogram: spread{pairs(par.Histogram.Ticks), pairs(par.Histogram.Keys), pairs(par.Histogram.Memory)},
		Fastest:   text(r.Fastest), Leanest: text(r.Leanest), Shortest: text(r.Shortest), Clearest: text(r.Clearest),
		Unintended: []shortcut{},
	}
	for _, found := range r.Unintended(level) {
		s.Unintended = append(s.Unintended, shortcut{found.What, found.Needs, found.Known, solve.Describe(level.Puzzle, found.Blueprint)})
	}
	return s
}

func pairs(bars []puzzle.Bar) [][2]int64 {
	all := [][2]int64{}
	for _, b := range bars {
		all = append(all, [2]int64{b.Value, b.Count})
	}
	return all
}

func printSolved(t *tool, level *levels.Level, s *solved) {
	if s.First != nil {
		fmt.Fprintln(t.out, "First, slowing the shift down:")
		printSolved(t, level.Part(puzzle.Saboteur), s.First)
		fmt.Fprintln(t.out, "Then, repairing it:")
		level = level.Part(puzzle.Engineer)
	}
	fmt.Fprintf(t.out, "%s:\n", s.Level)
	if s.Shortest != nil {
		printSolution(t, "the shortest schedule, with "+plural(s.Steps, "step"), s.Shortest)
		printSolution(t, "the clearest schedule, with "+plural(s.Interrupts, "interrupt"), s.Clearest)
	}
	if level.Puzzle.Role == puzzle.Saboteur && !level.Puzzle.Slowing() {
		return
	}
	share := "all there are"
	if !s.Complete {
		share = "a limit was reached, there may be more"
	}
	fmt.Fprintf(t.out, "  %s tried (%s), %d right, %d undecided\n", plural(s.Tried, "solution"), share, s.Correct, s.Undecided)
	if s.Correct == 0 {
		return
	}
	printSolution(t, fmt.Sprintf("the fastest, with %s", plural(int(s.Ticks), "tick")), s.Fastest)
	printSolution(t, fmt.Sprintf("the leanest, with %s, memory %d, %s", plural(int(s.Keys), "key"), s.Memory, plural(int(s.Switches), "switch")), s.Leanest)
	printHistogram(t, "ticks", s.Histogram.Ticks)
	printHistogram(t, "keys", s.Histogram.Keys)
	printHistogram(t, "memory", s.Histogram.Memory)
	for _, u := range s.Unintended {
		printSolution(t, fmt.Sprintf("simpler than every proof, with %d %s instead of %d", u.Needs, u.What, u.Known), &u.Solution)
	}
}

func printSolution(t *tool, what string, solution *string) {
	fmt.Fprintf(t.out, "  %s:\n", what)
	for _, line := range strings.Split(strings.TrimRight(*solution, "\n"), "\n") {
		fmt.Fprintf(t.out, "    %s\n", line)
	}
}

// printHistogram draws one bar a line; the longest is as wide as barWidth.
func printHistogram(t *tool, name string, bars [][2]int64) {
	const barWidth = 40
	highest := int64(1)
	for _, b := range bars {
		highest = max(highest, b[1])
	}
	fmt.Fprintf(t.out, "  %s:\n", name)
	for _, b := range bars {
		fmt.Fprintf(t.out, "    %7d %6d %s\n", b[0], b[1], strings.Repeat("#", int((b[1]*barWidth+highest-1)/highest)))
	}
}
