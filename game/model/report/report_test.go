package report_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/report"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/format"
	"lostupdate/levels/grade"
)

// The names are those that pages around the game read.
func TestAReportIsOneLineOfJSON(t *testing.T) {
	text := report.Report{
		Levels: []report.Level{{ID: "the-key", Chapter: 3, Stars: 2, Wanted: 3, Solved: true, Measures: grade.Measures{Ticks: 49, Keys: 1, Memory: 10}}},
		Stars:  2, MaxStars: 3, Last: "the-key", Ticket: "a ticket\n", Kept: "1-x",
	}.Print()
	require.NotContains(t, text, "\n")
	require.JSONEq(t, `{
		"version": 1, "stars": 2, "maxStars": 3, "done": false, "last": "the-key", "handedIn": false, "ticket": "a ticket\n", "kept": "1-x",
		"levels": [{"id": "the-key", "chapter": 3, "stars": 2, "wanted": 3, "solved": true, "ticks": 49, "keys": 1, "memory": 10, "steps": 0, "interrupts": 0}]
	}`, text)
	require.Contains(t, report.Report{}.Print(), `"levels":[]`, "never null")
	require.True(t, json.Valid([]byte(text)))
}

// proofs are the main proofs of the whole campaign, with three stars each.
func proofs(t testing.TB) []report.Solution {
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	var all []report.Solution
	for _, l := range campaign.Levels() {
		all = append(all, report.Solution{Level: l.ID(), Text: string(format.PrintSolution(&l.Proofs[0], l.Puzzle)), Stars: 3})
	}
	return all
}

func TestWhatIsKeptComesBack(t *testing.T) {
	all := proofs(t)
	for _, k := range []report.Kept{{}, {Name: "小明", Solutions: all[:1]}, {Name: "17", Solutions: all}} {
		text, left := report.Keep(k)
		require.Zero(t, left)
		require.Regexp(t, `^1-[A-Za-z0-9_-]+$`, text)
		back, err := report.Restore(text)
		require.NoError(t, err)
		require.Equal(t, k, back)
	}
	text, _ := report.Keep(report.Kept{Solutions: all})
	t.Logf("%d proofs take %d characters of %d", len(all), len(text), report.KeptMax)
	require.Less(t, len(text), 2_700, "the figure is in Keep's comment")
}

// What is too much is left out from the end, and unfinished work first.
func TestWhatDoesNotFitIsLeftOut(t *testing.T) {
	var k report.Kept
	for i := range 200 {
		noise := ""
		for j := range 6 {
			noise += fmt.Sprintf("  - lock red worker-%d %d\n", (i*7919+j*104729)%9973, (i*31+j*17)%97)
		}
		k.Solutions = append(k.Solutions, report.Solution{Level: fmt.Sprint("level-", i), Text: fmt.Sprintf("format: 1\nlevel: level-%d\ngates:\n%s", i, noise), Stars: min(i, 1)})
	}
	text, left := report.Keep(k)
	require.LessOrEqual(t, len(text), report.KeptMax)
	require.Greater(t, len(text), report.KeptMax*9/10, "the room is used")
	back, err := report.Restore(text)
	require.NoError(t, err)
	require.Len(t, back.Solutions, len(k.Solutions)-left)
	for i, s := range back.Solutions {
		require.Equal(t, k.Solutions[i+1], s, "the first is unfinished work")
	}
}

func TestATicketComesBackWithUnknownStars(t *testing.T) {
	all := proofs(t)[:2]
	ticket := class.NewTicket("17", "", []string{all[0].Text, all[1].Text})
	back, err := report.Restore(string(ticket.Print()))
	require.NoError(t, err)
	require.Equal(t, "17", back.Name)
	require.Equal(t, report.Solution{Level: all[1].Level, Text: all[1].Text, Stars: report.Unknown}, back.Solutions[1])
}

func TestWhatWasNotKeptLikeThisIsRefused(t *testing.T) {
	good, _ := report.Keep(report.Kept{Name: "17", Solutions: proofs(t)[:3]})
	at := len(good) / 2
	other := "A"
	if good[at] == 'A' {
		other = "B"
	}
	for name, text := range map[string]string{
		"nothing": "", "words": "hello", "cut": good[:len(good)-4], "changed": good[:at] + other + good[at+1:],
		"more": good + "AAAA", "bare": "1-", "zero": "0" + good[1:], "ticket": "lost-update-ticket: 1\nname: x\n",
		"huge": "1-" + strings.Repeat("A", 1<<20),
	} {
		_, err := report.Restore(text)
		require.ErrorIs(t, err, report.ErrDamaged, name)
	}
	for _, newer := range []string{"2" + good[1:], "lost-update-ticket: 2\n"} {
		_, err := report.Restore(newer)
		require.ErrorIs(t, err, report.ErrNewer)
	}
}

func FuzzRestore(f *testing.F) {
	good, _ := report.Keep(report.Kept{Name: "17", Solutions: proofs(f)[:3]})
	f.Add(good)
	f.Add("1-AAAA")
	f.Fuzz(func(t *testing.T, text string) {
		k, err := report.Restore(text)
		if err != nil {
			return
		}
		kept, _ := report.Keep(k)
		_, err = report.Restore(kept)
		require.NoError(t, err)
	})
}
