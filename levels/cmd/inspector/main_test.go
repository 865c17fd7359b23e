package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"inspector": main})
}

// The scripts in testdata/script show the tool from outside: what it prints and
// with which exit code it ends. "exits CODE ..." runs the inspector.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			data, err := os.Getwd()
			env.Setenv("DATA", data+"/../../data")
			for _, folder := range []string{"15-last-item", "36-after-you"} {
				err = errors.Join(err, os.CopyFS(filepath.Join(env.WorkDir, "parts", folder), os.DirFS(filepath.Join("..", "..", "data", folder))))
			}
			return err
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"exits": exits},
	})
}

func exits(ts *testscript.TestScript, neg bool, arguments []string) {
	if neg || len(arguments) < 2 {
		ts.Fatalf("usage: exits CODE ARGUMENT...")
	}
	code := 0
	if err := ts.Exec("inspector", arguments[1:]...); err != nil {
		var ended *exec.ExitError
		if !errors.As(err, &ended) {
			ts.Fatalf("%v", err)
		}
		code = ended.ExitCode()
	}
	if want := arguments[0]; want != strconv.Itoa(code) {
		ts.Fatalf("ended with %d, want %s", code, want)
	}
}

// What --json prints has exactly these fields, which scripts rely on.
func TestJSONFields(t *testing.T) {
	fields := func(arguments ...string) []string {
		var out, log bytes.Buffer
		inspect(arguments, &out, &log)
		decoder := json.NewDecoder(&out)
		token, err := decoder.Token()
		require.NoError(t, err, log.String())
		if token == json.Delim('[') {
			_, err = decoder.Token()
			require.NoError(t, err)
		}
		var names []string
		for decoder.More() {
			name, err := decoder.Token()
			require.NoError(t, err)
			names = append(names, name.(string))
			var value any
			require.NoError(t, decoder.Decode(&value))
		}
		return names
	}
	require.Equal(t, []string{"id", "chapter", "number", "role", "concepts", "title", "variants"}, fields("list", "--json"))
	require.Equal(t, []string{
		"level", "solution", "verdict", "finding", "limit", "states", "transitions", "interleavings", "outcomes", "witness", "missed",
		"stars", "explanation",
	}, fields("prove", "two-hands", "--json"))
	require.Equal(t, []string{"level", "solution", "seed", "ticks", "switches", "memory", "firstSeen", "busy", "finding", "round", "outcome", "traceHash"},
		fields("run", "two-hands", "--json"))
	require.Equal(t, []string{"level", "of", "choices", "possible", "limit", "explanation"}, fields("predict", "how-low", "--json"))
	require.Equal(t, []string{"text", "link", "code", "hash", "seed", "levels"}, fields("assign", "two-hands", "--json"))
	require.Equal(t, []string{"id", "fine", "problems"}, fields("check", "two-hands", "--json"))
	require.Equal(t, []string{"id", "title", "levels"}, fields("list", "--coverage", "--json"))
	require.Equal(t, []string{
		"level", "complete", "tried", "correct", "undecided", "ticks", "switches", "keys", "memory", "steps", "interrupts", "histogram",
		"fastest", "leanest", "shortest", "clearest", "unintended",
	}, fields("solve", "the-key", "--json"))
}

// A fault of the program is told as one: with a way to report it, and code 4.
func TestAFaultOfTheProgramIsCode4(t *testing.T) {
	var log bytes.Buffer
	code := inspect([]string{"list"}, failingWriter{}, &log)
	require.Equal(t, exitInternal, code)
	require.Contains(t, log.String(), "internal error")
	require.Contains(t, log.String(), "Please report it")
}

// failingWriter fails in the way of a program that has a mistake in it.
type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { panic("the pipe is bewitched") }
