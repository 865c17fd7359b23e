package compile

import (
	"slices"

	"lostupdate/engine"
)

// openLines makes a process of every line in which somebody works. One whose
// parent is not among them cannot be forked, and starts by itself.
func (f *Factory) openLines() {
	homes := f.homes()
	for i, line := range f.Puzzle.Lines {
		if slices.Contains(homes, line) {
			f.Lines = append(f.Lines, i)
		}
	}
	for _, i := range f.Lines {
		trait := f.Puzzle.LineTrait(f.Puzzle.Lines[i])
		process := engine.Process{Name: f.Puzzle.Lines[i], HouseKey: f.Blueprint.On(trait.HouseKey)}
		if parent := f.processOf(trait.Parent); parent >= 0 {
			process.Forked, process.Parent, process.Detached = true, parent, f.Blueprint.On(trait.Detached)
		}
		f.Program.Processes = append(f.Program.Processes, process)
	}
}

// homes returns the lines of those who come to work.
func (f *Factory) homes() []string { return f.Blueprint.Homes[:f.Puzzle.Staff(f.Blueprint)] }

// processOf returns the process of a line, or -1 where nobody works in it or the
// name is "".
func (f *Factory) processOf(line string) int { return slices.Index(f.Lines, f.Puzzle.Line(line)) }

// leader returns the number of the first worker in a line, or 0.
func (f *Factory) leader(line string) int {
	return 1 + slices.Index(f.homes(), line)
}

// leads reports whether a worker's line closes when he has done his work.
func (f *Factory) leads(worker int, line string) bool {
	trait := f.Puzzle.LineTrait(line)
	return f.leader(line) == worker && (trait.Leads || f.processOf(trait.Parent) >= 0)
}
