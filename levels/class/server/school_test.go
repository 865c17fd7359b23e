package server_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/class/page"
	"lostupdate/levels/class/server"
	"lostupdate/levels/class/store"
	"lostupdate/levels/format"
)

var loadOnce = sync.OnceValues(levels.Campaign)

func campaign(t testing.TB) *levels.Catalog {
	t.Helper()
	c, err := loadOnce()
	require.NoError(t, err)
	return c
}

// week is the assignment of most tests.
func week(t testing.TB) *class.Assignment {
	t.Helper()
	a := &class.Assignment{Label: "Week 3", Hints: class.HintsFree}
	for _, id := range []string{"two-hands", "the-key"} {
		l, ok := campaign(t).Level(id)
		require.True(t, ok)
		a.Levels = append(a.Levels, class.Wanted{ID: id, Revision: l.Puzzle.Revision, Stars: 1})
	}
	return a
}

// solution returns a solution file of the campaign, such as "the-key/proof".
func solution(t testing.TB, name string) string {
	t.Helper()
	id, file, _ := strings.Cut(name, "/")
	l, ok := campaign(t).Level(id)
	require.True(t, ok, id)
	s, ok := l.Solution(file)
	require.True(t, ok, name)
	return string(format.PrintSolution(s, l.Puzzle))
}

func ticket(t testing.TB, a *class.Assignment, solutions ...string) string {
	t.Helper()
	var texts []string
	for _, s := range solutions {
		texts = append(texts, solution(t, s))
	}
	return string(class.NewTicket("what I have typed", a.Hash(), texts).Print())
}

// school is a server with one class.
type school struct {
	t      testing.TB
	store  store.Store
	server *server.Server
	http   *httptest.Server
	code   string
}

// bounds are those of a school, but nothing waits for long.
func bounds() server.Bounds {
	b := server.DefaultBounds()
	b.Calm = time.Millisecond
	return b
}

// pageOf is a page with a program of so many bytes.
func pageOf(t testing.TB, bytes int) *page.Page {
	t.Helper()
	dir := t.TempDir()
	for name, source := range map[string]string{
		"index.html": "<!DOCTYPE html>\n<script defer src=\"wasm_exec.js\"></script>\n", "game.wasm": strings.Repeat("w", bytes), "game.wasm.br": "packed",
		"wasm_exec.js": "go", "loader.js": "load", "style.css": "",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(source), 0o600))
	}
	p, err := page.Open(dir)
	require.NoError(t, err)
	return p
}

func open(t testing.TB, kept store.Store, b server.Bounds) *school {
	t.Helper()
	return openWith(t, kept, b, pageOf(t, 2000))
}

func openWith(t testing.TB, kept store.Store, b server.Bounds, game *page.Page) *school {
	t.Helper()
	s := &school{t: t, store: kept}
	inner := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.server.Handler().ServeHTTP(w, r) })
	s.http = httptest.NewServer(inner)
	var err error
	s.server, err = server.New(t.Context(), server.Options{Store: kept, Catalog: campaign(t), Page: game, Address: s.http.URL, Bounds: b})
	require.NoError(t, err)
	t.Cleanup(func() {
		s.server.Close()
		s.http.CloseClientConnections()
		s.http.Close()
	})
	if codes := s.server.Codes(); len(codes) > 0 {
		s.code = codes[0]
		return s
	}
	s.code, err = s.server.NewClass(t.Context(), week(t))
	require.NoError(t, err)
	return s
}

func newSchool(t testing.TB) *school {
	t.Helper()
	return open(t, store.NewMemory(server.DefaultBounds().Kept), bounds())
}

// visitor is a browser.
type visitor struct {
	school *school
	client *http.Client
	back   string // the return code that was shown
}

func (s *school) visitor() *visitor {
	jar, err := cookiejar.New(nil)
	require.NoError(s.t, err)
	return &visitor{school: s, client: &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// elsewhere stands for a server that this test program has not made.
func elsewhere(address string) *httptest.Server { return &httptest.Server{URL: address} }

// tryHand hands in a ticket to a server that may be gone.
func (v *visitor) tryHand(ticket string) (status int, err error) {
	response, err := v.client.Do(v.request("POST", "/ticket", "application/json", jsonTicket(ticket)))
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	return response.StatusCode, err
}

// answer is what came.
type answer struct {
	status int
	header http.Header
	body   string
}

func (v *visitor) do(r *http.Request) answer {
	v.school.t.Helper()
	response, err := v.client.Do(r)
	require.NoError(v.school.t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(v.school.t, err)
	return answer{response.StatusCode, response.Header, string(body)}
}

func (v *visitor) request(method, path, kind, body string) *http.Request {
	v.school.t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), method, v.school.http.URL+path, strings.NewReader(body))
	require.NoError(v.school.t, err)
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	return r
}

func (v *visitor) get(path string) answer {
	v.school.t.Helper()
	return v.do(v.request("GET", path, "", ""))
}

func (v *visitor) post(path string, fields ...string) answer {
	v.school.t.Helper()
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return v.do(v.request("POST", path, "application/x-www-form-urlencoded", form.Encode()))
}

func (v *visitor) hand(ticket string) answer {
	v.school.t.Helper()
	return v.do(v.request("POST", "/ticket", "application/json", jsonTicket(ticket)))
}

var returnCode = regexp.MustCompile(`id="return-code">([A-Z0-9-]+)<`)

// student joins under a nickname.
func (s *school) student(name string) *visitor {
	s.t.Helper()
	v := s.visitor()
	a := v.post("/join", "code", s.code, "name", name)
	require.Equal(s.t, http.StatusOK, a.status, a.body)
	v.back = returnCode.FindStringSubmatch(a.body)[1]
	return v
}

// teacher opens the teacher's link, as the page behind it does.
func (s *school) teacher() *visitor {
	s.t.Helper()
	v := s.visitor()
	a := v.post("/teacher", "secret", s.server.TeacherLink(s.code))
	require.Equal(s.t, http.StatusSeeOther, a.status, a.body)
	require.Equal(s.t, "/teacher/"+s.code, a.header.Get("Location"))
	return v
}

func (s *school) owner() *visitor {
	s.t.Helper()
	v := s.visitor()
	require.Equal(s.t, http.StatusSeeOther, v.post("/teacher", "secret", s.server.OwnerLink()).status)
	return v
}

func (s *school) verified() {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), time.Minute)
	defer cancel()
	require.NoError(s.t, s.server.Verified(ctx))
}

// results are the lines of the CSV: nickname, level, state.
func results(t testing.TB, text string) (lines []string) {
	t.Helper()
	text, marked := strings.CutPrefix(text, "\ufeff")
	require.True(t, marked, "Excel wants the mark")
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err)
	for _, row := range rows[1:] {
		lines = append(lines, fmt.Sprintf("%s %s %s %s", row[0], row[2], row[4], row[6]))
	}
	return lines
}
