package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// What a student tries who would like to spoil a lesson. Bodies, paths, secrets and other sites are in security_test.go.

func TestNobodyLooksLikeSomebodyElse(t *testing.T) {
	s := newSchool(t)
	for _, name := range []string{"Ada", "Вова", "17", "ΝΙΚΟΣ"} {
		s.student(name)
	}
	for name, why := range map[string]string{
		"Аdа": "Cyrillic letters", "Αda": "a Greek capital", "Ada\u3164": "a letter that cannot be seen", "Ada\u2800": "an empty braille pattern",
		"A\u034fda": "a joiner", "ada\ufe0f": "a variation of nothing", "A\u0336da": "struck out", "\u202eAda": "another direction",
		"Boba": "Latin letters for Cyrillic ones", "1\u200d7": "a joiner in a number", "nikoσ": "mixed alphabets", "𝐀𝐝𝐚": "bold letters of mathematics", "Ⓐda": "in a circle",
	} {
		a := s.visitor().post("/join", "code", s.code, "name", name)
		require.Equal(t, http.StatusConflict, a.status, "%q: %s", name, why)
	}
	for _, name := range []string{"\u3164", "\u115f\u1160", "\u2800", "\ufe0f", "\u0301\u0301"} {
		a := s.visitor().post("/join", "code", s.code, "name", name)
		require.Equal(t, http.StatusUnprocessableEntity, a.status, "%q cannot be seen", name)
	}
	for _, name := range []string{"Ian", "Lan", "Аня", "Ελένη", "מיכל", "ليلى", "เพื่อน"} {
		s.student(name)
	}
}

// A name that is written from right to left stays in its place: what stands beside it is about nobody else.
func TestNamesOfEveryDirectionStandAlone(t *testing.T) {
	s := newSchool(t)
	s.student("מיכל").hand(ticket(t, week(t), "the-key/trap-no-key"))
	s.verified()
	teacher := s.teacher()
	for _, path := range []string{"", "/report.html"} {
		page := teacher.get("/teacher/" + s.code + path).body
		require.Contains(t, page, "<bdi>מיכל</bdi>")
		require.NotContains(t, strings.ReplaceAll(page, `data-name="מיכל"`, ""), "\u202e")
	}
}

func TestAPileOfAccentsStaysInItsLine(t *testing.T) {
	s := newSchool(t)
	s.student("Z" + strings.Repeat("\u0336\u0301\u0310", 7))
	page := s.teacher().get("/teacher/" + s.code).body
	require.NotContains(t, page, "\u0301\u0310\u0336\u0301\u0310")
	require.Contains(t, page, "<bdi>Ź\u0336\u0336\u0336</bdi>")
}

func TestTheSwitchOfLanguagesLeadsToNobodyElse(t *testing.T) {
	s := newSchool(t)
	for _, back := range []string{"//evil.example", "/\t/evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)", "evil.example", "/\n/evil.example", "\t//evil.example", ""} {
		require.Equal(t, "/", s.visitor().post("/language", "lang", "zh", "back", back).header.Get("Location"), "%q", back)
	}
	require.Equal(t, "/j/"+s.code, s.visitor().post("/language", "lang", "zh", "back", "/j/"+s.code).header.Get("Location"))
}

// Whoever tries return codes for a neighbour's nickname keeps himself out, and not the neighbour.
func TestNobodyLocksOutANeighbour(t *testing.T) {
	s := newSchool(t)
	ada := s.student("Ada")
	comeBack := func(from, code string) int {
		form := url.Values{"code": {s.code}, "name": {"Ada"}, "return": {code}}
		r := httptest.NewRequestWithContext(t.Context(), "POST", "/return", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.RemoteAddr = from
		w := httptest.NewRecorder()
		s.server.Handler().ServeHTTP(w, r)
		return w.Code
	}
	for range 6 {
		require.Equal(t, http.StatusForbidden, comeBack("10.0.0.66:1", "AAAA-AAAA"))
	}
	require.Equal(t, http.StatusTooManyRequests, comeBack("10.0.0.66:2", ada.back))
	require.Equal(t, http.StatusSeeOther, comeBack("10.0.0.7:1", ada.back))
}

// A return code is shown once, and no button beside it leads away from it before it is written down.
func TestAReturnCodeIsNotLostToTheSwitchOfLanguages(t *testing.T) {
	s := newSchool(t)
	require.NotContains(t, s.visitor().post("/join", "code", s.code, "name", "Ada").body, `action="/language"`)
	taken := s.visitor().post("/join", "code", s.code, "name", "Ada")
	require.Equal(t, http.StatusConflict, taken.status)
	require.Contains(t, taken.body, `name="back" value="/j/`+s.code+`"`)
}

// A button that is pressed twice, or in two tabs, ends one round.
func TestARoundEndsOnce(t *testing.T) {
	s := newSchool(t)
	teacher, ada := s.teacher(), s.student("Ada")
	teacher.steer("do", "begin", "level", "two-hands")
	ada.vote("1", "1")
	teacher.steer("do", "end-round", "round", "1")
	ada.vote("2", "2")
	teacher.steer("do", "end-round", "round", "1")
	teacher.steer("do", "end-round")
	require.Contains(t, ada.get("/vote").body, "1 step · 0 interrupts", "the vote of the second round waits for its end")
	teacher.steer("do", "end-round", "round", "2")
	require.Contains(t, ada.get("/vote").body, "2 steps")
}

// Two tabs of the teacher and the votes of many at the same time: a duel that was ended stays ended, after a restart, too.
func TestADuelThatWasEndedDoesNotComeBack(t *testing.T) {
	s := newSchool(t)
	teacher, again := s.teacher(), s.teacher()
	students := []*visitor{s.student("Ada"), s.student("Bob")}
	for range 15 {
		teacher.steer("do", "begin", "level", "two-hands")
		students[0].vote("1", "1")
		var all sync.WaitGroup
		all.Go(func() { teacher.steer("do", "stop") })
		all.Go(func() { again.steer("do", "end-round", "round", "1") })
		for _, v := range students {
			all.Go(func() { v.vote("2", "2") })
		}
		all.Wait()
		require.Contains(t, students[0].get("/vote").body, "No duel at the moment")
		classes, err := s.store.Classes(t.Context())
		require.NoError(t, err)
		require.Empty(t, classes[0].Duel)
	}
}

// Who joins while the class is erased is in it or is refused; afterwards nobody is.
func TestNobodyStaysInAClassThatIsErased(t *testing.T) {
	s := newSchool(t)
	teacher := s.teacher()
	var all sync.WaitGroup
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		v := s.visitor()
		all.Go(func() {
			a := v.post("/join", "code", s.code, "name", name)
			require.Contains(t, []int{http.StatusOK, http.StatusNotFound}, a.status, a.body)
		})
	}
	all.Go(func() { teacher.post("/teacher/"+s.code+"/duel", "do", "begin", "level", "two-hands") })
	erased := s.owner().post("/teacher/"+s.code+"/erase", "code", s.code)
	require.Equal(t, http.StatusOK, erased.status)
	all.Wait()
	require.Empty(t, s.server.Codes())
	late := s.visitor()
	require.Equal(t, http.StatusNotFound, late.post("/join", "code", s.code, "name", "g").status)
}
