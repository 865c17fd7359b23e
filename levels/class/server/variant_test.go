package server_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class"
	"lostupdate/levels/class/server"
	"lostupdate/levels/class/store"
	"lostupdate/levels/format"
)

// The nickname under which somebody has joined decides his numbers, whatever his ticket says of itself.
func TestEveryStudentHasNumbersOfHisOwn(t *testing.T) {
	s := open(t, store.NewMemory(server.DefaultBounds().Kept), bounds())
	a := week(t)
	a.Seed = 5
	var err error
	s.code, err = s.server.NewClass(t.Context(), a)
	require.NoError(t, err)
	first, _ := campaign(t).Level("the-key")
	proofOf := func(name string) string {
		l := a.LevelFor(name, first)
		proof, ok := l.Solution("proof")
		require.True(t, ok)
		return string(class.NewTicket("what I have typed", a.Hash(), []string{string(format.PrintSolution(proof, l.Puzzle))}).Print())
	}
	one, two := s.student("1"), s.student("2")
	require.Equal(t, http.StatusAccepted, one.hand(proofOf("1")).status)
	require.Equal(t, http.StatusAccepted, two.hand(proofOf("1")).status, "a neighbour's")
	s.verified()
	teacher := s.teacher()
	csv := func() []string { return results(t, teacher.get("/teacher/"+s.code+"/results.csv").body) }
	require.Contains(t, csv(), "1 the-key proved 3")
	require.Contains(t, csv(), "2 the-key foreign 0")
	require.Contains(t, teacher.get("/teacher/"+s.code).body, "numbers of his own")

	require.Equal(t, http.StatusAccepted, two.hand(proofOf("2")).status)
	require.Equal(t, http.StatusAccepted, one.hand(proofOf("2")).status)
	s.verified()
	require.Contains(t, csv(), "2 the-key proved 3")
	require.Contains(t, csv(), "1 the-key proved 3", "what somebody has solved is never lost")
}

func TestTheOwnerOpensAClassWithOwnNumbers(t *testing.T) {
	s := newSchool(t)
	owner := s.owner()
	made := owner.post("/classes", "label", "Tuesday", "level", "the-key", "numbers", "own")
	require.Equal(t, http.StatusSeeOther, made.status, made.body)
	require.Contains(t, owner.get(made.header.Get("Location")).body, "numbers of his own")
	made = owner.post("/classes", "label", "Monday", "level", "the-key", "numbers", "")
	require.NotContains(t, owner.get(made.header.Get("Location")).body, "numbers of his own")
}
