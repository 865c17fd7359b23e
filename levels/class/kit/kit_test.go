package kit

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

func campaign(t *testing.T) *levels.Catalog {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	return catalog
}

// ofCode is what may hold a "*": programs, and the styles of the page.
var ofCode = regexp.MustCompile(`(?s)<(pre|code|style)\b.*?</(pre|code|style)>`)

func TestPagesAreWholeInBothLanguages(t *testing.T) {
	for _, language := range puzzle.Languages() {
		pages, err := Pages(campaign(t), Options{Language: language, Answers: true})
		require.NoError(t, err)
		require.Len(t, pages, 1+3*Lessons+1)
		for _, p := range pages {
			text := string(p.HTML)
			require.NotEmpty(t, p.Title, p.Name)
			require.Contains(t, text, "<h1", p.Name)
			require.NotContains(t, text, "[[", p.Name)
			require.NotContains(t, text, "]]", p.Name)
			require.NotContains(t, text, "<script", p.Name)
			require.NotContains(t, ofCode.ReplaceAllString(text, ""), "*", "%s: a mark of Markdown is left over", p.Name)
			require.NotRegexp(t, `(src|href)="https?:`, text, "nothing is loaded from elsewhere")
		}
	}
}

func TestAnswersComeOnlyWhenAskedFor(t *testing.T) {
	for _, language := range puzzle.Languages() {
		pages, err := Pages(campaign(t), Options{Language: language})
		require.NoError(t, err)
		for _, p := range pages {
			require.NotContains(t, p.Name, "answers")
			require.NotContains(t, string(p.HTML), Mark, p.Name)
		}
		for lesson := 1; lesson <= Lessons; lesson++ {
			require.Contains(t, source(t, Answers, lesson, language), Mark)
		}
	}
}

// The game does not know this package, on the desktop or in a browser, so that no student's copy holds an answer.
func TestTheGameHoldsNoAnswers(t *testing.T) {
	for _, system := range []string{"GOOS=js", "GOOS="} {
		list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{.ImportPath}} {{.EmbedFiles}}", "lostupdate/game")
		list.Env = append(os.Environ(), system)
		if system == "GOOS=js" {
			list.Env = append(list.Env, "GOARCH=wasm")
		}
		built, err := list.Output()
		require.NoError(t, err)
		require.True(t, strings.Contains(string(built), "lostupdate/levels/class [TRUST.md]"), "the list is one of packages and what they embed")
		require.False(t, strings.Contains(string(built), "lostupdate/levels/class/kit"), "the game imports the kit")
		require.False(t, strings.Contains(string(built), "answers/"), "the game embeds answers")
	}
}

var (
	tableRow = regexp.MustCompile(`(?m)^\| \[\[level ([a-z0-9-]+)\]\] \| ([123]) \|`)
	served   = regexp.MustCompile(`(?m)^    go run \./levels/cmd/inspector serve (.*?) --label`)
	assigned = regexp.MustCompile(`(?m)^    go run \./levels/cmd/inspector assign (.*?) --label`)
	minutes  = regexp.MustCompile(`(?m)^\| (\d+)–(\d+) \|`)
)

// The table of a plan and the commands that make its assignment and open its class name the same levels and stars, and both
// languages make the same lesson.
func TestTableAndAssignmentOfAPlanAgree(t *testing.T) {
	for lesson := 1; lesson <= Lessons; lesson++ {
		var first []string
		for _, language := range puzzle.Languages() {
			text := source(t, Plan, lesson, language)
			var table []string
			for _, m := range tableRow.FindAllStringSubmatch(text, -1) {
				table = append(table, m[1]+strings.TrimSuffix(":"+m[2], ":1"))
			}
			command := assigned.FindStringSubmatch(text)
			require.NotNil(t, command)
			require.Equal(t, table, strings.Fields(command[1]), "lesson %d %s", lesson, language)
			command = served.FindStringSubmatch(text)
			require.NotNil(t, command)
			require.Equal(t, table, strings.Fields(command[1]), "lesson %d %s", lesson, language)
			if first == nil {
				first = table
			}
			require.Equal(t, first, table, "lesson %d: both languages ask for the same", lesson)
		}
	}
}

// The minutes of a plan follow each other and make 45.
func TestALessonTakes45Minutes(t *testing.T) {
	for lesson := 1; lesson <= Lessons; lesson++ {
		for _, language := range puzzle.Languages() {
			now := "0"
			for _, m := range minutes.FindAllStringSubmatch(source(t, Plan, lesson, language), -1) {
				require.Equal(t, now, m[1], "lesson %d %s", lesson, language)
				now = m[2]
			}
			require.Equal(t, "45", now, "lesson %d %s", lesson, language)
		}
	}
}

func TestALevelThatIsNotThereIsTold(t *testing.T) {
	_, err := render(campaign(t), puzzle.English, "x.html", "# X\n\n[[level no-such-level]]\n")
	require.ErrorContains(t, err, "x.html names the level no-such-level")
}
