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
	Unintended []shortcut `json:"unintended"`
}

type spread struct {
	Ticks  histogram `json:"ticks"`
	Keys   histogram `json:"keys"`
	Memory histogram `json:"memory"`
}

type histogram struct {
	From int64   `json:"from"`
	Step int64   `json:"step"`
	Bars []int64 `json:"bars"`
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
	case result.Par.Correct > 0:
	case result.Par.Partial:
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
	par := &r.Par
	s := &solved{
		Level: level.ID(), Complete: !par.Partial, Tried: par.Tried, Correct: par.Correct, Undecided: r.Undecided,
		Ticks: par.Ticks, Switches: par.Switches, Keys: par.Keys, Memory: par.Memory, Steps: par.Steps, Interrupts: par.Interrupts,
		Histogram:  spread{histogramOf(&par.TicksSpread), histogramOf(&par.KeysSpread), histogramOf(&par.MemorySpread)},
		Unintended: []shortcut{},
	}
	if par.Correct > 0 {
		s.Fastest, s.Leanest = optional(solve.Describe(level.Puzzle, r.Fastest)), optional(solve.Describe(level.Puzzle, r.Leanest))
	}
	for _, found := range r.Unintended(level) {
		s.Unintended = append(s.Unintended, shortcut{found.What, found.Needs, found.Known, solve.Describe(level.Puzzle, found.Blueprint)})
	}
	return s
}

func histogramOf(h *puzzle.Histogram) histogram {
	return histogram{From: h.First, Step: h.Width, Bars: append([]int64{}, h.Used()...)}
}

func printSolved(t *tool, level *levels.Level, s *solved) {
	share := "all there are"
	if !s.Complete {
		share = "a limit was reached, there may be more"
	}
	if level.Puzzle.Role == puzzle.Saboteur {
		fmt.Fprintf(t.out, "%s: %s, %s at best\n", s.Level, plural(s.Steps, "step"), plural(s.Interrupts, "interrupt"))
		printSolution(t, "with the fewest steps", s.Fastest)
		printSolution(t, "with the fewest interrupts", s.Leanest)
		return
	}
	fmt.Fprintf(t.out, "%s: %s tried (%s), %d right, %d undecided\n", s.Level, plural(s.Tried, "solution"), share, s.Correct, s.Undecided)
	if s.Correct == 0 {
		return
	}
	printSolution(t, fmt.Sprintf("the fastest, with %s", plural(int(s.Ticks), "tick")), s.Fastest)
	printSolution(t, fmt.Sprintf("the leanest, with %s, memory %d, %s", plural(int(s.Keys), "key"), s.Memory, plural(int(s.Switches), "switch")), s.Leanest)
	printHistogram(t, "ticks", &s.Histogram.Ticks)
	printHistogram(t, "keys", &s.Histogram.Keys)
	printHistogram(t, "memory", &s.Histogram.Memory)
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
func printHistogram(t *tool, name string, h *histogram) {
	const barWidth = 40
	highest := int64(1)
	for _, n := range h.Bars {
		highest = max(highest, n)
	}
	fmt.Fprintf(t.out, "  %s:\n", name)
	for i, n := range h.Bars {
		from := h.From + int64(i)*h.Step
		label := fmt.Sprint(from)
		if h.Step > 1 {
			label = fmt.Sprintf("%d-%d", from, from+h.Step-1)
		}
		fmt.Fprintf(t.out, "    %9s %6d %s\n", label, n, strings.Repeat("#", int((n*barWidth+highest-1)/highest)))
	}
}
