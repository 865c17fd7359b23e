package grade_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/grade"
)

// Every level that can be read can be judged: there is a verdict, a sentence in
// both languages, and for a refuted one something to show.
func FuzzJudge(f *testing.F) {
	names, err := filepath.Glob("../data/*/level.yaml")
	require.NoError(f, err)
	for _, name := range names {
		source, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(source)
	}
	f.Add([]byte("format: 1\nid: x\nroutines: {a: [{join: 1}], b: [{unlock: red}, {spawn: 1}]}\nworkers: [{routine: a, asleep: true}, {routine: b}]\n"))
	f.Add([]byte("format: 1\nid: x\nglobals: {g: 0}\nroutines: {a: [{while: g == 0, do: [{work: 9}]}]}\nworkers: [{routine: a, count: 3}]\n"))
	f.Add([]byte("format: 1\nid: x\nrole: sabotage\nglobals: {g: 1}\nroutines: {a: [{if: g > 0, then: [{stamp: g, by: r}], else: [{lock: sky}]}]}\nworkers: [{routine: a, count: 3}]\ngoal: {show: deadlock}\n"))
	for _, idea := range engineerIdeas {
		f.Add([]byte("format: 1\nid: x\n" + idea.level))
	}
	f.Add([]byte("format: 1\nid: x\n" + lastItem))
	f.Fuzz(func(t *testing.T, source []byte) {
		p, err := format.ParseLevel(source, "fuzz.yaml")
		if err != nil {
			return
		}
		r, err := grade.Judge(levels.Alone(p), p.Start, engine.Limits{States: 2_000, Transitions: 20_000})
		require.NoError(t, err)
		require.NotEmpty(t, r.Explanation.EN)
		require.NotEmpty(t, r.Explanation.ZH)
		require.NotContains(t, r.Explanation.EN+r.Explanation.ZH, "no value")
		switch r.Verdict {
		case engine.Refuted:
			require.True(t, r.Replay != nil && r.Replay.Finding.Kind == r.Finding || len(r.Missed) > 0)
		case engine.Unknown:
			require.NotEmpty(t, r.Limit)
		}
	})
}
