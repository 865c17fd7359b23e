package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/class/report"
	"lostupdate/levels/puzzle"
)

var loadOnce = sync.OnceValues(levels.Campaign)

const (
	right   = "format: 1\nlevel: the-key\ngates:\n  - lock red pack 2\n  - unlock red pack 5\n"
	wrong   = "format: 1\nlevel: the-key\ngates: []\n"
	hands   = "format: 1\nlevel: two-hands\nschedule: 1 2*2 1\n"
	formula = "=HYPERLINK(\"http://x\")"
	script  = "<script>alert(1)</script>"
)

// room grades a class with nicknames that want harm, and a file that is no ticket.
func room(t *testing.T) *class.Roster {
	t.Helper()
	campaign, err := loadOnce()
	require.NoError(t, err)
	a := &class.Assignment{Label: "Week 3", Due: "Friday", Hints: class.HintsFree, Levels: []class.Wanted{{ID: "two-hands", Revision: 1, Stars: 1}, {ID: "the-key", Revision: 1, Stars: 3}}}
	require.Empty(t, a.Strangers(campaign))
	hand := func(file, name string, texts ...string) class.File {
		return class.File{Name: file, Source: class.NewTicket(name, a.Hash(), texts).Print()}
	}
	files := []class.File{
		hand("1.txt", "小明", right, hands), hand("2.txt", formula, wrong), hand("3.txt", script, wrong, hands), {Name: "4.txt", Source: []byte("hello")},
	}
	return class.Grade(files, class.Options{Catalog: campaign, Assignment: a}, nil)
}

func printed(t *testing.T, f report.Format, r *class.Roster, language puzzle.Language) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, report.Write(&b, f, r, language))
	return b.String()
}

func TestTable(t *testing.T) {
	text := printed(t, report.Table, room(t), puzzle.English)
	require.Contains(t, text, "Week 3 · Friday · code ")
	require.Regexp(t, `(?m)^小明 +2/2 +4/4 +★+ +★★★$`, text)
	require.Regexp(t, `(?m)1/2 +1/4 +★+ +✗$`, text)
	require.Contains(t, text, "4.txt: this is no ticket")
	require.Contains(t, text, "the same solution from "+script+", "+formula)
	require.Contains(t, printed(t, report.Table, room(t), puzzle.Chinese), "4.txt: 这不是交卷文件")
}

func TestCSVForSpreadsheets(t *testing.T) {
	for _, f := range []report.Format{report.CSV, report.Gradebook} {
		text := printed(t, f, room(t), puzzle.English)
		require.True(t, strings.HasPrefix(text, "\ufeffname,file,"), "Excel wants the mark before it shows Chinese")
		require.Contains(t, text, "\r\n")
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
		require.NoError(t, err)
		for _, row := range rows {
			for _, cell := range row {
				require.NotContains(t, []string{"=", "+", "-", "@"}, (cell + " ")[:1], "no cell is a formula")
			}
		}
		require.Contains(t, text, "小明")
		require.Equal(t, "4.txt", rows[len(rows)-1][1])
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(printed(t, report.CSV, room(t), puzzle.English), "\ufeff"))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 1+3*2+1)
	require.Equal(t, []string{"小明", "1.txt", "the-key", "16 The key", "proved", "yes", "3", "3", "yes", "", "49", "0", "1", "10", "0", "0", "", ""}, rows[6][:18])
}

func TestJSON(t *testing.T) {
	var got struct {
		Assignment struct{ Code, Hash string }
		Students   []struct {
			Name    string
			Percent int
			Marks   []struct{ State, Finding string }
		}
		Refused []struct{ Kind, Place string }
	}
	text := printed(t, report.JSON, room(t), puzzle.English)
	require.NoError(t, json.Unmarshal([]byte(text), &got))
	require.Len(t, got.Students, 3)
	require.Equal(t, "小明", got.Students[2].Name)
	require.Equal(t, 100, got.Students[2].Percent)
	require.Equal(t, "wrong-outcome", got.Students[0].Marks[1].Finding)
	require.Equal(t, "no-ticket", got.Refused[0].Kind)
	require.NotContains(t, text, "null", "what is empty is an empty list")
}

