package main

import (
	"fmt"
	"io"
	"os"

	"lostupdate/engine"
	"lostupdate/levels/class"
	"lostupdate/levels/class/report"
	"lostupdate/levels/puzzle"
)

type gradeCommand struct {
	Paths      []string `arg:"" help:"Tickets: files, folders, or zip archives as a learning platform gives them out."`
	Assignment string   `help:"The assignment's link or text, or a file with it; without it, every level counts that is in some ticket." placeholder:"LINK"`
	Format     string   `help:"How to print: table, csv, gradebook, json, html, junit, md or gradescope." enum:"table,csv,gradebook,json,html,junit,md,gradescope" default:"table"`
	Lang       string   `help:"Language of titles and sentences: en or zh." enum:"en,zh" default:"en"`
	MinScore   int      `help:"End with 1 if a ticket has less than so many percent of the wanted stars, or cannot be graded." default:"0" placeholder:"N"`
	Out        string   `help:"Write into this file instead of printing." type:"path" placeholder:"FILE"`
	Effort     int      `help:"How many times as much as usual judging a ticket and a class may cost; what costs more is undecided." default:"1" placeholder:"N"`
	limitFlags
}

func (c *gradeCommand) run(t *tool) error {
	limits, err := c.limits()
	if err != nil {
		return err
	}
	if c.MinScore < 0 || c.MinScore > 100 {
		return usageError("--min-score is a percentage: 0 to 100")
	}
	const effortMax = 1_000
	if c.Effort < 1 || c.Effort > effortMax {
		return usageError(fmt.Sprintf("--effort is a number from 1 to %d", effortMax))
	}
	a, err := readAssignment(c.Assignment)
	if err != nil {
		return err
	}
	catalog, err := t.catalog()
	if err != nil {
		return err
	}
	files, err := class.Collect(c.Paths)
	if err != nil {
		return unreadablePath(err, "name tickets, a folder or a zip archive of tickets.")
	}
	options := class.Options{Catalog: catalog, Assignment: a, Limits: orDefault(limits), Efforts: class.DefaultEfforts().Times(c.Effort)}
	roster := class.Grade(files, options, progressBar(t.log))
	if err := c.write(t, roster); err != nil {
		return err
	}
	c.settle(t, roster)
	return nil
}

// orDefault leaves limits at the class's own defaults where none was given, and otherwise fills in those that were not.
func orDefault(given engine.Limits) engine.Limits {
	limits := class.DefaultLimits()
	if given.States != 0 {
		limits.States = given.States
	}
	if given.Transitions != 0 {
		limits.Transitions = given.Transitions
	}
	if given.MemoryBytes != 0 {
		limits.MemoryBytes = given.MemoryBytes
	}
	return limits
}

func (c *gradeCommand) write(t *tool, roster *class.Roster) error {
	out := t.out
	if c.Out != "" {
		f, err := os.Create(c.Out)
		if err != nil {
			return unreadablePath(err, writeAdvice)
		}
		defer f.Close()
		out = f
	}
	return report.Write(out, report.Format(c.Format), roster, puzzle.Language(c.Lang))
}

// settle tells on the error stream what could not be graded, and decides the exit code. For Gradescope the result
// says it all: a submission without a ticket is a result of 0 points, and no failure of the tool.
func (c *gradeCommand) settle(t *tool, roster *class.Roster) {
	if c.Format != string(report.Table) || c.Out != "" {
		for _, p := range append(append([]*class.Problem{}, roster.Strange...), roster.Refused...) {
			fmt.Fprintf(t.log, "%s: %s\n", p.Place, p.Text.In(puzzle.Language(c.Lang)))
		}
	}
	below := c.MinScore > 0 && len(roster.Refused) > 0
	for i := range roster.Students {
		below = below || roster.Percent(&roster.Students[i]) < c.MinScore
	}
	switch {
	case len(roster.Students) == 0 && c.Format != string(report.Gradescope):
		fmt.Fprintln(t.log, "inspector: there is no ticket that can be graded")
		t.code = exitUnreadable
	case below:
		t.code = exitRefuted
	case roster.Undecided():
		t.code = exitUnknown
	}
}

// progressBar returns what tells a person at a terminal how far the grading is; nil where nobody looks.
func progressBar(log io.Writer) func(done, all int) {
	f, ok := log.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(done, all int) {
		end := ""
		if done == all {
			end = "\n"
		}
		fmt.Fprintf(f, "\r%d of %d solutions judged%s", done, all, end)
	}
}
