package levels_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

func TestCampaignHasItsLevelsInOrder(t *testing.T) {
	c, err := levels.Campaign()
	require.NoError(t, err)
	require.Len(t, c.Chapters(), 12)
	for i, l := range c.Levels() {
		require.Equal(t, fmt.Sprintf("%02d-%s", l.Puzzle.Number, l.ID()), l.Folder)
		next, ok := c.Next(l.ID())
		require.Equal(t, i+1 < len(c.Levels()), ok)
		if ok {
			require.Same(t, c.Levels()[i+1], next)
			require.Less(t, l.Puzzle.Number, next.Puzzle.Number)
			require.LessOrEqual(t, l.Puzzle.Chapter, next.Puzzle.Chapter, "%s comes after %s", next.ID(), l.ID())
		}
	}
	first := c.Levels()[0]
	require.Equal(t, "homework-night", first.ID())
	require.Contains(t, c.InChapter(first.Puzzle.Chapter), first)
	require.Empty(t, c.InChapter(99))
	_, ok := c.Level("nowhere")
	require.False(t, ok)
}

// The goal is one sentence, and so short that it fits the top of the screen.
func TestGoalsAreOneSentence(t *testing.T) {
	c, err := levels.Campaign()
	require.NoError(t, err)
	for _, l := range c.Levels() {
		english, chinese := l.Text(puzzle.English).Goal, l.Text(puzzle.Chinese).Goal
		require.NotContains(t, english, ". ")
		require.True(t, strings.HasSuffix(english, "."), english)
		require.True(t, strings.HasSuffix(chinese, "。"), chinese)
		require.Equal(t, 1, strings.Count(chinese, "。"), chinese)
		require.Less(t, len(english), 150, english)
		require.Less(t, len([]rune(chinese)), 60, chinese)
	}
}

// No Chinese text has a space where Chinese has none, and no text is English by
// mistake.
func TestChineseTextsAreChinese(t *testing.T) {
	c, err := levels.Campaign()
	require.NoError(t, err)
	han := regexp.MustCompile(`\p{Han}`)
	for _, l := range c.Levels() {
		text := l.Text(puzzle.Chinese)
		for _, s := range append([]string{text.Title, text.Goal, text.Story, text.After}, text.Hints...) {
			require.Regexp(t, han, s, l.ID())
			require.NotRegexp(t, regexp.MustCompile(`[\p{Han}，。；：！？] [\p{Han}，。；：！？]`), s, l.ID())
			require.NotRegexp(t, regexp.MustCompile(`\p{Han}[,;:!?]`), s, "%s: a Latin mark behind a Chinese character", l.ID())
		}
		for id := range text.Names {
			require.Regexp(t, han, text.Name(id), "%s: %s", l.ID(), id)
		}
	}
}

const chapters = "format: 1\nchapters: [{number: 0, title: {en: One, zh: 一}, about: {en: one, zh: 一}}]\n"

const level = "format: 1\nid: ID\nchapter: 0\nnumber: 1\nroutines: {a: [{work: 1}]}\nworkers: [{routine: a}]\n"

func files(add map[string]string) fstest.MapFS {
	all := fstest.MapFS{"campaign.yaml": {Data: []byte(chapters)}, "readme.md": {Data: []byte("no level")}}
	for name, text := range add {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

func TestLoadReadsWhateverIsThere(t *testing.T) {
	c, err := levels.Load(files(map[string]string{
		"01-first/level.yaml":  strings.Replace(level, "ID", "first", 1),
		"01-first/notes.txt":   "not read",
		"02-second/level.yaml": strings.NewReplacer("ID", "second", "number: 1", "number: 2").Replace(level),
		"02-second/proof.yaml": "format: 1\nlevel: second\nexpect: proved\n",
		"02-second/trap.yaml":  "format: 1\nlevel: second\nexpect: refuted\nfinding: deadlock\n",
	}))
	require.NoError(t, err)
	require.Len(t, c.Levels(), 2)
	first, second := c.Levels()[0], c.Levels()[1]
	require.Empty(t, first.Proofs)
	require.False(t, first.Complete(puzzle.English))
	require.Equal(t, "first", first.Text(puzzle.English).Title, "a level without texts is called by its id")
	require.Len(t, second.Proofs, 1)
	require.Len(t, second.Traps, 1)
}

func TestLoadSaysWhichFileIsAtFault(t *testing.T) {
	first := strings.Replace(level, "ID", "first", 1)
	for want, add := range map[string]map[string]string{
		`01-a/level.yaml:6:21: there is no routine "b"`:                {"01-a/level.yaml": strings.Replace(first, "routine: a", "routine: b", 1)},
		"01-a/text.en.yaml: the file is empty":                         {"01-a/level.yaml": first, "01-a/text.en.yaml": ""},
		"01-a/proof-x.yaml:2:1: this is a solution of level \"other\"": {"01-a/level.yaml": first, "01-a/proof-x.yaml": "format: 1\nlevel: other\n"},
		"01-a/par.yaml:2:8: want a whole number":                       {"01-a/level.yaml": first, "01-a/par.yaml": "format: 1\nticks: ten\n"},
		"01-a/level.yaml: there is no chapter 9":                       {"01-a/level.yaml": strings.Replace(first, "chapter: 0", "chapter: 9", 1)},
		`02-b/level.yaml: level "first" has the id or the number of`:   {"01-a/level.yaml": first, "02-b/level.yaml": first},
		"01-a/level.yaml: file does not exist":                         {"01-a/text.en.yaml": "format: 1\n"},
		"01-a/level.yaml: this is a folder, not a file":                {"01-a/level.yaml/x": ""},
		"campaign.yaml:1:1: this is not YAML":                          {"campaign.yaml": "]"},
	} {
		_, err := levels.Load(files(add))
		require.ErrorContains(t, err, want)
	}
	_, err := levels.Load(fstest.MapFS{})
	require.ErrorIs(t, err, fs.ErrNotExist)
}

func TestReadAloneTakesALevelFromAnywhere(t *testing.T) {
	all := files(map[string]string{
		"mine.yaml":        strings.Replace(level, "ID", "mine", 1),
		"05-x/level.yaml":  strings.Replace(level, "ID", "x", 1),
		"05-x/par.yaml":    "format: 1\nticks: 1\nswitches: 0\nkeys: 0\nmemory: 9\n",
		"solution.yaml":    "format: 1\nlevel: mine\n",
		"huge/level.yaml":  strings.Repeat("# much\n", 100_000),
		"wrong/level.yaml": "format: 7\n",
	})
	mine, err := levels.ReadAlone(all, "mine.yaml")
	require.NoError(t, err)
	require.Empty(t, mine.Folder)
	s, err := levels.ReadSolution(all, "solution.yaml", mine)
	require.NoError(t, err)
	require.Equal(t, "mine", s.Level)

	x, err := levels.ReadAlone(all, "05-x/level.yaml")
	require.NoError(t, err)
	require.EqualValues(t, 9, x.Par.Memory)

	for name, want := range map[string]string{
		"huge/level.yaml": "at most 262144 are read", "wrong/level.yaml": "the file has format 7", "05-x": "this is a folder, not a file",
	} {
		_, err := levels.ReadAlone(all, name)
		var ours *format.Error
		require.ErrorAs(t, err, &ours, name)
		require.ErrorContains(t, err, want)
	}
}
