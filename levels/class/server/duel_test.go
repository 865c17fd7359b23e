package server_test

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class/server"
	"lostupdate/levels/class/store"
)

func (v *visitor) steer(fields ...string) {
	v.school.t.Helper()
	require.Equal(v.school.t, http.StatusSeeOther, v.post("/teacher/"+v.school.code+"/duel", fields...).status)
}

func (v *visitor) vote(round, choice string) int {
	v.school.t.Helper()
	return v.post("/vote", "round", round, "choice", choice).status
}

// The class loses an update together, and everybody sees how.
func TestADuel(t *testing.T) {
	s := newSchool(t)
	teacher, ada, bob, eve := s.teacher(), s.student("Ada"), s.student("Bob"), s.student("Eve")
	require.Contains(t, ada.get("/vote").body, "No duel at the moment")
	phone, screen := ada.listen(t, "/vote/events", ""), s.visitor().listen(t, "/screen/"+s.code+"/events", "")

	teacher.steer("do", "begin", "level", "two-hands", "seconds", "0")
	phone.part("vote", "Who moves next?")
	screen.part("screen", "read total")
	require.Contains(t, ada.get("/me").body, `class="button main" href="/vote"`)
	for _, v := range []*visitor{ada, bob} {
		require.Equal(t, http.StatusSeeOther, v.vote("1", "1"))
	}
	require.Equal(t, http.StatusSeeOther, eve.vote("1", "1"))
	require.Equal(t, http.StatusSeeOther, eve.vote("1", "2"), "she has changed her mind")
	require.Contains(t, eve.get("/vote").body, `aria-pressed="true"`)
	desk := teacher.get("/teacher/" + s.code).body
	require.Contains(t, desk, "3 votes")
	teacher.steer("do", "end-round", "round", "1")
	phone.part("vote", "worker 1: read total: 0")
	require.Contains(t, bob.get("/vote").body, "1 step · 0 interrupts")
	require.Equal(t, http.StatusSeeOther, bob.vote("1", "2"), "too late: he sees the next round")
	require.NotContains(t, bob.get("/vote").body, `aria-pressed="true"`)

	for _, round := range []string{"2", "3"} {
		require.Equal(t, http.StatusSeeOther, ada.vote(round, "2"))
		teacher.steer("do", "end-round", "round", round)
	}
	screen.part("screen", "You have broken the factory!")
	require.Contains(t, bob.get("/vote").body, "1 update is lost")
	require.Contains(t, bob.get("/vote").body, "4 steps · 1 interrupt<")
	require.Contains(t, bob.get("/vote?lang=zh").body, "4 步 · 1 次打断")
	require.Contains(t, bob.get("/vote?lang=zh").body, "你们把工厂弄坏了")
	require.NotContains(t, s.visitor().get("/screen/"+s.code).body, "Ada")

	teacher.steer("do", "stop")
	phone.part("vote", "No duel at the moment")
}

func TestVotesThatAreNone(t *testing.T) {
	s := newSchool(t)
	ada := s.student("Ada")
	require.Equal(t, http.StatusSeeOther, ada.vote("1", "1"), "there is no duel")
	s.teacher().steer("do", "begin", "level", "two-hands")
	for _, bad := range [][2]string{{"x", "1"}, {"1", "x"}, {"1", "1 2"}, {"1", "1*99999"}, {"1", "9"}, {"1", ""}} {
		require.Equal(t, http.StatusUnprocessableEntity, ada.vote(bad[0], bad[1]), bad)
	}
	require.Equal(t, http.StatusUnprocessableEntity, s.teacher().post("/teacher/"+s.code+"/duel", "do", "begin", "level", "the-key").status)
	require.Equal(t, http.StatusUnprocessableEntity, s.teacher().post("/teacher/"+s.code+"/duel", "do", "begin", "level", "../x").status)
}

// Where the teacher has set a time, a round ends by itself, some time after the first vote.
func TestARoundEndsByItself(t *testing.T) {
	s := newSchool(t)
	ada := s.student("Ada")
	s.teacher().steer("do", "begin", "level", "two-hands", "seconds", "1")
	require.Equal(t, http.StatusSeeOther, ada.vote("1", "2"))
	screen := s.visitor().listen(t, "/screen/"+s.code+"/events", "")
	screen.part("screen", "worker 2: read total: 0")
}

func TestADuelOutlivesTheProgram(t *testing.T) {
	file := filepath.Join(t.TempDir(), "class.db")
	kept, err := store.Open(t.Context(), file, server.DefaultBounds().Kept)
	require.NoError(t, err)
	s := open(t, kept, bounds())
	ada := s.student("Ada")
	s.teacher().steer("do", "begin", "level", "two-hands")
	ada.vote("1", "2")
	s.teacher().steer("do", "end-round", "round", "1")
	s.server.Close()
	require.NoError(t, kept.Close())

	kept, err = store.Open(t.Context(), file, server.DefaultBounds().Kept)
	require.NoError(t, err)
	again := open(t, kept, bounds())
	require.Contains(t, again.visitor().get("/screen/"+again.code).body, "worker 2: read total: 0")
	require.Eventually(t, func() bool { return again.server.Verified(t.Context()) == nil }, time.Second, time.Millisecond)
	again.server.Close()
	require.NoError(t, kept.Close())
}

// A teacher finds the levels of the lesson first, and none in which there is nobody to move.
func TestTheTeacherIsOfferedWhatCanBePlayed(t *testing.T) {
	s := newSchool(t)
	teacher := s.teacher()
	desk := teacher.get("/teacher/" + s.code).body
	require.Regexp(t, `<optgroup label="of this class"><option value="two-hands">[^<]*</option></optgroup><optgroup label="others">`, desk)
	require.Equal(t, 1, strings.Count(desk, `value="two-hands"`))
	require.NotContains(t, desk, `value="the-desk-is-full"`, "its saboteur builds")
	answer := teacher.post("/teacher/"+s.code+"/duel", "do", "begin", "level", "the-desk-is-full")
	require.Equal(t, http.StatusUnprocessableEntity, answer.status)
}

// Who sees the projector knows where to vote, and comes there from the first page too.
func TestStudentsFindTheDuel(t *testing.T) {
	s := newSchool(t)
	teacher, ada := s.teacher(), s.student("Ada")
	require.NotContains(t, ada.get("/").body, `href="/vote"`)
	teacher.steer("do", "begin", "level", "two-hands", "seconds", "0")
	require.Contains(t, ada.get("/").body, `href="/vote"`)
	require.Regexp(t, `Vote at <b>[^<]*/vote</b>`, s.visitor().get("/screen/"+s.code).body)
	require.Regexp(t, `Students vote at <b>[^<]*/vote</b>`, teacher.get("/teacher/"+s.code).body)
}
