package demo_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"lostupdate/game/demo"
	"lostupdate/game/model/msg"
)

func TestADemoIsReadable(t *testing.T) {
	d, err := demo.Parse([]byte(`
lost-update demo 1
start zh page

# A player wakes up, looks at the map, and waits.
loaded 0
language 0 "en"
show 0 "map"
= 00000000000000ff
90 tick 1
`))
	require.NoError(t, err)
	require.Equal(t, demo.Demo{
		Start: demo.Start{Language: "zh"},
		Steps: []demo.Step{
			{Msg: msg.Do(msg.Loaded), Times: 1},
			{Msg: msg.Say(msg.Language, "en"), Times: 1},
			{Msg: msg.Say(msg.Show, "map"), Times: 1, Check: true, Hash: 255},
			{Msg: msg.Number(msg.Tick, 1), Times: 90},
		},
	}, d)
	require.Equal(t, 93, d.Messages())
}

func TestWhatIsNoDemoIsRefusedInWords(t *testing.T) {
	const good = "lost-update demo 1\nstart en page\n"
	for source, why := range map[string]string{
		"":                                  "this is no demo",
		"# nothing but words":               "this is no demo",
		"tick 1":                            "line 1: this is no demo",
		"lost-update demo x":                "line 1: this is no demo",
		"lost-update demo 2":                "newer release",
		"lost-update demo 1":                "the second line says how the game is started",
		"lost-update demo 1\ntick 1":        "line 2: the second line says",
		"lost-update demo 1\nstart fr page": "line 2: the second line says",
		"lost-update demo 1\nstart en":      "line 2: the second line says",
		good + "\n\nfly 0":                  `line 5: message "fly 0": there is no verb "fly"`,
		good + "tick one":                   `line 3: message "tick one": want a whole number`,
		good + `open 0 "the-key`:            "line 3",
		good + "0 tick 1":                   "line 3: a demo has from 1 to 1048576 messages",
		good + "-3 tick 1":                  "from 1 to",
		good + "999999999 tick 1":           "from 1 to",
		good + "1048576 tick 1\nundo 0":     "line 4: a demo has from 1 to",
		good + "= 00000000000000ff":         "line 3: a check stands behind a message",
		good + "tick 1\n= ff":               "line 4: = ff: write the hash with sixteen hexadecimal digits",
		good + "tick 1\n= 00000000000000ff\n= 00000000000000ff": "line 5: a check stands behind a message",
		strings.Repeat("#", demo.BytesMax+1):                    "larger than",
	} {
		_, err := demo.Parse([]byte(source))
		require.ErrorContains(t, err, why, "%.60q", source)
	}
	_, err := demo.Parse([]byte("lost-update demo 1000"))
	require.ErrorIs(t, err, demo.ErrNewer)
}

// anyDemo is a demo with any messages in it.
func anyDemo(t *rapid.T) demo.Demo {
	step := rapid.Custom(func(t *rapid.T) demo.Step {
		var verbs []msg.Verb
		for v := msg.None; !strings.HasPrefix(v.String(), "Verb("); v++ {
			verbs = append(verbs, v)
		}
		s := demo.Step{
			Msg:   msg.Msg{Verb: rapid.SampledFrom(verbs).Draw(t, "verb"), N: rapid.Int64().Draw(t, "n"), Text: rapid.String().Draw(t, "text")},
			Times: rapid.IntRange(1, 90).Draw(t, "times"),
		}
		if s.Check = rapid.Bool().Draw(t, "check"); s.Check {
			s.Hash = rapid.Uint64().Draw(t, "hash")
		}
		return s
	})
	return demo.Demo{
		Start: demo.Start{Language: rapid.SampledFrom([]string{"en", "zh"}).Draw(t, "language"), Desktop: rapid.Bool().Draw(t, "desktop")},
		Steps: rapid.SliceOfN(step, 0, 20).Draw(t, "steps"),
	}
}

func TestParseReadsWhatPrintWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDemo(t)
		again, err := demo.Parse(demo.Print(d))
		require.NoError(t, err)
		require.Equal(t, d.Start, again.Start)
		require.Equal(t, len(d.Steps), len(again.Steps))
		for i := range d.Steps {
			require.Equal(t, d.Steps[i], again.Steps[i])
		}
	})
}

// FuzzParse holds that no bytes make Parse panic, and that what it has read it reads again.
func FuzzParse(f *testing.F) {
	f.Add([]byte("lost-update demo 1\nstart en desktop\n\nloaded 0\n60 tick 1\n= 0123456789abcdef\nopen 0 \"the-key\"\n"))
	f.Add([]byte("lost-update demo 1\nstart zh page\nlanguage 0\nlanguage 1 \"\\xff\"\n"))
	f.Fuzz(func(t *testing.T, source []byte) {
		d, err := demo.Parse(source)
		if err != nil {
			return
		}
		require.LessOrEqual(t, d.Messages(), demo.MessagesMax)
		again, err := demo.Parse(demo.Print(d))
		require.NoError(t, err)
		require.Equal(t, d, again)
	})
}