func TestThePageHoldsEverythingAndRunsNothing(t *testing.T) {
	for _, language := range puzzle.Languages() {
		text := printed(t, report.HTML, room(t), language)
		require.NotContains(t, text, "<script")
		require.Contains(t, text, "&lt;script&gt;")
		require.NotContains(t, text, "http://x\"")
		require.NotRegexp(t, `(?i)(src|href)=`, text, "nothing is asked of a server")
		require.Contains(t, text, "default-src")
		require.Contains(t, text, "★★★")
		require.Contains(t, text, "49 × 1")
	}
	require.Contains(t, printed(t, report.HTML, room(t), puzzle.Chinese), "值得留意")
}

func TestJUnit(t *testing.T) {
	text := printed(t, report.JUnit, room(t), puzzle.English)
	var got struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Errors   int `xml:"errors,attr"`
		Suites   []struct {
			Name  string `xml:"name,attr"`
			Cases []struct {
				Name    string `xml:"name,attr"`
				Failure *struct {
					Message string `xml:"message,attr"`
				} `xml:"failure"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	require.NoError(t, xml.Unmarshal([]byte(text), &got))
	require.Equal(t, []int{7, 3, 1}, []int{got.Tests, got.Failures, got.Errors})
	require.Equal(t, script, got.Suites[0].Name)
	require.NotEmpty(t, got.Suites[0].Cases[1].Failure.Message)
}

// A nickname is text, whatever it holds: no markup, no link, no mention, no cell more.
func TestMarkdown(t *testing.T) {
	text := printed(t, report.Markdown, room(t), puzzle.English)
	require.Contains(t, text, "## Lost Update · Week 3 · Friday · code ")
	require.Contains(t, text, "| name | done | stars | % | 11 | 16 |\n| --- | --- | --- | --- | --- | --- |\n")
	require.Contains(t, text, "| 小明 | 2/2 | 4/4 | 100 | ★★★ | ★★★ |\n")
	require.Contains(t, text, "| &#60;script&#62;alert&#40;1&#41;&#60;/script&#62; | 1/2 | 1/4 | 25 | ★★★ | ✗ |\n")
	require.NotContains(t, text, "://")
	require.NotContains(t, text, "<")
	require.Contains(t, text, "- **16 The key**: ")
	require.Contains(t, text, "- 4.txt: this is no ticket")
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "|") {
			require.Equal(t, 7, strings.Count(line, "|"), line)
		}
	}
	require.Contains(t, printed(t, report.Markdown, room(t), puzzle.Chinese), "### 值得留意")
}

// The names of fields are those of Gradescope's specification.
func TestGradescope(t *testing.T) {
	r := room(t)
	var got struct {
		Output string
		Tests  []struct {
			Score    int    `json:"score"`
			MaxScore int    `json:"max_score"`
			Status   string `json:"status"`
			Name     string `json:"name"`
			Number   string `json:"number"`
			Output   string `json:"output"`
		} `json:"tests"`
		Leaderboard []struct {
			Name  string
			Value int
			Order string
		} `json:"leaderboard"`
	}
	require.NoError(t, json.Unmarshal([]byte(printed(t, report.Gradescope, r, puzzle.English)), &got))
	require.Len(t, got.Tests, 2)
	require.Equal(t, 3, got.Tests[1].Score, "the best of all tickets")
	require.Equal(t, "passed", got.Tests[1].Status)
	require.Equal(t, "16 The key", got.Tests[1].Name)
	require.Len(t, got.Leaderboard, 2)

	campaign, err := loadOnce()
	require.NoError(t, err)
	nobody := class.Grade(nil, class.Options{Catalog: campaign, Assignment: r.Assignment}, nil)
	require.NoError(t, json.Unmarshal([]byte(printed(t, report.Gradescope, nobody, puzzle.English)), &got))
	require.Equal(t, "failed", got.Tests[1].Status)
	require.Equal(t, 3, got.Tests[1].MaxScore)
	require.Contains(t, got.Output, "no ticket")
}

// What people read has words in their language; the names that programs read stay.
func TestFindingsAndConceptsHaveWords(t *testing.T) {
	for language, words := range map[puzzle.Language][]string{
		puzzle.English: {"Critical sections and their borders", "wrong result × 2"}, puzzle.Chinese: {"临界区及其边界", "结果不对 × 2"},
	} {
		for _, f := range []report.Format{report.HTML, report.Table} {
			text := printed(t, f, room(t), language)
			for _, word := range words {
				require.Contains(t, text, word, f)
			}
			require.NotContains(t, text, "wrong-outcome", f)
			require.NotContains(t, text, "critical-section", f)
		}
	}
	for _, f := range []report.Format{report.JSON, report.CSV} {
		require.Contains(t, printed(t, f, room(t), puzzle.Chinese), "wrong-outcome", f)
	}
}
