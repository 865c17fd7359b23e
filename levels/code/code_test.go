package code_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/code"
	"lostupdate/levels/compile"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// factory is a level with something built in it, judged.
type factory struct {
	name      string
	level     *levels.Level
	blueprint puzzle.Blueprint
	result    *grade.Result
	findings  map[engine.FindingKind]bool // by kind, whether some schedule shows it; what was asked before
}

// factories returns what the campaign's levels are at the start, all of their proofs and traps,
// and a level for each kind of card.
func factories(t *testing.T) []*factory {
	t.Helper()
	madeOnce.Do(func() { made = makeFactories(t) })
	return made
}

var (
	madeOnce sync.Once
	made     []*factory
)

func makeFactories(t *testing.T) []*factory {
	t.Helper()
	var all []*factory
	add := func(l *levels.Level, name string, b puzzle.Blueprint) {
		b = b.Clone()
		b.Schedule, b.Claim = nil, false
		result, err := grade.Judge(l, b, grade.ScreenLimits())
		require.NoError(t, err, "%s %s", l.ID(), name)
		all = append(all, &factory{l.ID() + " " + name, l, b, result, map[engine.FindingKind]bool{}})
	}
	c, err := levels.Campaign()
	require.NoError(t, err)
	for _, l := range c.Levels() {
		add(l, "start", l.Puzzle.Start)
		for _, s := range slices.Concat(l.Proofs, l.Traps) {
			if l.Puzzle.PartOf(s.Blueprint) == puzzle.Engineer {
				add(l, strings.TrimSuffix(filepath.Base(s.Name), ".yaml"), s.Blueprint)
			}
		}
	}
	for _, l := range specimens(t) {
		add(l, "specimen", l.Puzzle.Start)
	}
	return all
}

// specimens returns the levels in testdata.
func specimens(t *testing.T) []*levels.Level {
	t.Helper()
	files, err := filepath.Glob("testdata/*.yaml")
	require.NoError(t, err)
	var all []*levels.Level
	for _, name := range files {
		l, err := levels.ReadAlone(os.DirFS("."), filepath.ToSlash(name))
		require.NoError(t, err)
		all = append(all, l)
	}
	return all
}

// The specimens have every kind of station, so that what is tested with them is tested with
// all of them.
func TestSpecimensHaveEveryStation(t *testing.T) {
	var seen []puzzle.StationKind
	note := func(s puzzle.Station) { seen = append(seen, s.Kind) }
	for _, l := range specimens(t) {
		for _, r := range l.Puzzle.Routines {
			for _, s := range r.Stations {
				note(s)
			}
		}
		for _, g := range l.Puzzle.Start.Gates {
			for _, s := range l.Puzzle.PlacedStations(g) {
				note(s)
			}
		}
	}
	for kind := puzzle.Read; !strings.HasPrefix(kind.String(), "StationKind"); kind++ {
		require.Contains(t, seen, kind, kind.String())
	}
}

// Every place at which a worker can be has a line, and what stands there is about it.
func TestEveryPlaceHasItsLine(t *testing.T) {
	for _, f := range factories(t) {
		for _, language := range code.Languages() {
			program, err := code.Write(f.level, f.blueprint, code.Options{Language: language, Result: f.result})
			require.NoError(t, err)
			for _, task := range f.result.Factory.Tasks {
				r := &f.level.Puzzle.Routines[task.Routine]
				for _, site := range task.Sites {
					if site.Station >= 0 && r.Stations[site.Station].Kind.Bracket() {
						continue
					}
					line := program.LineOf(task.Routine, site)
					require.True(t, line >= 0 && line < len(program.Lines), "%s, %s: no line for %+v", f.name, language, site)
					if site.Station >= 0 && r.Stations[site.Station].Kind != puzzle.Wake && r.Stations[site.Station].Kind != puzzle.Pass {
						require.Contains(t, program.Lines[line].String(), fmt.Sprintf("[%d] ", site.Station), "%s, %s", f.name, language)
					}
				}
			}
		}
	}
}

func TestLinesOfTheKey(t *testing.T) {
	c, err := levels.Campaign()
	require.NoError(t, err)
	l, _ := c.Level("the-key")
	for language, want := range map[code.Language][]string{
		code.Python: {"work(2)", "r = total", "r = r + 1", "total = r", "red.acquire()"},
		code.Go:     {"work(2)", "r = total", "r = r + 1", "total = r", "red.Lock()"},
	} {
		program, err := code.Write(l, l.Proofs[0].Blueprint, code.Options{Language: language})
		require.NoError(t, err)
		for i, text := range want {
			site := compile.Site{Station: i + 1, Gate: -1}
			if i == 4 {
				site = compile.Site{Station: -1, Gate: 0}
			}
			line := program.LineOf(0, site)
			require.Contains(t, program.Lines[line].String(), text)
		}
		require.Equal(t, -1, program.LineOf(0, compile.Site{Station: 99, Gate: -1}))
		require.Equal(t, -1, program.LineOf(9, compile.Site{Station: 0, Gate: -1}))
	}
}

