package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"rsc.io/qr"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/puzzle"
)

type assignCommand struct {
	Levels  []string `arg:"" optional:"" help:"Ids of levels, each with the stars that are wanted where it is not one, as in the-key:2."`
	Chapter []int    `help:"All levels of this chapter; may be given again." placeholder:"N"`
	Stars   int      `help:"Stars wanted of each level that does not say." default:"1" placeholder:"N"`
	Label   string   `help:"What the assignment is called." placeholder:"TEXT"`
	Due     string   `help:"When it is due, in your own words." placeholder:"TEXT"`
	Lang    string   `help:"Language of the game: en or zh; any leaves it to the student." enum:"en,zh,any" default:"any"`
	Hints   string   `help:"Hints that students may open: free, first or none." enum:"free,first,none" default:"free"`
	Seed    uint32   `help:"Give every student variants of the levels, with numbers of their own, drawn from this seed and the name; 0 gives everybody the same." default:"0" placeholder:"N"`
	Address string   `help:"Address where the class finds the browser version; without it, the text for the game's --assignment is printed." placeholder:"URL"`
	PNG     string   `name:"png" help:"Write the QR code into this picture." type:"path" placeholder:"FILE.png"`
	JSON    bool     `help:"Print JSON for other programs."`
}

// assigned is the JSON of assign.
type assigned struct {
	Text   string          `json:"text"`
	Link   *string         `json:"link"`
	Code   string          `json:"code"`
	Hash   string          `json:"hash"`
	Seed   uint32          `json:"seed"`
	Levels []assignedLevel `json:"levels"`
}

type assignedLevel struct {
	ID       string `json:"id"`
	Revision int    `json:"revision"`
	Stars    int    `json:"stars"`
}

func (c *assignCommand) run(t *tool) error {
	catalog, err := t.catalog()
	if err != nil {
		return err
	}
	a := &class.Assignment{Label: c.Label, Due: c.Due, Hints: class.Hints(c.Hints), Seed: c.Seed}
	if c.Lang != "any" {
		a.Language = puzzle.Language(c.Lang)
	}
	if err := c.choose(catalog, a); err != nil {
		return err
	}
	if err := a.Check(); err != nil {
		return err
	}
	shown := a.Text()
	report := assigned{Text: shown, Code: a.Code(), Hash: a.Hash(), Seed: a.Seed}
	if c.Address != "" {
		if !strings.HasPrefix(c.Address, "https://") && !strings.HasPrefix(c.Address, "http://") {
			return usageError("--address must begin with https:// or http://")
		}
		shown = a.Link(c.Address)
		report.Link = &shown
	}
	picture, err := qr.Encode(shown, qr.L)
	if err != nil && c.PNG != "" {
		return usageError("this is too long for a QR code: ask for fewer levels, or give the link")
	}
	if c.PNG != "" {
		if err := os.WriteFile(c.PNG, picture.PNG(), 0o644); err != nil {
			return unreadablePath(err, writeAdvice)
		}
	}
	if c.JSON {
		for _, w := range a.Levels {
			report.Levels = append(report.Levels, assignedLevel(w))
		}
		return t.printJSON(report)
	}
	c.print(t, a, shown, picture)
	return nil
}

// choose puts the levels that were named into the assignment, in the order in which they were.
func (c *assignCommand) choose(catalog *levels.Catalog, a *class.Assignment) error {
	add := func(l *levels.Level, stars int) {
		a.Levels = append(a.Levels, class.Wanted{ID: l.ID(), Revision: l.Puzzle.Revision, Stars: stars})
	}
	for _, number := range c.Chapter {
		in := catalog.InChapter(number)
		if len(in) == 0 {
			return usageError(fmt.Sprintf("there is no level in chapter %d", number))
		}
		for _, l := range in {
			add(l, c.Stars)
		}
	}
	for _, name := range c.Levels {
		id, text, found := strings.Cut(name, ":")
		stars := c.Stars
		if found {
			var err error
			if stars, err = strconv.Atoi(text); err != nil {
				return usageError(fmt.Sprintf("%q: write the id and the stars, as in the-key:2", name))
			}
		}
		l, ok := catalog.Level(id)
		if !ok {
			return unknownLevel(catalog, id)
		}
		add(l, stars)
	}
	if len(a.Levels) == 0 {
		return usageError("name levels, or chapters with --chapter N")
	}
	return nil
}

func (c *assignCommand) print(t *tool, a *class.Assignment, shown string, picture *qr.Code) {
	fmt.Fprintf(t.out, "%s\n\ncode: %s\n%s, %s wanted\n", shown, a.Code(), plural(len(a.Levels), "level"), plural(a.Stars(), "star"))
	if a.Varied() {
		fmt.Fprintf(t.out, "own numbers for every student, seed %d\n", a.Seed)
	}
	if picture == nil {
		fmt.Fprintln(t.out, "This is too long for a QR code; the link works all the same.")
		return
	}
	fmt.Fprintf(t.out, "\n%s", qrText(picture))
}

// qrText draws a QR code with two modules in each character. What is light in the code is drawn, as most terminals are
// dark; on a light one the code comes out inverted, which telephones read too.
func qrText(code *qr.Code) string {
	const quiet = 2
	var b strings.Builder
	for y := -quiet; y < code.Size+quiet; y += 2 {
		for x := -quiet; x < code.Size+quiet; x++ {
			upper, lower := !code.Black(x, y), !code.Black(x, y+1)
			switch {
			case upper && lower:
				b.WriteRune('█')
			case upper:
				b.WriteRune('▀')
			case lower:
				b.WriteRune('▄')
			default:
				b.WriteByte(' ')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
