package server_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class/server"
	"lostupdate/levels/class/store"
)

// knock tries a route, and reads what comes in a moment: a stream never ends.
func (v *visitor) knock(method, path string, headers ...string) answer {
	v.school.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 250*time.Millisecond)
	defer cancel()
	body, kind := "", ""
	if method == "POST" {
		body, kind = "student=1&code=x&do=stop&open=no", "application/x-www-form-urlencoded"
	}
	r := v.request(method, path, kind, body).WithContext(ctx)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := v.client.Do(r)
	require.NoError(v.school.t, err)
	defer response.Body.Close()
	text, _ := io.ReadAll(response.Body)
	return answer{response.StatusCode, response.Header, string(text)}
}

// knocker fills in the blanks of a pattern.
func knocker(code string, r server.Route) (method, path string) {
	method, path, _ = strings.Cut(r.Pattern, " ")
	return method, strings.NewReplacer("{code}", code, "{file}", "style.css", "{file...}", "", "{$}", "").Replace(path)
}

// No route shows a nickname to anybody but its bearer and the teacher, nor a teacher's page to anybody but him: tried at every
// route that there is, by a stranger, by another student, by the teacher of another class.
func TestNoRouteTellsWhatItShouldNot(t *testing.T) {
	s := newSchool(t)
	zed, ada := s.student("Zed-the-Hidden"), s.student("Ada")
	require.Equal(t, http.StatusAccepted, zed.hand(ticket(t, week(t), "the-key/trap-no-key")).status)
	s.verified()
	second, err := s.server.NewClass(t.Context(), week(t))
	require.NoError(t, err)
	foreign := s.visitor()
	require.Equal(t, http.StatusSeeOther, foreign.post("/teacher", "secret", s.server.TeacherLink(second)).status)
	require.Equal(t, http.StatusSeeOther, s.teacher().post("/teacher/"+s.code+"/duel", "do", "begin", "level", "two-hands").status)

	require.Greater(t, len(s.server.Routes()), 30)
	for _, route := range s.server.Routes() {
		method, path := knocker(s.code, route)
		if path == "/leave" || path == "/return-code" {
			continue // they change who Ada is; TestComingBack has them
		}
		for name, v := range map[string]*visitor{"stranger": s.visitor(), "student": ada, "other teacher": foreign} {
			t.Run(route.Pattern+" by "+name, func(t *testing.T) {
				a := v.knock(method, path)
				require.NotContains(t, a.body, "Zed")
				if name != "student" {
					require.NotContains(t, a.body, "Ada")
				}
				require.NotContains(t, a.body, s.server.OwnerLink()[len(s.http.URL)+len("/teacher#owner."):])
				switch route.Access {
				case "teacher", "owner":
					require.Equal(t, http.StatusForbidden, a.status)
				case "student":
					if name != "student" {
						require.Contains(t, []int{http.StatusUnauthorized, http.StatusSeeOther}, a.status)
					}
				case "code":
					require.Equal(t, http.StatusOK, a.status)
				}
				for header, want := range map[string]string{
					"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin",
				} {
					require.Equal(t, want, a.header.Get(header))
				}
				require.Contains(t, a.header.Get("Content-Security-Policy"), "default-src 'none'")
				require.NotContains(t, a.header.Get("Content-Security-Policy"), "script-src 'unsafe")
			})
		}
	}
	require.NotEmpty(t, s.server.Codes(), "nobody has erased anything")
	require.Contains(t, s.teacher().get("/teacher/"+s.code).body, "Zed-the-Hidden")
}

// A secret that is nearly right is wrong, and nobody tries many.
func TestSecretsCannotBeGuessed(t *testing.T) {
	b := bounds()
	s := open(t, store.NewMemory(b.Kept), b)
	good := s.server.TeacherLink(s.code)
	v := s.visitor()
	for _, bad := range []string{"", "x", good[:len(good)-1], good + "x", "#" + s.code + ".", "#owner.", "owner." + good[strings.LastIndex(good, ".")+1:], strings.Repeat("x", 4000)} {
		require.Equal(t, http.StatusForbidden, v.post("/teacher", "secret", bad).status, bad)
	}
	for range b.Kept.Classes * 10 {
		v.post("/teacher", "secret", "x")
	}
	require.Equal(t, http.StatusTooManyRequests, v.post("/teacher", "secret", "x").status)
	require.Equal(t, http.StatusTooManyRequests, v.get("/screen/AAAAAA").status, "nor many codes")
}

