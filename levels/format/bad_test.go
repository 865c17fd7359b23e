package format

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// everything is a level with every card and every field that an engineer level
// can have.
const everything = `format: 1
id: everything
chapter: 3
number: 99
revision: 2
role: engineer
concepts: [mutex]
lines: [A, B]
globals: {total: 0, stock: -4}
routines:
  all:
    - read: total
      into: r1
    - compute: r1 = r1 * 2
    - write: total
      value: r1
      label: put-down
    - write: stock
      value: 3
    - increment: total
    - stamp: stock
      by: -2
    - lock: red
    - unlock: red
    - work: 3
    - repeat: 2
      do:
        - if: total > 3
          then: [{work: 1}]
          else: [{stamp: total}]
    - while: stock < 0
      do:
        - stamp: stock
    - while: r1 < 0
      do:
        - read: stock
          into: r1
    - check: r >= 0
    - check: total != r1
    - spawn: 3
    - join: 3
  rest:
    - work: 1
workers:
  - {routine: all, home: A, label: boss}
  - {routine: rest, home: B}
  - {routine: rest, home: B, asleep: true}
bench: {cores: 4, quantum: 2, switch: 0}
tools:
  gates: [{key: blue, locks: 2, unlocks: 3}]
  routines: [all]
  homes: [1]
  quanta: [2, 4]
  pool: {kind: at-once, min: 1, max: 3}
  order: true
start:
  gates: [lock blue all 4, unlock blue all 9]
  pool: 2
goal:
  final: [total >= 0, B.stock == -4]
  demands: {ticks: 100, first-seen: 5, switches: 3, memory: 20, workers: 3, keys: 2}
`

func TestEverythingIsPrintedAndReadAgain(t *testing.T) {
	p, err := ParseLevel([]byte(everything), "everything.yaml")
	require.NoError(t, err)
	again, err := ParseLevel(PrintLevel(p), "printed")
	require.NoError(t, err, "%s", PrintLevel(p))
	require.Equal(t, p, again)
}

// small is a good level in a few lines; the tests break it in one place.
const small = `format: 1
id: small
globals: {total: 0}
routines:
  count:
    - increment: total
workers:
  - {routine: count, count: 2}
goal: {final: total == 2}
`

func TestSmallLevelReads(t *testing.T) {
	p, err := ParseLevel([]byte(small), "small.yaml")
	require.NoError(t, err)
	require.Len(t, p.Workers, 2)
	require.Equal(t, []string{"A", "A"}, p.Start.Homes)
}

