package model_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/levels/class"
	"lostupdate/levels/puzzle"
)

// heard is what a page around the game reads in a report.
type heard struct {
	Version, Stars, MaxStars int
	Done, HandedIn           bool
	Last, Ticket, Kept       string
	Levels                   []struct {
		ID                     string
		Chapter, Stars, Wanted int
		Solved                 bool
		Ticks, Keys, Memory    int64
	}
}

// page is a page around the game, with what it heard.
type page struct {
	*player
	reports []heard
}

func hosted(t *testing.T, a *class.Assignment, kept string) *page {
	t.Helper()
	h := &page{player: newPlayer(t, "")}
	return h.do(msg.Msg{Verb: msg.Assign, N: 1, Text: a.Text()}, msg.Msg{Verb: msg.Student, N: 1, Text: "17"}, msg.Say(msg.Hosted, kept))
}

func (h *page) do(messages ...msg.Msg) *page {
	h.t.Helper()
	for _, x := range messages {
		for _, e := range h.Update(x) {
			if e.Kind == msg.Report {
				var r heard
				require.NoError(h.t, json.Unmarshal([]byte(e.Text), &r))
				h.reports = append(h.reports, r)
			}
		}
	}
	return h
}

// prove solves the level of the key.
func (h *page) prove() *page {
	h.t.Helper()
	h.do(msg.Say(msg.Open, keyLevel)).do(h.build(keyLevel)...).do(msg.Do(msg.Run))
	for range 2000 {
		if h.do(msg.Number(msg.Tick, 1)); h.Reached.Stars(keyLevel) > 0 {
			return h
		}
	}
	h.t.Fatal("the proof of the level was not proved")
	return nil
}

func onlyTheKey() *class.Assignment {
	return &class.Assignment{Label: "Week 3", Hints: class.HintsFree, Levels: []class.Wanted{{ID: keyLevel, Revision: 1, Stars: 2}}}
}

func TestAPageHearsOfEveryChangeOfTheBest(t *testing.T) {
	h := hosted(t, onlyTheKey(), "")
	require.Len(t, h.reports, 1, "it hears at the start where the player stands")
	require.Equal(t, []int{1, 0, 2}, []int{h.reports[0].Version, h.reports[0].Stars, h.reports[0].MaxStars})
	require.False(t, h.reports[0].Done)

	h.prove()
	require.Len(t, h.reports, 2, "edits alone are not told")
	r := h.reports[1]
	require.True(t, r.Done)
	require.Equal(t, 2, r.Stars, "no more count than are wanted")
	require.Equal(t, keyLevel, r.Last)
	level := r.Levels[0]
	require.Equal(t, 3, level.Stars)
	require.Equal(t, 3, level.Chapter)
	require.True(t, level.Solved)
	require.Equal(t, []int64{49, 1, 10}, []int64{level.Ticks, level.Keys, level.Memory})

	roster := class.Grade([]class.File{{Name: "t", Source: []byte(r.Ticket)}}, class.Options{Catalog: h.catalog, Assignment: onlyTheKey()}, nil)
	require.Equal(t, "17", roster.Students[0].Name)
	require.Empty(t, roster.Students[0].Problems)
	require.Equal(t, 3, roster.Students[0].Marks[0].Stars)

	h.do(msg.Do(msg.HandIn), msg.Do(msg.HandIn))
	require.Len(t, h.reports, 4, "every handing in is told, also of the same")
	require.True(t, h.reports[3].HandedIn)
	require.Equal(t, r.Ticket, h.reports[3].Ticket)
	require.False(t, h.do(msg.Say(msg.Setting, "progress=import")).reports[3].Done != r.Done)
}

// A teacher sees who is stuck: what was tried and was not right is told, too.
func TestAPageHearsOfTriesThatFail(t *testing.T) {
	h := hosted(t, onlyTheKey(), "").do(msg.Say(msg.Open, keyLevel), msg.Say(msg.Edit, "gate lock red pack 2"), msg.Do(msg.Run))
	for n := 0; len(h.reports) < 2; n++ {
		require.Less(t, n, 2000, "nothing was told")
		h.do(msg.Number(msg.Tick, 1))
	}
	roster := class.Grade([]class.File{{Name: "t", Source: []byte(h.reports[1].Ticket)}}, class.Options{Catalog: h.catalog, Assignment: onlyTheKey()}, nil)
	require.Equal(t, class.Refuted, roster.Students[0].Marks[0].State)
}