// Whatever another site makes a browser do here is refused: forms, tickets, and streams that it would like to read.
func TestOtherSitesAreRefused(t *testing.T) {
	s := newSchool(t)
	ada, teacher := s.student("Ada"), s.teacher()
	for _, route := range s.server.Routes() {
		method, path := knocker(s.code, route)
		for _, from := range [][]string{
			{"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors"},
			{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors"}, {"Origin", "null"},
		} {
			if method == "GET" && from[1] != "cross-site" {
				continue // whoever only reads needs the cookie, which other sites do not get along
			}
			for _, v := range []*visitor{ada, teacher} {
				require.Equal(t, http.StatusForbidden, v.knock(method, path, from...).status, "%s from %v", route.Pattern, from)
			}
		}
	}
	link := ada.knock("GET", "/j/"+s.code, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
	require.Equal(t, http.StatusOK, link.status, "a link from elsewhere leads here")
	require.Equal(t, http.StatusOK, ada.get("/me").status)
}

func TestCookiesAreOnlyForTheBrowser(t *testing.T) {
	s := newSchool(t)
	joined := s.visitor().post("/join", "code", s.code, "name", "Ada").header.Get("Set-Cookie")
	require.Regexp(t, `^lu_student=[\w-]{22}; Path=/; Max-Age=\d+; HttpOnly; SameSite=Lax$`, joined)
	unlocked := s.visitor().post("/teacher", "secret", s.server.TeacherLink(s.code)).header.Get("Set-Cookie")
	require.Regexp(t, `^lu_teacher_`+s.code+`=[\w-]{22}; Path=/; Max-Age=\d+; HttpOnly; SameSite=Strict$`, unlocked)
}

func TestScriptInANicknameIsText(t *testing.T) {
	s := newSchool(t)
	s.student(`<script>x</script>`)
	s.student(`=1+2|"'`)
	teacher := s.teacher()
	for _, path := range []string{"", "/report.html"} {
		page := teacher.get("/teacher/" + s.code + path).body
		require.NotContains(t, page, "<script>x")
		require.Contains(t, page, "&lt;script&gt;x")
	}
	require.Contains(t, teacher.get("/teacher/"+s.code+"/results.csv").body, `"'=1+2|""'"`, "no formula")
	stream := teacher.knock("GET", "/teacher/"+s.code+"/events")
	require.Contains(t, stream.body, `\u0026lt;script\u0026gt;x`)
	require.NotContains(t, stream.body, "<script")
}

func TestBodiesAreBounded(t *testing.T) {
	s := newSchool(t)
	ada, teacher := s.student("Ada"), s.teacher()
	huge := "name=" + strings.Repeat("x", 2<<20)
	for _, route := range s.server.Routes() {
		method, path := knocker(s.code, route)
		if method != "POST" || path == "/leave" || path == "/return-code" || strings.HasSuffix(path, "/leave") {
			continue // these read nothing
		}
		for _, v := range []*visitor{ada, teacher, s.owner()} {
			a := v.do(v.request("POST", path, "application/x-www-form-urlencoded", huge))
			require.GreaterOrEqual(t, a.status, 400, route.Pattern)
		}
	}
}

func TestPathsLeadNowhereElse(t *testing.T) {
	s := newSchool(t)
	ada := s.student("Ada")
	for _, path := range []string{
		"/play/../../go.mod", "/play/..%2f..%2fgo.mod", "/play/%2e%2e/%2e%2e/server.go", "/play/a/b", "/play//etc/passwd", "/play/host.js%00", "/play/nothing.js",
		"/static/desk.html", "/static/..%2fserver.go", "/static/../server.go", "/static/host.js", "/static/", "/static/%2e%2e%2fserver.go",
		"/teacher/..%2fclasses", "/j/../classes", "/.git/config", "/screen/", "/qr/x", "/nowhere",
	} {
		request := ada.request("GET", "/", "", "")
		request.URL.Opaque = path
		a := ada.do(request)
		require.Contains(t, []int{301, 303, 307, 403, 404}, a.status, path)
		require.NotContains(t, a.body, "package ", path)
		require.NotContains(t, a.body, "module ", path)
	}
	require.Equal(t, "/", ada.post("/language", "lang", "zh", "back", "//evil.example/").header.Get("Location"))
	require.Equal(t, "/", ada.post("/language", "lang", "zh", "back", `/\evil.example`).header.Get("Location"))
	require.Equal(t, "/me", ada.post("/language", "lang", "zh", "back", "/me").header.Get("Location"))
	require.Contains(t, ada.get("/me").body, "去玩游戏")
	require.Equal(t, http.StatusNotFound, ada.do(ada.request("PUT", "/join", "", "")).status)
}

// listen serves a school on a port of its own, with the timeouts and bounds of a real one.
func (s *school) listen(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.server.Serve(ctx, listener) }()
	t.Cleanup(func() {
		cancel()
		require.NoError(t, <-ended)
	})
	return listener.Addr().String()
}

// A client that sends a byte now and then does not hold a connection for ever.
func TestSlowClientsAreCutOff(t *testing.T) {
	b := bounds()
	b.Header, b.Read, b.Idle = 200*time.Millisecond, 400*time.Millisecond, 300*time.Millisecond
	s := open(t, store.NewMemory(b.Kept), b)
	address := s.listen(t)
	for name, begin := range map[string]string{
		"head":     "GET / HTTP/1.1\r\nHost: x\r\n",
		"body":     "POST /join HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\ncode=",
		"silence":  "",
		"keep":     "GET /health HTTP/1.1\r\nHost: x\r\n\r\n",
		"too much": "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + strings.Repeat("x", 64<<10),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := net.Dial("tcp", address)
			require.NoError(t, err)
			defer c.Close()
			_, _ = c.Write([]byte(begin))
			stop := time.AfterFunc(0, func() {
				for range 40 {
					time.Sleep(50 * time.Millisecond)
					if name == "silence" || name == "keep" {
						continue
					}
					if _, err := c.Write([]byte("a")); err != nil {
						return
					}
				}
			})
			defer stop.Stop()
			require.NoError(t, c.SetReadDeadline(time.Now().Add(5*time.Second)))
			began := time.Now()
			_, err = io.Copy(io.Discard, c)
			require.NotErrorIs(t, err, context.DeadlineExceeded)
			require.Less(t, time.Since(began), 3*time.Second, "it was cut off")
		})
	}
}

