package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/format"
	"lostupdate/levels/hosttest"
)

// repository is a folder with tickets, as a class has it on a service.
type repository struct {
	t          *testing.T
	dir        string
	assignment *class.Assignment
	source     string // of the game, as git finds it
}

func newRepository(t *testing.T) *repository {
	t.Helper()
	hosttest.Needs(t, "bash", "git")
	a := &class.Assignment{Label: "Week 3", Hints: class.HintsFree, Levels: []class.Wanted{{ID: "two-hands", Revision: 1, Stars: 1}, {ID: "the-key", Revision: 1, Stars: 3}}}
	r := &repository{t: t, dir: t.TempDir(), assignment: a, source: gitSource(t)}
	return r
}

// gitSource puts what the inspector is built from into a git repository of its own.
func gitSource(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "game.git")
	root := filepath.Join("..", "..", "..")
	for _, folder := range []string{"engine", "levels"} {
		require.NoError(t, os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join(root, folder))))
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		source, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), source, 0o644))
	}
	for _, line := range []string{"init --quiet", "add .", "-c user.name=test -c user.email=test@localhost commit --quiet --message test", "tag v9"} {
		said, err := exec.Command("git", append([]string{"-C", dir}, strings.Fields(line)...)...).CombinedOutput()
		require.NoError(t, err, "git %s: %s", line, said)
	}
	return dir
}

// solutionText returns a solution of the campaign as the game writes it.
func solutionText(t *testing.T, name string) string {
	t.Helper()
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	id, of, _ := strings.Cut(name, "/")
	l, ok := campaign.Level(id)
	require.True(t, ok, name)
	s, ok := l.Solution(of)
	require.True(t, ok, name)
	return string(format.PrintSolution(s, l.Puzzle))
}

// hand puts the tickets of a class in the place of those before; each has these solutions of the campaign.
func (r *repository) hand(tickets map[string][]string) {
	r.t.Helper()
	folder := filepath.Join(r.dir, "tickets")
	require.NoError(r.t, os.RemoveAll(folder))
	require.NoError(r.t, os.MkdirAll(folder, 0o755))
	for name, solutions := range tickets {
		var texts []string
		for _, s := range solutions {
			texts = append(texts, solutionText(r.t, s))
		}
		require.NoError(r.t, os.WriteFile(filepath.Join(folder, name+".txt"), class.NewTicket(name, r.assignment.Hash(), texts).Print(), 0o644))
	}
}

// write makes the workflow, and returns its text.
func (r *repository) write(arguments ...string) (file, text string) {
	r.t.Helper()
	var out, log bytes.Buffer
	file = filepath.Join(r.dir, ".ci", "grade")
	all := append([]string{"workflow", "-o", file, "--assignment", r.assignment.Text(), "--min-score", "60"}, arguments...)
	require.Zero(r.t, inspect(all, &out, &log), log.String())
	source, err := os.ReadFile(file)
	require.NoError(r.t, err)
	return file, string(source)
}

// bash runs a script as the services do, and returns its exit code.
func (r *repository) bash(script string, env ...string) (code int, said string) {
	r.t.Helper()
	command := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
	command.Dir, command.Env = r.dir, append(os.Environ(), env...)
	output, err := command.CombinedOutput()
	if ended, ok := err.(*exec.ExitError); ok {
		return ended.ExitCode(), string(output)
	}
	require.NoError(r.t, err)
	return 0, string(output)
}

var (
	done = []string{"two-hands/proof", "the-key/proof"}
	lost = []string{"two-hands/proof", "the-key/trap-no-key"}
)

