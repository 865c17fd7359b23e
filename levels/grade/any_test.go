package grade_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// everyCard has a card of each kind, in a factory that has a thing of each kind.
var everyCard = []string{
	"read: total", "write: total", "compute: r = r + 1", "increment: total", "stamp: total", "lock: red", "unlock: red", "lock: blue",
	"unlock: blue", "work: 2", "work: pace", "check: total < 3", "acquire: oven", "release: oven", "wait: bell", "notify: bell",
	"notify-all: bell", "arrive: shift", "count-down: left", "await: left", "await: lamp", "light: lamp", "darken: lamp", "read-lock: board",
	"read-unlock: board", "write-lock: board", "write-unlock: board", "put: belt", "take: belt", "use: kiln, ticks: 3", "try-lock: red",
	"exchange: total, value: 1", "swap: total, from: 0, to: 2", "yield: ", "fence: ", "progress: ", "fork: B", "join: 2", "spawn: 3",
	"crash: perhaps", "crash: ", "exit: ", "call: twice", "stamp: shelf", "join: 3, into: r1", "lock: red, into: r2",
	"release: oven, movable: true", "notify: bell, movable: true",
}

// anyCards draws the cards of a routine, or of something inside one.
func anyCards(t *rapid.T, depth int) string {
	var cards []string
	for range rapid.IntRange(1, 4-depth).Draw(t, "count") {
		if depth < 2 && rapid.IntRange(0, 5).Draw(t, "nest") == 0 {
			inner := anyCards(t, depth+1)
			cards = append(cards, rapid.SampledFrom([]string{
				"{section: room, do: " + inner + "}", "{section: hall, room: 2, do: " + inner + "}", "{repeat: 2, do: " + inner + "}",
				"{if: total == 0, then: " + inner + "}", "{while: total == 0, do: " + inner + "}", "{repeat: rounds, do: " + inner + "}",
			}).Draw(t, "group"))
			continue
		}
		cards = append(cards, "{"+rapid.SampledFrom(everyCard).Draw(t, "card")+"}")
	}
	return "[" + strings.Join(cards, ", ") + "]"
}

func anyLevel(t *rapid.T) string {
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	return `format: 1
id: any
role: ` + pick("role", "engineer", "both") + `
lines: [{name: A, leads: ` + pick("leads", "true", "false") + `}, {name: B, parent: A, detached: night}]
globals: {total: 0, shelf: {value: 0, shared: true}}
keys: {red: {recursive: kind, robust: ` + pick("robust", "true", "false") + `, shared: ` + pick("shared", "true", "false") + `}, blue: {patience: 1}}
boxes: {oven: tokens}
bells: {bell: {key: red, ghosts: ` + pick("ghosts", "true", "false") + `}}
barriers: {shift: 2}
tallies: {left: 2}
lamps: {lamp: off}
boards: [board]
belts: {belt: 2}
devices: {kiln: 1}
out-trays: ` + pick("trays", "true", "false", "false", "false") + `
procedures: {twice: [{stamp: total}, {stamp: total}]}
routines:
  a: ` + anyCards(t, 0) + `
  b: ` + anyCards(t, 0) + `
  c: [{choose: way, of: {one: ` + anyCards(t, 1) + `, other: ` + anyCards(t, 1) + `}}]
workers: [{routine: a}, {routine: b, home: ` + pick("home", "A", "B") + `}, {routine: c, asleep: true}, {routine: a, patience: ` + pick("patience", "1", "5") + `}]
tools:
  gates: [{key: red}, {key: blue}]
  homes: [2, 3]
  cards: {give: {card: {release: oven}}, nap: {card: {wait: bell}}}
  dials: {tokens: [0, 1, 2], pace: [1, 5], rounds: [1, 3]}
goal: {` + pick("goal", "join-all: true, ", "starvation-free: true, ", "") + pick("final", "final: shelf >= 0, ", "") + `demands: {memory: 40}}
predict: {of: total, from: 0, to: 5}
`
}

// edits that are legal in most such levels.
var someEdits = []string{
	"gate lock red a 0", "gate unlock red a 1", "gate lock blue b 0", "gate unlock blue b 1", "place give a 1", "place nap b 0",
	"dial tokens 2", "dial rounds 3", "switch way other", "switch kind on", "switch night on", "home 2 B", "home 3 B",
	"move a 0 -> 1", "move b 1 -> 0",
}

// Whatever an author can say is read, printed, built and judged: nothing panics or
// hangs, and there is something to show for every verdict.
func TestAnyLevelCanBeJudged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := anyLevel(t)
		if strings.Contains(source, "role: both") {
			source = strings.Replace(source, "goal: {", "goal: {show: deadlock, ", 1)
		}
		p, err := format.ParseLevel([]byte(source), "any.yaml")
		if err != nil {
			var ours *format.Error
			require.ErrorAs(t, err, &ours)
			return
		}
		again, err := format.ParseLevel(format.PrintLevel(p), "printed.yaml")
		require.NoError(t, err, "%s", format.PrintLevel(p))
		require.Equal(t, p, again)

		b := p.Start
		for _, line := range rapid.SliceOfN(rapid.SampledFrom(someEdits), 0, 6).Draw(t, "edits") {
			e, err := puzzle.ParseEdit(line)
			require.NoError(t, err)
			if after, err := e.Apply(p, b); err == nil {
				b = after
			}
		}
		l := levels.Alone(p)
		r, err := grade.Judge(l, b, engine.Limits{States: 4_000, Transitions: 40_000})
		require.NoError(t, err, source)
		require.NotEmpty(t, r.Explanation.EN)
		require.NotContains(t, r.Explanation.EN+r.Explanation.ZH, "no value", source)
		switch r.Verdict {
		case engine.Refuted:
			require.True(t, r.Replay != nil && r.Replay.Finding.Kind == r.Finding || len(r.Missed) > 0, source)
		case engine.Unknown:
			require.NotEmpty(t, r.Limit)
		}
		a, err := grade.Ask(l, engine.Limits{States: 4_000, Transitions: 40_000})
		require.NoError(t, err, source)
		require.NotEmpty(t, a.Explanation.ZH)
	})
}
