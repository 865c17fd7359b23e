package server_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class"
	"lostupdate/levels/class/server"
	"lostupdate/levels/class/store"
)

// A lesson: three join, hand in, and are graded by what they have built, whatever they say of themselves.
func TestALesson(t *testing.T) {
	s := newSchool(t)
	a := week(t)
	ada, bob := s.student("Ada"), s.student("鲍勃")
	s.student("10")
	require.Equal(t, http.StatusAccepted, ada.hand(ticket(t, a, "two-hands/proof", "the-key/proof")).status)
	require.Equal(t, http.StatusAccepted, bob.hand(ticket(t, a, "two-hands/proof", "the-key/trap-no-key")).status)
	s.verified()
	page := s.teacher().get("/teacher/" + s.code)
	require.Equal(t, http.StatusOK, page.status)
	for _, word := range []string{"Ada", "鲍勃", "Week 3", s.code[:3] + "-" + s.code[3:]} {
		require.Contains(t, page.body, word)
	}
	csv := s.teacher().get("/teacher/" + s.code + "/results.csv")
	require.Equal(t, "0", csv.header.Get("Unverified-Tickets"))
	require.Equal(t, []string{
		"10 two-hands missing 0", "10 the-key missing 0", "Ada two-hands proved 3", "Ada the-key proved 3",
		"鲍勃 two-hands proved 3", "鲍勃 the-key refuted 0",
	}, results(t, csv.body))
	require.Contains(t, s.teacher().get("/teacher/"+s.code+"/gradebook.csv").body, "Ada,student-")
	require.Contains(t, s.teacher().get("/teacher/"+s.code+"/report.html").body, "Ada")

	mine := ada.get("/me")
	require.Contains(t, mine.body, "2/2")
	require.NotContains(t, mine.body, "鲍勃")
	require.JSONEq(t, `{"waiting": 0, "levels": [
		{"id": "two-hands", "state": "proved", "stars": 3, "wanted": 1, "tries": 0},
		{"id": "the-key", "state": "refuted", "stars": 0, "wanted": 1, "tries": 1}]}`, bob.get("/me.json").body)
}

// A ticket from a machine that knows less, or with something worse, costs nothing; tries are counted once.
func TestSolutionsAreNeverLost(t *testing.T) {
	s := newSchool(t)
	a := week(t)
	ada := s.student("Ada")
	for _, solutions := range [][]string{{"the-key/trap-no-key"}, {"the-key/trap-no-key", "two-hands/proof"}, {"the-key/proof"}, {"the-key/trap-only-the-write"}} {
		require.Equal(t, http.StatusAccepted, ada.hand(ticket(t, a, solutions...)).status)
		s.verified()
	}
	require.JSONEq(t, `{"waiting": 0, "levels": [
		{"id": "two-hands", "state": "proved", "stars": 3, "wanted": 1, "tries": 0},
		{"id": "the-key", "state": "proved", "stars": 3, "wanted": 1, "tries": 1}]}`, ada.get("/me.json").body)
	again := ticket(t, a, "the-key/trap-only-the-write")
	require.Equal(t, http.StatusOK, ada.hand(again).status, "the same again is no second ticket")
}

