package kit

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/sched"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/grade"
	"lostupdate/levels/hosttest"
	"lostupdate/levels/puzzle"
)

// Every answer on paper is what the engine says. The questions:
//
//	run PROGRAM OPTION... ticks|switches|memory|first-seen
//	totals PROGRAM GLOBAL       all values that it can have in the end
//	orders PROGRAM              how many complete schedules there are
//	ways PROGRAM GLOBAL=VALUE   in how many of them it ends with this value
//	after PROGRAM SCHEDULE GLOBAL
//	shortest PROGRAM, interrupts PROGRAM
//	                            steps, and interruptions, of the shortest failure
//	fails PROGRAM SCHEDULE FINDING
//	proved PROGRAM OPTION..., refuted PROGRAM OPTION... FINDING
//	output LESSON python|go     what the program on the worksheet prints
//
// Options are quantum=, pool=, lock= and unlock=. "question = value" tests an answer that the page does not show.
func TestTheEngineGivesEveryAnswer(t *testing.T) {
	for lesson := 1; lesson <= Lessons; lesson++ {
		english := Facts(source(t, Answers, lesson, puzzle.English))
		require.NotEmpty(t, english)
		require.Equal(t, english, Facts(source(t, Answers, lesson, puzzle.Chinese)), "lesson %d: both languages have the same answers", lesson)
		for _, fact := range english {
			question, want := fact.Question, fact.Answer
			if asked, value, found := strings.Cut(question, " = "); found {
				question, want = asked, value
			}
			t.Run(fmt.Sprintf("%d/%s", lesson, question), func(t *testing.T) {
				require.Equal(t, want, answer(t, strings.Fields(question)))
			})
		}
	}
}

// Each task of a worksheet has an answer, and each answer at least one fact.
func TestEveryTaskIsAnswered(t *testing.T) {
	for lesson := 1; lesson <= Lessons; lesson++ {
		for _, language := range puzzle.Languages() {
			sheet := strings.Split(source(t, Sheet, lesson, language), "\n## ")[1:]
			answers := strings.Split(source(t, Answers, lesson, language), "\n## ")[1:]
			require.Len(t, answers, len(sheet), "lesson %d %s", lesson, language)
			for i := range sheet {
				title, _, _ := strings.Cut(sheet[i], "\n")
				require.True(t, strings.HasPrefix(answers[i], title+"\n"), "lesson %d: %s", lesson, title)
				require.NotEmpty(t, Facts(answers[i]), "lesson %d: %s", lesson, title)
				require.Empty(t, Facts(sheet[i]), "the worksheet gives nothing away")
			}
		}
	}
}

// Every program file is asked about, so that none is left behind when a task goes.
func TestEveryProgramIsUsed(t *testing.T) {
	var used []string
	for lesson := 1; lesson <= Lessons; lesson++ {
		for _, fact := range Facts(source(t, Answers, lesson, puzzle.English)) {
			used = append(used, strings.Fields(fact.Question)[1])
		}
	}
	files, err := filepath.Glob("programs/*.yaml")
	require.NoError(t, err)
	for _, file := range files {
		require.Contains(t, used, strings.TrimSuffix(filepath.Base(file), ".yaml"))
	}
}

func source(t *testing.T, kind Kind, lesson int, language puzzle.Language) string {
	t.Helper()
	text, err := Source(kind, lesson, language)
	require.NoError(t, err)
	return text
}

// paper is a program of a worksheet, with what the options choose.
type paper struct {
	level     *levels.Level
	blueprint puzzle.Blueprint
	rest      []string // of the question
}

func read(t *testing.T, words []string) paper {
	t.Helper()
	level, err := levels.ReadAlone(os.DirFS("programs"), words[0]+".yaml")
	require.NoError(t, err)
	p := paper{level: level, blueprint: level.Puzzle.Start}
	for _, word := range words[1:] {
		name, value, _ := strings.Cut(word, "=")
		n, err := strconv.Atoi(value)
		if err != nil {
			p.rest = append(p.rest, word)
			continue
		}
		gate := puzzle.Gate{Routine: "pack", Slot: n, Key: "red"}
		switch name {
		case "quantum":
			p.blueprint.Quantum = int64(n)
		case "pool":
			p.blueprint.Pool = n
		case "lock":
			p.blueprint.Gates = append(p.blueprint.Gates, gate)
		case "unlock":
			gate.Do = puzzle.HangKey
			p.blueprint.Gates = append(p.blueprint.Gates, gate)
		default:
			p.rest = append(p.rest, word)
		}
	}
	return p
}

