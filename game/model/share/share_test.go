package share_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/share"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

const key = "format: 1\nlevel: the-key\ngates:\n  - lock red pack 2\n  - unlock red pack 5\n"

func theKey() share.Shared { return share.Shared{Level: "the-key", Role: puzzle.Engineer, Text: key} }

func TestWhatIsSharedIsRead(t *testing.T) {
	schedule := share.Shared{Level: "two-hands", Role: puzzle.Saboteur, Text: "format: 1\nlevel: two-hands\nschedule: 1 2*2 1\n"}
	for _, s := range []share.Shared{theKey(), schedule} {
		for what, text := range map[string]string{
			"text":           share.Print(s),
			"link":           share.Link(s),
			"address":        "https://example.org/game/?lang=zh" + share.Link(s),
			"windows":        strings.ReplaceAll(share.Print(s), "\n", "\r\n"),
			"in a message":   "Look at this:\n\n" + share.Print(s) + "\nbeautiful, is it not?\n",
			"quoted":         "> " + strings.ReplaceAll(strings.TrimSpace(share.Print(s)), "\n", "\n> ") + "\nI see.",
			"link in a text": "看看这个（https://example.org/" + share.Link(s) + "）。",
		} {
			read, err := share.Parse(text)
			require.NoError(t, err, what)
			require.Equal(t, s, read, what)
		}
	}
}

func TestTheTextIsASolutionFile(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	level, _ := catalog.Level("the-key")
	_, err = format.ParseSolution([]byte(share.Print(theKey())), "shared", level.Puzzle)
	require.NoError(t, err)
}

func TestWhatIsNoSolutionIsToldApart(t *testing.T) {
	link := share.Link(theKey())
	for what, test := range map[string]struct {
		text string
		want error
	}{
		"nothing":        {"", share.ErrNothing},
		"a letter":       {"Dear all, the key hangs on the hook.", share.ErrNothing},
		"a bare file":    {key, share.ErrNothing},
		"newer":          {strings.Replace(share.Print(theKey()), "solution 1", "solution 2", 1), share.ErrNewer},
		"no version":     {strings.Replace(share.Print(theKey()), "solution 1", "solution", 1), share.ErrDamaged},
		"other kind":     {strings.Replace(share.Print(theKey()), "solution 1", "recipe 1", 1), share.ErrDamaged},
		"cut off":        {"# lost-update solution 1\nform", share.ErrDamaged},
		"no level":       {"# lost-update solution 1\nformat: 1\n", share.ErrDamaged},
		"half a link":    {link[:len(link)/2], share.ErrDamaged},
		"empty link":     {"#s=", share.ErrDamaged},
		"other alphabet": {"#s=a", share.ErrDamaged},
		"much":           {share.Print(theKey()) + strings.Repeat("#", 1<<17), share.ErrDamaged},
		"long link":      {"#s=" + strings.Repeat("A", 20<<10), share.ErrDamaged},
		"bomb":           {share.Link(share.Shared{Text: strings.Repeat("x", 1<<20)}), share.ErrDamaged},
	} {
		_, err := share.Parse(test.text)
		require.ErrorIs(t, err, test.want, what)
	}
}

func TestLinksAreShort(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	longest := 0
	for _, level := range catalog.Levels() {
		for _, s := range append(level.Proofs, level.Traps...) {
			text := string(format.PrintSolution(&s, level.Puzzle))
			link := share.Link(share.Shared{Level: level.ID(), Role: level.Puzzle.PartOf(s.Blueprint), Text: text})
			_, err := share.Parse(link)
			require.NoError(t, err, s.Name)
			longest = max(longest, len(link))
		}
	}
	require.Less(t, longest, 1000, "what messengers and browsers take")
}

func FuzzParseNeverPanics(f *testing.F) {
	f.Add(share.Print(theKey()))
	f.Add(share.Link(theKey()))
	f.Add("> # lost-update schedule 1\n> format: 1\n> level: x\n> schedule: 1*9\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := share.Parse(text)
		if err != nil {
			require.True(t, errors.Is(err, share.ErrNothing) || errors.Is(err, share.ErrNewer) || errors.Is(err, share.ErrDamaged), "%v", err)
			return
		}
		again, err := share.Parse(share.Print(s))
		require.NoError(t, err)
		require.Equal(t, s, again)
	})
}
