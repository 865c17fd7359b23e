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
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/levels/code"
	"lostupdate/levels/grade"
)

// needTool skips the test where a program is not installed; where everything is asked
// for, that is a failure.
func needTool(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("LOSTUPDATE_FULL") == "1" {
			t.Fatalf("LOSTUPDATE_FULL is set, but there is no %s", name)
		}
		t.Skipf("there is no %s", name)
	}
}

// paced returns a program of the factory with another patience: short where somebody can wait
// for ever, since the test need not, and long otherwise, since the machine may be slow.
func (f *factory) paced(t *testing.T, text string) string {
	t.Helper()
	seconds := "60"
	if f.can(t, engine.Deadlock) || f.can(t, engine.Livelock) {
		seconds = "2"
	}
	text = strings.Replace(text, "time.monotonic() + 10\n", "time.monotonic() + "+seconds+"\n", 1)
	return strings.Replace(text, "10*time.Second", seconds+"*time.Second", 1)
}

// Every Python program runs, and what it prints is something that the engine says can
// happen.
func TestPythonProgramsRun(t *testing.T) {
	needTool(t, "python3")
	folder := t.TempDir()
	all := factories(t)
	var commands [][]string
	for i, f := range all {
		program, err := code.Write(f.level, f.blueprint, code.Options{Language: code.Python, Result: f.result})
		require.NoError(t, err, f.name)
		file := filepath.Join(folder, fmt.Sprintf("p%d.py", i))
		require.NoError(t, os.WriteFile(file, []byte(f.paced(t, program.Text())), 0o644))
		commands = append(commands, []string{"python3", file})
	}
	for i, end := range runAll(t, commands) {
		t.Run(all[i].name, func(t *testing.T) { all[i].judge(t, end) })
	}
}

// The same in Go: all programs are built as packages of one module, since linking is what takes
// time. Programs of right factories are run with the race detector too, where there
// is a C compiler for it.
func TestGoProgramsRun(t *testing.T) {
	needTool(t, "go")
	folder := t.TempDir()
	all := factories(t)
	driver := "package main\n\nimport (\n\t\"os\"\n\n"
	calls := ""
	for i, f := range all {
		program, err := code.Write(f.level, f.blueprint, code.Options{Language: code.Go, Result: f.result})
		require.NoError(t, err, f.name)
		text := strings.Replace(f.paced(t, program.Text()), "package main\n", fmt.Sprintf("package p%d\n", i), 1)
		text = strings.Replace(text, "\nfunc main() {", "\nfunc Main() {", 1)
		require.NoError(t, os.MkdirAll(filepath.Join(folder, fmt.Sprintf("p%d", i)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(folder, fmt.Sprintf("p%d", i), "p.go"), []byte(text), 0o644))
		driver += fmt.Sprintf("\t\"programs/p%d\"\n", i)
		calls += fmt.Sprintf("\t\"p%d\": p%d.Main,\n", i, i)
	}
	driver += ")\n\nfunc main() { programs[os.Args[1]]() }\n\nvar programs = map[string]func(){\n" + calls + "}\n"
	require.NoError(t, os.WriteFile(filepath.Join(folder, "main.go"), []byte(driver), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "go.mod"), []byte("module programs\n\ngo 1.26\n"), 0o644))
	plain := build(t, folder, "plain")
	racing := ""
	if _, err := exec.LookPath("gcc"); err == nil {
		racing = build(t, folder, "racing", "-race")
	}
	var commands [][]string
	for i := range all {
		commands = append(commands, []string{plain, fmt.Sprintf("p%d", i)})
	}
	var raced []*factory
	for i, f := range all {
		if racing != "" && f.result.Report.Verdict == engine.Proved {
			commands = append(commands, []string{racing, fmt.Sprintf("p%d", i)})
			raced = append(raced, f)
		}
	}
	for i, end := range runAll(t, commands) {
		if i < len(all) {
			t.Run(all[i].name, func(t *testing.T) { all[i].judge(t, end) })
			continue
		}
		f := raced[i-len(all)]
		t.Run(f.name+" raced", func(t *testing.T) {
			require.NotContains(t, end.errors, "DATA RACE")
			f.judge(t, end)
		})
	}
}

// runAll runs programs, several at a time since some only wait, and returns how they ended.
func runAll(t *testing.T, commands [][]string) []ending {
	t.Helper()
	const together = 8
	ends := make([]ending, len(commands))
	next := make(chan int)
	var runners sync.WaitGroup
	for range together {
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

// build builds the module in a folder.
func build(t *testing.T, folder, name string, flags ...string) (file string) {
	t.Helper()
	command := exec.Command("go", append(append([]string{"build"}, flags...), "-o", name)...)
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
	ctx, cancel := context.WithTimeout(t.Context(), 120*time.Second)
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
		require.True(t, f.can(t, engine.Collision), "there is no collision: %s", said)
	default:
		require.True(t, f.can(t, engine.Misuse), "nothing can be misused: %s", said)
	}
}

// can reports whether some schedule shows a finding.
func (f *factory) can(t *testing.T, kind engine.FindingKind) bool {
	t.Helper()
	report, err := explore.ProveWith(f.result.Factory.Program, explore.Options{
		Limits: grade.ScreenLimits(), Only: kind, NoInterleavings: true, NoWitness: true,
	})
	require.NoError(t, err)
	return report.Verdict == engine.Refuted
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