func TestBadLevelsSayWhereAndWhat(t *testing.T) {
	replace := func(old, new string) string {
		require.Contains(t, small, old)
		return strings.Replace(small, old, new, 1)
	}
	tests := []struct {
		name, source string
		want         string // the error in one line
	}{
		{"unknown field", replace("goal:", "gaol:"), `bad.yaml:9:1: unknown field "gaol" (did you mean "goal"?)`},
		{"unknown card", replace("increment", "incremnt"), `bad.yaml:6:7: "incremnt" is no card (did you mean "increment"?)`},
		{"unknown global", replace("increment: total", "increment: totl"), `bad.yaml:6:18: there is no global "totl" (did you mean "total"?; globals are declared as in "globals: {total: 0}")`},
		{"unknown global in the goal", replace("total == 2", "sum == 2"), `bad.yaml:9:15: there is no global "sum"`},
		{"unknown line in the goal", replace("total == 2", "B.total == 2"), `bad.yaml:9:15: there is no line "B"`},
		{"unknown routine", replace("routine: count,", "routine: cuont,"), `bad.yaml:8:15: there is no routine "cuont" (did you mean "count"?)`},
		{"a million workers", replace("count: 2}", "count: 1000000}"), "bad.yaml:8:29: want a whole number from 1 to 64, not 1000000"},
		{"too many workers in all", replace("{routine: count, count: 2}", "{routine: count, count: 60}\n  - {routine: count, count: 60}"), "there are 120 workers, at most 64 are possible"},
		{"a huge repeat", replace("- increment: total", "- repeat: 1000000\n      do: [{work: 1}]"), "bad.yaml:6:15: want a whole number from 1 to 1000, not 1000000"},
		{"a number as text", replace("count: 2}", "count: many}"), `want a whole number from 1 to 64, not "many"`},
		{"a fraction", replace("count: 2}", "count: 2.5}"), "want a whole number from 1 to 64, not the fraction 2.5"},
		{"a hexadecimal number", replace("count: 2}", "count: 0x2}"), "want a whole number from 1 to 64, not the number 0x2"},
		{"a list where a name belongs", replace("id: small", "id: [small]"), "not a list"},
		{"a text where fields belong", replace("goal: {final: total == 2}", "goal: total == 2"), `want fields, not "total == 2" (write "name: value" lines)`},
		{"a list where fields belong", "- format: 1\n", "bad.yaml:1:1: want fields, not a list"},
		{"fields where a list belongs", replace("- increment: total", "increment: total"), "want a list, not fields"},
		{"nothing where fields belong", replace("goal: {final: total == 2}", "goal:"), "want fields, not nothing"},
		{"no format", strings.TrimPrefix(small, "format: 1\n"), `the field "format" is missing here`},
		{"a newer format", replace("format: 1", "format: 2"), "bad.yaml:1:9: the file has format 2, this program reads formats up to 1 (get a newer version of the game)"},
		{"a field twice", replace("id: small", "id: small\nid: large"), `bad.yaml:3:1: this is not YAML: mapping key "id" already defined at [2:1]`},
		{"a register's name for a global", replace("{total: 0}", "{total: 0, r3: 0}"), `"r3" is the name of a place on the clipboard`},
		{"an undetermined comparison", replace("total == 2", "total = 2"), `"=" does not compare`},
		{"a comparison without spaces", replace("total == 2", "total==2"), `"total==2" is no claim; spaces go around its sign`},
		{"a loop that nobody can see", replace("- increment: total", "- while: r < 3\n      do: [{compute: r = r + 1}]"), "this loop could turn for ever while nobody else gets a turn"},
		{"sabotage without a goal", replace("id: small", "id: small\nrole: sabotage"), "bad.yaml:10:1: a sabotage level must say what wins it (add break or show under goal)"},
		{"slowing down without more work", slowing("tools: {dials: {pots: [1, 2]}}", "slow: 9, workers: 2"), "a shift is slowed down by more workers, but the toolbox has none"},
		{"slowing down without an end", slowing("tools: {pool: {kind: staff, min: 1, max: 2}}", "slow: 9"), "must say how many workers it has (add workers under demands, from the pool's min to its max)"},
		{"slowing down with a schedule", slowing("tools: {pool: {kind: staff, min: 1, max: 2}}", "slow: 9, workers: 2, steps: 3"), "nobody chooses who moves"},
		{"a goal for saboteurs", replace("{final: total == 2}", "{break: total == 1}"), "goal has break, show or claim, which are for sabotage levels"},
		{"waking somebody who is awake", replace("- increment: total", "- spawn: 2"), "routine count wakes a worker who is not asleep"},
		{"joining somebody who is not there", replace("- increment: total", "- join: 9"), "there is no worker 9, the level has 2"},
		{"a home that is not there", replace("count: 2}", "count: 2, home: Q}"), `bad.yaml:8:38: there is no line "Q"`},
		{"gates without a toolbox", small + "start: {gates: [lock red count 0]}\n", `what stands there at the start is not legal: no-such-key "red"`},
		{"two documents", small + "---\n" + small, "the file has more than one document"},
		{"empty", "", "bad.yaml: the file is empty (start with the line \"format: 1\")"},
		{"only a comment", "# nothing\n", "the file is empty"},
		{"truncated", small[:strings.Index(small, "count: 2}")+3], "bad.yaml:8"},
		{"truncated in a bracket", "format: 1\nid: [a, b", "this is not YAML"},
		{"not UTF-8", "format: 1\nid: caf\xe9\n", "bad.yaml:2:8: byte 0xe9 is not UTF-8 text (save the file as UTF-8)"},
		{"binary", "\x7fELF\x02\x00\x00", "the file has a zero byte in it"},
		{"an anchor", replace("id: small", "id: &a small"), "anchors and aliases are not part of this format"},
		{"an alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "bad.yaml:1:4: anchors and aliases are not part of this format"},
		{"a tag", replace("id: small", "id: !!str small"), "tags and directives are not part of this format"},
		{"a merge key", "<<: {format: 1}\n", "anchors and aliases are not part of this format"},
		{"deep brackets", strings.Repeat("[", 100_000), "brackets are nested more than 16 deep"},
		{"deep lists", strings.Repeat("- ", 100_000), "lists and blocks are nested too deep"},
		{"many colons", strings.Repeat("a: ", 80_000), `there is a second ": " in this line`},
		{"too large", strings.Repeat("# comment\n", 30_000), "the file has 300000 bytes, at most 262144 are read"},
		{"deep loops", deepLoops(9), "loops and branches are nested more than 8 deep"},
		{"too many stations", tooManyStations(), "unfolds into 600 stations, at most 512 are possible"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := ParseLevel([]byte(test.source), "bad.yaml")
			var ours *Error
			require.True(t, errors.As(err, &ours), "%T %v", err, err)
			require.Contains(t, err.Error(), test.want)
			require.Contains(t, ours.Detail(), ours.Message)
		})
	}
}

