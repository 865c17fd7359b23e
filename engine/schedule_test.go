package engine

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func choices(tasks ...TaskID) (s Schedule) {
	for _, t := range tasks {
		s = append(s, Choice{Task: t})
	}
	return s
}

func TestScheduleText(t *testing.T) {
	for text, s := range map[string]Schedule{
		"":           nil,
		"1":          choices(0),
		"1 2*2 1":    choices(0, 1, 1, 0),
		"12*3":       choices(11, 11, 11),
		"3 3.2*2":    {{Task: 2}, {Task: 2, Branch: 1}, {Task: 2, Branch: 1}},
		"1 2 1 2 64": choices(0, 1, 0, 1, 63),
	} {
		require.Equal(t, text, s.String())
		parsed, err := ParseSchedule(text)
		require.NoError(t, err)
		require.Equal(t, s, parsed)
	}
}

func TestScheduleTextWithOtherSpacing(t *testing.T) {
	s, err := ParseSchedule("\n 1\t2*1  2 ")
	require.NoError(t, err)
	require.Equal(t, choices(0, 1, 1), s)
}

func TestBadSchedules(t *testing.T) {
	for text, want := range map[string]string{
		"1 x":             `column 3: "x": want a worker's number`,
		"0":               `column 1: "0": want a worker's number`,
		"65":              `column 1: "65"`,
		"1*0":             `after the *`,
		"1.0":             `after the dot`,
		"1.65*2":          `after the dot`,
		"1*-3":            `after the *`,
		"1*99999999999":   `after the *`,
		"1*100000 2":      "at most 100000 steps",
		"1 2*2 *":         `column 7: "*"`,
		"1," + "é":        `column 1`,
		"1 " + longWord(): `column 3: "xxxxxxxxxxxxxxxxxxxxxxxx..."`,
	} {
		_, err := ParseSchedule(text)
		require.ErrorContains(t, err, want, text)
	}
}

func longWord() string { return strings.Repeat("x", 200) }

func FuzzParseSchedule(f *testing.F) {
	for _, text := range []string{"", "1 2*2 1", "64*100000", "1*", "\x00", "9999999999999999999"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseSchedule(text)
		if err != nil {
			return
		}
		again, err := ParseSchedule(s.String())
		require.NoError(t, err)
		require.Equal(t, s, again)
	})
}