func TestTheWorkflowOnGitHub(t *testing.T) {
	r := newRepository(t)
	_, text := r.write("--game", r.source, "--ref", "v9")
	var workflow struct {
		Permissions map[string]string
		Env         map[string]string
		Jobs        map[string]struct {
			Steps []struct{ Uses, Shell, Run string }
		}
	}
	require.NoError(t, yaml.Unmarshal([]byte(text), &workflow))
	require.Equal(t, map[string]string{"contents": "read"}, workflow.Permissions)
	temp, summary := t.TempDir(), filepath.Join(t.TempDir(), "summary.md")
	env := []string{"GITHUB_WORKSPACE=" + r.dir, "RUNNER_TEMP=" + temp, "GITHUB_STEP_SUMMARY=" + summary}
	for name, value := range workflow.Env {
		env = append(env, name+"="+value)
	}
	steps := workflow.Jobs["grade"].Steps
	require.Len(t, steps, 4)
	code, said := r.bash(steps[2].Run, env...)
	require.Zero(t, code, said)

	for _, test := range []struct {
		tickets map[string][]string
		code    int
		summary string
	}{
		{map[string][]string{"17": done}, 0, "| 17 | 2/2 | 4/4 | 100 | ★★★ | ★★★ |"},
		{map[string][]string{"17": done, "18": lost}, 1, "| 18 | 1/2 | 1/4 | 25 | ★★★ | ✗ |"},
		{nil, 3, "Week 3"},
	} {
		r.hand(test.tickets)
		require.NoError(t, os.WriteFile(summary, []byte("before\n"), 0o644))
		code, said := r.bash(steps[3].Run, env...)
		require.Equal(t, test.code, code, said)
		shown, err := os.ReadFile(summary)
		require.NoError(t, err)
		require.Contains(t, string(shown), test.summary)
		require.True(t, strings.HasPrefix(string(shown), "before\n"), "what other steps have written stays")
	}
}

func TestTheWorkflowOnGitLab(t *testing.T) {
	r := newRepository(t)
	_, text := r.write("--for", "gitlab", "--game", r.source)
	var workflow struct {
		Grade struct {
			Variables map[string]string
			Script    []string
		}
	}
	require.NoError(t, yaml.Unmarshal([]byte(text), &workflow))
	env := []string{"CI_PROJECT_DIR=" + r.dir}
	for name, value := range workflow.Grade.Variables {
		env = append(env, name+"="+value)
	}
	r.hand(map[string][]string{"17": lost})
	code, said := r.bash(strings.Join(workflow.Grade.Script, "\n"), env...)
	require.Equal(t, 1, code, said)
	result, err := os.ReadFile(filepath.Join(r.dir, "grade.xml"))
	require.NoError(t, err)
	require.Contains(t, string(result), `tests="2" failures="1"`)
}

func TestThePlainScript(t *testing.T) {
	r := newRepository(t)
	file, _ := r.write("--for", "plain", "--game", r.source)
	for want, solutions := range map[int][]string{0: done, 1: lost} {
		r.hand(map[string][]string{"17": solutions})
		code, said := r.bash(fmt.Sprintf("%q", file))
		require.Equal(t, want, code, said)
		require.Contains(t, said, "Week 3")
	}
}

// Where the source is in the same repository, as in a fork with tickets in it, nothing is fetched.
func TestAWorkflowInAForkOfTheGame(t *testing.T) {
	r := newRepository(t)
	r.dir = r.source
	_, text := r.write("--for", "gitlab")
	require.NotContains(t, text, "git clone")
	require.Contains(t, text, `ln -s "$CI_PROJECT_DIR" "$RUNNER_TEMP/game"`)
	for _, service := range []string{"github", "gitlab", "plain"} {
		_, text := r.write("--for", service)
		require.NotRegexp(t, `%[A-Z_]+%`, text, "every hole is filled")
	}
	file, _ := r.write("--for", "plain")
	r.hand(map[string][]string{"17": done})
	code, said := r.bash(fmt.Sprintf("%q", file))
	require.Zero(t, code, said)
}

func TestNothingHarmfulGetsIntoAWorkflow(t *testing.T) {
	a := (&class.Assignment{Hints: class.HintsFree, Levels: []class.Wanted{{ID: "the-key", Revision: 1, Stars: 3}}}).Text()
	file := filepath.Join(t.TempDir(), "grade.yml")
	for _, arguments := range [][]string{
		{"--tickets", "x; rm -rf /"}, {"--tickets", "../x"}, {"--tickets", "$(x)"}, {"--tickets", "-x"}, {"--game", `a"b`}, {"--game", "--upload-pack=x"},
		{"--game", "https://x y"}, {"--ref", "v1"}, {"--game", "https://x", "--ref", "-x"}, {"--min-score", "101"},
	} {
		var out, log bytes.Buffer
		require.Equal(t, exitUnreadable, inspect(append([]string{"workflow", "-o", file, "--assignment", a}, arguments...), &out, &log), "%q", arguments)
		require.NoFileExists(t, file)
	}
}
