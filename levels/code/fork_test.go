package code_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/code"
	"lostupdate/levels/hosttest"
)

// specimen returns the factory of a level in testdata.
func specimen(t *testing.T, id string) *factory {
	t.Helper()
	for _, f := range factories(t) {
		if f.level.ID() == id {
			return f
		}
	}
	t.Fatalf("there is no specimen %q", id)
	return nil
}

// A fork copies the wall in one step, however long that takes and whatever others do
// meanwhile: the copy is slowed down here between every two numbers.
func TestAForkIsOneStep(t *testing.T) {
	hosttest.Needs(t, "go")
	f := specimen(t, "forked-meanwhile")
	program, err := code.Write(f.level, f.blueprint, code.Options{Language: code.Go, Result: f.result})
	require.NoError(t, err)
	text := program.Text()
	for _, number := range []string{"second", "third", "last"} {
		copied := "child." + number + ".Store("
		require.Contains(t, text, copied)
		text = strings.Replace(text, copied, "time.Sleep(50 * time.Microsecond)\n\t"+copied, 1)
	}
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "main.go"), []byte(f.paced(t, text)), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "go.mod"), []byte("module program\n\ngo 1.26\n"), 0o644))
	binary := build(t, folder, "fork")
	var commands [][]string
	for range 60 {
		commands = append(commands, []string{binary})
	}
	for _, end := range runAll(t, commands) {
		f.judge(t, end)
	}
}

// The death of a process leaves no belt and no lamp half done.
func TestADeathCutsNoStepInTwo(t *testing.T) {
	hosttest.Needs(t, "python3")
	f := specimen(t, "died-at-the-belt")
	program, err := code.Write(f.level, f.blueprint, code.Options{Language: code.Python, Result: f.result})
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "main.py")
	require.NoError(t, os.WriteFile(file, []byte(f.paced(t, program.Text())), 0o644))
	var commands [][]string
	for range 30 {
		commands = append(commands, []string{"python3", file})
	}
	ends := map[string]int{}
	for _, end := range runAll(t, commands) {
		f.judge(t, end)
		ends[fmt.Sprint(end.code)]++
	}
	require.Equal(t, map[string]int{"0": 30}, ends, "all of them come to their end")
}