// slowing is a level of two parts in which the shift is to be slowed down first.
func slowing(tools, demands string) string {
	both := strings.Replace(small, "id: small", "id: small\nrole: both\n"+tools, 1)
	return strings.Replace(both, "final: total == 2", "demands: {"+demands+"}", 1)
}

func deepLoops(depth int) string {
	return strings.Replace(small, "- increment: total", blockLoops(depth), 1)
}

func blockLoops(depth int) string {
	var b strings.Builder
	indent := "    "
	for i := range depth {
		if i > 0 {
			b.WriteString(indent)
		}
		fmt.Fprintf(&b, "- repeat: 2\n%s  do:\n", indent)
		indent += "  "
	}
	return b.String() + indent + "- work: 1"
}

func tooManyStations() string {
	return strings.Replace(small, "- increment: total", strings.TrimSpace(strings.Repeat("    - increment: total\n", 200)), 1)
}

func TestDetailShowsTheLineAndAMark(t *testing.T) {
	_, err := ParseLevel([]byte(strings.Replace(small, "increment: total", "increment: totl", 1)), "mine.yaml")
	var ours *Error
	require.True(t, errors.As(err, &ours))
	require.Equal(t, `mine.yaml:6:18: there is no global "totl"
    6 |     - increment: totl
      |                  ^
Advice: did you mean "total"?; globals are declared as in "globals: {total: 0}"
`, ours.Detail())
}

func TestDetailShowsNoControlCharacters(t *testing.T) {
	_, err := ParseLevel([]byte("format: 1\n\"\x1b[31m\x07\": 3\n"), "bad.yaml")
	var ours *Error
	require.True(t, errors.As(err, &ours))
	require.NotContains(t, ours.Detail(), "\x1b")
	require.NotContains(t, ours.Error(), "\x07")
}

func TestChineseIsUnfoldedAndOthersAreNot(t *testing.T) {
	for before, after := range map[string]string{
		"你好 世界":  "你好世界",
		"你好， 世界": "你好，世界",
		"老板说：“好！” 大家笑了。":  "老板说：“好！”大家笑了。",
		"工人 1 读到 0":       "工人 1 读到 0",
		"用 Python 写":      "用 Python 写",
		"收起来…… 奶奶问":       "收起来……奶奶问",
		"He said “no” to": "He said “no” to",
		"two  spaces":     "two  spaces",
		" ":               " ",
	} {
		require.Equal(t, after, Unfold(before))
	}
}
