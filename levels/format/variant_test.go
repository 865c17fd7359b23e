package format

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

const boxes = `format: 1
id: boxes
globals: {total: $first}
routines:
  pack:
    - repeat: $boxes
      do:
        - stamp: total
    - lock: $key
    - unlock: $key
workers:
  - {routine: pack, label: $who}
goal: {final: total == $all}
variants:
  - {first: 0, boxes: 5, all: 5, key: red, who: anna}
  - {first: -1, boxes: 7, all: 6, key: sky, who: bert}
`

// One file is the level and its variants. The first is what everybody plays who has not been given another one.
func TestParametersStandForTheValuesOfAVariant(t *testing.T) {
	first, err := ParseLevel([]byte(boxes), "boxes.yaml")
	require.NoError(t, err)
	require.Equal(t, "boxes", first.ID)
	require.Equal(t, 2, first.Variants)
	require.Equal(t, int64(0), first.Globals[0].Init)

	second, err := ParseVariant([]byte(boxes), "boxes.yaml", 2)
	require.NoError(t, err)
	require.Equal(t, "boxes~2", second.ID)
	require.Equal(t, "boxes", second.Base())
	require.Equal(t, int64(-1), second.Globals[0].Init)
	require.Equal(t, 7, second.Routines[0].Cards[0].Count)
	require.Equal(t, []puzzle.Color{"sky"}, second.Keys)
	require.Equal(t, "bert", second.Workers[0].Label)
	require.Equal(t, "total == 6", second.Goal.Final[0].String())

	_, err = ParseVariant([]byte(boxes), "boxes.yaml", 3)
	require.ErrorContains(t, err, "the level has no variant 3")
}

func replaced(t *testing.T, text, from, to string) string {
	t.Helper()
	require.Contains(t, text, from)
	return strings.Replace(text, from, to, 1)
}

func TestTextsAndSolutionsNameParametersToo(t *testing.T) {
	second, err := ParseVariant([]byte(boxes), "boxes.yaml", 2)
	require.NoError(t, err)
	text, err := ParseText([]byte(`format: 1
title: T
goal: Count $boxes boxes, $all in all.
story: $who has a key.
hints: [a, b, "$boxes"]
after: No $, no $5.
names: {bert: Bert the Tall, total: total, take-$who: "$who takes"}
`), "text.en.yaml", second.Parameters)
	require.NoError(t, err)
	require.Equal(t, "Count 7 boxes, 6 in all.", text.Goal)
	require.Equal(t, "Bert the Tall has a key.", text.Story, "what is a name in the level has words in the texts")
	require.Equal(t, "7", text.Hints[2])
	require.Equal(t, "Bert the Tall takes", text.Names["take-bert"])
	require.Equal(t, "No $, no $5.", text.After, "only a name makes a parameter")

	s, err := ParseSolution([]byte("format: 1\nlevel: boxes\nexpect: proved\n"), "proof.yaml", second)
	require.NoError(t, err, "a solution that names the level only is meant for all variants")
	require.Equal(t, "boxes~2", s.Level)
	require.Equal(t, engine.Proved, s.Expect.Verdict)
	_, err = ParseSolution([]byte("format: 1\nlevel: boxes~3\n"), "mine.yaml", second)
	require.ErrorContains(t, err, `mine.yaml:2:1: this is a solution of level "boxes~3", not of "boxes~2"`)
	_, err = ParseSolution([]byte("format: 1\nlevel: boxes\npool: $boxes\n"), "mine.yaml", second)
	require.ErrorContains(t, err, `mine.yaml:3:7: there is no parameter "$boxes"`)
	_, err = ParseReference([]byte("format: 1\nlevel: boxes\npool: $boxes\n"), "proof.yaml", second)
	require.ErrorContains(t, err, `proof.yaml:3:1: this cannot be built`)
	again, err := ParseSolution(PrintSolution(s, second), "proof.yaml", second)
	require.NoError(t, err)
	require.Equal(t, s, again)
}

// Errors name the place in the file as it is written.
func TestBadVariantsSayWhereAndWhat(t *testing.T) {
	for _, bad := range []struct{ from, to, want string }{
		{"$first", "$frist", `boxes.yaml:3:18: there is no parameter "$frist" in the level's table of variants, in variant 2 (did you mean "first"?)`},
		{"repeat: $boxes", "repeat: $who", `boxes.yaml:6:15: `},
		{"{first: -1, boxes: 7,", "{boxes: 7,", "variant 2 has other parameters than the first (give every variant the same parameters, in the same order)"},
		{"boxes: 7", "boxes: [7]", "boxes.yaml:16:24: this is no value that a variant can have: a list"},
		{"who: bert", "who: $first", "this is no value that a variant can have"},
		{"boxes: 7", "boxes: 70000", "boxes.yaml:6:15: want a whole number from 1 to 1000, not 70000, in variant 2"},
	} {
		source := []byte(replaced(t, boxes, bad.from, bad.to))
		_, err := ParseVariant(source, "boxes.yaml", 2)
		requireOurs(t, err)
		require.ErrorContains(t, err, bad.want)
	}
	_, err := ParseText([]byte("format: 1\ntitle: $boxes\ngoal: G\nstory: S\nhints: [a, b, c]\nafter: A\n"), "text.en.yaml", nil)
	require.ErrorContains(t, err, `text.en.yaml:2:8: there is no parameter "$boxes"`)
}

// Editors accept a parameter wherever a value belongs, and nothing else that they did not accept before.
func TestSchemaAcceptsParameters(t *testing.T) {
	require.NoError(t, valid(t, compiled(t, LevelSchema()), []byte(boxes)))
	require.Error(t, valid(t, compiled(t, LevelSchema()), []byte(replaced(t, boxes, "repeat: $boxes", "repeat: boxes!"))))
	require.NoError(t, valid(t, compiled(t, SolutionSchema()), []byte("format: 1\nlevel: boxes~2\npool: $workers\nschedule: 1 2*$steps\n")))
	require.Error(t, valid(t, compiled(t, SolutionSchema()), []byte("format: 1\nlevel: boxes~1\n")))
}
