package grade_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// lastItem is broken first and repaired then.
const lastItem = `
role: both
globals: {stock: 1}
routines: {pick: [{if: stock > 0, then: [{increment: stock}]}]}
workers: [{routine: pick, count: 2}]
tools: {gates: [{key: red}]}
goal: {final: stock == 2, break: stock == 3, demands: {interrupts: 1, ticks: 30}}
`

func TestALevelOfTwoPartsIsJudgedInEach(t *testing.T) {
	l := written(t, lastItem)
	require.Equal(t, []puzzle.Role{puzzle.Saboteur, puzzle.Engineer}, l.Puzzle.Parts())

	broken := judge(t, l, "schedule 1*3 2*3")
	require.Equal(t, engine.Proved, broken.Verdict, broken.Explanation.EN)
	require.Equal(t, 0, broken.Measures.Interrupts)
	require.Nil(t, broken.Report)

	repaired := judge(t, l, "gate lock red pick 0")
	require.Equal(t, engine.Refuted, repaired.Verdict)
	require.NotNil(t, repaired.Report)

	sabotage, engineer := l.Part(puzzle.Saboteur), l.Part(puzzle.Engineer)
	require.Equal(t, puzzle.Saboteur, sabotage.Puzzle.Role)
	require.EqualValues(t, 0, sabotage.Puzzle.Goal.Demands.TicksMax)
	require.Empty(t, engineer.Puzzle.Goal.Break)
	require.EqualValues(t, 0, engineer.Puzzle.Goal.Demands.InterruptsMax)

	b := edited(t, l, "gate lock red pick 0")
	_, err := grade.New(sabotage, b, engine.Limits{})
	require.ErrorContains(t, err, "factory-changed", "what is sabotaged is the factory as it was found")
	b.Schedule = engine.Schedule{{Task: 0}}
	require.ErrorContains(t, l.Puzzle.Check(b), "factory-changed")
	require.ErrorContains(t, engineer.Puzzle.Check(b), "no-schedule")
}

func TestClaims(t *testing.T) {
	honest := written(t, `
role: sabotage
globals: {total: 0}
routines: {count: [{stamp: total}]}
workers: [{routine: count, count: 2}]
goal: {final: total == 2, break: total == 1, claim: true}
`)
	r := judge(t, honest, "claim")
	require.Equal(t, engine.Proved, r.Verdict)
	require.Equal(t, 3, r.Stars.Count())
	require.NotNil(t, r.Report)

	crooked := written(t, `
role: sabotage
globals: {total: 0}
routines: {count: [{increment: total}]}
workers: [{routine: count, count: 2}]
goal: {final: total == 2, break: total == 1, claim: true}
`)
	r = judge(t, crooked, "claim")
	require.Equal(t, engine.Refuted, r.Verdict)
	require.Equal(t, engine.WrongOutcome, r.Finding)
	require.Contains(t, r.Explanation.EN, "It can be broken after all. Worker 1 read 0 from total")
	require.Contains(t, r.Explanation.ZH, "其实还是能弄坏的。")
	require.NotNil(t, r.Replay, "the schedule that breaks it is shown")
	require.Equal(t, engine.Proved, judge(t, crooked, "schedule 1 2*2 1").Verdict, "a schedule wins as well")
}

// Everybody moves, and nothing is made: the player closes the circle himself.
func TestSabotageThatGoesRoundForEver(t *testing.T) {
	l := written(t, `
role: sabotage
routines:
  left: [{read: done}, {while: r == 0, do: [{lock: red}, {try-lock: blue}, {if: r == 1, then: [{unlock: blue}, {write: done, value: 1}]}, {unlock: red}]}]
  right: [{read: done}, {while: r == 0, do: [{lock: blue}, {try-lock: red}, {if: r == 1, then: [{unlock: red}, {write: done, value: 1}]}, {unlock: blue}]}]
globals: {done: 0}
workers: [{routine: left}, {routine: right}]
goal: {show: livelock}
`)
	require.Equal(t, engine.Refuted, judge(t, l, "schedule 1 2 1 2 1 2").Verdict, "both tools have still to be put back")
	r := judge(t, l, "schedule 1 2 1 2 1 2 1 2")
	require.Equal(t, engine.Proved, r.Verdict, r.Explanation.EN)
	require.Contains(t, r.Explanation.EN, "back where it was before")
	require.Positive(t, r.Round)
	require.Equal(t, engine.Refuted, judge(t, l, "schedule 1*20").Verdict, "one alone gets on")
	require.Contains(t, judge(t, l, "schedule 1 2").Explanation.EN, "not over yet")
}

func TestStepsThatAreTooManyAreNamed(t *testing.T) {
	l := written(t, `
role: sabotage
globals: {total: 0}
routines: {count: [{increment: total}, {yield: }]}
workers: [{routine: count, count: 2}]
goal: {final: total == 2, break: total == 1, demands: {steps: 5}}
`)
	r := judge(t, l, "schedule 1 2*3 1*2")
	require.Equal(t, engine.Refuted, r.Verdict)
	require.Equal(t, []grade.Miss{{Demand: grade.DemandSteps, Want: 5, Got: 6}}, r.Missed)
	require.Contains(t, r.Explanation.EN, "it took 6 steps")
}