// What the game gets on its page: the assignment, the nickname, and what is kept.
func TestThePageOfTheGame(t *testing.T) {
	s := newSchool(t)
	require.Equal(t, "/", s.visitor().get("/play/").header.Get("Location"))
	ada := s.student(`A"d<a>`)
	index := ada.get("/play/")
	require.Contains(t, index.body, `data-assignment="`+week(t).Text()+`"`)
	require.Contains(t, index.body, `data-name="A&#34;d&lt;a&gt;"`)
	require.Contains(t, index.header.Get("Content-Security-Policy"), "wasm-unsafe-eval")
	require.Contains(t, ada.get("/play/host.js").body, "lostUpdateHost")

	r := ada.request("GET", "/play/game.wasm", "", "")
	r.Header.Set("Accept-Encoding", "gzip, br")
	wasm := ada.do(r)
	require.Equal(t, "br", wasm.header.Get("Content-Encoding"))
	require.Equal(t, "packed", wasm.body)
	r.Header.Set("Accept-Encoding", "br;q=0")
	require.Len(t, ada.do(r).body, 2000)
	r.Header.Set("If-None-Match", ada.do(r).header.Get("ETag"))
	require.Equal(t, http.StatusNotModified, ada.do(r).status)

	require.Equal(t, http.StatusAccepted, ada.hand(ticket(t, week(t), "two-hands/proof")).status)
	s.verified()
	require.Contains(t, ada.get("/play/").body, "schedule: 1 2")
}

func TestNicknames(t *testing.T) {
	s := newSchool(t)
	s.student("Ada Lovelace")
	for name, want := range map[string]int{
		"ada lovelace": http.StatusConflict, "ＡＤＡ  Ｌｏｖｅｌａｃｅ": http.StatusConflict, "Adá.Lovelace": http.StatusConflict, "A\u200bda Lovelace": http.StatusConflict,
		"": http.StatusUnprocessableEntity, " \u202e ": http.StatusUnprocessableEntity, "!!!": http.StatusUnprocessableEntity,
		"ada@school.example": http.StatusUnprocessableEntity, strings.Repeat("a", 25): http.StatusUnprocessableEntity, strings.Repeat("x", 5000): http.StatusUnprocessableEntity,
		"17": http.StatusOK, "阿达": http.StatusOK, strings.Repeat("数", 24): http.StatusOK,
	} {
		a := s.visitor().post("/join", "code", strings.ToLower(s.code), "name", name)
		require.Equal(t, want, a.status, "%q: %s", name, a.body)
	}
	require.Equal(t, http.StatusNotFound, s.visitor().post("/join", "code", "AAAAAA", "name", "b").status)
}

// With the return code somebody comes back as himself, and the browser before is out; without it nobody does.
func TestComingBack(t *testing.T) {
	s := newSchool(t)
	ada := s.student("Ada")
	other := s.visitor()
	for range 3 {
		require.Equal(t, http.StatusForbidden, other.post("/return", "code", s.code, "name", "Ada", "return", "AAAA-AAAA").status)
	}
	a := other.post("/return", "code", s.code, "name", "ada", "return", strings.ToLower(ada.back))
	require.Equal(t, "/me", a.header.Get("Location"))
	require.Equal(t, http.StatusOK, other.get("/me").status)
	require.Equal(t, http.StatusSeeOther, ada.get("/me").status)

	fresh := returnCode.FindStringSubmatch(other.post("/return-code").body)[1]
	require.Equal(t, http.StatusForbidden, ada.post("/return", "code", s.code, "name", "Ada", "return", ada.back).status)
	require.Equal(t, http.StatusSeeOther, ada.post("/return", "code", s.code, "name", "Ada", "return", fresh).status)
	for range 8 {
		a = s.visitor().post("/return", "code", s.code, "name", "Ada", "return", "AAAA-AAAA")
	}
	require.Equal(t, http.StatusTooManyRequests, a.status, "nobody tries all codes")
	require.NotEmpty(t, a.header.Get("Retry-After"))

	require.Equal(t, http.StatusSeeOther, ada.post("/leave").status)
	require.Equal(t, http.StatusSeeOther, ada.get("/me").status)
}

