package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

// covered is a row of the JSON of list --coverage.
type covered struct {
	ID     string    `json:"id"`
	Title  bilingual `json:"title"`
	Levels []string  `json:"levels"`
}

// coverage prints which levels teach what the campaign must teach. A concept that no
// level teaches is what the exit code is about.
func (c *listCommand) coverage(t *tool) error {
	required, err := levels.Concepts()
	if err != nil {
		return err
	}
	catalog, err := t.catalog()
	if err != nil {
		return err
	}
	rows := []covered{}
	var missing []string
	for _, concept := range required {
		row := covered{ID: concept.ID, Title: bilingual{concept.Title.EN, concept.Title.ZH}, Levels: []string{}}
		for _, l := range catalog.Levels() {
			if slices.Contains(l.Puzzle.Concepts, concept.ID) {
				row.Levels = append(row.Levels, l.ID())
			}
		}
		if len(row.Levels) == 0 {
			missing = append(missing, concept.Title.In(puzzle.English))
			t.code = exitRefuted
		}
		rows = append(rows, row)
	}
	if c.JSON {
		return t.printJSON(rows)
	}
	table := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		taught := strings.Join(row.Levels, ", ")
		if taught == "" {
			taught = "NO LEVEL"
		}
		fmt.Fprintf(table, "%s\t%s · %s\t%s\n", row.ID, row.Title.EN, row.Title.ZH, taught)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if len(missing) > 0 {
		fmt.Fprintf(t.out, "%d of %s taught by no level: %s\n", len(missing), plural(len(rows), "concept"), strings.Join(missing, ", "))
		return nil
	}
	fmt.Fprintf(t.out, "%s, each taught by a level\n", plural(len(rows), "concept"))
	return nil
}
