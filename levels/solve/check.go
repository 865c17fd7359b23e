package solve

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Check reports everything that keeps a level out of a campaign: what grade.Check
// reports, pars that are not what the solver finds, a best solution that no proof
// shows, and right solutions that are simpler than every proof.
func Check(level *levels.Level, limits Limits) []grade.Problem {
	result, err := Solve(level, limits)
	return CheckSolved(level, result, err, limits)
}

// CheckSolved is Check for a level that Solve has been asked about with the same limits.
func CheckSolved(level *levels.Level, result *Result, err error, limits Limits) []grade.Problem {
	problems := grade.Check(level, limits.Search)
	if err != nil {
		return append(problems, grade.Problem{File: level.ParFile(), Message: err.Error(), Unknown: errors.Is(err, ErrUndecided)})
	}
	if !result.Solved(level) {
		return append(problems, grade.Problem{File: level.ParFile(), Message: "the solver finds no right solution", Unknown: !result.Complete})
	}
	// A search that was cut short may have missed a better solution or only not proved it.
	undecided := result.Undecided > 0
	report := func(file, message string, args ...any) {
		problems = append(problems, grade.Problem{File: file, Message: fmt.Sprintf(message, args...), Unknown: undecided})
	}
	if !result.Par.Equal(&level.Par) {
		report(level.ParFile(), "is not what the best solution needs; \"inspector check --write\" writes this:\n%s", format.PrintPar(result.Par, level.Puzzle.Role))
	}
	for _, s := range result.Unintended(level) {
		report("", "can be solved with fewer %s than any proof, %d instead of %d, by this; if that is well, declare it as a proof:\n%s",
			s.What, s.Needs, s.Known, Describe(level.Puzzle, s.Blueprint))
	}
	if result.First != nil {
		reportUnshown(level.Part(puzzle.Saboteur), result.First, limits, report)
		reportUnshown(level.Part(puzzle.Engineer), result.Second(), limits, report)
	} else if slices.ContainsFunc(level.Puzzle.Parts(), level.Puzzle.Built) {
		reportUnshown(level, result, limits, report)
	}
	return problems
}

// reportUnshown reports where the solver knows better than every declared proof: then
// nobody has shown that the star can be earned.
func reportUnshown(level *levels.Level, result *Result, limits Limits, report func(file, message string, args ...any)) {
	fast, lean := false, false
	for _, proof := range level.Proofs {
		if !level.Puzzle.Built(level.Puzzle.PartOf(proof.Blueprint)) {
			continue
		}
		r, err := grade.Judge(level, proof.Blueprint, limits.Search)
		if err != nil {
			return // told already
		}
		m := &r.Measures
		fast = fast || m.Ticks <= result.Par.Ticks
		lean = lean || m.Keys <= result.Par.Keys && m.Memory <= result.Par.Memory && m.Switches <= result.Par.Switches
	}
	if !fast {
		report("", "has no proof as fast as the solver's, which needs %d ticks:\n%s", result.Par.Ticks, Describe(level.Puzzle, *result.Fastest))
	}
	if !lean {
		report("", "has no proof as lean as the solver's:\n%s", Describe(level.Puzzle, *result.Leanest))
	}
}

// Describe returns a blueprint as a solution file has it, without the lines that are the
// same in every solution.
func Describe(p *puzzle.Puzzle, b puzzle.Blueprint) string {
	text := string(format.PrintSolution(&puzzle.Solution{Level: p.ID, Revision: p.Revision, Blueprint: b}, p))
	_, text, _ = strings.Cut(text, "revision: ")
	_, text, _ = strings.Cut(text, "\n")
	return text
}
