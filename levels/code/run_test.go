package code_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/levels/code"
	"lostupdate/levels/grade"
	"lostupdate/levels/hosttest"
)

// paced returns a program of the factory with another patience: short where somebody can wait
// for ever, since the test need not, and long where every schedule is right, since the machine
// may be slow. What else is broken keeps its own: there, too, some may wait to the end.
func (f *factory) paced(t *testing.T, text string) string {
	t.Helper()
	seconds := "10"
	if f.result.Report.Verdict == engine.Proved {
		seconds = "60"
	} else if f.can(t, engine.Deadlock) || f.can(t, engine.Livelock) {
		seconds = "1"
	}
	text = strings.Replace(text, "time.monotonic() + 10\n", "time.monotonic() + "+seconds+"\n", 1)
	return strings.Replace(text, "10*time.Second", seconds+"*time.Second", 1)
}

// programs writes the programs of all factories into folders of their own, and returns the
// folders' names in that order.
func programs(t *testing.T, folder, file string, language code.Language, change func(name, text string) string) []string {
	t.Helper()
	var names []string
	for _, f := range factories(t) {
		program, err := code.Write(f.level, f.blueprint, code.Options{Language: language, Result: f.result})
		require.NoError(t, err, f.name)
		name := strings.NewReplacer(" ", "_", "-", "_").Replace(f.name)
		names = append(names, name)
		require.NoError(t, os.MkdirAll(filepath.Join(folder, name), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(folder, name, file), []byte(change(name, f.paced(t, program.Text()))), 0o644))
	}
	return names
}

// Every Python program runs, and what it prints is something that the engine says can
// happen. Starting the interpreter is what takes time: one that is never used up starts
// those of the campaign, and only the others have one of their own.
func TestPythonProgramsRun(t *testing.T) {
	hosttest.Needs(t, "python3")
	folder := t.TempDir()
	names := programs(t, folder, "main.py", code.Python, func(_, text string) string { return text })
	starter, err := filepath.Abs(filepath.Join("testdata", "starter.py"))
	require.NoError(t, err)
	alone := len(specimens(t))
	together := names[:len(names)-alone]
	var commands [][]string
	for _, name := range names[len(together):] {
		commands = append(commands, []string{"python3", filepath.Join(folder, name, "main.py")})
	}
	ends := append(started(t, folder, starter, together), runAll(t, commands)...)
	for i, f := range factories(t) {
		t.Run(f.name, func(t *testing.T) { f.judge(t, ends[i]) })
	}
}

// started runs Python programs in children of one interpreter.
func started(t *testing.T, folder, starter string, names []string) []ending {
	t.Helper()
	end := run(t, "python3", append([]string{starter, folder, fmt.Sprint(atOnce)}, names...)...)
	require.Zero(t, end.code, end.errors)
	var ends []ending
	for _, code := range strings.Fields(end.printed) {
		read := func(file string) string {
			text, err := os.ReadFile(filepath.Join(folder, names[len(ends)], file))
			require.NoError(t, err)
			return string(text)
		}
		number, err := strconv.Atoi(code)
		require.NoError(t, err)
		ends = append(ends, ending{read("out"), read("err"), number})
	}
	require.Len(t, ends, len(names))
	return ends
}

// The same in Go: all programs are built as packages of one module, since building is what
// takes time, with the race detector where there is a C compiler for it. Programs of right
// factories have no race; of those of the others nobody asks.
func TestGoProgramsRun(t *testing.T) {
	hosttest.Needs(t, "go")
	folder := t.TempDir()
	names := programs(t, folder, "p.go", code.Go, func(name, text string) string {
		text = strings.Replace(text, "package main\n", "package "+name+"\n", 1)
		return strings.Replace(text, "\nfunc main() {", "\nfunc Main() {", 1)
	})
	imports, calls := "", ""
	for _, name := range names {
		imports += fmt.Sprintf("\t\"programs/%s\"\n", name)
		calls += fmt.Sprintf("\t%q: %s.Main,\n", name, name)
	}
	driver := "package main\n\nimport (\n\t\"os\"\n\n" + imports +
		")\n\nfunc main() { programs[os.Args[1]]() }\n\nvar programs = map[string]func(){\n" + calls + "}\n"
	require.NoError(t, os.WriteFile(filepath.Join(folder, "main.go"), []byte(driver), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "go.mod"), []byte("module programs\n\ngo 1.26\n"), 0o644))
	var flags []string
	if _, err := exec.LookPath("gcc"); err == nil {
		flags = append(flags, "-race")
	}
	binary := build(t, folder, "all", flags...)
	var commands [][]string
	for i, f := range factories(t) {
		races := "GORACE=atexit_sleep_ms=10" // else every program waits a second for the last reports
		if f.result.Report.Verdict != engine.Proved {
			races += " log_path=/dev/null exitcode=0"
		}
		commands = append(commands, []string{"env", races, binary, names[i]})
	}
	for i, end := range runAll(t, commands) {
		f := factories(t)[i]
		t.Run(f.name, func(t *testing.T) {
			require.NotContains(t, end.errors, "DATA RACE")
			f.judge(t, end)
		})
	}
}