func TestWithoutAPageNothingIsTold(t *testing.T) {
	p := newPlayer(t, "").solve()
	for _, e := range p.Update(msg.Do(msg.HandIn)) {
		require.NotEqual(t, msg.Report, e.Kind)
	}
}

// What the page kept is there at once on another machine, and inspected again.
func TestProgressComesBackFromThePage(t *testing.T) {
	first := hosted(t, onlyTheKey(), "").prove()
	last := first.reports[len(first.reports)-1]
	for name, kept := range map[string]string{"kept": last.Kept, "ticket": last.Ticket} {
		t.Run(name, func(t *testing.T) {
			h := hosted(t, onlyTheKey(), kept)
			require.Equal(t, "shell.host.restored", h.Toasts[len(h.Toasts)-1].Key)
			if name == "kept" {
				require.Equal(t, 3, h.Reached.Stars(keyLevel), "before anything was inspected")
			}
			for range 500 {
				h.do(msg.Number(msg.Tick, 1))
			}
			require.Equal(t, last.Levels, h.reports[len(h.reports)-1].Levels, "its measures, too, after it was inspected again")
			require.Less(t, len(h.reports), 4)
			require.NotEmpty(t, h.Reached.Levels[keyLevel].Work, "what was built stands there")
			toasts := len(h.Toasts)
			h.do(msg.Say(msg.Hosted, kept))
			require.Len(t, h.Toasts, toasts, "what is here already changes nothing")
		})
	}
}

func TestClaimsThatAreWrongDoNotLast(t *testing.T) {
	first := hosted(t, onlyTheKey(), "")
	first.Reached.AddSolution(keyLevel, progress.Solution{Text: "format: 1\nlevel: the-key\ngates: []\n", Stars: 3, Revision: 1, Rules: 1})
	kept := first.do(msg.Do(msg.HandIn)).reports[1].Kept
	h := hosted(t, onlyTheKey(), kept)
	for range 500 {
		h.do(msg.Number(msg.Tick, 1))
	}
	require.Zero(t, h.reports[len(h.reports)-1].Stars)
}

func TestWhatCannotBeTakenBackIsTold(t *testing.T) {
	for kept, want := range map[string]string{"1-nonsense": "shell.host.kept-damaged", "7-AAAA": "shell.host.kept-newer"} {
		h := hosted(t, onlyTheKey(), kept)
		require.Equal(t, want, h.Toasts[len(h.Toasts)-1].Key)
		require.Len(t, h.reports, 1, "the game goes on")
	}
}

func TestThePlayerCannotPutThePagesAssignmentAway(t *testing.T) {
	a := onlyTheKey()
	h := hosted(t, a, "").do(msg.Do(msg.Assign), msg.Say(msg.Assign, homework(class.HintsFree).Text()))
	require.Equal(t, a.Hash(), h.Assigned.Hash())
	h.do(msg.Say(msg.Show, "delete"), msg.Say(msg.Setting, "progress=delete"))
	require.Equal(t, a.Hash(), h.Assigned.Hash())
	require.Equal(t, a.Text(), h.Reached.Assignment)
}

func TestANameFromThePageIsNeitherAskedForNorSaved(t *testing.T) {
	h := hosted(t, onlyTheKey(), "").prove()
	require.Equal(t, "17", h.Student())
	require.NotContains(t, progress.Print(h.Reached), `"student"`)
	h.do(msg.Say(msg.Student, "18"))
	require.Equal(t, "17", h.Student())
}

// Without an assignment all levels are reported; one of two parts is solved with both.
func TestALevelOfTwoPartsIsReportedWhole(t *testing.T) {
	h := &page{player: newPlayer(t, "")}
	h.do(msg.Say(msg.Hosted, ""))
	require.Len(t, h.reports[0].Levels, len(h.catalog.Levels()))
	require.Equal(t, 3*len(h.catalog.Levels()), h.reports[0].MaxStars)
	level, _ := h.catalog.Level("last-item")
	require.Equal(t, puzzle.Both, level.Puzzle.Role)
	h.Reached.AddSolution("last-item", progress.Solution{Text: "format: 1\nlevel: last-item\nrevision: 1\nschedule: 1 2*2 1\n", Stars: 3, Revision: 1, Rules: 1})
	h.do(msg.Say(msg.Assign, ""))
	for _, l := range h.reports[1].Levels {
		if l.ID == "last-item" {
			require.False(t, l.Solved)
			require.Equal(t, 1, l.Stars)
		}
	}
}
