package format

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

func theKey(t testing.TB) *puzzle.Puzzle {
	t.Helper()
	p, err := ParseLevel(read(t, "../data/16-the-key/level.yaml"), "level.yaml")
	require.NoError(t, err)
	return p
}

func TestSolutionKeepsWhatItDoesNotSay(t *testing.T) {
	p := theKey(t)
	s, err := ParseSolution([]byte("format: 1\nlevel: the-key\n"), "s.yaml", p)
	require.NoError(t, err)
	require.Equal(t, p.Start, s.Blueprint)
	require.Equal(t, engine.Unknown, s.Expect.Verdict)
}

func TestBadSolutionsSayWhereAndWhat(t *testing.T) {
	p := theKey(t)
	for source, want := range map[string]string{
		"format: 1\nlevel: another\n":                                                      `s.yaml:2:1: this is a solution of level "another", not of "the-key"`,
		"format: 1\nlevel: the-key\nrevision: 9\n":                                         "s.yaml:3:1: this is a solution of revision 9, the level has revision 1",
		"format: 1\nlevel: the-key\ngates: [lock red pack 99]\n":                           `s.yaml:3:1: this cannot be built in the level: no-such-slot "pack" (99, limit 7)`,
		"format: 1\nlevel: the-key\ngates: [lock blue pack 2]\n":                           `no-such-key "blue"`,
		"format: 1\nlevel: the-key\ngates: [lock red pack 2, lock red pack 3]\n":           `no-more-locks "red" (2, limit 1)`,
		"format: 1\nlevel: the-key\ngates: [lock red]\n":                                   `s.yaml:3:9: "lock red" is no gate`,
		"format: 1\nlevel: the-key\ngates: [grab red pack 2]\n":                            `"grab": want lock, unlock or place`,
		"format: 1\nlevel: the-key\nquantum: 7\n":                                          "s.yaml:3:1: this cannot be built in the level: quantum-fixed (7)",
		"format: 1\nlevel: the-key\nhomes: [A]\n":                                          "s.yaml:3:1: this cannot be built in the level: wrong-count (1, limit 2)",
		"format: 1\nlevel: the-key\npool: 2\n":                                             "pool-fixed",
		"format: 1\nlevel: the-key\norder: [2, 1]\n":                                       "order-fixed",
		"format: 1\nlevel: the-key\nschedule: 1 2\n":                                       "no-schedule",
		"format: 1\nlevel: the-key\nschedule: 1 two\n":                                     `schedule, column 3: "two": want a worker's number`,
		"format: 1\nlevel: the-key\nfinding: deadlock\n":                                   "only a refuted solution has a finding",
		"format: 1\nlevel: the-key\nexpect: maybe\n":                                       "want one of proved, refuted",
		"format: 1\nlevel: the-key\nexpect: refuted\nfinding: bad-luck\n":                  "want one of wrong-outcome",
		"format: 1\nlevel: the-key\ngates: [lock red pack 2\n":                             "this is not YAML",
		"format: 1\nlevel: the-key\nschedule: " + "1*100000 2*100000\n":                    "a schedule has at most 100000 steps",
		"format: 1\nlevel: the-key\ngates: [lock red pack 99999999999999999999]\n":         "want a slot's number from 0 to 512",
		"format: 1\nlevel: the-key\nexpect: refuted\nfinding: deadlock\nwish: a bicycle\n": `unknown field "wish"`,
	} {
		_, err := ParseSolution([]byte(source), "s.yaml", p)
		require.ErrorContains(t, err, want, source)
		require.IsType(t, &Error{}, err)
	}
}

func TestBadTextsAndParsSayWhereAndWhat(t *testing.T) {
	_, err := ParseText([]byte("format: 1\ntitle: T\ngoal: G.\nstory: S.\nhints: [a, b]\nafter: A\n"), "text.yaml", nil)
	require.ErrorContains(t, err, "text.yaml:5:8: want exactly 3 entries, not 2")
	_, err = ParseText([]byte("format: 1\ntitle: 5\n"), "text.yaml", nil)
	require.ErrorContains(t, err, "text.yaml:2:8: want text, not the number 5 (put it in quotes if it is meant as text)")
	_, err = ParsePar([]byte("format: 1\nticks: -1\n"), "par.yaml")
	require.ErrorContains(t, err, "par.yaml:2:8: want a whole number from 0 to 1000000, not -1")
	_, err = ParseCampaign([]byte("format: 1\nchapters: [{number: 1, title: {en: One}}]\n"), "campaign.yaml")
	require.ErrorContains(t, err, `the field "zh" is missing here`)
}

func TestPrintedParReadsAsTheSame(t *testing.T) {
	for role, par := range map[puzzle.Role]puzzle.Par{
		puzzle.Engineer: {
			Ticks: 64, Switches: 4, Keys: 1, Memory: 10,
			Histogram: puzzle.Histogram{
				Solutions: 4, Ticks: []puzzle.Bar{{Value: 64, Count: 3}, {Value: 192, Count: 1}},
				Keys: []puzzle.Bar{{Value: 1, Count: 4}}, Memory: []puzzle.Bar{{Value: 10, Count: 4}},
			},
		},
		puzzle.Saboteur: {Steps: 4, Interrupts: 1},
		puzzle.Both:     {Steps: 4, Interrupts: 1, Ticks: 64, Keys: 1},
	} {
		again, err := ParsePar(PrintPar(par, role), "par.yaml")
		require.NoError(t, err)
		require.Equal(t, par, again)
	}
}