// Whom a bell wakes is the foreman's choice too.
func TestSchedulesChooseWhomABellWakes(t *testing.T) {
	l := written(t, `
role: sabotage
globals: {first: 0}
bells: {full: red}
routines:
  a: [{lock: red}, {wait: full}, {write: first, value: 1}, {unlock: red}]
  b: [{lock: red}, {wait: full}, {write: first, value: 2}, {unlock: red}]
  ring: [{lock: red}, {notify: full}, {unlock: red}, {join: 1}, {lock: red}, {notify: full}, {unlock: red}]
workers: [{routine: a}, {routine: b}, {routine: ring}]
goal: {final: first == 2, show: deadlock}
`)
	require.Equal(t, engine.Refuted, judge(t, l, "schedule 1*2 2*2 3*3 1*3 3*4 2*3").Verdict)
	require.Equal(t, engine.Proved, judge(t, l, "schedule 1*2 2*2 3 3.2 3 2*3").Verdict)
	require.Equal(t, engine.Proved, judge(t, l, "step 1", "step 1", "step 2", "step 2", "step 3", "step 3.2", "step 3", "schedule 1*2 2*2 3 3.2 3 2*3").Verdict)
}

func TestQuestionsAreAnsweredByTheSearch(t *testing.T) {
	l := written(t, `
globals: {total: 0}
routines: {count: [{repeat: 5, do: [{increment: total}]}]}
workers: [{routine: count, count: 2}]
goal: {final: total == 10}
predict: {of: total, from: 0, to: 10}
`)
	a, err := grade.Ask(l, engine.Limits{})
	require.NoError(t, err)
	require.True(t, a.Known)
	require.Equal(t, []int64{2, 3, 4, 5, 6, 7, 8, 9, 10}, a.Possible)
	q := l.Puzzle.Predict
	require.True(t, a.Right(q, []int64{10, 9, 8, 7, 6, 5, 4, 3, 2}))
	require.False(t, a.Right(q, []int64{5, 6, 7, 8, 9, 10}), "too few")
	require.False(t, a.Right(q, []int64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), "too many")
	require.Contains(t, a.Explanation.EN, "2, 3, 4, 5, 6, 7, 8, 9 and 10")

	i, err := grade.NewInquiry(l, engine.Limits{})
	require.NoError(t, err)
	defer i.Close()
	run, err := i.Show(2)
	require.NoError(t, err)
	require.EqualValues(t, 2, run.Final[0])
	none, err := i.Show(1)
	require.NoError(t, err)
	require.Nil(t, none)
	for !i.Advance(7) {
	}
	require.Equal(t, a, i.Answer(), "how it is sliced never shows")

	short, err := grade.Ask(l, engine.Limits{States: 3})
	require.NoError(t, err)
	require.False(t, short.Known)
	require.Equal(t, engine.StatesLimit, short.Limit)
	_, err = grade.NewInquiry(written(t, "routines: {a: [{work: 1}]}\nworkers: [{routine: a}]\n"), engine.Limits{})
	require.ErrorIs(t, err, grade.ErrNoQuestion)
}

func TestTooManyInASectionAreNamed(t *testing.T) {
	r := judge(t, written(t, `
routines: {bake: [{section: kitchen, room: 2, do: [{work: 1}]}]}
workers: [{routine: bake, count: 3}]
`))
	require.Equal(t, engine.AssertFailed, r.Finding)
	require.Equal(t, `Worker 3 came into the section "kitchen" as one too many: it has room for 2.`, r.Explanation.EN)
}

// Whatever can go wrong can be asked for.
func TestSabotageShowsEveryKindOfFailure(t *testing.T) {
	for kind, test := range map[string]struct{ level, schedule string }{
		"collision": {`
routines: {work: [{section: room, do: [{yield: }]}]}
workers: [{routine: work, count: 2}]
`, "1 2"},
		"starvation": {`
keys: {red: {patience: 1}}
routines: {read: [{repeat: 3, do: [{lock: red}, {unlock: red}]}], paint: [{lock: red}, {unlock: red}]}
workers: [{routine: read}, {routine: paint}]
`, "1*5"},
		"leaked-task": {`
routines: {boss: [{spawn: 2}], hand: [{yield: }]}
workers: [{routine: boss}, {routine: hand, asleep: true}]
`, "1 2"},
		"misuse": {`
tallies: {left: 1}
routines: {part: [{count-down: left}]}
workers: [{routine: part, count: 2}]
`, "1 2"},
		"assert-failed": {`
globals: {total: 0}
routines: {count: [{stamp: total}], check: [{check: total == 1}]}
workers: [{routine: count}, {routine: check}]
`, "2"},
		"wrong-outcome": {`
globals: {total: 0}
routines: {count: [{increment: total}]}
workers: [{routine: count, count: 2}]
`, "1 2 1 2"},
		"deadlock": {`
routines: {a: [{lock: red}, {lock: blue}], b: [{lock: blue}, {lock: red}]}
workers: [{routine: a}, {routine: b}]
`, "1 2"},
	} {
		goal := "show: " + kind
		switch kind {
		case "leaked-task":
			goal += ", join-all: true"
		case "wrong-outcome":
			goal += ", final: total == 2"
		}
		r := judge(t, written(t, "role: sabotage\n"+test.level+"goal: {"+goal+"}\n"), "schedule "+test.schedule)
		require.Equal(t, engine.Proved, r.Verdict, "%s: %s", kind, r.Explanation.EN)
		require.NotEmpty(t, r.Explanation.ZH)
	}
}