func TestTheTeacherRulesTheClass(t *testing.T) {
	s := newSchool(t)
	ada, bob, teacher := s.student("Ada"), s.student("Bob"), s.teacher()
	desk := "/teacher/" + s.code
	require.Equal(t, http.StatusSeeOther, teacher.post(desk+"/joining", "open", "no").status)
	require.Equal(t, http.StatusForbidden, s.visitor().post("/join", "code", s.code, "name", "late").status)
	require.Equal(t, http.StatusSeeOther, teacher.post(desk+"/joining", "open", "yes").status)

	help := teacher.post(desk+"/help", "student", idOf(t, teacher, "Ada"))
	code := regexp.MustCompile(`<span class="code large">([A-Z0-9-]+)<`).FindStringSubmatch(help.body)[1]
	require.Equal(t, http.StatusOK, ada.get("/me").status, "her browser stays hers")
	require.Equal(t, http.StatusSeeOther, s.visitor().post("/return", "code", s.code, "name", "Ada", "return", code).status)

	require.Equal(t, http.StatusSeeOther, teacher.post(desk+"/remove", "student", idOf(t, teacher, "Bob")).status)
	require.Equal(t, http.StatusUnauthorized, bob.hand(ticket(t, week(t), "the-key/proof")).status)
	require.NotContains(t, teacher.get(desk).body, "Bob")
	s.student("Bob")

	require.Equal(t, http.StatusUnprocessableEntity, teacher.post(desk+"/erase", "code", "AAAAAA").status)
	require.Equal(t, http.StatusOK, teacher.post(desk+"/erase", "code", s.code).status)
	require.Equal(t, http.StatusForbidden, teacher.get(desk).status)
	require.Empty(t, s.server.Codes())
}

var rowOf = regexp.MustCompile(`id="row-(\d+)" data-name="([^"]*)"`)

func idOf(t testing.TB, teacher *visitor, name string) string {
	t.Helper()
	for _, m := range rowOf.FindAllStringSubmatch(teacher.get("/teacher/"+teacher.school.code).body, -1) {
		if m[2] == name {
			return m[1]
		}
	}
	t.Fatalf("there is no row of %s", name)
	return ""
}

func TestTheOwnerOpensClasses(t *testing.T) {
	s := newSchool(t)
	owner := s.owner()
	list := owner.get("/classes")
	require.Contains(t, list.body, "1/20")
	made := owner.post("/classes", "label", "Monday", "stars", "2", "hints", "none", "language", "zh", "level", "the-key", "level", "two-hands")
	require.Equal(t, http.StatusSeeOther, made.status, made.body)
	desk := owner.get(made.header.Get("Location"))
	require.Contains(t, desk.body, "Monday")
	require.Equal(t, http.StatusForbidden, s.teacher().get(made.header.Get("Location")).status, "a teacher has one class")
	require.Equal(t, http.StatusSeeOther, owner.post("/classes", "assignment", week(t).Link("https://school.example/")).status)
	for _, bad := range [][]string{{"label", "nothing"}, {"assignment", "hello"}, {"level", "the-key", "stars", "9"}} {
		require.Equal(t, http.StatusUnprocessableEntity, owner.post("/classes", bad...).status, bad)
	}
	for range 17 {
		require.Equal(t, http.StatusSeeOther, owner.post("/classes", "level", "the-key").status)
	}
	require.Contains(t, owner.post("/classes", "level", "the-key").body, "as many classes")
}

// Everything that was acknowledged is there after a restart: what was verified, and what was not.
func TestARestartLosesNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "class.db")
	a := week(t)
	kept, err := store.Open(t.Context(), file, server.DefaultBounds().Kept)
	require.NoError(t, err)
	b := bounds()
	b.Verifiers = 0 // nobody verifies
	s := open(t, kept, b)
	ada := s.student("Ada")
	require.Equal(t, http.StatusAccepted, ada.hand(ticket(t, a, "two-hands/proof")).status)
	link := s.server.TeacherLink(s.code)
	s.server.Close()
	require.NoError(t, kept.Close())

	for range 2 { // the second time nothing waits, and what is kept is judged again
		kept, err = store.Open(t.Context(), file, server.DefaultBounds().Kept)
		require.NoError(t, err)
		again := open(t, kept, bounds())
		require.Equal(t, s.code, again.code)
		require.Equal(t, strings.TrimPrefix(link, s.http.URL), strings.TrimPrefix(again.server.TeacherLink(again.code), again.http.URL))
		again.verified()
		require.Equal(t, []string{"Ada two-hands proved 3", "Ada the-key missing 0"}, results(t, again.teacher().get("/teacher/"+s.code+"/results.csv").body))
		again.server.Close()
		require.NoError(t, kept.Close())
	}
}