// A slow network is no attack: a download that goes on may take longer than any answer.
func TestASlowDownloadArrives(t *testing.T) {
	b := bounds()
	b.Write = time.Second
	const gameBytes = 16 << 20 // more than a socket holds by itself
	s := openWith(t, store.NewMemory(b.Kept), b, pageOf(t, gameBytes))
	c, err := net.Dial("tcp", s.listen(t))
	require.NoError(t, err)
	defer c.Close()
	require.NoError(t, c.(*net.TCPConn).SetReadBuffer(64<<10))
	_, _ = fmt.Fprint(c, "GET /play/game.wasm HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
	came, piece := 0, make([]byte, 256<<10)
	for began := time.Now(); ; time.Sleep(40 * time.Millisecond) {
		n, err := c.Read(piece)
		if came += n; err != nil {
			require.ErrorIs(t, err, io.EOF)
			require.Greater(t, time.Since(began), 2*b.Write)
			break
		}
	}
	require.Greater(t, came, gameBytes)
}

// Connections beyond the bound wait, and come in when another leaves.
func TestConnectionsAreBounded(t *testing.T) {
	b := bounds()
	b.Connections = 2
	s := open(t, store.NewMemory(b.Kept), b)
	address := s.listen(t)
	ask := func() (net.Conn, error) {
		c, err := net.Dial("tcp", address)
		require.NoError(t, err)
		_, _ = fmt.Fprint(c, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
		require.NoError(t, c.SetReadDeadline(time.Now().Add(300*time.Millisecond)))
		_, err = bufio.NewReader(c).ReadString('\n')
		return c, err
	}
	first, err := ask()
	require.NoError(t, err)
	second, err := ask()
	require.NoError(t, err)
	defer second.Close()
	third, err := ask()
	require.Error(t, err, "it waits")
	defer third.Close()
	require.NoError(t, first.Close())
	require.NoError(t, third.SetReadDeadline(time.Now().Add(5*time.Second)))
	_, err = bufio.NewReader(third).ReadString('\n')
	require.NoError(t, err)
}

// Somebody who asks without end is asked to wait, and others are not.
func TestRequestsAreLimited(t *testing.T) {
	b := bounds()
	s := open(t, store.NewMemory(b.Kept), b)
	ada, bob := s.student("Ada"), s.student("Bob")
	status := 0
	for range 200 {
		if status = ada.get("/me.json").status; status == http.StatusTooManyRequests {
			break
		}
	}
	require.Equal(t, http.StatusTooManyRequests, status)
	require.Equal(t, http.StatusOK, bob.get("/me.json").status)
}

func TestPlacesAreNetworks(t *testing.T) {
	require.Equal(t, "192.0.2.7", server.Place("192.0.2.7:1234"))
	require.Equal(t, "192.0.2.7", server.Place("[::ffff:192.0.2.7]:1234"))
	require.Equal(t, server.Place("[2001:db8:1:2::1]:1"), server.Place("[2001:db8:1:2:ffff::9]:2"))
	require.NotEqual(t, server.Place("[2001:db8:1:2::1]:1"), server.Place("[2001:db8:1:3::1]:1"))
	require.Equal(t, server.Place(""), server.Place("pipe"))
}

func TestCodesAreReadAsTheyWereGivenOut(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		code := server.NewCode(6)
		require.Regexp(t, `^[ACDEFGHJKMNPQRTWXY34679]{6}$`, code)
		require.False(t, seen[code])
		seen[code] = true
		require.Equal(t, code, server.ReadCode(" "+strings.ToLower(code[:3])+" - "+code[3:]))
	}
	require.Equal(t, "KQ74MX", server.ReadCode("ｋｑ７－４ｍｘ"))
	require.Empty(t, server.ReadCode(strings.Repeat("A", 100)))
}
