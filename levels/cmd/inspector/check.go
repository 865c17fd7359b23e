package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/pack"
	"lostupdate/levels/puzzle"
	"lostupdate/levels/solve"
)

type checkCommand struct {
	Levels []string `arg:"" optional:"" help:"Ids of levels, level.yaml files, or packs (folders or .zip archives); all of the campaign where left out."`
	All    bool     `help:"Check the whole campaign, as without names."`
	Write  bool     `help:"Write the pars of every level and variant before checking."`
	JSON   bool     `help:"Print JSON for other programs."`
	solveFlags
}

// checked is a level in the JSON of check.
type checked struct {
	ID       string    `json:"id"`
	Fine     bool      `json:"fine"`
	Problems []problem `json:"problems"`
}

type problem struct {
	File    string `json:"file"`
	Message string `json:"message"`
	Unknown bool   `json:"unknown"`
}

func (c *checkCommand) run(t *tool) error {
	limits, err := c.solveLimits()
	if err != nil {
		return err
	}
	if c.All && len(c.Levels) > 0 {
		return usageError("check takes either --all or names of levels")
	}
	if c.Write && t.data == "" {
		t.data = filepath.Join("levels", "data")
	}
	all, err := c.chosen(t)
	if err != nil {
		return err
	}
	began := time.Now()
	results, err := c.checkAll(t, all, limits)
	if err != nil {
		return err
	}
	fmt.Fprintf(t.log, "checked in %s\n", time.Since(began).Round(100*time.Millisecond))
	if c.JSON {
		return t.printJSON(results)
	}
	t.printChecked(all, results)
	return nil
}

func (c *checkCommand) chosen(t *tool) ([]*levels.Level, error) {
	if len(c.Levels) == 0 {
		catalog, err := t.catalog()
		if err != nil {
			return nil, err
		}
		return withVariants(catalog.Levels())
	}
	var chosen []*levels.Level
	for _, name := range c.Levels {
		if isPack(name) {
			if c.Write {
				return nil, usageError("pars of a pack are written with \"--data FOLDER check --write\"")
			}
			catalog, err := pack.Open(name)
			if err != nil {
				return nil, err
			}
			chosen = append(chosen, catalog.Levels()...)
			continue
		}
		l, err := t.level(name)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, l)
	}
	return withVariants(chosen)
}

// withVariants returns levels, each followed by its other variants. One that was named itself comes alone.
func withVariants(all []*levels.Level) ([]*levels.Level, error) {
	var each []*levels.Level
	for _, l := range all {
		if _, number := puzzle.SplitID(l.ID()); number > 1 {
			each = append(each, l)
			continue
		}
		family, err := l.Family()
		if err != nil {
			return nil, err
		}
		each = append(each, family...)
	}
	return each, nil
}

// isPack reports whether an argument is a level pack: an archive, or a folder with a
// list of chapters.
func isPack(name string) bool {
	info, err := os.Stat(name)
	return err == nil && (info.IsDir() || pack.IsArchive(name))
}

// checkAll checks the levels, a few at a time since much of a check cannot be shared
// between processors, and settles the exit code: what is known to be wrong weighs more than
// what is not known. The variants of a level are checked one after the other, since they are compared with the pars of the
// first, which may only be written now.
func (c *checkCommand) checkAll(t *tool, all []*levels.Level, limits solve.Limits) ([]checked, error) {
	results, errs := make([]checked, len(all)), make([]error, len(all))
	next := make(chan [2]int) // from which to which level
	var inspectors sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		inspectors.Go(func() {
			for family := range next {
				for i := family[0]; i < family[1]; i++ {
					results[i], errs[i] = c.check(t, all[i], limits)
				}
			}
		})
	}
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].Base() == all[from].Base() {
			to++
		}
		next <- [2]int{from, to}
		from = to
	}
	close(next)
	inspectors.Wait()
	for _, r := range results {
		for _, p := range r.Problems {
			switch {
			case !p.Unknown:
				t.code = exitRefuted
			case t.code == exitFine:
				t.code = exitUnknown
			}
		}
	}
	return results, errors.Join(errs...)
}

// check checks one level, whose pars are written first where that was asked for.
func (c *checkCommand) check(t *tool, l *levels.Level, limits solve.Limits) (checked, error) {
	result := checked{ID: l.ID(), Fine: true, Problems: []problem{}}
	solution, failure := solve.Solve(l, limits)
	if c.Write && failure == nil && solution.Solved(l) {
		if err := writePar(t, l, solution.Par); err != nil {
			return result, err
		}
	}
	problems := solve.CheckSolved(l, solution, failure, limits)
	if first, ok := l.Variant(1); ok && first != l {
		problems = append(problems, solve.CheckVariant(l, first)...)
	}
	for _, p := range problems {
		result.Fine = false
		result.Problems = append(result.Problems, problem(p))
	}
	return result, nil
}

// writePar writes a level's pars beside it, if they changed.
func writePar(t *tool, l *levels.Level, par puzzle.Par) error {
	if par.Equal(&l.Par) {
		return nil
	}
	if l.Folder == "" {
		return usageError("pars can only be written for a level.yaml in a folder of its own")
	}
	folder := filepath.FromSlash(l.Folder)
	if _, ok := os.Stat(filepath.Join(t.data, folder)); ok == nil {
		folder = filepath.Join(t.data, folder)
	}
	l.Par = par
	return os.WriteFile(filepath.Join(folder, l.ParFile()), format.PrintPar(par, l.Puzzle.Role), 0o644)
}

func (t *tool) printChecked(all []*levels.Level, results []checked) {
	wrong := 0
	for i, r := range results {
		if r.Fine {
			fmt.Fprintf(t.out, "ok    %s: %s, %s, %s\n", r.ID, plural(len(all[i].Proofs), "proof"), plural(len(all[i].Traps), "trap"), parText(all[i]))
			continue
		}
		wrong++
		fmt.Fprintf(t.out, "WRONG %s\n", r.ID)
		for _, p := range r.Problems {
			fmt.Fprintf(t.out, "      %s: %s\n", p.File, p.Message)
		}
	}
	if wrong == 0 {
		fmt.Fprintf(t.out, "%s checked, all fine\n", levelsAndVariants(all))
		return
	}
	fmt.Fprintf(t.out, "%s checked, %d not as they should be\n", levelsAndVariants(all), wrong)
}

// levelsAndVariants counts levels, and apart from them the variants that nobody sees without a seed.
func levelsAndVariants(all []*levels.Level) string {
	variants := 0
	for _, l := range all {
		if _, number := puzzle.SplitID(l.ID()); number > 1 {
			variants++
		}
	}
	if variants == 0 {
		return plural(len(all), "level")
	}
	return plural(len(all)-variants, "level") + " and " + plural(variants, "variant")
}

func parText(l *levels.Level) string {
	par := l.Par
	broken := fmt.Sprintf("par %s, %s", plural(par.Steps, "step"), plural(par.Interrupts, "interrupt"))
	built := builtText(&par)
	switch {
	case par.First != nil:
		return builtText(par.First) + "; " + built
	case l.Puzzle.Role == puzzle.Saboteur:
		return broken
	case l.Puzzle.Role == puzzle.Both:
		return broken + "; " + built
	default:
		return built
	}
}

func builtText(par *puzzle.Par) string {
	return fmt.Sprintf("par %s; %s, memory %d, %s", plural(int(par.Ticks), "tick"), plural(int(par.Keys), "key"), par.Memory, plural(int(par.Switches), "switch"))
}