func answer(t *testing.T, words []string) string {
	t.Helper()
	if words[0] == "output" {
		lesson, err := strconv.Atoi(words[1])
		require.NoError(t, err)
		return output(t, lesson, words[2])
	}
	p := read(t, words[1:])
	factory, err := compile.Compile(p.level.Puzzle, p.blueprint)
	require.NoError(t, err)
	switch words[0] {
	case "run":
		return measured(t, factory, p.rest[0])
	case "after", "fails":
		return replayed(t, factory, words[0], p.rest)
	case "ways":
		name, value, _ := strings.Cut(p.rest[0], "=")
		return strconv.Itoa(ways(t, factory, name, value))
	}
	result, err := grade.Judge(p.level, p.blueprint, engine.Limits{})
	require.NoError(t, err)
	switch words[0] {
	case "proved":
		require.Equal(t, engine.Proved, result.Verdict)
		return ""
	case "refuted":
		require.Equal(t, engine.Refuted, result.Verdict)
		require.Equal(t, p.rest[0], result.Finding.String())
		return ""
	case "orders":
		return result.Report.Interleavings.String()
	case "shortest":
		return strconv.Itoa(len(result.Replay.Schedule()))
	case "interrupts":
		return strconv.Itoa(result.Replay.Preemptions())
	case "totals":
		return totals(t, factory, result, p.rest[0])
	}
	require.Fail(t, "unknown question", words[0])
	return ""
}

func measured(t *testing.T, factory *compile.Factory, what string) string {
	t.Helper()
	shift, err := grade.RunShift(factory, 0)
	require.NoError(t, err)
	m := grade.Measure(factory, shift)
	values := map[string]int64{"ticks": m.Ticks, "switches": m.Switches, "memory": m.Memory, "first-seen": m.FirstSeen}
	require.Contains(t, values, what)
	return strconv.FormatInt(values[what], 10)
}

func replayed(t *testing.T, factory *compile.Factory, question string, rest []string) string {
	t.Helper()
	session, err := sched.NewSession(factory.Program)
	require.NoError(t, err)
	defer session.Close()
	for number := range strings.SplitSeq(rest[0], ",") {
		worker, err := strconv.Atoi(number)
		require.NoError(t, err)
		_, err = session.Step(engine.TaskID(worker - 1))
		require.NoError(t, err)
	}
	if question == "fails" {
		require.NotNil(t, session.Finding())
		require.Equal(t, rest[1], session.Finding().Kind.String())
		return ""
	}
	return strconv.FormatInt(session.State().Objects[variable(t, factory, rest[1])], 10)
}

func variable(t *testing.T, factory *compile.Factory, name string) engine.ObjectID {
	t.Helper()
	for _, id := range factory.Program.ObservedVariables() {
		if factory.Program.Objects[id].Name == name {
			return id
		}
	}
	require.Fail(t, "no such global", name)
	return 0
}

// ways tries all complete schedules one by one, as a student would on paper.
func ways(t *testing.T, factory *compile.Factory, name, value string) int {
	t.Helper()
	session, err := sched.NewSession(factory.Program)
	require.NoError(t, err)
	defer session.Close()
	id, count := variable(t, factory, name), 0
	var try func()
	try = func() {
		if session.Done() {
			if strconv.FormatInt(session.State().Objects[id], 10) == value {
				count++
			}
			return
		}
		for worker := range factory.Tasks {
			if !session.Enabled().Has(engine.TaskID(worker)) {
				continue
			}
			before := session.Steps()
			_, err := session.Step(engine.TaskID(worker))
			require.NoError(t, err)
			try()
			require.NoError(t, session.Undo(session.Steps()-before))
		}
	}
	try()
	return count
}

func totals(t *testing.T, factory *compile.Factory, result *grade.Result, name string) string {
	t.Helper()
	at := slices.Index(factory.Program.ObservedVariables(), variable(t, factory, name))
	var values []int
	for _, outcome := range result.Report.Outcomes {
		values = append(values, int(outcome[at]))
	}
	slices.Sort(values)
	var words []string
	for _, v := range slices.Compact(values) {
		words = append(words, strconv.Itoa(v))
	}
	return strings.Join(words, ", ")
}

var fence = regexp.MustCompile("(?s)```(go|python)\n(.*?)```")

// output runs the first whole program of a worksheet.
func output(t *testing.T, lesson int, language string) string {
	t.Helper()
	for _, m := range fence.FindAllStringSubmatch(source(t, Sheet, lesson, puzzle.English), -1) {
		if m[1] != language || language == "go" && !strings.HasPrefix(m[2], "package main") {
			continue
		}
		require.Contains(t, source(t, Sheet, lesson, puzzle.Chinese), m[0], "both languages show the same program")
		file, tool := "main.py", []string{"python3"}
		if language == "go" {
			file, tool = "main.go", []string{"go", "run"}
		}
		hosttest.Needs(t, tool[0])
		name := filepath.Join(t.TempDir(), file)
		require.NoError(t, os.WriteFile(name, []byte(m[2]), 0o600))
		printed, err := exec.CommandContext(t.Context(), tool[0], append(tool[1:], name)...).CombinedOutput()
		require.NoError(t, err, string(printed))
		return strings.TrimSpace(string(printed))
	}
	require.Fail(t, "the worksheet has no such program")
	return ""
}