// A ticket that was made to take long is judged as far as it may cost, and the rest is undecided.
func TestATicketMayCostOnlySoMuch(t *testing.T) {
	b := bounds()
	b.Efforts.Ticket = 30_000 // one judgement that is over soon
	s := open(t, store.NewMemory(b.Kept), b)
	ada := s.student("Ada")
	require.Equal(t, http.StatusAccepted, ada.hand(ticket(t, week(t), "the-key/trap-no-key", "the-key/proof", "two-hands/proof")).status)
	s.verified()
	body := ada.get("/me").body
	require.Contains(t, body, "more than one ticket may cost")
	ada.hand(ticket(t, week(t), "the-key/proof"))
	s.verified()
	require.Contains(t, ada.get("/me.json").body, `"id":"the-key","state":"proved"`, "another ticket is another matter")
}

// A class that waits to be verified does not grow without end.
func TestAFullQueueAsksToComeBack(t *testing.T) {
	b := bounds()
	b.Verifiers, b.Queue = 0, 3
	s := open(t, store.NewMemory(b.Kept), b)
	ada, bob := s.student("Ada"), s.student("Bob")
	a := week(t)
	for _, solutions := range [][]string{{"two-hands/proof"}, {"the-key/proof"}, {"the-key/trap-no-key"}} {
		require.Equal(t, http.StatusAccepted, ada.hand(ticket(t, a, solutions...)).status)
	}
	full := bob.hand(ticket(t, a, "two-hands/proof"))
	require.Equal(t, http.StatusServiceUnavailable, full.status)
	require.NotEmpty(t, full.header.Get("Retry-After"))
}

func TestAStudentHasOnlySoManyTicketsWaiting(t *testing.T) {
	b := bounds()
	b.Verifiers, b.Kept.Tickets = 0, 1
	s := open(t, store.NewMemory(b.Kept), b)
	ada, a := s.student("Ada"), week(t)
	require.Equal(t, http.StatusAccepted, ada.hand(ticket(t, a, "two-hands/proof")).status)
	require.Equal(t, http.StatusTooManyRequests, ada.hand(ticket(t, a, "the-key/proof")).status)
}

func TestTicketsThatAreNotTaken(t *testing.T) {
	s := newSchool(t)
	ada := s.student("Ada")
	other := week(t)
	other.Label = "Week 4"
	for name, test := range map[string]struct {
		kind, body string
		want       int
	}{
		"no JSON":            {"application/json", "hello", http.StatusBadRequest},
		"a form":             {"application/x-www-form-urlencoded", "ticket=x", http.StatusUnsupportedMediaType},
		"no ticket":          {"application/json", `{"ticket": "hello"}`, http.StatusUnprocessableEntity},
		"another assignment": {"application/json", jsonTicket(ticket(t, other, "the-key/proof")), http.StatusConflict},
		"too large a ticket": {"application/json", jsonTicket(ticket(t, week(t), "the-key/proof") + strings.Repeat("#", class.TicketBytesMax)), http.StatusRequestEntityTooLarge},
		"too large a body":   {"application/json", jsonTicket(strings.Repeat("#", 1<<20)), http.StatusRequestEntityTooLarge},
	} {
		a := ada.do(ada.request("POST", "/ticket", test.kind, test.body))
		require.Equal(t, test.want, a.status, "%s: %s", name, a.body)
	}
}

func jsonTicket(text string) string {
	var b bytes.Buffer
	_ = json.NewEncoder(&b).Encode(map[string]string{"ticket": text})
	return b.String()
}
