package class_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class"
	"lostupdate/levels/puzzle"
)

func whole(t testing.TB) *class.Assignment {
	a := &class.Assignment{Label: "Alles 第一周", Due: "Friday 周五", Language: puzzle.Chinese, Hints: class.HintsFirst}
	for i, l := range campaign(t).Levels() {
		a.Levels = append(a.Levels, class.Wanted{ID: l.ID(), Revision: l.Puzzle.Revision, Stars: i%3 + 1})
	}
	return a
}

func TestAnAssignmentFitsIntoALink(t *testing.T) {
	for _, a := range []*class.Assignment{wanted(t, "the-key"), wanted(t, "two-hands/3", "the-key/2"), whole(t)} {
		require.NoError(t, a.Check())
		link := a.Link("https://school.example/game/?lang=en#map")
		require.True(t, strings.HasPrefix(link, "https://school.example/game/?lang=en#a=1-"))
		for _, text := range []string{a.Text(), link, " " + link[:30] + "\n" + link[30:] + "\n", link + "&more=1"} {
			read, err := class.ParseAssignment(text)
			require.NoError(t, err)
			require.Equal(t, a, read)
			require.Equal(t, a.Hash(), read.Hash())
		}
	}
	require.Less(t, len(whole(t).Text()), 1_000, "the whole campaign")
	require.Less(t, len(wanted(t, "two-hands", "the-key", "last-item").Text()), 80)
}

// People compare nine digits; whatever is changed about an assignment changes them.
func TestTheCodeIsReadAloud(t *testing.T) {
	a := wanted(t, "two-hands", "the-key")
	require.Regexp(t, `^\d{3}-\d{3}-\d{3}$`, a.Code())
	seen := map[string]bool{a.Code(): true}
	for _, change := range []func(*class.Assignment){
		func(a *class.Assignment) { a.Label = "Week 4" },
		func(a *class.Assignment) { a.Due = "tomorrow" },
		func(a *class.Assignment) { a.Hints = class.HintsNone },
		func(a *class.Assignment) { a.Language = puzzle.English },
		func(a *class.Assignment) { a.Levels[0].Stars = 2 },
		func(a *class.Assignment) { a.Levels[0], a.Levels[1] = a.Levels[1], a.Levels[0] },
	} {
		b := wanted(t, "two-hands", "the-key")
		change(b)
		require.NotContains(t, seen, b.Code())
		seen[b.Code()] = true
	}
}

func TestBadAssignmentsAreRefused(t *testing.T) {
	good := wanted(t, "two-hands", "the-key").Text()
	at := len(good) / 2
	other := "A"
	if good[at] == 'A' {
		other = "B"
	}
	for _, test := range []struct {
		text string
		want class.Kind
	}{
		{"", class.Unreadable},
		{"hello", class.Unreadable},
		{"2" + good[1:], class.Newer},
		{"0" + good[1:], class.Unreadable},
		{good[:len(good)-3], class.Unreadable},
		{good[:at] + other + good[at+1:], class.Unreadable},
		{"1-" + base64.RawURLEncoding.EncodeToString([]byte{9, 1, 2, 3, 4, 5}), class.Unreadable},
		{strings.Repeat("a", 1<<20), class.TooLarge},
	} {
		_, err := class.ParseAssignment(test.text)
		var p *class.Problem
		require.ErrorAs(t, err, &p, test.text)
		require.Equal(t, test.want, p.Kind, test.text)
		require.NotEqual(t, p.Text.EN, p.Text.ZH)
	}
	for name, spoil := range map[string]func(*class.Assignment){
		"label":   func(a *class.Assignment) { a.Label = "a\u202eb" },
		"long":    func(a *class.Assignment) { a.Due = strings.Repeat("x", class.DueMax+1) },
		"stars":   func(a *class.Assignment) { a.Levels[0].Stars = 4 },
		"hints":   func(a *class.Assignment) { a.Hints = "some" },
		"twice":   func(a *class.Assignment) { a.Levels[1] = a.Levels[0] },
		"nothing": func(a *class.Assignment) { a.Levels = nil },
		"name":    func(a *class.Assignment) { a.Levels[0].ID = "../x" },
		"lang":    func(a *class.Assignment) { a.Language = "fr" },
	} {
		a := wanted(t, "two-hands", "the-key")
		spoil(a)
		require.Error(t, a.Check(), name)
	}
}

// What is read is printed as it was, and nothing that is pasted can do harm.
func FuzzAssignment(f *testing.F) {
	f.Add(wanted(f, "two-hands", "the-key").Text())
	f.Add(whole(f).Text())
	f.Add("1-AA")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := class.ParseAssignment(text)
		if err != nil {
			return
		}
		again, err := class.ParseAssignment(a.Text())
		require.NoError(t, err)
		require.Equal(t, a, again)
	})
}

func FuzzTicket(f *testing.F) {
	f.Add(ticket(f, wanted(f, "the-key"), "17", "the-key/proof", "two-hands/proof").Source)
	f.Add([]byte("lost-update-ticket: 1\nname: ---\nassignment: none\nrules: 1\nsolutions: 0\ncheck: 0\n"))
	f.Fuzz(func(t *testing.T, source []byte) {
		read, damage, err := class.ParseTicket(source, "fuzz")
		if err != nil {
			require.Nil(t, read)
			return
		}
		again, _, err := class.ParseTicket(read.Print(), "fuzz")
		require.NoError(t, err)
		if damage == nil {
			require.Equal(t, read, again)
		}
	})
}
