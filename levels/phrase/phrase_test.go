package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/phrase"
)

func text(t *testing.T, one, other string) phrase.Text {
	t.Helper()
	made, err := phrase.New(one, other)
	require.NoError(t, err)
	return made
}

func TestBlanksAreFilledIn(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"no blank", "no blank"},
		{"{{.Who}}", "the boss"},
		{"{{cap .Who}} has {{.N}} keys.", "The boss has 3 keys."},
		{"{{ .Who }}, {{ cap .Han }}", "the boss, 工人"},
		{"{{cap .Empty}}|{{.Empty}}", "|"},
		{"{{.Missing}} stays", "{{.Missing}} stays"},
		{"a } b {", "a } b {"},
		{"", ""},
	} {
		require.Equal(t, test.want, text(t, "", test.text).Fill(phrase.Blanks{"Who": "the boss", "N": 3, "Han": "工人", "Empty": ""}, nil))
	}
}

func TestACountChoosesTheForm(t *testing.T) {
	boxes := text(t, "{{.N}} box", "{{.N}} boxes")
	for want, counts := range map[string][]any{
		"1 box":   {1, int32(1), int64(1), uint64(1)},
		"0 boxes": {0}, "2 boxes": {2, int64(2)}, "2,355 boxes": {"2,355"}, "1 boxes": {"1"}, // written out: many
	} {
		for _, n := range counts {
			require.Equal(t, want, boxes.Fill(phrase.Blanks{"N": n}, n))
		}
	}
	require.Equal(t, "1 boxes", boxes.Fill(phrase.Blanks{"N": 1}, nil), "without a count there are many")
	require.Equal(t, "tick 1", text(t, "", "tick {{.N}}").Fill(phrase.Blanks{"N": 1}, 1), "one form serves all counts")
	require.Equal(t, []string{"{{.N}} box", "{{.N}} boxes"}, boxes.Forms())
}

func TestOnlyBlanksMayStandBetweenBraces(t *testing.T) {
	for _, bad := range []string{"{{.N", "{{N}}", "{{}}", "{{.}}", "{{if .N}}", "{{printf .N}}", "{{.A.B}}", "{{cap}}", "{{cap N}}"} {
		_, err := phrase.New("", bad)
		require.Error(t, err, bad)
		_, err = phrase.New(bad, "")
		require.Error(t, err, bad)
	}
}

func TestCataloguesAreRead(t *testing.T) {
	texts, err := phrase.Read([]byte(`# words
shell:
  play: Play
  box:
    one: "{{.N}} box"
    other: "{{.N}} boxes"
  star.none: No stars
  other-group:
    title: Title
`))
	require.NoError(t, err)
	require.Len(t, texts, 4)
	require.Equal(t, "Play", texts["shell.play"].Fill(nil, nil))
	require.True(t, texts["shell.box"].HasOne())
	require.Equal(t, "No stars", texts["shell.star.none"].Fill(nil, nil))
	require.Equal(t, "Title", texts["shell.other-group.title"].Fill(nil, nil))

	texts, err = phrase.Read([]byte("# nothing\n"))
	require.NoError(t, err)
	require.Empty(t, texts)
}

func TestBadCataloguesSayWhere(t *testing.T) {
	for source, want := range map[string]string{
		"a: [b, c]":             "1:4: a: want a text, not a list",
		"- a":                   "1:1: want texts",
		"a: {b: \"{{if .N}}\"}": "1:8: a.b: phrase: {{if .N}} is no blank",
		"a: [":                  "1:4",
	} {
		_, err := phrase.Read([]byte(source))
		require.ErrorContains(t, err, want)
	}
}
