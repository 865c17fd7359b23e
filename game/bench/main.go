//go:build !js

// Command bench measures the game, and prints the tables of game/README.md:
//
//	go run ./game/bench                      everything; half an hour, most of it for playing in the page and packing it
//	go run ./game/bench -parts frames,memory some of it
//
//	frames    the processor's work for a picture, and how much of it goes to the graphics card
//	page      how large the browser version is
//	browser   pictures a second in Chromium that draws in software (needs Chromium, and Linux to see what it costs)
//	start     time to the first picture, of the page and of the desktop program (needs Chromium; Xvfb or a display)
//	memory    the heap during an hour of play, at many times its speed
//	soak      what the page keeps during half an hour of play in Chromium, at several times its speed
//
// What is called "CPU" is processor time of all threads, garbage collection included, and the best of several rounds: it
// hardly depends on what else the machine does. All else is by the clock and wants an idle machine.
//
// It measures with clocks, which nothing in the game itself may do.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
)

// part is one table.
type part struct {
	name, title string
	about       string // what stands above the table
	columns     []string
	rows        []string // what the first column has, in order
	measure     func() ([][]string, error)
	first       bool // it counts what the process keeps, and is measured before any other part has left something in it
}

// parts are all tables, in the order of the README.
func parts() []part {
	return []part{framesPart(), pagePart(), browserPart(), startPart(), memoryPart(), pageSoakPart()}
}

func main() {
	testing.Init() // the browser is driven by a package for tests
	asked := flag.String("parts", "", "which parts, with commas between them; all if empty")
	flag.Parse()
	if err := run(os.Stdout, strings.FieldsFunc(*asked, func(r rune) bool { return r == ',' })); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, asked []string) error {
	for _, name := range asked {
		if !slices.ContainsFunc(parts(), func(p part) bool { return p.name == name }) {
			return fmt.Errorf("there is no part %q", name)
		}
	}
	wanted := slices.DeleteFunc(parts(), func(p part) bool { return len(asked) > 0 && !slices.Contains(asked, p.name) })
	cells := map[string][][]string{}
	for _, first := range []bool{true, false} {
		for _, p := range wanted {
			if p.first != first {
				continue
			}
			var err error
			if cells[p.name], err = p.measure(); err != nil {
				return fmt.Errorf("%s: %w", p.name, err)
			}
		}
	}
	for _, p := range wanted {
		fmt.Fprint(out, p.markdown(cells[p.name]))
	}
	return nil
}

// markdown writes the table; cells are the rows without their first column.
func (p part) markdown(cells [][]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n%s\n\n", p.title, p.about)
	line := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	line(p.columns)
	line(append([]string{"---"}, slices.Repeat([]string{"---:"}, len(p.columns)-1)...))
	for i, row := range p.rows {
		line(append([]string{row}, cells[i]...))
	}
	b.WriteString("\n")
	return b.String()
}

// count writes a number with spaces between thousands.
func count(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + " " + text[i:]
	}
	return text
}

func decimal(x float64) string {
	switch {
	case x < 10:
		return fmt.Sprintf("%.2f", x)
	case x < 100:
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.0f", x)
}