// atOnce is how many programs run at a time: most of them wait.
const atOnce = 12

// runAll runs programs, several at a time since some only wait, and returns how they ended.
func runAll(t *testing.T, commands [][]string) []ending {
	t.Helper()
	ends := make([]ending, len(commands))
	next := make(chan int)
	var runners sync.WaitGroup
	for range atOnce {
		runners.Go(func() {
			for i := range next {
				ends[i] = run(t, commands[i][0], commands[i][1:]...)
			}
		})
	}
	for i := range commands {
		next <- i
	}
	close(next)
	runners.Wait()
	return ends
}

// build builds the module in a folder. The folder's name is kept out of it, so that the
// go command has in its cache what is as it was the last time.
func build(t *testing.T, folder, name string, flags ...string) (file string) {
	t.Helper()
	command := exec.Command("go", append(append([]string{"build", "-trimpath", "-ldflags=-s -w"}, flags...), "-o", name)...)
	command.Dir = folder
	command.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	if slices.Contains(flags, "-race") {
		command.Env = append(command.Env, "CGO_ENABLED=1")
	}
	out, err := command.CombinedOutput()
	require.NoError(t, err, "%s", out)
	return filepath.Join(folder, name)
}

// ending is how a program ended.
type ending struct {
	printed, errors string
	code            int
}

func run(t *testing.T, name string, arguments ...string) ending {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	var out, errs bytes.Buffer
	command := exec.CommandContext(ctx, name, arguments...)
	command.Stdout, command.Stderr = &out, &errs
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Errorf("%s: %v", name, err)
		return ending{code: -1}
	}
	return ending{out.String(), errs.String(), command.ProcessState.ExitCode()}
}

// judge compares how a program ended with what the engine says can happen.
func (f *factory) judge(t *testing.T, end ending) {
	t.Helper()
	said := fmt.Sprintf("ended with %d\n%s%s", end.code, end.printed, end.errors)
	switch {
	case end.code == 0:
		require.Empty(t, end.errors)
		require.True(t, f.possible(end.printed), "no schedule ends like this: %s\npossible: %v", said, f.result.Report.Outcomes)
	case strings.Contains(end.printed, "still waiting"):
		require.True(t, f.can(t, engine.Deadlock) || f.can(t, engine.Livelock), "nobody can wait for ever: %s", said)
	case strings.Contains(end.printed, "check failed"):
		require.True(t, f.can(t, engine.AssertFailed), "no check can fail: %s", said)
	case strings.Contains(end.printed, "collision"):
		crowded := f.can(t, engine.Collision) || f.can(t, engine.AssertFailed) // with room for several
		require.True(t, crowded, "there is no collision: %s", said)
	default:
		require.True(t, f.can(t, engine.Misuse), "nothing can be misused: %s", said)
	}
}

// can reports whether some schedule shows a finding.
func (f *factory) can(t *testing.T, kind engine.FindingKind) bool {
	t.Helper()
	if can, ok := f.findings[kind]; ok {
		return can
	}
	report, err := explore.ProveWith(f.result.Factory.Program, explore.Options{
		Limits: grade.ScreenLimits(), Only: kind, NoInterleavings: true, NoWitness: true,
	})
	require.NoError(t, err)
	f.findings[kind] = report.Verdict == engine.Refuted
	return f.findings[kind]
}

// possible reports whether some outcome of the engine agrees with all that was printed.
func (f *factory) possible(printed string) bool {
	program := f.result.Factory.Program
	return slices.ContainsFunc(f.result.Report.Outcomes, func(o engine.Outcome) bool {
		for _, line := range strings.Split(strings.TrimSpace(printed), "\n") {
			name, value, _ := strings.Cut(line, " = ")
			for i, id := range program.ObservedVariables() {
				if program.Objects[id].Name == name && fmt.Sprint(o[i]) != value {
					return false
				}
			}
		}
		return true
	})
}
