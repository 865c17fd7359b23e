package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class"
	"lostupdate/levels/hosttest"
)

// The autograder grades a submission in the folders that the service uses: the archive's files in source, run_autograder beside
// it, the student's files in submission, and the result in results.
func TestTheAutograderInTheServicesFolders(t *testing.T) {
	hosttest.Needs(t, "bash")
	a := &class.Assignment{Hints: class.HintsFree, Levels: []class.Wanted{{ID: "two-hands", Revision: 1, Stars: 1}, {ID: "the-key", Revision: 1, Stars: 3}}}
	root := t.TempDir()
	archive := filepath.Join(root, "autograder.zip")
	var out, log bytes.Buffer
	require.Zero(t, inspect([]string{"gradescope", "-o", archive, "--assignment", a.Text()}, &out, &log), log.String())
	unzip(t, archive, filepath.Join(root, "source"))
	require.NoError(t, os.Rename(filepath.Join(root, "source", "run_autograder"), filepath.Join(root, "run_autograder")))
	require.NoError(t, exec.Command("bash", filepath.Join(root, "source", "setup.sh")).Run())

	run := func(submitted map[string]string) (score int, statuses []string) {
		submission := filepath.Join(root, "submission")
		require.NoError(t, os.RemoveAll(submission))
		require.NoError(t, os.MkdirAll(submission, 0o755))
		for name, text := range submitted {
			require.NoError(t, os.WriteFile(filepath.Join(submission, name), []byte(text), 0o644))
		}
		command := exec.Command(filepath.Join(root, "run_autograder"))
		command.Dir = root
		command.Env = []string{"AUTOGRADER=" + root, "PATH=" + os.Getenv("PATH")}
		said, err := command.CombinedOutput()
		require.NoError(t, err, "%s", said)
		source, err := os.ReadFile(filepath.Join(root, "results", "results.json"))
		require.NoError(t, err, "%s", said)
		var result struct {
			Tests []struct {
				Score  int
				Status string
			}
		}
		require.NoError(t, json.Unmarshal(source, &result))
		for _, test := range result.Tests {
			score += test.Score
			statuses = append(statuses, test.Status)
		}
		return score, statuses
	}
	key := solutionText(t, "the-key/proof")
	score, statuses := run(map[string]string{"ticket.txt": string(class.NewTicket("17", a.Hash(), []string{key}).Print()), "notes.txt": "hello"})
	require.Equal(t, 3, score)
	require.Equal(t, []string{"failed", "passed"}, statuses)
	score, statuses = run(map[string]string{"results.json": `{"score": 100}`})
	require.Zero(t, score)
	require.Equal(t, []string{"failed", "failed"}, statuses)
}

func unzip(t *testing.T, archive, folder string) {
	t.Helper()
	r, err := zip.OpenReader(archive)
	require.NoError(t, err)
	defer r.Close()
	require.NoError(t, os.MkdirAll(folder, 0o755))
	for _, f := range r.File {
		require.Equal(t, filepath.Base(f.Name), f.Name, "everything lies at the top")
		from, err := f.Open()
		require.NoError(t, err)
		source, err := io.ReadAll(from)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(folder, f.Name), source, f.Mode()))
	}
}
