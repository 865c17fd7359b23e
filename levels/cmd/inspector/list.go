package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"lostupdate/levels/puzzle"
)

type listCommand struct {
	Coverage bool `help:"Show for each concept that must be taught which levels teach it; 1 is the exit code if some concept has none."`
	JSON     bool `help:"Print JSON for other programs."`
}

// listed is a level in the JSON of list.
type listed struct {
	ID       string    `json:"id"`
	Chapter  int       `json:"chapter"`
	Number   int       `json:"number"`
	Role     string    `json:"role"`
	Concepts []string  `json:"concepts"`
	Title    bilingual `json:"title"`
	Variants int       `json:"variants"`
}

func (c *listCommand) run(t *tool) error {
	if c.Coverage {
		return c.coverage(t)
	}
	catalog, err := t.catalog()
	if err != nil {
		return err
	}
	all := []listed{}
	for _, l := range catalog.Levels() {
		p := l.Puzzle
		all = append(all, listed{
			ID: p.ID, Chapter: p.Chapter, Number: p.Number, Role: p.Role.String(), Concepts: append([]string{}, p.Concepts...),
			Title:    bilingual{l.Text(puzzle.English).Title, l.Text(puzzle.Chinese).Title},
			Variants: l.Variants(),
		})
	}
	if c.JSON {
		return t.printJSON(all)
	}
	table := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	for _, l := range all {
		fmt.Fprintf(table, "%d\t%s\t%s\t%s · %s\t%s\n", l.Number, l.ID, l.Role, l.Title.EN, l.Title.ZH, strings.Join(l.Concepts, ", "))
	}
	return table.Flush()
}