// Above a broken program stand the schedule that breaks it and the sentence why, in
// the language of the comments.
func TestBrokenProgramsSayWhatBreaksThem(t *testing.T) {
	c, err := levels.Campaign()
	require.NoError(t, err)
	l, _ := c.Level("two-hands")
	for comments, want := range map[puzzle.Language][]string{
		puzzle.English: {"Broken: wrong-outcome", "1 2*2 1", "1 update is", "read"},
		puzzle.Chinese: {"有问题", "1 2*2 1", "更新", "读"},
	} {
		for _, language := range code.Languages() {
			program, err := code.Write(l, l.Puzzle.Start, code.Options{Language: language, Comments: comments})
			require.NoError(t, err)
			for _, text := range want {
				require.Contains(t, program.Text(), text)
			}
		}
	}
}

// The pieces of the lines are the text, and comments and words of the language are told apart.
func TestTokens(t *testing.T) {
	c, err := levels.Campaign()
	require.NoError(t, err)
	l, _ := c.Level("the-key")
	program, err := code.Write(l, l.Puzzle.Start, code.Options{Language: code.Python})
	require.NoError(t, err)
	line := program.Lines[slices.IndexFunc(program.Lines, func(l code.Line) bool { return strings.Contains(l.String(), "range(5)") })]
	require.Equal(t, code.Line{
		{Kind: code.Plain, Text: "    "}, {Kind: code.Keyword, Text: "for"}, {Kind: code.Plain, Text: " _ "}, {Kind: code.Keyword, Text: "in"},
		{Kind: code.Plain, Text: " range("}, {Kind: code.Number, Text: "5"}, {Kind: code.Plain, Text: "):  "},
		{Kind: code.Comment, Text: "# [0] repeat"},
	}, line)
	require.Equal(t, code.Quoted, program.Lines[1][0].Kind, "within the text at the top")
}

// Names that a programming language has its own use for are changed, and everything
// else keeps its name.
func TestNamesAreThoseOfTheLevel(t *testing.T) {
	for _, l := range specimens(t) {
		if l.ID() != "sleepers" {
			continue
		}
		for language, want := range map[code.Language]string{code.Python: "range_number = r", code.Go: "rangeNumber = r"} {
			program, err := code.Write(l, l.Puzzle.Start, code.Options{Language: language})
			require.NoError(t, err)
			require.Contains(t, program.Text(), want)
		}
	}
}

func TestIllegalBlueprintsAreRefused(t *testing.T) {
	c, err := levels.Campaign()
	require.NoError(t, err)
	l, _ := c.Level("the-key")
	b := l.Puzzle.Start.Clone()
	b.Pool = 3
	_, err = code.Write(l, b, code.Options{Language: code.Go})
	var illegal *puzzle.Illegal
	require.ErrorAs(t, err, &illegal)
}

// Both catalogues have the same entries with the same blanks, and one for every
// station that is written.
func TestCataloguesAgree(t *testing.T) {
	read := func(language string) map[string]string {
		source, err := os.ReadFile("catalogue." + language + ".yaml")
		require.NoError(t, err)
		words := map[string]string{}
		require.NoError(t, yaml.Unmarshal(source, &words))
		return words
	}
	english, chinese := read("en"), read("zh")
	require.Len(t, chinese, len(english))
	blank := regexp.MustCompile(`\{[A-Z][A-Za-z]*\}`)
	for id, text := range english {
		other, ok := chinese[id]
		require.True(t, ok, id)
		in, out := blank.FindAllString(text, -1), blank.FindAllString(other, -1)
		slices.Sort(in)
		slices.Sort(out)
		require.Equal(t, in, out, id)
	}
	for kind := puzzle.Read; !strings.HasPrefix(kind.String(), "StationKind"); kind++ {
		if half := kind == puzzle.Wake || kind == puzzle.Pass; !half && (!kind.Bracket() || kind == puzzle.CallOpen || kind == puzzle.RepeatOpen) {
			require.NotEmpty(t, english["word-"+kind.String()], kind.String())
		}
	}
}
